"""Programs run by another interpreter: a compiled program has none, so what asks for one is skipped."""
import unittest


def _no_interpreter(*args, **kwargs):
    raise unittest.SkipTest("runs an interpreter")


assert_python_ok = assert_python_failure = spawn_python = run_python_until_end = _no_interpreter
make_script = make_pkg = kill_python = run_test_script = _no_interpreter


def interpreter_requires_environment():
    return True
