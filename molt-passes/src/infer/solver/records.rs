//! Dicts that serve as records: what lies under each constant key is known apart.
//!
//! `{"name": "Ada", "tags": []}` holds values of two types, and `person["tags"]` gives one of them. So a dict made by a display has a
//! variable for each constant text it is written or read under, beside the one of all its values, and one for what comes under other
//! keys: a computed key may be any text. A constant key gives what its own variable and that one hold.

use super::super::domain::{AtomSet, NameId, Site};
use super::{Solver, Var};
use std::collections::BTreeMap;

/// The variables of a dict that serves as a record.
pub(super) struct Record {
    /// What lies under constant keys. All of it is among the values of the dict, too.
    fields: BTreeMap<NameId, Var>,
    /// What came under keys that are not known.
    pub(super) others: Var,
}

impl Solver<'_> {
    /// Tells the constant keys of a dict apart from now on.
    pub fn make_record(&mut self, site: Site) {
        let root = self.site_root(site);
        if !self.records.contains_key(&root) {
            let (others, held) = (self.new_var(), self.peek(self.contents(root)[1]));
            self.records.insert(root, Record { fields: BTreeMap::new(), others });
            self.flow(&held, others);
        }
    }

    /// The variable of a constant key.
    fn under(&mut self, root: Site, key: &str) -> Option<Var> {
        let record = self.records.get(&root)?;
        let (others, id) = (record.others, self.name(key));
        if let Some(&var) = self.records[&root].fields.get(&id) {
            return Some(var);
        }
        let var = self.new_var();
        self.records.get_mut(&root)?.fields.insert(id, var);
        // Who copies the dict copies this, too.
        self.wake(self.root(others));
        Some(var)
    }

    /// What a dict gives for a constant key, where it is there.
    pub fn get_under(&mut self, site: Site, key: &str) -> AtomSet {
        let root = self.site_root(site);
        let Some(var) = self.under(root, key) else { return self.content(site, 1) };
        let mut set = self.read(var);
        let others = self.read(self.records[&self.site_root(site)].others);
        set.join(&others);
        if set.is_any() { AtomSet::any() } else { set }
    }

    /// A value goes into a dict under a constant key.
    pub fn put_under(&mut self, set: &AtomSet, site: Site, key: &str) {
        let root = self.site_root(site);
        match self.under(root, key) {
            Some(var) => {
                self.flow(set, var);
                let values = self.contents(site)[1];
                self.flow(set, values);
            }
            None => self.store(set, site, 1),
        }
    }

    /// The entries of one dict go into another, each value under the key it has.
    pub fn copy_entries(&mut self, from: Site, to: Site) {
        let keys = self.content(from, 0);
        self.store(&keys, to, 0);
        let Some(record) = self.records.get(&self.site_root(from)) else {
            let values = self.content(from, 1);
            return self.store(&values, to, 1);
        };
        let (others, fields) = (record.others, record.fields.clone());
        let set = self.read(others);
        self.store(&set, to, 1);
        for (id, var) in fields {
            let (set, key) = (self.read(var), self.text(id).to_owned());
            self.put_under(&set, to, &key);
        }
    }

    /// What is stored among the values by way of no known key.
    pub(super) fn store_elsewhere(&mut self, set: &AtomSet, site: Site) {
        if let Some(others) = self.records.get(&self.site_root(site)).map(|record| record.others) {
            self.flow(set, others);
        }
    }

    /// Two sites become one, `into`, before their contents do.
    pub(super) fn merge_records(&mut self, into: Site, from: Site) {
        let values = |this: &Self, site: Site| this.sites[site.0 as usize].contents.get(1).map(|&var| this.peek(var));
        match (self.records.contains_key(&into), self.records.remove(&from)) {
            (false, None) => {}
            (true, None) => {
                let set = values(self, from).unwrap_or_default();
                self.store_elsewhere(&set, into);
            }
            (false, Some(record)) => {
                let set = values(self, into).unwrap_or_default();
                self.records.insert(into, record);
                self.store_elsewhere(&set, into);
            }
            (true, Some(record)) => {
                let mut alike = vec![(self.records[&into].others, record.others)];
                for (key, var) in record.fields {
                    match self.records[&into].fields.get(&key) {
                        Some(&own) => alike.push((own, var)),
                        None => _ = self.records.get_mut(&into).and_then(|record| record.fields.insert(key, var)),
                    }
                }
                alike.into_iter().for_each(|(into, from)| self.merge_vars(into, from));
            }
        }
    }
}
