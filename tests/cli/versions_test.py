"""--like VERSION and viv compare: what differs by the version of CPython."""
from command_line import CommandLineTest, viv_only

SIZES = "import sys, gc; print(gc.get_threshold(), sys.getsizeof('a'), sys.getsizeof(()))"


@viv_only
class Versions(CommandLineTest):
    def like(self, version, code):
        done = self.run_viv("--like", version, "-c", code)
        self.assertEqual((done.status, done.err), (0, ""), done)
        return done.out

    def test_without_a_word_the_facts_are_those_of_3_11(self):
        self.expect(self.run_viv("-c", SIZES), out=self.like("3.11", SIZES))
        self.assertEqual(self.like("3.11", SIZES), "(700, 10, 10) 50 40\n")

    def test_thresholds_and_sizes(self):
        self.assertEqual(self.like("3.12", SIZES), "(700, 10, 10) 42 40\n")
        self.assertEqual(self.like("3.13", SIZES), "(2000, 10, 10) 42 40\n")
        self.assertEqual(self.like("3.14", SIZES), "(2000, 10, 10) 42 48\n")

    def test_what_is_immortal(self):
        code = "import sys; print(*map(sys.getrefcount, (None, 0, '', (), int, sys.intern('made here'), [])))"
        self.assertEqual(self.like("3.12", code), "4294967295 " * 6 + "2\n")
        self.assertRegex(self.like("3.13", code), r"^(4294967295 ){5}\d 2\n$")
        self.assertRegex(self.like("3.14", code), r"^(3221225472 ){5}\d 2\n$")

    def test_a_local_variable_is_borrowed_in_3_14(self):
        code = ("import sys\ndef f(a):\n  b = [a]\n  return sys.getrefcount(b), sys.getrefcount(a)\n"
                "def g():\n  x = []\n  return f(x)\nx = []\nprint(f(x), g(), sys.getrefcount(x))")
        self.assertEqual(self.like("3.13", code), "(2, 4) (2, 4) 2\n")
        self.assertEqual(self.like("3.14", code), "(1, 3) (1, 2) 2\n")

    def test_the_language_stays(self):
        code = "import sys; print(sys.version_info[:2], sys.hexversion >> 16, sys.version.split()[0])"
        self.assertEqual(self.like("3.14", code), self.like("3.11", code))

    def test_a_version_that_is_not_there(self):
        done = self.run_viv("--like", "3.10", "-c", "")
        self.assertEqual((done.status, done.err.splitlines()[0]), (2, "--like: no version 3.10; there are 3.11, 3.12, 3.13 and 3.14"))


@viv_only
class Compare(CommandLineTest):
    def test_lines_that_differ_are_marked(self):
        self.write("a.py", "import sys\nprint('sizes')\nprint(sys.getsizeof(''))\nprint()\nprint(sys.argv[1:])\n")
        self.expect(self.run_viv("compare", "a.py", "x"), status=1, out=(
            "  3.11 | 3.12 | 3.13 | 3.14\n"
            "  sizes\n"
            "* 49   | 41   | 41   | 41\n"
            "\n"
            "  ['x']\n"
            "1 of 4 lines differs\n"))

    def test_nothing_differs(self):
        self.write("a.py", "print('é')\n")
        self.expect(self.run_viv("--compare", "a.py"), out="  3.11 | 3.12 | 3.13 | 3.14\n  é\n0 of 1 lines differ\n")

    def test_a_line_that_only_some_print(self):
        done = self.run_viv("--compare", "-c", "import gc\nprint(1)\nif gc.get_threshold()[0] > 700: print('new')\nprint(2)")
        self.expect(done, status=1, out=(
            "  3.11 | 3.12 | 3.13 | 3.14\n"
            "  1\n"
            "* -    | -    | new  | new\n"
            "  2\n"
            "1 of 3 lines differs\n"))

    def test_addresses_are_no_difference_and_errors_are_output(self):
        done = self.run_viv("--compare", "-c", "print(object(), {'a', 'b', 'c'})\nraise SystemExit('told')")
        self.assertEqual((done.status, done.out.splitlines()[-1], done.out.splitlines()[-2].strip()), (0, "0 of 3 lines differ", "exit status 1"))

    def test_a_script_of_that_name_is_a_script(self):
        self.write("compare", "print('a script')")
        self.expect(self.run_viv("compare", "a.py"), out="a script\n")
