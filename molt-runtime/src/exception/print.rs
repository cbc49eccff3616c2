//! The report of an exception that nobody caught, as CPython 3.12 writes it to standard error.

use super::hierarchy::*;
use super::hints::hint;
use super::suggest::Reporter;
use super::{Exception, SUPPRESS_CONTEXT, group, of};
use crate::parts;
use crate::str::StrBuilder;
use crate::traceback::{self, Place, Traceback};
use crate::value::{Owned, Value};
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;

/// How often one place is shown in a row before it is only counted.
const REPEATS: usize = 3;
/// The last so many entries are shown.
const ENTRIES: usize = 1000;
/// Nested groups deeper than this are not shown, nor more members of one.
const GROUP_DEPTH: usize = 10;
const GROUP_WIDTH: usize = 15;

/// Text under way, with the margin that groups draw.
struct Report {
    out: StrBuilder,
    /// Groups around the current line.
    depth: usize,
    /// Whether the last member of the group was just closed by a line of its own.
    needs_close: bool,
    seen: Vec<Value>,
    reporter: Reporter,
    /// Whether the frame that raised is known: without it nothing similar to a missing name is looked for.
    framed: bool,
}

/// The whole report of an exception: chained ones first.
pub fn print_exception(exception: Value, reporter: Reporter) -> Owned {
    let mut report = Report::new(StrBuilder::new(), reporter);
    report.chain(exception);
    report.out.finish()
}

/// The report of a group for the module `traceback`, without the exceptions that came before it.
pub fn print_group(exception: Value) -> Owned {
    let mut report = Report::new(StrBuilder::new(), Reporter::Module);
    report.seen.push(exception);
    report.group(exception, of(exception));
    report.out.finish()
}

/// The last lines of the report of the module `traceback`: type, message, notes; of a group its members too.
pub fn print_last_lines(exception: Value, framed: bool) -> Owned {
    let mut report = Report { framed, ..Report::new(StrBuilder::new(), Reporter::Module) };
    report.last_lines(exception, of(exception));
    report.out.finish()
}

/// What the report shows of one place.
pub fn print_entry(place: &Place) -> Owned {
    let mut report = Report::new(StrBuilder::new(), Reporter::Module);
    report.entry(place);
    report.out.finish()
}

impl Report {
    fn new(out: StrBuilder, reporter: Reporter) -> Report {
        Report { out, depth: 0, needs_close: false, seen: Vec::new(), reporter, framed: true }
    }
    fn margin(&mut self) {
        if self.depth > 0 {
            self.out.push_run(b' '.into(), 2 * self.depth);
            self.out.push_ascii(b"| ");
        }
    }
    fn line(&mut self, line: &str) {
        self.margin();
        self.out.push_text(line);
        self.out.push_ascii(b"\n");
    }
    fn chain(&mut self, exception: Value) {
        self.seen.push(exception);
        let this = of(exception);
        let (cause, context) = (this.cause.get(), this.context.get());
        let (earlier, words) = if !cause.is_absent() {
            (cause, "The above exception was the direct cause of the following exception:")
        } else if !context.is_absent() && !this.header().has(SUPPRESS_CONTEXT) {
            (context, "During handling of the above exception, another exception occurred:")
        } else {
            (Value::ABSENT, "")
        };
        if !earlier.is_absent() && !self.seen.contains(&earlier) {
            self.chain(earlier);
            self.line("");
            self.line(words);
            self.line("");
        }
        if group::is_group(exception) { self.group(exception, this) } else { self.plain(exception, this) }
    }
    fn plain(&mut self, exception: Value, this: &Exception) {
        if !this.traceback.get().is_absent() {
            self.line("Traceback (most recent call last):");
            self.traceback(this.traceback.get());
        }
        self.last_lines(exception, this);
    }
    fn group(&mut self, exception: Value, this: &Exception) {
        if self.depth > GROUP_DEPTH {
            self.line(&text!("... (max_group_depth is {GROUP_DEPTH})"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth += 1;
        }
        if !this.traceback.get().is_absent() {
            if outermost {
                self.out.push_ascii(b"  + ");
            } else {
                self.margin();
            }
            self.out.push_ascii(b"Exception Group Traceback (most recent call last):\n");
            self.traceback(this.traceback.get());
        }
        self.last_lines(exception, this);
        let members = this.member(1);
        let members = parts::items(members.value());
        let shown = members.len().min(GROUP_WIDTH);
        let more = members.len() > GROUP_WIDTH;
        let count = shown + usize::from(more);
        self.needs_close = false;
        for i in 0..count {
            let last = i == count - 1;
            if last {
                self.needs_close = true;
            }
            self.out.push_run(b' '.into(), 2 * self.depth);
            self.out.push_ascii(if i == 0 { b"+-" } else { b"  " });
            let title = if more && last { String::from("...") } else { text!("{}", i + 1) };
            self.out.push_text(&text!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if more && last {
                let rest = members.len() - GROUP_WIDTH;
                let plural = if rest == 1 { "" } else { "s" };
                self.line(&text!("and {rest} more exception{plural}"));
            } else {
                self.chain(members[i]);
            }
            if last && self.needs_close {
                self.out.push_run(b' '.into(), 2 * self.depth);
                self.out.push_ascii(b"+------------------------------------\n");
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth -= 1;
        }
    }
    fn traceback(&mut self, entries: Value) {
        let mut sites = Vec::new();
        let mut next = entries;
        while let Some(entry) = next.downcast::<Traceback>() {
            sites.push(entry.site());
            next = entry.next();
        }
        let skipped = sites.len().saturating_sub(ENTRIES);
        let mut last: Option<(&str, &str, u32)> = None;
        let mut repeats = 0;
        for place in sites[skipped..].iter().filter_map(|&site| traceback::place(site)) {
            let key = (place.file, place.name, place.site.line);
            if last != Some(key) {
                self.repeated(repeats);
                last = Some(key);
                repeats = 0;
            }
            repeats += 1;
            if repeats <= REPEATS {
                self.entry(&place);
            }
        }
        self.repeated(repeats);
    }
    fn repeated(&mut self, repeats: usize) {
        if repeats > REPEATS {
            let more = repeats - REPEATS;
            let plural = if more > 1 { "s" } else { "" };
            self.line(&text!("  [Previous line repeated {more} more time{plural}]"));
        }
    }
    fn entry(&mut self, place: &Place) {
        self.line(&text!("  File \"{}\", line {}, in {}", place.file, place.site.line, place.name));
        let stripped = place.source.trim_matches([' ', '\t', '\u{c}', '\n', '\r']);
        if stripped.is_empty() {
            return;
        }
        self.line(&text!("    {stripped}"));
        if let Some(markers) = markers(place) {
            self.line(&text!("    {markers}"));
        }
    }
    fn last_lines(&mut self, exception: Value, this: &Exception) {
        if exception.type_of().is_subtype(&SYNTAX_ERROR) {
            self.syntax_error(exception, this);
        } else {
            let line = super::line_of(exception);
            self.text_lines(line.value(), hint(exception, this, self.reporter, self.framed).as_deref());
        }
        self.notes(this);
    }
    /// Lines of a text, each behind the margin.
    fn text_lines(&mut self, whole: Value, suffix: Option<&str>) {
        self.margin();
        if let Some(s) = whole.downcast::<crate::str::Str>() {
            for code in s.code_points() {
                self.out.push(code);
                if code == u32::from(b'\n') {
                    self.margin();
                }
            }
        }
        self.out.push_text(suffix.unwrap_or(""));
        self.out.push_ascii(b"\n");
    }
    fn notes(&mut self, this: &Exception) {
        if this.dict.get().is_absent() {
            return;
        }
        let Some(notes) = parts::get(this.dict.get(), crate::literal!("__notes__")) else { return };
        let notes = notes.to_owned();
        if crate::sequence::items_of(notes.value()).is_none() {
            let shown = parts::repr_text(notes.value());
            self.line(&shown);
            return;
        }
        for note in parts::items(notes.value()).to_vec() {
            match crate::dispatch::str(note) {
                // A line that is empty at the end has no margin either.
                Ok(shown) if shown.downcast::<crate::str::Str>().is_some_and(|s| s.is_empty()) => self.out.push_ascii(b"\n"),
                Ok(shown) => self.text_lines(shown.value(), None),
                Err(_) => {
                    super::clear();
                    self.line("<note str() failed>");
                }
            }
        }
    }
    fn syntax_error(&mut self, exception: Value, this: &Exception) {
        let file = this.member(1);
        let line = this.member(2).as_small();
        let shown = if file.is_none() { String::from("<string>") } else { parts::text(file.value()) };
        if let Some(line) = line {
            self.line(&text!("  File \"{shown}\", line {line}"));
        }
        let source = this.member(4);
        if line.is_some() && !source.is_none() {
            let source = parts::text(source.value());
            let stripped = source.trim_start_matches([' ', '\t', '\u{c}']);
            let indent = source.chars().count() as i64 - stripped.chars().count() as i64;
            let stripped = stripped.trim_end();
            self.line(&text!("    {stripped}"));
            if let Some(offset) = this.member(3).as_small() {
                let end = this.member(6).as_small().filter(|&end| end > offset).unwrap_or(offset + 1);
                let start = (offset - 1 - indent).max(0) as usize;
                let width = (end - offset).max(1) as usize;
                self.line(&text!("    {}{}", " ".repeat(start), "^".repeat(width)));
            }
        }
        let message = this.member(0);
        let message = if message.is_none() { String::from("<no detail available>") } else { parts::text(message.value()) };
        self.line(&text!("{}: {message}", crate::class::report_name(exception.type_of())));
    }
}

/// The line of `^` and `~` under a source line, if it says more than the line itself.
fn markers(place: &Place) -> Option<String> {
    let site = &place.site;
    if site.end_column == 0 {
        return None;
    }
    let length = place.source.trim_end_matches(['\n', '\r']).chars().count();
    let indent = place.source.chars().take_while(|c| matches!(c, ' ' | '\t' | '\u{c}')).count();
    let start = (site.column as usize).max(indent);
    let one_line = site.line == site.end_line;
    let end = if one_line { site.end_column as usize } else { place.source.trim_end().chars().count() };
    let anchored = one_line && site.anchor_end > site.anchor;
    if end <= start || (end - start == length - indent && !anchored) {
        return None;
    }
    let mark = |column: usize| {
        if column < start {
            ' '
        } else if anchored && !(site.anchor as usize..site.anchor_end as usize).contains(&column) {
            '~'
        } else {
            '^'
        }
    };
    Some((indent..end).map(mark).collect())
}

/// Writes text to standard error, after what was printed before.
fn to_stderr(report: &Owned) {
    let _ = crate::out::flush();
    if let Some(s) = report.downcast::<crate::str::Str>() {
        let _ = crate::host::write_all(2, &escaped(s));
    }
}

/// As UTF-8, with lone surrogates written as escapes, which is how standard error takes them.
pub(crate) fn escaped(s: &crate::str::Str) -> Vec<u8> {
    let mut out = String::with_capacity(s.len());
    for code in s.code_points() {
        match char::from_u32(code) {
            Some(c) => out.push(c),
            None => out.push_str(&text!("\\u{code:04x}")),
        }
    }
    out.into_bytes()
}

/// Reports the exception being raised, which left the program, and gives the exit status. SystemExit ends silently.
pub fn report_uncaught() -> i32 {
    let exception = super::take();
    exit_code(exception.value()).unwrap_or_else(|| {
        if hooked(exception.value()) {
            return 1;
        }
        let report = print_exception(exception.value(), Reporter::Interpreter);
        to_stderr(&report);
        if exception.type_of().is_subtype(&KEYBOARD_INTERRUPT) { 130 } else { 1 }
    })
}

/// Gives the exception to `sys.excepthook` where the program set one.
fn hooked(exception: Value) -> bool {
    let hook = crate::rt::rt().except_hook.get();
    if hook.is_absent() {
        return false;
    }
    let traceback = match of(exception).traceback.get() {
        Value::ABSENT => Value::NONE,
        traceback => traceback,
    };
    let kind = crate::class::type_value(exception.type_of());
    if crate::dispatch::call_values(hook, &[kind, exception, traceback]).is_ok() {
        return true;
    }
    let failed = super::take();
    let mut out = StrBuilder::new();
    out.push_ascii(b"Error in sys.excepthook:\n");
    out.push_value(print_exception(failed.value(), Reporter::Interpreter).value());
    out.push_ascii(b"\nOriginal exception was:\n");
    to_stderr(&out.finish());
    false
}

/// Reports an exception that a function registered with `atexit` raised.
pub fn report_at_exit(function: Value) {
    let exception = super::take();
    if exit_code(exception.value()).is_some() {
        return;
    }
    let mut out = StrBuilder::new();
    out.push_text(&text!("Exception ignored in atexit callback: {}\n", parts::repr_text(function)));
    let this = of(exception.value());
    let mut report = Report::new(out, Reporter::Interpreter);
    report.plain(exception.value(), this);
    to_stderr(&report.out.finish());
}

/// The exit status a SystemExit asks for (its text is printed where it is not a number), nothing for other exceptions.
pub fn exit_code(exception: Value) -> Option<i32> {
    if !exception.type_of().is_subtype(&SYSTEM_EXIT) {
        return None;
    }
    let code = of(exception).member(0);
    if code.is_none() {
        return Some(0);
    }
    match code.value() {
        Value::TRUE => return Some(1),
        Value::FALSE => return Some(0),
        _ => {}
    }
    if let Some(code) = code.as_small() {
        return Some((code & 0xFF) as i32);
    }
    if code.type_of().kind == crate::types::Kind::Int {
        return Some(255);
    }
    match crate::dispatch::str(code.value()) {
        Ok(shown) => {
            let mut out = StrBuilder::new();
            out.push_value(shown.value());
            out.push_ascii(b"\n");
            to_stderr(&out.finish());
        }
        Err(_) => super::clear(),
    }
    Some(1)
}

/// Reports an exception in a place that cannot raise (a finalizer) and drops it.
pub fn report_unraisable(what: Value) {
    let exception = super::take();
    let mut out = StrBuilder::new();
    out.push_ascii(b"Exception ignored in: ");
    out.push_text(&parts::repr_text(what));
    out.push_ascii(b"\n");
    let this = of(exception.value());
    let mut report = Report::new(out, Reporter::Interpreter);
    report.plain(exception.value(), this);
    to_stderr(&report.out.finish());
}
