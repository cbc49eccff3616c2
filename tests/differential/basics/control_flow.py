for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("no break", i)
else:
    print("done")
n = 5
while n:
    n -= 1
    if n == 2:
        continue
    if n == 0:
        break
    print(n, end=" ")
else:
    print("never")
print()
x = 10
print(1 < x < 20, 1 < x > 20, x == 10 == 10.0, not x, x and 0 or "z")
y = "a" if x > 5 else "b"
print(y, None is None, [] is not [], 3 in [1, 2, 3], 4 not in (1, 2))
def early(n):
    for k in range(n):
        if k * k > n:
            return k
    return None
print(early(10), early(0))
if (m := 7) > 5:
    print(m)
a = b = c = 4
a += 1; b *= 2; c **= 3
print(a, b, c)
p, q = 1, 2
p, q = q, p
print(p, q)
first, *middle, last = range(6)
print(first, middle, last)
(u, v), w = (1, 2), 3
print(u, v, w)
del w
try:
    print(w)
except NameError as e:
    print(type(e).__name__, e)
def unbound():
    if False:
        z = 1
    return z
try:
    unbound()
except UnboundLocalError as e:
    print(e)
print(range(10)[2:8:3], list(range(5, 0, -2)), sum(range(101)))
