//! Tests whose answer the platform or the version of Python gives: `sys.platform == "win32"`, `os.name == "nt"`,
//! `sys.version_info < (3, 8)`, `TYPE_CHECKING`.
//!
//! What stands behind a test that is never true may name modules, and attributes of modules, that are not there. Nothing else is
//! concluded: the test is made like any other, so that a program that names something else `sys` is compiled as it stands.

use rustpython_parser::ast;

/// The version of Python that programs see.
const VERSION: [u32; 3] = [3, 12, 1];

/// Attributes by which `sys` of other platforms and other Pythons is told.
const OF_OTHERS: &[&str] =
    &["pypy_version_info", "pypy_translation_info", "getwindowsversion", "getandroidapilevel", "winver", "JYTHON_JAR"];

/// What a test gives, where the platform and the version say so.
pub(super) fn answer(test: &ast::Expr) -> Option<bool> {
    match test {
        ast::Expr::BoolOp(both) => {
            let mut answers = both.values.iter().map(answer);
            match both.op {
                ast::BoolOp::And if answers.any(|each| each == Some(false)) => Some(false),
                ast::BoolOp::And => both.values.iter().all(|each| answer(each) == Some(true)).then_some(true),
                ast::BoolOp::Or if answers.any(|each| each == Some(true)) => Some(true),
                ast::BoolOp::Or => both.values.iter().all(|each| answer(each) == Some(false)).then_some(false),
            }
        }
        ast::Expr::UnaryOp(not) if not.op == ast::UnaryOp::Not => answer(&not.operand).map(|given| !given),
        ast::Expr::Compare(compare) => match (&compare.ops[..], &compare.comparators[..]) {
            ([op], [right]) => compared(&compare.left, *op, right),
            _ => None,
        },
        ast::Expr::Call(call) => {
            if let (ast::Expr::Name(called), [of, attribute]) = (&*call.func, &call.args[..]) {
                let of_sys = called.id.as_str() == "hasattr" && matches!(of, ast::Expr::Name(of) if of.id.as_str() == "sys");
                return (of_sys && texts(attribute)?.iter().all(|name| OF_OTHERS.contains(name))).then_some(false);
            }
            let ast::Expr::Attribute(method) = &*call.func else { return None };
            let [given] = &call.args[..] else { return None };
            let known = name(&method.value)?;
            (method.attr.as_str() == "startswith").then_some(())?;
            texts(given)?.iter().map(|prefix| known.starts_with(prefix)).reduce(|a, b| a || b)
        }
        _ => is_read_of(test, "typing", "TYPE_CHECKING").then_some(false),
    }
}

fn compared(left: &ast::Expr, op: ast::CmpOp, right: &ast::Expr) -> Option<bool> {
    if let Some(known) = name(left) {
        let given = texts(right)?;
        return match op {
            ast::CmpOp::Eq => Some(given == [known]),
            ast::CmpOp::NotEq => Some(given != [known]),
            ast::CmpOp::In => Some(given.contains(&known)),
            ast::CmpOp::NotIn => Some(!given.contains(&known)),
            _ => None,
        };
    }
    let known = version(left)?;
    let given = numbers(right)?;
    let order = known[..].cmp(&given[..]);
    // `version_info` goes on behind its numbers.
    let order = if known.len() == VERSION.len() && order.is_eq() { std::cmp::Ordering::Greater } else { order };
    match op {
        ast::CmpOp::Lt => Some(order.is_lt()),
        ast::CmpOp::LtE => Some(order.is_le()),
        ast::CmpOp::Gt => Some(order.is_gt()),
        ast::CmpOp::GtE => Some(order.is_ge()),
        ast::CmpOp::Eq => Some(order.is_eq()),
        ast::CmpOp::NotEq => Some(order.is_ne()),
        _ => None,
    }
}

/// The name of the platform that an expression reads.
fn name(expression: &ast::Expr) -> Option<&'static str> {
    if is_read_of(expression, "sys", "platform") {
        return Some("linux");
    }
    if is_read_of(expression, "os", "name") && matches!(expression, ast::Expr::Attribute(_)) {
        return Some("posix");
    }
    match expression {
        ast::Expr::Call(call) if call.args.is_empty() && is_read_of(&call.func, "platform", "system") => Some("Linux"),
        ast::Expr::Call(call) if call.args.is_empty() && is_read_of(&call.func, "platform", "python_implementation") => {
            Some("CPython")
        }
        ast::Expr::Attribute(part) if part.attr.as_str() == "name" && is_read_of(&part.value, "sys", "implementation") => {
            Some("cpython")
        }
        _ => None,
    }
}

/// The numbers of the version that an expression reads.
fn version(expression: &ast::Expr) -> Option<Vec<u32>> {
    match expression {
        ast::Expr::Subscript(part) if is_read_of(&part.value, "sys", "version_info") => match &*part.slice {
            ast::Expr::Slice(slice) if slice.lower.is_none() && slice.step.is_none() => {
                let end = number(slice.upper.as_deref()?)? as usize;
                VERSION.get(..end).map(<[u32]>::to_vec)
            }
            index => VERSION.get(number(index)? as usize).map(|&number| vec![number]),
        },
        ast::Expr::Attribute(part) if is_read_of(&part.value, "sys", "version_info") => {
            let at = ["major", "minor", "micro"].iter().position(|field| *field == part.attr.as_str())?;
            Some(vec![VERSION[at]])
        }
        _ => is_read_of(expression, "sys", "version_info").then(|| VERSION.to_vec()),
    }
}

/// Whether an expression reads the attribute of a module, or the name that was imported from it.
fn is_read_of(expression: &ast::Expr, module: &str, attribute: &str) -> bool {
    match expression {
        ast::Expr::Name(name) => name.id.as_str() == attribute && attribute != "name",
        ast::Expr::Attribute(read) => {
            let of_module =
                matches!(&*read.value, ast::Expr::Name(of) if of.id.as_str() == module || attribute == "TYPE_CHECKING");
            of_module && read.attr.as_str() == attribute
        }
        _ => false,
    }
}

fn texts(expression: &ast::Expr) -> Option<Vec<&str>> {
    match expression {
        ast::Expr::Constant(constant) => constant.value.as_str().map(|text| vec![text.as_str()]),
        ast::Expr::Tuple(all) => all.elts.iter().map(|each| texts(each)?.pop()).collect(),
        ast::Expr::List(all) => all.elts.iter().map(|each| texts(each)?.pop()).collect(),
        ast::Expr::Set(all) => all.elts.iter().map(|each| texts(each)?.pop()).collect(),
        _ => None,
    }
}

fn numbers(expression: &ast::Expr) -> Option<Vec<u32>> {
    match expression {
        ast::Expr::Tuple(all) => all.elts.iter().map(number).collect(),
        other => number(other).map(|number| vec![number]),
    }
}

fn number(expression: &ast::Expr) -> Option<u32> {
    let ast::Expr::Constant(constant) = expression else { return None };
    constant.value.as_int().and_then(|int| u32::try_from(int).ok())
}

#[cfg(test)]
mod tests {
    use super::answer;
    use rustpython_parser::{Parse, ast};

    fn of(text: &str) -> Option<bool> {
        answer(&ast::Expr::parse(text, "").unwrap())
    }

    #[test]
    fn the_platform_answers() {
        for never in [
            "sys.platform == 'win32'",
            "sys.platform.startswith('win')",
            "os.name == 'nt'",
            "platform.system() == 'Windows'",
            "sys.platform in ('win32', 'cygwin')",
            "TYPE_CHECKING",
            "typing.TYPE_CHECKING",
            "not sys.platform.startswith('linux')",
            "x and os.name == 'nt'",
            "sys.platform.startswith(('win', 'darwin'))",
            "os.name != 'posix'",
        ] {
            assert_eq!(of(never), Some(false), "{never}");
        }
        for open in ["name == 'nt'", "x.platform == 'win32'", "sys.platform == x", "x or os.name == 'nt'", "sys.platform > 'a'"] {
            assert_eq!(of(open), None, "{open}");
        }
    }

    #[test]
    fn the_version_answers() {
        for never in [
            "sys.version_info < (3, 8)",
            "sys.version_info[0] < 3",
            "sys.version_info.major == 2",
            "sys.version_info[:2] >= (3, 13)",
            "sys.version_info >= (3, 13)",
            "sys.version_info <= (3, 12)",
            "sys.version_info == (3, 12, 1)",
        ] {
            assert_eq!(of(never), Some(false), "{never}");
        }
        for always in [
            "sys.version_info >= (3, 11)",
            "version_info > (3, 12)",
            "sys.version_info[:2] == (3, 12)",
            "sys.version_info > (3,)",
        ] {
            assert_eq!(of(always), Some(true), "{always}");
        }
    }
}
