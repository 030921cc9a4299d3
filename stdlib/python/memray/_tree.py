"""`memray tree`: the biggest allocations and who called for them, as a tree in the terminal.

memray's own is a program of many keys; this is what it shows when every node is open, with frames of the tools left out."""
import sys

from memray import size_fmt
from memray._frames import FrameTree, Stacks, module_name
from memray._terminal import styled


def build(reader, records, biggest):
    """The tree, and (locations, allocations, bytes) of what was too small."""
    records = sorted(records, key=lambda record: record.size, reverse=True)
    tree = FrameTree()
    tree.add(Stacks(reader), records[:biggest])
    tree.finish()
    rest = records[biggest:]
    hidden = len(rest), sum(record.n_allocations for record in rest), sum(record.size for record in rest)
    tree.sizes[0] += hidden[2]
    tree.counts[0] += hidden[1]
    return tree, hidden


def _share(size, whole):
    share = size / whole if whole else 0
    return styled(f"{size_fmt(size)} ({100 * share:.2f} %)", "31" if share >= 0.6 else "33" if share >= 0.4 else "32")


def _label(tree, node, has_children):
    if tree.sizes[node] == 0:
        return "<No allocations>"
    function, file, line = tree.places[node]
    where = f"{module_name(file, sys.path)}:{line}" if line else file
    text = f"{'📂' if has_children else '📄'} {_share(tree.sizes[node], tree.sizes[0])} {styled(function, '1')}"
    return f"{text}  {styled(where, '2;36')}" if where else text


def write(tree, hidden):
    children = tree.children()
    print(_label(tree, 0, True))
    waiting = []  # what is still to be written, the next one last

    def push(node, prefix, more):
        for child in reversed(children[node]):
            waiting.append((child, prefix, not more))
            more = True

    count, allocations, size = hidden
    push(0, "", bool(count))
    while waiting:
        node, prefix, is_last = waiting.pop()
        print(f"{prefix}{'└── ' if is_last else '├── '}{_label(tree, node, bool(children[node]))}")
        push(node, prefix + ("    " if is_last else "│   "), False)
    if count:
        print(f"└── ❓ {_share(size, tree.sizes[0])} {allocations} allocations from {count} locations below the configured threshold")
