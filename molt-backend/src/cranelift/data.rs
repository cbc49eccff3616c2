//! Static objects and tables: constants, globals, code objects, traceback sites.

use super::Error;
use super::function::Translator;
use super::module::{Context, module_error};
use cranelift_codegen::ir::{self, InstBuilder, types};
use cranelift_module::{DataDescription, DataId, FuncId as ModuleFuncId, Linkage, Module as _};
use fxhash::FxHashMap;
use molt_ir::constant::Constant;
use molt_ir::lir::Op;
use molt_ir::ssa::FuncId;
use molt_ir::text::{BigText, PyBytes, PyStr};
use molt_runtime::object::IMMORTAL;
use molt_runtime::str::{ASCII, WIDTH_2, WIDTH_4};
use molt_runtime::types as builtin_types;
use molt_runtime::value::Value;

/// What has been laid out or declared so far, each thing once.
#[derive(Default)]
pub(super) struct Statics {
    strs: FxHashMap<PyStr, DataId>,
    bytes: FxHashMap<PyBytes, DataId>,
    tuples: FxHashMap<Constant, DataId>,
    /// Big ints by the slot that holds them, made when the program starts.
    pub ints: Vec<(BigText, DataId)>,
    /// Built-in function objects by the slot that holds them, made when the program starts.
    pub builtins: Vec<(String, DataId)>,
    /// Code objects.
    pub codes: FxHashMap<FuncId, DataId>,
    symbols: FxHashMap<String, DataId>,
    globals: Option<DataId>,
    classes: Option<DataId>,
}

/// The bytes of an object or a table while it is put together.
#[derive(Default)]
pub(super) struct Image {
    bytes: Vec<u8>,
    data: Vec<(u32, DataId)>,
    functions: Vec<(u32, ModuleFuncId)>,
}

impl Image {
    /// The header of an immortal object; its type's address is filled in by the linker.
    pub fn object(kind: DataId, flags: u32) -> Image {
        let mut image = Image::default();
        image.pointer(kind);
        image.u32(IMMORTAL);
        image.u32(flags);
        image
    }
    /// Four bytes.
    pub fn u32(&mut self, word: u32) {
        self.bytes.extend(word.to_le_bytes());
    }
    /// Eight bytes.
    pub fn u64(&mut self, word: u64) {
        self.bytes.extend(word.to_le_bytes());
    }
    /// Any bytes.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }
    /// The address of data.
    pub fn pointer(&mut self, to: DataId) {
        self.data.push((self.bytes.len() as u32, to));
        self.u64(0);
    }
    /// The address of a function.
    pub fn function(&mut self, to: ModuleFuncId) {
        self.functions.push((self.bytes.len() as u32, to));
        self.u64(0);
    }
}

/// The value of a constant that is no object.
fn word(constant: &Constant) -> Result<Value, Error> {
    Ok(match constant {
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Bool(value) => Value::from_bool(*value),
        Constant::Int(value) => Value::from_small(*value).ok_or_else(|| Error(format!("the constant {value} is too large")))?,
        Constant::Float(value) => Value::from_float(value.get()),
        _ => Value::NONE,
    })
}

impl Context<'_> {
    /// Lays out an image. Objects are writable, for their counts and cached hashes.
    pub fn place(&mut self, name: &str, image: Image, writable: bool) -> Result<DataId, Error> {
        let id = self.module.declare_data(name, Linkage::Local, writable, false).map_err(module_error)?;
        let mut description = DataDescription::new();
        description.set_align(16);
        for (at, to) in image.data {
            let to = self.module.declare_data_in_data(to, &mut description);
            description.write_data_addr(at, to, 0);
        }
        for (at, to) in image.functions {
            let to = self.module.declare_func_in_data(to, &mut description);
            description.write_function_addr(at, to);
        }
        description.define(image.bytes.into());
        self.module.define_data(id, &description).map_err(module_error)?;
        Ok(id)
    }

    /// Words that are 0 at first.
    pub fn zeroed(&mut self, name: &str, words: u32) -> Result<DataId, Error> {
        let id = self.module.declare_data(name, Linkage::Local, true, false).map_err(module_error)?;
        let mut description = DataDescription::new();
        description.set_align(16);
        description.define_zeroinit(words.max(1) as usize * 8);
        self.module.define_data(id, &description).map_err(module_error)?;
        Ok(id)
    }

    /// Data of the runtime, by symbol.
    pub fn imported_data(&mut self, symbol: &str) -> Result<DataId, Error> {
        if let Some(known) = self.statics.symbols.get(symbol) {
            return Ok(*known);
        }
        let id = self.module.declare_data(symbol, Linkage::Import, true, false).map_err(module_error)?;
        self.statics.symbols.insert(symbol.to_owned(), id);
        Ok(id)
    }

    /// A built-in type object.
    pub fn type_object(&mut self, name: &str) -> Result<DataId, Error> {
        match builtin_types::builtin(name) {
            Some(_) => self.imported_data(&format!("molt_type_{name}")),
            None => Err(Error(format!("the runtime has no type `{name}`"))),
        }
    }

    /// A `str` object: code points in 1, 2 or 4 bytes each, whatever the widest needs.
    pub fn static_str(&mut self, text: &PyStr) -> Result<DataId, Error> {
        if let Some(known) = self.statics.strs.get(text) {
            return Ok(*known);
        }
        let units = text.code_points();
        let widest = units.iter().copied().max().unwrap_or(0);
        let flags = match widest {
            0..0x80 => ASCII,
            0x80..0x100 => 0,
            0x100..0x1_0000 => WIDTH_2,
            _ => WIDTH_4,
        };
        let kind = self.type_object("str")?;
        let mut image = Image::object(kind, flags);
        image.u64(units.len() as u64);
        image.u64(0);
        for &unit in units {
            match widest {
                0..0x100 => image.raw(&[unit as u8]),
                0x100..0x1_0000 => image.raw(&(unit as u16).to_le_bytes()),
                _ => image.raw(&unit.to_le_bytes()),
            }
        }
        let id = self.place(&format!("str.{}", self.statics.strs.len()), image, true)?;
        self.statics.strs.insert(text.clone(), id);
        Ok(id)
    }

    /// A `bytes` object.
    fn static_bytes(&mut self, bytes: &PyBytes) -> Result<DataId, Error> {
        if let Some(known) = self.statics.bytes.get(bytes) {
            return Ok(*known);
        }
        let kind = self.type_object("bytes")?;
        let mut image = Image::object(kind, 0);
        image.u64(bytes.0.len() as u64);
        image.u64(0);
        image.raw(&bytes.0);
        let id = self.place(&format!("bytes.{}", self.statics.bytes.len()), image, true)?;
        self.statics.bytes.insert(bytes.clone(), id);
        Ok(id)
    }

    /// A `tuple` object.
    fn static_tuple(&mut self, constant: &Constant) -> Result<DataId, Error> {
        if let Some(known) = self.statics.tuples.get(constant) {
            return Ok(*known);
        }
        let kind = self.type_object("tuple")?;
        let mut image = Image::object(kind, 0);
        image.u64(constant.items().len() as u64);
        for item in constant.items() {
            match item {
                Constant::Str(text) => image.pointer(self.static_str(text)?),
                Constant::Tuple(_) => image.pointer(self.static_tuple(item)?),
                immediate => image.u64(word(immediate)?.bits()),
            }
        }
        let id = self.place(&format!("tuple.{}", self.statics.tuples.len()), image, true)?;
        self.statics.tuples.insert(constant.clone(), id);
        Ok(id)
    }

    /// The slot of a big int.
    fn static_int(&mut self, digits: &BigText) -> Result<DataId, Error> {
        if let Some((_, slot)) = self.statics.ints.iter().find(|(known, _)| known == digits) {
            return Ok(*slot);
        }
        let slot = self.zeroed(&format!("int.{}", self.statics.ints.len()), 1)?;
        self.statics.ints.push((digits.clone(), slot));
        Ok(slot)
    }

    pub fn globals(&mut self) -> Result<DataId, Error> {
        match self.statics.globals {
            Some(id) => Ok(id),
            None => {
                let id = self.zeroed("globals", self.program.header.globals)?;
                self.statics.globals = Some(id);
                Ok(id)
            }
        }
    }

    pub fn classes(&mut self) -> Result<DataId, Error> {
        match self.statics.classes {
            Some(id) => Ok(id),
            None => {
                let id = self.zeroed("classes", self.program.header.classes)?;
                self.statics.classes = Some(id);
                Ok(id)
            }
        }
    }
}

impl Translator<'_, '_, '_> {
    /// Constants and addresses.
    pub fn constant(&mut self, op: &Op) -> Result<ir::Value, Error> {
        let id = match op {
            Op::Int { value } => return Ok(self.b.ins().iconst(types::I64, *value)),
            Op::Imm { bits } => return Ok(self.b.ins().iconst(types::I64, *bits)),
            Op::Float { value } => return Ok(self.b.ins().f64const(value.get())),
            Op::StaticStr { value } => self.cx.static_str(value)?,
            Op::StaticBytes { value } => self.cx.static_bytes(value)?,
            Op::StaticTuple { value } => self.cx.static_tuple(value)?,
            Op::StaticInt { value } => {
                let slot = self.cx.static_int(value)?;
                let slot = self.address(slot);
                return Ok(self.b.ins().load(types::I64, ir::MemFlagsData::trusted(), slot, 0));
            }
            Op::BuiltinAddr { name } => {
                let slot = self.cx.builtin(name)?;
                let slot = self.address(slot);
                return Ok(self.b.ins().load(types::I64, ir::MemFlagsData::trusted(), slot, 0));
            }
            Op::TypeAddr { name } => self.cx.type_object(name)?,
            Op::StaticAddr { symbol } => match molt_runtime::rt::place(symbol) {
                Some(offset) => {
                    let state = self.cx.imported_data("molt_state")?;
                    let (base, offset) = (self.address(state), self.word(offset as u64));
                    return Ok(self.b.ins().iadd(base, offset));
                }
                None => self.cx.imported_data(symbol)?,
            },
            Op::GlobalAddr { global } => {
                let all = self.cx.globals()?;
                return Ok(self.word_of(all, global.0));
            }
            Op::ClassSlot { index } => {
                let all = self.cx.classes()?;
                return Ok(self.word_of(all, *index));
            }
            Op::FuncAddr { func } => {
                let id = self.cx.function(*func)?;
                let callee = self.callee(id);
                return Ok(self.b.ins().func_addr(types::I64, callee));
            }
            Op::CodeAddr { func } => self.cx.code(*func)?,

            op => return Err(Error(format!("`{}` is not known here", molt_ir::ssa::Op::info(op).mnemonic))),
        };
        Ok(self.address(id))
    }

    /// The address of word number `index` of a block of data.
    fn word_of(&mut self, data: DataId, index: u32) -> ir::Value {
        let (base, offset) = (self.address(data), self.word(u64::from(index) * 8));
        self.b.ins().iadd(base, offset)
    }
}
