"""The machine and its system."""

import os


class uname_result(tuple):
    """What the system says of itself."""

    _fields = ("system", "node", "release", "version", "machine")

    def __new__(cls, system, node, release, version, machine):
        return tuple.__new__(cls, (system, node, release, version, machine, processor()))

    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: self[5])

    def _asdict(self):
        return dict(zip((*self._fields, "processor"), self))

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"uname_result({shown})"


def uname():
    return uname_result(*os.uname())


def processor():
    return ""


def system():
    return os.uname().sysname


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def architecture():
    return ("64bit", "ELF")


def python_version():
    return "3.12.1"


def python_version_tuple():
    return ("3", "12", "1")


def python_implementation():
    return "CPython"


def python_branch():
    return ""


def python_revision():
    return ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    found = os.confstr("CS_GNU_LIBC_VERSION")
    return tuple(found.split()) if found else (lib, version)


def platform(aliased=False, terse=False):
    name, version = libc_ver()
    parts = [system(), release()] if terse else [system(), release(), machine(), "with", name + version]
    return "-".join([part.replace(" ", "_") for part in parts if part])
