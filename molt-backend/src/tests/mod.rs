//! Programs in the text of `lir`, compiled and linked, and run.

mod files;
mod hello;
