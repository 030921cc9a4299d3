"""What the tests of the command line share: running the interpreter under test in an empty folder of its own."""
import os
import subprocess
import tempfile
import textwrap
import unittest
from dataclasses import dataclass
from pathlib import Path

INTERP = os.environ.get("VIV_UNDER_TEST", "python3.11")
IS_VIV = "viv" in os.path.basename(INTERP)
PASSED_ON = ("PATH", "TMPDIR", "ASAN_OPTIONS")


@dataclass
class Done:
    status: int
    out: str
    err: str


def viv_only(test):
    return unittest.skipUnless(IS_VIV, "says what viv adds to CPython")(test)


class CommandLineTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="viv_cli_")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
        return path

    def run_viv(self, *arguments, stdin="", env=None, timeout=120, stdout=subprocess.PIPE):
        variables = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
        variables.update(HOME=str(self.folder), LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")
        variables.update(env or {})
        done = subprocess.run([INTERP, *map(str, arguments)], input=stdin.encode(), stdout=stdout, stderr=subprocess.PIPE,
                              cwd=self.folder, env=variables, timeout=timeout)
        return Done(done.returncode, (done.stdout or b"").decode(errors="replace"), done.stderr.decode(errors="replace"))

    def expect(self, done, out="", err="", status=0):
        """All three at once, so that a failure shows all three."""
        self.assertEqual(Done(status, out, err), done)
