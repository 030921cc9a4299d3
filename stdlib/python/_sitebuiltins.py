"""The builtins that a person at the prompt types: exit, quit, copyright, credits, license, help."""

import sys


class Quitter:
    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f"Use {self.name}() or {self.eof} to exit"

    def __call__(self, code=None):
        # Closing standard input ends a shell's loop that catches SystemExit.
        try:
            sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)


class _Printer:
    def __init__(self, name, text):
        self.__name = name
        self.__text = text

    def __repr__(self):
        return self.__text

    def __call__(self):
        print(self.__text)


class _Helper:
    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *args):
        if not args:
            print("help(object) shows what an object is and its documentation.")
            return
        for thing in args:
            kind = type(thing).__name__
            name = getattr(thing, "__name__", None)
            print(f"Help on {kind}" + (f" {name}:" if name else ":"))
            text = getattr(thing, "__doc__", None)
            print()
            print(text if text else "no documentation")


exit = Quitter("exit", "Ctrl-D (i.e. EOF)")
quit = Quitter("quit", "Ctrl-D (i.e. EOF)")
copyright = _Printer("copyright", "Vivarium; see the file LICENSE.")
credits = _Printer("credits", "Vivarium is an independent implementation of Python 3.11.")
license = _Printer("license", "See the file LICENSE of the Vivarium project.")
help = _Helper()
