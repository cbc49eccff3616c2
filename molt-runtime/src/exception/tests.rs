//! Tests of exceptions.
