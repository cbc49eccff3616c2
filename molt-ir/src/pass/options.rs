//! Options of a pass: a struct of plain values that prints as `{key=value,…}` and reads back the same.

use std::fmt::Debug;

/// The options of a pass. `()` has none; declare others by [`options!`](crate::options).
pub trait Options: Default + Clone + PartialEq + Debug + Send + Sync + 'static {
    /// Every option: name, what it expects, default, documentation.
    fn describe() -> Vec<OptionInfo>;
    /// Sets one; `None` is a key without a value.
    fn set(&mut self, key: &str, value: Option<&str>) -> Result<(), OptionError>;
    /// Every option and its value as text, in the order of declaration.
    fn values(&self) -> Vec<(String, String)>;
}

/// One option, described.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OptionInfo {
    /// Its key.
    pub name: String,
    /// What its value may be, in words.
    pub expects: &'static str,
    /// The default value as text.
    pub default: String,
    /// Its documentation.
    pub doc: &'static str,
}

/// Why an option could not be set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OptionError {
    /// There is no such key.
    Unknown,
    /// The value is not what the option expects, which is this.
    Value(&'static str),
}

impl Options for () {
    fn describe() -> Vec<OptionInfo> {
        Vec::new()
    }
    fn set(&mut self, _: &str, _: Option<&str>) -> Result<(), OptionError> {
        Err(OptionError::Unknown)
    }
    fn values(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// The type of one option. Enums get it from [`option_words!`](crate::option_words).
pub trait OptionValue: Sized {
    /// What a value may be, in words.
    const EXPECTS: &'static str;
    /// Reads a value; `None` is a key without a value.
    fn read(text: Option<&str>) -> Option<Self>;
    /// The text that reads back the same.
    fn write(&self) -> String;
}

impl OptionValue for bool {
    const EXPECTS: &'static str = "true or false";
    fn read(text: Option<&str>) -> Option<bool> {
        text.map_or(Some(true), |t| t.parse().ok())
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl OptionValue for String {
    const EXPECTS: &'static str = "a text";
    fn read(text: Option<&str>) -> Option<String> {
        text.map(str::to_owned)
    }
    fn write(&self) -> String {
        self.clone()
    }
}

macro_rules! numbers {
    ($($type:ty: $expects:literal,)*) => {
        $(impl OptionValue for $type {
            const EXPECTS: &'static str = $expects;
            fn read(text: Option<&str>) -> Option<$type> {
                text?.parse().ok()
            }
            fn write(&self) -> String {
                self.to_string()
            }
        })*
    };
}

numbers! {
    u32: "a whole number from 0 to 4294967295",
    u64: "a whole number from 0",
    usize: "a whole number from 0",
    i64: "a whole number",
    f64: "a number",
}

/// Declares an options struct. Underscores of a field print as hyphens.
///
/// ```
/// molt_ir::options! {
///     /// How far inlining goes.
///     pub struct InlineOptions {
///         /// The largest body that is copied, in operations.
///         max_size: u32 = 40,
///     }
/// }
/// ```
#[macro_export]
macro_rules! options {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident: $type:ty = $default:expr),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Debug)]
        $vis struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)*
        }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default),* }
            }
        }

        impl $crate::pass::Options for $name {
            fn describe() -> Vec<$crate::pass::OptionInfo> {
                let defaults = Self::default();
                vec![$($crate::pass::OptionInfo {
                    name: stringify!($field).replace('_', "-"),
                    expects: <$type as $crate::pass::OptionValue>::EXPECTS,
                    default: $crate::pass::OptionValue::write(&defaults.$field),
                    doc: concat!($($doc, "\n"),+),
                }),*]
            }

            fn set(&mut self, key: &str, value: Option<&str>) -> Result<(), $crate::pass::OptionError> {
                $(if key == stringify!($field).replace('_', "-") {
                    let expects = <$type as $crate::pass::OptionValue>::EXPECTS;
                    self.$field = $crate::pass::OptionValue::read(value).ok_or($crate::pass::OptionError::Value(expects))?;
                    return Ok(());
                })*
                let _ = value;
                Err($crate::pass::OptionError::Unknown)
            }

            fn values(&self) -> Vec<(String, String)> {
                vec![$((stringify!($field).replace('_', "-"), $crate::pass::OptionValue::write(&self.$field))),*]
            }
        }
    };
}

/// Declares an enum whose values are words: `option_words! { pub enum Order { Fast = "fast", Small = "small" } }`.
#[macro_export]
macro_rules! option_words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        $vis enum $name {
            $($(#[$inner])* #[doc = concat!("Written `", $word, "`.")] $variant,)+
        }

        impl $crate::pass::OptionValue for $name {
            const EXPECTS: &'static str = concat!("one of:" $(, " ", $word)+);
            fn read(text: Option<&str>) -> Option<Self> {
                match text? {
                    $($word => Some($name::$variant),)+
                    _ => None,
                }
            }
            fn write(&self) -> String {
                match self {
                    $($name::$variant => $word,)+
                }.to_owned()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::option_words! {
        /// A choice.
        enum Colour { Red = "red", Blue = "blue" }
    }

    crate::options! {
        /// Some options.
        struct Some {
            /// A number.
            max_size: u32 = 40,
            /// A switch.
            deep: bool = false,
            /// A choice.
            colour: Colour = Colour::Red,
        }
    }

    #[test]
    fn values_read_back_the_same() {
        let options = Some { max_size: 7, deep: true, colour: Colour::Blue };
        let mut back = Some::default();
        for (key, value) in options.values() {
            back.set(&key, Option::Some(&value)).unwrap();
        }
        assert_eq!(back, options);
        assert_eq!(options.values()[0], ("max-size".to_owned(), "7".to_owned()));
    }

    #[test]
    fn a_switch_needs_no_value() {
        let mut options = Some::default();
        options.set("deep", None).unwrap();
        assert!(options.deep);
    }

    #[test]
    fn wrong_keys_and_values_are_told_apart() {
        let mut options = Some::default();
        assert_eq!(options.set("max_size", Option::Some("1")), Err(OptionError::Unknown));
        assert_eq!(options.set("max-size", Option::Some("x")), Err(OptionError::Value("a whole number from 0 to 4294967295")));
        assert_eq!(options.set("colour", None), Err(OptionError::Value("one of: red blue")));
    }
}
