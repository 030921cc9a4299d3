"""`viv -m memray`: recording programs, and the reports of what was recorded."""
import json
import os
import re
import signal
import unittest

import browser
from command_line import CommandLineTest, INTERP, viv_only

SCRIPT = """\
import sys

def keep(n):
    return bytearray(n * 1000)

def drop():
    bytearray(2_000_000)

def work():
    kept = keep(500)
    drop()
    return kept

kept = work()
print("ran", sys.argv)
"""

# The command line of a build that has no d3-flame-graph.
STATIC = """\
import _memray
text = _memray.page_text
_memray.page_text = lambda name: None if name.startswith("d3") else text(name)
from memray._commands import main
main()
"""

RECORDED = """\
[memray] Successfully generated profile results.

You can now generate reports from the stored allocation records.
Some example commands to generate reports:

{interp} -m memray flamegraph {file}
"""


class MemrayTest(CommandLineTest):
    def memray(self, *arguments, **options):
        return self.run_viv("-m", "memray", *arguments, **options)

    def out(self, *arguments, **options):
        done = self.memray(*arguments, **options)
        self.assertEqual((done.status, done.err), (0, ""), done)
        return done.out

    def record(self, source=SCRIPT):
        self.write("a.py", source)
        self.out("run", "-q", "-f", "-o", "a.bin", "a.py")


@viv_only
class Run(MemrayTest):
    def test_the_file_has_the_name_of_the_script_and_the_process(self):
        self.write("a.py", "import os\nprint(os.getpid())\n")
        lines = self.out("run", "a.py").splitlines(True)
        name = f"memray-a.py.{lines[1].strip()}.bin"
        self.assertEqual(lines[0], f"Writing profile results into {name}\n")
        self.assertEqual("".join(lines[2:]), RECORDED.format(interp=os.path.abspath(INTERP), file=name))
        self.assertGreater((self.folder / name).stat().st_size, 100)

    def test_the_file_is_beside_a_script_in_another_folder(self):
        self.write("sub/a.py", "pass\n")
        self.assertRegex(self.out("run", "sub/a.py"), r"^Writing profile results into sub/memray-a\.py\.\d+\.bin\n")

    def test_the_program_finds_itself_as_main_with_its_arguments(self):
        self.write("a.py", "import sys, __main__\nx = 1\nprint(sys.argv, __name__, __file__, __main__.x, sys.path[0] == sys.argv[1])\n")
        self.assertEqual(self.out("run", "-q", "-o", "a.bin", "a.py", self.folder, "-q"),
                         f"['a.py', '{self.folder}', '-q'] __main__ a.py 1 True\n")

    def test_commands_and_modules(self):
        self.write("mod.py", "import sys\nprint(__name__, sys.argv[1:])\n")
        self.assertEqual(self.out("run", "-q", "-o", "a.bin", "-m", "mod", "x"), "__main__ ['x']\n")
        self.assertEqual(self.out("run", "-q", "-o", "b.bin", "-c", "import sys; print(sys.argv)", "y"), "['-c', 'y']\n")
        done = self.memray("run", "-q", "-o", "c.bin", "-m", "nonesuch")
        self.assertEqual((done.status, done.out, done.err), (1, "", "memray: No module named nonesuch\n"))

    def test_an_existing_file_is_only_overwritten_by_force(self):
        self.write("a.py", "print(1)\n")
        self.write("a.bin", "precious")
        done = self.memray("run", "-q", "-o", "a.bin", "a.py")
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual(done.err, "Output file a.bin already exists. Memray can overwrite it with the --force CLI argument or the "
                                   "overwrite=True API argument.\n")
        self.assertEqual((self.folder / "a.bin").read_text(), "precious")
        self.assertEqual(self.out("run", "-q", "-f", "-o", "a.bin", "a.py"), "1\n")

    def test_programs_that_cannot_run(self):
        self.write("bad.py", "x = (\n")
        for arguments, message in ((("bad.py",), "Only valid Python files or commands can be executed under memray\n"),
                                   (("-c", "1 +"), "Only valid Python files or commands can be executed under memray\n"),
                                   (("none.py",), "[Errno 2] No such file or directory: 'none.py'\n"),
                                   ((".",), "[Errno 21] Is a directory: '.'\n")):
            done = self.memray("run", "-q", *arguments)
            self.assertEqual((done.status, done.out, done.err), (1, "", message))
        self.assertEqual(list(self.folder.glob("*.bin")), [])

    def test_the_program_is_compiled_once(self):
        self.write("a.py", "assert (1, 'always true')\nprint('ran')\n")
        done = self.memray("run", "-q", "-o", "a.bin", "a.py")
        self.assertEqual((done.status, done.out, done.err.count("SyntaxWarning")), (0, "ran\n", 1))

    def test_the_exit_status_is_the_programs_and_the_recording_is_whole(self):
        self.write("a.py", "import sys\nx = bytearray(10 ** 6)\nsys.exit(3)\n")
        self.assertEqual(self.memray("run", "-q", "-o", "a.bin", "a.py").status, 3)
        self.write("b.py", "x = bytearray(10 ** 6)\n1 / 0\n")
        done = self.memray("run", "-q", "-o", "b.bin", "b.py")
        self.assertEqual(done.status, 1)
        self.assertIn("ZeroDivisionError", done.err)
        for name in ("a.bin", "b.bin"):
            self.assertIn("1.000MB", self.out("stats", name))

    def test_a_program_that_is_killed_leaves_what_it_did(self):
        self.write("a.py", "import os, signal\nx = bytearray(10 ** 6)\nos.kill(os.getpid(), signal.SIGKILL)\n")
        self.assertEqual(self.memray("run", "-q", "-o", "a.bin", "a.py").status, -signal.SIGKILL)
        self.assertIn("<module>:a.py:2 -> 1.000MB", self.out("stats", "a.bin"))

    def test_a_full_disk_ends_the_recording_not_the_program(self):
        self.write("a.py", "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000,) * 2)\n"
                           "for number in range(1_000_000):\n    [number]\nprint('done')\n")
        done = self.memray("run", "-q", "-o", "a.bin", "a.py")
        self.assertEqual((done.status, done.out), (1, "done\n"), done)
        self.assertEqual(done.err, "The recording in a.bin is not complete: [Errno 27] File too large\n")
        self.assertLess((self.folder / "a.bin").stat().st_size, 1_500_000)
        self.assertIn("Total allocations", self.out("stats", "a.bin"))

    def test_live_shows_what_is_held_and_gives_back_the_status(self):
        self.write("a.py", "import sys\ndef keep():\n    return bytearray(10 ** 6)\nkept = keep()\nprint('ran', sys.argv)\nsys.exit(3)\n")
        done = self.memray("run", "--live", "a.py", "x", env={"COLUMNS": "120"})
        self.assertEqual((done.status, done.err), (3, ""), done)
        self.assertTrue(done.out.startswith("ran ['a.py', 'x']\nMemray live tracking\nPID: "), done.out)
        self.assertRegex(done.out, r"(?m)^Heap size: 1\.0\d\dMB   Peak: 1\.0\d\dMB   Allocations: \d+   Duration: \d+\.\d seconds   has exited$")
        self.assertRegex(done.out, r"(?m)^│ keep at a\.py +│ +1\.000MB │")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.py"])
        self.assertEqual(self.memray("run", "--live", "-o", "a.bin", "a.py").status, 2)

    def test_what_is_not_supported_is_refused_with_its_reason(self):
        self.write("a.py", "pass\n")
        for option, reason in (("--native", "stacks hold frames of Python only"), ("--follow-fork", "a child process is not recorded")):
            done = self.memray("run", option, "a.py")
            self.assertEqual((done.status, done.out, done.err), (1, "", f"memray run {option}: {reason}\n"), done)
        for arguments, reason in ((("--live", "--aggregate"), "--aggregate cannot be used with the live TUI"),
                                  (("--live-remote", "--aggregate"), "--aggregate cannot be used with the live TUI"),
                                  (("--live-remote", "-o", "x"), "The --live-remote argument cannot be used with --output"),
                                  (("--live-remote", "--live"), "The --live argument cannot be used with --live-remote"),
                                  (("--live-port", "9"), "The --live-port argument requires --live-remote")):
            done = self.memray("run", *arguments, "a.py")
            self.assertEqual((done.status, done.out, done.err.splitlines()[-1]), (2, "", f"memray: error: {reason}"), done)

    def test_an_aggregated_file_is_small_and_knows_peak_and_leaks(self):
        self.write("a.py", SCRIPT + "for number in range(20_000):\n    str(number)\n")
        self.out("run", "-q", "-o", "a.bin", "a.py")
        self.out("run", "-q", "--aggregate", "-o", "b.bin", "a.py")
        sizes = [(self.folder / name).stat().st_size for name in ("a.bin", "b.bin")]
        self.assertGreater(sizes[0], 10 * sizes[1])
        for report in (("tree",), ("summary",)):
            self.assertEqual(self.out(*report, "a.bin"), self.out(*report, "b.bin"))
        for options in ((), ("--leaks",)):
            texts = []
            for name in ("a.bin", "b.bin"):
                self.out("transform", "csv", "-f", "-o", "a.csv", *options, name)
                texts.append((self.folder / "a.csv").read_text())
            self.assertEqual(*texts)
        self.assertIn("Wrote f.html", self.out("flamegraph", "-o", "f.html", "b.bin"))
        self.assertIn("Wrote t.html", self.out("table", "-o", "t.html", "b.bin"))
        for arguments, message in ((("stats",), "Can't compute statistics using a pre-aggregated capture file.\n"),
                                   (("tree", "--temporary-allocations"),
                                    "Can't find temporary allocations using a pre-aggregated capture file.\n"),
                                   (("flamegraph", "--temporal", "-o", "g.html"),
                                    "Can't get allocation history using a pre-aggregated capture file.\n")):
            done = self.memray(*arguments, "b.bin")
            self.assertEqual((done.status, done.out, done.err), (1, "", message), done)

    def test_an_aggregated_file_without_its_end_is_refused(self):
        self.write("a.py", "import os, signal\nx = bytearray(10 ** 6)\nos.kill(os.getpid(), signal.SIGKILL)\n")
        self.assertEqual(self.memray("run", "-q", "--aggregate", "-o", "a.bin", "a.py").status, -signal.SIGKILL)
        done = self.memray("tree", "a.bin")
        self.assertEqual((done.status, done.out), (1, ""), done)
        self.assertEqual(done.err, "Failed to parse allocation records in a.bin\nReason: The file has no records: an aggregated one gets "
                                   "them when the recording ends, and this one did not end.\n")

    def test_a_forked_child_is_not_recorded(self):
        self.write("a.py", "import os\npid = os.fork()\nx = bytearray(10 ** 6 if pid else 10 ** 7)\nif not pid: os._exit(0)\n"
                           "os.waitpid(pid, 0)\n")
        self.out("run", "-q", "-o", "a.bin", "a.py")
        self.assertIn("<module>:a.py:3 -> 1.000MB", self.out("stats", "a.bin"))


@viv_only
class Reports(MemrayTest):
    def test_stats(self):
        self.record()
        text = self.out("stats", "-n", "2", "a.bin")
        heads = [line for line in text.splitlines() if line and not line.startswith("\t")]
        self.assertEqual(heads, ["📏 Total allocations:", "📦 Total memory allocated:", "📈 Peak memory usage:",
                                 "📊 Histogram of allocation size:", "📂 Allocator type distribution:",
                                 "🥇 Top 2 largest allocating locations (by size):",
                                 "🥇 Top 2 largest allocating locations (by number of allocations):",
                                 "🥇 Top 2 allocating modules (by size):", "🥇 Top 2 allocating modules (by number of allocations):"])
        self.assertIn("\t- drop:a.py:7 -> 2.000MB\n\t- keep:a.py:4 -> 500.089kB\n", text)
        self.assertIn("\tmax: 2.000MB\n", text)
        self.assertRegex(text, r"\n\t<=2\.000MB  : +1 ▇+\n")

    def test_stats_as_json(self):
        self.record()
        self.assertEqual(self.out("stats", "--json", "a.bin"), "Wrote memray-stats-a.bin.json\n")
        data = json.loads((self.folder / "memray-stats-a.bin.json").read_text())
        self.assertEqual(data["top_allocations_by_size"][0], {"location": "drop:a.py:7", "size": 2_000_057})
        self.assertEqual(sum(row["count"] for row in data["allocation_size_histogram"]), data["total_num_allocations"])
        self.assertEqual(data["metadata"]["command_line"].split()[-1], "a.py")
        self.assertEqual(data["metadata"]["python_allocator"], "pymalloc")
        done = self.memray("stats", "--json", "a.bin")
        self.assertEqual((done.status, done.err),
                         (1, "File already exists, will not overwrite without --force: memray-stats-a.bin.json\n"))
        self.assertEqual(self.out("stats", "--json", "-f", "a.bin"), "Wrote memray-stats-a.bin.json\n")

    def test_tree(self):
        self.record()
        lines = self.out("tree", "-b", "3", "a.bin").splitlines()
        self.assertRegex(lines[0], r"^📂 2\.50\dMB \(100\.00 %\) <ROOT>$")
        self.assertRegex(lines[1], r"^├── 📂 2\.500MB \(99\.\d\d %\) <module>  a\.py:14$")
        self.assertRegex(lines[2], r"^│   ├── 📂 2\.000MB \(\d\d\.\d\d %\) work  a\.py:11$")
        self.assertRegex(lines[3], r"^│   │   └── 📄 2\.000MB \(\d\d\.\d\d %\) drop  a\.py:7$")
        self.assertRegex(lines[4], r"^│   └── 📂 500\.057kB \(\d\d\.\d\d %\) work  a\.py:10$")
        self.assertRegex(lines[-1], r"^└── ❓ .*B \(0\.\d\d %\) \d+ allocations from \d+ locations below the configured threshold$")
        self.assertRegex(self.out("tree", "--temporary-allocations", "a.bin").splitlines()[0], r"^📂 2\.0\d*MB \(100\.00 %\) <ROOT>$")

    def test_summary(self):
        self.record()
        lines = self.out("summary", "a.bin", env={"COLUMNS": "140"}).splitlines()
        self.assertEqual({len(line) for line in lines}, {140})
        header = zip(*([cell.strip() for cell in line.strip("┃").split("┃")] for line in lines if line.startswith("┃")))
        self.assertEqual([" ".join(filter(None, words)) for words in header],
                         ["Location", "<Total Memory>", "Total Memory %", "Own Memory", "Own Memory %", "Allocation Count"])
        rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in lines if line.startswith("│")]
        self.assertEqual([row[0] for row in rows], ["work at a.py", "<module> at a.py", "drop at a.py", "keep at a.py"])
        self.assertEqual([row[3] for row in rows], ["0.000B", "0.000B", "2.000MB", "500.057kB"])
        by_own = self.out("summary", "-s", "3", "-r", "1", "a.bin", env={"COLUMNS": "140"})
        self.assertIn("<Own", by_own)
        self.assertIn("drop at a.py", by_own)
        self.assertNotIn("keep at a.py", by_own)
        self.assertEqual(self.memray("summary", "-s", "9", "a.bin").status, 2)

    def test_transform(self):
        self.record()
        self.assertEqual(self.out("transform", "speedscope", "a.bin"), "Wrote memray-speedscope-a.speedscope.json\n")
        data = json.loads((self.folder / "memray-speedscope-a.speedscope.json").read_text())
        profile = data["profiles"][0]
        self.assertEqual((profile["unit"], profile["type"], profile["endValue"]), ("bytes", "sampled", sum(profile["weights"])))
        biggest = profile["samples"][profile["weights"].index(max(profile["weights"]))]
        self.assertEqual([data["shared"]["frames"][number]["name"] for number in biggest], ["<module>", "work", "drop"])

        self.out("transform", "collapsed", "-o", "c.txt", "a.bin")
        self.assertIn("<module> (a.py:14);work (a.py:11);drop (a.py:7) 2000057\n", (self.folder / "c.txt").read_text())
        self.out("transform", "collapsed", "--leaks", "-f", "-o", "c.txt", "a.bin")
        self.assertNotIn("drop", (self.folder / "c.txt").read_text())

        self.assertIn("Wrote g.json\n", self.out("transform", "gprof2dot", "-o", "g.json", "a.bin"))
        data = json.loads((self.folder / "g.json").read_text())
        event = max(data["events"], key=lambda event: event["cost"])
        self.assertEqual([data["functions"][number]["name"] for number in event["callchain"]], ["drop", "work", "<module>"])

        self.out("transform", "csv", "-o", "a.csv", "a.bin")
        rows = (self.folder / "a.csv").read_text().splitlines()
        self.assertEqual(rows[0], "allocator,num_allocations,size,tid,thread_name,stack_trace")
        self.assertIn("PYMALLOC_MALLOC,2,2000057,-1,merged thread,drop;a.py;7|work;a.py;11|<module>;a.py;14", rows)
        done = self.memray("transform", "svg", "a.bin")
        self.assertEqual((done.status, done.err), (1, "Format not supported: svg\n"))

    def test_files_that_are_no_recordings(self):
        self.write("a.txt", "hello\n")
        for command in ("stats", "tree", "summary", "table", "flamegraph"):
            done = self.memray(command, "none.bin")
            self.assertEqual((done.status, done.out, done.err), (1, "", "No such file: none.bin\n"))
            done = self.memray(command, "a.txt")
            self.assertEqual((done.status, done.out), (1, ""))
            self.assertEqual(done.err, "Failed to parse allocation records in a.txt\n"
                                       "Reason: The provided input file does not look like a binary generated by memray.\n")

    def test_files_that_end_early_or_are_damaged(self):
        self.record("".join(f"x{number} = bytearray({number} * 1000)\n" for number in range(1, 60)))
        whole = (self.folder / "a.bin").read_bytes()
        (self.folder / "half.bin").write_bytes(whole[:-100])
        self.assertIn("<module>:a.py:30 -> 30.0", self.out("stats", "-n", "60", "half.bin"))
        self.out("tree", "half.bin")
        # Where the records begin depends on addresses; one does within so many bytes.
        for place in range(len(whole) - 100, len(whole) - 60):
            (self.folder / "bad.bin").write_bytes(whole[:place] + b"\x0f" + whole[place + 1:])
            if self.memray("stats", "bad.bin").status:
                break
        for command in ("stats", "tree", "summary", "flamegraph"):
            done = self.memray(command, "bad.bin")
            self.assertEqual((done.status, done.out), (1, ""))
            self.assertRegex(done.err, r"^Failed to parse allocation records in bad\.bin\n"
                                       r"Reason: The file is damaged: there is no record at byte \d+\.\n$")
        # Any other damage is told of as well, or makes other numbers.
        for place in range(8, len(whole), 17):
            (self.folder / "bad.bin").write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1:])
            done = self.memray("stats", "bad.bin")
            self.assertNotIn("Traceback", done.err, place)

    def test_a_program_without_allocations_has_reports(self):
        self.record("pass\n")
        for command in ("stats", "tree", "summary", "table", "flamegraph"):
            self.out(command, "a.bin")


@viv_only
class Pages(MemrayTest):
    def test_names_and_refusals(self):
        self.write("a.py", SCRIPT)
        self.out("run", "-q", "-o", "memray-a.py.1.bin", "a.py")
        self.assertEqual(self.out("flamegraph", "memray-a.py.1.bin"), "Wrote memray-flamegraph-a.py.1.html\n")
        self.assertEqual(self.out("table", "--leaks", "memray-a.py.1.bin"), "Wrote memray-table-a.py.1.html\n")
        done = self.memray("table", "memray-a.py.1.bin")
        self.assertEqual((done.status, done.err),
                         (1, "File already exists, will not overwrite without --force: memray-table-a.py.1.html\n"))

    def test_pages_need_nothing_from_elsewhere(self):
        self.record(SCRIPT + "# </script><script>throw 1</script>\n")
        self.out("flamegraph", "a.bin")
        self.out("table", "a.bin")
        for name in ("memray-flamegraph-a.html", "memray-table-a.html"):
            text = (self.folder / name).read_text()
            self.assertEqual(re.findall(r"<(?:script|img|iframe)[^>]*\ssrc=|<link[^>]*href=\"http|@import|url\(http", text), [])

    def data(self, *options):
        done = self.memray("flamegraph", "-f", "-o", "f.html", *options, "a.bin")
        if "needs d3-flame-graph" in done.err:
            self.skipTest("this build draws static flame graphs")
        self.assertEqual((done.status, done.err), (0, ""), done)
        text = (self.folder / "f.html").read_text()
        data = json.loads(re.search(r'<script type="application/json" id="report">(.*?)</script>', text).group(1))
        if "views" not in data:
            self.skipTest("this build draws static flame graphs")
        return data

    def test_the_data_of_a_flame_graph(self):
        self.record()
        data = self.data()
        peak, leaks = data["views"]
        self.assertEqual([peak["name"], leaks["name"], data["start"]], ["peak", "leaks", 0])

        def named(view, name):
            return [node for node in view["nodes"] if data["places"][node[1]][0] == name]

        (drop,) = named(peak, "drop")
        self.assertEqual((drop[2], data["places"][drop[1]]), (2_000_057, ["drop", "a.py", 7, "bytearray(2_000_000)"]))
        self.assertEqual(data["places"][peak["nodes"][drop[0]][1]][0], "work")
        self.assertEqual((named(leaks, "drop"), named(leaks, "keep")[0][2]), ([], 500_057))
        for view in data["views"]:
            self.assertEqual(view["size"], view["nodes"][0][2])
            for number, node in enumerate(view["nodes"]):
                self.assertLess(node[0], number)
        inverted = self.data("--inverted", "--leaks")
        self.assertEqual(inverted["start"], 1)
        tops = {inverted["places"][node[1]][0] for node in inverted["views"][0]["nodes"] if node[0] == 0}
        self.assertIn("drop", tops)
        self.assertNotIn("work", tops)
        self.assertEqual([view["name"] for view in self.data("--temporary-allocations")["views"]], ["temporary"])

    def open_page(self, *command, source=SCRIPT):
        if not browser.CHROMIUM:
            self.skipTest("there is no Chromium")
        self.record(source)
        done = self.run_viv(*command, "-o", "page.html", "a.bin")
        if "needs d3-flame-graph" in done.err:
            self.skipTest("this build draws static flame graphs")
        self.assertEqual((done.status, done.err), (0, ""), done)
        page = browser.Page(self.folder / "page.html")
        self.addCleanup(page.close)
        return page

    def test_the_flame_graph_in_a_browser(self):
        page = self.open_page("-m", "memray", "flamegraph")
        if not page.value("typeof flamegraph !== 'undefined'"):
            self.skipTest("this build draws static flame graphs")
        names = "Array.from(document.querySelectorAll('#chart .frame'), (frame) => frame.getAttribute('name'))"
        frame = "Array.from(document.querySelectorAll('#chart .frame')).find((f) => f.getAttribute('name') === {!r})"
        width = frame + ".querySelector('rect').getBoundingClientRect().width"
        page.wait_for(f"{names}.includes('bytearray(2_000_000)')")
        self.assertLessEqual({"<root>", "kept = work()", "kept = keep(500)", "drop()", "return bytearray(n * 1000)"}, set(page.value(names)))
        self.assertRegex(page.value("document.getElementById('summary').textContent"), r"^Peak: 2\.50\d MB in \d+ allocations$")
        # Search marks what it finds (the line that defines the function is too narrow to be drawn) and says how much that is.
        page.type("#search", "DROP")
        page.wait_for("document.getElementById('details').textContent.includes('found')")
        self.assertRegex(page.value("document.getElementById('details').textContent"), r"^3 frames found: 2\.000 MB \(\d\d\.\d\d %\)$")
        marked = "Array.from(document.querySelectorAll('#chart .frame')).filter((f) => f.querySelector('rect').getAttribute('fill') === " \
                 "'var(--mark)').length"
        self.assertEqual(page.value(marked), 2)
        # A click zooms in, the button out.
        whole = page.value("document.querySelector('#chart svg').getBoundingClientRect().width")
        keep = "kept = keep(500)"
        page.wait_for(f"{width.format('drop()')} > {whole} * 0.7")
        page.click(frame.format(keep))
        page.wait_for(f"{width.format(keep)} > {whole} * 0.95")
        page.click("document.getElementById('reset')")
        page.wait_for(f"{width.format(keep)} < {whole} * 0.3 && {width.format('drop()')} > {whole} * 0.7")
        # The other view.
        page.click("document.querySelector('[data-view=\"1\"]')")
        page.wait_for("document.getElementById('summary').textContent.startsWith('Leaks: 500.')")
        self.assertNotIn("drop()", page.value(names))
        self.assertGreater(page.value("document.querySelectorAll('#memory polyline').length"), 1)
        self.assertEqual(page.errors, [])

    PHASES = """\
        import time

        def wait():
            end = time.monotonic() + 0.15
            while time.monotonic() < end:
                pass

        def early():
            return bytearray(1_000_000)

        def late():
            return bytearray(400_000)

        first = early()
        wait()
        del first
        wait()
        second = late()
        wait()
        """

    def test_the_data_of_a_temporal_flame_graph(self):
        self.record(self.PHASES)
        data = self.data("--temporal")
        ends, peaks, held = (data["temporal"][name] for name in ("ends", "peaks", "held"))
        self.assertEqual((len(ends), ends), (len(peaks), sorted(ends)))
        self.assertGreater(len(ends), 10)
        self.assertEqual([view["name"] for view in data["views"]], ["peak"])
        nodes = data["views"][0]["nodes"]

        def held_by(name, span):
            return sum(size for node, begin, end, size, _ in held
                       if data["places"][nodes[node][1]][0] == name and begin <= span and (end == 0 or end > span))

        top = peaks.index(max(peaks))
        self.assertEqual((held_by("early", top), held_by("late", top)), (1_000_057, 0))
        self.assertEqual((held_by("early", len(ends) - 1), held_by("late", len(ends) - 1)), (0, 400_057))
        for span, peak in enumerate(peaks):
            self.assertEqual(sum(size for _, begin, end, size, _ in held if begin <= span and (end == 0 or end > span)), peak)
        lives = self.data("--temporal", "--leaks")
        self.assertEqual([view["name"] for view in lives["views"]], ["leaks"])
        # The same places, and of what stayed nothing has an end.
        big = sorted((size, bool(end)) for _, _, end, size, _ in lives["temporal"]["held"] if size > 100_000)
        self.assertEqual(big, [(400_057, False), (1_000_057, True)])
        few = self.data("--temporal", "--max-memory-records", "4")
        self.assertLessEqual(len(few["temporal"]["ends"]), 5)
        threads = self.data("--temporal", "--split-threads")
        self.assertTrue(any(re.match(r"0x[0-9a-f]+ \(MainThread\)$", place[0]) for place in threads["places"]), threads["places"])
        for option in ("--inverted", "--temporary-allocations"):
            done = self.memray("flamegraph", "-f", "--temporal", option, "a.bin")
            self.assertEqual(done.status, 2)
            self.assertRegex(done.err, r"error: Can't create an inverted temporal flame graph\.|"
                                       r"error: Can't create a temporal flame graph of temporary allocations\n$")

    def test_a_build_that_draws_pictures_refuses_what_must_move(self):
        self.record()
        done = self.run_viv("-c", STATIC, "flamegraph", "--temporal", "-o", "f.html", "a.bin")
        self.assertEqual((done.out, done.err),
                         ("", "This build of viv draws flame graphs without scripts; a temporal one needs d3-flame-graph\n"), done)
        self.assertFalse((self.folder / "f.html").exists())

    def test_the_temporal_flame_graph_in_a_browser(self):
        page = self.open_page("-m", "memray", "flamegraph", "--temporal", source=self.PHASES)
        names = "Array.from(document.querySelectorAll('#chart .frame'), (frame) => frame.getAttribute('name')).sort()"
        summary = "document.getElementById('summary').textContent"
        chosen = "document.getElementById('chosen').textContent"
        last = page.value("report.temporal.ends.length - 1")
        # All of the time: the highest peak.
        page.wait_for(f"{names}.includes('return bytearray(1_000_000)')")
        self.assertRegex(page.value(summary), r"^Peak: 1\.0\d\d MB in \d+ allocations$")
        self.assertRegex(page.value(chosen), r"^0 ms to \d+ ms, peak of 1\.0\d\d MB between \d+ and \d+ ms$")
        self.assertEqual(page.value("[document.getElementById('from').value, document.getElementById('to').value]"), ["0", str(last)])

        def move(slider, place):
            page.value(f"(() => {{ const s = document.getElementById('{slider}'); s.value = {place}; s.dispatchEvent(new Event('input')); }})()")

        # The last third knows nothing of what was there before.
        move("from", last - last // 6)
        page.wait_for(f"{names}.includes('return bytearray(400_000)')")
        self.assertNotIn("return bytearray(1_000_000)", page.value(names))
        self.assertRegex(page.value(summary), r"^Peak: 4[01]\d\.\d\d\d kB in \d+ allocations$")
        self.assertLess(page.value("document.getElementById('shown-range').getBoundingClientRect().width"),
                        page.value("document.getElementById('chosen-range').getBoundingClientRect().width") + 1)
        # Neither slider passes the other.
        move("to", 0)
        self.assertEqual(page.value("[document.getElementById('from').value, document.getElementById('to').value]"), ["0", "0"])
        self.assertEqual(page.errors, [])

    def test_the_temporal_leaks_in_a_browser(self):
        page = self.open_page("-m", "memray", "flamegraph", "--temporal", "--leaks", source=self.PHASES)
        names = "Array.from(document.querySelectorAll('#chart .frame'), (frame) => frame.getAttribute('name')).sort()"
        page.wait_for(f"{names}.includes('return bytearray(400_000)')")
        self.assertNotIn("return bytearray(1_000_000)", page.value(names))
        # What had not gone yet when a sixth of the time was over.
        page.value("(() => { const s = document.getElementById('to'); s.value = Math.floor(s.max / 6); s.dispatchEvent(new Event('input')); })()")
        page.wait_for(f"{names}.includes('return bytearray(1_000_000)')")
        self.assertNotIn("return bytearray(400_000)", page.value(names))
        self.assertRegex(page.value("document.getElementById('chosen').textContent"), r"^0 ms to \d+ ms$")
        self.assertEqual(page.errors, [])

    def test_the_static_flame_graph_in_a_browser(self):
        page = self.open_page("-c", STATIC, "flamegraph")
        shown = "Array.from(document.querySelectorAll('.view')).map((view) => getComputedStyle(view).display)"
        self.assertEqual(page.value(shown), ["block", "none"])
        page.click("document.querySelector('label[for=view1]')")
        page.wait_for(f"{shown}[1] === 'block'")
        self.assertIn("drop", page.value("document.getElementById('picture0').textContent"))
        self.assertNotIn("drop at", page.value("document.getElementById('picture1').textContent"))
        self.assertEqual(page.errors, [])

    def test_the_table_in_a_browser(self):
        page = self.open_page("-m", "memray", "table")
        rows = "Array.from(document.querySelectorAll('#table tbody tr'), (row) => Array.from(row.cells, (cell) => cell.textContent))"
        self.assertEqual(page.value(rows)[0], ["2.000 MB", "pymalloc_malloc", "2", "drop at a.py:7"])
        page.type("#search", "keep")
        page.wait_for(f"{rows}.length === 1")
        self.assertEqual(page.value(rows)[0][3], "keep at a.py:4")
        self.assertEqual(page.errors, [])


if __name__ == "__main__":
    unittest.main()
