# A built-in module is the same object wherever it is imported, so that what is assigned to its names is seen everywhere.
import argparse
import sys
import time
from unittest.mock import patch


def again():
    import sys

    return sys


print(again() is sys, again().argv is sys.argv)
sys.argv = ["prog", "--x", "5"]
parser = argparse.ArgumentParser()
parser.add_argument("--x")
print(parser.parse_args(), parser.prog, again().argv)
with patch("sys.argv", ["other", "y"]):
    print(sys.argv, again().argv)
print(sys.argv)


def now():
    import time

    return time.time()


time.time = lambda: 5
print(now(), time.time())
with patch("time.time", lambda: 7):
    print(now())
with patch("time.sleep") as sleep:
    time.sleep(1000)
print(sleep.call_args)
