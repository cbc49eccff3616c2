"""Tests with fixtures of modules, coroutines, kept output, and patterns for names."""

import asyncio
import contextlib
import io
import logging
import sys
import unittest

log = logging.getLogger("shop")
events = []


def setUpModule():
    events.append("module set up")
    unittest.addModuleCleanup(events.append, "module cleaned")


def tearDownModule():
    events.append("module torn down")


@contextlib.asynccontextmanager
async def resource(name):
    events.append("open " + name)
    yield name.upper()
    events.append("close " + name)


class Waiting(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        events.append("setUp")

    async def asyncSetUp(self):
        await asyncio.sleep(0)
        self.queue = asyncio.Queue()
        events.append("asyncSetUp")

    async def asyncTearDown(self):
        events.append("asyncTearDown")

    def tearDown(self):
        events.append("tearDown")

    async def on_cleanup(self, what):
        await asyncio.sleep(0)
        events.append("cleanup " + what)

    async def test_queue(self):
        await self.queue.put(5)
        self.assertEqual(await self.queue.get(), 5)
        self.addAsyncCleanup(self.on_cleanup, "a")
        self.addCleanup(events.append, "cleanup b")

    async def test_context(self):
        self.assertEqual(await self.enterAsyncContext(resource("db")), "DB")

    async def test_fails(self):
        await asyncio.sleep(0)
        self.assertEqual(await asyncio.sleep(0, 1), 2)

    async def test_raises(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(5), 0.001)
        raise KeyError("async")

    def test_plain(self):
        self.assertTrue(True)


class Logged(unittest.TestCase):
    def test_logs(self):
        with self.assertLogs("shop", "WARNING") as seen:
            log.info("not this")
            log.warning("this %d", 1)
        self.assertEqual(seen.output, ["WARNING:shop:this 1"])

    def test_no_logs(self):
        with self.assertNoLogs("shop"):
            log.error("but one")

    def test_nothing_logged(self):
        with self.assertLogs():
            pass


class Long(unittest.TestCase):
    maxDiff = None

    def test_lists(self):
        self.assertEqual([1] * 50, [1] * 49 + [2])

    def test_dicts(self):
        self.assertEqual({1: "a" * 80}, {1: "b" * 80})

    def test_lines(self):
        self.assertEqual("a\nb\n" * 3, "a\nb\n" * 2 + "a\nc")

    def test_empty(self):
        self.assertEqual("", "x")


class Limited(unittest.TestCase):
    maxDiff = 60

    def test_cut(self):
        self.assertEqual(list(range(40)), list(range(1, 41)))


class Talks(unittest.TestCase):
    def test_quiet(self):
        print("never shown")

    def test_loud(self):
        print("to stdout")
        print("to stderr", file=sys.stderr)
        self.fail("after words")


def run(*names, **options):
    loader = unittest.TestLoader()
    shows = options.pop("shows", True)
    if options.pop("patterns", None):
        loader.testNamePatterns = ["*lo*"]
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in names)
    out = io.StringIO()
    result = unittest.TextTestRunner(out, verbosity=2, **options).run(suite)
    for line in out.getvalue().splitlines():
        # Frames of the library are its own, and files lie where they lie.
        if (shows or not line.startswith(" ")) and not line.startswith("  File"):
            print(line.split(" in 0.")[0] if line.startswith("Ran ") else line)
    print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())


run(Waiting, shows=False)
print(events)
events.clear()
run(Logged, shows=False)
run(Long, Limited)
sys.stderr = io.StringIO()
run(Talks, buffer=True)
run(Talks, Logged, patterns=True, failfast=True)
print(events)
print(unittest.main(argv=["x", "-k", "quiet", "-k", "plain", "-q"], exit=False).result.testsRun)
