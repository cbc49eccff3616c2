//! Tests of functions and calls.
