//! The parser's errors in CPython's words.
//!
//! The parser says at which token it stopped; CPython looks at the line again with rules for common mistakes. So do we, over the
//! tokens of the statement that holds the error.

use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::span::{FileId, Span};
use rustpython_parser::lexer::{self, LexicalErrorType};
use rustpython_parser::{Mode, ParseError, ParseErrorType, Tok};

type Token = (Tok, usize, usize);

/// The diagnostic for an error of the parser.
pub fn diagnose(error: &ParseError, text: &str, file: FileId) -> Diagnostic {
    let at = usize::from(error.offset).min(text.len());
    let (message, span) = match &error.error {
        ParseErrorType::Lexical(kind) => (lexical(kind), (at, at + 1)),
        ParseErrorType::Eof => syntax(text, text.len(), &None),
        ParseErrorType::UnrecognizedToken(tok, expected) => syntax_at(text, at, tok, expected),
        ParseErrorType::ExtraToken(_) | ParseErrorType::InvalidToken => ("invalid syntax".into(), (at, at + 1)),
    };
    Diagnostic::new(codes::E0101, message).at(Span::new(file, span.0 as u32, span.1.min(text.len()) as u32))
}

/// The parser's error for a text with a bracket that is never closed, where CPython reports it instead: on the bracket's own line.
pub fn before_bracket(text: &str, bracket: usize, file: FileId) -> Option<Diagnostic> {
    let error = rustpython_parser::parse(text, Mode::Module, "").err()?;
    let place = usize::from(error.offset).min(text.len());
    let found = diagnose(&error, text, file);
    // CPython has then read up to the error, or for its special messages one token further.
    let end = found.span.map_or(place, |s| s.end as usize).min(text.len());
    let reach =
        if found.message == "invalid syntax" { place } else { text.len() - text.get(end..).unwrap_or("").trim_start().len() };
    let same_line = text.get(bracket.min(reach)..bracket.max(reach)).is_some_and(|between| !between.contains('\n'));
    let parsers_own = matches!(error.error, ParseErrorType::UnrecognizedToken(..)) && place < text.trim_end().len();
    (parsers_own && same_line).then_some(found)
}

fn lexical(kind: &LexicalErrorType) -> String {
    match kind {
        LexicalErrorType::IndentationError => "unindent does not match any outer indentation level".into(),
        LexicalErrorType::TabError | LexicalErrorType::TabsAfterSpaces => {
            "inconsistent use of tabs and spaces in indentation".into()
        }
        LexicalErrorType::DefaultArgumentError => "parameter without a default follows parameter with a default".into(),
        LexicalErrorType::DuplicateArgumentError(name) => format!("duplicate argument '{name}' in function definition"),
        LexicalErrorType::PositionalArgumentError => "positional argument follows keyword argument".into(),
        LexicalErrorType::UnpackedArgumentError => "iterable argument unpacking follows keyword argument unpacking".into(),
        LexicalErrorType::DuplicateKeywordArgumentError(name) => format!("keyword argument repeated: {name}"),
        LexicalErrorType::UnicodeError | LexicalErrorType::StringError => {
            "(unicode error) 'unicodeescape' codec can't decode bytes: malformed escape".into()
        }
        LexicalErrorType::LineContinuationError => "unexpected character after line continuation character".into(),
        LexicalErrorType::Eof => "unexpected EOF while parsing".into(),
        LexicalErrorType::FStringError(e) => format!("f-string: {e}"),
        LexicalErrorType::OtherError(message) => message.replace("cannot use starred", "can't use starred"),
        LexicalErrorType::NestingError | LexicalErrorType::UnrecognizedToken { .. } => "invalid syntax".into(),
    }
}

fn syntax_at(text: &str, at: usize, tok: &Tok, expected: &Option<String>) -> (String, (usize, usize)) {
    let width = tok_width(text, at, tok);
    if *tok == Tok::Indent {
        return ("unexpected indent".into(), (at, at + 1));
    }
    let (message, span) = syntax(text, at, expected);
    if message == "invalid syntax" { (message, (at, at + width)) } else { (message, span) }
}

fn tok_width(text: &str, at: usize, tok: &Tok) -> usize {
    let rest = text.get(at..).unwrap_or("");
    match tok {
        Tok::Newline | Tok::Indent | Tok::Dedent | Tok::EndOfFile => 1,
        Tok::String { .. } => 1,
        _ if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') => {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        }
        tok => tok.to_string().trim_matches('\'').len().max(1),
    }
}

/// The message for a statement that does not parse, and its place.
fn syntax(text: &str, at: usize, expected: &Option<String>) -> (String, (usize, usize)) {
    let invalid = ("invalid syntax".into(), (at, at + 1));
    let tokens = tokens_around(text, at);
    let here = tokens.iter().position(|t| t.1 >= at).unwrap_or(tokens.len());
    if let Some(found) = missing_block(text, at, expected) {
        return found;
    }
    if lonely_try(text, at) {
        return ("expected 'except' or 'finally' block".into(), (at, at + 1));
    }
    if tokens.is_empty() {
        return invalid;
    }
    if let Some(found) = definition(&tokens, here, at) {
        return found;
    }
    let old_print = |t: &[Token]| matches!(&t[0].0, Tok::Name { name } if name == "print" || name == "exec");
    if here >= 1
        && let Some(start) =
            (0..=here.min(tokens.len() - 1)).rev().find(|&i| old_print(&tokens[i..]) && begins_statement(&tokens, i))
        && tokens.get(start + 1).is_some_and(|t| begins_operand(&t.0) && t.0 != Tok::Lpar)
    {
        let Tok::Name { name } = &tokens[start].0 else { return invalid };
        let end = tokens.last().map_or(at + 1, |t| t.2);
        return (format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?"), (tokens[start].1, end));
    }
    if let Some(found) = parameters(&tokens, here).or_else(|| walrus(&tokens, here)).or_else(|| conditional(&tokens, here)) {
        return found;
    }
    if let Some(found) = missing_colon(&tokens, here) {
        return found;
    }
    if let Some(found) = wrong_assignment(&tokens, here, at) {
        return found;
    }
    if let Some(found) = missing_comma(&tokens, here).or_else(|| missing_value(&tokens, here)) {
        return found;
    }
    invalid
}

/// The tokens of the logical line that holds `at`, as far as they can be read.
fn tokens_around(text: &str, at: usize) -> Vec<Token> {
    let mut line: Vec<Token> = Vec::new();
    for token in lexer::lex(text, Mode::Module) {
        let Ok((tok, range)) = token else { break };
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        match tok {
            Tok::Newline if start >= at => break,
            Tok::Newline => line.clear(),
            Tok::EndOfFile => break,
            Tok::Indent | Tok::Dedent => {}
            tok => line.push((tok, start, end)),
        }
    }
    line
}

fn begins_statement(tokens: &[Token], i: usize) -> bool {
    i == 0 || matches!(tokens[i - 1].0, Tok::Semi | Tok::Colon)
}

fn begins_operand(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Name { .. }
            | Tok::Int { .. }
            | Tok::Float { .. }
            | Tok::Complex { .. }
            | Tok::String { .. }
            | Tok::None
            | Tok::True
            | Tok::False
            | Tok::Lpar
            | Tok::Lsqb
            | Tok::Lbrace
            | Tok::Ellipsis
    )
}

fn ends_operand(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Name { .. }
            | Tok::Int { .. }
            | Tok::Float { .. }
            | Tok::Complex { .. }
            | Tok::String { .. }
            | Tok::None
            | Tok::True
            | Tok::False
            | Tok::Rpar
            | Tok::Rsqb
            | Tok::Rbrace
            | Tok::Ellipsis
    )
}

/// How CPython calls the statement that a keyword begins.
fn statement(tokens: &[Token]) -> Option<&'static str> {
    let second = tokens.get(1).map(|t| &t.0);
    Some(match (&tokens.first()?.0, second) {
        (Tok::If, _) => "'if' statement",
        (Tok::Elif, _) => "'elif' statement",
        (Tok::Else, _) => "'else' statement",
        (Tok::For, _) | (Tok::Async, Some(Tok::For)) => "'for' statement",
        (Tok::While, _) => "'while' statement",
        (Tok::With, _) | (Tok::Async, Some(Tok::With)) => "'with' statement",
        (Tok::Try, _) => "'try' statement",
        (Tok::Except, Some(Tok::Star)) => "'except*' statement",
        (Tok::Except, _) => "'except' statement",
        (Tok::Finally, _) => "'finally' statement",
        (Tok::Def, _) | (Tok::Async, Some(Tok::Def)) => "function definition",
        (Tok::Class, _) => "class definition",
        (Tok::Match, _) => "'match' statement",
        (Tok::Case, _) => "'case' statement",
        // The lexer takes them for names where the colon is missing.
        (Tok::Name { name }, Some(next)) if name == "match" && begins_operand(next) => "'match' statement",
        (Tok::Name { name }, Some(next)) if name == "case" && begins_operand(next) => "'case' statement",
        _ => return None,
    })
}

/// `if x:` without a block below.
fn missing_block(text: &str, at: usize, expected: &Option<String>) -> Option<(String, (usize, usize))> {
    if expected.as_deref() != Some("Indent") && !text[at..].trim().is_empty() {
        return None;
    }
    let mut head = text[..at].trim_end();
    while let Some(line) = head.rfind('\n').filter(|&n| head[n..].trim_start().starts_with('#')) {
        head = head[..line].trim_end();
    }
    let head_end = head.len();
    let tokens = tokens_around(head, head_end.saturating_sub(1));
    if tokens.last()?.0 != Tok::Colon {
        return None;
    }
    let what = statement(&tokens)?;
    let line = 1 + text[..tokens[0].1].bytes().filter(|&b| b == b'\n').count();
    Some((format!("expected an indented block after {what} on line {line}"), (at, at + 1)))
}

/// `if x` at the end of the line.
fn missing_colon(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    let what = statement(tokens)?;
    let mut depth = 0i32;
    for t in tokens {
        match t.0 {
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth -= 1,
            Tok::Colon if depth == 0 => return None,
            _ => {}
        }
    }
    let last = tokens.last()?;
    let soft = matches!(what, "'match' statement" | "'case' statement");
    let here = if soft && here == 1 { tokens.len() } else { here };
    let complete = ends_operand(&last.0) || matches!(last.0, Tok::Else | Tok::Try | Tok::Finally | Tok::Except);
    (here >= tokens.len() && complete).then(|| ("expected ':'".into(), (last.2, last.2 + 1)))
}

/// `if x = 1`
fn wrong_assignment(tokens: &[Token], here: usize, at: usize) -> Option<(String, (usize, usize))> {
    let error = tokens.get(here)?;
    if error.0 != Tok::Equal || error.1 != at {
        return None;
    }
    let condition = statement(tokens).is_some();
    let simple_left = matches!(tokens.get(here.checked_sub(1)?)?.0, Tok::Name { .. });
    let alone = here < 2 || !matches!(tokens[here - 2].0, Tok::Dot);
    let operand_right = tokens.get(here + 1).is_some_and(|t| begins_operand(&t.0));
    if !operand_right || !ends_operand(&tokens[here - 1].0) {
        return None;
    }
    let left = tokens[here - 1].clone();
    let inside_call = depth_at(tokens, here) > 0
        && (0..here)
            .rev()
            .find(|&i| depth_at(tokens, i) < depth_at(tokens, here) && tokens[i].0 == Tok::Lpar)
            .is_some_and(|i| i > 0 && ends_operand(&tokens[i - 1].0));
    if inside_call && !(simple_left && alone && matches!(tokens[here - 2].0, Tok::Lpar | Tok::Comma)) {
        let mut start = here - 1;
        while start > 0 && !matches!(tokens[start - 1].0, Tok::Comma | Tok::Lpar) {
            start -= 1;
        }
        if let Tok::True | Tok::False | Tok::None = left.0 {
            return Some((format!("cannot assign to {}", left.0.to_string().trim_matches('\'')), (left.1, left.2)));
        }
        return Some(("expression cannot contain assignment, perhaps you meant \"==\"?".into(), (tokens[start].1, error.2)));
    }
    if condition || depth_at(tokens, here) > 0 {
        if simple_left && alone {
            let right = tokens.get(here + 1)?;
            return Some(("invalid syntax. Maybe you meant '==' or ':=' instead of '='?".into(), (left.1, right.2)));
        }
        let what = match left.0 {
            Tok::Name { .. } => "attribute",
            Tok::Rpar => "function call",
            Tok::Rsqb => "subscript",
            Tok::True => "True",
            Tok::False => "False",
            Tok::None => "None",
            _ => "literal",
        };
        if matches!(what, "True" | "False" | "None") {
            return Some((format!("cannot assign to {what}"), (left.1, left.2)));
        }
        return Some((format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?"), (left.1, left.2)));
    }
    None
}

fn depth_at(tokens: &[Token], index: usize) -> i32 {
    let step = |t: &Token| match t.0 {
        Tok::Lpar | Tok::Lsqb | Tok::Lbrace => 1,
        Tok::Rpar | Tok::Rsqb | Tok::Rbrace => -1,
        _ => 0,
    };
    tokens[..index].iter().map(step).sum()
}

/// What must follow the name and the parameters of a `def`.
fn definition(tokens: &[Token], here: usize, at: usize) -> Option<(String, (usize, usize))> {
    if statement(tokens) != Some("function definition") {
        return None;
    }
    let name = 1 + tokens.iter().position(|t| t.0 == Tok::Def)?;
    let width = tokens.get(here).map_or(1, |t| t.2 - t.1);
    if here == name + 1 && matches!(tokens[name].0, Tok::Name { .. }) {
        return Some(("expected '('".into(), (at, at + width)));
    }
    let open = tokens.iter().position(|t| t.0 == Tok::Lpar).filter(|&open| open < here)?;
    let closed = depth_at(tokens, here) == 0;
    let no_colon = !tokens[open..here].iter().enumerate().any(|(i, t)| t.0 == Tok::Colon && depth_at(tokens, open + i) == 0);
    let complete = closed && (tokens[here - 1].0 == Tok::Rpar || ends_operand(&tokens[here - 1].0));
    (complete && no_colon).then(|| ("expected ':'".into(), (at, at + width)))
}

/// What is wrong in the parameters of a `def`.
fn parameters(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    let error = tokens.get(here)?;
    let span = (error.1, error.2);
    if statement(tokens) != Some("function definition") || depth_at(tokens, here) != 1 {
        return None;
    }
    let before = &tokens[..here];
    let after_kwargs = before.windows(2).any(|w| w[0].0 == Tok::DoubleStar && matches!(w[1].0, Tok::Name { .. }));
    let message = match error.0 {
        Tok::Lpar => "Function parameters cannot be parenthesized",
        Tok::Slash if before.iter().any(|t| t.0 == Tok::Slash) => "/ may appear only once",
        Tok::Star if before.iter().any(|t| t.0 == Tok::Star) => "* argument may appear only once",
        _ if after_kwargs => "arguments cannot follow var-keyword argument",
        _ => return None,
    };
    Some((message.into(), span))
}

/// `a.b := 1`
fn walrus(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    if tokens.get(here)?.0 != Tok::ColonEqual {
        return None;
    }
    let left = tokens.get(here.checked_sub(1)?)?;
    let what = match left.0 {
        Tok::Name { .. } if here >= 2 && tokens[here - 2].0 == Tok::Dot => "attribute",
        Tok::Rsqb => "subscript",
        Tok::Rpar => "function call",
        Tok::Int { .. } | Tok::Float { .. } | Tok::String { .. } => "literal",
        _ => return None,
    };
    let mut start = here - 1;
    while start > 0 && !matches!(tokens[start - 1].0, Tok::Comma | Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::Equal) {
        start -= 1;
    }
    Some((format!("cannot use assignment expressions with {what}"), (tokens[start].1, left.2)))
}

/// `a if b` without `else`.
fn conditional(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    let place = (1..here).rev().find(|&i| tokens[i].0 == Tok::If && ends_operand(&tokens[i - 1].0))?;
    let complete = ends_operand(&tokens.get(here.checked_sub(1)?)?.0) && here - 1 > place;
    let stops = tokens.get(here).is_none_or(|t| matches!(t.0, Tok::Rpar | Tok::Rsqb | Tok::Rbrace | Tok::Comma));
    let clause = tokens[..place].iter().any(|t| matches!(t.0, Tok::For | Tok::Case));
    if !complete || !stops || clause || tokens[place..here].iter().any(|t| t.0 == Tok::Else) {
        return None;
    }
    let mut start = place - 1;
    while start > 0 && !matches!(tokens[start - 1].0, Tok::Comma | Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::Equal | Tok::Return)
    {
        start -= 1;
    }
    Some(("expected 'else' after 'if' expression".into(), (tokens[start].1, tokens[here - 1].2)))
}

/// A dict with an item that has no value.
fn missing_value(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    if !matches!(tokens.get(here)?.0, Tok::Rbrace | Tok::Comma) {
        return None;
    }
    let mut depth = 0;
    let mut start = None;
    for i in (0..here).rev() {
        match tokens[i].0 {
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth += 1,
            Tok::Lbrace if depth == 0 => return None,
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth -= 1,
            Tok::Comma if depth == 0 && start.is_none() => start = Some(i + 1),
            Tok::Colon if depth == 0 => {
                let first = tokens.get(start?)?;
                return Some(("':' expected after dictionary key".into(), (first.1, tokens[here - 1].2)));
            }
            _ => {}
        }
    }
    None
}

/// A `try` block that nothing follows.
fn lonely_try(text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    if !text[line_start..at].trim().is_empty() || text[at..].starts_with("except") || text[at..].starts_with("finally") {
        return false;
    }
    let own = at - line_start;
    let mut above = text[..line_start].lines().rev().filter(|l| !l.trim().is_empty() && !l.trim_start().starts_with('#'));
    let deeper = above.clone().next().is_some_and(|l| indent(l) > own);
    deeper && above.find(|l| indent(l) <= own).is_some_and(|l| indent(l) == own && l.trim_start().starts_with("try:"))
}

/// `[a b]`
fn missing_comma(tokens: &[Token], here: usize) -> Option<(String, (usize, usize))> {
    let before = tokens.get(here.checked_sub(1)?)?;
    let error = tokens.get(here)?;
    let inside = depth_at(tokens, here) > 0;
    if error.0 == Tok::Comma && statement(tokens) == Some("'except' statement") && depth_at(tokens, here) == 0 && here > 1 {
        return Some(("multiple exception types must be parenthesized".into(), (tokens[1].1, error.2)));
    }
    let keyword = matches!(before.0, Tok::Name { ref name } if name == "print" || name == "exec");
    let both = ends_operand(&before.0) && begins_operand(&error.0) && !matches!(error.0, Tok::Lpar | Tok::Lsqb);
    if !(inside && both) || keyword {
        return None;
    }
    let past_colon = (0..here).any(|i| tokens[i].0 == Tok::Colon && depth_at(tokens, i) == 0);
    let in_parameters = statement(tokens) == Some("function definition") && !past_colon;
    if in_parameters && depth_at(tokens, here) == 1 {
        return None;
    }
    // CPython marks from the start of the expression before.
    let mut start = here - 1;
    while start > 0 && !matches!(tokens[start - 1].0, Tok::Comma | Tok::Lpar | Tok::Lsqb | Tok::Lbrace | Tok::Colon | Tok::Equal)
    {
        start -= 1;
    }
    let soft = |tok: &Tok| match tok {
        Tok::Name { name } => ["match", "case", "_", "type"].contains(&name.as_str()),
        tok => matches!(tok, Tok::Match | Tok::Case | Tok::Type),
    };
    let name_and_string = matches!((&tokens[start].0, &tokens[start + 1].0), (Tok::Name { .. }, Tok::String { .. }));
    if soft(&tokens[start].0) || name_and_string {
        return None;
    }
    Some(("invalid syntax. Perhaps you forgot a comma?".into(), (tokens[start].1, error.2)))
}
