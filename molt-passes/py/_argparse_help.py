"""How argparse lays out usage and help."""

import os
import sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

_SPACES = " \t\n\r\x0b\x0c"


def _columns():
    """How wide the terminal is; 80 where there is none."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
        except (AttributeError, ValueError, OSError):
            pass
    return columns if columns > 0 else 80


def _squeezed(text):
    """Runs of ASCII white space as one space each, none at the ends."""
    for c in "\t\n\r\x0b\x0c":
        text = text.replace(c, " ")
    return " ".join([word for word in text.split(" ") if word]).strip()


def _without_gaps(text):
    """No more than one empty line in a row, none at the ends."""
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n"


def _usage_parts(text):
    """A usage cut where its lines may break: brackets stay whole."""
    parts = []
    at = 0
    while at < len(text):
        if text[at] in _SPACES:
            at += 1
            continue
        end = _bracket_end(text, at)
        if end < 0:
            end = at
            while end < len(text) and text[end] not in _SPACES:
                end += 1
        parts.append(text[at:end])
        at = end
    return parts


def _bracket_end(text, at):
    """The end of a bracket that begins here and ends a word; -1 for others."""
    if text[at] not in "([":
        return -1
    close = ")" if text[at] == "(" else "]"
    end = text.find(close, at + 1)
    while end >= 0:
        while end < len(text) and text[end] == close:
            end += 1
        if "\n" in text[at:end]:
            return -1
        if end == len(text) or text[end] in _SPACES:
            return end
        end = text.find(close, end)
    return -1


def _tight(text):
    """Brackets without space inside, and without brackets that hold nothing."""
    for bracket in "[(":
        text = text.replace(bracket + " ", bracket)
    for bracket in "])":
        text = text.replace(" " + bracket, bracket)
    out = ""
    at = 0
    while at < len(text):
        if text[at] in "[(":
            end = at + 1
            while end < len(text) and text[end] == " ":
                end += 1
            if end < len(text) and text[end] in "])":
                at = end + 1
                continue
        out += text[at]
        at += 1
    return out.strip()


class _Section:
    """A heading, and what stands below it: functions that make the text."""

    def __init__(self, formatter, parent, heading=None):
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        body = formatter._join_parts([make(*args) for make, args in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not body:
            return ""
        head = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            head = " " * formatter._current_indent + f"{self.heading}:\n"
        return formatter._join_parts(["\n", head, body, "\n"])


class HelpFormatter:
    """Lays out help. Programs override the methods below by name."""

    __module__ = "argparse"
    _Section = _Section

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _columns() - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."
        self._level -= 1

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, [usage, actions, groups, prefix])

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action))
        for subaction in self._iter_indented_subactions(action):
            longest = max(longest, len(self._format_action_invocation(subaction)))
        self._action_max_length = max(self._action_max_length, longest + self._current_indent)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        return _without_gaps(text) if text else text

    def _join_parts(self, part_strings):
        return "".join([part for part in part_strings if part and part is not SUPPRESS])

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        prog = str(self._prog)
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = prog
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            arguments = self._format_actions_usage(optionals + positionals, groups)
            usage = " ".join([part for part in (prog, arguments) if part])
            room = self._width - self._current_indent
            if len(prefix) + len(usage) > room:
                options = _usage_parts(self._format_actions_usage(optionals, groups))
                places = _usage_parts(self._format_actions_usage(positionals, groups))
                usage = "\n".join(self._usage_lines(prog, prefix, options, places, room))
        return f"{prefix}{usage}\n\n"

    def _usage_lines(self, prog, prefix, options, places, room):
        def laid_out(parts, indent, first=None):
            """Lines of parts; the first line goes on behind `first`, without an indent."""
            lines = []
            line = []
            length = (len(indent) if first is None else len(first)) - 1
            for part in parts:
                if line and length + 1 + len(part) > room:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent) :]
            return lines

        if len(prefix) + len(prog) <= 0.75 * room:
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                return laid_out([prog] + options, indent, prefix) + laid_out(places, indent)
            if places:
                return laid_out([prog] + places, indent, prefix)
            return [prog]
        indent = " " * len(prefix)
        lines = laid_out(options + places, indent)
        if len(lines) > 1:
            lines = laid_out(options, indent) + laid_out(places, indent)
        return [prog] + lines

    def _format_actions_usage(self, actions, groups):
        grouped = set()
        marks = self._group_marks(actions, groups, grouped)
        parts = []
        for i, action in enumerate(actions):
            if action.help is SUPPRESS:
                parts.append(None)
                if marks.get(i) == "|":
                    del marks[i]
                elif marks.get(i + 1) == "|":
                    del marks[i + 1]
            elif not action.option_strings:
                part = self._format_args(action, self._get_default_metavar_for_positional(action))
                if action in grouped and part[0] == "[" and part[-1] == "]":
                    part = part[1:-1]
                parts.append(part)
            else:
                if action.nargs == 0:
                    part = action.format_usage()
                else:
                    metavar = self._get_default_metavar_for_optional(action)
                    part = f"{action.option_strings[0]} {self._format_args(action, metavar)}"
                if not action.required and action not in grouped:
                    part = f"[{part}]"
                parts.append(part)
        for i in sorted(marks, reverse=True):
            parts.insert(i, marks[i])
        return _tight(" ".join([part for part in parts if part is not None]))

    def _group_marks(self, actions, groups, grouped):
        """The brackets and bars of exclusive groups whose actions stand together, by the place they come before."""
        marks = {}

        def mark(place, bracket):
            before = marks.get(place)
            marks[place] = bracket if before is None else before + (" " + bracket if bracket in "[(" else bracket)

        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if members[0] not in actions:
                continue
            start = actions.index(members[0])
            end = start + len(members)
            if actions[start:end] != members:
                continue
            grouped.update(members)
            shown = len([action for action in members if action.help is not SUPPRESS])
            if not group.required:
                mark(start, "[")
                mark(end, "]")
            elif shown > 1:
                mark(start, "(")
                mark(end, ")")
            for i in range(start + 1, end):
                marks[i] = "|"
        return marks

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        action_width = position - self._current_indent - 2
        margin = " " * self._current_indent
        header = self._format_action_invocation(action)
        first_indent = position
        if action.help and len(header) <= action_width:
            parts = [margin + header.ljust(action_width) + "  "]
            first_indent = 0
        else:
            parts = [f"{margin}{header}\n"]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(" " * first_indent + f"{lines[0]}\n")
                for line in lines[1:]:
                    parts.append(" " * position + f"{line}\n")
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        for subaction in self._iter_indented_subactions(action):
            parts.append(self._format_action(subaction))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            (metavar,) = self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)
            return metavar
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([f"{option} {args}" for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join([str(choice) for choice in action.choices]) + "}"
        else:
            result = default_metavar

        def format(tuple_size):
            return result if isinstance(result, tuple) else (result,) * tuple_size

        return format

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            places = ["%s" for _ in range(nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(places) % metavar(nargs)

    def _expand_help(self, action):
        params = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is SUPPRESS:
                params.pop(name, None)
            else:
                params[name] = value.__name__ if hasattr(value, "__name__") else value
        params["prog"] = self._prog
        if params.get("choices") is not None:
            params["choices"] = ", ".join([str(choice) for choice in params["choices"]])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(_squeezed(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        return textwrap.fill(_squeezed(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they were written."""

    __module__ = "argparse"

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves every text as it was written."""

    __module__ = "argparse"

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to the help of an argument."""

    __module__ = "argparse"

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names a value after its type."""

    __module__ = "argparse"

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
