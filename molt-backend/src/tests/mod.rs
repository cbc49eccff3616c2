//! Programs in the text of `lir`, compiled and linked, and run.

mod debug;
mod files;
mod hello;
