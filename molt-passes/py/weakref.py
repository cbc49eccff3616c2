"""Weak references, and containers of them."""

from _weakref import CallableProxyType, ProxyType, ReferenceType, at_exit, getweakrefcount, getweakrefs, proxy, ref
import itertools

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: alive as long as its object and its function."""

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def gone(_):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func = ref(func, gone)
        self._method = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj = ref.__call__(self)
        func = self._func()
        if obj is None or func is None:
            return None
        return self._method(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func == other._func

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self.__eq__(other)

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key of its dictionary."""

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        ref.__init__(self, ob, callback)


class _Weak:
    """What the containers have in common: entries are not removed while somebody iterates."""

    def _begin(self):
        self._pending = []
        self._iterating = 0

    def _iterate(self, entries):
        self._iterating += 1
        try:
            yield from entries
        finally:
            self._iterating -= 1
            if not self._iterating:
                self._commit()

    def _commit(self):
        pending = self._pending
        while pending and not self._iterating:
            self._drop(pending.pop())


_missing = object()


class WeakValueDictionary(_Weak):
    """A mapping that lets go of a value when nobody else holds it."""

    def __init__(self, other=(), /, **kw):
        self._begin()
        self.data = {}
        self_ref = ref(self)

        def remove(reference):
            self = self_ref()
            if self is not None:
                if self._iterating:
                    self._pending.append(reference)
                else:
                    self._drop(reference)

        self._remove = remove
        self.update(other, **kw)

    def _drop(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def _entries(self):
        self._commit()
        for key, reference in self._iterate(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        self._commit()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._commit()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._commit()
        del self.data[key]

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __contains__(self, key):
        self._commit()
        try:
            value = self.data[key]()
        except KeyError:
            return False
        return value is not None

    def __iter__(self):
        for key, _ in self._entries():
            yield key

    keys = __iter__

    def items(self):
        return self._entries()

    def values(self):
        for _, value in self._entries():
            yield value

    def itervaluerefs(self):
        self._commit()
        yield from self._iterate(self.data.values())

    def valuerefs(self):
        self._commit()
        return list(self.data.values())

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def get(self, key, default=None):
        self._commit()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def pop(self, key, *args):
        self._commit()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        self._commit()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        new = WeakValueDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def __eq__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakKeyDictionary(_Weak):
    """A mapping that lets go of a key, and its value, when nobody else holds the key."""

    def __init__(self, dict=None):
        self._begin()
        self.data = {}
        self_ref = ref(self)

        def remove(key):
            self = self_ref()
            if self is not None:
                if self._iterating:
                    self._pending.append(key)
                else:
                    self._drop(key)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _drop(self, key):
        self.data.pop(key, None)

    def _entries(self):
        self._commit()
        for reference, value in self._iterate(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __iter__(self):
        for key, _ in self._entries():
            yield key

    keys = __iter__

    def items(self):
        return self._entries()

    def values(self):
        for _, value in self._entries():
            yield value

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def __eq__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (dict, WeakValueDictionary, WeakKeyDictionary)):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakSet(_Weak):
    """A set that lets go of its members when nobody else holds them."""

    def __init__(self, data=None):
        self._begin()
        self.data = set()
        self_ref = ref(self)

        def remove(item):
            self = self_ref()
            if self is not None:
                if self._iterating:
                    self._pending.append(item)
                else:
                    self._drop(item)

        self._remove = remove
        if data is not None:
            self.update(data)

    def _drop(self, item):
        self.data.discard(item)

    def __iter__(self):
        self._commit()
        for reference in self._iterate(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self._commit()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._commit()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._commit()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._commit()
        self.data.remove(ref(item))

    def discard(self, item):
        self._commit()
        self.data.discard(ref(item))

    def update(self, other):
        self._commit()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        self._commit()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def intersection_update(self, other):
        self._commit()
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._commit()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._remove) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__([*self, *other])

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0


class finalize:
    """Calls a function once: when an object dies, when asked to, or at the end of the program."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index = itertools.count()
    _known = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._known:
            finalize._known = True
            at_exit(finalize._end)
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(finalize._index)
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = finalize._registry.pop(self, None)
        if info and not finalize._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def _held(self):
        info = finalize._registry.get(self)
        return info, info and info.weakref()

    def detach(self):
        info, obj = self._held()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        info, obj = self._held()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in finalize._registry

    @property
    def atexit(self):
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info, obj = self._held()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @staticmethod
    def _end():
        try:
            while True:
                due = [(info.index, f) for f, info in finalize._registry.items() if info.atexit]
                if not due:
                    break
                due.sort(key=lambda pair: pair[0])
                due[-1][1]()
        finally:
            finalize._shutdown = True
