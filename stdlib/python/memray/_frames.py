"""What the reports know about frames: which belong to the tools rather than the program, what module a file is, and how stacks make a
tree. A program may recurse a hundred thousand calls deep, so nothing here walks each stack by itself."""
import os

import _memray

DEEPEST = 400  # frames of a stack that a report draws
TOO_DEEP = ("<STACK TOO DEEP>", "...", 0)


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


class Stacks:
    """All stacks of a recording; their numbers begin with 1, a caller's is lower than those of what it called, 0 is no stack."""

    def __init__(self, reader):
        self.rows = _memray.stacks(reader._open_number())  # (caller, function, file, line)

    def own(self, records):
        """{number: [bytes, allocations]}"""
        sums = {}
        for record in records:
            entry = sums.setdefault(record.stack_id, [0, 0])
            entry[0] += record.size
            entry[1] += record.n_allocations
        return sums

    def needed(self, numbers):
        """The numbers and all their callers', in order."""
        marks = bytearray(len(self.rows) + 1)
        for number in numbers:
            while number and not marks[number]:
                marks[number] = 1
                number = self.rows[number - 1][0]
        return [number for number, mark in enumerate(marks) if mark]


class FrameTree:
    """Frames under those that called them, without the tools'; nodes are numbered, callers first, 0 is the root. After finish() sizes and
    counts are those of a frame and all below it."""

    def __init__(self):
        self.parents, self.places, self.sizes, self.counts = [-1], [("<ROOT>", "", 0)], [0], [0]
        self._known = {}
        self._interesting = {}

    def child(self, node, place):
        key = node, place
        if key not in self._known:
            self._known[key] = len(self.parents)
            self.parents.append(node)
            self.places.append(place)
            self.sizes.append(0)
            self.counts.append(0)
        return self._known[key]

    def _shown(self, file):
        if file not in self._interesting:
            self._interesting[file] = is_interesting(file)
        return self._interesting[file]

    def _add(self, node, size, count):
        self.sizes[node] += size
        self.counts[node] += count

    def place(self, stacks, numbers, top=0):
        """{number of a stack: node}"""
        nodes, depths = {0: top}, {0: 0}
        for number in stacks.needed(numbers):
            caller, function, file, line = stacks.rows[number - 1]
            node, depth = nodes[caller], depths[caller]
            if self._shown(file) and depth <= DEEPEST:
                node = self.child(node, TOO_DEEP if depth == DEEPEST else (function, file, line))
                depth += 1
            nodes[number], depths[number] = node, depth
        return nodes

    def add(self, stacks, records, top=0):
        own = stacks.own(records)
        nodes = self.place(stacks, own, top)
        for number, (size, count) in own.items():
            self._add(nodes[number], size, count)

    def add_inverted(self, records, top=0):
        """What allocated at the top, who called it below; a hundred thousand stacks are not followed as far as a few."""
        deepest = max(DEEPEST // 10, min(DEEPEST, 2_000_000 // max(len(records), 1)))
        for record in records:
            node = top
            stack = [place for place in record.stack_trace(deepest + 1) if self._shown(place[1])]
            for place in stack[:deepest]:
                node = self.child(node, place)
            self._add(self.child(node, TOO_DEEP) if len(stack) > deepest else node, record.size, record.n_allocations)

    def finish(self):
        for node in range(len(self.parents) - 1, 0, -1):
            self._add(self.parents[node], self.sizes[node], self.counts[node])

    def children(self):
        """Of each node, the largest first."""
        lists = [[] for _ in self.parents]
        for node in range(1, len(self.parents)):
            lists[self.parents[node]].append(node)
        for nodes in lists:
            nodes.sort(key=self.sizes.__getitem__, reverse=True)
        return lists


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
