//! Printing, files, the standard streams.

mod file;
mod memory;
mod methods;
mod mode;
mod open;
mod print;
mod read;
mod streams;
mod write;

pub use file::{File, TEXT, of};
pub use open::{OPEN_FUNCTIONS, open};
pub use print::{PRINT, PRINT_FUNCTIONS, print_to};
pub(crate) use streams::original;
pub use streams::{MODULE, State, flush_all, set_standard, standard};

#[cfg(test)]
mod tests;
