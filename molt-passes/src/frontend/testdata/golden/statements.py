import os.path, sys as system
from math import sqrt as root, pi
try:
    assert x, "no"
except (A, B) as e:
    raise E from e
except:
    raise
else:
    pass
finally:
    done = True
try:
    pass
except* ValueError as group:
    print(group)
while a < b <= c is not d and not e:
    if a: continue
    elif b: break
else:
    x = y = z[1:2, ..., None]
with open("f") as f, lock: f.x += ~1
match command:
    case [1, *rest] | {"a": rest} if rest: pass
    case C(x, y=-1) as whole: pass
    case {"k": 1, **others}: pass
    case a.b | None | "s" | 1.5 | 2 - 3j: pass
    case _: pass
for i, (j, *k) in {1: 2, **d}.items(): print(i if j else k)
a = (b := 1) if c else lambda x=1, *, y: (yield)
