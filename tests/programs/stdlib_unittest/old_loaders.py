# makeSuite, findTestCases and getTestCaseNames, and what they say of themselves.
import types
import unittest
import warnings


class T(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass


warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
print(unittest.getTestCaseNames(T, "test_"))
print(unittest.makeSuite(T), unittest.makeSuite(T, "test_a").countTestCases())
module = types.ModuleType("m")
module.T = T
print(unittest.findTestCases(module).countTestCases())
