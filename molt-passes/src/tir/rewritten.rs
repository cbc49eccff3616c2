//! Attributes of classes that may be assigned after the class statement, so that what the statement says of them is not all.

use crate::frontend::PYTHON_FOLDER;
use fxhash::FxHashSet;
use molt_ir::ssa::ClassId;
use molt_ir::tir::{self, Op, Type};

/// The assignments to attributes of classes in a program whose types are known.
pub struct Rewritten {
    named: FxHashSet<(ClassId, String)>,
    on_instances: FxHashSet<(ClassId, String)>,
    /// On objects of built-in types.
    on_natives: FxHashSet<String>,
    /// On a class that is not known: names, or whatever is computed.
    anywhere: FxHashSet<String>,
    computed: bool,
    /// By the program's own code, which has even what is hidden.
    computed_here: bool,
}

impl Rewritten {
    /// Looks through the program.
    pub fn of(program: &tir::Program) -> Rewritten {
        let mut this = Rewritten {
            named: FxHashSet::default(),
            on_instances: FxHashSet::default(),
            on_natives: FxHashSet::default(),
            anywhere: FxHashSet::default(),
            computed: false,
            computed_here: false,
        };
        for (_, function) in program.functions() {
            let body = &function.body;
            let modules = &program.header.modules;
            let own = modules.get(function.header.module as usize).is_none_or(|m| !m.path.starts_with(PYTHON_FOLDER));
            for inst in body.insts() {
                match &body[inst].op {
                    Op::SetAttr { args: [object, _], name }
                    | Op::SetOwnAttr { args: [object, _], name }
                    | Op::DelAttr { args: [object], name } => {
                        for ty in body.ty(*object).members() {
                            match ty {
                                Type::Class(class) => _ = this.named.insert((*class, name.clone())),
                                Type::Instance(class) => _ = this.on_instances.insert((*class, name.clone())),
                                Type::Native(_) => _ = this.on_natives.insert(name.clone()),
                                Type::Any => _ = this.anywhere.insert(name.clone()),
                                _ => {}
                            }
                        }
                    }
                    Op::CallBuiltin { name, .. } | Op::Builtin { name } => {
                        let assigns = matches!(name.rsplit('.').next(), Some("setattr" | "delattr"));
                        this.computed |= assigns;
                        this.computed_here |= assigns && own;
                    }
                    Op::GetAttr { name, .. } | Op::GetMethod { name, .. } => {
                        let assigns = matches!(&**name, "__setattr__" | "__delattr__");
                        this.computed |= assigns;
                        this.computed_here |= assigns && own;
                    }
                    _ => {}
                }
            }
        }
        this
    }

    /// Whether the class may have another attribute of this name than its statement gives it. Code that computes names reaches only
    /// classes that are open to it.
    pub fn has(&self, program: &tir::Program, class: ClassId, name: &str) -> bool {
        let open = program.header.class(class).open;
        open && (self.computed || self.anywhere.contains(name)) || self.named.contains(&(class, name.to_owned()))
    }

    /// Whether an object of a built-in type may have an attribute of its own under the name.
    pub fn on_native(&self, name: &str) -> bool {
        self.computed || self.anywhere.contains(name) || self.on_natives.contains(name)
    }

    /// Whether an instance of exactly the class may have an attribute of its own under the name.
    /// Code that nothing is known of has none of a hidden class.
    pub fn on_instance(&self, program: &tir::Program, class: ClassId, name: &str) -> bool {
        let unseen = self.computed || self.anywhere.contains(name);
        let hidden = program.header.class(class).hidden && !self.computed_here;
        unseen && !hidden || self.on_instances.contains(&(class, name.to_owned()))
    }
}
