//! Facts about `lir`.

use super::{Program, counts};
use crate::facts;

facts! { on Program:
    /// Every `retain` and `release` stands where it belongs: each owned value is consumed exactly once on every path. Before
    /// reference counts are placed there are none.
    REFCOUNTS_EXPLICIT = "lir/refcounts-explicit", |program| counts::check(program);
}
