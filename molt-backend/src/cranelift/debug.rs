//! DWARF: which machine code comes from which line of Python, and what its functions are called.
//!
//! Enough for `perf`, `gdb` and `addr2line` to name functions and lines. Paths stand as they were given on the command line,
//! relative to `.`, so that the folder of the compile is not part of the result.

use super::{Error, Options};
use cranelift_codegen::CompiledCode;
use cranelift_module::FuncId as ModuleFuncId;
use cranelift_object::ObjectProduct;
use cranelift_object::object::write::{Relocation as ObjectRelocation, SectionId as ObjectSection};
use cranelift_object::object::{RelocationEncoding, RelocationFlags, RelocationKind, SectionKind};
use fxhash::FxHashMap;
use gimli::write::{
    Address, AttributeValue, DwarfUnit, EndianVec, LineProgram, LineString, Range, RangeList, RelocateWriter, Relocation,
    RelocationTarget, Sections,
};
use gimli::{Encoding, Format, LineEncoding, LittleEndian, SectionId};
use molt_ir::lir::Function;
use molt_ir::span::SourceMap;
use molt_ir::ssa::Inst;

/// From an offset in a function on: file, line, column.
type Row = (u64, String, u64, u64);

/// The rows of all functions so far.
pub(super) struct Lines<'a> {
    sources: Option<&'a SourceMap>,
    functions: Vec<(ModuleFuncId, String, u64, Vec<Row>)>,
}

/// The place of the instruction with this number.
pub(super) fn place(function: &Function, sources: &SourceMap, number: u32) -> Option<(String, u64, u64, String)> {
    if number as usize >= function.body.inst_count() {
        return None;
    }
    let span = function.body[Inst::at(number as usize)].span.some()?;
    let (file, at) = sources.locate(span)?;
    Some((file.name.to_string(), u64::from(at.line), u64::from(at.column), file.line_text(at.line).trim().to_owned()))
}

impl<'a> Lines<'a> {
    /// Collects nothing unless line tables are wanted and the sources are there.
    pub fn new(options: &Options<'a>) -> Lines<'a> {
        Lines { sources: options.sources.filter(|_| options.debug), functions: vec![] }
    }

    /// Adds a function.
    pub fn function(&mut self, id: ModuleFuncId, function: &Function, code: &CompiledCode) {
        let Some(sources) = self.sources else { return };
        let mut rows: Vec<Row> = vec![];
        for range in code.buffer.get_srclocs_sorted() {
            if range.loc.is_default() {
                continue;
            }
            if let Some((file, line, column, _)) = place(function, sources, range.loc.bits()) {
                rows.push((u64::from(range.start), file, line, column));
            }
        }
        // The prologue belongs to the first line.
        if let Some(first) = rows.first_mut() {
            first.0 = 0;
        }
        self.functions.push((id, function.header.qualname.clone(), code.code_buffer().len() as u64, rows));
    }

    /// Writes the sections into the object file.
    pub fn write(self, product: &mut ObjectProduct) -> Result<(), Error> {
        let Some((_, _, _, rows)) = self.functions.iter().find(|(_, _, _, rows)| !rows.is_empty()) else { return Ok(()) };
        let main_file = rows[0].1.clone();
        let mut unit = self.unit(&main_file);
        let mut sections = Sections::new(Section::default());
        unit.write(&mut sections).map_err(|e| Error(format!("the line tables cannot be written: {e}")))?;
        let symbols: Vec<_> = self.functions.iter().map(|(id, ..)| product.function_symbol(*id)).collect();

        let object = &mut product.object;
        let mut made: FxHashMap<SectionId, ObjectSection> = FxHashMap::default();
        let mut written = vec![];
        let add = |id: SectionId, section: &Section| -> Result<(), ()> {
            if !section.bytes.slice().is_empty() {
                let new = object.add_section(vec![], id.name().into(), SectionKind::Debug);
                object.append_section_data(new, section.bytes.slice(), 1);
                made.insert(id, new);
                written.push((new, section.relocations.clone()));
            }
            Ok(())
        };
        _ = sections.for_each(add);
        for (section, relocations) in written {
            for r in relocations {
                let symbol = match r.target {
                    RelocationTarget::Symbol(number) => symbols[number],
                    RelocationTarget::Section(id) => match made.get(&id) {
                        Some(section) => object.section_symbol(*section),
                        None => continue,
                    },
                };
                let (kind, encoding) = (RelocationKind::Absolute, RelocationEncoding::Generic);
                let flags = RelocationFlags::Generic { kind, encoding, size: r.size * 8 };
                let new = ObjectRelocation { offset: r.offset as u64, symbol, addend: r.addend, flags };
                object.add_relocation(section, new).map_err(|e| Error(format!("the line tables cannot be placed: {e}")))?;
            }
        }
        Ok(())
    }

    fn unit(&self, main_file: &str) -> DwarfUnit {
        let encoding = Encoding { address_size: 8, format: Format::Dwarf32, version: 4 };
        let text = |text: &str| LineString::String(text.as_bytes().to_vec());
        let mut unit = DwarfUnit::new(encoding);
        let mut program = LineProgram::new(encoding, LineEncoding::default(), text("."), None, text(main_file), None);
        let folder = program.default_directory();
        let mut ranges = vec![];
        for (number, (_, name, size, rows)) in self.functions.iter().enumerate() {
            let start = Address::Symbol { symbol: number, addend: 0 };
            ranges.push(Range::StartLength { begin: start, length: *size });
            program.begin_sequence(Some(start));
            for (offset, file, line, column) in rows {
                let file = program.add_file(text(file), folder, None);
                let row = program.row();
                (row.address_offset, row.file, row.line, row.column) = (*offset, file, *line, *column);
                program.generate_row();
            }
            program.end_sequence(*size);

            let name = AttributeValue::StringRef(unit.strings.add(name.as_str()));
            let root = unit.unit.root();
            let entry = unit.unit.add(root, gimli::DW_TAG_subprogram);
            let entry = unit.unit.get_mut(entry);
            entry.set(gimli::DW_AT_name, name);
            entry.set(gimli::DW_AT_low_pc, AttributeValue::Address(start));
            entry.set(gimli::DW_AT_high_pc, AttributeValue::Udata(*size));
            if let Some((_, file, line, _)) = rows.first() {
                let file = program.add_file(text(file), folder, None);
                entry.set(gimli::DW_AT_decl_file, AttributeValue::FileIndex(Some(file)));
                entry.set(gimli::DW_AT_decl_line, AttributeValue::Udata(*line));
            }
        }
        unit.unit.line_program = program;
        let ranges = unit.unit.ranges.add(RangeList(ranges));
        let (producer, name, here) = (unit.strings.add("molt"), unit.strings.add(main_file), unit.strings.add("."));
        let root = unit.unit.root();
        let root = unit.unit.get_mut(root);
        root.set(gimli::DW_AT_producer, AttributeValue::StringRef(producer));
        root.set(gimli::DW_AT_language, AttributeValue::Language(gimli::DW_LANG_Python));
        root.set(gimli::DW_AT_name, AttributeValue::StringRef(name));
        root.set(gimli::DW_AT_comp_dir, AttributeValue::StringRef(here));
        root.set(gimli::DW_AT_low_pc, AttributeValue::Address(Address::Constant(0)));
        root.set(gimli::DW_AT_ranges, AttributeValue::RangeListRef(ranges));
        unit
    }
}

/// A section and what the linker must fill in.
#[derive(Clone)]
struct Section {
    bytes: EndianVec<LittleEndian>,
    relocations: Vec<Relocation>,
}

impl Default for Section {
    fn default() -> Section {
        Section { bytes: EndianVec::new(LittleEndian), relocations: vec![] }
    }
}

impl RelocateWriter for Section {
    type Writer = EndianVec<LittleEndian>;
    fn writer(&self) -> &Self::Writer {
        &self.bytes
    }
    fn writer_mut(&mut self) -> &mut Self::Writer {
        &mut self.bytes
    }
    fn relocate(&mut self, relocation: Relocation) {
        self.relocations.push(relocation);
    }
}
