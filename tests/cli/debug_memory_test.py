"""PYTHONMALLOC: what stands around blocks, and what is said where the value is none. Holds under CPython, too."""
from command_line import CommandLineTest

LOOK = """\
import ctypes, sys
text = "x" * 99 + str(1)
number = float("1.5")
items = [1, 2, 3]
def at(address, count): return ctypes.string_at(address, count).hex()
for each, head in (text, 0), (number, 0), (items, 16):
    start = id(each) - head
    print(at(start - 16, 16))
print(at(id(text) + sys.getsizeof(text), 8), at(id(number) + sys.getsizeof(number), 8))
"""


class DebugMemory(CommandLineTest):
    def test_the_guards_of_blocks_can_be_read(self):
        self.write("a.py", LOOK)
        for mode in ("debug", "pymalloc_debug", "malloc_debug"):
            self.expect(self.run_viv("a.py", env={"PYTHONMALLOC": mode}), out=(
                "00000000000000956ffdfdfdfdfdfdfd\n"
                "00000000000000186ffdfdfdfdfdfdfd\n"
                "00000000000000386ffdfdfdfdfdfdfd\n"
                "fdfdfdfdfdfdfdfd fdfdfdfdfdfdfdfd\n"))

    def test_sizes_and_counts_are_the_same(self):
        code = "import sys; x = []; print(sys.getsizeof('abc'), sys.getrefcount(x), sys.getsizeof(x))"
        self.assertEqual(self.run_viv("-c", code, env={"PYTHONMALLOC": "debug"}), self.run_viv("-c", code))

    def fatal(self, text, state="preinitializing", **options):
        self.expect(self.run_viv(*options.get("arguments", ()), "-c", "", env=options.get("env")), status=1,
                    err=f"Fatal Python error: {text}\nPython runtime state: {state}\n\n")

    def test_what_is_no_allocator(self):
        self.fatal("preconfig_init_allocator: PYTHONMALLOC: unknown allocator", env={"PYTHONMALLOC": "x"})

    def test_other_values_that_end_the_start(self):
        self.fatal("preconfig_init_utf8_mode: invalid -X utf8 option value", arguments=("-X", "utf8=2"))
        self.fatal('bad value for option -X frozen_modules (expected "on" or "off")', "preinitialized", arguments=("-X", "frozen_modules=x"))
        self.fatal('config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]', "preinitialized",
                   env={"PYTHONHASHSEED": "x"})

    def test_what_fails_when_there_is_a_thread(self):
        for arguments, env, text, exception in (
                (("-X", "tracemalloc=100000"), {}, "init_interp_main: can't initialize tracemalloc",
                 "ValueError: the number of frames must be in range [1; 65535]"),
                ((), {"PYTHONIOENCODING": "nothing"}, "init_stdio_encoding: failed to get the Python codec name of the stdio encoding",
                 "LookupError: unknown encoding: nothing")):
            done = self.run_viv(*arguments, "-c", "", env=env)
            self.assertRegex(done.err, r"^Fatal Python error: (.*)\nPython runtime state: core initialized\n(.*)\n\n"
                                       r"Current thread 0x[0-9a-f]{16} \(most recent call first\):\n  <no Python frame>\n$")
            self.assertEqual((done.status, done.err.splitlines()[0], done.err.splitlines()[2]), (1, "Fatal Python error: " + text, exception))

    def test_the_state_of_the_allocator_at_the_end(self):
        done = self.run_viv("-c", "", env={"PYTHONMALLOCSTATS": "1"})
        self.assertIn("Small block threshold = 512, in 32 size classes.\n\nclass   size   num pools   blocks in use  avail blocks\n"
                      "-----   ----   ---------   -------------  ------------\n", done.err)
