"""The parser beside python3.11's ast.parse, over python's library without its tests:  bench.py VIV_PARSE_BENCH [FOLDER]"""
import ast
import os
import subprocess
import sys
import time
import warnings

warnings.simplefilter("ignore")
tool = sys.argv[1]
folder = sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(os.__file__)
files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".py"))
sources = [open(file, "rb").read() for file in files]
theirs = ours = float("inf")
for _ in range(5):
    start = time.perf_counter()
    for source in sources:
        ast.parse(source)
    theirs = min(theirs, time.perf_counter() - start)
    found = subprocess.run([tool, "3", *files], capture_output=True, text=True, check=True).stdout
    ours = min(ours, float(found.split()[0]) / 1e3)
size = sum(map(len, sources))
print(f"parsing {len(files)} files: ast.parse {size / theirs / 1e6:.1f} MB/s, viv {size / ours / 1e6:.1f} MB/s, {theirs / ours:.1f}x")
