//! Dumps of the program on its way, each headed by the command that repeats it.

use similar::TextDiff;

use super::pipeline::Step;
use super::stage::AnyStage;

/// What to print while a pipeline runs.
#[derive(Clone, Default, Debug)]
pub struct Dumps {
    /// Before these passes.
    pub before: Which,
    /// After these passes.
    pub after: Which,
    /// The difference each pass makes.
    pub changed: bool,
}

/// Some occurrences of passes: addresses, or `all`.
#[derive(Clone, Default, Debug)]
pub struct Which(pub Vec<String>);

impl Which {
    /// True when `step` is among them.
    pub fn wants(&self, step: &Step) -> bool {
        self.0.iter().any(|address| address == "all" || step.is_at(address))
    }
}

/// The command that repeats a run, in pieces.
#[derive(Clone, Default, Debug)]
pub struct Header {
    /// `molt-driver`, with the options that shape the pipeline: `--profile release --disable licm`.
    pub command: String,
    /// The input file as the user named it.
    pub input: String,
}

impl Header {
    /// The whole command with `extra` options.
    pub fn with(&self, extra: &str) -> String {
        let words = [self.command.as_str(), extra, &quote(&self.input)];
        words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The command that runs `pipeline` alone on the program written to `file`.
    pub fn alone(&self, pipeline: &str, options: &str, file: &str) -> String {
        let program = self.command.split_whitespace().next().unwrap_or("molt-driver");
        format!("{program} --passes {} {options} {}", quote(pipeline), quote(file))
    }

    /// The name for a copy of the program at this stage: `app.molt-repro.tir`.
    pub fn repro_file(&self, stage: &AnyStage) -> String {
        let stem = self.input.rsplit_once('.').map_or(self.input.as_str(), |(stem, _)| stem);
        let extension = if stage.name() == "source" { "py" } else { stage.name() };
        format!("{stem}.molt-repro.{extension}")
    }

    pub(super) fn dump(&self, stage: &AnyStage, what: &str, step: &Step, after: bool) -> String {
        let comment = stage.info().comment;
        let flag = if after { "--stop-after" } else { "--print-before" };
        let command = self.with(&format!("{flag} {}", step.address()));
        let text = stage.print();
        let end = if text.ends_with('\n') { "" } else { "\n" };
        format!("{comment} {what}\n{comment} {command}\n{text}{end}")
    }

    pub(super) fn diff(&self, old: &str, stage: &AnyStage, step: &Step) -> String {
        let (comment, new) = (stage.info().comment, stage.print());
        if old == new && step.info.keeps_stage() {
            return format!("{comment} {}: no change\n", step.address());
        }
        let command = self.with(&format!("--print-changed --stop-after {}", step.address()));
        let diff = TextDiff::from_lines(old, &new);
        let hunks = diff.unified_diff().context_radius(2).to_string();
        format!("{comment} {}\n{comment} {command}\n{hunks}", step.address())
    }
}

/// A word as a shell takes it.
pub fn quote(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:@%+,#".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if !word.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
