"""What stands behind tests of the platform and of the version is not there, and never asked for."""

import os
import platform
import signal
import sys
import time
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
    import winreg

    import asyncio

    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
if TYPE_CHECKING:
    from numpy import ndarray
    from somewhere import Thing
if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib
if sys.version_info[0] < 3:
    from StringIO import StringIO

    input = raw_input
elif sys.version_info < (3, 8):
    from typing_extensions import Protocol
else:
    from io import StringIO
if os.name == "nt" or sys.platform.startswith("cygwin"):
    import win32api


def clear(kind: "Thing") -> str:
    if os.name == "nt":
        os.startfile("cls")
        return msvcrt.getch()
    elif platform.system() == "Darwin":
        import AppKit

        return AppKit.NSScreen
    return f"cleared {kind}"


def clock():
    if sys.version_info < (3, 3):
        return time.clock()
    if not sys.platform.startswith(("win", "darwin")):
        return "a clock"
    else:
        return signal.CTRL_BREAK_EVENT


print(clear("all"), clock(), tomllib.loads("a = 1"), StringIO("text").read())
try:
    msvcrt
except NameError as e:
    print(e)
