"""What the reports know about frames: which belong to the tools rather than the program, and what module a file is."""
import os


def is_from_import_system(file):
    return "frozen importlib" in file


def is_interesting(file):
    return not (file.endswith("runpy.py") or file == "<frozen runpy>" or file.startswith("<frozen memray") or is_from_import_system(file))


def format_thread(record):
    if record.tid == -1:
        return "merged thread"
    return f"{hex(record.tid)} ({record.thread_name})" if record.thread_name else hex(record.tid)


def _relative(file, folder):
    if not folder or not file.startswith(os.path.join(folder, "")):
        return None
    return file[len(os.path.join(folder, "")):]


def module_name(file, folders):
    """The name under which a file would be imported from the first of the folders that has it; else the file."""
    if file.endswith(".py"):
        for folder in folders:
            relative = _relative(file, folder)
            if relative is not None:
                return relative[:-3].replace(os.sep, ".").replace(".__init__", "")
    return file


class ModuleResolver:
    """Sums stacks up by the package that the program's youngest frame belongs to."""

    def __init__(self, search_paths):
        self._folders = [path for path in search_paths if path]
        self._known = {}

    def top_level(self, file):
        """None: a module of the library, whose caller counts."""
        if file not in self._known:
            self._known[file] = self._find(file)
        return self._known[file]

    def _find(self, file):
        if file.startswith("<frozen "):
            return None
        for folder in self._folders:
            relative = _relative(file, folder)
            if relative is not None:
                return relative.removesuffix(".py").split(os.sep)[0]
        return os.path.basename(file).removesuffix(".py")
