import gc
class N:
    def __init__(self, name):
        self.name = name
        self.other = None
    def __del__(self):
        print("del", self.name)
gc.collect()
a = N("a"); b = N("b")
a.other = b; b.other = a
del a, b
print("collect", gc.collect())
print("collect", gc.collect())
class P: pass
p = P(); p.me = p
del p
print(gc.collect())
l = []; l.append(l); del l
print(gc.collect())
l1 = []; l2 = [l1]; l1.append(l2); del l1, l2
print(gc.collect())
d = {}; d["x"] = d; del d
print(gc.collect())
def f():
    def g(): return g
    return g
f()
print(gc.collect())
def gen():
    me = yield 1
    try:
        yield me
    finally:
        print("closing")
x = gen(); next(x); x.send(x); del x
print("gen", gc.collect() > 0)
# resurrect
saved = []
class R:
    def __del__(self):
        saved.append(self)
        print("R del")
r = R(); r.me = r; del r
print(gc.collect(), len(saved))
saved[0].me = None
saved.clear()
print(gc.collect())
print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
print(gc.get_threshold()); gc.set_threshold(500, 5); print(gc.get_threshold()); gc.set_threshold(700,10,10)
print(type(gc.get_count()), len(gc.get_count()))
for bad in (3, -1):
    try: gc.collect(bad)
    except ValueError as e: print(e)
for v in (0, "a", None, [], [1], {}, {"a":1}, {"a":[]}, set(), P(), P, f, len, 1.5, (), {1:{}}):
    print(gc.is_tracked(v), end=" ")
print()
x = [1]; y = [x, 2]
print(gc.get_referents(y) == [x, 2] or gc.get_referents(y))
print(any(o is y for o in gc.get_referrers(x)))
print(any(o is y for o in gc.get_objects()))
print(gc.garbage, gc.callbacks)
def cb(phase, info): print(phase, sorted(info), info["generation"])
gc.callbacks.append(cb)
l = []; l.append(l); del l
gc.collect()
gc.collect(0)
gc.callbacks.remove(cb)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
gc.set_debug(gc.DEBUG_SAVEALL)
l = []; l.append(l); del l
gc.collect()
print(len(gc.garbage), gc.garbage[0] is gc.garbage[0][0])
gc.set_debug(0); gc.garbage.clear()
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print([sorted(s) for s in gc.get_stats()])
