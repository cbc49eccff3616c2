//! The fixed point: variables that functions share, and the functions to look at again when one of them grows.
//!
//! Values are flow-sensitive, being SSA; what lives in memory is one variable for each allocation site, field, cell and global.
//! Everything only grows, the number of variables is bounded by the program's size, and sets are cut off at
//! [`MAX_SITES`], [`MAX_CLASSES`] and [`MAX_FUNCTIONS`], so that the work is bounded by the number of instructions times a constant.
//!
//! Whatever reaches code that is not modelled *leaks*: containers may then hold anything, functions may be called with
//! anything. Instances that leaked keep their fields, which code that knows nothing of the class reaches by name only.

mod computed_names;
mod leaks;
pub mod meeting;
mod records;
mod rewriting;

use super::classes::{Classes, Native};
use super::domain::{Atom, AtomSet, NameId, Site};
use super::transfer::Library;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Block, ClassId, FuncId, Inst, Value};
use molt_ir::tir;
use std::collections::{BTreeSet, VecDeque};

/// More sites of one kind in a set are merged.
const MAX_SITES: usize = 12;
/// More classes in a set become anything.
const MAX_CLASSES: usize = 16;
/// More functions or built-ins in a set become anything.
const MAX_FUNCTIONS: usize = 16;

/// A variable shared by functions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Var(u32);

#[derive(Default, Clone)]
struct VarData {
    set: AtomSet,
    /// Functions to look at again when the set grows.
    readers: BTreeSet<FuncId>,
    /// Whether all that comes here leaks.
    leaks: bool,
    /// What it was merged into.
    parent: Option<Var>,
}

struct SiteData {
    parent: Option<Site>,
    contents: Vec<Var>,
    leaked: bool,
}

/// The variables of a function.
#[derive(Clone)]
pub struct FunctionVars {
    /// Its parameters, the function object first where it is taken.
    pub params: Vec<Var>,
    /// What it returns.
    pub result: Var,
    /// What it yields.
    pub yields: Var,
    /// What is sent to it, where it is a generator.
    pub sent: Var,
    /// Defaults of positional parameters from the last back, and of keyword-only ones, by parameter.
    pub defaults: Vec<Var>,
    /// Whether anything may call it with anything.
    pub open: bool,
    /// Whether the runtime may call it by itself.
    pub inspected: bool,
    /// Whether something calls it.
    pub reached: bool,
}

/// The state of the inference of a program.
pub struct Solver<'p> {
    /// The program.
    pub program: &'p tir::Program,
    /// Its classes.
    pub classes: Classes,
    /// The functions, by id.
    pub functions: Vec<FunctionVars>,
    /// What is known of each value of each function.
    pub values: Vec<Vec<AtomSet>>,
    /// The function being looked at.
    pub current: FuncId,
    /// The instruction of it being looked at.
    pub at: Inst,
    /// Whether a value of it grew.
    pub grew: bool,
    /// Whether something applies every operator to anything at all.
    pub operators_applied: bool,
    /// Which functions each function calls, and where.
    pub calls: FxHashSet<(FuncId, Inst, FuncId)>,
    vars: Vec<VarData>,
    sites: Vec<SiteData>,
    site_of: FxHashMap<(FuncId, Inst, u8), Site>,
    site_of_parameter: FxHashMap<(FuncId, usize), Site>,
    /// The tuples that instances of named tuples are.
    site_of_class: FxHashMap<ClassId, Site>,
    /// The dicts whose constant keys are told apart.
    records: FxHashMap<Site, records::Record>,
    /// The generators that are made, by the function whose body they run.
    generators: Vec<(Site, FuncId)>,
    captures: FxHashMap<(FuncId, usize), Var>,
    names: Vec<String>,
    name_ids: FxHashMap<String, NameId>,
    /// What meets in an operation; without an instruction, what a function that remembers its calls is given.
    groups: FxHashMap<(FuncId, Option<Inst>), (Var, meeting::Depth)>,
    /// Classes that the runtime compares by a method, and the second parameter of that.
    comparing: BTreeSet<(ClassId, Var)>,
    globals: Vec<Var>,
    /// What built-in exceptions were made of.
    told_exceptions: Var,
    fields: FxHashMap<(ClassId, NameId), Var>,
    attributes: FxHashMap<(ClassId, NameId), Var>,
    /// What decorators of the library made of methods.
    decorated: FxHashMap<(ClassId, NameId), Var>,
    /// Classes whose own attributes unknown code may read.
    open_attributes: FxHashSet<ClassId>,
    /// Classes whose instances unknown code may hold.
    leaked_instances: BTreeSet<ClassId>,
    leaked_classes: BTreeSet<ClassId>,
    /// Names that are read from, or written to, anything.
    any_reads: FxHashSet<NameId>,
    any_writes: FxHashSet<NameId>,
    /// Whether among them is one by which a named tuple makes others.
    makers_read: bool,
    /// Whether attributes of anything are read, or written, by computed names.
    all_read: bool,
    all_written: bool,
    /// Classes whose instances are read and written as dicts.
    taken_apart: BTreeSet<ClassId>,
    /// Classes of which nothing is known any more.
    blurred: BTreeSet<ClassId>,
    /// Classes whose instances are read by computed names.
    searched: BTreeSet<ClassId>,
    /// Functions that asked whether unknown code may rewrite attributes of a class or module.
    askers: BTreeSet<FuncId>,
    /// Functions that asked whether unknown code may derive classes from one.
    deriving: BTreeSet<FuncId>,
    /// Whether something derives classes from what is not known.
    derives_unseen: bool,
    /// Modules of the runtime that unknown code has.
    leaked_modules: FxHashSet<NameId>,
    finishing: rewriting::Finishing,
    /// Functions whose calls are told.
    pub library: Library,
    leaks: Vec<AtomSet>,
    queue: VecDeque<FuncId>,
    queued: Vec<bool>,
}

impl<'p> Solver<'p> {
    /// A state in which nothing is known to happen.
    pub fn new(program: &'p tir::Program) -> Solver<'p> {
        let mut this = Solver {
            program,
            classes: Classes::of(program),
            functions: Vec::new(),
            values: Vec::new(),
            current: FuncId(0),
            at: Inst::at(0),
            grew: false,
            operators_applied: false,
            calls: FxHashSet::default(),
            vars: Vec::new(),
            sites: Vec::new(),
            site_of: FxHashMap::default(),
            site_of_parameter: FxHashMap::default(),
            site_of_class: FxHashMap::default(),
            records: FxHashMap::default(),
            generators: Vec::new(),
            captures: FxHashMap::default(),
            names: Vec::new(),
            name_ids: FxHashMap::default(),
            groups: FxHashMap::default(),
            comparing: BTreeSet::new(),
            globals: Vec::new(),
            told_exceptions: Var(0),
            fields: FxHashMap::default(),
            attributes: FxHashMap::default(),
            decorated: FxHashMap::default(),
            open_attributes: FxHashSet::default(),
            leaked_instances: BTreeSet::new(),
            leaked_classes: BTreeSet::new(),
            any_reads: FxHashSet::default(),
            any_writes: FxHashSet::default(),
            makers_read: false,
            all_read: false,
            all_written: false,
            taken_apart: BTreeSet::new(),
            blurred: BTreeSet::new(),
            searched: BTreeSet::new(),
            askers: BTreeSet::new(),
            deriving: BTreeSet::new(),
            derives_unseen: false,
            leaked_modules: FxHashSet::default(),
            library: Library::of(program),
            finishing: rewriting::Finishing::of(program),
            leaks: Vec::new(),
            queue: VecDeque::new(),
            queued: vec![false; program.id_count()],
        };
        for index in 0..program.id_count() {
            let function = program.get(FuncId::at(index));
            let params = function.map_or(0, |f| f.body[f.body.entry()].params.len());
            let vars = FunctionVars {
                params: (0..params).map(|_| this.new_var()).collect(),
                result: this.new_var(),
                yields: this.new_var(),
                sent: this.new_var(),
                defaults: (0..params).map(|_| this.new_var()).collect(),
                open: false,
                inspected: false,
                reached: false,
            };
            this.functions.push(vars);
            this.values.push(vec![AtomSet::default(); function.map_or(0, |f| f.body.value_count())]);
        }
        this.told_exceptions = this.new_var();
        this.globals = (0..program.header.globals.len()).map(|_| this.new_var()).collect();
        for class in this.classes.ids() {
            this.lay_out_tuple(class);
        }
        this
    }

    /// Runs from the main module until nothing grows.
    pub fn run(&mut self) {
        for name in CALLED_BY_NAME {
            self.read_from_any(name);
        }
        if let Some(main) = self.program.header.modules.first() {
            self.reach(main.init);
        }
        loop {
            while let Some(func) = self.queue.pop_front() {
                self.queued[func.index()] = false;
                self.current = func;
                super::transfer::evaluate(self, func);
                self.drain();
            }
            if !self.introduce() {
                return;
            }
        }
    }

    // ---- names

    /// The id of a name.
    pub fn name(&mut self, name: &str) -> NameId {
        if let Some(&id) = self.name_ids.get(name) {
            return id;
        }
        let id = NameId(self.names.len() as u32);
        self.names.push(name.to_owned());
        self.name_ids.insert(name.to_owned(), id);
        id
    }

    /// The text of a name.
    pub fn text(&self, id: NameId) -> &str {
        &self.names[id.0 as usize]
    }

    // ---- variables

    fn new_var(&mut self) -> Var {
        self.vars.push(VarData::default());
        Var(self.vars.len() as u32 - 1)
    }

    fn root(&self, mut var: Var) -> Var {
        while let Some(parent) = self.vars[var.0 as usize].parent {
            var = parent;
        }
        var
    }

    /// What a variable holds; the current function is looked at again when that grows.
    pub fn read(&mut self, var: Var) -> AtomSet {
        let (var, reader) = (self.root(var), self.current);
        let data = &mut self.vars[var.0 as usize];
        data.readers.insert(reader);
        let set = data.set.clone();
        self.normal(&set)
    }

    /// What a variable holds, at the end.
    pub fn peek(&self, var: Var) -> AtomSet {
        self.normal(&self.vars[self.root(var).0 as usize].set)
    }

    /// Lets a set flow into a variable.
    pub fn flow(&mut self, set: &AtomSet, var: Var) {
        let var = self.root(var);
        let set = self.normal(set);
        let old = self.vars[var.0 as usize].set.clone();
        let Some(new) = self.grown(&old, &set) else { return };
        if self.vars[var.0 as usize].leaks {
            self.leak(&set);
        }
        // Bounding may have merged this very variable.
        let var = self.root(var);
        match new.is_any() {
            true => self.vars[var.0 as usize].set = new,
            false => _ = self.vars[var.0 as usize].set.join(&new),
        }
        self.wake(var);
    }

    /// A set that another one joins, where that adds to it. Known objects that become anything leak.
    fn grown(&mut self, old: &AtomSet, set: &AtomSet) -> Option<AtomSet> {
        if old.is_any() {
            self.leak(set);
            return None;
        }
        let mut new = old.clone();
        if self.is_blurred(set) {
            new.insert(Atom::Any);
        }
        if !new.join(set) {
            return None;
        }
        let new = self.bounded(new);
        if !new.is_any() {
            return Some(new);
        }
        self.leak(old);
        self.leak(set);
        Some(AtomSet::any())
    }

    fn wake(&mut self, var: Var) {
        for reader in self.vars[var.0 as usize].readers.clone() {
            self.schedule(reader);
        }
    }

    /// Says that all that comes to the variable leaks.
    fn leak_var(&mut self, var: Var) {
        let var = self.root(var);
        if !std::mem::replace(&mut self.vars[var.0 as usize].leaks, true) {
            let set = self.vars[var.0 as usize].set.clone();
            self.leak(&set);
        }
    }

    fn schedule(&mut self, func: FuncId) {
        if !std::mem::replace(&mut self.queued[func.index()], true) {
            self.queue.push_back(func);
        }
    }

    /// The set with merged sites under their common name.
    pub fn normal(&self, set: &AtomSet) -> AtomSet {
        if set.iter().all(|a| a.site().is_none_or(|s| self.sites[s.0 as usize].parent.is_none())) {
            return set.clone();
        }
        set.iter().map(|a| a.site().map_or(a, |s| a.at(self.site_root(s)))).collect()
    }

    /// The set cut off where it has too many atoms of a kind.
    fn bounded(&mut self, set: AtomSet) -> AtomSet {
        if set.len() <= MAX_SITES {
            return set;
        }
        let count = |test: fn(Atom) -> bool| set.iter().filter(|&a| test(a)).count();
        if count(|a| matches!(a, Atom::Instance(_) | Atom::Class(_))) > MAX_CLASSES
            || count(|a| {
                matches!(
                    a,
                    Atom::Function(_)
                        | Atom::Wrapped(..)
                        | Atom::Method(..)
                        | Atom::WrappedMethod(..)
                        | Atom::Coroutine(_)
                        | Atom::Builtin(_)
                )
            }) > MAX_FUNCTIONS
        {
            return AtomSet::any();
        }
        for kind in set.iter().filter(|a| a.site().is_some()) {
            let alike: Vec<Site> = set
                .iter()
                .filter(|a| std::mem::discriminant(a) == std::mem::discriminant(&kind))
                .filter_map(|a| a.site())
                .map(|s| self.site_root(s))
                .filter(|&s| Some(self.contents(s).len()) == kind.site().map(|k| self.contents(k).len()))
                .collect();
            if alike.len() > MAX_SITES {
                alike[1..].iter().for_each(|&s| self.merge_sites(alike[0], s));
            }
        }
        let set = self.normal(&set);
        if set.len() > 4 * MAX_SITES { AtomSet::any() } else { set }
    }

    // ---- sites

    fn site_root(&self, mut site: Site) -> Site {
        while let Some(parent) = self.sites[site.0 as usize].parent {
            site = parent;
        }
        site
    }

    /// The site of an instruction of the current function, with so many contents. `which` tells several apart.
    pub fn site(&mut self, inst: Inst, which: u8, contents: usize) -> Site {
        if let Some(&site) = self.site_of.get(&(self.current, inst, which)) {
            return self.site_root(site);
        }
        let site = self.new_site(contents);
        self.site_of.insert((self.current, inst, which), site);
        site
    }

    /// Whether that is the site of an object of this kind that the instruction makes.
    pub fn is_made_at(&self, inst: Inst, which: u8, site: Site) -> bool {
        let made = self.site_of.get(&(self.current, inst, which));
        made.is_some_and(|&made| self.site_root(made) == self.site_root(site))
    }

    fn new_site(&mut self, contents: usize) -> Site {
        let site = Site(self.sites.len() as u32);
        let contents = (0..contents).map(|_| self.new_var()).collect();
        self.sites.push(SiteData { parent: None, contents, leaked: false });
        site
    }

    /// The site of what calls of a function make for a parameter: the tuple of `*args`, the dict of `**kwargs`.
    pub fn site_of_parameter(&mut self, func: FuncId, parameter: usize, contents: usize) -> Site {
        if let Some(&site) = self.site_of_parameter.get(&(func, parameter)) {
            return self.site_root(site);
        }
        let site = self.new_site(contents);
        self.site_of_parameter.insert((func, parameter), site);
        site
    }

    /// The instances of a named tuple hold what its class is given.
    fn lay_out_tuple(&mut self, class: ClassId) {
        let info = self.classes.get(class);
        let (count, taking) = (info.items.len(), info.taking);
        if count == 0 {
            return;
        }
        // The class goes first, and is no item.
        let given = taking.map(|func| self.functions[func.index()].params.clone()).filter(|params| params.len() == count + 1);
        let contents = match given {
            Some(params) => params[1..].to_vec(),
            None => (0..count).map(|_| self.new_var()).collect(),
        };
        if taking.is_none() {
            contents.iter().for_each(|&var| self.flow(&AtomSet::any(), var));
        }
        let site = Site(self.sites.len() as u32);
        self.sites.push(SiteData { parent: None, contents, leaked: false });
        self.site_of_class.insert(class, site);
    }

    /// The tuple that an instance of the class is, if it is a named tuple.
    pub fn tuple_of(&self, class: ClassId) -> Option<Site> {
        self.site_of_class.get(&class).map(|&site| self.site_root(site))
    }

    /// The variables of a site.
    pub fn contents(&self, site: Site) -> &[Var] {
        &self.sites[self.site_root(site).0 as usize].contents
    }

    /// What content number `index` of a site holds.
    pub fn content(&mut self, site: Site, index: usize) -> AtomSet {
        match self.contents(site).get(index).copied() {
            Some(var) => self.read(var),
            None => AtomSet::default(),
        }
    }

    /// Lets a set flow into content number `index`.
    pub fn store(&mut self, set: &AtomSet, site: Site, index: usize) {
        if let Some(&var) = self.contents(site).get(index) {
            self.flow(set, var);
        }
        if index == 1 {
            self.store_elsewhere(set, site);
        }
    }

    fn merge_sites(&mut self, a: Site, b: Site) {
        let (a, b) = (self.site_root(a), self.site_root(b));
        if a == b {
            return;
        }
        let leaked = self.sites[b.0 as usize].leaked;
        self.sites[b.0 as usize].parent = Some(a);
        self.merge_records(a, b);
        let pairs: Vec<(Var, Var)> =
            self.sites[a.0 as usize].contents.iter().copied().zip(self.sites[b.0 as usize].contents.iter().copied()).collect();
        pairs.into_iter().for_each(|(into, from)| self.merge_vars(into, from));
        if leaked {
            self.sites[a.0 as usize].leaked = true;
        }
        if self.sites[a.0 as usize].leaked {
            self.send(a, &AtomSet::any());
        }
    }

    fn merge_vars(&mut self, into: Var, from: Var) {
        let (into, from) = (self.root(into), self.root(from));
        if into == from {
            return;
        }
        let data = std::mem::take(&mut self.vars[from.0 as usize]);
        self.vars[from.0 as usize].parent = Some(into);
        self.vars[into.0 as usize].readers.extend(data.readers);
        if data.leaks {
            self.leak_var(into);
        }
        self.flow(&data.set, into);
        self.wake(into);
    }

    // ---- generators

    /// Notes that generators made at the site run the body of the function.
    pub fn runs(&mut self, site: Site, func: FuncId) {
        if !self.generators.contains(&(site, func)) {
            self.generators.push((site, func));
            if self.sites[self.site_root(site).0 as usize].leaked {
                self.send(site, &AtomSet::any());
            }
        }
    }

    /// The bodies that generators made at the site run.
    pub fn generators_of(&self, site: Site) -> Vec<FuncId> {
        let root = self.site_root(site);
        self.generators.iter().filter(|(made, _)| self.site_root(*made) == root).map(|(_, func)| *func).collect()
    }

    /// The values are sent to what was made at the site; whether that may be a generator.
    pub fn send(&mut self, site: Site, set: &AtomSet) -> bool {
        let all = self.generators_of(site);
        for &func in &all {
            self.flow(set, self.functions[func.index()].sent);
        }
        !all.is_empty()
    }

    /// What comes out of a `yield` of the current function.
    pub fn sent(&mut self) -> AtomSet {
        let vars = self.functions[self.current.index()].clone();
        let known = !vars.open && self.generators.iter().any(|(_, func)| *func == self.current);
        let mut sent = self.read(vars.sent);
        sent.insert(if known { Atom::None } else { Atom::Any });
        if sent.is_any() { AtomSet::any() } else { sent }
    }

    // ---- functions, classes, globals

    /// Says that something calls the function.
    pub fn reach(&mut self, func: FuncId) {
        self.calls.insert((self.current, self.at, func));
        if !std::mem::replace(&mut self.functions[func.index()].reached, true) {
            self.schedule(func);
        }
    }

    /// Lets anything call the function; its first parameter, where given, is known.
    pub fn open(&mut self, func: FuncId, first: Option<&AtomSet>) {
        let Some(function) = self.program.get(func) else { return };
        let closure = usize::from(function.header.closure);
        let params = self.functions[func.index()].params.clone();
        if let (Some(first), Some(&var)) = (first, params.get(closure)) {
            self.flow(first, var);
        }
        self.reach(func);
        let known = closure + usize::from(first.is_some());
        let was_open = std::mem::replace(&mut self.functions[func.index()].open, true);
        if was_open && first.is_some() {
            return;
        }
        for &var in params.iter().skip(known) {
            self.flow(&AtomSet::any(), var);
        }
        let vars = self.functions[func.index()].clone();
        self.leak_var(vars.result);
        self.leak_var(vars.yields);
        self.flow(&AtomSet::any(), vars.sent);
    }

    /// Lets the runtime call a method on instances of exactly the class, with anything for the other parameters; what it compares
    /// them with it finds in containers.
    pub fn inspect(&mut self, func: FuncId, class: ClassId, name: &str) {
        let Some(function) = self.program.get(func) else { return };
        let params = self.functions[func.index()].params.clone();
        self.functions[func.index()].inspected = true;
        for (index, &var) in params.iter().skip(usize::from(function.header.closure)).enumerate() {
            match index {
                0 => self.flow(&Atom::Instance(class).into(), var),
                1 if meeting::is_comparing(name) => self.comparing(class, var),
                _ => self.flow(&AtomSet::any(), var),
            }
        }
        self.reach(func);
    }

    /// The variable of a global.
    pub fn global(&self, index: usize) -> Var {
        self.globals[index]
    }

    /// The global of a module of the program by name.
    pub fn module_global(&self, module: &str, name: &str) -> Option<Var> {
        let header = &self.program.header;
        let found = header.globals.iter().position(|g| g.name == name && header.modules[g.module as usize].name == module);
        found.map(|index| self.globals[index])
    }

    /// The variable of a field of the instances of exactly this class.
    pub fn field(&mut self, class: ClassId, name: NameId) -> Var {
        if let Some(&var) = self.fields.get(&(class, name)) {
            return var;
        }
        let var = self.new_var();
        self.fields.insert((class, name), var);
        if self.taken_apart.contains(&class) {
            self.flow(&AtomSet::any(), var);
        }
        if self.searched.contains(&class) {
            self.leak_var(var);
        }
        if self.leaked_instances.contains(&class) {
            self.apply_names_to_field(name, var);
        }
        var
    }

    /// The variable of an attribute of the class itself.
    pub fn attribute(&mut self, class: ClassId, name: NameId) -> Var {
        if let Some(&var) = self.attributes.get(&(class, name)) {
            return var;
        }
        let var = self.new_var();
        self.attributes.insert((class, name), var);
        let info = self.classes.get(class);
        // What makes enumerations and records has their namespaces in its hands.
        let made_up = !info.plain || info.native == Native::Enumeration || info.is_record;
        if made_up || self.open_attributes.contains(&class) {
            self.leak_var(var);
        }
        if self.leaked_classes.contains(&class) && (self.all_written || self.any_writes.contains(&name)) {
            self.flow(&AtomSet::any(), var);
        }
        var
    }

    /// The variable of what decorators of the library made of a method of the class. Other attributes leak as soon as unknown code has the
    /// class or an instance; these do when it may read the name (`open_members`).
    pub fn decorated(&mut self, class: ClassId, name: NameId) -> Var {
        if let Some(&var) = self.decorated.get(&(class, name)) {
            return var;
        }
        let var = self.new_var();
        self.decorated.insert((class, name), var);
        let mut leaked = self.leaked_instances.iter().chain(&self.leaked_classes);
        if leaked.any(|&leaked| self.classes.get(leaked).mro.contains(&class)) {
            self.leak_var(var);
        }
        var
    }

    /// Whether unknown code may make instances of the class.
    pub fn is_leaked_class(&self, class: ClassId) -> bool {
        self.leaked_classes.contains(&class)
    }

    /// Whether unknown code may hold instances of the class.
    pub fn is_leaked_instance(&self, class: ClassId) -> bool {
        self.leaked_instances.contains(&class)
    }

    /// What a field holds in the end, for every class and name that was met.
    pub fn fields(&self) -> impl Iterator<Item = (ClassId, &str, AtomSet)> {
        self.fields.iter().map(|(&(class, name), &var)| (class, self.text(name), self.peek(var)))
    }

    /// The variable of cell number `index` of function objects made from a function.
    pub fn captured(&mut self, func: FuncId, index: usize) -> Var {
        if let Some(&var) = self.captures.get(&(func, index)) {
            return var;
        }
        let var = self.new_var();
        self.captures.insert((func, index), var);
        var
    }

    /// A function object is made with this cell.
    pub fn capture(&mut self, func: FuncId, index: usize, cell: &AtomSet) {
        let var = self.captured(func, index);
        self.flow(cell, var);
    }

    // ---- values of the current function

    /// The value that holds the first Python parameter of the current function.
    fn first_value(&self) -> Option<Value> {
        let function = self.program.get(self.current)?;
        function.body[function.body.entry()].params.get(usize::from(function.header.closure)).copied()
    }

    /// Whether a value is the first parameter of the current function, seen through checks and wherever its ways meet again.
    pub fn is_first_parameter(&self, value: Value) -> bool {
        let (Some(first), body) = (self.first_value(), &self.program[self.current].body) else { return false };
        let (mut seen, mut left) = (FxHashSet::default(), vec![value]);
        while let Some(value) = left.pop() {
            if value == first || !seen.insert(value) {
                continue;
            }
            match body.def_op(value) {
                Some(tir::Op::CheckBound { args, .. } | tir::Op::Assume { args, .. }) => left.push(args[0]),
                Some(_) => return false,
                None => {
                    let of = |&block: &Block| body[block].params.iter().position(|&param| param == value).map(|at| (block, at));
                    let Some((block, at)) = body.blocks().iter().find_map(of).filter(|(block, _)| *block != body.entry()) else {
                        return false;
                    };
                    let edges = body.blocks().iter().flat_map(|&from| body.succs(from)).filter(|edge| edge.to == block);
                    left.extend(edges.map(|edge| edge.args[at]));
                }
            }
        }
        true
    }

    /// What the first parameter of the current function may be.
    pub fn first_parameter(&self) -> AtomSet {
        self.first_value().map(|value| self.get(value)).unwrap_or_default()
    }

    /// Notes what is known of a value that nothing but the resolution of calls looks at: nothing leaks by it.
    pub fn note(&mut self, value: Value, set: AtomSet) {
        let set = if set.is_any() || self.is_blurred(&set) { AtomSet::any() } else { set };
        let old = &mut self.values[self.current.index()][value.index()];
        if *old != set {
            *old = set;
            self.grew = true;
        }
    }

    /// What is known of a value of the current function.
    pub fn get(&self, value: Value) -> AtomSet {
        self.normal(&self.values[self.current.index()][value.index()])
    }

    /// Adds to what is known of a value of the current function.
    pub fn set(&mut self, value: Value, set: &AtomSet) {
        let set = self.normal(set);
        let old = self.values[self.current.index()][value.index()].clone();
        let Some(new) = self.grown(&old, &set) else { return };
        self.values[self.current.index()][value.index()] = new;
        self.grew = true;
    }
}

/// Methods without underscores that the runtime calls by name: of files, mappings and generators.
const CALLED_BY_NAME: &[&str] = &[
    "keys",
    "items",
    "write",
    "writelines",
    "flush",
    "read",
    "readline",
    "close",
    "send",
    "throw",
    "isatty",
    "fileno",
    "get",
    "pop",
];
