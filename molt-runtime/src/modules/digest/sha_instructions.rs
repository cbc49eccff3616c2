//! SHA-1 and SHA-256 by the instructions that many processors have for it: several times as fast as by words.

use super::blocks::ROUNDS;
use super::processor::Ability;
use core::arch::x86_64::*;

/// The constants of the rounds: the upper halves of those of SHA-512.
static CONSTANTS: [u32; 64] = {
    let mut constants = [0; 64];
    let mut i = 0;
    while i < 64 {
        constants[i] = (ROUNDS[i] >> 32) as u32;
        i += 1;
    }
    constants
};

/// Whether this processor has them.
pub fn are_there() -> bool {
    static KNOWN: Ability = Ability::new(asked);
    KNOWN.is_there()
}

/// Asks the processor.
fn asked() -> bool {
    const SSSE3: u32 = 1 << 9;
    const SSE4_1: u32 = 1 << 19;
    const SHA: u32 = 1 << 29;
    if __cpuid(0).eax < 7 {
        return false;
    }
    let (first, seventh) = (__cpuid(1).ecx, __cpuid_count(7, 0).ebx);
    first & SSSE3 != 0 && first & SSE4_1 != 0 && seventh & SHA != 0
}

/// Four rounds with four words of the message.
#[target_feature(enable = "sha,sse2,ssse3,sse4.1")]
fn four_rounds(abef: &mut __m128i, cdgh: &mut __m128i, words: __m128i, group: usize) {
    // SAFETY: four constants lie there; the load needs no alignment.
    let constants = unsafe { _mm_loadu_si128(CONSTANTS[4 * group..4 * group + 4].as_ptr().cast()) };
    let sum = _mm_add_epi32(words, constants);
    *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, sum);
    *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(sum, 0x0E));
}

/// The four words that follow sixteen.
#[target_feature(enable = "sha,sse2,ssse3,sse4.1")]
fn next_words(words: [__m128i; 4]) -> __m128i {
    let [a, b, c, d] = words;
    let sum = _mm_add_epi32(_mm_sha256msg1_epu32(a, b), _mm_alignr_epi8(d, c, 4));
    _mm_sha256msg2_epu32(sum, d)
}

/// SHA-256 of one block after another.
#[target_feature(enable = "sha,sse2,ssse3,sse4.1")]
pub fn sha256(state: &mut [u32; 8], blocks: &[[u8; 64]]) {
    let places = state.as_mut_ptr().cast::<__m128i>();
    // SAFETY: the state has eight words; loads and stores need no alignment.
    let (dcba, hgfe) = unsafe { (_mm_loadu_si128(places), _mm_loadu_si128(places.add(1))) };
    let (cdab, efgh) = (_mm_shuffle_epi32(dcba, 0xB1), _mm_shuffle_epi32(hgfe, 0x1B));
    let (mut abef, mut cdgh) = (_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0));
    let reversed = _mm_set_epi64x(0x0C0D_0E0F_0809_0A0B, 0x0405_0607_0001_0203);
    for block in blocks {
        let (abef_before, cdgh_before) = (abef, cdgh);
        let mut words = [_mm_setzero_si128(); 4];
        for (i, four) in words.iter_mut().enumerate() {
            // SAFETY: a block has sixteen words.
            *four = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(block.as_ptr().cast::<__m128i>().add(i)) }, reversed);
            four_rounds(&mut abef, &mut cdgh, *four, i);
        }
        for group in 4..16 {
            let next = next_words(words);
            words = [words[1], words[2], words[3], next];
            four_rounds(&mut abef, &mut cdgh, next, group);
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    let (feba, dchg) = (_mm_shuffle_epi32(abef, 0x1B), _mm_shuffle_epi32(cdgh, 0xB1));
    // SAFETY: as above.
    unsafe {
        _mm_storeu_si128(places, _mm_blend_epi16(feba, dchg, 0xF0));
        _mm_storeu_si128(places.add(1), _mm_alignr_epi8(dchg, feba, 8));
    }
}

/// Four rounds of SHA-1 of the kind that the group has.
#[target_feature(enable = "sha,sse2,ssse3,sse4.1")]
fn four_rounds_of_sha1(abcd: __m128i, words: __m128i, group: usize) -> __m128i {
    match group / 5 {
        0 => _mm_sha1rnds4_epu32(abcd, words, 0),
        1 => _mm_sha1rnds4_epu32(abcd, words, 1),
        2 => _mm_sha1rnds4_epu32(abcd, words, 2),
        _ => _mm_sha1rnds4_epu32(abcd, words, 3),
    }
}

/// SHA-1 of one block after another; the state has five words.
#[target_feature(enable = "sha,sse2,ssse3,sse4.1")]
pub fn sha1(state: &mut [u32; 8], blocks: &[[u8; 64]]) {
    let place = state.as_mut_ptr().cast::<__m128i>();
    // SAFETY: the state has more than four words; loads and stores need no alignment.
    let mut abcd = _mm_shuffle_epi32(unsafe { _mm_loadu_si128(place) }, 0x1B);
    let mut e = _mm_set_epi32(state[4] as i32, 0, 0, 0);
    let reversed = _mm_set_epi64x(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F);
    for block in blocks {
        let (abcd_before, e_before) = (abcd, e);
        let mut words = [_mm_setzero_si128(); 4];
        for (i, four) in words.iter_mut().enumerate() {
            // SAFETY: a block has sixteen words.
            *four = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(block.as_ptr().cast::<__m128i>().add(i)) }, reversed);
        }
        let mut before = abcd;
        for group in 0..20 {
            let [a, b, c, d] = words;
            let sum = if group == 0 { _mm_add_epi32(e, a) } else { _mm_sha1nexte_epu32(before, a) };
            before = abcd;
            abcd = four_rounds_of_sha1(abcd, sum, group);
            words = [b, c, d, _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(a, b), c), d)];
        }
        e = _mm_sha1nexte_epu32(before, e_before);
        abcd = _mm_add_epi32(abcd, abcd_before);
    }
    // SAFETY: as above.
    unsafe { _mm_storeu_si128(place, _mm_shuffle_epi32(abcd, 0x1B)) };
    state[4] = _mm_extract_epi32(e, 3) as u32;
}

#[cfg(test)]
mod tests {
    #[test]
    fn instructions_make_the_digests_of_words() {
        if !super::are_there() {
            return;
        }
        let text: std::vec::Vec<[u8; 64]> = (0..20u32).map(|n| core::array::from_fn(|i| (n * 31 + i as u32 * 7) as u8)).collect();
        for count in 0..text.len() {
            let (mut one, mut other) = ([7, 1 << 31, 3, 0, u32::MAX, 5, 99, 1], [7, 1 << 31, 3, 0, u32::MAX, 5, 99, 1]);
            // SAFETY: the instructions are there.
            unsafe { super::sha256(&mut one, &text[..count]) };
            text[..count].iter().for_each(|block| super::super::blocks::sha2_small(&mut other, block));
            assert_eq!(one, other);
            // SAFETY: the instructions are there.
            unsafe { super::sha1(&mut one, &text[..count]) };
            text[..count].iter().for_each(|block| super::super::blocks::sha1(&mut other, block));
            assert_eq!(one, other);
        }
    }
}
