//! Tests of classes and attributes.
