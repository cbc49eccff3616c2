//! Class statements and `super()`.

use molt_ir::hir::{ClassId, Expr, ExprId, FunctionKind, Keyword, LocalId, LocalKind};
use molt_runtime::class::{self, SUPER};
use molt_runtime::value::{Owned, Value};
use molt_runtime::{dict, dispatch, str, tuple};

use super::Go;
use super::frame::Frame;
use super::machine::{Stop, borrowed, runtime, string};

impl Frame {
    /// A new class: bases, keywords, the namespace, the body, the metaclass.
    pub async fn make_class(&self, class: ClassId, bases: &[ExprId], keywords: &[Keyword], captures: &[LocalId]) -> Go {
        let bases = self.items(bases).await?;
        let bases = tuple::from_slice(molt_runtime::list::of(&bases.value()).items());
        let named = dict::new();
        let mut metaclass = None;
        for keyword in keywords {
            let value = self.eval(keyword.value).await?;
            match keyword.name.as_deref() {
                Some("metaclass") => metaclass = Some(value),
                Some(name) => dict::of(&named.value()).set(string(name).value(), value)?,
                None => molt_runtime::function::merge_keywords(Value::NONE, named.value(), value.value())?,
            }
        }
        let data = &self.machine.program.classes[class];
        let name = string(&data.name);
        let metaclass = metaclass.as_ref().map_or(Value::ABSENT, Owned::value);
        let others = if dict::of(&named.value()).is_empty() { Value::ABSENT } else { named.value() };
        let namespace = runtime("prepare_class", &[name.value(), bases.value(), metaclass, others])?;
        let put = |key: &str, value: &Owned| dispatch::set_item(namespace.value(), string(key).value(), value.value());
        put("__module__", &string(&self.f().module))?;
        put("__qualname__", &string(&data.qualname))?;
        let body = self.machine.function(data.body);
        if let Some(doc) = &body.doc {
            put("__doc__", &str::from_code_points(&doc.code_points().collect::<Vec<_>>()))?;
        }
        let cells = captures.iter().map(|&local| self.cell(local)).collect::<Go<Vec<_>>>()?;
        let inner = Frame::new(self.machine.clone(), data.body, &[], &borrowed(&cells), Some(namespace.clone()))?;
        inner.prepare_annotations()?;
        match inner.run(&body.body).await {
            Ok(()) | Err(Stop::Return(_)) => {}
            Err(stop) => return Err(stop),
        }
        let own = body.locals.iter().find(|(_, l)| l.kind == LocalKind::Cell && l.name == "__class__");
        let content = own.map(|(local, _)| inner.cell(local)).transpose()?;
        if let Some(content) = &content {
            put("__classcell__", content)?;
        }
        let fields = tuple::from_slice(&[]);
        let made = class::make_class(
            name.value(),
            bases.value(),
            namespace.value(),
            metaclass,
            others,
            fields.value(),
            class_site(class),
        )?;
        if let Some(content) = &content {
            class::check_class_cell(name.value(), content.value(), made.value())?;
        }
        Ok(made)
    }

    /// `super()` without arguments, where the name is the builtin's and there are a class and an object.
    pub fn bare_super(&self, function: ExprId, args: &[ExprId], keywords: &[Keyword]) -> Go<Option<Owned>> {
        let named = matches!(&self.f()[function], Expr::Global { name } | Expr::Builtin { name } if name == "super");
        if !named || !args.is_empty() || !keywords.is_empty() || self.f().kind == FunctionKind::Module {
            return Ok(None);
        }
        let class = self.f().free_locals().find(|&local| self.f().locals[local].name == "__class__");
        let (Some(class), Some(first)) = (class, self.f().params.first()) else { return Ok(None) };
        let builtin = molt_runtime::object::value_of(&SUPER).to_owned();
        if let Expr::Global { name } = &self.f()[function]
            && self.global(name)? != builtin
        {
            return Ok(None);
        }
        let class = self.read_cell(class)?;
        let object = match self.f().locals[first.local].kind {
            LocalKind::Cell => self.read_cell(first.local)?,
            _ => self.read(first.local)?,
        };
        Ok(Some(runtime("super_object", &[class.value(), object.value()])?))
    }
}

fn class_site(class: ClassId) -> u32 {
    class.into_raw().into_u32() + 1
}
