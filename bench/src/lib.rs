//! Benchmarks: programs, the contestants that run them, what is measured, how it is told and compared with limits.
//!
//! Times are user times of child processes, from `wait4`. Contestants take turns within one run (A B C A B C ...), so that
//! what disturbs the machine disturbs all of them. No time is taken before every contestant printed the same text.

pub mod args;
pub mod churn;
pub mod contestant;
pub mod counts;
pub mod figures;
pub mod gate;
pub mod generate;
pub mod measure;
pub mod programs;
pub mod race;
pub mod result;
pub mod stats;
pub mod table;

/// What went wrong, for people.
pub type Failure = String;
