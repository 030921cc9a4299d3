# Environment: COLUMNS=70
# The layout of usage and help.
import argparse

p = argparse.ArgumentParser(prog="prog", description="A program that does things. " * 3, epilog="The end.")
p.add_argument("source", help="where to read from")
p.add_argument("rest", nargs="*", metavar="MORE")
p.add_argument("-a", "--alpha", type=int, default=3, help="the first letter, %(default)s of %(type)s")
p.add_argument("--a-very-long-option-name", metavar="X", help="has its help on the next line because it is long " * 2)
p.add_argument("--hidden", help=argparse.SUPPRESS)
group = p.add_argument_group("special", "Some that are special.")
either = group.add_mutually_exclusive_group(required=True)
either.add_argument("--one", action="store_true")
either.add_argument("--two", nargs=2)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.print_help()
p.print_usage()
try:
    p.parse_args(["--version"])
except SystemExit as stop:
    print("exit", stop.code)
d = argparse.ArgumentParser(prog="d", formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
d.add_argument("--level", default=5, help="how far")
print(d.format_help())
print(argparse.Namespace(a=1, b="x"), p.get_default("alpha"))
