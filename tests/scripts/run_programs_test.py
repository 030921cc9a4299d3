#!/usr/bin/env python3
"""Tests of the program tests' driver: a made-up interpreter misbehaves in known ways, the driver must tell each.

    tests/scripts/run_programs_test.py [-k PATTERN]
"""
import os
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "scripts/lib"))
from failing_allocations import check_with_failing_allocations, chosen_indices  # noqa: E402
from program_case import Case, difference, load_case, run_case  # noqa: E402

# Prints what its behaviour file says. Called as: fake [--count-allocs | --fail-alloc N] CASE.py
FAKE = """#!%s
import os, sys, time
script = sys.argv[-1]
if "--count-allocs" in sys.argv:
    print("out")
    print("allocations: 100", file=sys.stderr)
    sys.exit()
action = open(script).read().strip()
exec(action)
""" % sys.executable


class Driver(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="viv_driver_")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.fake = self.folder / "fake"
        self.fake.write_text(FAKE)
        os.chmod(self.fake, 0o755)

    def case(self, action, out="out\n", **files):
        path = self.folder / "case.py"
        path.write_text(action + "\n")
        path.with_suffix(".out").write_text(out)
        for suffix, text in files.items():
            path.with_suffix("." + suffix).write_text(text)
        return load_case(path)

    def reason(self, case, timeout=20.0):
        answer = difference(case, run_case([str(self.fake)], case, timeout=timeout))
        return answer and answer[0]

    def failing(self, action, timeout=20.0):
        answer = check_with_failing_allocations([str(self.fake)], self.case(action), timeout)
        return answer and answer[0].split(": ", 1)[1]

    def test_the_expected_output_passes(self):
        self.assertIsNone(self.reason(self.case("print('out')")))

    def test_other_output_fails(self):
        self.assertEqual(self.reason(self.case("print('other')")), "standard output differs")

    def test_unexpected_errors_fail(self):
        self.assertEqual(self.reason(self.case("print('out'); print('noise', file=sys.stderr)")), "standard error differs")

    def test_an_expected_error_and_status_pass(self):
        case = self.case("print('out'); sys.exit('0x7f0012345678 in %s' % script)", err="0x... in case.py\n", status="1\n")
        self.assertIsNone(self.reason(case))

    def test_another_status_fails(self):
        self.assertEqual(self.reason(self.case("print('out'); sys.exit(3)")), "exit status 3 instead of 0")

    def test_a_signal_fails(self):
        self.assertEqual(self.reason(self.case("print('out', flush=True); os.abort()")), "died by signal SIGABRT")

    def test_a_hang_fails(self):
        self.assertEqual(self.reason(self.case("time.sleep(60)"), timeout=0.5), "timed out")

    def test_a_sanitizer_report_fails(self):
        action = "print('out'); print('x.cc:1:2: runtime error: shift', file=sys.stderr)"
        self.assertTrue(self.reason(self.case(action)).startswith("report: "))

    def test_a_pattern_stands_for_varying_output(self):
        case = self.case("print('took 12 ms')", expect="took \\d+ ms\n")
        self.assertIsNone(self.reason(case))

    def test_headers_change_the_command_line_and_the_environment(self):
        case = self.case("# Run as: viv -O case.py a\n# Environment: KEY=value")
        self.assertEqual((case.run_as, case.environment), ("viv -O case.py a", {"KEY": "value"}))

    def test_failing_allocations_may_change_nothing(self):
        self.assertIsNone(self.failing("print('out')"))

    def test_failing_allocations_may_end_in_a_memory_error(self):
        self.assertIsNone(self.failing("sys.exit('MemoryError')"))

    def test_failing_allocations_must_not_crash(self):
        self.assertEqual(self.failing("os.abort()"), "died by signal SIGABRT")

    def test_failing_allocations_must_not_leak(self):
        self.assertEqual(self.failing("print('out'); print('leaked 1 object', file=sys.stderr)"), "a leak is reported")

    def test_failing_allocations_must_not_raise_something_else(self):
        self.assertIn("neither", self.failing("sys.exit('SystemError: null without exception')"))

    def test_the_indices_are_spread_and_stable(self):
        indices = chosen_indices(Case(Path("a/b.py")), 10000)
        self.assertEqual(indices, chosen_indices(Case(Path("a/b.py")), 10000))
        self.assertGreaterEqual(len(indices), 8)
        self.assertTrue(all(1 <= index <= 10000 for index in indices))


if __name__ == "__main__":
    unittest.main()
