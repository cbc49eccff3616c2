//! `record!`: a struct with a text form, `{field: value, ...}`, from one declaration. Headers of SSA stages are records.

/// Declares a struct whose fields all implement [`Attr`](crate::text::Attr); derives the usual traits and the text form.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $Name:ident { $( $(#[$fmeta:meta])* $fvis:vis $field:ident : $Ty:ty ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        $vis struct $Name { $( $(#[$fmeta])* $fvis $field: $Ty ),* }

        impl $crate::text::Attr for $Name {
            fn print(&self, p: &mut $crate::text::Printer<'_>) -> std::fmt::Result {
                use std::fmt::Write as _;
                let mut before = "{";
                $(
                    write!(p, "{before}{}: ", stringify!($field))?;
                    $crate::text::Attr::print(&self.$field, p)?;
                    before = ", ";
                )*
                p.write_str(if before == "{" { "{}" } else { "}" })
            }
            fn parse(p: &mut $crate::text::Parser<'_>) -> $crate::text::Parse<Self> {
                p.expect("{")?;
                let mut first = true;
                $(
                    if !std::mem::take(&mut first) { p.expect(",")?; }
                    p.expect(stringify!($field))?;
                    p.expect(":")?;
                    let $field = $crate::text::Attr::parse(p)?;
                )*
                let _ = first;
                p.expect("}")?;
                Ok($Name { $($field),* })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::text::{from_text, to_text};

    record! {
        /// A pair.
        struct Pair { number: u32, names: Vec<String> }
    }

    #[test]
    fn a_record_round_trips() {
        let text = r#"{number: 3, names: ["a", "b"]}"#;
        let pair: Pair = from_text(text).unwrap();
        assert_eq!((pair.number, pair.names.len()), (3, 2));
        assert_eq!(to_text(&pair), text);
        assert!(from_text::<Pair>("{number: 3}").is_err());
    }
}
