"""The built-in functions that tests replace: globals of the modules that look them up, which begin as the functions."""

modules = []
_originals = {}


class _Builtins:
    """Stands for the module `builtins` as the target of a patch."""

    def __getattr__(self, name):
        for module in modules:
            if name in vars(module):
                return getattr(module, name)
        raise AttributeError(f"module 'builtins' has no attribute {name!r}")

    def __setattr__(self, name, value):
        for module in modules:
            if name in vars(module):
                _originals.setdefault(name, getattr(module, name))
                setattr(module, name, value)

    def __delattr__(self, name):
        setattr(self, name, _originals[name])

    def __repr__(self):
        return "<module 'builtins' (built-in)>"


builtins = _Builtins()
