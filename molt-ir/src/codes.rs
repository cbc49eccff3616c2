//! The table of codes: `E....` for errors of programs, `P....` of pipelines and the compiler's own files, `R....` for remarks.
//!
//! A code keeps its meaning for ever. `molt-driver explain CODE` prints the explanation.

/// An entry of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// `E0312`.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// The page `explain` prints.
    pub explanation: &'static str,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// Declares the codes: a constant for each, and the list of all.
macro_rules! codes {
    ($($id:ident $title:literal: $explanation:literal;)*) => {
        $(#[doc = $title] pub const $id: Code = Code { id: stringify!($id), title: $title, explanation: $explanation };)*
        /// Every code, in the order of the table.
        pub const ALL: &[Code] = &[$($id),*];
    };
}

/// The code with this id, in either case.
pub fn find(id: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(id))
}

codes! {
    // E00xx: files and text.
    E0001 "the file cannot be read": "\
The file does not exist, is a directory, or the system does not allow reading it.";
    E0002 "the file is not UTF-8": "\
Python source is UTF-8 unless a coding comment says otherwise; Molt reads UTF-8 only. Save the file as UTF-8.";
    E0003 "the text nests too deeply": "\
CPython refuses more than 200 nested parentheses and about 100 nested blocks. Molt has the same kind of limit so that no \
input can exhaust the compiler's stack. Split the expression into several statements.";
    E0004 "the file is empty": "\
The main file has no bytes at all, which usually means that it was not saved. A file with a comment or a `pass` compiles. \
Imported modules may be empty.";

    // E01xx: syntax, as CPython would report it.
    E0101 "syntax error": "\
The text is not Python 3.12. The message is CPython's own where Molt knows its wording.";

    // E02xx: names and imports.
    E0201 "module not found": "\
An imported module is neither a file beside the program nor a module Molt provides. Modules are found at compile time: next \
to the main program, and in packages below it.";

    // E03xx: valid Python that is outside the subset.
    E0301 "not supported": "\
The construct is valid Python but lies outside the subset that Molt compiles. docs/python-subset.md lists the subset.";
    E0312 "needs a compiler at run time": "\
`exec`, `eval` and `compile` take Python text that is known only when the program runs. A compiled program carries no Python \
compiler. A dict of functions usually does what the program wants.";

    // P00xx: pipelines, passes, stages.
    P0001 "the pipeline text is malformed": "\
The grammar:

    pipeline := item (',' item)*
    item     := name options? | 'fix' options? '(' pipeline ')' | 'only' options '(' pipeline ')' | profile-name
    options  := '{' key ('=' value)? (',' key ('=' value)?)* '}'";
    P0002 "no such pass": "\
A pipeline names a pass that is not registered. `molt-driver passes` lists them all.";
    P0003 "no such option": "\
A pass was given an option it does not have. `molt-driver passes show NAME` lists its options.";
    P0004 "the option's value does not fit": "\
The value of an option cannot be read as the option's type.";
    P0005 "wrong stage": "\
A pass works on one stage of the program and gives another (or the same). It was placed where the program is at a different \
stage. `molt-driver passes` shows the stages of every pass.";
    P0006 "no such address": "\
An edit of a pipeline (`--disable`, `--insert-before`, `--insert-after`, `replace`) names an occurrence that the pipeline does \
not have. `name` means its only occurrence, or every one for `disable`; `name#2` the second.";
    P0007 "a required fact is never established": "\
A pass lists facts that must hold before it runs, each with its reason. Nothing before it in the pipeline establishes the fact.";
    P0008 "a required fact was destroyed": "\
A pass needs a fact that held earlier, but a pass in between lists it under DESTROYS, or changed the stage.";
    P0009 "`fix` does not keep its own contract": "\
The passes inside `fix(..)` run again and again, so what they require must also hold at the start of the second round: on the \
facts that hold both before the loop and after one round.";
    P0010 "a stage is not well formed": "\
The verifier found something that no pass may produce and no file may contain. If a pass made it, the message names the pass \
and it is a bug of that pass.";
    P0011 "a pass broke a fact": "\
Under `--verify audit` every live fact is checked again after every pass. The named pass left a fact broken that it does not \
list under DESTROYS, or did not bring about a fact it lists under ESTABLISHES.";
    P0012 "the profile cannot be read": "\
A profile is a TOML file with `extends`, `pipeline`, an `[edit]` table (`disable`, `before.\"x\"`, `after.\"x#1\"`, `replace.\"x\"`), \
`verify`, and `[expect] facts`.";
    P0013 "the profile's expected facts do not hold": "\
`[expect] facts` of a profile lists what must hold at the end of its pipeline. The pipeline does not establish it.";
    P0014 "the stage text is malformed": "\
A `.hir`, `.tir` or `.lir` file does not parse. The place is where reading stopped.";
    P0015 "this part of the compiler is not present": "\
The driver was built without the piece that this request needs: a back end, an interpreter or a pass of the default pipeline.";
    P0016 "`fix` did not settle": "\
The passes inside `fix(..)` still changed the program after the largest number of rounds. Two of them probably undo each \
other's work. `--print-changed` shows it; `fix{max=N}` sets the number, and `fix{max=N,strict=false}` stops quietly.";
    P0017 "a pass failed": "\
A pass panicked. That is a bug of the pass; the message and the command that repeats it belong in a report.";
    P0018 "the program cannot be linked": "\
The linker or C compiler driver failed or is missing. Its own message follows.";
    P0019 "the output cannot be written": "\
The file could not be created or written.";
    P0020 "no such form": "\
`--emit` names neither a stage nor a form that a back end writes, or the pipeline never brings the program there.";
    P0021 "the kind of file is not known": "\
The extension of a file says what it holds: `.py` Python, `.hir`, `.tir` and `.lir` the text of that stage.";
    P0022 "the compiler failed": "\
The compiler panicked outside of every pass. That is a bug of Molt; the message and the program belong in a report.";
    P0023 "no such error code": "\
`molt-driver explain CODE` knows the codes that errors print; `molt-driver explain` lists them.";

    // Rxxxx: remarks, which are no errors.
    R0001 "what was inferred": "\
`check --types` says for every expression, and for every function, which type inference found. `unknown` is a value that may be \
anything: it is carried with its type and asked for it where it is used.";
    R0002 "the tier of a function": "\
A static function compiles to direct code. A dynamic one works as well, slower, in the places that `check --why-slow` names.";
    R0101 "an operator on values of unknown type": "\
Inference could not say what the operands are, so the operator is chosen at run time as CPython chooses it. The types come from \
the calls of a function and from what is stored in containers and attributes: give a function arguments of one type, and a \
container items of one type; do not assign None where a number belongs.";
    R0102 "arithmetic on ints of any size": "\
The ints of Python have no largest. Where inference cannot show that a result fits 64 bits, each operation tests for it. \
A mask (`& 0xFFFFFFFF`), a modulus or a bound on a loop makes it known.";
    R0103 "a call of what is known only at run time": "\
The callee, or its arguments, are values that inference does not know, so arguments are matched with parameters at run time. \
Call functions by their names, or keep functions of one signature in a container.";
    R0104 "an attribute looked up by name": "\
The class of the object is not known, or it has no fixed place for the attribute. Give a variable objects of one class, and set \
every attribute in `__init__`.";
    R0105 "an item of, or a loop over, a value of unknown type": "\
The container may be anything that has items. Let the variable hold one kind of container.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_ordered_within_their_letter() {
        for pair in ALL.windows(2).filter(|p| p[0].id.as_bytes()[0] == p[1].id.as_bytes()[0]) {
            assert!(pair[0].id < pair[1].id, "{} then {}", pair[0].id, pair[1].id);
        }
    }

    #[test]
    fn every_id_is_a_letter_and_four_digits_with_an_explanation() {
        for code in ALL {
            let (letter, digits) = code.id.split_at(1);
            assert!(
                ["E", "P", "R"].contains(&letter) && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()),
                "{}",
                code.id
            );
            assert!(!code.title.is_empty() && code.explanation.len() > 20, "{}", code.id);
        }
    }

    #[test]
    fn find_takes_either_case() {
        assert_eq!(find("e0312"), Some(E0312));
        assert_eq!(find("E9999"), None);
    }
}
