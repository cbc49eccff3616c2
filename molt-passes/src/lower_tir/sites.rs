//! Traceback sites: the places exceptions leave, numbered.

use super::anchors::anchors;
use crate::frontend::library::has_no_frame;
use fxhash::FxHashMap;
use molt_ir::lir::header::Site;
use molt_ir::span::{SourceMap, Span};

/// The table being made.
#[derive(Default)]
pub struct Sites {
    /// Paths.
    pub files: Vec<String>,
    /// Source lines shown: file, line, text.
    pub lines: Vec<(u32, (u32, String))>,
    /// The sites.
    pub sites: Vec<Site>,
    /// By the construct: the sites of its copies in other functions are few.
    known: FxHashMap<Span, Vec<u32>>,
    known_lines: FxHashMap<(u32, u32), ()>,
}

impl Sites {
    /// The number of the site for a construct of a function.
    pub fn site(&mut self, sources: &SourceMap, function: &str, span: Span) -> u32 {
        let known = self.known.entry(span).or_default();
        if let Some(&site) = known.iter().find(|&&site| self.sites[site as usize].function == function) {
            return site;
        }
        let site = self.sites.len() as u32;
        known.push(site);
        let new = match (sources.get(span.file), span.is_none()) {
            (Some(file), false) if !has_no_frame(&file.name, function) => {
                let index = match self.files.iter().position(|f| **f == *file.name) {
                    Some(index) => index as u32,
                    None => {
                        self.files.push(file.name.to_string());
                        self.files.len() as u32 - 1
                    }
                };
                let (start, end) = (file.line_column(span.start), file.line_column(span.end));
                if self.known_lines.insert((index, start.line), ()).is_none() {
                    self.lines.push((index, (start.line, file.line_text(start.line).to_owned())));
                }
                let (column, end_column) = (start.column - 1, end.column - 1);
                let marked = match start.line == end.line && end_column > column {
                    true => {
                        let text = file.line_text(start.line).chars();
                        let segment: String = text.skip(column as usize).take((end_column - column) as usize).collect();
                        anchors(&segment)
                    }
                    false => None,
                };
                let (anchor, anchor_end) = marked.map_or((0, 0), |(from, to)| (column + from, column + to));
                Site {
                    function: function.to_owned(),
                    file: index,
                    line: start.line,
                    end_line: end.line,
                    column,
                    end_column,
                    anchor,
                    anchor_end,
                    outer: 0,
                }
            }
            _ => Site { function: function.to_owned(), ..Site::default() },
        };
        self.sites.push(new);
        site
    }
}
