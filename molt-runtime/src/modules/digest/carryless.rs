//! CRC-32 by multiplication without carries: sixteen bytes of a long message at a time.

use super::processor::Ability;
use core::arch::x86_64::*;

/// What moves 64 bits by four registers and by one: powers of x modulo the polynomial, mirrored, for the lower and the upper half.
const BY_FOUR: [i64; 2] = [0x0001_5444_2BD4, 0x0001_C6E4_1596];
const BY_ONE: [i64; 2] = [0x0001_7519_97D0, 0x0000_CCAA_009E];

/// Whether this processor has the instructions.
pub fn are_there() -> bool {
    const PCLMULQDQ: u32 = 1 << 1;
    static KNOWN: Ability = Ability::new(|| __cpuid(1).ecx & PCLMULQDQ != 0);
    KNOWN.is_there()
}

#[target_feature(enable = "pclmulqdq,sse2")]
fn load(bytes: &[u8; 16]) -> __m128i {
    // SAFETY: sixteen bytes lie there; the load needs no alignment.
    unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
}

/// `bits` moved to the place of `next`, and added to it.
#[target_feature(enable = "pclmulqdq,sse2")]
fn fold(bits: __m128i, by: __m128i, next: __m128i) -> __m128i {
    let (low, high) = (_mm_clmulepi64_si128(bits, by, 0x00), _mm_clmulepi64_si128(bits, by, 0x11));
    _mm_xor_si128(_mm_xor_si128(low, high), next)
}

/// Sixteen bytes with the checksum, from nothing, of the message from `crc`, and what of the message comes behind them.
#[target_feature(enable = "pclmulqdq,sse2")]
pub fn folded<'a>(first: &[u8; 64], rest: &'a [u8], crc: u32) -> ([u8; 16], &'a [u8]) {
    let mut lanes = [_mm_setzero_si128(); 4];
    for (lane, bytes) in lanes.iter_mut().zip(first.as_chunks().0) {
        *lane = load(bytes);
    }
    lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128(crc as i32));
    let by_four = _mm_set_epi64x(BY_FOUR[1], BY_FOUR[0]);
    let (blocks, rest) = rest.as_chunks::<64>();
    for block in blocks {
        for (lane, bytes) in lanes.iter_mut().zip(block.as_chunks().0) {
            *lane = fold(*lane, by_four, load(bytes));
        }
    }
    let by_one = _mm_set_epi64x(BY_ONE[1], BY_ONE[0]);
    let [mut all, second, third, fourth] = lanes;
    for lane in [second, third, fourth] {
        all = fold(all, by_one, lane);
    }
    let (pieces, rest) = rest.as_chunks::<16>();
    for piece in pieces {
        all = fold(all, by_one, load(piece));
    }
    let mut bytes = [0; 16];
    // SAFETY: there is room for sixteen bytes; the store needs no alignment.
    unsafe { _mm_storeu_si128(bytes.as_mut_ptr().cast(), all) };
    (bytes, rest)
}
