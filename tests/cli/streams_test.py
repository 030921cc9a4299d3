"""Standard streams: buffering, broken pipes, order at the end."""
import subprocess
import textwrap
import unittest

from command_line import INTERP, CommandLineTest


class Streams(CommandLineTest):
    def test_output_is_flushed_at_the_end(self):
        self.expect(self.run_viv("-c", "print('no newline', end='')"), out="no newline")

    def test_output_is_flushed_after_an_exception(self):
        done = self.run_viv("-c", "print('before')\n1/0")
        self.assertEqual((done.out, done.status), ("before\n", 1))

    def test_without_a_locale_worth_the_name_bytes_that_are_no_utf_8_get_through(self):
        shown = "import sys; print(sys.stdin.errors, sys.stdout.errors, sys.stderr.errors, sys.flags.utf8_mode)"
        for env, out in (({"LC_ALL": "C"}, "surrogateescape surrogateescape backslashreplace 1\n"),
                         ({"LC_ALL": "POSIX"}, "surrogateescape surrogateescape backslashreplace 1\n"),
                         ({"LC_ALL": "C.UTF-8"}, "surrogateescape surrogateescape backslashreplace 0\n"),
                         ({"LC_ALL": "no_such_LOCALE"}, "surrogateescape surrogateescape backslashreplace 1\n"),
                         ({"LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}, "strict strict backslashreplace 1\n"),
                         ({"LC_ALL": "C", "PYTHONIOENCODING": ":ignore"}, "ignore ignore backslashreplace 1\n")):
            with self.subTest(env):
                self.expect(self.run_viv("-c", shown, env=env), out=out)

    FLUSHES = """
        import atexit, os, sys
        class Stream:
            def __init__(self, name): self.name = name
            def write(self, text): os.write(2, text.encode())
            def flush(self):
                os.write(2, b"flush %s\\n" % self.name)
                self.name == b"bad" and 1 / 0
        atexit.register(lambda: os.write(2, b"atexit\\n"))
        sys.stdout = Stream(b"bad" if sys.argv[1:] else b"out")
        sys.exit(3)
    """

    def test_a_file_is_flushed_before_its_exception_and_at_the_end(self):
        done = self.run_viv(self.write("flushes.py", self.FLUSHES))
        self.expect(done, err="flush out\natexit\nflush out\n", status=3)

    def test_a_command_is_flushed_at_the_end_only(self):
        done = self.run_viv("-c", textwrap.dedent(self.FLUSHES))
        self.expect(done, err="atexit\nflush out\n", status=3)

    def test_output_that_cannot_be_flushed_at_the_end_is_a_status_of_its_own(self):
        done = self.run_viv(self.write("flushes.py", self.FLUSHES), "bad")
        self.assertEqual(done.status, 120)
        self.assertTrue(done.err.startswith("flush bad\natexit\nflush bad\nException ignored in: <__main__.Stream object at 0x"), done.err)

    def test_unicode_goes_out_as_utf8(self):
        self.expect(self.run_viv("-c", "print('é 一 😀')"), out="é 一 😀\n")

    def test_a_lone_surrogate_cannot_be_printed(self):
        done = self.run_viv("-c", "print('\\ud800')")
        self.assertEqual(done.status, 1)
        self.assertIn("UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed", done.err)

    def test_bytes_can_be_written(self):
        self.expect(self.run_viv("-c", "import sys; sys.stdout.buffer.write(b'raw\\n')"), out="raw\n")

    def test_a_broken_pipe_is_a_visible_error(self):
        command = [INTERP, "-c", "for i in range(100000): print('line', i)"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder)
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read().decode()
        process.stderr.close()
        self.assertNotEqual(process.wait(timeout=60), 0)
        self.assertIn("BrokenPipeError", err)

    def test_input_reads_line_by_line(self):
        self.expect(self.run_viv("-c", "print([input(), input('? ')])", stdin="a\nb\n"), out="? ['a', 'b']\n")

    def test_input_at_the_end_is_an_error(self):
        done = self.run_viv("-c", "input()")
        self.assertTrue(done.err.endswith("EOFError: EOF when reading a line\n"), done.err)

    def test_standard_error_is_written_line_by_line(self):
        done = self.run_viv("-c", "import os, sys; sys.stderr.write('now\\n'); os._exit(0)")
        self.assertEqual(done.err, "now\n")

    def test_a_terminated_process_dies_by_the_signal(self):
        process = subprocess.Popen([INTERP, "-c", "print('up', flush=True)\nwhile True: pass"], stdout=subprocess.PIPE, cwd=self.folder)
        process.stdout.readline()
        process.terminate()
        self.assertEqual(process.wait(timeout=60), -15)
        process.stdout.close()

    def test_an_interrupt_is_an_exception(self):
        code = "try:\n    print('up', flush=True)\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')"
        process = subprocess.Popen([INTERP, "-c", code], stdout=subprocess.PIPE, cwd=self.folder)
        process.stdout.readline()
        process.send_signal(2)
        self.assertEqual(process.stdout.read(), b"caught\n")
        process.stdout.close()
        self.assertEqual(process.wait(timeout=60), 0)


if __name__ == "__main__":
    unittest.main()
