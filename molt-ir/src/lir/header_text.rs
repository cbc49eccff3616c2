//! The text of the headers.
//!
//! ```text
//! program lir
//! main @main
//! globals 2
//! file "hello.py"
//! line 0 1 "print('hello')"
//! site {function: "<module>", file: 0, line: 1, end_line: 1, column: 0, end_column: 14, anchor: 0, anchor_end: 0, outer: 0}
//!
//! fn @main -> [val] named "<module>" {
//! ```

use super::header::{Code, FunctionHeader, ProgramHeader, Site};
use crate::ssa::{FuncId, Header};
use crate::text::{Attr, Parse, Parser, Printer};
use std::fmt::{self, Write};

/// A struct as `{field: value, ..}`, every field in order.
macro_rules! record {
    ($T:ident { $first:ident $(, $field:ident)* $(,)? }) => {
        impl Attr for $T {
            fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
                p.write_str(concat!("{", stringify!($first), ": "))?;
                self.$first.print(p)?;
                $( p.write_str(concat!(", ", stringify!($field), ": "))?; self.$field.print(p)?; )*
                p.write_str("}")
            }
            fn parse(p: &mut Parser<'_>) -> Parse<Self> {
                p.expect("{")?;
                p.expect(stringify!($first))?;
                p.expect(":")?;
                let $first = Attr::parse(p)?;
                $( p.expect(",")?; p.expect(stringify!($field))?; p.expect(":")?; let $field = Attr::parse(p)?; )*
                p.expect("}")?;
                Ok($T { $first $(, $field)* })
            }
        }
    };
}

record! { Site { function, file, line, end_line, column, end_column, anchor, anchor_end, outer } }
record! { Code {
    name, qualname, module, parameters, positional_only, positional, keyword_only, var_positional, var_keyword, suspends, line, doc, entry,
} }

impl Attr for FunctionHeader {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str("-> ")?;
        self.results.print(p)?;
        p.write_str(" named ")?;
        self.qualname.print(p)?;
        if let Some(code) = &self.code {
            p.write_str(" code ")?;
            code.print(p)?;
        }
        Ok(())
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.expect("->")?;
        let results = Attr::parse(p)?;
        p.expect("named")?;
        let qualname = Attr::parse(p)?;
        let code = if p.eat("code") { Some(Code::parse(p)?) } else { None };
        Ok(FunctionHeader { results, code, qualname })
    }
}

impl Header for FunctionHeader {}

impl Attr for ProgramHeader {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        if let Some(main) = &self.main {
            p.write_str("main ")?;
            main.print(p)?;
            p.write_str("\n")?;
        }
        for (what, n) in [("globals", self.globals), ("classes", self.classes)] {
            if n > 0 {
                writeln!(p, "{what} {n}")?;
            }
        }
        if self.finalizers {
            writeln!(p, "finalizers")?;
        }
        for (what, names) in [("install", &self.installs), ("module", &self.modules), ("file", &self.files)] {
            for name in names {
                write!(p, "{what} ")?;
                name.print(p)?;
                p.write_str("\n")?;
            }
        }
        for (file, (line, text)) in &self.lines {
            write!(p, "line {file} {line} ")?;
            text.print(p)?;
            p.write_str("\n")?;
        }
        for site in &self.sites {
            p.write_str("site ")?;
            site.print(p)?;
            p.write_str("\n")?;
        }
        Ok(())
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        let mut header = ProgramHeader::default();
        loop {
            if p.eat("main") {
                header.main = Some(FuncId::parse(p)?);
            } else if p.eat("globals") {
                header.globals = p.number()?;
            } else if p.eat("classes") {
                header.classes = p.number()?;
            } else if p.eat("finalizers") {
                header.finalizers = true;
            } else if p.eat("install") {
                header.installs.push(Attr::parse(p)?);
            } else if p.eat("module") {
                header.modules.push(Attr::parse(p)?);
            } else if p.eat("file") {
                header.files.push(Attr::parse(p)?);
            } else if p.eat("line") {
                header.lines.push((p.number()?, (p.number()?, Attr::parse(p)?)));
            } else if p.eat("site") {
                header.sites.push(Site::parse(p)?);
            } else {
                return Ok(header);
            }
        }
    }
}

impl Header for ProgramHeader {}

#[cfg(test)]
mod tests {
    use crate::lir::Program;

    const TEXT: &str = r#"program lir
main @main
globals 2
classes 1
finalizers
install "str"
module "math"
file "a b.py"
line 0 3 "x = \"y\""
site {function: "f", file: 0, line: 3, end_line: 3, column: 0, end_column: 7, anchor: 2, anchor_end: 3, outer: 0}

fn @main -> [val] named "<module>" {
^bb0():
  %0 = vconst {bits: 8} : imm
  ret %0
}

fn @f -> [val] named "f" code {name: "f", qualname: "f", module: "__main__", parameters: ["a"], positional_only: 0, positional: 1, keyword_only: 0, var_positional: false, var_keyword: false, suspends: 0, line: 3, doc: none, entry: @f} {
^bb0(%0: val, %1: ptr):
  %2 = load %1 {offset: 0} : val
  retain %2
  ret %2
}
"#;

    #[test]
    fn headers_round_trip() {
        let program = Program::parse(TEXT).unwrap();
        assert_eq!(program.header.sites[0].line, 3);
        assert_eq!(program.to_text(false), TEXT);
    }
}
