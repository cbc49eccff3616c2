//! Which part of a construct a traceback marks with `^` where the rest is `~`: the operator of `a + b`, the brackets of `a[b]`.

use rustpython_parser::{Parse, ast, ast::Ranged};

/// The columns, in characters, of the mark in the text of an expression; `None` where all of it is marked alike.
pub fn anchors(segment: &str) -> Option<(u32, u32)> {
    // Most constructs are calls and attributes, which need no look at their syntax.
    if !segment.contains(|c: char| "+-*/%@&|^<>[".contains(c)) {
        return None;
    }
    let body = ast::Suite::parse(segment, "").ok()?;
    let [ast::Stmt::Expr(statement)] = &body[..] else { return None };
    let text = segment.as_bytes();
    let blank = |at: usize| matches!(text[at], b' ' | b'\t' | b'\x0c');
    let (start, end) = match &*statement.value {
        ast::Expr::BinOp(binary) => {
            let (left, right) = (binary.left.range().end().to_usize(), binary.right.range().start().to_usize());
            // A parenthesis that closes the left operand is passed over.
            let start = (left..right).find(|&i| !(blank(i) || text[i] == b')' && i + 1 < right))?;
            let wide = start + 1 < right && !blank(start + 1);
            (start, start + 1 + usize::from(wide))
        }
        ast::Expr::Subscript(subscript) => {
            let (value, index) = (subscript.value.range().end().to_usize(), subscript.slice.range().end().to_usize());
            let start = (value..text.len()).find(|&i| text[i] == b'[')?;
            let end = (index..text.len()).find(|&i| text[i] == b']').map_or(text.len(), |i| i + 1);
            (start, end)
        }
        _ => return None,
    };
    let column = |byte: usize| segment.get(..byte).map(|before| before.chars().count() as u32);
    Some((column(start)?, column(end)?))
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn operators_and_brackets_are_found() {
        for (text, mark) in [
            ("a + b", Some("+")),
            ("(a) // (b)", Some("//")),
            ("f(x)[y][0]", Some("[0]")),
            ("é['k']", Some("['k']")),
            ("a ** b", Some("**")),
            ("f(x)", None),
            ("a.b", None),
            ("x = 1", None),
        ] {
            let found = anchors(text).map(|(a, b)| text.chars().skip(a as usize).take((b - a) as usize).collect::<String>());
            assert_eq!(found.as_deref(), mark, "{text}");
        }
    }
}
