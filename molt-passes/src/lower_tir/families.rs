//! Families: classes whose instances may have a field in common, so that what is stored through one may be seen through another.

use fxhash::FxHashMap;
use molt_ir::ssa::ClassId;
use molt_ir::tir::{Op, Program, Type};

/// The family of each class.
pub struct Families {
    /// For each class one of its family, at the end of the chain the same one.
    links: Vec<u32>,
    /// What a field holds in any instance of a family, by the family and the name.
    fields: FxHashMap<(u32, String), Type>,
}

impl Families {
    /// Classes that derive from one another are of one family, and so are those that some operation on a field does not tell apart.
    pub fn of(program: &Program) -> Families {
        let mut this = Families { links: (0..program.header.classes.len() as u32).collect(), fields: FxHashMap::default() };
        for (index, class) in program.header.classes.iter().enumerate() {
            for base in class.bases.iter().flatten() {
                if let Type::Class(base) = base {
                    this.join(ClassId::at(index), *base);
                }
            }
        }
        for (_, function) in program.functions() {
            let body = &function.body;
            for inst in body.insts() {
                let (object, class) = match &body[inst].op {
                    Op::FieldGet { args: [object], class, .. } => (*object, *class),
                    Op::FieldSet { args: [object, _], class, .. } | Op::FieldInit { args: [object, _], class, .. } => {
                        (*object, *class)
                    }
                    _ => continue,
                };
                for other in body.ty(object).instances().unwrap_or_default() {
                    this.join(class, other);
                }
            }
        }
        for (index, class) in program.header.classes.iter().enumerate() {
            let family = this.number(ClassId::at(index));
            for (name, ty) in &class.fields {
                let known = this.fields.entry((family, name.clone())).or_insert(Type::Never);
                *known = known.join(ty);
            }
        }
        this
    }

    /// What the field of an instance holds, whichever class of the family made it.
    pub fn field(&self, class: ClassId, name: &str) -> Type {
        self.fields.get(&(self.number(class), name.to_owned())).cloned().unwrap_or(Type::Any)
    }

    /// The number of a class's family; 0 is none.
    pub fn number(&self, class: ClassId) -> u32 {
        self.root(class.0) + 1
    }

    fn root(&self, mut index: u32) -> u32 {
        while self.links[index as usize] != index {
            index = self.links[index as usize];
        }
        index
    }

    fn join(&mut self, a: ClassId, b: ClassId) {
        let (a, b) = (self.root(a.0), self.root(b.0));
        self.links[a.max(b) as usize] = a.min(b);
    }
}
