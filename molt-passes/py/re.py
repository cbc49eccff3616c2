"""Regular expressions: the matcher is the runtime's, the classes that programs see are here."""

from _re import (
    Match,
    Pattern,
    bind as _bind,
    compile,
    compile as _compile,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    purge,
    search,
    split,
    sub,
    subn,
)

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag",
]


class error(Exception):
    """A pattern or a template that is wrong."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


_bind(error)

_NAMES = {
    256: "ASCII",
    2: "IGNORECASE",
    4: "LOCALE",
    32: "UNICODE",
    8: "MULTILINE",
    16: "DOTALL",
    64: "VERBOSE",
    1: "TEMPLATE",
    128: "DEBUG",
}


class RegexFlag(int):
    """Flags of patterns."""

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        number = int(self)
        if not number:
            return "NOFLAG"
        if number & ~511:
            return None
        return "|".join([name for flag, name in _NAMES.items() if number & flag])

    def __repr__(self):
        number = int(self)
        if not number:
            return "re.NOFLAG"
        names = ["re." + name for flag, name in _NAMES.items() if number & flag]
        if number & ~511:
            names.append(hex(number & ~511))
        return "|".join(names)

    __str__ = __repr__

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __bool__(self):
        return int(self) != 0

    def __hash__(self):
        return hash(int(self))


NOFLAG = RegexFlag.NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag.A = RegexFlag.ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag.I = RegexFlag.IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag.L = RegexFlag.LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag.U = RegexFlag.UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag.M = RegexFlag.MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag.S = RegexFlag.DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag.X = RegexFlag.VERBOSE = RegexFlag(64)
DEBUG = RegexFlag.DEBUG = RegexFlag(128)


class Scanner:
    """Reads a text word by word: each kind of word is a pattern, and what becomes of it."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        # The group around each pattern has this number, which those inside move on.
        self._actions = {}
        groups = 0
        for phrase, action in lexicon:
            self._actions[groups + 1] = action
            groups += _compile(phrase, flags).groups + 1
        self.scanner = _compile("|".join(["(" + phrase + ")" for phrase, _ in lexicon]), flags)

    def scan(self, string):
        """What the words at the start became, and the rest that is none."""
        result = []
        at = 0
        while found := self.scanner.match(string, at):
            end = found.end()
            if end == at:
                break
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]
