//! `break` and `continue` of one loop to labels: what lowering a loop of either kind needs.

use molt_ir::hir::{Block, Child, Field, Function, Label, Stmt};

/// Makes the `break` and `continue` that belong to a loop with this body leave `out` and begin `next` again. Those of loops
/// inside stay.
pub fn to_labels(f: &mut Function, body: &Block, out: Label, next: Label) {
    for &id in body.iter() {
        let mut below = Vec::new();
        match &f[id] {
            Stmt::Break {} => f[id] = Stmt::Leave { label: out },
            Stmt::Continue {} => f[id] = Stmt::Again { label: next },
            Stmt::While { otherwise, .. } | Stmt::For { otherwise, .. } => below.push(otherwise.clone()),
            stmt => stmt.children(&mut |c| {
                if let Child::Block(block) = c {
                    below.push(block.clone());
                }
            }),
        }
        below.iter().for_each(|block| to_labels(f, block, out, next));
    }
}
