"""`memray run --live`: the program runs in a process of its own; what it holds is shown here from the recording that it writes. A terminal is
drawn anew every second; elsewhere the state at the end is written once."""
import os
import subprocess
import sys
import tempfile
import time

from memray import FileReader, size_fmt
from memray import _summary, _terminal

_INTERVAL = 1.0
_CLEAR = "\x1b[H\x1b[2J"


def _child(args, path):
    options = [option for option, given in (("-m", args.run_as_module), ("-c", args.run_as_cmd)) if given]
    return [sys.executable, "-m", "memray", "run", "-q", "-f", "-o", path, *options, args.script, *args.script_args]


def _show(reader, status, sort_column):
    info = reader._info
    seconds = max(info["end_ms"] - info["start_ms"], 0) / 1000
    print(_terminal.bold("Memray live tracking"))
    print(f"PID: {info['pid']}   CMD: {info['command_line']}")
    print(f"Heap size: {size_fmt(info['end_bytes'])}   Peak: {size_fmt(info['peak_bytes'])}   "
          f"Allocations: {info['allocation_count']}   Duration: {seconds:.1f} seconds   {status}")
    _summary.write(reader, reader.get_leaked_allocation_records(), sort_column)
    sys.stdout.flush()


def _redraw(path, status):
    try:
        reader = FileReader(path)
    except OSError:
        return  # nothing is recorded yet
    with reader:
        sys.stdout.write(_CLEAR)
        _show(reader, status, 1)


def run(args):
    """The program's exit status."""
    with tempfile.TemporaryDirectory(prefix="memray-live-") as folder:
        path = os.path.join(folder, "live.bin")
        child = subprocess.Popen(_child(args, path))
        try:
            while True:
                try:
                    status = child.wait(_INTERVAL)
                    break
                except subprocess.TimeoutExpired:
                    if _terminal.is_terminal():
                        _redraw(path, "running")
        except KeyboardInterrupt:
            child.terminate()
            status = child.wait()
        if _terminal.is_terminal():
            _redraw(path, "has exited")
        elif os.path.exists(path):
            with FileReader(path) as reader:
                _show(reader, "has exited", 1)
        return status
