//! What a run needs beside its program: the table of traceback sites, the command line.

use molt_ir::lir::ProgramHeader;
use molt_runtime::rt::rt;
use molt_runtime::traceback::{self, Function, Site, SiteTable, Text};
use std::ffi::CString;

/// Makes the program's command line that of this thread's state.
pub(super) fn set_argv(args: &[String]) {
    let pointers: Vec<*const u8> =
        args.iter().map(|arg| CString::new(arg.replace('\0', "")).unwrap_or_default().into_raw().cast_const().cast()).collect();
    let count = pointers.len();
    rt().argv.set((pointers.leak().as_ptr(), count));
}

/// The table of traceback sites, leaked: tracebacks may outlive the run.
pub(super) fn set_sites(header: &ProgramHeader) {
    let mut blob = String::new();
    let mut piece = |text: &str| {
        let start = blob.len() as u32;
        blob.push_str(text);
        Text { start, length: text.len() as u32 }
    };
    let (mut sites, mut functions) = (vec![], vec![]);
    for (n, site) in header.sites.iter().enumerate() {
        let file = header.files.get(site.file as usize).map_or("", String::as_str);
        functions.push(Function { name: piece(&site.function), file: piece(file) });
        let line = header.lines.iter().find(|(file, (line, _))| (*file, *line) == (site.file, site.line));
        sites.push(Site {
            function: n as u32,
            line: site.line,
            end_line: site.end_line,
            column: site.column,
            end_column: site.end_column,
            anchor: site.anchor,
            anchor_end: site.anchor_end,
            outer: site.outer,
            source: piece(line.map_or("", |(_, (_, text))| text)),
        });
    }
    traceback::set_table(Box::leak(Box::new(SiteTable::new(sites.leak(), functions.leak(), blob.leak()))));
}
