# An error prints the usage and ends the program with status 2.
import argparse

p = argparse.ArgumentParser(prog="prog")
p.add_argument("x", type=int)
p.parse_args(["nine"])
