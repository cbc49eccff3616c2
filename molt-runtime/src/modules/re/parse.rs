//! From the text of a pattern to the tree, with CPython's errors at CPython's places.

use super::node::{At, Category, Greed, Item, MANY, Node, Nodes, flag, width};
use super::parse_escape as escape;
use super::tokens::{Fault, Token, Tokens, is_number, number, shown, text};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// More groups than this cannot be.
const MAX_GROUPS: u32 = (1 << 31) / 2 - 1;

/// What is known of a pattern while it is read.
pub struct State {
    /// Flags, those set inside the pattern included.
    pub flags: u32,
    /// Names of groups in order.
    pub names: Vec<(Vec<u32>, u32)>,
    /// Widths of the groups that are closed; the first entry is the whole pattern.
    pub widths: Vec<Option<(u64, u64)>>,
    lookbehind: Option<usize>,
    /// Groups that conditions name by number, and where.
    conditions: Vec<(u32, usize)>,
    verbose_start: bool,
}

impl State {
    fn group_named(&self, name: &[u32]) -> Option<u32> {
        self.names.iter().find(|(own, _)| own == name).map(|(_, group)| *group)
    }

    fn open_group(&mut self, name: Option<&[u32]>) -> Result<u32, String> {
        let group = self.widths.len() as u32;
        self.widths.push(None);
        if group >= MAX_GROUPS {
            return Err("too many groups".into());
        }
        if let Some(name) = name {
            if let Some(old) = self.group_named(name) {
                let name = shown(name);
                return Err(format!("redefinition of group name {name} as group {group}; was group {old}"));
            }
            self.names.push((name.to_vec(), group));
        }
        Ok(group)
    }

    /// Whether a group exists and is closed.
    pub fn is_closed(&self, group: u32) -> bool {
        self.widths.get(group as usize).is_some_and(Option::is_some)
    }

    /// Refuses references in a lookbehind to what lies in it.
    pub fn check_lookbehind(&self, group: u32, tokens: &Tokens) -> Result<(), Fault> {
        let Some(before) = self.lookbehind else { return Ok(()) };
        if !self.is_closed(group) {
            return Err(tokens.error("cannot refer to an open group", 0));
        }
        if group as usize >= before {
            return Err(tokens.error("cannot refer to group defined in the same lookbehind subpattern", 0));
        }
        Ok(())
    }
}

/// Reads a whole pattern.
pub fn parse(codes: &[u32], is_text: bool, flags: u32) -> Result<(Nodes, State), Fault> {
    let mut tokens = Tokens::new(codes, is_text)?;
    let state = State {
        flags,
        names: Vec::new(),
        widths: Vec::from([None]),
        lookbehind: None,
        conditions: Vec::new(),
        verbose_start: flags & flag::VERBOSE != 0,
    };
    let mut parser = Parser { tokens: &mut tokens, state };
    let nodes = parser.alternatives(parser.state.verbose_start, 0)?;
    let Parser { mut state, .. } = parser;
    state.flags = fixed_flags(is_text, state.flags)?;
    if tokens.next.is_some() {
        return Err(tokens.error("unbalanced parenthesis", 0));
    }
    if let Some(&(group, at)) = state.conditions.iter().find(|(group, _)| *group as usize >= state.widths.len()) {
        return Err(Fault::Syntax(format!("invalid group reference {group}"), Some(at)));
    }
    Ok((nodes, state))
}

fn fixed_flags(is_text: bool, flags: u32) -> Result<u32, Fault> {
    let fault = |message| Err(Fault::Value(message));
    match is_text {
        true if flags & flag::LOCALE != 0 => fault("cannot use LOCALE flag with a str pattern"),
        true if flags & flag::ASCII == 0 => Ok(flags | flag::UNICODE),
        true if flags & flag::UNICODE != 0 => fault("ASCII and UNICODE flags are incompatible"),
        false if flags & flag::UNICODE != 0 => fault("cannot use UNICODE flag with a bytes pattern"),
        false if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 => fault("ASCII and LOCALE flags are incompatible"),
        _ => Ok(flags),
    }
}

fn flag_of(code: u32) -> Option<u32> {
    Some(match char::from_u32(code)? {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        't' => flag::TEMPLATE,
        'u' => flag::UNICODE,
        _ => return None,
    })
}

/// A kind of group, after `(?`.
enum Opened {
    Capture(Option<Vec<u32>>),
    Plain { add: u32, remove: u32 },
    Atomic,
    Done(Option<Node>),
}

struct Parser<'a, 'b> {
    tokens: &'a mut Tokens<'b>,
    state: State,
}

impl Parser<'_, '_> {
    fn missing_close(&self, start: usize) -> Fault {
        self.tokens.error("missing ), unterminated subpattern", self.tokens.tell() - start)
    }

    fn alternatives(&mut self, mut verbose: bool, nested: usize) -> Result<Nodes, Fault> {
        crate::dispatch::check_stack().map_err(Fault::Raised)?;
        let mut branches = Vec::new();
        loop {
            branches.push(self.sequence(verbose, nested + 1, nested == 0 && branches.is_empty())?);
            if !self.tokens.eat('|')? {
                break;
            }
            if nested == 0 {
                verbose = self.state.flags & flag::VERBOSE != 0;
            }
        }
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { joined(branches) })
    }

    fn sequence(&mut self, mut verbose: bool, nested: usize, first: bool) -> Result<Nodes, Fault> {
        let mut nodes = Nodes::new();
        while let Some(token) = self.tokens.next {
            if matches!(token, Token::Plain(0x7C | 0x29)) {
                break;
            }
            self.tokens.take()?;
            let code = match token {
                Token::Escape(code) => {
                    nodes.push(escape::outside(self.tokens, code, &self.state)?);
                    continue;
                }
                Token::Plain(code) => code,
            };
            let c = char::from_u32(code).unwrap_or('\u{FFFD}');
            if verbose && matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C') {
                continue;
            }
            if verbose && c == '#' {
                while !matches!(self.tokens.take()?, None | Some(Token::Plain(0x0A))) {}
                continue;
            }
            match c {
                '[' => nodes.push(self.set()?),
                '*' | '+' | '?' | '{' => self.repeat(c, &mut nodes)?,
                '.' => nodes.push(Node::Any),
                '^' => nodes.push(Node::At(At::Beginning)),
                '$' => nodes.push(Node::At(At::End)),
                '(' => {
                    let start = self.tokens.tell() - 1;
                    let opened = self.open(start, nested, verbose, first && nodes.is_empty())?;
                    if let Opened::Done(node) = opened {
                        nodes.extend(node);
                        verbose = verbose || self.state.verbose_start && nested == 1;
                        continue;
                    }
                    nodes.push(self.group(opened, start, nested, verbose)?);
                }
                _ => nodes.push(Node::Literal(code)),
            }
        }
        Ok(unpacked(nodes))
    }

    fn set(&mut self) -> Result<Node, Fault> {
        let here = self.tokens.tell() - 1;
        let negate = self.tokens.eat('^')?;
        let mut items: Vec<Item> = Vec::new();
        let unterminated = |tokens: &Tokens| tokens.error("unterminated character set", tokens.tell() - here);
        loop {
            let Some(this) = self.tokens.take()? else { return Err(unterminated(self.tokens)) };
            let from = match this {
                Token::Plain(0x5D) if !items.is_empty() => break,
                Token::Escape(code) => escape::in_set(self.tokens, code)?,
                Token::Plain(code) => Item::Range(code, code),
            };
            if !self.tokens.eat('-')? {
                items.push(from);
                continue;
            }
            let Some(that) = self.tokens.take()? else { return Err(unterminated(self.tokens)) };
            let to = match that {
                Token::Plain(0x5D) => {
                    items.extend([from, Item::Range(0x2D, 0x2D)]);
                    break;
                }
                Token::Escape(code) => escape::in_set(self.tokens, code)?,
                Token::Plain(code) => Item::Range(code, code),
            };
            match (from, to) {
                (Item::Range(low, _), Item::Range(high, _)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let message = format!("bad character range {}-{}", this.text(), that.text());
                    return Err(self.tokens.error(&message, this.len() + 1 + that.len()));
                }
            }
        }
        let mut unique: Vec<Item> = Vec::new();
        items.into_iter().for_each(|item| {
            if !unique.contains(&item) {
                unique.push(item);
            }
        });
        Ok(match unique[..] {
            [Item::Range(low, high)] if low == high && negate => Node::NotLiteral(low),
            [Item::Range(low, high)] if low == high => Node::Literal(low),
            _ => Node::In { items: unique, negate },
        })
    }

    fn repeat(&mut self, c: char, nodes: &mut Nodes) -> Result<(), Fault> {
        let here = self.tokens.tell();
        let (min, max) = match c {
            '?' => (0, 1),
            '*' => (0, MANY),
            '+' => (1, MANY),
            _ => {
                if self.tokens.peeks('}') {
                    nodes.push(Node::Literal(c.into()));
                    return Ok(());
                }
                let (mut low, mut high) = (Vec::new(), Vec::new());
                self.tokens.digits(usize::MAX, 10, &mut low)?;
                if self.tokens.eat(',')? {
                    self.tokens.digits(usize::MAX, 10, &mut high)?;
                } else {
                    high = low.clone();
                }
                if !self.tokens.eat('}')? {
                    nodes.push(Node::Literal(c.into()));
                    return self.tokens.seek(here);
                }
                let bound = |digits: &[u32], default| match digits {
                    [] => Ok(default),
                    digits => number(digits).filter(|&n| n != MANY).ok_or(Fault::Overflow("the repetition number is too large")),
                };
                let (min, max) = (bound(&low, 0)?, bound(&high, MANY)?);
                if max < min {
                    return Err(self.tokens.error("min repeat greater than max repeat", self.tokens.tell() - here));
                }
                (min, max)
            }
        };
        let offset = self.tokens.tell() - here + 1;
        let body = match nodes.last() {
            None | Some(Node::At(_)) => return Err(self.tokens.error("nothing to repeat", offset)),
            Some(Node::Repeat { .. }) => return Err(self.tokens.error("multiple repeat", offset)),
            Some(_) => unpacked(nodes.pop().into_iter().collect()),
        };
        let greed = if self.tokens.eat('?')? {
            Greed::Lazy
        } else if self.tokens.eat('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        nodes.push(Node::Repeat { greed, min, max, body });
        Ok(())
    }

    /// What stands behind `(`.
    fn open(&mut self, start: usize, nested: usize, verbose: bool, at_start: bool) -> Result<Opened, Fault> {
        if !self.tokens.eat('?')? {
            return Ok(Opened::Capture(None));
        }
        let Some(token) = self.tokens.take()? else { return Err(self.tokens.error("unexpected end of pattern", 0)) };
        let unknown = |tokens: &Tokens| tokens.error(&format!("unknown extension ?{}", token.text()), token.len() + 1);
        let Token::Plain(code) = token else { return Err(unknown(self.tokens)) };
        match char::from_u32(code).unwrap_or('\u{FFFD}') {
            'P' => self.python_extension(),
            ':' => Ok(Opened::Plain { add: 0, remove: 0 }),
            '#' => loop {
                if self.tokens.next.is_none() {
                    return Err(self.tokens.error("missing ), unterminated comment", self.tokens.tell() - start));
                }
                if self.tokens.take()? == Some(Token::Plain(0x29)) {
                    return Ok(Opened::Done(None));
                }
            },
            c @ ('=' | '!' | '<') => self.look(c, start, nested, verbose).map(|node| Opened::Done(Some(node))),
            '(' => self.conditional(start, nested, verbose).map(|node| Opened::Done(Some(node))),
            '>' => Ok(Opened::Atomic),
            _ if code == 0x2D || flag_of(code).is_some() => match self.flags(code)? {
                Some((add, remove)) => Ok(Opened::Plain { add, remove }),
                None if !at_start => {
                    let message = "global flags not at the start of the expression";
                    Err(self.tokens.error(message, self.tokens.tell() - start))
                }
                None => {
                    self.state.verbose_start = self.state.flags & flag::VERBOSE != 0;
                    Ok(Opened::Done(None))
                }
            },
            _ => Err(unknown(self.tokens)),
        }
    }

    /// `(?P` and what follows.
    fn python_extension(&mut self) -> Result<Opened, Fault> {
        if self.tokens.eat('<')? {
            let name = self.tokens.until('>', "group name")?;
            self.tokens.check_name(&name, 1)?;
            return Ok(Opened::Capture(Some(name)));
        }
        if self.tokens.eat('=')? {
            let name = self.tokens.until(')', "group name")?;
            self.tokens.check_name(&name, 1)?;
            let Some(group) = self.state.group_named(&name) else { return Err(self.unknown_name(&name)) };
            if !self.state.is_closed(group) {
                return Err(self.tokens.error("cannot refer to an open group", name.len() + 1));
            }
            self.state.check_lookbehind(group, self.tokens)?;
            return Ok(Opened::Done(Some(Node::Back(group))));
        }
        match self.tokens.take()? {
            None => Err(self.tokens.error("unexpected end of pattern", 0)),
            Some(token) => Err(self.tokens.error(&format!("unknown extension ?P{}", token.text()), token.len() + 2)),
        }
    }

    fn unknown_name(&self, name: &[u32]) -> Fault {
        self.tokens.error(&format!("unknown group name {}", shown(name)), name.len() + 1)
    }

    fn look(&mut self, mut c: char, start: usize, nested: usize, verbose: bool) -> Result<Node, Fault> {
        let behind = c == '<';
        let outer = self.state.lookbehind;
        if behind {
            c = match self.tokens.take()? {
                None => return Err(self.tokens.error("unexpected end of pattern", 0)),
                Some(Token::Plain(0x3D)) => '=',
                Some(Token::Plain(0x21)) => '!',
                Some(token) => {
                    return Err(self.tokens.error(&format!("unknown extension ?<{}", token.text()), token.len() + 2));
                }
            };
            self.state.lookbehind = outer.or(Some(self.state.widths.len()));
        }
        let body = self.alternatives(verbose, nested + 1)?;
        self.state.lookbehind = outer;
        if !self.tokens.eat(')')? {
            return Err(self.missing_close(start));
        }
        Ok(Node::Look { behind, negate: c == '!', body })
    }

    fn conditional(&mut self, start: usize, nested: usize, verbose: bool) -> Result<Node, Fault> {
        let name = self.tokens.until(')', "group name")?;
        let group = if is_number(&name) {
            let group = match number(&name) {
                Some(0) => return Err(self.tokens.error("bad group number", name.len() + 1)),
                Some(group) if group < MAX_GROUPS => group,
                _ => return Err(self.tokens.error(&format!("invalid group reference {}", text(&name)), name.len() + 1)),
            };
            if self.state.conditions.iter().all(|(known, _)| *known != group) {
                self.state.conditions.push((group, self.tokens.tell() - name.len() - 1));
            }
            group
        } else {
            self.tokens.check_name(&name, 1)?;
            self.state.group_named(&name).ok_or_else(|| self.unknown_name(&name))?
        };
        self.state.check_lookbehind(group, self.tokens)?;
        let yes = self.sequence(verbose, nested + 1, false)?;
        let mut no = None;
        if self.tokens.eat('|')? {
            no = Some(self.sequence(verbose, nested + 1, false)?);
            if self.tokens.peeks('|') {
                return Err(self.tokens.error("conditional backref with more than two branches", 0));
            }
        }
        if !self.tokens.eat(')')? {
            return Err(self.missing_close(start));
        }
        Ok(Node::Conditional { group, yes, no })
    }

    /// Flags from their first letter on: nothing when they are for the whole pattern.
    fn flags(&mut self, first: u32) -> Result<Option<(u32, u32)>, Fault> {
        let (mut add, mut remove) = (0, 0);
        let mut code = first;
        let is_letter = |code: u32| char::from_u32(code).is_some_and(char::is_alphabetic);
        if code != 0x2D {
            loop {
                let flag = flag_of(code).unwrap_or(0);
                if self.tokens.is_text && flag == flag::LOCALE {
                    return Err(self.tokens.error("bad inline flags: cannot use 'L' flag with a str pattern", 0));
                }
                if !self.tokens.is_text && flag == flag::UNICODE {
                    return Err(self.tokens.error("bad inline flags: cannot use 'u' flag with a bytes pattern", 0));
                }
                add |= flag;
                if flag & flag::TYPE != 0 && add & flag::TYPE != flag {
                    return Err(self.tokens.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0));
                }
                match self.flag_letter("missing -, : or )", |code| matches!(code, 0x29 | 0x2D | 0x3A), is_letter)? {
                    (next, true) => {
                        code = next;
                        break;
                    }
                    (next, false) => code = next,
                }
            }
        }
        if code == 0x29 {
            self.state.flags |= add;
            return Ok(None);
        }
        if add & flag::GLOBAL != 0 {
            return Err(self.tokens.error("bad inline flags: cannot turn on global flag", 1));
        }
        if code == 0x2D {
            code = self.flag_letter("missing flag", |_| false, is_letter)?.0;
            loop {
                let flag = flag_of(code).unwrap_or(0);
                if flag & flag::TYPE != 0 {
                    return Err(self.tokens.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0));
                }
                remove |= flag;
                match self.flag_letter("missing :", |code| code == 0x3A, is_letter)? {
                    (_, true) => break,
                    (next, false) => code = next,
                }
            }
        }
        if remove & flag::GLOBAL != 0 {
            return Err(self.tokens.error("bad inline flags: cannot turn off global flag", 1));
        }
        if add & remove != 0 {
            return Err(self.tokens.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, remove)))
    }

    /// The next letter of flags, or one that ends them.
    fn flag_letter(&mut self, missing: &str, ends: fn(u32) -> bool, is_letter: fn(u32) -> bool) -> Result<(u32, bool), Fault> {
        let Some(token) = self.tokens.take()? else { return Err(self.tokens.error(missing, 0)) };
        match token {
            Token::Plain(code) if ends(code) => Ok((code, true)),
            Token::Plain(code) if flag_of(code).is_some() => Ok((code, false)),
            Token::Plain(code) if is_letter(code) => Err(self.tokens.error("unknown flag", 1)),
            token => Err(self.tokens.error(missing, token.len())),
        }
    }

    /// The rest of a group whose beginning was read.
    fn group(&mut self, opened: Opened, start: usize, nested: usize, verbose: bool) -> Result<Node, Fault> {
        let (mut add, mut remove, mut index) = (0, 0, None);
        let atomic = matches!(opened, Opened::Atomic);
        match opened {
            Opened::Capture(name) => {
                let group = self.state.open_group(name.as_deref());
                let offset = name.map_or(0, |name| name.len() + 1);
                index = Some(group.map_err(|message| self.tokens.error(&message, offset))?);
            }
            Opened::Plain { add: more, remove: less } => (add, remove) = (more, less),
            Opened::Atomic | Opened::Done(_) => {}
        }
        let verbose = (verbose || add & flag::VERBOSE != 0) && remove & flag::VERBOSE == 0;
        let body = self.alternatives(verbose, nested + 1)?;
        if !self.tokens.eat(')')? {
            return Err(self.missing_close(start));
        }
        if let Some(group) = index {
            self.state.widths[group as usize] = Some(width(&body, &self.state.widths));
        }
        Ok(if atomic { Node::Atomic(body) } else { Node::Group { index, add, remove, body } })
    }
}

/// Groups that only bracket are opened.
fn unpacked(nodes: Nodes) -> Nodes {
    let mut out = Nodes::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Group { index: None, add: 0, remove: 0, body } => out.extend(body),
            node => out.push(node),
        }
    }
    out
}

/// An alternation: what all branches begin with comes before it, and single characters become a set.
fn joined(mut branches: Vec<Nodes>) -> Nodes {
    let mut nodes = Nodes::new();
    while let Some(first) = branches[0].first().cloned()
        && branches.iter().all(|branch| branch.first() == Some(&first))
    {
        branches.iter_mut().for_each(|branch| drop(branch.remove(0)));
        nodes.push(first);
    }
    let items: Option<Vec<Box<[Item]>>> = branches
        .iter()
        .map(|branch| match &branch[..] {
            [Node::Literal(code)] => Some(Box::from([Item::Range(*code, *code)])),
            [Node::In { items, negate: false }] => Some(items.clone().into_boxed_slice()),
            _ => None,
        })
        .collect();
    nodes.push(match items {
        Some(items) => Node::In { items: items.concat(), negate: false },
        None => Node::Branch(branches),
    });
    nodes
}

/// The set of one category.
pub fn category(category: Category, negated: bool) -> Node {
    Node::In { items: Vec::from([Item::Category(category, negated)]), negate: false }
}
