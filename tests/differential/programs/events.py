"""Event system with weak typing, priorities, decorators, wildcard patterns."""
import itertools, heapq
class EventBus:
    def __init__(self): self._handlers = {}; self._seq = itertools.count()
    def on(self, name, *, priority=0):
        def register(fn):
            heapq.heappush(self._handlers.setdefault(name, []), (-priority, next(self._seq), fn))
            return fn
        return register
    def emit(self, name, /, *args, **kw):
        results = []
        for key in (name, "*"):
            for _, _, fn in sorted(self._handlers.get(key, ()), key=lambda t: t[:2]):
                try: r = fn(*args, **kw)
                except StopPropagation as s: results.append(s.value); return results
                except Exception as e: results.append(f"{type(e).__name__}: {e}")
                else:
                    if r is not None: results.append(r)
        return results
class StopPropagation(Exception):
    def __init__(self, value=None): self.value = value
bus = EventBus()
@bus.on("add", priority=5)
def first(a, b): return ("first", a + b)
@bus.on("add")
def second(a, b, **kw): return ("second", a * b, kw)
@bus.on("add", priority=10)
def zero(a, b):
    if a == 0: raise StopPropagation("zero!")
@bus.on("*")
def log(*args, **kw): return ("log", args, sorted(kw))
@bus.on("greet")
@bus.on("hello")
def greet(name="world", *, punct="!"): return f"hi {name}{punct}"
print(bus.emit("add", 2, 3)); print(bus.emit("add", 0, 3)); print(bus.emit("add", 1, 2, x=1)); print(bus.emit("greet")); print(bus.emit("hello", "bob", punct="?")); print(bus.emit("none"))
class Observable:
    def __init__(self, **kw): self.__dict__.update(kw); object.__setattr__(self, "_watch", [])
    def __setattr__(self, k, v):
        old = getattr(self, k, None); super().__setattr__(k, v)
        for w in self._watch: w(k, old, v)
    def watch(self, fn): self._watch.append(fn); return lambda: self._watch.remove(fn)
o = Observable(x=1, y=2); un = o.watch(lambda k, a, b: print(f"{k}: {a} -> {b}")); o.x = 10; o.z = 5; un(); o.x = 11; print(o.x, {k: v for k, v in vars(o).items() if k[0] != "_"})
class Meta(type):
    plugins = {}
    def __new__(m, name, bases, ns, abstract=False):
        cls = super().__new__(m, name, bases, ns)
        if not abstract: m.plugins[ns.get("key", name.lower())] = cls
        return cls
    def __init__(cls, name, bases, ns, abstract=False): super().__init__(name, bases, ns)
class Plugin(metaclass=Meta, abstract=True):
    def run(self): raise NotImplementedError(f"{type(self).__name__}.run")
class Upper(Plugin):
    def run(self, s="x"): return s.upper()
class Rev(Plugin):
    key = "reverse"
    def run(self, s="x"): return s[::-1]
class Bad(Plugin): pass
for k, c in sorted(Meta.plugins.items()):
    try: print(k, c().run("abc") if k != "bad" else c().run())
    except NotImplementedError as e: print(k, "->", e)
