"""What becomes of the command line: sys.argv, sys.path[0], __name__ and __file__ for every way to name a program."""
import unittest
import zipfile

from command_line import CommandLineTest

SHOW = "import sys; print(sys.argv, repr(sys.path[0]), __name__, globals().get('__file__'), __package__)\n"


class Arguments(CommandLineTest):
    def shown(self, *arguments, stdin=""):
        done = self.run_viv(*arguments, stdin=stdin)
        self.assertEqual((done.status, done.err), (0, ""), done)
        return done.out.rstrip("\n")

    def test_a_script_gets_its_arguments(self):
        self.write("a.py", SHOW)
        self.assertEqual(self.shown("a.py", "x", "-y"),
                         f"['a.py', 'x', '-y'] '{self.folder}' __main__ {self.folder}/a.py None")

    def test_a_script_in_a_folder_finds_its_neighbours(self):
        self.write("sub/a.py", SHOW + "import neighbour\n")
        self.write("sub/neighbour.py", "print('neighbour')")
        self.assertEqual(self.shown("sub/a.py"), f"['sub/a.py'] '{self.folder}/sub' __main__ {self.folder}/sub/a.py None\nneighbour")

    def test_options_end_at_the_script(self):
        self.write("a.py", "import sys; print(sys.argv, sys.flags.optimize)")
        self.assertEqual(self.shown("a.py", "-O", "-c", "x", "--", "-h"), "['a.py', '-O', '-c', 'x', '--', '-h'] 0")

    def test_a_command_gets_its_arguments(self):
        self.assertEqual(self.shown("-c", SHOW, "a", "-b"), "['-c', 'a', '-b'] '' __main__ None None")

    def test_a_command_may_be_glued_to_its_option(self):
        self.assertEqual(self.shown("-cprint(1)"), "1")

    def test_short_options_may_be_grouped(self):
        self.assertEqual(self.shown("-OEc", "import sys; print(sys.flags.optimize, sys.flags.ignore_environment)"), "1 1")

    def test_standard_input_is_the_program_when_there_is_none(self):
        self.assertEqual(self.shown(stdin=SHOW), "[''] '' __main__ <stdin> None")

    def test_a_dash_names_standard_input(self):
        self.assertEqual(self.shown("-", "1", "2", stdin=SHOW), "['-', '1', '2'] '' __main__ <stdin> None")

    def test_a_module_is_run_as_main(self):
        self.write("a.py", SHOW)
        self.assertEqual(self.shown("-m", "a", "q"), f"['{self.folder}/a.py', 'q'] '{self.folder}' __main__ {self.folder}/a.py ")

    def test_a_package_is_run_by_its_main(self):
        self.write("pk/__init__.py", "")
        self.write("pk/__main__.py", SHOW)
        self.assertEqual(self.shown("-m", "pk", "z"),
                         f"['{self.folder}/pk/__main__.py', 'z'] '{self.folder}' __main__ {self.folder}/pk/__main__.py pk")

    def test_a_folder_is_run_by_its_main(self):
        self.write("pk/__main__.py", "import sys; print(sys.argv, sys.path[0], __name__, repr(__package__))")
        self.assertEqual(self.shown("pk", "z"), f"['pk', 'z'] {self.folder}/pk __main__ ''")

    def test_a_zip_file_is_run_by_its_main(self):
        with zipfile.ZipFile(self.folder / "app.zip", "w") as archive:
            archive.writestr("__main__.py", "import helper, sys; print(helper.x, sys.argv)")
            archive.writestr("helper.py", "x = 5")
        self.assertEqual(self.shown("app.zip", "a"), "5 ['app.zip', 'a']")

    def test_an_error_in_a_module_run_as_main_shows_who_ran_it(self):
        self.write("a.py", "1/0\n")
        done = self.run_viv("-m", "a")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.err.startswith('Traceback (most recent call last):\n  File "<frozen runpy>", line 198, in _run_module_as_main\n'
                                            '  File "<frozen runpy>", line 88, in _run_code\n'
                                            f'  File "{self.folder}/a.py", line 1, in <module>\n'), done.err)

    def test_modules_are_imported_from_an_archive(self):
        with zipfile.ZipFile(self.folder / "lib.zip", "w") as archive:
            archive.writestr("pk/__init__.py", "from . import part")
            archive.writestr("pk/part.py", "x = 7")
        code = "import sys; sys.path.insert(0, 'lib.zip'); import pk.part; print(pk.part.x, pk.__path__, pk.part.__file__)"
        self.assertEqual(self.shown("-c", code), "7 ['lib.zip/pk'] lib.zip/pk/part.py")

    def test_a_script_behind_a_link_finds_the_neighbours_of_the_file(self):
        self.write("real/a.py", "import neighbour")
        self.write("real/neighbour.py", "print('neighbour')")
        (self.folder / "link.py").symlink_to("real/a.py")
        self.assertEqual(self.shown("link.py"), "neighbour")

    def test_hooks_of_the_program_find_modules_on_the_path(self):
        code = """
            import sys
            class Finder:
                def find_spec(self, name, target=None): print('asked for', name)
            def hook(entry):
                if entry != 'special': raise ImportError
                return Finder()
            sys.path_hooks.insert(0, hook)
            sys.path.insert(0, 'special')
            try: import nope_not_here
            except ImportError: print('not found')
            """
        self.write("a.py", code)
        self.assertEqual(self.shown("a.py"), "asked for nope_not_here\nnot found")

    def test_orig_argv_keeps_everything(self):
        self.assertEqual(self.shown("-O", "-c", "import sys; print(sys.orig_argv[1:])", "x"),
                         "['-O', '-c', 'import sys; print(sys.orig_argv[1:])', 'x']")

    def test_sys_executable_names_the_interpreter(self):
        self.assertRegex(self.shown("-c", "import sys; print(sys.executable)"), r"^/.*/\S+$")


class Errors(CommandLineTest):
    def test_a_folder_without_main_cannot_be_run(self):
        (self.folder / "empty").mkdir()
        done = self.run_viv("empty")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.err.endswith(f": can't find '__main__' module in '{self.folder}/empty'\n"), done.err)

    def test_a_module_that_does_not_exist(self):
        done = self.run_viv("-m", "nope_not_here")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.err.endswith(": No module named nope_not_here\n"), done.err)

    def test_a_package_without_main(self):
        self.write("pk/__init__.py", "")
        done = self.run_viv("-m", "pk")
        self.assertEqual(done.status, 1)
        self.assertTrue(done.err.endswith(": No module named pk.__main__; 'pk' is a package and cannot be directly executed\n"), done.err)

    def test_the_name_of_a_file_given_to_m(self):
        done = self.run_viv("-m", "nope.py")
        self.assertTrue(done.err.endswith(": Error while finding module specification for 'nope.py' (ModuleNotFoundError: No module named "
                                          "'nope'). Try using 'nope' instead of 'nope.py' as the module name.\n"), done.err)

    def test_a_builtin_module_cannot_be_run(self):
        self.assertTrue(self.run_viv("-m", "sys").err.endswith(": No code object available for sys\n"))

    def test_an_unknown_long_option(self):
        done = self.run_viv("--foo")
        self.assertEqual((done.status, done.err.splitlines()[0]), (2, "unknown option --foo"))

    def test_an_unknown_option(self):
        done = self.run_viv("-Z")
        self.assertEqual(done.status, 2)
        lines = done.err.splitlines()
        self.assertEqual(lines[0], "Unknown option: -Z")
        self.assertRegex(lines[1], r"^usage: \S+ \[option\] \.\.\. \[-c cmd \| -m mod \| file \| -\] \[arg\] \.\.\.$")
        self.assertRegex(lines[2], r"^Try `\S+ -h' for more information\.$")

    def test_c_without_a_command(self):
        done = self.run_viv("-c")
        self.assertEqual(done.status, 2)
        self.assertEqual(done.err.splitlines()[0], "Argument expected for the -c option")

    def test_m_without_a_module(self):
        done = self.run_viv("-m")
        self.assertEqual(done.status, 2)
        self.assertEqual(done.err.splitlines()[0], "Argument expected for the -m option")

    def test_a_file_that_is_not_utf8(self):
        (self.folder / "a.py").write_bytes(b"x = '\xff'\n")
        done = self.run_viv("a.py")
        self.assertEqual(done.status, 1)
        self.assertIn("SyntaxError: Non-UTF-8 code starting with '\\xff' in file", done.err)


class Sources(CommandLineTest):
    def test_a_coding_line_is_honoured(self):
        (self.folder / "a.py").write_bytes(b"# -*- coding: latin-1 -*-\nprint(ascii('\xe9'))\n")
        self.expect(self.run_viv("a.py"), out="'\\xe9'\n")

    def test_a_byte_order_mark_is_skipped(self):
        (self.folder / "a.py").write_bytes(b"\xef\xbb\xbfprint(1)\n")
        self.expect(self.run_viv("a.py"), out="1\n")

    def test_carriage_returns_end_lines_too(self):
        (self.folder / "a.py").write_bytes(b"if True:\r\n    print(1)\r\nprint('a\\\r\nb')\r\n")
        self.expect(self.run_viv("a.py"), out="1\nab\n")

    def test_an_empty_file_is_a_program(self):
        self.write("a.py", "")
        self.expect(self.run_viv("a.py"))

    def test_a_file_without_a_last_newline(self):
        (self.folder / "a.py").write_bytes(b"if 1:\n  print(1)")
        self.expect(self.run_viv("a.py"), out="1\n")

    def test_x_skips_the_first_line(self):
        self.write("a.py", "not python at all !!\nprint(2)\n")
        self.expect(self.run_viv("-x", "a.py"), out="2\n")

    def test_a_hash_bang_line_is_a_comment(self):
        self.write("a.py", "#!/usr/bin/env python\nprint(3)\n")
        self.expect(self.run_viv("a.py"), out="3\n")


if __name__ == "__main__":
    unittest.main()
