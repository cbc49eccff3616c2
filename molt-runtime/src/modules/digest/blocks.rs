//! What digests make of one block of a message.

#[rustfmt::skip]
const MD5_SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// `floor(2^32 * abs(sin(i + 1)))`.
#[rustfmt::skip]
const MD5_ROUNDS: [u32; 64] = [
    0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE,
    0xF57C_0FAF, 0x4787_C62A, 0xA830_4613, 0xFD46_9501,
    0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE,
    0x6B90_1122, 0xFD98_7193, 0xA679_438E, 0x49B4_0821,
    0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA,
    0xD62F_105D, 0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8,
    0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED,
    0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A,
    0xFFFA_3942, 0x8771_F681, 0x6D9D_6122, 0xFDE5_380C,
    0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70,
    0x289B_7EC6, 0xEAA1_27FA, 0xD4EF_3085, 0x0488_1D05,
    0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665,
    0xF429_2244, 0x432A_FF97, 0xAB94_23A7, 0xFC93_A039,
    0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
    0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1,
    0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB, 0xEB86_D391,
];

/// The first 64 bits of the fractions of the cube roots of the first 80 primes; SHA-256 uses the upper halves of 64 of them.
#[rustfmt::skip]
pub(super) const ROUNDS: [u64; 80] = [
    0x428A_2F98_D728_AE22, 0x7137_4491_23EF_65CD, 0xB5C0_FBCF_EC4D_3B2F, 0xE9B5_DBA5_8189_DBBC,
    0x3956_C25B_F348_B538, 0x59F1_11F1_B605_D019, 0x923F_82A4_AF19_4F9B, 0xAB1C_5ED5_DA6D_8118,
    0xD807_AA98_A303_0242, 0x1283_5B01_4570_6FBE, 0x2431_85BE_4EE4_B28C, 0x550C_7DC3_D5FF_B4E2,
    0x72BE_5D74_F27B_896F, 0x80DE_B1FE_3B16_96B1, 0x9BDC_06A7_25C7_1235, 0xC19B_F174_CF69_2694,
    0xE49B_69C1_9EF1_4AD2, 0xEFBE_4786_384F_25E3, 0x0FC1_9DC6_8B8C_D5B5, 0x240C_A1CC_77AC_9C65,
    0x2DE9_2C6F_592B_0275, 0x4A74_84AA_6EA6_E483, 0x5CB0_A9DC_BD41_FBD4, 0x76F9_88DA_8311_53B5,
    0x983E_5152_EE66_DFAB, 0xA831_C66D_2DB4_3210, 0xB003_27C8_98FB_213F, 0xBF59_7FC7_BEEF_0EE4,
    0xC6E0_0BF3_3DA8_8FC2, 0xD5A7_9147_930A_A725, 0x06CA_6351_E003_826F, 0x1429_2967_0A0E_6E70,
    0x27B7_0A85_46D2_2FFC, 0x2E1B_2138_5C26_C926, 0x4D2C_6DFC_5AC4_2AED, 0x5338_0D13_9D95_B3DF,
    0x650A_7354_8BAF_63DE, 0x766A_0ABB_3C77_B2A8, 0x81C2_C92E_47ED_AEE6, 0x9272_2C85_1482_353B,
    0xA2BF_E8A1_4CF1_0364, 0xA81A_664B_BC42_3001, 0xC24B_8B70_D0F8_9791, 0xC76C_51A3_0654_BE30,
    0xD192_E819_D6EF_5218, 0xD699_0624_5565_A910, 0xF40E_3585_5771_202A, 0x106A_A070_32BB_D1B8,
    0x19A4_C116_B8D2_D0C8, 0x1E37_6C08_5141_AB53, 0x2748_774C_DF8E_EB99, 0x34B0_BCB5_E19B_48A8,
    0x391C_0CB3_C5C9_5A63, 0x4ED8_AA4A_E341_8ACB, 0x5B9C_CA4F_7763_E373, 0x682E_6FF3_D6B2_B8A3,
    0x748F_82EE_5DEF_B2FC, 0x78A5_636F_4317_2F60, 0x84C8_7814_A1F0_AB72, 0x8CC7_0208_1A64_39EC,
    0x90BE_FFFA_2363_1E28, 0xA450_6CEB_DE82_BDE9, 0xBEF9_A3F7_B2C6_7915, 0xC671_78F2_E372_532B,
    0xCA27_3ECE_EA26_619C, 0xD186_B8C7_21C0_C207, 0xEADA_7DD6_CDE0_EB1E, 0xF57D_4F7F_EE6E_D178,
    0x06F0_67AA_7217_6FBA, 0x0A63_7DC5_A2C8_98A6, 0x113F_9804_BEF9_0DAE, 0x1B71_0B35_131C_471B,
    0x28DB_77F5_2304_7D84, 0x32CA_AB7B_40C7_2493, 0x3C9E_BE0A_15C9_BEBC, 0x431D_67C4_9C10_0D4C,
    0x4CC5_D4BE_CB3E_42B6, 0x597F_299C_FC65_7E2A, 0x5FCB_6FAB_3AD6_FAEC, 0x6C44_198C_4A47_5817,
];

fn words_of<const N: usize>(block: &[u8; 64], word: impl Fn([u8; 4]) -> u32) -> [u32; N] {
    let mut words = [0; N];
    for (to, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *to = word([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    words
}

/// MD5.
pub fn md5(state: &mut [u32; 8], block: &[u8; 64]) {
    /// Sixteen steps that mix in the same way, each with the word at `place`.
    #[inline(always)]
    fn steps(
        state: [u32; 4],
        words: &[u32; 16],
        round: usize,
        mix: impl Fn(u32, u32, u32) -> u32,
        place: impl Fn(usize) -> usize,
    ) -> [u32; 4] {
        let [mut a, mut b, mut c, mut d] = state;
        for i in 0..16 {
            let (constant, word) = (MD5_ROUNDS[16 * round + i], words[place(i) % 16]);
            let sum = a.wrapping_add(mix(b, c, d)).wrapping_add(constant).wrapping_add(word);
            let next = b.wrapping_add(sum.rotate_left(MD5_SHIFTS[round][i % 4]));
            (a, d, c, b) = (d, c, b, next);
        }
        [a, b, c, d]
    }
    let words: [u32; 16] = words_of(block, u32::from_le_bytes);
    let mut mixed = [state[0], state[1], state[2], state[3]];
    mixed = steps(mixed, &words, 0, |b, c, d| d ^ (b & (c ^ d)), |i| i);
    mixed = steps(mixed, &words, 1, |b, c, d| c ^ (d & (b ^ c)), |i| 5 * i + 1);
    mixed = steps(mixed, &words, 2, |b, c, d| b ^ c ^ d, |i| 3 * i + 5);
    mixed = steps(mixed, &words, 3, |b, c, d| c ^ (b | !d), |i| 7 * i);
    for (word, more) in state.iter_mut().zip(mixed) {
        *word = word.wrapping_add(more);
    }
}

/// SHA-1.
pub fn sha1(state: &mut [u32; 8], block: &[u8; 64]) {
    /// Twenty steps that mix in the same way.
    #[inline(always)]
    fn steps(state: [u32; 5], words: &[u32], constant: u32, mix: impl Fn(u32, u32, u32) -> u32) -> [u32; 5] {
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for &word in words {
            let next = a.rotate_left(5).wrapping_add(mix(b, c, d)).wrapping_add(e).wrapping_add(constant).wrapping_add(word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        [a, b, c, d, e]
    }
    let mut words: [u32; 80] = words_of(block, u32::from_be_bytes);
    for i in 16..80 {
        words[i] = (words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]).rotate_left(1);
    }
    let mut mixed = [state[0], state[1], state[2], state[3], state[4]];
    mixed = steps(mixed, &words[..20], 0x5A82_7999, |b, c, d| d ^ (b & (c ^ d)));
    mixed = steps(mixed, &words[20..40], 0x6ED9_EBA1, |b, c, d| b ^ c ^ d);
    mixed = steps(mixed, &words[40..60], 0x8F1B_BCDC, |b, c, d| b & c | d & (b | c));
    mixed = steps(mixed, &words[60..], 0xCA62_C1D6, |b, c, d| b ^ c ^ d);
    for (word, more) in state.iter_mut().zip(mixed) {
        *word = word.wrapping_add(more);
    }
}

/// SHA-256, and SHA-224, which starts otherwise.
pub fn sha2_small(state: &mut [u32; 8], block: &[u8; 64]) {
    let mut words: [u32; 64] = words_of(block, u32::from_be_bytes);
    for i in 16..64 {
        let (x, y) = (words[i - 15], words[i - 2]);
        let low = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
        let high = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
        words[i] = words[i - 16].wrapping_add(low).wrapping_add(words[i - 7]).wrapping_add(high);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (&word, &constant) in words.iter().zip(&ROUNDS) {
        let high = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = g ^ (e & (f ^ g));
        let constant = (constant >> 32) as u32;
        let first = h.wrapping_add(high).wrapping_add(choice).wrapping_add(constant).wrapping_add(word);
        let low = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = low.wrapping_add(a & b | c & (a | b));
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}

/// SHA-512, and SHA-384, which starts otherwise.
pub fn sha2_large(state: &mut [u64; 8], block: &[u8; 128]) {
    let mut words = [0u64; 80];
    for (to, bytes) in words.iter_mut().zip(block.chunks_exact(8)) {
        *to = bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    }
    for i in 16..80 {
        let (x, y) = (words[i - 15], words[i - 2]);
        let low = x.rotate_right(1) ^ x.rotate_right(8) ^ x >> 7;
        let high = y.rotate_right(19) ^ y.rotate_right(61) ^ y >> 6;
        words[i] = words[i - 16].wrapping_add(low).wrapping_add(words[i - 7]).wrapping_add(high);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (&word, &constant) in words.iter().zip(&ROUNDS) {
        let high = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = g ^ (e & (f ^ g));
        let first = h.wrapping_add(high).wrapping_add(choice).wrapping_add(constant).wrapping_add(word);
        let low = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let second = low.wrapping_add(a & b | c & (a | b));
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}
