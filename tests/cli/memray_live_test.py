"""`viv -m memray run --live-remote` and `viv -m memray live`: a program in one process, who looks at it in another."""
import os
import re
import signal
import subprocess
import time
import unittest

from command_line import INTERP, PASSED_ON, viv_only
from memray_test import MemrayTest


IN_A_PROGRAM = """\
import _memray
import threading

import memray

port = _memray.free_port("127.0.0.1")
reader = memray.SocketReader(port)
print(reader.is_active, reader.pid, list(reader.get_current_snapshot(merge_threads=True)))
at_work, seen = threading.Event(), threading.Event()


def hold(n):
    return bytearray(n)


def program():
    with memray.Tracker(destination=memray.SocketDestination(port)):
        kept = hold(1_000_000)
        at_work.set()
        seen.wait()
        kept = None


def largest():
    return max(((record.size, record.stack_trace(1)[0][0]) for record in reader.get_current_snapshot(merge_threads=True)), default=(0, ""))


thread = threading.Thread(target=program)
thread.start()
with reader:
    at_work.wait()
    while largest()[0] < 1_000_000:
        pass
    print(largest(), reader.is_active, reader.has_native_traces)
    seen.set()
    reader.wait(60)
    print(largest()[0] < 1_000_000, reader.is_active)
    thread.join()
print(reader.is_active, list(reader.get_current_snapshot(merge_threads=True)))
for destination in (memray.SocketDestination(0), memray.SocketDestination(70000), memray.SocketDestination(port, "nowhere")):
    try:
        memray.Tracker(destination=destination)
    except ValueError as error:
        print(error)
"""

PRINTS = """\
False None []
(1000057, 'hold') True False
True False
False []
Invalid port: 0
Invalid port: 70000
not an IPv4 address: 'nowhere'
"""


@viv_only
class LiveRemote(MemrayTest):
    def start(self, *arguments):
        variables = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
        variables.update(HOME=str(self.folder), LC_ALL="C.UTF-8", COLUMNS="120")
        process = subprocess.Popen([INTERP, "-m", "memray", *map(str, arguments)], cwd=self.folder, env=variables, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def program(self, *arguments):
        """The process, and the port that it names."""
        process = self.start("run", "--live-remote", *arguments)
        line = process.stdout.readline()
        self.assertRegex(line, rf"^Run '{re.escape(os.path.abspath(INTERP))} -m memray live \d+' in another shell to see live results\n$")
        return process, int(re.search(r"live (\d+)'", line).group(1))

    def finish(self, process, seconds=100):
        out, err = process.communicate(timeout=seconds)
        return process.returncode, out, err

    def test_a_program_waits_for_who_looks_at_it(self):
        self.write("a.py", "import sys\ndef keep():\n    return bytearray(10 ** 6)\nkept = keep()\nprint('ran', sys.argv)\nsys.exit(3)\n")
        program, port = self.program("a.py", "x")
        with self.assertRaises(subprocess.TimeoutExpired):
            program.wait(0.3)
        done = self.memray("live", port, env={"COLUMNS": "120"})
        self.assertEqual((done.status, done.err), (0, ""), done)
        self.assertTrue(done.out.startswith(f"Memray live tracking\nPID: {program.pid}   CMD: "), done.out)
        self.assertRegex(done.out, r"(?m)^Heap size: 1\.0\d\dMB   Peak: 1\.0\d\dMB   Allocations: \d+   Duration: \d+\.\d seconds   "
                                   r"has disconnected$")
        self.assertRegex(done.out, r"(?m)^│ keep at a\.py +│ +1\.000MB │")
        self.assertEqual(self.finish(program), (3, "ran ['a.py', 'x']\n", ""))
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.py"])

    def test_who_looks_may_come_first_and_sees_a_program_that_rests(self):
        self.write("a.py", "import sys\nkept = bytearray(10 ** 6)\nopen('at_rest', 'w').close()\nimport time\ntime.sleep(600)\n")
        port = int(self.out("run", "-q", "-o", os.devnull, "-c", "import _memray; print(_memray.free_port('127.0.0.1'))"))
        viewer = self.start("live", port)
        program = self.start("run", "-q", "--live-remote", "--live-port", port, "a.py")
        deadline = time.monotonic() + 60
        while not (self.folder / "at_rest").exists():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)
        time.sleep(0.5)  # what was recorded is sent every few milliseconds
        viewer.send_signal(signal.SIGINT)
        status, out, err = self.finish(viewer)
        self.assertEqual((status, err), (0, ""), out)
        self.assertRegex(out, r"(?m)^Heap size: 1\.0\d\dMB .* still running$")
        self.assertIsNone(program.poll(), "the program goes on")

    def test_a_program_goes_on_when_nobody_looks_any_more(self):
        self.write("a.py", "import os, time\nopen('began', 'w').close()\nwhile os.path.exists('began'):\n    time.sleep(0.01)\n"
                           "for number in range(300_000):\n    [number]\nprint('done')\n")
        program, port = self.program("a.py")
        viewer = self.start("live", port)
        while not (self.folder / "began").exists():
            time.sleep(0.02)
        viewer.kill()
        viewer.wait()
        os.remove(self.folder / "began")
        self.assertEqual(self.finish(program), (0, "done\n", ""))

    def test_both_ends_in_one_program(self):
        self.write("a.py", IN_A_PROGRAM)
        self.expect(self.run_viv("a.py"), out=PRINTS)

    def test_ports_that_cannot_be(self):
        self.write("a.py", "pass\n")
        for arguments in (("live", "0"), ("live", "65536"), ("run", "--live-remote", "--live-port", "70000", "a.py")):
            done = self.memray(*arguments)
            port = arguments[-2] if arguments[0] == "run" else arguments[-1]
            self.assertEqual((done.status, done.out, done.err), (1, "", f"Invalid port: {port}\n"))
        program, port = self.program("a.py")
        done = self.memray("run", "-q", "--live-remote", "-p", port, "a.py")
        self.assertEqual((done.status, done.err),
                         (1, f"Nobody can connect to port {port}: [Errno 98] Address already in use\n"), done)
        program.send_signal(signal.SIGINT)
        self.assertEqual(self.finish(program), (0, "", ""))


if __name__ == "__main__":
    unittest.main()
