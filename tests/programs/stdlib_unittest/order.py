# What is called when, what is skipped, what is expected to fail.
import io
import unittest


def setUpModule(): print("module")


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("class")
    @classmethod
    def tearDownClass(cls): print("end of class")
    def setUp(self): self.addCleanup(print, "cleanup")
    def tearDown(self): print("tear down")
    def test_b(self): "Doc line."
    @unittest.skip("because")
    def test_skipped(self): ...
    def test_a(self): self.skipTest("inside")
    @unittest.expectedFailure
    def test_known(self): self.fail()
    @unittest.expectedFailure
    def test_surprise(self): ...


@unittest.skipIf(True, "all of it")
class Skipped(unittest.TestCase):
    def test(self): ...


stream = io.StringIO()
program = unittest.main(argv=["prog", "-v"], testRunner=unittest.TextTestRunner(stream, verbosity=2), exit=False)
text = stream.getvalue()
print(text[:text.index("Ran ")], text[text.index("FAILED"):], program.result.wasSuccessful())
print(T("test_b"), T("test_b").id(), T("test_b").shortDescription(), repr(T("test_b")))
