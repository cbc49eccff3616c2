//! Templates of `%` that are written down.

/// A piece of a template.
#[derive(Debug, PartialEq)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// What one value is shown as.
    Field(Field),
}

/// `%-5.1f` and the like.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// `s`, `r`, `a`, `d`, `f`, ...
    pub letter: char,
    /// Whether what is shown goes to the left.
    pub left: bool,
    /// The sign, where one is asked for.
    pub sign: Option<char>,
    /// Whether zeros fill up a number.
    pub zeros: bool,
    /// The least width.
    pub width: Option<u32>,
    /// Digits, or the greatest length.
    pub precision: Option<u32>,
}

impl Part {
    /// Whether it asks nothing but the text of a value.
    pub fn shows(&self) -> bool {
        match self {
            Part::Text(_) => true,
            Part::Field(field) => matches!(field.letter, 's' | 'r' | 'a'),
        }
    }
}

/// The pieces of a template; nothing where it has keys, widths that come from values, `#`, or a letter that is not known.
pub fn parse(template: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('%') {
            text.push('%');
            rest = behind;
            continue;
        }
        let (field, behind) = field(rest)?;
        rest = behind;
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        parts.push(Part::Field(field));
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    Some(parts)
}

fn field(text: &str) -> Option<(Field, &str)> {
    let mut field = Field { letter: ' ', left: false, sign: None, zeros: false, width: None, precision: None };
    let flags = text.find(|c| !"-+ 0".contains(c))?;
    for flag in text[..flags].chars() {
        match flag {
            '-' => field.left = true,
            '0' => field.zeros = true,
            '+' => field.sign = Some('+'),
            _ => field.sign = field.sign.or(Some(' ')),
        }
    }
    let (width, mut rest) = number(&text[flags..])?;
    field.width = width;
    if let Some(behind) = rest.strip_prefix('.') {
        let (precision, behind) = number(behind)?;
        field.precision = Some(precision.unwrap_or(0));
        rest = behind;
    }
    field.letter = rest.chars().next().filter(|c| "sradiufFeEgGxXo".contains(*c))?;
    Some((field, &rest[1..]))
}

/// Decimal digits at the front, which may be missing; nothing where there are too many.
fn number(text: &str) -> Option<(Option<u32>, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    match end {
        0 => Some((None, text)),
        1..=4 => Some((text[..end].parse().ok(), &text[end..])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_between_texts() {
        let parts = parse("a%%b %-5s|%08.3f").unwrap();
        let field = |letter, left, zeros, width, precision| {
            Part::Field(Field { letter, left, sign: None, zeros, width: Some(width), precision })
        };
        let text = |text: &str| Part::Text(text.to_owned());
        assert_eq!(parts, [text("a%b "), field('s', true, false, 5, None), text("|"), field('f', false, true, 8, Some(3))]);
    }

    #[test]
    fn what_the_values_decide_is_not_known() {
        for template in ["%(a)s", "%*d", "%#x", "%", "%c", "%5", "%ld"] {
            assert_eq!(parse(template), None, "{template}");
        }
    }
}
