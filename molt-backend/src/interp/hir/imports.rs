//! Modules and built-in names.

use std::rc::Rc;

use molt_runtime::class::{self, CLASS_METHOD, PROPERTY, STATIC_METHOD, SUPER};
use molt_runtime::exception::{self, ATTRIBUTE_ERROR};
use molt_runtime::object::value_of;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{builtins, dict, function, module, modules, sequence, types};

use super::Go;
use super::frame::Frame;
use super::function::run_now;
use super::machine::{Machine, string, text};

/// What a built-in name stands for.
pub fn builtin(name: &str) -> Option<Owned> {
    let constant = match name {
        "NotImplemented" => Some(Value::NOT_IMPLEMENTED),
        "Ellipsis" => Some(Value::ELLIPSIS),
        "__debug__" => Some(Value::TRUE),
        _ => None,
    };
    let special = || [&SUPER, &PROPERTY, &STATIC_METHOD, &CLASS_METHOD].into_iter().find(|kind| kind.static_name() == name);
    let alias = if matches!(name, "IOError" | "EnvironmentError") { "OSError" } else { name };
    let exception = || exception::EXCEPTIONS.iter().copied().find(|kind| kind.static_name() == alias);
    let methods = || builtins::TABLES.iter().flat_map(|table| table.iter()).find(|method| method.name == name);
    constant
        .map(Value::to_owned)
        .or_else(|| methods().map(function::builtin::of_function))
        .or_else(|| types::builtin(name).or_else(special).or_else(exception).map(|kind| value_of(kind).to_owned()))
}

impl Machine {
    /// Runs the main module.
    pub fn run_main(self: &Rc<Machine>) -> Go<()> {
        self.clone().import("__main__").map(drop)
    }

    /// The dict of a module of the program.
    pub fn globals(&self, name: &str) -> Go {
        match self.modules.borrow().get(name) {
            Some(object) => Ok(module::dict(module::of(object.value())).to_owned()),
            None => Err(self.broken(&format!("the module {name} was not imported"))),
        }
    }

    /// The module of this absolute name, initialised together with its parents.
    pub fn import(self: Rc<Machine>, name: &str) -> Go {
        let mut parent: Option<Owned> = None;
        for end in name.match_indices('.').map(|(at, _)| at).chain([name.len()]) {
            let known = self.modules.borrow().get(&name[..end]).cloned();
            let object = match known {
                Some(object) => object,
                None => {
                    let object = self.clone().initialise(&name[..end])?;
                    if let Some(parent) = parent {
                        let last = name[..end].rsplit('.').next().unwrap_or(name);
                        class::set_attr(parent.value(), string(last).value(), object.value())?;
                    }
                    object
                }
            };
            parent = Some(object);
        }
        parent.ok_or_else(|| self.broken("an import without a name"))
    }

    fn initialise(self: Rc<Machine>, name: &str) -> Go {
        let Some(id) = self.program.module(name) else {
            let Some(found) = modules::module(name) else {
                return Err(exception::module_not_found(string(name).value()).into());
            };
            let object = found.object();
            self.modules.borrow_mut().insert(name.into(), object.clone());
            return Ok(object);
        };
        let data = &self.program.modules[id];
        let object = module::new(string(name).value());
        let globals = module::dict(module::of(object.value())).to_owned();
        let doc = match &self.function(data.body).doc {
            Some(doc) => molt_runtime::str::from_code_points(&doc.code_points().collect::<Vec<_>>()),
            None => Owned::NONE,
        };
        for (key, value) in [("__name__", string(name)), ("__file__", string(&data.path)), ("__doc__", doc)] {
            dict::of(&globals.value()).set(string(key).value(), value)?;
        }
        self.modules.borrow_mut().insert(name.into(), object.clone());
        let frame = Frame::new(self.clone(), data.body, &[], &[], None)?;
        frame.prepare_annotations()?;
        match run_now(frame.body()) {
            Ok(_) => Ok(object),
            Err(stop) => {
                self.modules.borrow_mut().remove(name);
                Err(stop)
            }
        }
    }

    /// `from module import name`.
    pub fn import_from(&self, object: Value, name: &str) -> Go {
        let raised = match class::get_attr(object, string(name).value()) {
            Ok(value) => return Ok(value),
            Err(raised) => raised,
        };
        if exception::take_if(&ATTRIBUTE_ERROR).is_none() {
            return Err(raised.into());
        }
        let from = class::get_attr(object, string("__name__").value()).map(|n| text(n.value())).unwrap_or_default();
        if let Some(submodule) = self.modules.borrow().get(format!("{from}.{name}").as_str()) {
            return Ok(submodule.clone());
        }
        let path = self.program.module(&from).map(|id| self.program.modules[id].path.to_string());
        let place = path.unwrap_or_else(|| "unknown location".into());
        let message = format!("cannot import name '{name}' from '{from}' ({place})");
        Err(molt_runtime::error::raise(&exception::IMPORT_ERROR, &message).into())
    }
}

impl Frame {
    /// `from module import *` into the globals.
    pub fn import_star(&self, object: Value) -> Go<()> {
        let all = class::find_attr(object, string("__all__").value())?;
        let entries = module::dict(module::of(object)).to_owned();
        let names: Vec<Owned> = match all {
            Some(all) => sequence::collect(all.value())?,
            None => dict::of(&entries.value()).entries().map(|e| e.key.to_owned()).collect(),
        };
        for name in names {
            if class::find_attr(object, string("__all__").value())?.is_none() && text(name.value()).starts_with('_') {
                continue;
            }
            let value = class::get_attr(object, name.value())?;
            dict::of(&self.globals.value()).set(name.value(), value)?;
        }
        Ok(())
    }
}
