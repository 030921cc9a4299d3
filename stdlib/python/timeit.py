"""timeit: how long small pieces of code take.  From the command line: -m timeit "statement"."""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_globals = globals

# The loop that is timed; compiled for every Timer, so that the statement stands in it.
template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Indent all lines of a text but the first."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, after running a setup once; both are source or functions."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        local_ns = {}
        global_ns = _globals() if globals is None else globals
        init = ""
        if isinstance(setup, str):
            # On its own first, so that errors are about the right line.
            compile(setup, dummy_src_name, "exec")
            stmt_prefix = setup + "\n"
            setup = reindent(setup, 4)
        elif callable(setup):
            local_ns["_setup"] = setup
            init += ", _setup=_setup"
            stmt_prefix = ""
            setup = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(stmt_prefix + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            local_ns["_stmt"] = stmt
            init += ", _stmt=_stmt"
            stmt = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        src = template.format(stmt=stmt, setup=setup, init=init)
        self.src = src
        exec(compile(src, dummy_src_name, "exec"), global_ns, local_ns)
        self.inner = local_ns["inner"]

    def print_exc(self, file=None):
        """Print a traceback that shows the statement, which is in no file."""
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = (len(self.src), None, self.src.split("\n"), dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that `number` executions take; the collector is off meanwhile."""
        it = itertools.repeat(None, number)
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(it, self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several results of timeit(); the smallest says most."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) for as many executions as take at least 0.2 seconds."""
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                time_taken = self.timeit(number)
                if callback:
                    callback(number, time_taken)
                if time_taken >= 0.2:
                    return number, time_taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Timer(...).timeit(number)"""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Timer(...).repeat(repeat, number)"""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_USAGE = """\
usage: python -m timeit [-n N] [-r N] [-u UNIT] [-s SETUP] [-p] [-v] [-h] [statement ...]

-n, --number N   how often to run the statement in a loop (default: as many as take 0.2 seconds)
-r, --repeat N   how often to repeat the loop (default 5)
-s, --setup S    a statement to run once before (default pass)
-p, --process    measure time.process_time() rather than time.perf_counter()
-u, --unit U     nsec, usec, msec or sec
-v, --verbose    print all results
-h, --help       print this
"""


def _options(args):
    # (options, rest); a ValueError says what is wrong.
    names = {"n": "number", "s": "setup", "r": "repeat", "u": "unit"}
    flags = {"p": "process", "v": "verbose", "h": "help", "t": "time", "c": "clock"}
    found = []
    args = list(args)
    while args and args[0].startswith("-") and args[0] != "-":
        arg = args.pop(0)
        if arg == "--":
            break
        if arg.startswith("--"):
            name, equals, value = arg[2:].partition("=")
            matching = [full for full in (*names.values(), *flags.values()) if full.startswith(name)]
            if name in matching:
                matching = [name]
            if len(matching) != 1:
                raise ValueError(f"option --{name} {'not a unique prefix' if matching else 'not recognized'}")
            name = matching[0]
            if name in names.values():
                if not equals:
                    if not args:
                        raise ValueError(f"option --{name} requires argument")
                    value = args.pop(0)
            elif equals:
                raise ValueError(f"option --{name} must not have an argument")
            found.append((name, value))
            continue
        letters = arg[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter in flags:
                found.append((flags[letter], ""))
            elif letter in names:
                if not letters and not args:
                    raise ValueError(f"option -{letter} requires argument")
                found.append((names[letter], letters or args.pop(0)))
                letters = ""
            else:
                raise ValueError(f"option -{letter} not recognized")
    return found, args


def main(args=None, *, _wrap_timer=None):
    """What -m timeit does; returns an exit status or None."""
    if args is None:
        args = sys.argv[1:]
    try:
        options, rest = _options(args)
    except ValueError as error:
        print(error)
        print("use -h/--help for command line help")
        return 2

    timer = default_timer
    stmt = "\n".join(rest) or "pass"
    number = 0
    setup = []
    repeat = default_repeat
    verbose = 0
    time_unit = None
    units = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
    precision = 3
    for name, value in options:
        if name == "number":
            number = int(value)
        elif name == "setup":
            setup.append(value)
        elif name == "unit":
            if value not in units:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            time_unit = value
        elif name == "repeat":
            repeat = max(int(value), 1)
        elif name == "process":
            timer = time.process_time
        elif name == "verbose":
            if verbose:
                precision += 1
            verbose += 1
        elif name == "help":
            print(_USAGE, end="")
            return 0
    setup = "\n".join(setup) or "pass"

    # The statement may import from the working directory.
    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    t = Timer(stmt, setup, timer)
    if number == 0:
        callback = None
        if verbose:
            def callback(number, time_taken):
                print(f"{number} loop{'' if number == 1 else 's'} -> {time_taken:.{precision}g} secs")
        try:
            number, _ = t.autorange(callback)
        except:
            t.print_exc()
            return 1
        if verbose:
            print()
    try:
        raw_timings = t.repeat(repeat, number)
    except:
        t.print_exc()
        return 1

    def format_time(seconds):
        unit = time_unit
        if unit is None:
            unit = next((name for name in ("sec", "msec", "usec") if seconds >= units[name]), "nsec")
        return "%.*g %s" % (precision, seconds / units[unit], unit)

    if verbose:
        print("raw times: %s" % ", ".join(map(format_time, raw_timings)))
        print()
    timings = [each / number for each in raw_timings]
    best = min(timings)
    print("%d loop%s, best of %d: %s per loop" % (number, "s" if number != 1 else "", repeat, format_time(best)))
    worst = max(timings)
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit("The test results are likely unreliable. The worst time (%s) was more than four times slower "
                               "than the best time (%s)." % (format_time(worst), format_time(best)), UserWarning, "", 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
