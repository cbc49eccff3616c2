"""Simple statements in a text, read when the program runs: expressions, assignments to names, imports and `pass`."""

import importlib
import _program_eval


def prepared(text, names):
    """A function that runs the statements; they read and bind `names`."""
    steps = [step for step in [_step(line.strip()) for line in _lines(text)] if step is not None]
    if len(steps) == 1:
        (step,) = steps
        return lambda: step(names)

    def run():
        for step in steps:
            step(names)

    return run


def _lines(text):
    """The statements: separated by ends of lines and semicolons outside of brackets and quotes."""
    depth, quote, start, at = 0, "", 0, 0
    while at < len(text):
        c = text[at]
        if quote:
            if c == "\\":
                at += 1
            elif text.startswith(quote, at):
                at += len(quote) - 1
                quote = ""
        elif c in "'\"":
            quote = c * 3 if text.startswith(c * 3, at) else c
            at += len(quote) - 1
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c in "\n;" and depth == 0:
            yield text[start:at]
            start = at + 1
        at += 1
    yield text[start:]


def _step(line):
    if not line or line == "pass" or line[0] == "#":
        return None
    first = line.split(None, 1)[0]
    if first == "import":
        return _import(line[6:])
    if first == "from":
        module, _, imported = line[4:].partition(" import ")
        return _from_import(module.strip(), imported.strip().removeprefix("(").removesuffix(")"))
    name, equals, value = line.partition("=")
    name = name.strip()
    if equals and name.isidentifier() and not value.startswith("="):
        return _assign(name, _program_eval.read(value))
    if first in ("for", "while", "if", "def", "class", "with", "try", "del", "global", "return", "raise", "assert", "match"):
        raise NotImplementedError(f"a statement `{first}` in a text that is read when the program runs")
    return _evaluate(_program_eval.read(line))


def _named(text):
    """What is imported, and the name that it is bound to."""
    for item in text.split(","):
        if item.strip():
            name, *renamed = item.split()
            yield name, renamed[1] if renamed else None


def _import(text):
    wanted = list(_named(text))

    def step(names):
        for name, renamed in wanted:
            module = importlib.import_module(name)
            if renamed is None:
                renamed, _, rest = name.partition(".")
                if rest:
                    module = importlib.import_module(renamed)
            names[renamed] = module

    return step


def _from_import(module, text):
    wanted = list(_named(text))

    def step(names):
        found = importlib.import_module(module)
        for name, renamed in wanted:
            try:
                names[renamed or name] = getattr(found, name)
            except AttributeError:
                raise ImportError(f"cannot import name {name!r} from {module!r}", name=module) from None

    return step


def _assign(name, value):
    def step(names):
        names[name] = _program_eval.evaluate(value, names, names)

    return step


def _evaluate(value):
    return lambda names: _program_eval.evaluate(value, names, names)
