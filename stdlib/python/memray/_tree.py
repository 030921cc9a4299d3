"""`memray tree`: the biggest allocations and who called for them, as a tree in the terminal.

memray's own is a program of many keys; this is what it shows when every node is open, with frames of the tools left out."""
import sys

from memray import size_fmt
from memray._frames import is_interesting, module_name
from memray._terminal import styled


class _Node:
    __slots__ = ("place", "size", "count", "children")

    def __init__(self, place):
        self.place = place
        self.size = self.count = 0
        self.children = {}

    def add(self, record):
        self.size += record.size
        self.count += record.n_allocations


def build(records, biggest):
    """The root, and (locations, allocations, bytes) of what was too small."""
    records = sorted(records, key=lambda record: record.size, reverse=True)
    root = _Node(("<ROOT>", "", 0))
    for record in records[:biggest]:
        root.add(record)
        node = root
        for place in reversed(record.stack_trace()):
            if not is_interesting(place[1]):
                continue
            if place not in node.children:
                node.children[place] = _Node(place)
            node = node.children[place]
            node.add(record)
    rest = records[biggest:]
    for record in rest:
        root.add(record)
    return root, (len(rest), sum(record.n_allocations for record in rest), sum(record.size for record in rest))


def _color(share):
    return "31" if share >= 0.6 else "33" if share >= 0.4 else "32"


def _label(node, root):
    if node.size == 0:
        return "<No allocations>"
    share = node.size / root.size
    function, file, line = node.place
    icon = "📂" if node.children or node is root else "📄"
    size = styled(f"{size_fmt(node.size)} ({100 * share:.2f} %)", _color(share))
    where = f"{module_name(file, sys.path)}:{line}" if line else file
    text = f"{icon} {size} {styled(function, '1')}"
    return f"{text}  {styled(where, '2;36')}" if where else text


def write(root, hidden):
    print(_label(root, root))
    # A stack of what is still to be written, the next one last: programs recurse deeper than this code may.
    waiting = []

    def push(children, prefix, tail):
        items = sorted(children, key=lambda child: child.size, reverse=True)
        last = len(items) - 1
        waiting.extend(reversed([(child, prefix, number == last and not tail) for number, child in enumerate(items)]))

    count, allocations, size = hidden
    push(root.children.values(), "", bool(count))
    while waiting:
        node, prefix, is_last = waiting.pop()
        print(f"{prefix}{'└── ' if is_last else '├── '}{_label(node, root)}")
        push(node.children.values(), prefix + ("    " if is_last else "│   "), False)
    if count:
        share = size / root.size if root.size else 0
        print(f"└── ❓ {styled(f'{size_fmt(size)} ({100 * share:.2f} %)', _color(share))} "
              f"{allocations} allocations from {count} locations below the configured threshold")
