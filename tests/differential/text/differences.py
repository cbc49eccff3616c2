import difflib
from difflib import SequenceMatcher, get_close_matches, unified_diff, context_diff, ndiff, restore, Differ


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


pairs = [("abcd", "bcde"), ("", ""), ("abc", ""), ("private Thread currentThread;", "private volatile Thread currentThread;"), ("qabxcd", "abycdf"),
         ("a" * 300 + "b", "b" + "a" * 300), ([1, 2, 3, 4], [2, 3, 5, 4, 1]), ("tide", "diet"), ("diet", "tide")]
for a, b in pairs:
    s = SequenceMatcher(None, a, b)
    print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, len(a), 0, len(b)))
    print(s.get_matching_blocks()[:4], s.get_opcodes()[:4])
s = SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
print(s.find_longest_match(0, 5, 0, 9), s.bjunk, sorted(s.b2j))
print(SequenceMatcher(None, "x" * 250, "x" * 250).bpopular, SequenceMatcher(None, "x" * 250, "x" * 250, autojunk=False).bpopular)
print(get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(get_close_matches("wheel", "import while with where when what".split(), n=2, cutoff=0.5))
print(attempt(get_close_matches, "x", ["x"], 0), attempt(get_close_matches, "x", ["x"], 1, 2.0))
one = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n".splitlines(keepends=True)
two = "one\ntoo\nthree\nfour\nfive\nsix\nseven\neight\nnine and a half\nten\neleven\n".splitlines(keepends=True)
print("".join(unified_diff(one, two, "before.txt", "after.txt")))
print("".join(unified_diff(one, two, "b", "a", "2020", "2021", n=0)))
print("\n".join(unified_diff(["a", "b"], ["a", "c"], lineterm="")))
print("".join(context_diff(one, two, "before.txt", "after.txt", n=1)))
print("".join(ndiff(one, two)))
print("".join(restore(ndiff(one, two), 1)) == "".join(one), "".join(restore(ndiff(one, two), 2)) == "".join(two))
print("".join(ndiff("one\ntwo\nthree\n".splitlines(True), "ore\ntree\nemu\n".splitlines(True))), end="")
print("".join(Differ().compare(["\tI am quite\ttabbed\n", "same\n"], ["\tI am quiet\ttabbed\n", "same\n", "new\n"])))
print(attempt(list, unified_diff([b"x"], [b"y"])), attempt(list, restore([], 3)))
print(list(difflib.diff_bytes(unified_diff, [b"a\n"], [b"b\xff\n"], b"x", b"y")))
print(difflib.IS_LINE_JUNK("  # \n"), difflib.IS_LINE_JUNK("x\n"), difflib.IS_CHARACTER_JUNK("\t"), difflib.IS_CHARACTER_JUNK("x"))
for group in SequenceMatcher(None, list(range(40)), [i for i in range(40) if i not in (5, 30)]).get_grouped_opcodes(2):
    print(group)
print(list(unified_diff(one, one)), list(ndiff([], [])))
s = SequenceMatcher()
s.set_seqs("abc", "abd")
print(s.ratio(), s.a, s.b)
s.set_seq1("abd")
print(s.ratio())
