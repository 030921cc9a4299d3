"""site: what makes an interpreter a place to work in.

The builtins exit, quit, copyright, credits, license and help are in place when a program starts, and so is sys.__interactivehook__,
which calls register_readline() before the first prompt. There are no site-packages: sys.path is the program's folder and PYTHONPATH.
"""

import builtins
import sys

PREFIXES = [sys.prefix, sys.exec_prefix]
ENABLE_USER_SITE = False
USER_SITE = None
USER_BASE = None


def getsitepackages(prefixes=None):
    """The folders of installed packages: there are none."""
    return []


def register_readline():
    """Completion by the Tab key, and a history that is kept in ~/.python_history."""
    try:
        import readline
        import rlcompleter  # noqa: F401, sets the completer
    except ImportError:
        return
    import atexit
    import os
    readline.parse_and_bind("tab: complete")
    try:
        readline.read_init_file()
    except OSError:
        pass  # there is none
    if readline.get_current_history_length() > 0:
        return  # the program brought a history of its own
    path = os.path.join(os.path.expanduser("~"), ".python_history")
    try:
        readline.read_history_file(path)
    except OSError:
        pass

    def write_history():
        try:
            readline.write_history_file(path)
        except OSError:
            pass  # the home folder cannot be written to

    atexit.register(write_history)


def enablerlcompleter():
    """Has register_readline() called before the first prompt."""
    sys.__interactivehook__ = register_readline


def setquit():
    """Puts exit and quit into builtins."""
    import _sitebuiltins
    builtins.exit = _sitebuiltins.exit
    builtins.quit = _sitebuiltins.quit


def setcopyright():
    """Puts copyright, credits and license into builtins."""
    import _sitebuiltins
    builtins.copyright = _sitebuiltins.copyright
    builtins.credits = _sitebuiltins.credits
    builtins.license = _sitebuiltins.license


def sethelper():
    """Puts help into builtins."""
    import _sitebuiltins
    builtins.help = _sitebuiltins.help
