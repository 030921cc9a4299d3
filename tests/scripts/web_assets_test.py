#!/usr/bin/env python3
"""That a build fetches its scripts for pages from the npm registry where it can, and does without them where it cannot: made-up npm
clients stand for each case. The last line is `N passed, N failed`."""
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent


def package():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        text = b"const thing = 1;\n"
        entry = tarfile.TarInfo("package/dist/thing.js")
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text))
    return out.getvalue()


class NpmFile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="viv_npm_")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.archive = package()
        (self.folder / "registry.tgz").write_bytes(self.archive)

    def configure(self, client=None, sum=None, packages=("thing",)):
        """What the variable of each package holds after asking for a file of it, and what CMake said."""
        npm = self.folder / "npm"
        if client is not None:
            npm.write_text(f"#!/bin/sh\necho \"$*\" >> {self.folder}/calls\n{client}\n")
            npm.chmod(0o755)
        lines = [f"set(PROJECT_SOURCE_DIR {self.folder})", f"include({TOP}/scripts/cmake/WebAssets.cmake)"]
        if client is not None:
            lines.append(f"set(VIV_NPM {npm})")
        else:  # the system's own is not to be found
            lines += ["set(CMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH FALSE)", "set(CMAKE_FIND_USE_CMAKE_SYSTEM_PATH FALSE)"]
        for name in packages:
            lines += [f"viv_npm_file(found {name} 1.2.3 {sum or hashlib.sha512(self.archive).hexdigest()} dist/thing.js)",
                      'message(STATUS "found=[${found}]")']
        (self.folder / "try.cmake").write_text("\n".join(lines))
        done = subprocess.run(["cmake", "-P", self.folder / "try.cmake"], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = [line.split("[")[1].rstrip("]") for line in done.stdout.splitlines() if "found=[" in line]
        return found, done.stdout + done.stderr

    def calls(self):
        path = self.folder / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def fetching(self):
        return f"cp {self.folder}/registry.tgz {self.folder}/build/npm/thing-1.2.3.tgz"

    def test_a_package_is_fetched_once_by_name_and_version(self):
        for _ in range(2):
            (path,), _ = self.configure(self.fetching())
            self.assertEqual(Path(path).read_text(), "const thing = 1;\n")
        self.assertEqual(len(self.calls()), 1)
        self.assertTrue(self.calls()[0].startswith("pack thing@1.2.3 "))

    def test_what_was_fetched_is_used_without_a_client(self):
        self.configure(self.fetching())
        (path,), _ = self.configure(None)
        self.assertTrue(path.endswith("dist/thing.js"))

    def test_without_a_client_there_is_none(self):
        found, said = self.configure(None)
        self.assertEqual(found, [""])
        self.assertNotIn("Fetching", said)

    def test_a_registry_that_is_out_of_reach_is_asked_once(self):
        found, _ = self.configure("exit 1", packages=("thing", "other"))
        self.assertEqual(found, ["", ""])
        self.assertEqual(len(self.calls()), 1)

    def test_other_contents_are_refused(self):
        found, said = self.configure(self.fetching(), sum="0" * 128)
        self.assertEqual(found, [""])
        self.assertIn("is not what it was", said)
        self.assertEqual(list((self.folder / "build/npm").glob("*.tgz")), [])


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=0).result
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
