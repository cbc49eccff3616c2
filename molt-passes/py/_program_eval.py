"""Expressions in a text that is made while the program runs: read into functions of the names, which give the value."""

import operator as _operator
from ast import _Reader

_NONE = object()
_KEYWORDS = {
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
    "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield",
}
# By precedence, loosest first.
_BINARY = (
    (("|", _operator.or_),),
    (("^", _operator.xor),),
    (("&", _operator.and_),),
    (("<<", _operator.lshift), (">>", _operator.rshift)),
    (("+", _operator.add), ("-", _operator.sub)),
    (("*", _operator.mul), ("//", _operator.floordiv), ("/", _operator.truediv), ("%", _operator.mod), ("@", _operator.matmul)),
)
_SIGNS = {"-": _operator.neg, "+": _operator.pos, "~": _operator.invert}
_COMPARE = (
    ("==", _operator.eq), ("!=", _operator.ne), ("<=", _operator.le), (">=", _operator.ge), ("<", _operator.lt), (">", _operator.gt),
)
_BUILTINS = {
    f.__name__: f
    for f in (
        abs, all, any, ascii, bin, callable, chr, delattr, divmod, format, getattr, hasattr, hash, hex, id, input, isinstance, issubclass,
        iter, len, dir, max, min, next, oct, open, ord, pow, print, repr, round, setattr, sorted, sum, bool, bytearray, bytes, complex, dict,
        enumerate, filter, float, frozenset, int, list, map, object, property, range, reversed, set, slice, str, tuple, type, zip,
        ArithmeticError, AssertionError, AttributeError, EOFError, Exception, IndexError, KeyError, LookupError, NameError,
        NotImplementedError, OSError, OverflowError, RuntimeError, StopIteration, TypeError, ValueError, ZeroDivisionError,
    )
}
_BUILTINS["NotImplemented"] = NotImplemented
# What a text that is read when it runs does without.
_LACKED = ("__import__", "breakpoint", "compile", "eval", "exec", "globals", "help", "locals", "super", "vars")


class _Names:
    """What names mean: those of comprehensions and lambdas, then the locals, the globals, the builtins."""

    def __init__(self, globals, locals, own=None):
        self.globals = globals
        self.locals = locals
        self.own = own

    def inside(self, own):
        return _Names(self.globals, self.locals, own if self.own is None else {**self.own, **own})

    def get(self, name):
        if self.own is not None and name in self.own:
            return self.own[name]
        if self.locals is not self.globals:
            try:
                return self.locals[name]
            except KeyError:
                pass
        value = self.globals.get(name, _NONE)
        if value is not _NONE:
            return value
        known = self.globals.get("__builtins__", _BUILTINS)
        known = known if isinstance(known, dict) and known.get("__name__") != "builtins" else _BUILTINS
        value = known.get(name, _NONE)
        if value is _NONE and name in _LACKED and known is _BUILTINS:
            raise NotImplementedError(f"{name} in a text that does not stand in the program")
        if value is _NONE:
            raise NameError(f"name {name!r} is not defined", name=name)
        return value


class _Expressions(_Reader):
    def error(self, message="invalid syntax", at=None):
        at = self.at if at is None else at
        line = self.text.count("\n", 0, at) + 1
        start = self.text.rfind("\n", 0, at) + 1
        shown = self.text[start:].split("\n")[0]
        column = at - start + 1
        return SyntaxError(message, ("<string>", line, column, shown, line, column + 1))

    def read(self):
        if not self.peek():
            raise SyntaxError("invalid syntax", ("<string>", 0, 0, "", 0, 0))
        value = self.several()
        c = self.peek()
        if c:
            raise self.error(f"unmatched '{c}'" if c in ")]}" else "invalid syntax")
        return value

    def word(self):
        """The name or keyword here."""
        self.blank()
        end = self.at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] == "_"):
            end += 1
        word = self.text[self.at : end]
        return word if word[:1].isalpha() or word[:1] == "_" else ""

    def keyword(self, word):
        if self.word() == word:
            self.at += len(word)
            return True
        return False

    def sign(self, sign):
        """Takes an operator that no longer one begins with."""
        self.blank()
        text = self.text
        if not text.startswith(sign, self.at):
            return False
        after = text[self.at + len(sign) : self.at + len(sign) + 1]
        if sign in ("*", "/", "<", ">", "+", "-", "|", "&", "^", "%", "@", "//", "<<", ">>") and after == "=" or sign == "=" and after == "=":
            return False
        if sign in ("*", "/", "<", ">") and after == sign or sign == ":" and after == "=":
            return False
        self.at += len(sign)
        return True

    def name(self):
        word = self.word()
        if not word or word in _KEYWORDS or word in ("True", "False", "None"):
            raise self.error()
        self.at += len(word)
        return word

    # Expressions, loosest first. Each gives a function of the names.

    def several(self):
        first = self.starred()
        if self.peek() != ",":
            return self.plain(first)
        items = [first]
        while self.take(","):
            if self.peek() in ("", ")", "]", "}", "="):
                break
            items.append(self.starred())
        return _sequence(items, tuple)

    def plain(self, item):
        if item[0]:
            raise self.error("can't use starred expression here")
        return item[1]

    def starred(self):
        if self.sign("*"):
            return True, self.bitwise(0)
        return False, self.expression()

    def expression(self):
        if self.keyword("lambda"):
            return self.function()
        value = self.disjunction()
        if self.keyword("if"):
            test = self.disjunction()
            if not self.keyword("else"):
                raise self.error("expected 'else' after 'if' expression")
            other = self.expression()
            return lambda names: value(names) if test(names) else other(names)
        return value

    def function(self):
        parameters, defaults, rest, keywords, only = [], {}, None, None, False
        while not self.sign(":"):
            if self.sign("**"):
                keywords = self.name()
            elif self.sign("*"):
                only = True
                rest = None if self.peek() == "," else self.name()
            else:
                parameter = self.name()
                parameters.append((parameter, only))
                if self.sign("="):
                    defaults[parameter] = self.expression()
            if not self.take(",") and self.peek() != ":":
                raise self.error()
        body = self.expression()

        def make(names):
            given = {name: default(names) for name, default in defaults.items()}
            return lambda *args, **kwargs: body(names.inside(_bound(parameters, given, rest, keywords, args, kwargs)))

        return make

    def disjunction(self):
        values = [self.conjunction()]
        while self.keyword("or"):
            values.append(self.conjunction())
        return values[0] if len(values) == 1 else lambda names: _any_of(values, names)

    def conjunction(self):
        values = [self.inversion()]
        while self.keyword("and"):
            values.append(self.inversion())
        return values[0] if len(values) == 1 else lambda names: _all_of(values, names)

    def inversion(self):
        if self.keyword("not"):
            value = self.inversion()
            return lambda names: not value(names)
        return self.comparison()

    def comparison(self):
        first = self.bitwise(0)
        links = []
        while True:
            test = self.comparator()
            if test is None:
                break
            links.append((test, self.bitwise(0)))
        return first if not links else lambda names: _chain(first, links, names)

    def comparator(self):
        for sign, test in _COMPARE:
            if self.sign(sign):
                return test
        if self.keyword("in"):
            return lambda a, b: a in b
        if self.keyword("is"):
            return _operator.is_not if self.keyword("not") else _operator.is_
        at = self.at
        if self.keyword("not"):
            if self.keyword("in"):
                return lambda a, b: a not in b
            self.at = at
        return None

    def bitwise(self, level):
        if level == len(_BINARY):
            return self.factor()
        value = self.bitwise(level + 1)
        while True:
            for sign, operate in _BINARY[level]:
                if self.sign(sign):
                    value = _binary(operate, value, self.bitwise(level + 1))
                    break
            else:
                return value

    def factor(self):
        for sign, operate in _SIGNS.items():
            if self.sign(sign):
                value = self.factor()
                return lambda names: operate(value(names))
        value = self.primary()
        if self.sign("**"):
            return _binary(_operator.pow, value, self.factor())
        return value

    def primary(self):
        value = self.atom()
        while True:
            c = self.peek()
            if c == "(":
                self.at += 1
                self.depth += 1
                value = self.call(value)
            elif c == "[":
                self.at += 1
                self.depth += 1
                value = _binary(_operator.getitem, value, self.subscript())
            elif c == ".":
                self.at += 1
                value = _attribute(value, self.name())
            else:
                return value
            if c != ".":
                self.depth -= 1

    def call(self, callee):
        args, keywords, spread = [], [], []
        while not self.take(")"):
            if not self.peek():
                raise self.error("'(' was never closed")
            if self.sign("**"):
                spread.append(self.expression())
            else:
                at = self.at
                word = self.word()
                self.at += len(word)
                if word and word not in _KEYWORDS and self.sign("="):
                    keywords.append((word, self.expression()))
                else:
                    self.at = at
                    item = self.starred()
                    if self.word() in ("for", "async"):
                        item = False, self.comprehension(item[1], iter)
                    args.append(item)
            if not self.take(",") and self.peek() not in (")", ""):
                raise self.error("invalid syntax. Perhaps you forgot a comma?")
        arguments = _sequence(args, list)

        def run(names):
            function = callee(names)
            given = arguments(names)
            named = {name: value(names) for name, value in keywords}
            for value in spread:
                named.update(value(names))
            return function(*given, **named)

        return run

    def subscript(self):
        items = []
        comma = False
        while not self.take("]"):
            items.append(self.slice())
            comma = self.take(",")
            if not comma and self.peek() != "]":
                raise self.error("invalid syntax. Perhaps you forgot a comma?" if self.peek() else "'[' was never closed")
        if not items:
            raise self.error()
        return _sequence(items, tuple) if comma or len(items) > 1 else self.plain(items[0])

    def slice(self):
        parts = []
        while True:
            parts.append(None if self.peek() in (":", ",", "]") else self.starred())
            if not self.sign(":"):
                break
        if len(parts) == 1:
            if parts[0] is None:
                raise self.error()
            return parts[0]
        bounds = [part and self.plain(part) for part in parts]
        return False, lambda names: slice(*[bound and bound(names) for bound in bounds])

    def atom(self):
        c = self.peek()
        if not c:
            raise self.error()
        if c in "([{":
            return self.display(c)
        if c.isdecimal() or c == "." and self.text[self.at + 1 : self.at + 2].isdecimal():
            rest = self.text[self.at :].lstrip("0123456789_")
            digits = self.text[self.at : len(self.text) - len(rest)]
            if digits[:1] == "0" and digits.strip("0_") and rest[:1] not in (".", "e", "E", "j", "J"):
                raise self.error("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
            return _constant(self.number())
        word = self.word()
        quote = self.text[self.at + len(word) : self.at + len(word) + 1]
        if quote in ("'", '"') and quote and word.lower() in ("", "r", "u", "b", "br", "rb"):
            return _constant(self.strings())
        if quote in ("'", '"') and quote:
            raise NotImplementedError("formatted text in a text that is made while the program runs")
        if word in ("True", "False", "None"):
            self.at += len(word)
            return _constant({"True": True, "False": False, "None": None}[word])
        if c == "." and self.text.startswith("...", self.at):
            self.at += 3
            return _constant(...)
        name = self.name()
        if self.text.startswith(":=", self.at):
            raise self.error()
        return lambda names: names.get(name)

    def display(self, open):
        start = self.at
        close = {"(": ")", "[": "]", "{": "}"}[open]
        self.at += 1
        self.depth += 1
        try:
            if open == "{":
                return self.mapping_or_set()
            return self.bracketed(open, close)
        except SyntaxError:
            if not self.peek():
                raise self.error(f"'{open}' was never closed", start) from None
            raise
        finally:
            self.depth -= 1

    def bracketed(self, open, close):
        items = []
        comma = False
        while not self.take(close):
            if items and not comma:
                c = self.peek()
                if c and c in ")]}":
                    raise self.error(f"closing parenthesis '{c}' does not match opening parenthesis '{open}'")
                raise self.error("invalid syntax. Perhaps you forgot a comma?" if c else "invalid syntax")
            item = self.starred()
            if not items and self.word() == "for":
                value = self.comprehension(item[1], list if open == "[" else iter)
                if not self.take(close):
                    raise self.error()
                return value
            items.append(item)
            comma = self.take(",")
        if open == "[":
            return _sequence(items, list)
        return self.plain(items[0]) if len(items) == 1 and not comma else _sequence(items, tuple)

    def mapping_or_set(self):
        pairs, items, mapping, comma = [], [], True, True
        while not self.take("}"):
            if not comma:
                raise self.error()
            if self.sign("**"):
                pairs.append((None, self.bitwise(0)))
            else:
                item = self.starred()
                if self.sign(":"):
                    pairs.append((item[1], self.expression()))
                else:
                    mapping = False
                    items.append(item)
                if self.word() == "for":
                    pair = pairs[0] if mapping else None
                    made = self.comprehension(lambda names: (pair[0](names), pair[1](names)), dict) if mapping else None
                    made = made or self.comprehension(item[1], set)
                    if not self.take("}"):
                        raise self.error()
                    return made
            comma = self.take(",")
        return _sequence(items, set) if not mapping else lambda names: _mapping(pairs, names)

    def comprehension(self, item, make):
        loops = []
        while self.keyword("for"):
            targets = [self.target()]
            single = True
            while self.take(","):
                single = False
                if self.word() == "in":
                    break
                targets.append(self.target())
            if not self.keyword("in"):
                raise self.error()
            source = self.disjunction()
            tests = []
            while self.keyword("if"):
                tests.append(self.disjunction())
            loops.append((targets[0] if single else targets, source, tests))

        def run(names):
            first = iter(loops[0][1](names))
            items = _loop(loops, 0, item, names, first)
            return items if make is iter else make(items)

        return run

    def target(self):
        if self.take("("):
            targets = [self.target()]
            while self.take(","):
                if self.peek() == ")":
                    break
                targets.append(self.target())
            if not self.take(")"):
                raise self.error()
            return targets
        return self.name()


def _constant(value):
    return lambda names: value


def _binary(operate, left, right):
    return lambda names: operate(left(names), right(names))


def _attribute(value, name):
    return lambda names: getattr(value(names), name)


def _sequence(items, make):
    def run(names):
        found = []
        for star, item in items:
            if star:
                found.extend(item(names))
            else:
                found.append(item(names))
        return make(found)

    return run


def _mapping(pairs, names):
    found = {}
    for key, value in pairs:
        if key is None:
            found.update(value(names))
        else:
            found[key(names)] = value(names)
    return found


def _any_of(values, names):
    for value in values:
        found = value(names)
        if found:
            break
    return found


def _all_of(values, names):
    for value in values:
        found = value(names)
        if not found:
            break
    return found


def _chain(first, links, names):
    left = first(names)
    for test, value in links:
        right = value(names)
        found = test(left, right)
        if not found:
            break
        left = right
    return found


def _assign(target, value, own):
    if isinstance(target, str):
        own[target] = value
        return
    values = list(value)
    if len(values) > len(target):
        raise ValueError(f"too many values to unpack (expected {len(target)})")
    if len(values) < len(target):
        raise ValueError(f"not enough values to unpack (expected {len(target)}, got {len(values)})")
    for part, item in zip(target, values):
        _assign(part, item, own)


def _loop(loops, depth, item, names, values):
    target, _, tests = loops[depth]
    for value in values:
        own = {}
        _assign(target, value, own)
        inner = names.inside(own)
        if all([test(inner) for test in tests]):
            if depth + 1 == len(loops):
                yield item(inner)
            else:
                yield from _loop(loops, depth + 1, item, inner, loops[depth + 1][1](inner))


def _bound(parameters, defaults, rest, keywords, args, kwargs):
    own = dict(defaults)
    places = [name for name, only in parameters if not only]
    own.update(zip(places, args))
    extra = args[len(places) :]
    if rest is not None:
        own[rest] = extra
    elif extra:
        count = len(places)
        raise TypeError(f"<lambda>() takes {count} positional argument{'s' if count != 1 else ''} but {len(args)} {'was' if len(args) == 1 else 'were'} given")
    names = [name for name, _ in parameters]
    others = {}
    for name, value in kwargs.items():
        if name in places[: len(args)]:
            raise TypeError(f"<lambda>() got multiple values for argument {name!r}")
        if name in names:
            own[name] = value
        elif keywords is not None:
            others[name] = value
        else:
            raise TypeError(f"<lambda>() got an unexpected keyword argument {name!r}")
    if keywords is not None:
        own[keywords] = others
    missing = [name for name in names if name not in own]
    if missing:
        shown = " and ".join([repr(name) for name in missing])
        many = "s" if len(missing) != 1 else ""
        raise TypeError(f"<lambda>() missing {len(missing)} required positional argument{many}: {shown}")
    return own


def read(text):
    """The expression in a text, as a function of the names."""
    return _Expressions(text.lstrip(" \t")).read()


class _NoNames(_Names):
    """Knows the names that the expression itself binds only."""

    def inside(self, own):
        return _NoNames({}, {}, own if self.own is None else {**self.own, **own})

    def get(self, name):
        if self.own is not None and name in self.own:
            return self.own[name]
        raise NotImplementedError(f"the name {name!r} in a text for `eval` as a value")


def evaluate_alone(expression):
    return expression(_NoNames({}, {}))


def evaluate(expression, globals, locals):
    return expression(_Names(globals, locals))
