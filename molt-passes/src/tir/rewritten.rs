//! Attributes of classes that may be assigned after the class statement, so that what the statement says of them is not all.

use crate::frontend::PYTHON_FOLDER;
use crate::infer::classes::Classes;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Body, ClassId, Inst, Value};
use molt_ir::tir::{self, Op, Tir, Type};

/// The assignments to attributes of classes in a program whose types are known.
pub struct Rewritten {
    named: FxHashSet<(ClassId, String)>,
    on_instances: FxHashSet<(ClassId, String)>,
    /// The types of what the first kind is given.
    given: FxHashMap<(ClassId, String), Type>,
    /// Classes whose instances are taken apart: what lies in their `__dict__` has names that only the run tells.
    apart: FxHashSet<ClassId>,
    /// Whether instances of classes that are not known are.
    any_apart: bool,
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
            given: FxHashMap::default(),
            apart: FxHashSet::default(),
            any_apart: false,
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
                if own && let Some(object) = taken_apart(body, inst) {
                    for ty in body.ty(object).members() {
                        match ty {
                            Type::Instance(class) => _ = this.apart.insert(*class),
                            Type::Any => this.any_apart = true,
                            _ => {}
                        }
                    }
                }
                if let Op::SetAttr { args: [object, value], name } = &body[inst].op {
                    for ty in body.ty(*object).members() {
                        let Type::Class(class) = ty else { continue };
                        let given = this.given.entry((*class, name.clone())).or_insert(Type::Never);
                        *given = given.join(body.ty(*value));
                    }
                }
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

    /// Whether the program assigns a descriptor, by its name, to an attribute of the class or of one in its order: that decides what
    /// instances have there.
    pub fn is_described(&self, program: &tir::Program, classes: &Classes, class: ClassId, name: &str) -> bool {
        let describes = |ty: &Type| !ty.members().iter().all(|member| is_plain(member) || classes.is_plain_type(program, member));
        !self.given.is_empty()
            && classes.get(class).mro.iter().any(|&base| self.given.get(&(base, name.to_owned())).is_some_and(describes))
    }

    /// Whether an object of a built-in type may have an attribute of its own under the name.
    pub fn on_native(&self, name: &str) -> bool {
        self.computed || self.anywhere.contains(name) || self.on_natives.contains(name)
    }

    /// Whether an instance of exactly the class may have an attribute of its own under the name.
    /// Code that nothing is known of has none of a hidden class.
    pub fn on_instance(&self, program: &tir::Program, class: ClassId, name: &str) -> bool {
        let unseen = self.computed || self.any_apart || self.anywhere.contains(name);
        let hidden = program.header.class(class).hidden && !self.computed_here;
        unseen && !hidden || self.apart.contains(&class) || self.on_instances.contains(&(class, name.to_owned()))
    }
}

/// The object whose `__dict__` an instruction gives or replaces.
fn taken_apart(body: &Body<Tir>, inst: Inst) -> Option<Value> {
    match &body[inst].op {
        Op::GetAttr { args: [object], name } | Op::GetMethod { args: [object], name } if name == "__dict__" => Some(*object),
        Op::SetAttr { args: [object, _], name } if name == "__dict__" => Some(*object),
        Op::CallBuiltin { args, name } if name == "builtins.vars" => args.first().copied(),
        Op::Call { args, .. } => match body.def_op(args[0])? {
            Op::Builtin { name } if name == "vars" => args.get(1).copied(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether values of the type are containers, which are no descriptors.
fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Dict(_) | Type::Set(_) | Type::FrozenSet(_) | Type::Tuple(_) | Type::TupleOf(_))
}
