"""What viv shows of a program without running it: --check, --dis."""
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
