# Golden by hand: CPython has no module viv.
# Not under stress: pools of a few blocks.
# How full the heap is, in numbers and as a picture.
import io
import re
import sys
import viv

def picture():
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        viv.heap()
    finally:
        text, sys.stdout = sys.stdout.getvalue(), out
    return text

before = viv.heap_state()
kept = [bytearray(450) for i in range(500)]
after = viv.heap_state()
print(sorted(after), sorted(after["size_classes"][64]))
print(after["size_classes"][464]["used"] - before["size_classes"].get(464, {"used": 0})["used"])
state = after["size_classes"][464]
print((state["used"] + state["free"]) / state["pools"], after["arena_bytes"] == after["arenas"] * 1024 * 1024)
print(sum(size * each["used"] for size, each in after["size_classes"].items()) == after["used_bytes"])
lines = picture().splitlines()
print(re.sub(r"\d+", "N", lines[0]))
print(lines[1])
print([re.sub(r"\d+", "N", " ".join(line.split()[:4])) + " " + str(len(line.split()[-1])) for line in lines if line.startswith("    464 ")])
arenas = [line for line in lines if re.match(r" +\d+ at 0x[0-9a-f]+  \[[-#+. ]{64}\]$", line)]
print(len(arenas) == viv.heap_state()["arenas"])
print([line for line in lines if line.endswith(":")], any("large blocks" in line for line in lines))
