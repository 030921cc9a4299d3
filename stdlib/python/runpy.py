"""runpy: modules, files, folders and archives as programs.

`python -m NAME` and `python FOLDER` end up in _run_module_as_main(). Tracebacks name the lines of this file, which are therefore where
CPython has them: whoever changes something here keeps the lines that contain exec(...), raise and _get_module_details(...) in place.
"""

import sys

__all__ = ["run_module", "run_path"]

_ModuleType = type(sys)


# ---- Modules that are there for a while ----

class _TempModule:
    """A fresh module in sys.modules, whatever had its name before being put aside."""

    def __init__(self, mod_name):
        self.mod_name = mod_name
        self.module = _ModuleType(mod_name)
        self._saved = []

    def __enter__(self):
        if self.mod_name in sys.modules:
            self._saved.append(sys.modules[self.mod_name])
        sys.modules[self.mod_name] = self.module
        return self

    def __exit__(self, *args):
        if self._saved:
            sys.modules[self.mod_name] = self._saved.pop()
        else:
            del sys.modules[self.mod_name]


class _ModifiedArgv0:
    """sys.argv[0] replaced for a while."""

    def __init__(self, value):
        self.value = value
        self._saved = None

    def __enter__(self):
        if self._saved is not None:
            raise RuntimeError("Already preserving saved value")
        self._saved = [sys.argv[0]]
        sys.argv[0] = self.value

    def __exit__(self, *args):
        self.value = None
        sys.argv[0] = self._saved.pop()


# ---- Running code ----




















def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """Runs code in run_globals, which get what a module's globals have."""
    if init_globals is not None:
        run_globals.update(init_globals)
    if mod_spec is None:
        loader, file_name, cached = None, script_name, None
    else:
        loader, file_name, cached = mod_spec.loader, mod_spec.origin, mod_spec.cached
        if pkg_name is None:
            pkg_name = mod_spec.parent
    run_globals.update(__name__=mod_name, __file__=file_name, __cached__=cached, __doc__=None, __loader__=loader,
                       __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals



def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None):
    """Runs code in a fresh module that is in sys.modules meanwhile."""
    file_name = script_name if mod_spec is None else mod_spec.origin
    with _TempModule(mod_name) as temporary, _ModifiedArgv0(file_name):
        mod_globals = temporary.module.__dict__
        _run_code(code, mod_globals, init_globals, mod_name, mod_spec, pkg_name, script_name)
    # A copy: the module's own globals may be cleared when it dies.
    return mod_globals.copy()




def _get_module_details(mod_name, error=ImportError, find_spec=None, code_of=None):
    if mod_name.startswith("."):
        raise error("Relative module names not supported")
    pkg_name, _, _ = mod_name.rpartition(".")
    if pkg_name:
        # The parents first: what they do wrong is theirs to tell.
        try:
            __import__(pkg_name)
        except ImportError as problem:
            # A parent that is missing is found missing again below; another import error inside it is its own.
            if problem.name is None or (problem.name != pkg_name and not pkg_name.startswith(problem.name + ".")):
                raise
        existing = sys.modules.get(mod_name)
        if existing is not None and not hasattr(existing, "__path__"):
            from warnings import warn
            warn(RuntimeWarning(f"{mod_name!r} found in sys.modules after import of package {pkg_name!r}, but prior to execution "
                                f"of {mod_name!r}; this may result in unpredictable behaviour"))
    if find_spec is None:
        from importlib.util import find_spec










    try:
        spec = find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        text = f"Error while finding module specification for {mod_name!r} ({type(problem).__name__}: {problem})"
        if mod_name.endswith(".py"):
            text += f". Try using '{mod_name[:-3]}' instead of '{mod_name}' as the module name."
        raise error(text) from problem
    if spec is None:
        raise error("No module named %s" % mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == "__main__" or mod_name.endswith(".__main__"):
            raise error("Cannot use package as __main__ module")
        try:
            main_name = mod_name + ".__main__"
            return _get_module_details(main_name, error, find_spec, code_of)
        except error as problem:
            if mod_name not in sys.modules:
                raise  # the package itself could not be imported
            raise error(f"{problem}; {mod_name!r} is a package and cannot be directly executed")
    loader = spec.loader
    if loader is None:
        raise error("%r is a namespace package and cannot be executed" % mod_name)
    # A loader that has no code to give, such as that of builtin modules, says None.
    # What is wrong with the source is told as it is.
    try:
        code = code_of(spec) if code_of is not None else loader.get_code(mod_name)
    except ImportError as problem:
        raise error(format(problem)) from problem
    if code is None:
        raise error("No code object available for %s" % mod_name)
    return mod_name, spec, code
class _Error(Exception):
    """What a user of the command line is told without a traceback."""















def _run_module_as_main(mod_name, alter_argv=True, find_spec=None, code_of=None):
    """Runs a module, or the __main__ of sys.path[0], in the module __main__ that is there.

    The command line passes its own ways to find a module and to get at its code, which need no importlib.
    """
    try:
        if alter_argv or mod_name != "__main__":
            mod_name, mod_spec, code = _get_module_details(mod_name, _Error, find_spec, code_of)
        else:
            mod_name, mod_spec, code = _get_main_module_details(_Error, find_spec, code_of)
    except _Error as problem:
        text = "%s: %s" % (sys.executable, problem)
        sys.exit(text)
    main_globals = sys.modules["__main__"].__dict__
    if alter_argv:
        sys.argv[0] = mod_spec.origin
    return _run_code(code, main_globals, None, "__main__", mod_spec)

















def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's code without importing it and returns its globals.

    init_globals are there from the start; run_name is its __name__; with alter_sys sys.argv[0] and sys.modules[run_name] are
    replaced meanwhile.
    """
    mod_name, mod_spec, code = _get_module_details(mod_name)
    if run_name is None:
        run_name = mod_name
    if alter_sys:
        return _run_module_code(code, init_globals, run_name, mod_spec)
    # Nobody else sees these globals, so they
    # are returned as they are.
    return _run_code(code, {}, init_globals, run_name, mod_spec)





def _get_main_module_details(error=ImportError, find_spec=None, code_of=None):
    # What is in sys.modules must not be found instead.
    saved = sys.modules["__main__"]
    del sys.modules["__main__"]
    try:
        return _get_module_details("__main__", ImportError, find_spec, code_of)
    except ImportError as problem:
        if "__main__" in str(problem):
            raise error("can't find %r module in %r" % ("__main__", sys.path[0])) from problem
        raise
    finally:
        sys.modules["__main__"] = saved





def _get_code_from_file(run_name, file_name):
    import io
    with io.open_code(file_name) as file:
        return compile(file.read(), file_name, "exec"), file_name


























def run_path(path_name, init_globals=None, run_name=None):
    """Runs a file, or the __main__ of a folder or archive, and returns its globals."""
    import os
    if run_name is None:
        run_name = "<run_path>"
    pkg_name = run_name.rpartition(".")[0]
    path_name = os.fsdecode(path_name)
    if not os.path.isdir(path_name) and not _is_archive(path_name):
        code, file_name = _get_code_from_file(run_name, path_name)
        return _run_module_code(code, init_globals, run_name, pkg_name=pkg_name, script_name=file_name)
    sys.path.insert(0, path_name)
    try:
        mod_name, mod_spec, code = _get_main_module_details()
        with _TempModule(run_name) as temporary, _ModifiedArgv0(path_name):
            mod_globals = temporary.module.__dict__
            return _run_code(code, mod_globals, init_globals, run_name, mod_spec, pkg_name).copy()
    finally:
        try:
            sys.path.remove(path_name)
        except ValueError:
            pass
def _is_archive(path_name):
    from zipimport import ZipImportError, zipimporter
    try:
        zipimporter(path_name)
    except ZipImportError:
        return False
    return True


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print("No module specified for execution", file=sys.stderr)
    else:
        del sys.argv[0]
        _run_module_as_main(sys.argv[0])
