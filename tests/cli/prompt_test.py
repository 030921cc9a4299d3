"""The interactive prompt: when it appears, what it prints where, how it ends."""
import os
import pty
import select
import subprocess
import time
import unittest

from command_line import INTERP, CommandLineTest


class Prompt(CommandLineTest):
    def test_piped_input_without_i_is_a_program(self):
        self.expect(self.run_viv(stdin="x = 5\nprint(x)\nx\n"), out="5\n")

    def test_piped_input_ends_at_the_first_error(self):
        done = self.run_viv(stdin="print(1)\n1/0\nprint(2)\n")
        self.assertEqual((done.out, done.status), ("1\n", 1))
        self.assertIn('File "<stdin>", line 2, in <module>', done.err)

    def test_i_with_piped_input_prints_prompts_on_standard_error(self):
        self.expect(self.run_viv("-i", "-q", stdin="1 + 1\n"), out="2\n", err=">>> >>> \n")

    def test_i_continues_past_errors(self):
        done = self.run_viv("-i", "-q", stdin="1/0\n'next'\n")
        self.assertEqual((done.out, done.status), ("'next'\n", 0))
        self.assertIn("ZeroDivisionError: division by zero", done.err)

    def test_i_after_a_script_keeps_its_names(self):
        self.write("a.py", "x = 42\n")
        self.assertEqual(self.run_viv("-i", "a.py", stdin="x + 1\n").out, "43\n")

    def test_i_after_an_exception_opens_the_prompt(self):
        self.write("a.py", "x = 42\n1/0\n")
        done = self.run_viv("-i", "a.py", stdin="x\n")
        self.assertEqual((done.out, done.status), ("42\n", 0))

    def test_i_after_sys_exit_opens_the_prompt(self):
        self.write("a.py", "import sys\nx = 42\nsys.exit(3)\n")
        done = self.run_viv("-i", "a.py", stdin="x\n")
        self.assertEqual((done.out, done.status), ("42\n", 0))
        self.assertIn("SystemExit: 3", done.err)

    def test_exit_at_the_prompt_gives_its_status(self):
        self.assertEqual(self.run_viv("-i", "-q", stdin="import sys\nsys.exit(5)\nprint('never')\n").status, 5)

    def test_exit_and_quit_are_there(self):
        for name in ("exit", "quit"):
            done = self.run_viv("-i", "-q", stdin=f"{name}\n{name}(3)\n")
            self.assertEqual(done.status, 3)
            self.assertEqual(done.out, f"Use {name}() or Ctrl-D (i.e. EOF) to exit\n")

    def test_explain_is_a_builtin_at_the_prompt_alone(self):
        done = self.run_viv("-i", "-q", stdin="x = []\nx\nexplain(x)\n")
        for line in ("global variable x of __main__", "_ at the prompt: the last value shown", "the argument of this call"):
            self.assertIn(f"        1  {line}\n", done.out)
        self.assertIn("3 references:", done.out)
        self.assertEqual(self.run_viv("-i", "-q", stdin="explain = 5\nexplain\ndel explain\nexplain.__module__\n").out, "5\n'viv'\n")
        self.assertIn("name 'explain' is not defined", self.run_viv("-c", "explain(1)").err)
        self.assertIn("name 'explain' is not defined", self.run_viv("-S", "-i", "-q", stdin="explain(1)\n").err)

    def test_prompts_can_be_changed(self):
        done = self.run_viv("-i", "-q", stdin="import sys\nsys.ps1 = 'in> '\nsys.ps2 = 'more> '\nif 1:\n  print('x')\n\n")
        self.assertEqual(done.out, "x\n")
        self.assertEqual(done.err, ">>> >>> in> in> more> more> in> \n")

    def test_a_prompt_object_is_asked_each_time(self):
        code = "import sys\nclass P:\n  n = 0\n  def __str__(self):\n    P.n += 1\n    return f'[{P.n}]'\n\nsys.ps1 = P()\n1\n2\n"
        self.assertIn("[1][2][3]", self.run_viv("-i", "-q", stdin=code).err)

    def test_the_startup_file_is_run_for_a_session(self):
        start = self.write("start.py", "started = 7\n")
        code = "started\n"
        done = self.run_viv("-i", "-q", stdin=code, env={"PYTHONSTARTUP": str(start)})
        self.assertEqual(done.out, "7\n")

    def test_a_syntax_error_names_standard_input(self):
        done = self.run_viv("-i", "-q", stdin="x = = 1\n")
        self.assertIn('  File "<stdin>", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n', done.err)

    def test_an_empty_line_ends_a_block_that_is_not_finished(self):
        done = self.run_viv("-i", "-q", stdin="class A:\n\n1\n")
        self.assertEqual(done.out, "1\n")
        self.assertIn('  File "<stdin>", line 2\n    \n    ^\nIndentationError: expected an indented block after class definition on line 1\n',
                      done.err)

    def test_a_line_of_blanks_ends_no_block(self):
        self.assertEqual(self.run_viv("-i", "-q", stdin="if 1:\n  print(1)\n  \n  print(2)\n\n").out, "1\n2\n")

    def test_a_block_needs_an_empty_line_before_the_next_statement(self):
        done = self.run_viv("-i", "-q", stdin="if 1:\n  print(1)\nprint(2)\n3\n")
        self.assertEqual(done.out, "3\n")
        self.assertIn('  File "<stdin>", line 3\n    print(2)\n    ^^^^^\nSyntaxError: invalid syntax\n', done.err)

    def test_a_future_import_holds_for_the_session(self):
        code = "from __future__ import annotations\ndef f(x: undefined): pass\n\nf.__annotations__\n"
        self.assertEqual(self.run_viv("-i", "-q", stdin=code).out, "{'x': 'undefined'}\n")

    def test_the_underscore_is_the_last_value(self):
        self.assertEqual(self.run_viv("-i", "-q", stdin="6 * 7\nNone\n_ + 1\n").out, "42\n43\n")

    def test_a_startup_file_that_fails_is_reported(self):
        start = self.write("start.py", "x = 1\n1/0\n")
        done = self.run_viv("-i", "-q", stdin="x\n", env={"PYTHONSTARTUP": str(start)})
        self.assertEqual((done.out, done.status), ("1\n", 0))
        self.assertIn("ZeroDivisionError", done.err)

    def test_a_startup_file_that_is_missing_is_reported(self):
        done = self.run_viv("-i", "-q", stdin="1\n", env={"PYTHONSTARTUP": "/nope/start.py"})
        self.assertEqual(done.out, "1\n")
        self.assertIn("Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno 2] No such file or directory: '/nope/start.py'\n", done.err)

    def test_an_interrupt_of_the_last_statement_is_the_end_of_the_process(self):
        self.assertEqual(self.run_viv("-i", "-q", stdin="raise KeyboardInterrupt\n").status, -2)
        self.assertEqual(self.run_viv("-i", "-q", stdin="raise KeyboardInterrupt\n1\n").status, 0)

    def test_the_script_has_no_file_name_at_the_prompt_after_it(self):
        self.write("a.py", "print('__file__' in globals())\n")
        self.assertEqual(self.run_viv("-i", "a.py", stdin="'__file__' in globals()\n").out, "True\nFalse\n")

    def test_help_says_how_to_get_help(self):
        done = self.run_viv("-i", "-q", stdin="help\n")
        self.assertEqual(done.out, "Type help() for interactive help, or help(object) for help about object.\n")

    def test_help_of_a_function(self):
        code = "def f(a, *b):\n  'What f does.'\n\nhelp(f)\n"
        done = self.run_viv("-i", "-q", stdin=code)
        self.assertEqual(done.out, "Help on function f in module __main__:\n\nf(a, *b)\n    What f does.\n\n")

    def test_a_block_at_the_end_of_input_is_run(self):
        self.assertEqual(self.run_viv("-i", "-q", stdin="if 1:\n  print('ran')\n").out, "ran\n")


class Terminal(CommandLineTest):
    """A session in a terminal of its own."""

    def setUp(self):
        super().setUp()
        self.master, slave = pty.openpty()
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "TERM": "dumb", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        self.process = subprocess.Popen([INTERP], stdin=slave, stdout=slave, stderr=slave, cwd=self.folder, env=env, start_new_session=True,
                                        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0))
        os.close(slave)
        self.seen = ""
        self.addCleanup(self.finish)

    def finish(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)

    def read_until(self, text, seconds=30):
        end = time.monotonic() + seconds
        while text not in self.seen:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            self.assertTrue(ready, f"waited for {text!r}, saw {self.seen!r}")
            try:
                data = os.read(self.master, 4096).decode(errors="replace")
            except OSError:
                self.fail(f"ended while waiting for {text!r}, saw {self.seen!r}")
            self.seen += data
        before, _, self.seen = self.seen.partition(text)
        return before

    def type(self, text):
        os.write(self.master, text.encode())

    def test_the_banner_has_two_lines(self):
        banner = self.read_until(">>> ")
        lines = [line for line in banner.replace("\r", "").split("\n") if line]
        self.assertEqual(len(lines), 2, banner)
        self.assertEqual(lines[1], 'Type "help", "copyright", "credits" or "license" for more information.')

    def test_values_are_printed(self):
        self.read_until(">>> ")
        self.type("6 * 7\n")
        self.read_until("42")
        self.read_until(">>> ")

    def test_an_interrupt_at_the_prompt_keeps_the_session(self):
        self.read_until(">>> ")
        self.type("x = 1")
        self.read_until("x = 1")  # the echo
        self.type("\x03")
        self.read_until("KeyboardInterrupt")
        self.read_until(">>> ")
        self.type("'still ' + 'here'\n")
        self.read_until("'still here'")
        self.type("\x03")
        self.read_until("KeyboardInterrupt")
        self.read_until(">>> ")
        self.type("\x04")
        self.assertEqual(self.process.wait(timeout=30), 0)

    def test_an_interrupt_stops_a_loop(self):
        self.read_until(">>> ")
        self.type("if True:\n  print('run' + 'ning')\n  while True: pass\n\n")
        self.read_until("running")
        self.type("\x03")
        self.read_until("KeyboardInterrupt")
        self.read_until(">>> ")

    def test_end_of_input_ends_the_session(self):
        self.read_until(">>> ")
        self.type("\x04")
        self.assertEqual(self.process.wait(timeout=60), 0)

    def test_history_recalls_the_last_line(self):
        self.read_until(">>> ")
        self.type("'first' + ' line'\n")
        self.read_until("'first line'")
        self.read_until(">>> ")
        self.type("\x10\n")
        self.read_until("'first line'")

    def test_an_interrupt_drops_the_block_that_is_being_typed(self):
        self.read_until(">>> ")
        self.type("if True:\n")
        self.read_until("... ")
        self.type("\x03")
        self.read_until("KeyboardInterrupt")
        self.read_until(">>> ")
        self.type("'not ' + 'lost'\n")
        self.read_until("'not lost'")

    def test_input_edits_a_line(self):
        self.read_until(">>> ")
        self.type("input('what? ').upper()\n")
        self.read_until("what? ")
        self.type("abX\x7fc\n")
        self.read_until("'ABC'")

    def test_the_history_is_kept_for_the_next_session(self):
        self.read_until(">>> ")
        self.type("'remember' + ' me'\n")
        self.read_until(">>> ")
        self.type("\x04")
        self.process.wait(timeout=30)
        self.assertEqual((self.folder / ".python_history").read_text(), "'remember' + ' me'\n")

    def test_tab_completes_an_attribute(self):
        self.read_until(">>> ")
        self.type("class A: some_attribute = 'val' + 'ue'\n\n")
        self.read_until(">>> ")
        self.type("A.some\t\n")
        self.read_until("'value'")

    def test_tab_completes_a_keyword(self):
        self.read_until(">>> ")
        self.type("Fal\t\n")
        self.read_until("\nFalse")

    def test_tab_indents_an_empty_line(self):
        self.read_until(">>> ")
        self.type("if 1:\n")
        self.read_until("... ")
        self.type("\tprint('in' + 'dented')\n\n")
        self.read_until("indented")

    def test_tab_completes_a_name(self):
        self.read_until(">>> ")
        self.type("a_long_name_here = 31337\n")
        self.read_until(">>> ")
        self.type("a_long_n\t\n")
        self.read_until("31337")


if __name__ == "__main__":
    unittest.main()
