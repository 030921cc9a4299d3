# How failing assertions are reported.
import io
import unittest


class T(unittest.TestCase):
    def test_list(self): self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_text(self): self.assertEqual("abc\ndef", "abc\ndxf", "my message")
    def test_dict(self): self.assertEqual({"a": 1}, {"a": 2, "b": 3})
    def test_set(self): self.assertEqual({1}, {2})
    def test_long(self): self.assertEqual("x" * 100 + "a", "x" * 100 + "b")
    def test_error(self): 1 / 0
    def test_count(self): self.assertCountEqual([1, 1, 2], [2, 3])
    def test_near(self): self.assertAlmostEqual(1, 1.1)

    def test_raises(self):
        with self.assertRaises(ValueError):
            pass

    def test_regex(self):
        with self.assertRaisesRegex(ValueError, "nope"):
            int("x")

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)


stream = io.StringIO()
result = unittest.TextTestRunner(stream).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
text = stream.getvalue()
print(text[:text.index("Ran ")])
print(result)
