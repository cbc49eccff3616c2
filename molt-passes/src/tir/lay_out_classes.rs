//! `lay-out-classes` · tir → tir
//!
//! ```text
//! {name: "B", bases: none, fields: [("m", any)]}   ⇒   {name: "B", bases: [class[&A]], fields: [("n", any), ("m", any)]}
//! ```
//!
//! Says where each attribute lies in instances of a class: the fields of the base that has the most, its own, those of the other bases, as the runtime lays them
//! out. From then on a field may be read at its place.
//!
//! `__slots__` written down as constants are fields, too.
//!
//! Of an exception, the bases end with the built-in one, behind whose own words the fields lie.
//!
//! Caveat: classes with other `__slots__`, built-ins underneath or anything unknown about them keep `bases: none`.

use crate::infer::classes::{Classes, Native};
use crate::prelude::*;
use molt_ir::ssa::ClassId;
use molt_ir::tir::Type;
use molt_ir::tir::header::EXCEPTION;

/// See the module.
pub struct LayOutClasses;

impl Pass for LayOutClasses {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "lay-out-classes";
    const SUMMARY: &'static str = "gives the attributes of classes their places in instances";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        let classes = Classes::of(program);
        for id in classes.ids() {
            let info = classes.get(id);
            let Some(layout) = &info.layout else { continue };
            if !cx.may("lay-out") {
                continue;
            }
            cx.count("lay-out");
            let known = |name: &str| field_type(program, &info.mro, name);
            let fields = layout.iter().map(|name| (name.clone(), known(name))).collect();
            let underneath = (info.native == Native::Exception).then(|| Type::Builtin(EXCEPTION.into()));
            let bases = info.bases.iter().map(|&base| Type::Class(base)).chain(underneath).collect();
            let class = &mut program.header.classes[id.index()];
            class.fields = fields;
            class.bases = Some(bases);
        }
        Ok(())
    }
}

fn field_type(program: &tir::Program, order: &[ClassId], name: &str) -> Type {
    let found = order.iter().find_map(|&c| program.header.class(c).fields.iter().find(|(field, _)| field == name));
    found.map_or(Type::Any, |(_, ty)| ty.clone())
}
