"""The options of the command line and the variables of the environment."""
import unittest

from command_line import CommandLineTest, viv_only


class Options(CommandLineTest):
    def out(self, *arguments, **options):
        done = self.run_viv(*arguments, **options)
        self.assertEqual((done.status, done.err), (0, ""), done)
        return done.out

    def test_version(self):
        for option in ("-V", "--version"):
            self.assertRegex(self.out(option), r"^\S+ \d+\.\d+")
        self.assertGreaterEqual(len(self.out("-VV")), len(self.out("-V")))

    def test_help_is_printed_on_standard_output(self):
        for option in ("-h", "-?", "--help"):
            text = self.out(option)
            self.assertIn("usage:", text.lower())
            self.assertIn("-c cmd", text)

    def test_optimisation_removes_asserts(self):
        code = "assert 0\nprint(__debug__, __import__('sys').flags.optimize)"
        self.assertEqual(self.out("-O", "-c", code), "False 1\n")
        self.assertEqual(self.run_viv("-c", code).status, 1)

    def test_double_optimisation_removes_docstrings(self):
        self.assertEqual(self.out("-OO", "-c", "def f(): 'doc'\nprint(f.__doc__, __import__('sys').flags.optimize)"), "None 2\n")

    def test_unbuffered_output_appears_before_a_hard_end(self):
        self.assertEqual(self.out("-u", "-c", "import os, sys; sys.stdout.write('x'); os._exit(0)"), "x")

    def test_isolated_mode_ignores_the_environment_and_the_script_folder(self):
        code = "import sys; print(sys.flags.isolated, sys.flags.ignore_environment, '' in sys.path)"
        self.assertEqual(self.out("-I", "-c", code), "1 1 False\n")

    def test_accepted_options_without_effect_here(self):
        for option in ("-B", "-s", "-S", "-P", "-b", "-d", "-q"):
            self.assertEqual(self.out(option, "-c", "print(1)"), "1\n")

    def test_warnings_as_errors(self):
        done = self.run_viv("-W", "error", "-c", "import warnings; warnings.warn('w')")
        self.assertEqual(done.status, 1)
        self.assertIn("UserWarning: w", done.err)

    def test_warnings_ignored(self):
        self.assertEqual(self.out("-W", "ignore", "-c", "import warnings; warnings.warn('w')"), "")

    def test_warnings_by_category(self):
        done = self.run_viv("-Wignore", "-Werror::DeprecationWarning", "-c",
                            "import warnings; warnings.warn('a'); warnings.warn('b', DeprecationWarning)")
        self.assertEqual(done.status, 1)
        self.assertNotIn("UserWarning", done.err)
        self.assertIn("DeprecationWarning: b", done.err)

    def test_unknown_x_options_are_kept(self):
        self.assertEqual(self.out("-X", "foo", "-Xbar=5", "-c", "import sys; print(sys._xoptions)"), "{'foo': True, 'bar': '5'}\n")

    def test_the_limit_of_int_digits(self):
        self.assertEqual(self.out("-X", "int_max_str_digits=0", "-c", "print(len(str(10 ** 5000)))"), "5001\n")

    def test_tracing_memory_from_the_start(self):
        code = "import tracemalloc; print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())"
        self.assertEqual(self.out("-X", "tracemalloc", "-c", code), "True 1\n")
        self.assertEqual(self.out("-X", "tracemalloc=5", "-c", code), "True 5\n")

    def test_no_debug_ranges_leaves_out_the_carets(self):
        self.write("a.py", "x = 1 + None\n")
        self.assertNotIn("^", self.run_viv("-X", "no_debug_ranges", "a.py").err)
        self.assertIn("~~^~~", self.run_viv("a.py").err)

    def test_import_times_are_printed_on_standard_error(self):
        self.write("outer.py", "import inner\n")
        self.write("inner.py", "")
        err = self.run_viv("-X", "importtime", "-c", "import outer").err
        self.assertIn("import time: self [us] | cumulative | imported package\n", err)
        self.assertRegex(err, r"(?m)^import time: +\d+ \| +\d+ \|   inner\nimport time: +\d+ \| +\d+ \| outer$")

    def test_v_names_the_modules_that_are_imported(self):
        self.write("outer.py", "")
        self.assertRegex(self.run_viv("-v", "-c", "import outer").err, r"(?m)^import 'outer' # <_frozen_importlib_external\.SourceFileLoader")

    def test_a_limit_of_int_digits_that_is_too_low_is_refused(self):
        for done in (self.run_viv("-X", "int_max_str_digits=5", "-c", "pass"),
                     self.run_viv("-c", "pass", env={"PYTHONINTMAXSTRDIGITS": "5"})):
            self.assertEqual(done.status, 1)
            self.assertIn("invalid limit; must be >= 640 or 0 for unlimited.", done.err)

    def test_the_flags_that_programs_see(self):
        code = "import sys; f = sys.flags; print(f.debug, f.inspect, f.no_user_site, f.no_site, f.quiet, f.safe_path, f.bytes_warning)"
        self.assertEqual(self.out("-c", code), "0 0 0 0 0 False 0\n")
        self.assertEqual(self.out("-dsSqPbb", "-c", code), "1 0 1 1 1 True 2\n")

    def test_the_options_of_warnings_the_weakest_first(self):
        code = "import sys; print(sys.warnoptions)"
        self.assertEqual(self.out("-X", "dev", "-b", "-W", "once", "-Wignore", "-c", code, env={"PYTHONWARNINGS": "always,error::UserWarning"}),
                         "['default', 'always', 'error::UserWarning', 'once', 'ignore', 'default::BytesWarning']\n")

    def test_a_bad_option_of_warnings_is_told_and_ignored(self):
        done = self.run_viv("-W", "foo", "-W", "error::Nope", "-c", "print(1)")
        self.assertEqual((done.status, done.out), (0, "1\n"))
        self.assertIn("Invalid -W option ignored: invalid action: 'foo'\n", done.err)
        self.assertIn("Invalid -W option ignored: unknown warning category: 'Nope'\n", done.err)

    def test_an_x_option_with_an_empty_value(self):
        self.assertEqual(self.out("-X", "foo=", "-c", "import sys; print(sys._xoptions)"), "{'foo': ''}\n")

    def test_help_on_the_environment_and_the_x_options(self):
        self.assertIn("PYTHONPATH", self.out("--help-env"))
        self.assertIn("importtime", self.out("--help-xoptions"))
        self.assertIn("PYTHONPATH", self.out("--help-all"))

    @viv_only
    def test_show_refcount_prints_counts_after_each_statement(self):
        done = self.run_viv("-X", "showrefcount", "-i", "-q", stdin="x = 1\n")
        self.assertRegex(done.err, r"\[\d+ refs, \d+ blocks\]")

    @viv_only
    def test_the_number_of_allocations(self):
        done = self.run_viv("--count-allocs", "-c", "pass")
        self.assertRegex(done.err, r"(?m)^allocations: \d+$")

    @viv_only
    def test_a_failing_allocation_ends_in_a_memory_error_or_nothing(self):
        for index in (1, 10, 100, 1000, 5000):
            done = self.run_viv("--fail-alloc", index, "-c", "print([str(i) for i in range(100)][-1])")
            self.assertTrue((done.status, done.out) == (0, "99\n") or "MemoryError" in done.err, (index, done))


class Environment(CommandLineTest):
    def out(self, code, env, *options):
        done = self.run_viv(*options, "-c", code, env=env)
        self.assertEqual((done.status, done.err), (0, ""), done)
        return done.out

    def test_python_path_is_searched(self):
        self.write("lib/found.py", "x = 5")
        self.assertEqual(self.out("import found; print(found.x)", {"PYTHONPATH": f"{self.folder}/lib"}), "5\n")

    def test_e_ignores_the_environment(self):
        self.write("lib/found.py", "x = 5")
        done = self.run_viv("-E", "-c", "import found", env={"PYTHONPATH": f"{self.folder}/lib"})
        self.assertIn("ModuleNotFoundError", done.err)

    def test_hash_seed_makes_hashes_repeatable(self):
        runs = {self.out("print(hash('some text'))", {"PYTHONHASHSEED": "7"}) for _ in range(3)}
        self.assertEqual(len(runs), 1)

    def test_hashes_of_text_differ_from_run_to_run_otherwise(self):
        runs = {self.out("print(hash('some text'))", {"PYTHONHASHSEED": "random"}) for _ in range(4)}
        self.assertGreater(len(runs), 1)

    def test_a_bad_hash_seed_is_refused(self):
        done = self.run_viv("-c", "pass", env={"PYTHONHASHSEED": "x"})
        self.assertNotEqual(done.status, 0)
        self.assertIn('PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]', done.err)

    def test_optimisation_by_variable(self):
        self.assertEqual(self.out("print(__debug__)", {"PYTHONOPTIMIZE": "1"}), "False\n")

    def test_warnings_by_variable(self):
        done = self.run_viv("-c", "import warnings; warnings.warn('w')", env={"PYTHONWARNINGS": "error"})
        self.assertEqual(done.status, 1)

    def test_encoding_by_variable(self):
        done = self.run_viv("-c", "print('é')", env={"PYTHONIOENCODING": "ascii:backslashreplace"})
        self.assertEqual(done.out, "\\xe9\n")

    def test_tracemalloc_by_variable(self):
        self.assertEqual(self.out("import tracemalloc; print(tracemalloc.get_traceback_limit())", {"PYTHONTRACEMALLOC": "3"}), "3\n")

    def test_int_digits_by_variable(self):
        self.assertEqual(self.out("print(len(str(10 ** 5000)))", {"PYTHONINTMAXSTRDIGITS": "0"}), "5001\n")

    def test_breakpoint_can_be_switched_off(self):
        self.assertEqual(self.out("breakpoint(); print(1)", {"PYTHONBREAKPOINT": "0"}), "1\n")


if __name__ == "__main__":
    unittest.main()
