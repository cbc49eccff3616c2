"""What argparse does with arguments: the actions, and where they leave their values."""

import sys

from _argparse_help import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

UNRECOGNIZED = "_unrecognized_args"


class _AttributeHolder:
    """Shows its attributes."""

    __module__ = "argparse"

    def __repr__(self):
        shown = []
        odd = {}
        for arg in self._get_args():
            shown.append(repr(arg))
        for name, value in self._get_kwargs():
            if name.isidentifier():
                shown.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            shown.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


class Namespace(_AttributeHolder):
    """The values that were parsed."""

    __module__ = "argparse"

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


def action_name(argument):
    """What an error calls an argument."""
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    return "{" + ",".join(argument.choices) + "}" if argument.choices else None


class ArgumentError(Exception):
    """What is wrong with an argument."""

    __module__ = "argparse"

    def __init__(self, argument, message):
        self.argument_name = action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return f"{self.message}"
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """What a type function raises to word the error itself."""

    __module__ = "argparse"


class Action(_AttributeHolder):
    """What happens when an argument is met."""

    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _get_kwargs(self):
        return [
            ("option_strings", self.option_strings),
            ("dest", self.dest),
            ("nargs", self.nargs),
            ("const", self.const),
            ("default", self.default),
            ("type", self.type),
            ("choices", self.choices),
            ("required", self.required),
            ("help", self.help),
            ("metavar", self.metavar),
        ]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


_unset = object()


class BooleanOptionalAction(Action):
    """`--name` and `--no-name`."""

    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        default=None,
        type=_unset,
        choices=_unset,
        required=False,
        help=None,
        metavar=_unset,
    ):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith("--"):
                both.append("--no-" + option[2:])
        super().__init__(
            both,
            dest,
            nargs=0,
            default=default,
            type=None if type is _unset else type,
            choices=None if choices is _unset else choices,
            required=required,
            help=help,
            metavar=None if metavar is _unset else metavar,
        )

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _StoreAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        if nargs == 0:
            raise ValueError(
                "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or "
                "store const may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _items(namespace, dest):
    """A copy of the list that is being built up."""
    items = getattr(namespace, dest, None)
    if items is None:
        return []
    return items[:] if type(items) is list else items.copy()


class _AppendAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        if nargs == 0:
            raise ValueError(
                "nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
                "the append const action may be more appropriate"
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _items(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(
            option_strings, dest, nargs=0, const=const, default=default, required=required, help=help, metavar=metavar
        )

    def __call__(self, parser, namespace, values, option_string=None):
        items = _items(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    __module__ = "argparse"

    def __call__(self, parser, namespace, values, option_string=None):
        items = _items(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        version=None,
        dest=SUPPRESS,
        default=SUPPRESS,
        help="show program's version number and exit",
    ):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version
        if version is None:
            version = parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _ChoicesPseudoAction(Action):
    """A line of help for a subcommand."""

    __module__ = "argparse"

    def __init__(self, name, aliases, help):
        metavar = name
        if aliases:
            metavar += " (%s)" % ", ".join(aliases)
        super().__init__([], name, help=help, metavar=metavar)


class _SubParsersAction(Action):
    __module__ = "argparse"
    _ChoicesPseudoAction = _ChoicesPseudoAction

    def __init__(
        self,
        option_strings,
        prog,
        parser_class,
        dest=SUPPRESS,
        required=False,
        help=None,
        metavar=None,
    ):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(
            option_strings,
            dest,
            nargs=PARSER,
            choices=self._name_parser_map,
            required=required,
            help=help,
            metavar=metavar,
        )

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        self._name_parser_map[name] = parser
        for alias in aliases:
            self._name_parser_map[alias] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        # Parsed apart, so that the defaults of the subcommand win over those of the whole.
        own, rest = self._name_parser_map[name].parse_known_args(values[1:], None)
        for key, value in vars(own).items():
            setattr(namespace, key, value)
        if rest:
            vars(namespace).setdefault(UNRECOGNIZED, [])
            getattr(namespace, UNRECOGNIZED).extend(rest)


class FileType:
    """Opens the file an argument names; `-` stands for the standard streams."""

    __module__ = "argparse"

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                return sys.stdin.buffer if "b" in self._mode else sys.stdin
            if any([c in self._mode for c in "wax"]):
                return sys.stdout.buffer if "b" in self._mode else sys.stdout
            raise ValueError(f'argument "-" with mode {self._mode!r}')
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        shown = [repr(arg) for arg in (self._mode, self._bufsize) if arg != -1]
        for name, value in (("encoding", self._encoding), ("errors", self._errors)):
            if value is not None:
                shown.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


ACTIONS = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


# How many arguments an action takes, as pieces of a pattern over `A` (argument), `O` (option) and `-` (the `--`): the letters
# a piece takes, and the fewest and most of them; -1 for no end.
_DASHES = ("-", 0, -1)


def _pieces(action):
    nargs = action.nargs
    if nargs is None:
        found = [_DASHES, ("A", 1, 1), _DASHES]
    elif nargs == OPTIONAL:
        found = [_DASHES, ("A", 0, 1), _DASHES]
    elif nargs == ZERO_OR_MORE:
        found = [_DASHES, ("A-", 0, -1)]
    elif nargs == ONE_OR_MORE:
        found = [_DASHES, ("A", 1, 1), ("A-", 0, -1)]
    elif nargs == REMAINDER:
        found = [("AO-", 0, -1)]
    elif nargs == PARSER:
        found = [_DASHES, ("A", 1, 1), ("AO-", 0, -1)]
    elif nargs == SUPPRESS:
        found = [_DASHES]
    else:
        found = [_DASHES]
        for _ in range(nargs):
            found += [("A", 1, 1), _DASHES]
    if action.option_strings:
        found = [(letters.replace("-", ""), least, most) for letters, least, most in found if letters != "-"]
    return found


def match_counts(actions, pattern):
    """How many arguments each action takes from the beginning of a pattern, the first ones as many as they can; None when the
    pattern is not enough."""
    pieces = [(i, piece) for i, action in enumerate(actions) for piece in _pieces(action)]
    counts = [0] * len(actions)

    def fits(at, place):
        if at == len(pieces):
            return True
        owner, (letters, least, most) = pieces[at]
        length = 0
        while place + length < len(pattern) and pattern[place + length] in letters and length != most:
            length += 1
        while length >= least:
            counts[owner] += length
            if fits(at + 1, place + length):
                return True
            counts[owner] -= length
            length -= 1
        return False

    return counts if fits(0, 0) else None
