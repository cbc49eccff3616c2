"""What the compiler warns of is told before the program begins.

A line: \_ here.
"""

import re

x = 5
pattern = "\d+" + '\w'
print(re.findall(pattern, "a1b22"), "\. \q", b"\p", f"\s{x}\j", f"\{x}")
print(r"\d", "\n\t\\\x41\u00e9\N{BULLET}", b"\x41", "\400", """
\k
""")
if x is 5:
    print("is")
if x is not "a" and x is not None and x is True or x is ():
    print("is not")
assert (x, "always true")


def never(flag):
    if flag:
        return (1)(2), "text"["x"], [1, 2]["a"], 5[0], None[1], {1, 2}(3)
    return 1if x else 2


print(never(False))
