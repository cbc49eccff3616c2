use super::*;
use alloc::vec::Vec;

#[test]
fn blocks_are_apart_and_come_back() {
    let heap = Heap::new();
    let mut blocks: Vec<(*mut u8, usize)> = Vec::new();
    for round in 0..20_000_usize {
        let size = 1 + round * 7 % 700;
        let block = heap.allocate(size, false);
        assert_eq!(block as usize % 16, 0);
        // SAFETY: `size` bytes are ours.
        unsafe { core::ptr::write_bytes(block, (round % 251) as u8, size) };
        blocks.push((block, size));
        if round % 3 == 0 {
            let (block, size) = blocks.swap_remove(round * 31 % blocks.len());
            // SAFETY: allocated above, not used any more.
            unsafe { heap.free(block, size, false) };
        }
    }
    let mut ranges: Vec<(usize, usize)> = blocks.iter().map(|&(block, size)| (block as usize, size)).collect();
    ranges.sort_unstable();
    assert!(ranges.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0));
    for (block, size) in blocks {
        // SAFETY: as above.
        unsafe { heap.free(block, size, false) };
    }
}

#[test]
fn empty_pages_serve_other_sizes() {
    let heap = Heap::new();
    let many = |size: usize| (0..20_000).map(|_| heap.allocate(size, true)).collect::<Vec<_>>();
    let pages = || {
        let mut pages = 0;
        heap.each_page(&mut |_| pages += 1);
        pages
    };
    let mut most = 0;
    for size in [32, 48, 64, 32, 48, 64] {
        let blocks = many(size);
        most = if most == 0 { pages() * 3 } else { most };
        for block in blocks {
            // SAFETY: allocated above, not used any more.
            unsafe { heap.free(block, size, true) };
        }
    }
    assert!(pages() <= most, "{} pages", pages());
}

#[test]
fn traced_objects_are_found_while_they_live() {
    let heap = Heap::new();
    let sizes = [32, 512, 4000];
    let objects: Vec<*mut u8> = sizes.iter().map(|&size| heap.allocate(size, true)).collect();
    for &object in &objects {
        // SAFETY: the second word is where an object keeps its count.
        unsafe { object.cast::<u32>().add(2).write(1) };
    }
    let found = || {
        let mut found = Vec::new();
        heap.each_traced(&mut |value| found.push(value.bits() as *mut u8));
        found.sort_unstable();
        found
    };
    let mut expected = objects.clone();
    expected.sort_unstable();
    assert_eq!(found(), expected);
    for (&object, size) in objects.iter().zip(sizes) {
        // SAFETY: allocated above, not used any more.
        unsafe { heap.free(object, size, true) };
    }
    assert!(found().is_empty());
}
