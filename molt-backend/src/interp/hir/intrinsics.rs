//! Operations of `hir` without syntax.

use molt_ir::hir::Intrinsic;
use molt_runtime::sequence::{items_of, unpack_exact, unpack_star};
use molt_runtime::value::{Owned, Value};
use molt_runtime::{desugared, dict, dispatch, exception, int, list, set, str, tuple};

use super::Go;
use super::arguments::set_update;
use super::frame::Frame;
use super::machine::{runtime, tuple as pack};

impl Frame {
    /// An operation with its operands evaluated.
    pub fn intrinsic(&self, op: Intrinsic, args: &[Value]) -> Go {
        use Intrinsic::*;
        let count = |value: Value| value.as_small().unwrap_or(0) as usize;
        let done = |()| Owned::NONE;
        Ok(match (op, args) {
            (Iter, &[iterable]) => dispatch::iter(iterable)?,
            (ListAppend, &[items, item]) => {
                list::of(&items).push(item.to_owned());
                done(())
            }
            (ListExtend, &[items, iterable]) => desugared::list_extend(items, iterable)?,
            (ListToTuple, &[items]) => tuple::from_slice(list::of(&items).items()),
            (SetAdd, &[made, item]) => done(set::of(&made).add(item)?),
            (SetUpdate, &[made, iterable]) => done(set_update(&made.to_owned(), iterable)?),
            (DictSet, &[made, key, value]) => done(dict::of(&made).set(key, value.to_owned())?),
            (DictUpdate, &[made, mapping]) => desugared::dict_update(made, mapping)?,
            (Unpack, &[value, n]) => pack(unpack_exact(value, count(n))?),
            (UnpackStar, &[value, before, after]) => pack(unpack_star(value, count(before), count(after))?),
            (TupleItem, &[items, i]) => match items_of(items).and_then(|items| items.get(count(i))) {
                Some(&item) => item.to_owned(),
                None => return Err(self.machine.broken("an item outside its tuple")),
            },
            (ArgsExtend, &[function, items, iterable]) => desugared::args_extend(function, items, iterable)?,
            (KwargsMerge, &[function, named, mapping]) => done(molt_runtime::function::merge_keywords(function, named, mapping)?),
            (ExceptionMatch, &[raised, kind]) => Owned::from(exception::matches(raised, kind)?),
            (HandledException, &[]) => exception::current(),
            (ExceptionGroupMatch, &[group, kind]) if group.is_none() => {
                let _ = kind;
                tuple::from_slice(&[Value::NONE, Value::NONE])
            }
            (ExceptionGroupMatch, &[group, kind]) => exception::star_match(group, kind)?,
            (ExceptionGroupReraise, &[original, raised]) => exception::star_rest(original, raised)?,
            (ExceptionInfo, &[raised]) => desugared::exception_info(raised)?,
            (ContextEnter, &[manager]) => desugared::context_enter(manager)?,
            (ContextExit, &[manager]) => desugared::context_exit(manager)?,
            (ToStr, &[value]) => dispatch::str(value)?,
            (ToRepr, &[value]) => dispatch::repr(value)?,
            (ToAscii, &[value]) => str::ascii(value)?,
            (Format, &[value, spec]) => dispatch::format(value, spec)?,
            (Concat, parts) => str::join_all(parts),
            (IsSequence, &[value]) => Owned::from(desugared::is_sequence(value)),
            (IsMapping, &[value]) => Owned::from(desugared::is_mapping(value)),
            (Length, &[value]) => int::from_i64(dispatch::length(value)? as i64),
            (MatchKeys, &[mapping, keys]) => desugared::match_keys(mapping, keys)?,
            (CheckPatternClass, &[class]) => {
                desugared::check_pattern_class(class)?;
                Owned::NONE
            }
            (MatchNames, &[class, n, keywords]) => desugared::match_names(class, count(n), keywords)?,
            (MatchAttribute, &[value, class, names, i]) => desugared::match_attribute(value, class, names, count(i))?,
            (MappingRest, &[mapping, keys]) => desugared::mapping_rest(mapping, keys)?,
            (Namespace, &[]) => self.namespace.as_ref().unwrap_or(&self.globals).clone(),
            (Super, &[class, object]) => runtime("super_object", &[class, object])?,
            (ImportStar, &[module]) => done(self.import_star(module)?),
            (ModuleNotFound, &[name]) => return Err(exception::module_not_found(name).into()),
            (op, args) => runtime(&op.word().replace('-', "_"), args)?,
        })
    }
}
