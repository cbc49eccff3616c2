//! What the format of RFC 1951 fixes: lengths, distances, and the orders and codes of its trees.

/// Codes of literals and lengths.
pub const LITERAL_CODES: usize = 286;
/// Codes of distances.
pub const DISTANCE_CODES: usize = 30;
/// Codes of code lengths.
pub const LENGTH_CODES: usize = 19;
/// The end of a block.
pub const END_OF_BLOCK: usize = 256;
/// The order in which the lengths of the codes of code lengths stand.
pub const LENGTH_ORDER: [usize; LENGTH_CODES] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Extra bits of the codes from 257 on.
pub const LENGTH_EXTRA: [u8; 29] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/// The lengths that the codes from 257 on begin at.
pub const LENGTH_BASE: [u16; 29] =
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
/// Extra bits of distance codes.
pub const DISTANCE_EXTRA: [u8; DISTANCE_CODES] =
    [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/// The distances that the codes begin at.
pub const DISTANCE_BASE: [u16; DISTANCE_CODES] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193,
    12289, 16385, 24577,
];

/// The place in the tables of lengths.
pub fn length_code(length: u16) -> usize {
    LENGTH_BASE.partition_point(|&base| base <= length) - 1
}

/// The code of a distance.
pub fn distance_code(distance: u16) -> usize {
    DISTANCE_BASE.partition_point(|&base| base <= distance) - 1
}

/// The bits of a literal or length in the fixed tree.
pub fn fixed_literal_bits(code: usize) -> u8 {
    match code {
        144..256 => 9,
        256..280 => 7,
        _ => 8,
    }
}

/// The codes of symbols of the given numbers of bits, the first bit lowest.
pub fn codes(bits: &[u8]) -> alloc::vec::Vec<u16> {
    let mut counts = [0u16; 16];
    bits.iter().for_each(|&n| counts[n as usize] += 1);
    counts[0] = 0;
    let mut next = [0u16; 16];
    for n in 1..16 {
        next[n] = (next[n - 1] + counts[n - 1]) << 1;
    }
    let code = |&n: &u8| {
        let code = next[n as usize];
        next[n as usize] += u16::from(n != 0);
        if n == 0 { 0 } else { code.reverse_bits() >> (16 - n) }
    };
    bits.iter().map(code).collect()
}
