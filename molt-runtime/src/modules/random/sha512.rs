//! SHA-512, by which text seeds the generator.

use crate::modules::digest::{START, sha2_large};

/// The digest of a message.
pub fn digest(message: &[u8]) -> [u8; 64] {
    let mut state = START;
    let (blocks, rest) = message.as_chunks();
    blocks.iter().for_each(|block| sha2_large(&mut state, block));
    // The rest, a one bit, zeros, and the length in bits in the last 16 bytes of one or two more blocks.
    let mut tail = [0; 256];
    tail[..rest.len()].copy_from_slice(rest);
    tail[rest.len()] = 0x80;
    let end = if rest.len() < 112 { 128 } else { 256 };
    tail[end - 16..end].copy_from_slice(&(message.len() as u128 * 8).to_be_bytes());
    tail[..end].as_chunks().0.iter().for_each(|block| sha2_large(&mut state, block));
    let mut out = [0; 64];
    for (bytes, word) in out.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn known_digests() {
        let starts = |message: &[u8], bytes: [u8; 4]| assert_eq!(digest(message)[..4], bytes);
        starts(b"", [0xcf, 0x83, 0xe1, 0x35]);
        starts(b"abc", [0xdd, 0xaf, 0x35, 0xa1]);
        starts(&[b'a'; 112], [0xc0, 0x1d, 0x08, 0x0e]);
        starts(&[b'a'; 200], [0x4b, 0x11, 0x45, 0x9c]);
    }
}
