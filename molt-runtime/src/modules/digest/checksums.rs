//! Checksums.

/// How many bytes CRC-32 takes at a time.
const STRIDE: usize = 8;

/// What a byte does to the checksum when so many bytes come behind it.
static TABLES: [[u32; 256]; STRIDE] = {
    let mut tables = [[0; 256]; STRIDE];
    let mut byte = 0;
    while byte < 256 {
        let (mut crc, mut bit) = (byte as u32, 0);
        while bit < 8 {
            crc = if crc & 1 != 0 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][byte] = crc;
        byte += 1;
    }
    let mut n = 1;
    while n < STRIDE {
        byte = 0;
        while byte < 256 {
            let crc = tables[n - 1][byte];
            tables[n][byte] = crc >> 8 ^ tables[0][(crc & 0xFF) as usize];
            byte += 1;
        }
        n += 1;
    }
    tables
};

/// CRC-32 as zlib has it, going on from `start`.
pub fn crc32(message: &[u8], start: u32) -> u32 {
    #[cfg(target_arch = "x86_64")]
    if let Some((first, rest)) = message.split_first_chunk::<64>()
        && super::carryless::are_there()
    {
        // SAFETY: the processor has the instructions.
        let (folded, rest) = unsafe { super::carryless::folded(first, rest, !start) };
        return !by_tables(rest, by_tables(&folded, 0));
    }
    !by_tables(message, !start)
}

fn by_tables(message: &[u8], mut crc: u32) -> u32 {
    let (strides, rest) = message.as_chunks::<STRIDE>();
    for stride in strides {
        let mixed = u64::from_le_bytes(*stride) ^ u64::from(crc);
        crc = mixed.to_le_bytes().iter().zip(TABLES.iter().rev()).fold(0, |crc, (&byte, table)| crc ^ table[byte as usize]);
    }
    rest.iter().fold(crc, |crc, &byte| crc >> 8 ^ TABLES[0][((crc ^ u32::from(byte)) & 0xFF) as usize])
}

/// Adler-32, going on from `start`.
pub fn adler32(message: &[u8], start: u32) -> u32 {
    const MODULUS: u32 = 65521;
    let (mut a, mut b) = (start & 0xFFFF, start >> 16);
    // So many sums of bytes cannot overflow.
    for part in message.chunks(5552) {
        for &byte in part {
            a += u32::from(byte);
            b += a;
        }
        (a, b) = (a % MODULUS, b % MODULUS);
    }
    (b % MODULUS) << 16 | a % MODULUS
}

#[cfg(test)]
mod tests {
    #[test]
    fn known_checksums_from_any_start() {
        assert_eq!(super::crc32(b"123456789", 0), 0xCBF4_3926);
        let text: std::vec::Vec<u8> = (0..300u32).map(|i| (i * 7) as u8).collect();
        for at in 0..300 {
            assert_eq!(super::crc32(&text[at..], super::crc32(&text[..at], 0)), super::crc32(&text, 0));
            assert_eq!(super::crc32(&text[at..], 5), !super::by_tables(&text[at..], !5));
        }
    }
}
