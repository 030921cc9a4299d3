"""memray's commands: run, and the reports. Each report's module is imported when it is asked for, so that a program runs without them."""
import builtins
import os
import sys
from argparse import REMAINDER, SUPPRESS, ArgumentParser, ArgumentTypeError, RawTextHelpFormatter

import _memray
from memray import FileDestination, FileFormat, FileReader, SocketDestination, Tracker, __version__

_DESCRIPTION = """\
Memory profiler for Python applications

Run `memray run` to generate a memory profile report, then use a reporter command
such as `memray flamegraph` or `memray table` to convert the results into HTML.

Example:

    $ python3 -m memray run -o output.bin my_script.py
    $ python3 -m memray flamegraph output.bin
"""


class CommandError(Exception):
    """A message for the user; the exit status is 1."""


# ---- run -----------------------------------------------------------------------------------------------------------------------------

_MISSING = {
    "--native": "stacks hold frames of Python only",
    "--follow-fork": "a child process is not recorded",
}


def _prepare_run(parser):
    parser.usage = "%(prog)s [-m module | -c cmd | file] [args]"
    parser.add_argument("-o", "--output", help="Output file name (default: <process_name>.<pid>.bin)")
    parser.add_argument("-q", "--quiet", action="store_true", help="Don't show any tracking-specific output while running")
    parser.add_argument("-f", "--force", action="store_true", help="If the output file already exists, overwrite it")
    parser.add_argument("--trace-python-allocators", action="store_true", help="Accepted; objects are always recorded one by one")
    parser.add_argument("--no-compress", action="store_true", help="Accepted; files are never compressed")
    parser.add_argument("--aggregate", action="store_true", help="Write only sums of the peak and of the end: a much smaller file, which "
                                                                   "stats, temporary allocations and --temporal cannot be made of")
    parser.add_argument("--live", action="store_true", help="Run the program in the background and show what it holds while it runs")
    parser.add_argument("--live-remote", action="store_true", help="Run the program once `memray live PORT` has connected to it")
    parser.add_argument("--live-port", "-p", type=int, help="Port to use when starting live tracking (default: random free port)")
    for option, missing in _MISSING.items():
        parser.add_argument(option, dest="missing", action="store_const", const=f"{option}: {missing}", help=f"Not supported: {missing}")
    parser.add_argument("-c", dest="run_as_cmd", action="store_true", help="Program passed in as string")
    parser.add_argument("-m", dest="run_as_module", action="store_true", help="Run library module as a script (terminates option list)")
    parser.add_argument("script", help=SUPPRESS, metavar="file")
    parser.add_argument("script_args", help=SUPPRESS, nargs=REMAINDER, metavar="module")


def _compiled(args):
    """The code of a script or command; of a module None: it is found later."""
    if args.run_as_module:
        return None
    try:
        if args.run_as_cmd:
            name, source = "<string>", args.script.encode()
        else:
            with open(args.script, "rb") as file:
                name, source = args.script, file.read()
        return compile(source, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        raise CommandError("Only valid Python files or commands can be executed under memray") from None
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise CommandError(str(error)) from None


def _program(args, code):
    """A function that runs the program as __main__. What the program's globals hold lives until the recording has ended."""
    may_change_path = not (sys.flags.isolated or getattr(sys.flags, "safe_path", False))
    if args.run_as_module:
        from runpy import run_module
        if may_change_path:
            sys.path[0] = os.getcwd()
        sys.argv = ["", *args.script_args]
        return lambda: run_module(args.script, run_name="__main__", alter_sys=True)
    if may_change_path:
        sys.path[0] = "" if args.run_as_cmd else os.path.dirname(os.path.realpath(args.script))
    sys.argv = ["-c" if args.run_as_cmd else args.script, *args.script_args]
    main = type(sys)("__main__")
    if not args.run_as_cmd:
        main.__file__ = args.script
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    namespace = vars(main)
    return lambda: exec(code, namespace)


def _run(args, parser):
    if args.missing:
        raise CommandError(f"memray run {args.missing}")
    if args.run_as_cmd and os.path.exists(args.script):
        parser.error("remove the option -c to run a file")
    if args.live_port is not None and not args.live_remote:
        parser.error("The --live-port argument requires --live-remote")
    if args.live or args.live_remote:
        name = "live" if args.live else "live-remote"
        if args.live and args.live_remote:
            parser.error("The --live argument cannot be used with --live-remote")
        if args.output is not None:
            parser.error(f"The --{name} argument cannot be used with --output")
        if args.aggregate:
            parser.error("--aggregate cannot be used with the live TUI")
    if args.live:
        from memray import _live
        sys.exit(_live.run(args))
    code = _compiled(args)
    if args.live_remote:
        return _run_remote(args, code)
    if args.output is None:
        name = "string" if args.run_as_cmd else args.script
        filename = os.path.join(os.path.dirname(name), f"memray-{os.path.basename(name)}.{os.getpid()}.bin")
    else:
        filename = args.output
    if not args.quiet:
        print(f"Writing profile results into {filename}")
    message = ("[memray] Successfully generated profile results.\n\nYou can now generate reports from the stored allocation records.\n"
               f"Some example commands to generate reports:\n\n{sys.executable} -m memray flamegraph {filename}")
    try:
        format = FileFormat.AGGREGATED_ALLOCATIONS if args.aggregate else FileFormat.ALL_ALLOCATIONS
        tracker = Tracker(destination=FileDestination(filename, overwrite=args.force), file_format=format)
    except OSError as error:
        raise CommandError(str(error)) from None
    _record(args, code, tracker, filename, None if args.quiet else message)


def _run_remote(args, code):
    address = SocketDestination.address
    port = _memray.free_port(address) if args.live_port is None else args.live_port
    if not 0 < port < 2 ** 16:
        raise CommandError(f"Invalid port: {port}")
    if not args.quiet:
        print(f"Run '{sys.executable} -m memray live {port}' in another shell to see live results", flush=True)
    try:
        tracker = Tracker(destination=SocketDestination(port))
    except OSError as error:
        raise CommandError(f"Nobody can connect to port {port}: {error}") from None
    except KeyboardInterrupt:
        return
    _record(args, code, tracker, f"live results at port {port}", None)


def _record(args, code, tracker, filename, message):
    tracker._skip = True
    try:
        program = _program(args, code)
        pid = os.getpid()
        tracker.__enter__()
    except OSError as error:
        raise CommandError(str(error)) from None
    failure = None
    try:
        program()
    except ImportError as error:
        if args.run_as_module and error.name in (None, args.script):
            message = None  # the module itself is not there
            failure = CommandError(f"memray: {error}")
        else:
            raise
    finally:
        try:
            tracker.__exit__(None, None, None)
        except OSError as error:
            message = None
            failure = CommandError(f"The recording in {filename} is not complete: {error}")
        if message is not None and pid == os.getpid():
            print(message)
    if failure is not None:
        raise failure


# ---- What the reports share ----------------------------------------------------------------------------------------------------------

def _add_temporary(group):
    group.add_argument("--temporary-allocation-threshold", metavar="N", dest="temporary_allocation_threshold", type=int, default=-1,
                       help="Report temporary allocations, as opposed to leaked allocations or high watermark allocations.  An allocation "
                            "is considered temporary if at most N other allocations occur before it is deallocated.  With N=0, an "
                            "allocation is temporary only if it is immediately deallocated before any other allocation occurs.")
    group.add_argument("--temporary-allocations", dest="temporary_allocation_threshold", action="store_const", const=1,
                       help="Equivalent to --temporary-allocation-threshold=1")


def _open(results):
    if not os.path.isfile(results):
        raise CommandError(f"No such file: {results}")
    try:
        reader = FileReader(results)
        reader.metadata  # checks it
        return reader
    except OSError as error:
        raise CommandError(f"Failed to parse allocation records in {results}\nReason: {error}") from None


def _records(reader, args, merge_threads):
    if getattr(args, "show_memory_leaks", False):
        return reader.get_leaked_allocation_records(merge_threads)
    if args.temporary_allocation_threshold >= 0:
        return reader.get_temporary_allocation_records(merge_threads, args.temporary_allocation_threshold)
    return reader.get_high_watermark_allocation_records(merge_threads)


def _may_write(path, args):
    if not args.force and os.path.exists(path):
        raise CommandError(f"File already exists, will not overwrite without --force: {path}")


# ---- Reports for the terminal --------------------------------------------------------------------------------------------------------

def _positive(value):
    try:
        number = int(value)
        if number <= 0:
            raise ValueError
    except ValueError:
        raise ArgumentTypeError(f"{value} is an invalid positive int value") from None
    return number


def _prepare_stats(parser):
    parser.add_argument("results", help="Results of the tracker run")
    parser.add_argument("-n", "--num-largest", type=_positive, default=5, help="Displays the top 'n' largest allocating functions. "
                                                                               "Default is 5")
    parser.add_argument("--json", action="store_true", help="Exports stats to a JSON file")
    parser.add_argument("-o", "--output", help="Output file name for JSON output")
    parser.add_argument("-f", "--force", action="store_true", help="If the JSON output file already exists, overwrite it")


def _stats(args, parser):
    from memray import _stats
    reader = _open(args.results)
    stats = _stats.compute(reader, args.num_largest)
    if not args.json:
        _stats.write(stats, args.num_largest)
        return
    path = args.output
    if path is None:
        folder, name = os.path.split(args.results)
        path = os.path.join(folder, f"memray-stats-{name.removeprefix('memray-')}.json")
    _may_write(path, args)
    _stats.write_json(stats, path)
    print(f"Wrote {path}")


def _prepare_tree(parser):
    parser.add_argument("results", help="Results of the tracker run")
    parser.add_argument("-b", "--biggest-allocs", type=int, default=200, help="Show n biggest allocations (defaults to 200)")
    _add_temporary(parser.add_mutually_exclusive_group())


def _tree(args, parser):
    from memray import _tree
    with _open(args.results) as reader:
        _tree.write(*_tree.build(reader, _records(reader, args, False), args.biggest_allocs))


def _prepare_summary(parser):
    parser.add_argument("results", help="Results of the tracker run")
    parser.add_argument("-s", "--sort-column", type=int, default=1, help="Column number to sort on")
    parser.add_argument("-r", "--max-rows", type=int, help="Maximum number of rows to display")
    _add_temporary(parser.add_mutually_exclusive_group())


def _summary(args, parser):
    from memray import _summary
    if not 1 <= args.sort_column <= _summary.COLUMNS:
        parser.error(f"The --sort-column argument must be between 1 and {_summary.COLUMNS}")
    with _open(args.results) as reader:
        _summary.write(reader, _records(reader, args, True), args.sort_column, args.max_rows)


# ---- Reports that are files ----------------------------------------------------------------------------------------------------------

def _prepare_report(parser):
    parser.add_argument("-o", "--output", help="Output file name")
    parser.add_argument("-f", "--force", action="store_true", help="If the output file already exists, overwrite it")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--leaks", action="store_true", dest="show_memory_leaks", help="Show memory leaks, instead of peak memory usage")
    _add_temporary(group)
    parser.add_argument("results", help="Results of the tracker run")


def _report_path(args, report, suffix):
    path = args.output
    if path is None:
        folder, name = os.path.split(args.results)
        name = os.path.splitext(name)[0].removeprefix("memray-")
        path = os.path.join(folder, f"memray-{report}-{name}{suffix}")
    path = os.path.expanduser(path)
    if os.path.isfile(args.results):
        _may_write(path, args)
    return path


def _prepare_flamegraph(parser):
    _prepare_report(parser)
    parser.add_argument("--temporal", action="store_true",
                        help="Generate a dynamic flame graph that can analyze allocations in a user-selected time range")
    parser.add_argument("--split-threads", action="store_true", help="Do not merge allocations across threads")
    parser.add_argument("--inverted", action="store_true", help="Invert flame graph")
    parser.add_argument("--max-memory-records", type=int, default=10000, help="Maximum number of memory records to display")


def _flamegraph(args, parser):
    from memray import _pages
    if args.temporal and args.temporary_allocation_threshold >= 0:
        parser.error("Can't create a temporal flame graph of temporary allocations")
    if args.temporal and args.inverted:
        parser.error("Can't create an inverted temporal flame graph.")
    path = _report_path(args, "flamegraph", ".html")
    with _open(args.results) as reader:
        reader._max_memory_records = args.max_memory_records
        if args.temporal:
            if not _pages.can_move():
                raise CommandError("This build of viv draws flame graphs without scripts; a temporal one needs d3-flame-graph")
            _pages.temporal_flamegraph(reader, path, args.show_memory_leaks, args.split_threads)
            print(f"Wrote {path}")
            return
        _pages.flamegraph(reader, path, args.show_memory_leaks, args.temporary_allocation_threshold, args.split_threads, args.inverted)
    print(f"Wrote {path}")


def _prepare_table(parser):
    _prepare_report(parser)
    parser.add_argument("--split-threads", action="store_true", help="Do not merge allocations across threads")


def _table(args, parser):
    from memray import _pages
    path = _report_path(args, "table", ".html")
    with _open(args.results) as reader:
        records = _records(reader, args, not args.split_threads)
        _pages.table(reader, path, records, args.show_memory_leaks, args.split_threads)
    print(f"Wrote {path}")


def _prepare_transform(parser):
    parser.add_argument("format", help="Format to use for the report. Available formats: gprof2dot, csv, speedscope, collapsed")
    _prepare_report(parser)


def _transform(args, parser):
    from memray import _transform
    format = args.format.lower()
    if format not in _transform.SUFFIXES:
        raise CommandError(f"Format not supported: {args.format}")
    path = _report_path(args, format, _transform.SUFFIXES[format])
    with _open(args.results) as reader:
        records = list(_records(reader, args, True))
        with open(path, "w", errors="backslashreplace", newline="") as file:
            getattr(_transform, format)(records, reader.metadata, file)
    print(f"Wrote {path}")
    if format == "gprof2dot":
        _transform.after_gprof2dot(path)


def _prepare_live(parser):
    parser.add_argument("port", type=int, help="Remote port to connect to")


def _live(args, parser):
    if not 0 < args.port < 2 ** 16:
        raise CommandError(f"Invalid port: {args.port}")
    from memray import _live
    try:
        _live.attach(args.port)
    except KeyboardInterrupt:
        pass  # nobody was there to connect to
    except OSError as error:
        raise CommandError(f"Cannot connect to port {args.port}: {error}") from None


_COMMANDS = {
    "run": ("Run the specified application and track memory usage", _prepare_run, _run),
    "flamegraph": ("Generate an HTML flame graph for peak memory usage", _prepare_flamegraph, _flamegraph),
    "live": ("Remotely monitor allocations in a text-based interface", _prepare_live, _live),
    "table": ("Generate an HTML table with all records in the peak memory usage", _prepare_table, _table),
    "tree": ("Generate a tree view in the terminal for peak memory usage", _prepare_tree, _tree),
    "summary": ("Generate a terminal-based summary report of the functions that allocate most memory", _prepare_summary, _summary),
    "stats": ("Generate high level stats of the memory usage in the terminal", _prepare_stats, _stats),
    "transform": ("Generate reports files in different formats", _prepare_transform, _transform),
}


def get_argument_parser():
    parser = ArgumentParser(description=_DESCRIPTION, prog="memray", formatter_class=RawTextHelpFormatter)
    parser.add_argument("-V", "--version", action="version", version=__version__, help="Displays the current version of Memray")
    commands = parser.add_subparsers(help="Mode of operation", dest="command", required=True)
    for name, (description, prepare, entry) in _COMMANDS.items():
        command = commands.add_parser(name, help=description, description=description)
        command.set_defaults(entrypoint=entry)
        prepare(command)
    return parser


def main(args=None):
    parser = get_argument_parser()
    args = parser.parse_args(args)
    try:
        args.entrypoint(args, parser)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    except NotImplementedError as error:
        if args.command == "run":
            raise  # the program's
        print(error, file=sys.stderr)  # what an aggregated file cannot tell
        return 1
    return 0
