//! Places: storing, deleting, and reading names.

use std::pin::Pin;

use molt_ir::hir::{Place, PlaceId};
use molt_ir::name::Name;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{class, dict, dispatch, exception, sequence};

use super::Go;
use super::frame::Frame;
use super::machine::string;

impl Frame {
    /// `target = value`
    pub fn store(&self, target: PlaceId, value: Owned) -> Pin<Box<dyn Future<Output = Go<()>> + '_>> {
        Box::pin(async move {
            match &self.f()[target] {
                Place::Local { local } => {
                    self.write(*local, Some(value));
                    Ok(())
                }
                Place::Cell { local } => self.write_cell(*local, Some(value)),
                Place::Global { name } => Ok(dict::of(&self.globals.value()).set(string(name).value(), value)?),
                Place::ClassName { name } => {
                    Ok(dispatch::set_item(self.class_namespace()?, string(name).value(), value.value())?)
                }
                Place::Attribute { object, name } => {
                    let object = self.eval(*object).await?;
                    Ok(class::set_attr(object.value(), string(name).value(), value.value())?)
                }
                Place::Subscript { object, index } => {
                    let object = self.eval(*object).await?;
                    let index = self.eval(*index).await?;
                    Ok(dispatch::set_item(object.value(), index.value(), value.value())?)
                }
                Place::Tuple { items } | Place::List { items } => {
                    let star = items.iter().position(|&i| matches!(self.f()[i], Place::Starred { .. }));
                    let values = match star {
                        None => sequence::unpack_exact(value.value(), items.len())?,
                        Some(before) => sequence::unpack_star(value.value(), before, items.len() - before - 1)?,
                    };
                    for (&item, value) in items.iter().zip(values) {
                        self.store(item, value).await?;
                    }
                    Ok(())
                }
                Place::Starred { target } => self.store(*target, value).await,
                Place::Name { name } => Err(self.machine.broken(&format!("the name {name} has no scope"))),
            }
        })
    }

    /// `del target`
    pub fn delete(&self, target: PlaceId) -> Pin<Box<dyn Future<Output = Go<()>> + '_>> {
        Box::pin(async move {
            match &self.f()[target] {
                Place::Local { local } => {
                    drop(self.read(*local)?);
                    self.write(*local, None);
                    Ok(())
                }
                Place::Cell { local } => {
                    drop(self.read_cell(*local)?);
                    self.write_cell(*local, None)
                }
                Place::Global { name } => match dict::of(&self.globals.value()).remove(string(name).value())? {
                    Some(_) => Ok(()),
                    None => Err(exception::name_error(string(name).value()).into()),
                },
                Place::ClassName { name } => {
                    if self.class_name(name)?.is_none() {
                        return Err(exception::name_error(string(name).value()).into());
                    }
                    Ok(dispatch::delete_item(self.class_namespace()?, string(name).value())?)
                }
                Place::Attribute { object, name } => {
                    let object = self.eval(*object).await?;
                    Ok(class::set_attr(object.value(), string(name).value(), Value::ABSENT)?)
                }
                Place::Subscript { object, index } => {
                    let object = self.eval(*object).await?;
                    let index = self.eval(*index).await?;
                    Ok(dispatch::delete_item(object.value(), index.value())?)
                }
                Place::Tuple { items } | Place::List { items } => {
                    for &item in items {
                        self.delete(item).await?;
                    }
                    Ok(())
                }
                Place::Starred { .. } => Err(self.machine.broken("`del *x`")),
                Place::Name { name } => Err(self.machine.broken(&format!("the name {name} has no scope"))),
            }
        })
    }

    /// The value of a place that is a name.
    pub fn value_of(&self, place: PlaceId) -> Go {
        match &self.f()[place] {
            Place::Local { local } => self.read(*local),
            Place::Cell { local } => self.read_cell(*local),
            Place::Global { name } => self.global(name),
            Place::ClassName { name } => match self.class_name(name)? {
                Some(value) => Ok(value),
                None => self.global(name),
            },
            _ => Err(self.machine.broken("an augmented assignment to this target")),
        }
    }

    /// The name that a place is.
    pub fn name_of(&self, place: PlaceId) -> Option<Name> {
        match &self.f()[place] {
            Place::Local { local } | Place::Cell { local } => Some(self.f().locals[*local].name.clone()),
            Place::Global { name } | Place::ClassName { name } => Some(name.clone()),
            _ => None,
        }
    }

    /// A global of the module, else the builtin of that name.
    pub fn global(&self, name: &str) -> Go {
        if let Some(value) = dict::of(&self.globals.value()).get(string(name).value())? {
            return Ok(value.to_owned());
        }
        super::imports::builtin(name).ok_or_else(|| exception::name_error(string(name).value()).into())
    }

    /// The name in the namespace of the class body, if it is there.
    pub fn class_name(&self, name: &str) -> Go<Option<Owned>> {
        match dispatch::get_item(self.class_namespace()?, string(name).value()) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => match exception::take_if(&exception::KEY_ERROR) {
                Some(_) => Ok(None),
                None => Err(raised.into()),
            },
        }
    }

    fn class_namespace(&self) -> Go<Value> {
        match &self.namespace {
            Some(namespace) => Ok(namespace.value()),
            None => Err(self.machine.broken("a class name outside a class body")),
        }
    }
}
