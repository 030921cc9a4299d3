"""What viv shows of a program: without running it --check and --dis, while it runs --trace-gc."""
import re

from command_line import CommandLineTest, viv_only

SOURCE = """\
def scale(items, factor=2):
    total = 0
    for item in items:
        if item > 0:
            total += item * factor
    return lambda: total

print(scale([1, -2, 3])())
"""

INSTRUCTIONS = """\
<module>: 0 variables, 4 registers
    0       0  Resume               0
    1       1  LoadConstWide        t0, (2,)
            3  MakeFunction         t0, 1, <code scale>
            4  StoreName            t0, scale
"""


@viv_only
class LookInside(CommandLineTest):
    def test_the_instructions_of_a_file_and_of_what_is_in_it(self):
        self.write("a.py", SOURCE)
        done = self.run_viv("--dis", "a.py")
        self.assertEqual((done.status, done.err), (0, ""), done)
        module, function, inner = done.out.split("\n\n")
        self.assertEqual(module[:len(INSTRUCTIONS)], INSTRUCTIONS)
        self.assertIn("scale: 4 variables", function)
        self.assertIn("scale.<locals>.<lambda>: 1 variables", inner)
        self.assertIn("LoadCell", inner)

    def test_the_instructions_of_a_command(self):
        done = self.run_viv("--dis", "-c", "x = 1")
        self.assertIn("StoreName            t0, x\n", done.out)

    def test_nothing_is_run(self):
        self.write("a.py", "print('running')\nraise SystemExit(3)\n")
        for option in ("--dis", "--check", "--dump-ast"):
            done = self.run_viv(option, "a.py")
            self.assertEqual((done.status, done.err), (0, ""), done)
            self.assertNotIn("\nrunning", "\n" + done.out)

    def test_checking_tells_what_is_wrong_with_each_file(self):
        self.write("good.py", "x = 1\n")
        self.write("bad.py", "x = (\n")
        self.write("worse.py", "return 1\n")
        done = self.run_viv("--check", "bad.py", "good.py", "worse.py")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual([line for line in done.err.splitlines() if "Error" in line],
                         ["SyntaxError: '(' was never closed", "SyntaxError: 'return' outside function"])


@viv_only
class Explain(CommandLineTest):
    def test_the_value_of_an_expression(self):
        done = self.run_viv("explain", "[1, 2]", "len('ab') + 1000")
        self.assertEqual((done.status, done.err), (0, ""), done)
        first, second = done.out.split("\n\n")
        self.assertEqual(first.splitlines()[0], "[1, 2]")
        self.assertRegex(first, r"list of 2 items at 0x.*\n  size       72 bytes\n")
        self.assertIn("count      1 reference:\n            1  the argument of this call\n", first)
        self.assertRegex(second, r"\Alen\('ab'\) \+ 1000\nint 1002 at 0x")

    def test_the_variables_of_a_program(self):
        self.write("a.py", "import sys\nname = []\nother = {'k': name}\nsys.exit(3)\n")
        done = self.run_viv("explain", "a.py")
        self.assertEqual((done.status, done.err), (0, ""), done)
        self.assertEqual([part.splitlines()[0] for part in done.out.split("\n\n")], ["name", "other"])
        self.assertIn("1  value of 'k' in the dict __main__.other", done.out)

    def test_an_expression_over_the_variables_of_a_program(self):
        self.write("a.py", "class A:\n    def __init__(self):\n        self.items = ['x']\na = A()\n")
        done = self.run_viv("--explain", "a.py", "a.items")
        self.assertIn("attribute items of", done.out)
        self.assertNotIn("A object", done.out.splitlines()[0])

    def test_what_fails_is_told_without_the_command_itself(self):
        done = self.run_viv("explain", "missing")
        self.assertEqual((done.status, done.out), (1, "missing\n"))
        self.assertEqual(done.err, 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n'
                                   "NameError: name 'missing' is not defined\n")

    def test_a_program_of_that_name_is_run(self):
        self.write("explain", "import sys\nprint(sys.argv)\n")
        self.assertEqual(self.run_viv("explain", "x").out, "['explain', 'x']\n")


@viv_only
class TraceGc(CommandLineTest):
    COLLECTION = re.compile(r"gc: generation ([012]), (threshold|gc\.collect\(\)|stress): counts (\d+) (\d+) (\d+), "
                            r"examined (\d+), collected (\d+), uncollectable (\d+), finalizers (\d+), \d+\.\d{3} ms")
    AT_EXIT = re.compile(r"gc: \d+ collections at exit: examined \d+, collected \d+, uncollectable 0, finalizers (\d+), \d+\.\d{3} ms")

    def trace(self, source, *options):
        """The fields of each collection's line, and the match of the last line."""
        self.write("a.py", source)
        done = self.run_viv("--gc-stress", 0, *options, "--trace-gc", "a.py")
        self.assertEqual((done.status, done.out), (0, ""), done)
        *lines, last = done.err.splitlines()
        at_exit = self.AT_EXIT.fullmatch(last)
        self.assertTrue(at_exit, last)
        matches = [self.COLLECTION.fullmatch(line) for line in lines]
        self.assertNotIn(None, matches, done.err)
        return [match.groups() for match in matches], at_exit

    def test_nothing_but_the_end_of_a_program_that_does_not_collect(self):
        lines, _ = self.trace("pass")
        self.assertEqual(lines, [])

    def test_a_line_for_a_collection_that_was_asked_for(self):
        lines, _ = self.trace("""
            import gc
            class Node:
                def __del__(self): pass
            for i in range(3):
                node = Node()
                node.me = node
            gc.disable()
            gc.collect(0)
            before = gc.get_count()
            node = None
            gc.collect()
            """)
        self.assertEqual([line[:2] for line in lines], [("0", "gc.collect()"), ("2", "gc.collect()")])
        self.assertEqual(lines[0][6:], ("2", "0", "2"))
        self.assertEqual(lines[1][6:], ("1", "0", "1"))
        self.assertGreater(int(lines[1][5]), int(lines[0][5]))

    def test_a_threshold_that_is_passed(self):
        lines, _ = self.trace("lists = [[] for i in range(1000)]")
        generation, reason, count, *_ = lines[0]
        self.assertEqual((generation, reason, count), ("0", "threshold", "701"))

    def test_finalizers_at_exit_are_counted(self):
        _, at_exit = self.trace("""
            class Node:
                def __del__(self): pass
            node = Node()
            node.me = node
            """)
        self.assertEqual(at_exit[1], "1")

    def test_collections_at_every_allocation_are_told_apart(self):
        self.write("a.py", "x = [[], []]")
        done = self.run_viv("--gc-stress", 1, "--trace-gc", "a.py")
        self.assertIn(", stress: counts ", done.err)
