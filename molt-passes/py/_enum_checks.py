"""Checks of enumerations: `unique`, `verify`; enumerations made of plain classes."""

from enum import Enum, Flag, StrEnum, _high_bit, _is_single_bit, _iter_bits_lsb


def unique(enumeration):
    duplicates = [(name, known.name) for name, known in enumeration.__members__.items() if name != known.name]
    if duplicates:
        shown = ", ".join(["%s -> %s" % pair for pair in duplicates])
        raise ValueError("duplicate values found in %r: %s" % (enumeration, shown))
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can look for."""

    __module__ = "enum"

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    def _unique(self, enumeration):
        aliases = [(name, known.name) for name, known in enumeration.__members__.items() if name != known.name]
        if aliases:
            shown = ", ".join(["%s -> %s" % pair for pair in aliases])
            raise ValueError("aliases found in %r: %s" % (enumeration, shown))

    def _continuous(self, enumeration):
        values = set([known.value for known in enumeration])
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            missing = [2**i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2**i not in values]
        else:
            kind = "enum"
            missing = [i for i in range(low + 1, high) if i not in values]
        if missing:
            shown = ", ".join([str(value) for value in missing])
            raise ValueError(("invalid %s %r: missing values %s" % (kind, enumeration.__name__, shown))[:256])

    def _named_flags(self, enumeration):
        values = [known.value for known in enumeration]
        names, total = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
            if missed:
                names.append(name)
                for bit in missed:
                    total |= bit
        if not names:
            return
        if len(names) == 1:
            alias = "alias %s is missing" % names[0]
        else:
            alias = "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
        value = "value 0x%x" % total if _is_single_bit(total) else "combined values of 0x%x" % total
        raise ValueError(
            "invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (enumeration.__name__, alias, value)
        )


def _simple_enum(etype=Enum, *, boundary=None):
    """A decorator that makes of a plain class the enumeration that it would be with `etype` as its base."""

    def convert_class(cls):
        metaclass = type(etype)
        namespace = metaclass.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return metaclass(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """TypeError where the members or the methods of two enumerations are not alike."""
    failed = []
    if list(checked_enum.__members__) != list(simple_enum.__members__):
        failed.append("members: %r != %r" % (list(checked_enum.__members__), list(simple_enum.__members__)))
    for name in checked_enum.__members__.keys() & simple_enum.__members__.keys():
        checked, simple = checked_enum[name], simple_enum[name]
        for attribute in ("_name_", "_value_"):
            pair = getattr(checked, attribute), getattr(simple, attribute)
            if pair[0] != pair[1]:
                failed.append("%s.%s: %r != %r" % (name, attribute, *pair))
    for name in ("_member_type_", "_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_", "__str__", "__repr__", "__format__"):
        pair = getattr(checked_enum, name), getattr(simple_enum, name)
        if pair[0] != pair[1]:
            failed.append("%s: %r != %r" % (name, *pair))
    if failed:
        raise TypeError("enum mismatch:\n   %s" % "\n   ".join(failed))
