"""Running the texts that stand in a program, which were compiled with it."""

import _program_eval


class code:
    def __init__(self, entry, filename, evaluated):
        self._entry = entry
        self._evaluated = evaluated
        self.co_filename = filename
        self.co_name = "<module>"

    def __repr__(self):
        return f'<code object <module> at {id(self):#x}, file "{self.co_filename}", line 1>'


code.__module__ = "builtins"

_ERRORS = {"SyntaxError": SyntaxError, "IndentationError": IndentationError, "TabError": TabError}
_NONE = object()


_tables = []


def _elsewhere(source, evaluated):
    """What another module has of a text: its error, or what runs it with dicts for its names."""
    for table in _tables:
        entry = table.get(source, (None, None))[evaluated]
        if entry is not None and isinstance(entry[0], str):
            return entry
        # Expressions are read when they run.
        if entry is not None and not evaluated:
            return None, None, *entry[2:]
    return None


class Texts:
    def __init__(self, table):
        self._table = table
        _tables.append(table)

    def _find(self, source, name, evaluated, filename):
        if isinstance(source, code):
            return source._entry, source._evaluated
        if isinstance(source, (bytes, bytearray, memoryview)):
            source = bytes(source).decode()
        elif not isinstance(source, str):
            raise TypeError(f"{name}() arg 1 must be a string, bytes or code object")
        entry = self._table.get(source, (None, None))[evaluated]
        if entry is None:
            entry = _elsewhere(source, evaluated)
        if entry is None:
            if evaluated:
                return (_program_eval.read(source),), 2
            raise NotImplementedError(f"{name}() of a text that does not stand in the program")
        if isinstance(entry[0], str):
            kind, message, *place = entry
            if not place:
                raise _ERRORS[kind](message)
            raise _ERRORS[kind](message, (filename, *place))
        return entry, evaluated

    def _run(self, source, entry, evaluated, place, name, names):
        if evaluated == 2 and names is not None:
            return _program_eval.evaluate(entry[0], *names)
        run = entry[place] if evaluated != 2 else None
        if run is None:
            if evaluated and names is not None and isinstance(source, str):
                return _program_eval.evaluate(_program_eval.read(source), *names)
            if names is not None and entry[2] is not None:
                return self._run_with(entry, evaluated, *names, name)
            raise NotImplementedError(f"{name}() of this text in this place")
        result = run()
        return result if evaluated else None

    def _run_with(self, entry, evaluated, globals, locals, name):
        if evaluated == 2:
            return _program_eval.evaluate(entry[0], globals, locals)
        run = entry[2]
        if run is None:
            raise NotImplementedError(f"{name}() of this text with names in a dict")
        given = globals.get("__builtins__", _NONE)
        for builtin in entry[3]:
            if builtin in globals or builtin in locals:
                raise NotImplementedError(f"{name}() where a name in a dict hides a builtin")
            if isinstance(given, dict) and given and builtin not in given or given is None or given == {}:
                raise NameError(f"name {builtin!r} is not defined", name=builtin)
        if given is _NONE:
            globals["__builtins__"] = {"__name__": "builtins"}
        try:
            result = run(globals, locals)
        except NameError as e:
            # The names of the text are variables here; only the words say which one was unbound. A function of the text has its own.
            words = str(e).split("'")
            inside = e.__traceback__.tb_next
            outermost = inside is not None and inside.tb_next is None
            begins = ("cannot access free variable ", "cannot access local variable " if outermost else None)
            if words[0] in begins and words[1] in entry[4]:
                raise NameError(f"name {words[1]!r} is not defined", name=words[1]) from None
            raise
        return result if evaluated else None

    def _call(self, source, globals, locals, name, place, names=None):
        evaluated = name == "eval"
        if globals is None and locals is None:
            entry, evaluated = self._find(source, name, evaluated, "<string>")
            return self._run(source, entry, evaluated, place, name, names)
        if globals is not None and not isinstance(globals, dict):
            if evaluated:
                raise TypeError("globals must be a dict")
            raise TypeError(f"exec() globals must be a dict, not {type(globals).__name__}")
        if globals is None:
            raise NotImplementedError(f"{name}() with locals but without globals")
        if locals is None:
            locals = globals
        elif not hasattr(locals, "__getitem__"):
            if evaluated:
                raise TypeError("locals must be a mapping")
            raise TypeError(f"locals must be a mapping or None, not {type(locals).__name__}")
        entry, evaluated = self._find(source, name, evaluated, "<string>")
        return self._run_with(entry, evaluated, globals, locals, name)

    def exec_in_module(self, source, globals=None, locals=None, /):
        self._call(source, globals, locals, "exec", 0)

    def exec_inside(self, source, globals=None, locals=None, /):
        self._call(source, globals, locals, "exec", 1)

    def exec_inside_with(self, source, names, /):
        """The names are those bound around the call, for a text that reads variables of the function."""
        self._call(source, None, None, "exec", 1, names)

    def eval_in_module(self, source, globals=None, locals=None, /):
        return self._call(source, globals, locals, "eval", 0)

    def eval_inside(self, source, globals=None, locals=None, /):
        return self._call(source, globals, locals, "eval", 1)

    def eval_in_module_with(self, source, names, /):
        """The names are those bound around the call, for a text that does not stand in the program."""
        return self._call(source, None, None, "eval", 0, names)

    def eval_inside_with(self, source, names, /):
        return self._call(source, None, None, "eval", 1, names)

    def exec_value(self, source, globals=None, locals=None, /):
        """`exec` as a value: who calls it is not known, so it needs a dict for the names."""
        if globals is None and locals is None:
            self._find(source, "exec", False, "<string>")
            raise NotImplementedError("exec() as a value without a dict for the names")
        self._call(source, globals, locals, "exec", 1)

    def eval_value(self, source, globals=None, locals=None, /):
        """`eval` as a value: who calls it is not known, so a text without a dict for its names may have none."""
        if globals is not None or locals is not None:
            return self._call(source, globals, locals, "eval", 1)
        entry, evaluated = self._find(source, "eval", True, "<string>")
        if isinstance(source, code):
            raise NotImplementedError("code for `eval` as a value")
        return _program_eval.evaluate_alone(entry[0] if evaluated == 2 else _program_eval.read(source))

    def compile(self, source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
        if mode not in ("exec", "eval", "single"):
            raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
        entry, evaluated = self._find(source, "compile", mode == "eval", filename)
        if mode == "single":
            raise NotImplementedError("compile() of a single interactive statement")
        return code(entry, filename, evaluated)
