"""`memray run --live`: the program runs in a process of its own; what it holds is shown here from the recording that it writes. `memray live
PORT` shows the same of a program that was started elsewhere with `run --live-remote`. A terminal is drawn anew every second; elsewhere the
state at the end is written once."""
import os
import subprocess
import sys
import tempfile

from memray import FileReader, SocketReader, size_fmt
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


def _redraw(reader, status):
    with reader:
        sys.stdout.write(_CLEAR)
        _show(reader, status, 1)


def _redraw_file(path, status):
    try:
        reader = FileReader(path)
    except OSError:
        return  # nothing is recorded yet
    _redraw(reader, status)


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
                        _redraw_file(path, "running")
        except KeyboardInterrupt:
            child.terminate()
            status = child.wait()
        if _terminal.is_terminal():
            _redraw_file(path, "has exited")
        elif os.path.exists(path):
            with FileReader(path) as reader:
                _show(reader, "has exited", 1)
        return status


def attach(port):
    """Until the program ends or the user has seen enough."""
    status = "has disconnected"
    with SocketReader(port) as source:
        try:
            while source.is_active:
                source.wait(_INTERVAL)
                if source.is_active and _terminal.is_terminal() and (reader := source.reader()) is not None:
                    _redraw(reader, "running")
        except KeyboardInterrupt:
            status = "still running"
        reader = source.reader()
        if reader is None:
            print("The program ended before it was recorded.")
        elif _terminal.is_terminal():
            _redraw(reader, status)
        else:
            with reader:
                _show(reader, status, 1)
