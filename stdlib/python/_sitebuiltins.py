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
    """Shows a text when it is evaluated at the prompt, and when it is called."""

    def __init__(self, name, text):
        self.__name = name
        self.__text = text

    def __repr__(self):
        if self.__text.count("\n") < 20:
            return self.__text
        return f"Type {self.__name}() to see the full {self.__name} text"

    def __call__(self):
        print(self.__text)


class _Helper:
    """help(thing) explains a thing, help() holds a conversation: pydoc's."""

    def __repr__(self):
        return "Type help() for interactive help, or help(object) for help about object."

    def __call__(self, *args, **kwds):
        import pydoc
        return pydoc.help(*args, **kwds)


exit = Quitter("exit", "Ctrl-D (i.e. EOF)")
quit = Quitter("quit", "Ctrl-D (i.e. EOF)")
copyright = _Printer("copyright", "Copyright (c) the authors of Vivarium.")
credits = _Printer("credits", "    Vivarium is an independent implementation of Python 3.11, a language that\n"
                              "    Guido van Rossum and many others made.  See www.python.org for more information.")
license = _Printer("license", """Vivarium is free software: you can redistribute it and modify it under the terms
of the GNU General Public License, version 3 or any later one, as the Free
Software Foundation published it.  It comes without any warranty.
See <https://www.gnu.org/licenses/gpl-3.0.html>.""")
help = _Helper()
