# Options, arguments, sub-commands, types, errors.
import argparse


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)


p = Parser(prog="prog")
p.add_argument("files", nargs="*")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-n", "--number", type=int, default="5")
p.add_argument("--mode", choices=["fast", "slow"])
p.add_argument("-I", dest="include", action="append")
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
for line in ("", "-vv a b -n 3", "--mode fast -Ix -I y --flag", "--no-flag --num=7", "-n x", "--mode odd", "-n", "--m fast", "--what", "-- -n"):
    try:
        print(line, p.parse_args(line.split()))
    except ValueError as error:
        print(line, "|", error)
print(p.parse_known_args(["a", "--unknown", "b"]))
q = Parser(prog="tool")
subs = q.add_subparsers(dest="command", required=True)
add = subs.add_parser("add", help="adds")
add.add_argument("x", type=int, nargs="+")
group = add.add_mutually_exclusive_group()
group.add_argument("--up", action="store_true")
group.add_argument("--down", action="store_true")
for line in ("add 1 2", "add", "sub", "", "add 1 --up --down"):
    try:
        print(line, q.parse_args(line.split()))
    except ValueError as error:
        print(line, "|", error)
