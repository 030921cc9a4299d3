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
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    for source in sources:
        ast.parse(source)
    best = min(best, time.perf_counter() - start)
print(f"python: {best * 1e3:.1f} ms, {sum(map(len, sources)) / best / 1e6:.1f} MB/s")
found = subprocess.run([tool, "10", *files], capture_output=True, text=True).stdout
print("viv:   ", found.strip())
print(f"ratio: {best * 1e3 / float(found.split()[0]):.1f}")
