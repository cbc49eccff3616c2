"""The error handler `namereplace`: characters that an encoding lacks, by their names in Unicode.

Programs that speak of it import this module, since the names take more room than most programs.
"""

import codecs
import unicodedata


def _escape(char):
    name = unicodedata.name(char, "")
    if name:
        return f"\\N{{{name}}}"
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _replace(error):
    if not isinstance(error, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return "".join([_escape(char) for char in error.object[error.start : error.end]]), error.end


codecs.register_error("namereplace", _replace)
