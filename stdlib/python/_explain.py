"""What `viv explain` runs: the values of expressions, or the variables that a program leaves, told by viv.explain()."""

import os
import sys
import types


def _run(path, namespace):
    # As `viv path` would, in the module __main__ that is there.
    with open(path, "rb") as file:
        source = file.read()
    sys.argv[:] = [path]
    if not sys.flags.safe_path:
        sys.path[:1] = [os.path.dirname(os.path.abspath(path))]
    namespace["__file__"] = path
    try:
        exec(compile(source, path, "exec"), namespace)
    except SystemExit:
        pass


def _variables(namespace):
    # What the program made: not what it imported, nor what every module has.
    for name, value in list(namespace.items()):
        if not name.startswith("__") and not isinstance(value, types.ModuleType) and getattr(value, "__module__", None) in ("__main__", None):
            yield name


def main(arguments):
    """Explains each expression; where the first argument is a file, after running it, and with no expression all its variables."""
    import viv
    namespace = sys.modules["__main__"].__dict__
    try:
        if os.path.isfile(arguments[0]):
            _run(arguments.pop(0), namespace)
            arguments = arguments or list(_variables(namespace))
        for number, expression in enumerate(arguments):
            print("\n" * bool(number) + expression)
            viv.explain(eval(expression, namespace))
    except Exception as error:
        shown = error.__traceback__
        while shown and shown.tb_frame.f_globals is globals():
            shown = shown.tb_next
        sys.excepthook(type(error), error.with_traceback(shown), shown)
        sys.exit(1)
