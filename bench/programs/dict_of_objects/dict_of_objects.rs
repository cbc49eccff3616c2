use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// Text that is hashed as Python's is: SipHash-1-3 of its bytes, once.
#[derive(Clone, PartialEq, Eq)]
struct Text {
    hash: u64,
    text: Rc<str>,
}

impl Text {
    fn new(text: String) -> Text {
        let mut hasher = DefaultHasher::new();
        hasher.write(text.as_bytes());
        Text { hash: hasher.finish(), text: text.into() }
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Takes the hash that the key has.
#[derive(Default)]
struct Known(u64);

impl Hasher for Known {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

struct Account {
    owner: Text,
    balance: Cell<i64>,
    history: RefCell<Vec<i64>>,
}

struct InsufficientFunds;

impl Account {
    fn deposit(&self, amount: i64) {
        assert!(amount > 0, "the amount must be positive");
        self.balance.set(self.balance.get() + amount);
        self.history.borrow_mut().push(amount);
    }
    fn withdraw(&self, amount: i64) -> Result<(), InsufficientFunds> {
        if amount > self.balance.get() {
            return Err(InsufficientFunds);
        }
        self.balance.set(self.balance.get() - amount);
        self.history.borrow_mut().push(-amount);
        Ok(())
    }
}

#[derive(Default)]
struct Bank {
    accounts: HashMap<Text, Rc<Account>, BuildHasherDefault<Known>>,
    refused: i64,
}

impl Bank {
    fn transfer(&mut self, source: &Text, target: &Text, amount: i64) {
        if self.accounts[source].withdraw(amount).is_err() {
            self.refused += 1;
            return;
        }
        self.accounts[target].deposit(amount);
    }
}

fn main() {
    let transfers = std::env::args().nth(1).map_or(700_000, |n| n.parse::<usize>().unwrap());
    let mut bank = Bank::default();
    let owners: Vec<Text> = (0..1000).map(|i| Text::new(format!("owner-{i}"))).collect();
    for (i, owner) in owners.iter().enumerate() {
        let account = Account { owner: owner.clone(), balance: Cell::new(500 + i as i64), history: RefCell::default() };
        bank.accounts.insert(owner.clone(), Rc::new(account));
    }
    let mut seed: i64 = 1;
    for _ in 0..transfers {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        let source = &owners[(seed / 65536 % 1000) as usize];
        seed = (seed * 1103515245 + 12345) % 2147483648;
        let target = &owners[(seed / 65536 % 1000) as usize];
        bank.transfer(source, target, seed % 400 + 1);
    }
    // A dict remembers the order: the first of the richest.
    let accounts: Vec<&Rc<Account>> = owners.iter().map(|owner| &bank.accounts[owner]).collect();
    let richest = accounts.iter().rev().max_by_key(|account| account.balance.get()).unwrap();
    println!("{} {} {}", richest.owner.text, richest.balance.get(), richest.history.borrow().len());
    println!("{} {}", accounts.iter().map(|account| account.balance.get()).sum::<i64>(), bank.refused);
}
