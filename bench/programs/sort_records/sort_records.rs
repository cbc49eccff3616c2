use std::cmp::Reverse;
use std::rc::Rc;

struct Person {
    name: Rc<str>,
    age: i64,
    city: Rc<str>,
}

fn main() {
    let n = std::env::args().nth(1).map_or(80_000, |n| n.parse::<usize>().unwrap());
    let cities: Vec<Rc<str>> = ["Oslo", "Bern", "Rome", "Paris", "Vienna", "Prague"].into_iter().map(Rc::from).collect();
    let mut seed: i64 = 3;
    let mut people = Vec::new();
    for _ in 0..n {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        let name = Rc::from(format!("n{:04}", seed / 65536 % 9973));
        people.push(Rc::new(Person { name, age: seed / 1024 % 90, city: cities[(seed / 4096 % 6) as usize].clone() }));
    }
    let mut pairs: Vec<(i64, Rc<str>)> = people.iter().map(|person| (person.age, person.name.clone())).collect();
    pairs.sort();
    let mut names: Vec<Rc<str>> = people.iter().map(|person| person.name.clone()).collect();
    names.sort();
    let mut by_age = people.clone();
    by_age.sort_by_key(|person| person.age);
    let mut by_city = people.clone();
    by_city.sort_by_cached_key(|person| (person.city.clone(), -person.age, person.name.clone()));
    people.sort_by_cached_key(|person| Reverse(person.name.clone()));
    let pair = |i: usize| format!("({}, '{}')", pairs[i].0, pairs[i].1);
    println!("{} {} {}", pair(0), pair(n / 2), pair(n - 1));
    println!("{} {} {}", names[0], names[n / 2], names[n - 1]);
    println!(
        "{} {} {} {} {}",
        by_age[n / 2].name,
        by_city[0].name,
        by_city[n - 1].name,
        people[0].age,
        people[n - 1].age
    );
}
