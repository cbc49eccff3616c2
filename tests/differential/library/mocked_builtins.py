# Built-in functions that tests replace, in the module of the tests and in one that they import.
import unittest

import _asking
from unittest.mock import patch, mock_open, call


def ask():
    while True:
        try:
            return int(input("number? "))
        except ValueError:
            print("no number")


def first_line(path):
    with open(path) as f:
        return f.readline().strip()


class Shell:
    def run(self):
        count = 0
        while (line := input("> ")) != "quit":
            count += 1
            print("ran", line)
        return count


class Tests(unittest.TestCase):
    @patch("builtins.input", side_effect=["x", "12"])
    def test_ask(self, asked):
        with patch("builtins.print") as printed:
            self.assertEqual(ask(), 12)
        printed.assert_called_once_with("no number")
        self.assertEqual(asked.call_args_list, [call("number? ")] * 2)

    def test_open(self):
        with patch("builtins.open", mock_open(read_data="l1\nl2\n")) as opened:
            self.assertEqual(first_line("any"), "l1")
        opened.assert_called_once_with("any")
        with self.assertRaises(FileNotFoundError):
            first_line("/no/such/file")

    @patch("builtins.input", lambda prompt: "quit")
    def test_shell(self):
        self.assertEqual(Shell().run(), 0)


with patch("builtins.input", side_effect=["a", "b", "quit"]):
    print(Shell().run())
with patch("builtins.print", side_effect=lambda *a: out.append(a)):
    out = []
    print("kept", 1)
print(out)
with patch("builtins.input", return_value="7"):
    print(_asking.number())
unittest.main(argv=["x"], exit=False)
print(print, input, open.__name__)
