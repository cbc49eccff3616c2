"""Command lines: what they may hold, and what they mean."""

import os
import sys

from _argparse_actions import (
    ACTIONS, UNRECOGNIZED, Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType, Namespace, action_name,
    match_counts,
)
from _argparse_actions import (
    _AppendAction, _AppendConstAction, _AttributeHolder, _CountAction, _ExtendAction, _HelpAction, _StoreAction, _StoreConstAction,
    _StoreFalseAction, _StoreTrueAction, _SubParsersAction, _VersionAction,
)
from _argparse_help import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentDefaultsHelpFormatter, HelpFormatter,
    MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
    "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE",
]


def _is_negative_number(text):
    if text[:1] != "-":
        return False
    body = text[1:-1] if text.endswith("\n") else text[1:]
    whole, point, part = body.partition(".")
    if point:
        return part.isdecimal() and (not whole or whole.isdecimal())
    return whole.isdecimal()


class _ActionsContainer:
    """What holds actions: a parser or a group of one."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {"action": dict(ACTIONS)}
        self._get_handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        # Whether there are options that look like negative numbers; a list, so that groups have it in common.
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    def add_argument(self, *args, **kwargs):
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        action_class = self._pop_action_class(kwargs)
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ValueError(f"{convert!r} is not callable")
        if convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _is_negative_number(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Takes over the actions of a parent, group by group."""
        by_title = {}
        for group in self._action_groups:
            if group.title in by_title:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            by_title[group.title] = group
        owners = {}
        for group in container._action_groups:
            if group.title not in by_title:
                by_title[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler
                )
            for action in group._group_actions:
                owners[action] = by_title[group.title]
        for group in container._mutually_exclusive_groups:
            own = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                owners[action] = own
        for action in container._actions:
            owners.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in [OPTIONAL, ZERO_OR_MORE] or nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        long = None
        option = None
        for option in args:
            if option[0] not in chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character {chars!r}")
            if long is None and len(option) > 1 and option[1] in chars:
                long = option
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (args[0] if long is None else long).lstrip(chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {option!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop("action", default)
        return self._registry_get("action", action, action)

    def _get_handler(self):
        if self.conflict_handler == "error":
            return self._handle_conflict_error
        if self.conflict_handler == "resolve":
            return self._handle_conflict_resolve
        raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def _check_conflict(self, action):
        known = self._option_string_actions
        conflicts = [(option, known[option]) for option in action.option_strings if option in known]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicting_actions):
        word = "string" if len(conflicting_actions) == 1 else "strings"
        options = ", ".join([option for option, _ in conflicting_actions])
        raise ArgumentError(action, f"conflicting option {word}: {options}")

    def _handle_conflict_resolve(self, action, conflicting_actions):
        for option, other in conflicting_actions:
            other.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not other.option_strings:
                other.container._remove_action(other)


class _ArgumentGroup(_ActionsContainer):
    """Arguments that help shows together."""

    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


def _identity(string):
    return string


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """A command line that is described, then parsed."""

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=[],
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        self.register("type", None, _identity)
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                dash + "h", dash + dash + "help", action="help", default=SUPPRESS, help="show this help message and exit"
            )
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [
            ("prog", self.prog),
            ("usage", self.usage),
            ("description", self.description),
            ("formatter_class", self.formatter_class),
            ("conflict_handler", self.conflict_handler),
            ("add_help", self.add_help),
        ]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", "subcommands")
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action_class = self._pop_action_class(kwargs, "parsers")
        action = action_class(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def parse_args(self, args=None, namespace=None):
        args, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: %s" % " ".join(rest))
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if self.exit_on_error:
            try:
                namespace, args = self._parse_known_args(args, namespace)
            except ArgumentError as err:
                self.error(str(err))
        else:
            namespace, args = self._parse_known_args(args, namespace)
        if hasattr(namespace, UNRECOGNIZED):
            args.extend(getattr(namespace, UNRECOGNIZED))
            delattr(namespace, UNRECOGNIZED)
        return namespace, args

    def _parse_known_args(self, arg_strings, namespace):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        run = _Run(self, arg_strings, namespace)
        run.consume()
        run.finish()
        return namespace, run.extras

    def _read_args_from_files(self, arg_strings):
        found = []
        for arg in arg_strings:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                found.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    lines = []
                    for line in file.read().splitlines():
                        lines.extend(self.convert_arg_line_to_args(line))
                    found.extend(self._read_args_from_files(lines))
            except OSError as err:
                self.error(str(err))
        return found

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        counts = match_counts([action], arg_strings_pattern)
        if counts is not None:
            return counts[0]
        nargs = action.nargs
        if nargs is None:
            raise ArgumentError(action, "expected one argument")
        if nargs == OPTIONAL:
            raise ArgumentError(action, "expected at most one argument")
        if nargs == ONE_OR_MORE:
            raise ArgumentError(action, "expected at least one argument")
        raise ArgumentError(action, f"expected {nargs} argument" + ("" if nargs == 1 else "s"))

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        for i in range(len(actions), 0, -1):
            counts = match_counts(actions[:i], arg_strings_pattern)
            if counts is not None:
                return counts
        return []

    def _parse_optional(self, arg_string):
        """The action, option and value an argument stands for; None for one that is no option."""
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        if arg_string in self._option_string_actions:
            return self._option_string_actions[arg_string], arg_string, None
        if len(arg_string) == 1:
            return None
        option, equals, value = arg_string.partition("=")
        if equals and option in self._option_string_actions:
            return self._option_string_actions[option], option, value
        found = self._get_option_tuples(arg_string)
        if len(found) > 1:
            options = ", ".join([option for _, option, _ in found])
            self.error(f"ambiguous option: {arg_string} could match {options}")
        elif len(found) == 1:
            return found[0]
        if _is_negative_number(arg_string) and not self._has_negative_number_optionals:
            return None
        return None if " " in arg_string else (None, arg_string, None)

    def _get_option_tuples(self, option_string):
        """What an option may be short for."""
        chars = self.prefix_chars
        found = []
        if option_string[1] in chars:
            if self.allow_abbrev:
                prefix, equals, value = option_string.partition("=")
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        found.append((action, option, value if equals else None))
            return found
        for option, action in self._option_string_actions.items():
            if option == option_string[:2]:
                found.append((action, option, option_string[2:]))
            elif option.startswith(option_string):
                found.append((action, option, None))
        return found

    def parse_intermixed_args(self, args=None, namespace=None):
        args, rest = self.parse_known_intermixed_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: %s" % " ".join(rest))
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Options first, then what is left for the positional arguments."""
        positionals = self._get_positional_actions()
        for action in positionals:
            if action.nargs in [PARSER, REMAINDER]:
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        for group in self._mutually_exclusive_groups:
            if any([action in positionals for action in group._group_actions]):
                raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        usage = self.usage
        saved = [(action, action.nargs, action.default) for action in positionals]
        try:
            if self.usage is None:
                self.usage = self.format_usage()[7:]
            try:
                for action in positionals:
                    action.nargs = SUPPRESS
                    action.default = SUPPRESS
                namespace, rest = self.parse_known_args(args, namespace)
            finally:
                for action, nargs, default in saved:
                    action.nargs = nargs
                    action.default = default
            held = self._get_optional_actions() + self._mutually_exclusive_groups
            required = [each.required for each in held]
            try:
                for each in held:
                    each.required = False
                return self.parse_known_args(rest, namespace)
            finally:
                for each, was in zip(held, required):
                    each.required = was
        finally:
            self.usage = usage

    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        if nargs not in [PARSER, REMAINDER] and "--" in arg_strings:
            arg_strings.remove("--")
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return arg_strings
            self._check_value(action, action.default)
            return action.default
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, arg) for arg in arg_strings]
        if len(values) == 1 and nargs in [None, OPTIONAL]:
            self._check_value(action, values[0])
            return values[0]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(arg_string)
        except ArgumentTypeError as err:
            raise ArgumentError(action, str(err))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {arg_string!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Run:
    """One command line being parsed."""

    def __init__(self, parser, arg_strings, namespace):
        self.parser = parser
        self.args = arg_strings
        self.namespace = namespace
        self.extras = []
        self.seen = set()
        self.given = set()
        self.positionals = parser._get_positional_actions()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for i, action in enumerate(members):
                self.conflicts.setdefault(action, []).extend(members[:i] + members[i + 1 :])
        self.options = {}
        pattern = []
        for i, arg in enumerate(arg_strings):
            if arg == "--":
                pattern.append("-" + "A" * (len(arg_strings) - i - 1))
                break
            option = parser._parse_optional(arg)
            if option is None:
                pattern.append("A")
            else:
                self.options[i] = option
                pattern.append("O")
        self.pattern = "".join(pattern)

    def take(self, action, arg_strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, arg_strings)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.given:
                    raise ArgumentError(action, f"not allowed with argument {action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def consume(self):
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = min([i for i in self.options if i >= at])
            if at != following:
                end = self.consume_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:following])
                at = following
            at = self.consume_optional(at)
        end = self.consume_positionals(at)
        self.extras.extend(self.args[end:])

    def consume_positionals(self, at):
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[at:])
        for action, count in zip(self.positionals, counts):
            self.take(action, self.args[at : at + count])
            at += count
        self.positionals = self.positionals[len(counts) :]
        return at

    def consume_optional(self, at):
        """Takes an option with its values, or several that are written together, as in `-xvf FILE`."""
        parser = self.parser
        action, option, value = self.options[at]
        taken = []
        end = at + 1
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if value is None:
                count = parser._match_argument(action, self.pattern[end:])
                taken.append((action, self.args[end : end + count], option))
                end += count
                break
            count = parser._match_argument(action, "A")
            if count == 1:
                taken.append((action, [value], option))
                break
            if count != 0 or option[1] in parser.prefix_chars or value == "":
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            taken.append((action, [], option))
            option = option[0] + value[0]
            if option not in parser._option_string_actions:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            action = parser._option_string_actions[option]
            value = value[1:] or None
        for action, arg_strings, option in taken:
            self.take(action, arg_strings, option)
        return end

    def finish(self):
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action_name(action))
            elif (
                isinstance(action.default, str)
                and hasattr(self.namespace, action.dest)
                and action.default is getattr(self.namespace, action.dest)
            ):
                # Text as a default is converted only where nothing took its place.
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            parser.error("the following arguments are required: %s" % ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any([action in self.given for action in group._group_actions]):
                names = [action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                parser.error("one of the arguments %s is required" % " ".join(names))
