"""The module `io`, which stands for the version of CPython that is written in Python."""
from io import *
from io import BytesIO, StringIO
