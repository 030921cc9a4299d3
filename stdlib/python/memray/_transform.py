"""`memray transform`: recordings in the formats of other programs."""
import json

from memray import AllocatorType, __version__
from memray._frames import format_thread

SUFFIXES = {"gprof2dot": ".json", "csv": ".csv", "speedscope": ".speedscope.json", "collapsed": ".collapsed.txt"}


def gprof2dot(records, metadata, file):
    numbers, functions, events = {}, [], []
    for record in records:
        chain = []
        for name, module, _ in record.stack_trace():
            if (name, module) not in numbers:
                numbers[name, module] = len(functions)
                functions.append({"name": name, "module": module})
            chain.append(numbers[name, module])
        if chain:
            events.append({"callchain": chain, "cost": [record.size]})
    json.dump({"version": 0, "costs": [{"description": "Memory", "unit": "bytes"}], "events": events, "functions": functions}, file)


def csv(records, metadata, file):
    def field(value):
        text = str(value)
        return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text

    file.write("allocator,num_allocations,size,tid,thread_name,stack_trace\r\n")
    for record in records:
        stack = "|".join(f"{function};{name};{line}" for function, name, line in record.stack_trace())
        row = (AllocatorType(record.allocator).name, record.n_allocations, record.size, record.tid, format_thread(record), stack)
        file.write(",".join(map(field, row)) + "\r\n")


def speedscope(records, metadata, file):
    numbers, frames, samples = {}, [], {}
    for record in records:
        sample = []
        for place in reversed(record.stack_trace()):
            if place not in numbers:
                function, name, line = place
                numbers[place] = len(frames)
                frames.append({"name": function, **({"file": name} if name else {}), **({"line": line} if line > 0 else {})})
            sample.append(numbers[place])
        if sample:
            weights = samples.setdefault(tuple(sample), [0, 0])
            weights[0] += record.size
            weights[1] += record.n_allocations

    def profile(name, unit, column):
        chosen = [(sample, weights[column]) for sample, weights in samples.items() if weights[column] > 0]
        return {"type": "sampled", "name": name, "unit": unit, "startValue": 0, "endValue": sum(weight for _, weight in chosen),
                "samples": [list(sample) for sample, _ in chosen], "weights": [weight for _, weight in chosen]}

    json.dump({
        "$schema": "https://www.speedscope.app/file-format-schema.json",
        "shared": {"frames": frames},
        "profiles": [profile("Memory", "bytes", 0), profile("Allocations", "none", 1)],
        "name": metadata.command_line,
        "activeProfileIndex": 0,
        "exporter": f"memray@{__version__}",
    }, file)


def collapsed(records, metadata, file):
    """One line a stack: its frames, the oldest first, separated by semicolons; a space; bytes."""
    sums = {}
    for record in records:
        stack = ";".join(f"{function} ({name}:{line})".replace(";", ":") for function, name, line in reversed(record.stack_trace()))
        if stack:
            sums[stack] = sums.get(stack, 0) + record.size
    for stack in sorted(sums):
        file.write(f"{stack} {sums[stack]}\n")


def after_gprof2dot(path):
    import shutil
    command = "gprof2dot"
    if shutil.which(command) is None:
        command = ""
        print("❗ gprof2dot doesn't seem to be installed. Please install it to be able to process the transform.")
    if shutil.which("dot") is None:
        print("❗ Graphviz doesn't seem to be installed. Please install it to be able to process the transform.")
    print(f"\nTo generate a graph from the transform file, run for example:\n{command} -f json {path} | dot -Tpng -o output.png")
