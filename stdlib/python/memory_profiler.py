"""What each line of a function does to memory: the decorator, tables and command line of memory_profiler. The table's numbers are exact:
not the resident size of the process is sampled, but every byte that a line's code gets from the allocator or gives back is counted, so
`del x` shows what it frees. Column "Mem usage" starts from the resident size and goes on by these counts."""
import builtins
import functools
import inspect
import linecache
import os
import sys

import _memory_profiler

__version__ = "0.61.0"
_MIB = 1024 * 1024
_BACKENDS = ("psutil", "psutil_pss", "psutil_uss", "posix", "tracemalloc")


class MemitResult:
    """The outcome of measuring a statement several times."""

    def __init__(self, mem_usage, baseline, repeat, timeout, interval, include_children):
        self.mem_usage = mem_usage
        self.baseline = baseline
        self.repeat = repeat
        self.timeout = timeout
        self.interval = interval
        self.include_children = include_children

    def __str__(self):
        highest = max(self.mem_usage)
        return f"peak memory: {highest:.2f} MiB, increment: {highest - self.baseline:.2f} MiB"

    def _repr_pretty_(self, p, cycle):
        p.text("<MemitResult : %s>" % self)


def _resident(pid=-1, backend="psutil"):
    """What a process has in memory, in bytes."""
    pid = os.getpid() if pid == -1 else pid
    if backend == "tracemalloc":
        import tracemalloc
        return tracemalloc.get_traced_memory()[0]
    if backend in ("psutil_pss", "psutil_uss"):
        import psutil
        return getattr(psutil.Process(pid).memory_full_info(), backend[-3:])
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _with_children(pid, backend):
    import psutil
    total = _resident(pid, backend)
    for child in psutil.Process(pid).children(recursive=True):
        try:
            total += _resident(child.pid, backend)
        except FileNotFoundError:
            pass
    return total


def _get_memory(pid, backend="psutil", timestamps=False, include_children=False, filename=None):
    pid = os.getpid() if pid == -1 else pid
    try:
        size = (_with_children(pid, backend) if include_children else _resident(pid, backend)) / _MIB
    except FileNotFoundError:
        size = -1
    if timestamps:
        import time
        return size, time.time()
    return size


def choose_backend(new_backend=None):
    """The backend to measure the process with; the lines of functions are always counted exactly."""
    if new_backend is None:
        return "psutil"
    if new_backend not in _BACKENDS:
        import warnings
        warnings.warn(f"{new_backend} can not be used, psutil used instead")
        return "psutil"
    return new_backend


def memory_usage(proc=-1, interval=.1, timeout=None, timestamps=False, include_children=False, multiprocess=False, max_usage=False,
                 retval=False, stream=None, backend=None, max_iterations=None):
    """What a process (by its id, -1: this one, or a Popen object) has in memory over time, in MiB; or this one while a function runs:
    proc is then the function or (function, args, kwargs)."""
    backend = choose_backend(backend)
    if stream is not None:
        timestamps = True
    if callable(proc):
        proc = (proc, (), {})
    if isinstance(proc, (list, tuple)):
        function, args, kwargs = (*proc, (), {})[:3] if len(proc) < 3 else proc
        return _usage_while(function, args, kwargs or {}, interval, timestamps, include_children, max_usage, retval, stream, backend)
    if max_iterations is None:
        if timeout is not None:
            max_iterations = max(1, int(timeout / interval))
        else:
            max_iterations = 1 if isinstance(proc, int) else float("inf")
    pid = proc if isinstance(proc, int) else proc.pid
    found = []
    import time
    while max_iterations > 0:
        max_iterations -= 1
        size = _get_memory(pid, backend, timestamps, include_children)
        if stream is not None:
            stream.write("MEM {0:.6f} {1:.4f}\n".format(*size))
            stream.flush()
        elif not max_usage:
            found.append(size)
        else:
            found = [max(found + [size])]
        if not isinstance(proc, int) and proc.poll() is not None:
            break
        if max_iterations > 0:
            time.sleep(interval)
    if stream is not None:
        return None
    return found[0] if max_usage else found


def _usage_while(function, args, kwargs, interval, timestamps, include_children, max_usage, retval, stream, backend):
    # Another process looks at this one meanwhile: it sees what happens inside one long call, too.
    import signal
    import time
    pid = os.getpid()
    reader, writer = os.pipe()
    found = [_get_memory(pid, backend, True, include_children)]
    child = os.fork()
    if child == 0:
        try:
            while os.getppid() == pid:
                time.sleep(interval)
                os.write(writer, b"%r %r\n" % _get_memory(pid, "posix" if backend == "tracemalloc" else backend, True, include_children))
        finally:
            os._exit(0)
    os.close(writer)
    try:
        returned = function(*args, **kwargs)
    finally:
        last = _get_memory(pid, backend, True, include_children)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open(reader) as samples:
            found += [tuple(map(float, line.split())) for line in samples if line.endswith("\n")]
        found.append(last)
    if stream is not None:
        for size in found:
            stream.write("MEM {0:.6f} {1:.4f}\n".format(*size))
        result = None
    elif max_usage:
        result = max(found) if timestamps else max(found)[0]
    else:
        result = found if timestamps else [size for size, _ in found]
    return (result, returned) if retval else result


# ---- Lines ---------------------------------------------------------------------------------------------------------------------------

class CodeMap:
    """The functions that are measured, and what is known of their lines."""

    def __init__(self, include_children=False, backend="psutil"):
        self._session = _memory_profiler.new_session()
        self._toplevel = []
        self._known = set()

    def __del__(self):
        _memory_profiler.forget(self._session)

    def __contains__(self, code):
        return code in self._known

    def add(self, code, toplevel_code=None):
        if code in self._known:
            return
        if toplevel_code is None:
            filename = code.co_filename
            if filename.endswith((".pyc", ".pyo")):
                filename = filename[:-1]
            if not os.path.exists(filename):
                print("ERROR: Could not find file " + filename)
                return
            lines, start = inspect.getsourcelines(code)
            self._toplevel.append((filename, code, range(start, start + len(lines))))
        self._known.add(code)
        _memory_profiler.add_code(self._session, code, toplevel_code)
        for inner in code.co_consts:
            if inspect.iscode(inner):
                self.add(inner, toplevel_code or code)

    def exact(self, code):
        """{line: (occurrences, increment, in use after, allocated, freed, peak)}, in bytes."""
        return {line: numbers for line, *numbers in _memory_profiler.lines(self._session, code)}

    def items(self):
        """(filename, lines) of each function that ran; lines are (number, (increment, in use, occurrences)) in MiB, or (number, None)."""
        for filename, code, linenos in self._toplevel:
            found = self.exact(code)
            if found:
                yield filename, iter([(line, (found[line][1] / _MIB, found[line][2] / _MIB, found[line][0]) if line in found else None)
                                      for line in linenos])


class LineProfiler:
    """Measures the lines of the functions that it is given."""

    def __init__(self, *functions, **kw):
        self.backend = choose_backend(kw.get("backend"))
        self.max_mem = kw.get("max_mem")
        self.code_map = CodeMap(kw.get("include_children", False), self.backend)
        self.functions = []
        self.enable_count = 0
        self._before = []
        for function in functions:
            self.add_function(function)

    def __call__(self, func=None, precision=1):
        if func is None:
            return functools.partial(self, precision=precision)
        self.add_function(func)
        return self.wrap_function(func)

    def add_function(self, func):
        try:
            code = func.__code__
        except AttributeError:
            import warnings
            warnings.warn("Could not extract a code object for the object %r" % func)
        else:
            self.functions.append(func)
            self.code_map.add(code)

    def wrap_function(self, func):
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def wrapper(*args, **kwargs):
                self.enable_by_count()
                try:
                    return await func(*args, **kwargs)
                finally:
                    self.disable_by_count()
        else:
            @functools.wraps(func)
            def wrapper(*args, **kwargs):
                self.enable_by_count()
                try:
                    return func(*args, **kwargs)
                finally:
                    self.disable_by_count()
        return wrapper

    def runctx(self, cmd, globals, locals):
        self.enable_by_count()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable_by_count()
        return self

    def run(self, cmd):
        import __main__
        return self.runctx(cmd, vars(__main__), vars(__main__))

    def runcall(self, func, *args, **kw):
        self.enable_by_count()
        try:
            return func(*args, **kw)
        finally:
            self.disable_by_count()

    def enable_by_count(self):
        self.enable_count += 1
        if self.enable_count == 1:
            self.enable()

    def disable_by_count(self):
        if self.enable_count > 0:
            self.enable_count -= 1
            if self.enable_count == 0:
                self.disable()

    def __enter__(self):
        self.enable_by_count()

    def __exit__(self, *exception):
        self.disable_by_count()

    def enable(self):
        self._before.append(sys.gettrace())
        _memory_profiler.start(self.code_map._session, _resident())
        sys.settrace(_memory_profiler.trace)

    def disable(self):
        before = self._before.pop() if self._before else None
        sys.settrace(before)
        _memory_profiler.stop()


_TEMPLATE = "{0:>6} {1:>12} {2:>12}  {3:>10}   {4:<}"


def show_results(prof, stream=None, precision=1):
    """Writes a table of each function that ran."""
    stream = sys.stdout if stream is None else stream
    header = _TEMPLATE.format("Line #", "Mem usage", "Increment", "Occurrences", "Line Contents")
    number = "{0:%d.%df} MiB" % (precision + 4, precision)
    for filename, lines in prof.code_map.items():
        stream.write("Filename: " + filename + "\n\n")
        stream.write(header + "\n")
        stream.write("=" * len(header) + "\n")
        source = linecache.getlines(filename)
        for line, use in lines:
            shown = ("", "", "") if use is None else (number.format(use[1]), number.format(use[0]), use[2])
            stream.write(_TEMPLATE.format(line, *shown, source[line - 1]))
        stream.write("\n\n")


def show_exact(prof, stream=None):
    """Writes a table of each function that ran, in bytes: what its lines got, what they gave back, the difference, and how high an
    occurrence rose above where it began. The first line, where the function begins, counts what building its frame did."""
    stream = sys.stdout if stream is None else stream
    template = "{:>6} {:>12} {:>12} {:>12} {:>12}  {:>10}   {}"
    header = template.format("Line #", "Allocated", "Freed", "Net", "Peak", "Occurrences", "Line Contents")
    for filename, code, linenos in prof.code_map._toplevel:
        found = prof.code_map.exact(code)
        if not found:
            continue
        stream.write(f"Filename: {filename}\n\n{header}\n{'=' * len(header)}\n")
        source = linecache.getlines(filename)
        for line in linenos:
            shown = [""] * 5
            if line in found:
                occurrences, _, _, allocated, freed, peak = found[line]
                shown = allocated, freed, allocated - freed, peak, occurrences
            stream.write(template.format(line, *shown, source[line - 1]))
        stream.write("\n\n")


def profile(func=None, stream=None, precision=1, backend="psutil"):
    """Decorator: after each call a table of the function's lines is written."""
    backend = choose_backend(backend)
    if func is None:
        return functools.partial(profile, stream=stream, precision=precision, backend=backend)
    if inspect.iscoroutinefunction(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            prof = LineProfiler(backend=backend)
            result = await prof(func)(*args, **kwargs)
            show_results(prof, stream=stream, precision=precision)
            return result
    else:
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            prof = LineProfiler(backend=backend)
            result = prof(func)(*args, **kwargs)
            show_results(prof, stream=stream, precision=precision)
            return result
    return wrapper


class LogFile:
    """A stream that writes to a logger: sys.stdout = LogFile('memory_profile_log')."""

    def __init__(self, name=None, reportIncrementFlag=False):
        import logging
        self.logger = logging.getLogger(name)
        self.reportIncrementFlag = reportIncrementFlag

    def write(self, str):
        import logging
        if self.reportIncrementFlag:
            if "MiB" in str and float(str.split("MiB")[1].strip()) > 0:
                self.logger.log(logging.INFO, str)
            elif str.__contains__("Filename:") or str.__contains__("Line Contents"):
                self.logger.log(logging.INFO, str)
        else:
            self.logger.log(logging.INFO, str)

    def flush(self):
        for handler in self.logger.handlers:
            handler.flush()


# ---- Command line --------------------------------------------------------------------------------------------------------------------

def _find_script(name):
    if os.path.isfile(name):
        return name
    for folder in os.getenv("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)
        if folder and os.path.isfile(path):
            return path
    print("Could not find script {0}".format(name), file=sys.stderr)
    raise SystemExit(1)


def exec_with_profiler(filename, profiler, backend, passed_args=()):
    """Runs a script in whose builtins `profile` is the profiler."""
    choose_backend(backend)
    builtins.profile = profiler
    main = type(sys)("__main__")
    vars(main).update(__file__=filename, __builtins__=builtins)
    argv, sys.argv = sys.argv, [filename, *passed_args]
    before, sys.modules["__main__"] = sys.modules["__main__"], main
    try:
        with open(filename, "rb") as file:
            code = compile(file.read(), filename, "exec")
        exec(code, vars(main))
    finally:
        sys.argv = argv
        sys.modules["__main__"] = before


def run_module_with_profiler(module, profiler, backend, passed_args=()):
    """The same with a module."""
    import runpy
    choose_backend(backend)
    builtins.profile = profiler
    argv, sys.argv = sys.argv, [module, *passed_args]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        sys.argv = argv


def _main():
    from argparse import REMAINDER, ArgumentParser
    parser = ArgumentParser(usage="python -m memory_profiler script_file.py")
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--precision", type=int, default=3, help="digits behind the point")
    parser.add_argument("--exact", action="store_true", help="bytes allocated, freed, net and peak instead")
    parser.add_argument("-o", dest="out_filename", default=None, help="append the results to a file")
    parser.add_argument("--include-children", action="store_true", help="count the memory of child processes")
    parser.add_argument("--backend", choices=_BACKENDS, default="psutil", help="how the process is measured")
    parser.add_argument("program", nargs=REMAINDER, help="script or module, with its arguments")
    args = parser.parse_args()
    if not args.program:
        print("A program to run must be provided. Use -h for help")
        sys.exit(1)
    target, *script_args = args.program
    prof = LineProfiler(backend=args.backend)
    try:
        if target.endswith(".py"):
            script = _find_script(target)
            sys.path[0] = os.path.dirname(os.path.abspath(script))
            exec_with_profiler(script, prof, args.backend, script_args)
        else:
            run_module_with_profiler(target, prof, args.backend, script_args)
    finally:
        out = sys.stdout if args.out_filename is None else open(args.out_filename, "a")
        if args.exact:
            show_exact(prof, out)
        else:
            show_results(prof, out, args.precision)
        if out is not sys.stdout:
            out.close()


if __name__ == "__main__":
    # The module that a script imports is this one.
    sys.modules.setdefault("memory_profiler", sys.modules["__main__"])
    _main()
