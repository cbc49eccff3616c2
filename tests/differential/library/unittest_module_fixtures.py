"""What is set up once for a module and once for a class, and is put away after it."""
import contextlib
import io
import unittest

log = []


@contextlib.contextmanager
def entered(name):
    log.append("enter " + name)
    yield name
    log.append("leave " + name)


def setUpModule():
    log.append("setUpModule")
    unittest.addModuleCleanup(log.append, "module cleanup")
    print(unittest.enterModuleContext(entered("module")))


def tearDownModule():
    log.append("tearDownModule")


class First(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass First")
        cls.addClassCleanup(log.append, "class cleanup")
        cls.enterClassContext(entered("class"))

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass First")

    def test_a(self):
        log.append("a")

    def test_b(self):
        log.append("b")


class Second(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(log.append, "cleaned all the same")
        raise ValueError("cannot set up")

    def test_c(self):
        log.append("c")


class Third(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        raise KeyError("cannot tear down")

    def test_d(self):
        log.append("d")


def run(*classes):
    log.clear()
    loader = unittest.defaultTestLoader
    suite = unittest.TestSuite([loader.loadTestsFromTestCase(cls) for cls in classes])
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    print(log)
    print(result.testsRun, [(str(test), text.splitlines()[-1]) for test, text in result.errors], result.skipped)


run(First, Second, Third)
run(First)
kept = setUpModule


def setUpModule():
    log.append("failing")
    unittest.addModuleCleanup(log.append, "cleanup after failure")
    raise RuntimeError("no module")


run(First, Third)


def setUpModule():
    raise unittest.SkipTest("not here")


run(First)
