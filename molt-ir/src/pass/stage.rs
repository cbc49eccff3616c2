//! Stages: the forms a program takes on its way through the compiler, and their erased form.

use std::any::Any;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::fact::{Fact, Violation};
use crate::diagnostic::Diagnostic;
use crate::span::FileId;

/// A form of the whole program.
pub trait Stage: Clone + 'static {
    /// `hir`. Also the extension of its files.
    const NAME: &'static str;
    /// What begins a comment line in its text form.
    const COMMENT: &'static str = ";";

    /// The facts declared for it.
    fn facts() -> &'static [Fact] {
        &[]
    }

    /// The text form. Parses back to the same stage.
    fn print(&self) -> String;

    /// Reads the text form; comment lines are skipped. Positions in errors are in `file`.
    fn parse(text: &str, file: FileId) -> Result<Self, Diagnostic>;

    /// Checks the rules that hold for every program at this stage, whatever passes ran.
    fn verify(&self) -> Result<(), Vec<Violation>>;

    /// Equal for stages that print the same. Override when there is a quicker way than printing.
    fn structural_hash(&self) -> u64 {
        let mut hasher = fxhash::FxHasher::default();
        self.print().hash(&mut hasher);
        hasher.finish()
    }

    /// The names of the functions, for `only{fn=..}(..)`. Empty when the stage has no such parts.
    fn functions(&self) -> Vec<String> {
        Vec::new()
    }

    /// Puts the function `name` back as it was in `before`.
    fn restore_function(&mut self, before: &Self, name: &str) {
        let _ = (before, name);
    }
}

/// Says that a pass may go from stage `S` to this one, and how `run` receives and returns them. Every stage follows itself, in
/// place; a change of stage is declared by [`stage_edge!`](crate::stage_edge).
#[diagnostic::on_unimplemented(
    message = "no pass may go from `{S}` to `{Self}`",
    note = "declare the step beside the stage: `stage_edge!(From => To)`"
)]
pub trait Follows<S>: Stage {
    /// What `run` receives: `&mut S` in place, `S` when the stage changes.
    type Input<'a>;
    /// What `run` returns: `()` in place, the new stage when it changes.
    type Output;
    /// Runs `pass` on an owned stage.
    #[doc(hidden)]
    fn step<E>(stage: S, pass: impl FnOnce(Self::Input<'_>) -> Result<Self::Output, E>) -> Result<Self, E>;
}

impl<S: Stage> Follows<S> for S {
    type Input<'a> = &'a mut S;
    type Output = ();
    fn step<E>(mut stage: S, pass: impl FnOnce(&mut S) -> Result<(), E>) -> Result<S, E> {
        pass(&mut stage)?;
        Ok(stage)
    }
}

/// Declares that passes may go from one stage to another: `stage_edge!(Hir => Tir)`.
#[macro_export]
macro_rules! stage_edge {
    ($from:ty => $to:ty) => {
        impl $crate::pass::Follows<$from> for $to {
            type Input<'a> = $from;
            type Output = $to;
            fn step<E>(stage: $from, pass: impl FnOnce($from) -> Result<$to, E>) -> Result<$to, E> {
                pass(stage)
            }
        }
    };
}

/// A stage type, erased.
pub struct StageInfo {
    /// [`Stage::NAME`].
    pub name: &'static str,
    /// [`Stage::COMMENT`].
    pub comment: &'static str,
    /// [`Stage::facts`].
    pub facts: fn() -> &'static [Fact],
    /// [`Stage::parse`].
    pub parse: fn(&str, FileId) -> Result<AnyStage, Diagnostic>,
    print: fn(&dyn Any) -> String,
    verify: fn(&dyn Any) -> Result<(), Vec<Violation>>,
    hash: fn(&dyn Any) -> u64,
    functions: fn(&dyn Any) -> Vec<String>,
    restore: fn(&mut dyn Any, &dyn Any, &str),
    clone: fn(&dyn Any) -> Box<dyn Any>,
}

struct Erase<S>(S);

impl<S: Stage> Erase<S> {
    const INFO: StageInfo = StageInfo {
        name: S::NAME,
        comment: S::COMMENT,
        facts: S::facts,
        parse: |text, file| S::parse(text, file).map(AnyStage::new),
        print: |s| Self::get(s).print(),
        verify: |s| Self::get(s).verify(),
        hash: |s| Self::get(s).structural_hash(),
        functions: |s| Self::get(s).functions(),
        restore: |s, before, name| {
            s.downcast_mut::<S>().expect("the erased stage has its own type").restore_function(Self::get(before), name)
        },
        clone: |s| Box::new(Self::get(s).clone()),
    };

    fn get(stage: &dyn Any) -> &S {
        stage.downcast_ref().expect("the erased stage has its own type")
    }
}

impl StageInfo {
    /// The erased form of a stage type.
    pub fn of<S: Stage>() -> &'static StageInfo {
        &Erase::<S>::INFO
    }
}

impl PartialEq for StageInfo {
    fn eq(&self, other: &StageInfo) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for StageInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A program at some stage.
pub struct AnyStage {
    value: Box<dyn Any>,
    info: &'static StageInfo,
}

impl AnyStage {
    /// Erases the type of a stage.
    pub fn new<S: Stage>(stage: S) -> AnyStage {
        AnyStage { value: Box::new(stage), info: StageInfo::of::<S>() }
    }

    /// The stage's type.
    pub fn info(&self) -> &'static StageInfo {
        self.info
    }

    /// The stage's name.
    pub fn name(&self) -> &'static str {
        self.info.name
    }

    /// The stage as `S`, if it is one.
    pub fn get<S: Stage>(&self) -> Option<&S> {
        self.value.downcast_ref()
    }

    /// The stage as `S`, or itself.
    pub fn take<S: Stage>(self) -> Result<S, AnyStage> {
        let info = self.info;
        self.value.downcast().map(|s| *s).map_err(|value| AnyStage { value, info })
    }

    /// The text form.
    pub fn print(&self) -> String {
        (self.info.print)(&*self.value)
    }

    /// Checks the stage's own rules.
    pub fn verify(&self) -> Result<(), Vec<Violation>> {
        (self.info.verify)(&*self.value)
    }

    /// The structural hash.
    pub fn hash(&self) -> u64 {
        (self.info.hash)(&*self.value)
    }

    /// What contradicts `fact`, which must be a fact of this stage.
    pub fn check(&self, fact: &Fact) -> Vec<Violation> {
        (fact.check)(&*self.value)
    }

    /// The names of the functions.
    pub fn functions(&self) -> Vec<String> {
        (self.info.functions)(&*self.value)
    }

    /// Puts a function back as it was in `before`, a program of the same stage.
    pub fn restore_function(&mut self, before: &AnyStage, name: &str) {
        (self.info.restore)(&mut *self.value, &*before.value, name);
    }
}

impl Clone for AnyStage {
    fn clone(&self) -> AnyStage {
        AnyStage { value: (self.info.clone)(&*self.value), info: self.info }
    }
}

// The ways from stage to stage. Those to object code are declared by the back end, beside its stage.
crate::stage_edge!(crate::source::Source => crate::hir::Program);
crate::stage_edge!(crate::hir::Program => crate::tir::Program);
crate::stage_edge!(crate::tir::Program => crate::lir::Program);
