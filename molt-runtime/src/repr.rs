//! Text of containers: pieces put together, and the guard against containers that hold themselves.

use crate::dispatch;
use crate::object::flag;
use crate::str::{Str, StrBuilder};
use crate::value::{Res, Value};
use alloc::string::String;

/// A `repr` in the making.
pub struct Text(StrBuilder);

impl Text {
    /// Appends text.
    pub fn push(&mut self, text: &str) {
        self.0.push_text(text);
    }
    /// Appends a string as it is.
    pub fn push_str_of(&mut self, text: &Value) {
        self.0.push_value(*text);
    }
    /// Appends `repr(value)`; the value is kept alive meanwhile.
    pub fn push_repr(&mut self, value: &Value) -> Res<()> {
        let keep = value.to_owned();
        let text = dispatch::repr(keep.value())?;
        self.0.push_value(text.value());
        Ok(())
    }
    /// Appends the `repr` of items, separated by commas. Items are asked for one by one, since `repr` may change them.
    pub fn push_items(&mut self, item: impl Fn(usize) -> Option<Value>) -> Res<()> {
        let mut i = 0;
        while let Some(item) = item(i) {
            if i > 0 {
                self.push(", ");
            }
            self.push_repr(&item)?;
            i += 1;
        }
        Ok(())
    }
}

/// The string that `fill` writes.
pub fn build(fill: impl FnOnce(&mut Text) -> Res<()>) -> Res {
    let mut text = Text(StrBuilder::new());
    fill(&mut text)?;
    Ok(text.0.finish())
}

/// The same for a container that may hold itself: then `inner` stands for it.
pub fn guarded(container: Value, inner: &str, fill: impl FnOnce(&mut Text) -> Res<()>) -> Res {
    let Some(header) = container.header() else { return build(fill) };
    if header.has(flag::IN_REPR) {
        return Ok(crate::str::from_str(inner));
    }
    header.set(flag::IN_REPR, true);
    let keep = container.to_owned();
    let result = dispatch::nested(" while getting the repr of an object", || build(fill));
    header.set(flag::IN_REPR, false);
    drop(keep);
    result
}

/// `repr(value)` as text for messages.
pub fn text_of(value: Value) -> Res<String> {
    let text = dispatch::repr(value)?;
    Ok(text.downcast::<Str>().map(Str::to_text).unwrap_or_default())
}
