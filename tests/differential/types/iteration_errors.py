"""Changing containers while they are iterated over, compared or sorted; every operation on operands of every wrong type."""
def show(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)
def d1():
    d = {1: 1, 2: 2}
    for k in d: d[k + 10] = 1
def d2():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def d3():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]; d[k + 5] = 1
def d4():
    d = {1: 1, 2: 2}
    for k, v in d.items(): d.clear()
def d5():
    d = {1: 1, 2: 2}
    for v in d.values(): d[v + 7] = 1
def d6():
    d = {1: 1, 2: 2}
    it = iter(d)
    next(it); d[5] = 1
    return next(it)
def d7():
    d = {1: 1, 2: 2}
    it = iter(d)
    list(it); d[5] = 1
    return next(it, 'end')
def d8():
    d = {1: 1, 2: 2}
    for k in reversed(d): d[k + 10] = 1
def s1():
    s = {1, 2}
    for k in s: s.add(k + 10)
def s2():
    s = {1, 2}
    for k in s: s.discard(k)
def l1():
    a = [1, 2, 3]
    out = []
    for x in a:
        out.append(x)
        if len(a) < 6: a.append(x * 2)
    return out
def l2():
    a = [1, 2, 3, 4]
    out = []
    for x in a:
        out.append(x)
        a.remove(x)
    return out, a
def l3():
    a = [3, 2, 1]
    def key(x):
        a.append(5)
        return x
    a.sort(key=key)
def l4():
    a = [3, 2, 1]
    try:
        a.sort(key=lambda x: 1 // (x - 1))
    except ZeroDivisionError:
        return a
def l5():
    a = [3, 2, 1]
    seen = []
    def key(x):
        seen.append(list(a))
        return x
    a.sort(key=key)
    return seen, a
def l6():
    class X:
        def __init__(self, v): self.v = v
        def __lt__(self, o): a.clear(); return self.v < o.v
        def __repr__(self): return f'X{self.v}'
    a = [X(2), X(1)]
    try: a.sort()
    finally: print(a)
def st():
    a = [(i % 3, i) for i in range(10)]
    a.sort(key=lambda t: t[0])
    b = sorted(a, key=lambda t: t[0], reverse=True)
    return a, b
for f in [d1, d2, d3, d4, d5, d6, d7, d8, s1, s2, l1, l2, l3, l4, l5, l6, st]:
    show(f.__name__, f)
def w():
    x = [1, 2, 3]
    x[1:2] = [7, 8, 9]; print(x)
    x[::2] = [0, 0, 0]; print(x)
    del x[::2]; print(x)
    x[5:] = [1]; print(x)
    x[-1:0] = (4,); print(x)
    x[:] = x; print(x)
    x[1:1] = x; print(x)
    x *= 2; print(x)
    x += 'ab'; print(x)
    del x[1:-1]; print(x)
    x[:] = []; print(x)
w()
def e(f):
    x = [1, 2, 3]
    try: f(x); print(x)
    except Exception as ex: print(type(ex).__name__, ex)
def a1(x): x[::2] = [1]
def a2(x): x[0:1] = 5
def a3(x): x[::2] = 5
def a4(x): x[5] = 1
def a5(x): x['a'] = 1
def a6(x): del x[5]
def a7(x): del x['a']
def a8(x): del x[::0]
def a9(x): x[::-1] = 'abc'
def a10(x): x += 5
def a11(x): x *= 'a'
def a12(x): x *= 1.5
def a13(x): x -= [1]
def a14(x): x[1:2] = iter('xyz')
def a15(x): x[None] = 1
for f in [a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15]: e(f)
def e(f):
    x = (1, 2, 3)
    try: f(x); print(x)
    except Exception as ex: print(type(ex).__name__, ex)
def t1(x): x[0] = 1
def t2(x): del x[0]
def t3(x): x += 5
def t4(x): x.foo = 5
def t5(x): x[0:1] = 5
for f in [t1,t2,t3,t4,t5]: e(f)
def e(f, x):
    try: f(x); print('no error')
    except Exception as ex: print(type(ex).__name__, ex)
for v in ['abc', b'abc', 5, None, range(3), {1}, frozenset(), 1.5, len, int, object(), lambda: 0, (i for i in ())]:
    def q1(x): x[0] = 1
    def q2(x): del x[0]
    def q3(x): x[0]
    def q4(x): x[0:1] = 'b'
    def q5(x): x.attr = 1
    def q6(x): del x.attr
    def q7(x): x += 1
    def q8(x): x.attr
    def q9(x): x()
    def q10(x): -x
    def q11(x): ~x
    def q12(x): len(x)
    def q13(x): iter(x)
    def q14(x): next(x)
    def q15(x): 1 in x
    def q16(x): x < 1
    def q17(x): x @ x
    def q18(x): [*x]
    def q19(x): x.attr()
    def q20(x):
        with x: pass
    def q21(x):
        a, b, c, d = x
    def q22(x):
        a, *b = x
    def q23(x): raise x
    def q24(x): reversed(x)
    def q25(x): round(x)
    def q26(x): int(x)
    def q27(x): float(x)
    def q28(x): x ** x
    def q29(x): x << 1
    def q30(x): x & 1
    def q31(x): x | 1.5
    def q32(x): 1 // x
    def q33(x): divmod(x, 3)
    def q34(x): abs(x)
    def q35(x): hash(x)
    def q36(x): f"{x:5}"
    def q37(x): (yield from x)
    def q38(x): x.__setitem__
    def q39(x): 'a' + x
    def q40(x): [] + x
    def q41(x): () + x
    def q42(x): b'' + x
    def q43(x): 2 * x
    def q44(x): sorted(x)
    def q45(x): sum(x)
    def q46(x): ''.join(x)
    def q47(x): dict(x)
    def q48(x): set(x)
    def q49(x): [1,2,3][x]
    def q50(x): chr(x)
    def q51(x): max(x)
    def q52(x): list(zip(x, x))
    def q53(x): x -= 1
    def q54(x): x *= 1.5
    def q55(x): 'abc' in x
    def q56(x): {x: 1}
    def q58(x): 'a' % x
    def q59(x): ord(x)
    def q60(x): range(x)
    def q61(x): bytes(x)
    def q62(x): complex(x)
    def q63(x): isinstance(1, x)
    def q64(x): x >>= 1
    def q65(x): x //= 1
    def q66(x): x **= 2
    def q67(x): x %= 2
    def q68(x): x @= 2
    def q69(x): x |= 2
    def q70(x): x ^= 2
    def q71(x): 2 ** x
    def q72(x): x % 2
    print('==', type(v).__name__)
    for q in [q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12,q13,q14,q15,q16,q17,q18,q19,q20,q21,q22,q23,q24,q25,q26,q27,q28,q29,q30,q31,q32,q33,q34,q35,q36,q38,q39,q40,q41,q42,q43,q44,q45,q46,q47,q48,q49,q50,q51,q52,q53,q54,q55,q56,q58,q59,q60,q61,q62,q63,q64,q65,q66,q67,q68,q69,q70,q71,q72]:
        print(q.__name__, end=' ')
        e(q, v)
