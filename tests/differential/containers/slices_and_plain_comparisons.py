xs=list(range(10)); s="héllo wörld"; t=(1,2,3,4)
a=2; n=None  # bounds of several kinds
print(xs[a:5],xs[:a],xs[a:],xs[:],xs[-3:],xs[::-1],xs[1:8:3],xs[8:1:-3],xs[100:],xs[-100:2])
print(s[a:5],s[:a],s[a:],s[:],s[-3:],s[::-1],s[1:8:3],s[8:1:-3],s[100:],s[-100:2])
print(t[a:5],t[:a],t[a:],t[:] is t,t[-3:],t[::-1],t[True:3], xs[False:True], s[n:n:n])
class I:
    def __index__(self): return 3
class G:
    def __getitem__(self,k): return k
print(xs[I():], s[:I()], t[I():], G()[1:2], G()[1:2:3], G()[:], xs[10**30:], s[-10**30:4])
for f in (lambda: xs[1.5:], lambda: s['a':], lambda: t[::0], lambda: xs[::0], lambda: {}[1:2]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class L(list):
    pass
print(type(L([1,2,3])[1:]), b'hello'[1:3], bytearray(b'hello')[1:3], range(10)[2:5], memoryview(b'abc')[1:].tobytes())
def f(x, a, b): return x[a:b]
print(f(xs,1,3), f(s,1,3), f(t,1,3), f(b'abc',1,3))
print(1.0<2, 2<1.5, (1,2.0)<(1,2), (1,'a')<(1,'b'), (1,[2])<(1,[3]), float('nan')<1, float('nan')==float('nan'), (1,2)==(1,2.0), 1==1.0, True==1.0, 1!=1.5)
nan=float('nan')
print((nan,)==(nan,), (nan,1)<(nan,2), [nan]==[nan], nan!=nan, sorted([(2,'b'),(1,'c'),(2,'a'),(1,'a'),(1,)]))
for f in (lambda: (1,'a')<(1,2), lambda: 'a'<1, lambda: sorted([1,'a']), lambda: max(1,'a'), lambda: 1.5 % 0, lambda: 1.5/0, lambda: 1/0.0):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(10**20, 2**64-1, 1<<100, 10**40 if a else 0, -10**19, 1/3, 7/2)
x=[1,2,3]
print(sum(x), sum(range(5)), sum((1.5,2)), min(x), max(range(3)), any(x), all(()), list(range(3)), set(x), dict.fromkeys((1,2)))
l=[1,2,3]
def grow():
    for i in l:
        yield i
print(sum([0.1]*10), sum([1,2.5,10**20]))
