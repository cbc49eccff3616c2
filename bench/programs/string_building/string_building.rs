fn roman(mut number: i64) -> String {
    let mut result = String::new();
    for (value, digits) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            result += digits;
            number -= value;
        }
    }
    result
}

fn caesar(text: &str, shift: i64) -> String {
    let turn = |c: char, first: u8| char::from((i64::from(c as u32) - i64::from(first) + shift).rem_euclid(26) as u8 + first);
    let mut out = String::new();
    for c in text.chars() {
        out.push(match c {
            'a'..='z' => turn(c, b'a'),
            'A'..='Z' => turn(c, b'A'),
            c => c,
        });
    }
    out
}

fn run_lengths(text: &str) -> String {
    let text: Vec<char> = text.chars().collect();
    let mut result = String::new();
    let mut i = 0;
    while i < text.len() {
        let mut j = i;
        while j < text.len() && text[j] == text[i] {
            j += 1;
        }
        result.push(text[i]);
        result += &(j - i).to_string();
        i = j;
    }
    result
}

fn is_palindrome(text: &str) -> bool {
    let kept: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    kept.iter().eq(kept.iter().rev())
}

fn main() {
    let n = std::env::args().nth(1).map_or(9000, |n| n.parse::<i64>().unwrap());
    let mut total = 0;
    let mut lines = Vec::new();
    for i in 0..n {
        let line = format!("{i:05} {:>16} {:10.3} {i:#x}", roman(i % 4000), i as f64 / 7.0);
        let secret = caesar(&line, i % 26);
        assert_eq!(caesar(&secret, -(i % 26)), line);
        lines.push(secret.replace(' ', "_").trim_matches('_').to_owned());
        total += run_lengths(&secret).len() as i64 + i64::from(is_palindrome(&i.to_string()));
    }
    let text = lines.join("\n");
    println!("{} {total} {} {}", text.len(), text.matches('_').count(), &text.to_uppercase()[100..140]);
    println!("{}", lines[lines.len() - 1]);
}
