"""Standard streams: buffering, broken pipes, order at the end."""
import subprocess
import unittest

from command_line import INTERP, CommandLineTest


class Streams(CommandLineTest):
    def test_output_is_flushed_at_the_end(self):
        self.expect(self.run_viv("-c", "print('no newline', end='')"), out="no newline")

    def test_output_is_flushed_after_an_exception(self):
        done = self.run_viv("-c", "print('before')\n1/0")
        self.assertEqual((done.out, done.status), ("before\n", 1))

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
