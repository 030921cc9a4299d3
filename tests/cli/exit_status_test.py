"""The exit status of a process, and what an end prints."""
import unittest

from command_line import CommandLineTest


class ExitStatus(CommandLineTest):
    def status_of(self, code):
        return self.run_viv("-c", code).status

    def test_a_program_that_ends_normally_gives_0(self):
        self.assertEqual(self.status_of("pass"), 0)

    def test_exit_without_an_argument_gives_0(self):
        self.assertEqual(self.status_of("import sys; sys.exit()"), 0)

    def test_exit_none_gives_0(self):
        self.assertEqual(self.status_of("raise SystemExit(None)"), 0)

    def test_exit_with_a_number_gives_the_number(self):
        self.assertEqual(self.status_of("import sys; sys.exit(3)"), 3)

    def test_exit_true_gives_1(self):
        self.assertEqual(self.status_of("import sys; sys.exit(True)"), 1)

    def test_only_the_low_eight_bits_survive(self):
        self.assertEqual(self.status_of("import sys; sys.exit(263)"), 7)
        self.assertEqual(self.status_of("import sys; sys.exit(-1)"), 255)

    def test_exit_with_a_text_prints_it_and_gives_1(self):
        self.expect(self.run_viv("-c", "import sys; sys.exit('gone')"), err="gone\n", status=1)

    def test_exit_with_an_object_prints_it_and_gives_1(self):
        self.expect(self.run_viv("-c", "import sys; sys.exit([1, 2])"), err="[1, 2]\n", status=1)

    def test_exit_with_a_tuple_of_two_prints_the_tuple(self):
        self.expect(self.run_viv("-c", "raise SystemExit(1, 2)"), err="(1, 2)\n", status=1)

    def test_an_uncaught_exception_gives_1(self):
        done = self.run_viv("-c", "1/0")
        self.expect(done, err='Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n'
                              "ZeroDivisionError: division by zero\n", status=1)

    def test_a_syntax_error_gives_1(self):
        done = self.run_viv("-c", "x =")
        self.expect(done, err='  File "<string>", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n', status=1)

    def test_a_missing_file_gives_2(self):
        done = self.run_viv("nope.py")
        self.assertEqual(done.status, 2)
        self.assertTrue(done.err.endswith(f": can't open file '{self.folder}/nope.py': [Errno 2] No such file or directory\n"), done.err)

    def test_an_exit_inside_a_function_runs_finally_blocks(self):
        done = self.run_viv("-c", "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('cleaned')")
        self.expect(done, out="cleaned\n", status=4)

    def test_keyboard_interrupt_gives_the_status_of_sigint(self):
        done = self.run_viv("-c", "raise KeyboardInterrupt")
        self.assertIn(done.status, (130, -2))
        self.assertTrue(done.err.endswith("\nKeyboardInterrupt\n"), done.err)

    def test_atexit_functions_run_in_reverse_order(self):
        done = self.run_viv("-c", "import atexit\natexit.register(print, 'first')\natexit.register(print, 'second', sep='')\nprint('body')")
        self.expect(done, out="body\nsecond\nfirst\n")

    def test_atexit_functions_run_after_an_exception(self):
        done = self.run_viv("-c", "import atexit\natexit.register(print, 'end')\nboom")
        self.assertEqual((done.out, done.status), ("end\n", 1))

    def test_a_write_that_fails_is_an_error(self):
        with open("/dev/full", "w") as full:
            done = self.run_viv("-c", "print('x')", stdout=full)
        self.assertNotEqual(done.status, 0)
        self.assertIn("No space left on device", done.err)


if __name__ == "__main__":
    unittest.main()
