//! Code objects, built-in function objects and traceback sites: what the runtime reads of a program.

use super::Error;
use super::data::Image;
use super::module::Context;
use crate::builtins;
use cranelift_module::DataId;
use fxhash::FxHashMap;
use molt_ir::lir::Code;
use molt_ir::ssa::FuncId;
use molt_ir::text::PyStr;
use molt_runtime::function::{Code as Layout, code_flag};
use molt_runtime::traceback::{Function, Site, SiteTable};
use molt_runtime::value::Value;
use std::mem::offset_of;

// The images below are written field by field.
const _: () = assert!(size_of::<Layout>() == 80 && offset_of!(Layout, names) == 48 && offset_of!(Layout, positional) == 56);
const _: () = assert!(offset_of!(Layout, doc) == 40 && offset_of!(Layout, flags) == 68 && offset_of!(Layout, line) == 72);
const _: () = assert!(size_of::<Site>() == 40 && size_of::<Function>() == 16 && size_of::<SiteTable>() == 48);

impl Context<'_> {
    /// The code object of a function.
    pub fn code(&mut self, func: FuncId) -> Result<DataId, Error> {
        if let Some(known) = self.statics.codes.get(&func) {
            return Ok(*known);
        }
        let code = self
            .program
            .get(func)
            .and_then(|f| f.header.code.clone())
            .ok_or_else(|| Error(format!("{func} has no code object")))?;
        let names = self.names(func, &code)?;
        let mut image = Image::default();
        image.function(self.function(code.entry)?);
        image.u64(0);
        for text in [&code.name, &code.qualname, &code.module] {
            let text = self.static_str(&PyStr::from(text.as_str()))?;
            image.pointer(text);
        }
        match &code.doc {
            Some(doc) => image.pointer(self.static_str(doc)?),
            None => image.u64(Value::NONE.bits()),
        }
        match names {
            Some(names) => image.pointer(names),
            None => image.u64(0),
        }
        let flags = [(code.var_positional, code_flag::VAR_POSITIONAL), (code.var_keyword, code_flag::VAR_KEYWORD)];
        let flags = flags.iter().filter(|(set, _)| *set).fold(code.suspends, |all, (_, flag)| all | flag);
        for word in [code.positional, code.positional_only, code.keyword_only, flags, code.line, 0] {
            image.u32(word);
        }
        let id = self.place(&format!("code.{}", func.index()), image, false)?;
        self.statics.codes.insert(func, id);
        Ok(id)
    }

    fn names(&mut self, func: FuncId, code: &Code) -> Result<Option<DataId>, Error> {
        let mut image = Image::default();
        for name in &code.parameters {
            let name = self.static_str(&PyStr::from(name.as_str()))?;
            image.pointer(name);
        }
        if code.parameters.is_empty() { Ok(None) } else { self.place(&format!("names.{}", func.index()), image, false).map(Some) }
    }

    /// The slot of a built-in function object, made when the program starts.
    pub fn builtin(&mut self, name: &str) -> Result<DataId, Error> {
        if let Some((_, slot)) = self.statics.builtins.iter().find(|(known, _)| known == name) {
            return Ok(*slot);
        }
        if builtins::method(name).is_none() {
            return Err(Error(format!("the runtime has no built-in `{name}`")));
        }
        let slot = self.zeroed(&format!("builtin.{}", self.statics.builtins.len()), 1)?;
        self.statics.builtins.push((name.to_owned(), slot));
        Ok(slot)
    }

    /// The table that decodes the sites an exception left; nothing for a program without sites.
    pub fn site_table(&mut self) -> Result<Option<DataId>, Error> {
        let header = &self.program.header;
        if header.sites.is_empty() {
            return Ok(None);
        }
        let mut blob = Blob::default();
        let (mut sites, mut functions) = (Image::default(), Image::default());
        let lines: FxHashMap<(u32, u32), &str> =
            header.lines.iter().map(|(file, (line, text))| ((*file, *line), text.as_str())).collect();
        let mut known: FxHashMap<(&str, u32), u32> = FxHashMap::default();
        for site in &header.sites {
            let next = known.len() as u32;
            let function = *known.entry((&site.function, site.file)).or_insert_with(|| {
                blob.text(&site.function, &mut functions);
                blob.text(header.files.get(site.file as usize).map_or("", String::as_str), &mut functions);
                next
            });
            for word in
                [function, site.line, site.end_line, site.column, site.end_column, site.anchor, site.anchor_end, site.outer]
            {
                sites.u32(word);
            }
            blob.text(lines.get(&(site.file, site.line)).copied().unwrap_or(""), &mut sites);
        }
        let (site_count, function_count, length) = (header.sites.len() as u64, known.len() as u64, blob.bytes.len() as u64);
        let mut text = Image::default();
        text.raw(&blob.bytes);
        let mut table = Image::default();
        for (image, name, count) in
            [(sites, "sites", site_count), (functions, "functions", function_count), (text, "text", length)]
        {
            let part = self.place(name, image, false)?;
            table.pointer(part);
            table.u64(count);
        }
        self.place("sites.table", table, false).map(Some)
    }
}

/// Texts in one piece, each once.
#[derive(Default)]
struct Blob {
    bytes: Vec<u8>,
    known: FxHashMap<String, u32>,
}

impl Blob {
    /// Writes where `text` lies: start and length.
    fn text(&mut self, text: &str, image: &mut Image) {
        let start = match self.known.get(text) {
            Some(start) => *start,
            None => {
                let start = self.bytes.len() as u32;
                self.bytes.extend(text.as_bytes());
                self.known.insert(text.to_owned(), start);
                start
            }
        };
        image.u32(start);
        image.u32(text.len() as u32);
    }
}
