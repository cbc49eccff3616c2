import unittest
import sys
import io


class TestThings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = ["class"]

    def setUp(self):
        self.items = [1, 2, 3]
        self.addCleanup(self.log.append, "cleanup")

    def tearDown(self):
        self.log.append("down")

    def test_pass(self):
        self.assertEqual(sum(self.items), 6)
        self.assertTrue(self.items)
        self.assertIn(2, self.items)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIsNone(None)
        self.assertIsInstance(1, int)
        self.assertGreater(2, 1)
        self.assertCountEqual([1, 2], [2, 1])
        with self.assertRaises(ZeroDivisionError) as cm:
            1 / 0
        self.assertEqual(str(cm.exception), "division by zero")
        self.assertRaises(ValueError, int, "x")

    def test_fail(self):
        """A described failure."""
        self.assertEqual(1, 2, "with words")

    def test_error(self):
        raise KeyError("oops")

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 0)

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)

    def test_messages(self):
        for check in [
            lambda: self.assertTrue(0),
            lambda: self.assertFalse([1]),
            lambda: self.assertIn(5, [1]),
            lambda: self.assertNotIn(1, [1]),
            lambda: self.assertIs(1, None),
            lambda: self.assertIsNone(1),
            lambda: self.assertIsNotNone(None),
            lambda: self.assertLess(2, 1),
            lambda: self.assertGreaterEqual(1, 2),
            lambda: self.assertIsInstance("x", int),
            lambda: self.assertNotEqual(1, 1),
            lambda: self.assertAlmostEqual(1.0, 1.1),
            lambda: self.assertAlmostEqual(1, 2, delta=0.5),
            lambda: self.assertRaises(ValueError, int, "5"),
            lambda: self.assertEqual(1.5, "a"),
            lambda: self.fail("direct"),
            lambda: self.assertCountEqual([1, 1], [1]),
            lambda: self.assertEqual({1}, {2}),
        ]:
            try:
                check()
            except AssertionError as e:
                print(e)
            else:
                print("no failure")


class TestOther(unittest.TestCase):
    def test_one(self):
        with self.assertRaises(TypeError):
            len(5)


def clean(text):
    lines = []
    for line in text.splitlines():
        if line.startswith("Ran "):
            line = line.split(" in ")[0]
        lines.append(line.replace(__file__, "FILE"))
    return "\n".join(lines)


for verbosity in (1, 2):
    out = io.StringIO()
    suite = unittest.TestSuite()
    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(TestThings))
    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(TestOther))
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(suite)
    print(clean(out.getvalue()))
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
print(TestThings.log)
result = unittest.TestResult()
TestOther("test_one").run(result)
print(result)
sys.stderr = io.StringIO()
try:
    unittest.main(argv=["prog", "TestOther"])
except SystemExit as e:
    print("exit", e.code)
print(clean(sys.stderr.getvalue()))
