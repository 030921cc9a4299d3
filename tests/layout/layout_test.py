#!/usr/bin/env python3
"""Breaks the layer rule on purpose in a throw-away project and expects each of its guards to say so.

    tests/layout/layout_test.py [-k PATTERN]
"""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
RULE = "memory must not use gc"


class LayerRule(unittest.TestCase):
    """A project of two layers, memory and gc, under this project's own Layers.cmake."""

    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="viv_layout_"))
        self.addCleanup(shutil.rmtree, self.root)
        self.write("memory/bytes.h", "#pragma once\nint Bytes();\n")
        self.write("memory/bytes.cc", '#include "memory/bytes.h"\nint Bytes() { return 1; }\n')
        self.write("gc/list.h", "#pragma once\nint List();\n")
        self.write("gc/list.cc", '#include "gc/list.h"\n#include "memory/bytes.h"\nint List() { return Bytes(); }\n')
        self.write("scripts/cmake/Layers.cmake", (TOP / "scripts/cmake/Layers.cmake").read_text())
        self.project()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def project(self, memory_deps="", later=""):
        self.write("CMakeLists.txt", f"""cmake_minimum_required(VERSION 3.25)
project(layout LANGUAGES CXX)
include(scripts/cmake/Layers.cmake)
viv_add_layer(memory FOLDER memory SOURCES memory/bytes.cc {memory_deps})
viv_add_layer(gc FOLDER gc SOURCES gc/list.cc DEPS memory)
{later}
viv_check_layers()
""")

    def run_command(self, *command):
        done = subprocess.run([str(word) for word in command], cwd=self.root, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def configure(self):
        return self.run_command("cmake", "-G", "Ninja", "-S", ".", "-B", "build")

    def build(self):
        return self.run_command("cmake", "--build", "build")

    def check_includes(self):
        return self.run_command(sys.executable, TOP / "scripts/check_layers.py", "--root", self.root)

    def test_a_project_that_keeps_the_rule_configures_and_builds(self):
        self.assertEqual(self.configure()[0], 0)
        self.assertEqual(self.build()[0], 0)
        self.assertEqual(self.check_includes()[0], 0)

    def test_a_forbidden_dependency_stops_configuring(self):
        self.project(memory_deps="DEPS gc")
        status, output = self.configure()
        self.assertNotEqual(status, 0)
        self.assertIn(RULE, output)

    def test_a_link_added_later_stops_configuring(self):
        self.project(later="target_link_libraries(viv_memory PUBLIC viv_gc)")
        status, output = self.configure()
        self.assertNotEqual(status, 0)
        self.assertIn(RULE, output)

    def test_a_forbidden_include_is_out_of_the_compilers_reach(self):
        self.write("memory/bytes.cc", '#include "memory/bytes.h"\n#include "gc/list.h"\nint Bytes() { return List(); }\n')
        self.assertEqual(self.configure()[0], 0)
        status, output = self.build()
        self.assertNotEqual(status, 0)
        self.assertIn("gc/list.h", output)

    def test_a_forbidden_include_is_named_with_file_and_line(self):
        self.write("memory/bytes.cc", '#include "memory/bytes.h"\n#include "gc/list.h"\nint Bytes() { return List(); }\n')
        status, output = self.check_includes()
        self.assertEqual(status, 1)
        self.assertIn("memory/bytes.cc:2: memory must not include gc (allowed: nothing)", output)

    def test_an_include_that_climbs_out_of_its_folder_is_refused(self):
        self.write("gc/list.cc", '#include "gc/list.h"\n#include "../memory/bytes.h"\nint List() { return Bytes(); }\n')
        status, output = self.check_includes()
        self.assertEqual(status, 1)
        self.assertIn("gc/list.cc:2: an #include must not contain '..'", output)

    def test_a_unit_test_includes_no_more_than_its_layer(self):
        self.write("tests/memory/bytes_test.cc", '#include "gc/list.h"\n')
        status, output = self.check_includes()
        self.assertEqual(status, 1)
        self.assertIn("tests/memory/bytes_test.cc:1: memory must not include gc", output)


if __name__ == "__main__":
    unittest.main()
