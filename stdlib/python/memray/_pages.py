"""The reports that are pages: `memray flamegraph` and `memray table`. Each is one file that needs nothing else.

The flame graph's data are nodes (number of the parent's, number of the place, bytes, allocations), parents first, and places (function,
file, line, line of source), which d3-flame-graph shows. A build without it draws the pictures here instead.

A temporal one has intervals instead of sums: (node, first span of time, the one after the last or 0, bytes, allocations); its page adds up
those of the spans that are chosen there."""
import json
import linecache

import _memray
from memray import AllocatorType, __version__, size_fmt
from memray._frames import FrameTree, Stacks, format_thread

_TITLES = {"peak": "Peak", "leaks": "Leaks", "temporary": "Temporary"}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


# ---- Pages ---------------------------------------------------------------------------------------------------------------------------

def _json(data):
    # Nothing in it may look like the end of the element that it stands in.
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _script(name):
    return f"<script>{_memray.page_text(name)}</script>\n"


def _page(file, title, controls, content, data, scripts, style=""):
    head = (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
            f"<title>memray - {escape(title)}</title>\n<style>{style}{_memray.page_text('page.css')}</style>\n</head>\n")
    file.write(f"{head}<body>\n<header><h1>memray {escape(title)}</h1>{controls}</header>\n<main>\n{content}</main>\n")
    file.write(f'<script type="application/json" id="report">{_json(data)}</script>\n')
    for name in scripts:
        file.write(_script(name))
    file.write("</body>\n</html>\n")


def _memory_and_metadata(metadata, below_plot=""):
    rows = (("Command line", metadata.command_line), ("Start time", metadata.start_time), ("End time", metadata.end_time),
            ("Total number of allocations", metadata.total_allocations), ("Peak memory usage", size_fmt(metadata.peak_memory)),
            ("Python allocator", metadata.python_allocator))
    return ('<figure><div id="memory"></div><figcaption><span style="color:#e8684a">heap</span> and '
            '<span style="color:#5b8ff9">resident size</span> over time</figcaption></figure>\n'
            f"{below_plot}<details><summary>About this run</summary><table>"
            + "".join(f"<tr><td>{name}</td><td>{escape(str(value))}</td></tr>" for name, value in rows) + "</table></details>\n")


def _memory(reader):
    """Memory over time, for the plot: [ms, resident bytes, bytes of the heap] since the start, and [ms, bytes] of the peak."""
    info = reader._info
    rows = _memray.samples(reader._open_number(), min(reader._max_memory_records, 2000))
    return {"samples": [[ms - info["start_ms"], resident, heap] for ms, resident, heap in rows],
            "peak": [info["peak_ms"], info["peak_bytes"]]}


# ---- Flame graphs --------------------------------------------------------------------------------------------------------------------

class _View:
    def __init__(self, name, stacks, records, places, split_threads, inverted):
        self.name = name
        self.title = _TITLES[name]
        self.tree = tree = FrameTree()
        tree.places[0] = ("<root>", "", 0)
        threads = {}
        for record in records:
            threads.setdefault(format_thread(record) if split_threads else None, []).append(record)
        for thread, of_thread in threads.items():
            top = tree.child(0, (thread, "", 0)) if split_threads else 0
            if inverted:
                tree.add_inverted(of_thread, top)
            else:
                tree.add(stacks, of_thread, top)
        tree.finish()
        self.numbers = [places.number(place) for place in tree.places]

    def data(self):
        tree = self.tree
        return {"name": self.name, "title": self.title, "size": tree.sizes[0], "count": tree.counts[0],
                "nodes": list(zip(tree.parents, self.numbers, tree.sizes, tree.counts))}


class _Places:
    def __init__(self):
        self._numbers = {}
        self.rows = []

    def number(self, place):
        if place not in self._numbers:
            self._numbers[place] = len(self.rows)
            function, file, line = place
            # Other files than Python's may hold what should not travel with the report.
            source = linecache.getline(file, line).strip() if line and file.endswith(".py") else ""
            self.rows.append([function, file, line, source])
        return self._numbers[place]


def can_move():
    """Whether this build has what draws flame graphs that react."""
    return _memray.page_text("d3-flamegraph.js") is not None


def _write_flamegraph(path, title, views, data, metadata, more=""):
    buttons = "".join(f'<button data-view="{number}">{_TITLES[view["name"]]}</button>' for number, view in enumerate(views))
    controls = (f'{buttons}<button id="flames" aria-pressed="false">Flames</button><button id="reset">Reset zoom</button>'
                '<input id="search" type="search" placeholder="Search functions, files, source">')
    content = f'<p id="summary"></p>\n{_memory_and_metadata(metadata, more)}<div id="details"></div>\n<div id="chart"></div>\n'
    with open(path, "w", errors="backslashreplace") as file:
        _page(file, title, controls, content, data, ("d3-selection.js", "d3-flamegraph.js", "page.js", "flamegraph.js"),
              _memray.page_text("d3-flamegraph.css"))
        for name in ("d3-selection", "d3-flamegraph"):
            file.write(f'<script type="text/plain" id="{name}-licence">\n{_memray.page_text(name + ".licence")}</script>\n')


def flamegraph(reader, path, leaks=False, temporary=-1, split_threads=False, inverted=False):
    places = _Places()
    merge = not split_threads
    if temporary >= 0:
        chosen = [("temporary", reader.get_temporary_allocation_records(merge, temporary))]
    else:
        chosen = [("peak", reader.get_high_watermark_allocation_records(merge)), ("leaks", reader.get_leaked_allocation_records(merge))]
    stacks = Stacks(reader)
    views = [_View(name, stacks, records, places, split_threads, inverted) for name, records in chosen]
    start = int(leaks)
    title = ("inverted " if inverted else "") + "flamegraph report" + (" (memory leaks)" if leaks else "")
    metadata = reader.metadata
    if not can_move():
        return _static_flamegraph(path, title, views, places, start, metadata, reader)
    views = [view.data() for view in views]
    _write_flamegraph(path, title, views, {"views": views, "places": places.rows, "start": start, **_memory(reader)}, metadata)


_MOST_INTERVALS = 500_000  # of a page; where there are more, spans of time are joined
_SLIDERS = ('<div id="range"><label>From <input type="range" id="from" min="0" value="0"></label>'
            '<label>to <input type="range" id="to" min="0" value="0"></label><output id="chosen"></output></div>\n')


def temporal_flamegraph(reader, path, leaks=False, split_threads=False):
    ends, peaks, records = reader._over_time(leaks, not split_threads, _MOST_INTERVALS)
    places, stacks, tree = _Places(), Stacks(reader), FrameTree()
    tree.places[0] = ("<root>", "", 0)
    threads = {}
    for record in records:
        threads.setdefault(format_thread(record) if split_threads else None, []).append(record)
    held = []
    for thread, of_thread in threads.items():
        top = tree.child(0, (thread, "", 0)) if split_threads else 0
        nodes = tree.place(stacks, {record.stack_id for record in of_thread}, top)
        held += [(nodes[record.stack_id], begin, end or 0, size, count)
                 for record in of_thread for begin, end, count, size in record.intervals]
    name = "leaks" if leaks else "peak"
    views = [{"name": name, "title": _TITLES[name], "size": 0, "count": 0,
              "nodes": [(parent, places.number(place), 0, 0) for parent, place in zip(tree.parents, tree.places)]}]
    data = {"views": views, "places": places.rows, "start": 0, "temporal": {"ends": ends, "peaks": peaks, "held": held}, **_memory(reader)}
    title = "temporal flamegraph report" + (" (memory leaks)" if leaks else "")
    _write_flamegraph(path, title, views, data, reader.metadata, _SLIDERS)


_WIDTH, _HEIGHT = 1200, 18


def _svg(view, places):
    """A picture of the flame graph: a rectangle a frame, as wide as what it holds, its callers above it."""
    tree = view.tree
    children = tree.children()
    total = max(tree.sizes[0], 1)
    out, deepest, waiting = [], 0, [(0, 0.0, 0)]
    while waiting:
        number, left, depth = waiting.pop()
        size, count = tree.sizes[number], tree.counts[number]
        width = size / total * _WIDTH
        if width < 0.5:
            continue
        deepest = max(deepest, depth)
        function, file, line, source = places.rows[view.numbers[number]]
        where = f"{function} at {file}:{line}" if line else function
        label = source or where
        hue = sum(map(ord, file)) * 7 % 60
        text = escape(label[:int(width / 7)]) if width > 35 else ""
        out.append(f'<g><title>{escape(where)}: {size_fmt(size)} ({100 * size / total:.2f} %), {count} allocations</title>'
                   f'<rect x="{left:.2f}" y="{depth * _HEIGHT}" width="{width:.2f}" height="{_HEIGHT - 1}" fill="hsl({hue},75%,70%)"/>'
                   f'<text x="{left + 3:.2f}" y="{depth * _HEIGHT + 13}" font-size="12">{text}</text></g>\n')
        for child in children[number]:
            waiting.append((child, left, depth + 1))
            left += tree.sizes[child] / total * _WIDTH
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {(deepest + 1) * _HEIGHT}" width="100%" '
            f'font-family="monospace">\n{"".join(out)}</svg>\n')


def _static_flamegraph(path, title, views, places, start, metadata, reader):
    # Buttons without a script: what is checked shows the picture behind it.
    style = ".view{display:none}input[name=view]{display:none}input:checked+label{text-decoration:underline}label{cursor:pointer}"
    choices = pictures = ""
    for number, view in enumerate(views):
        style += f"body:has(#view{number}:checked) #picture{number}{{display:block}}"
        checked = " checked" if number == start else ""
        choices += f'<input type="radio" name="view" id="view{number}"{checked}><label for="view{number}">{view.title}</label>'
        shown = f"{size_fmt(view.tree.sizes[0])} in {view.tree.counts[0]} allocations"
        pictures += (f'<div class="view" id="picture{number}"><p>{view.title}: {shown}</p>\n'
                     f"{_svg(view, places)}</div>\n")
    with open(path, "w", errors="backslashreplace") as file:
        _page(file, title, choices, _memory_and_metadata(metadata) + pictures, _memory(reader), ("page.js",), style)


# ---- Tables --------------------------------------------------------------------------------------------------------------------------

def table(reader, path, records, leaks=False, split_threads=False):
    rows = {}
    for record in records:
        stack = record.stack_trace(1)
        place = "{} at {}:{}".format(*stack[0]) if stack else "???"
        key = format_thread(record) if split_threads else "", AllocatorType(record.allocator).name.lower(), place
        entry = rows.setdefault(key, [0, 0])
        entry[0] += record.size
        entry[1] += record.n_allocations
    columns = [{"title": name, "number": name in ("Size", "Allocations")}
               for name in ("Thread ID", "Size", "Allocator", "Allocations", "Location")]
    shown = [[thread, size, allocator, count, place] for (thread, allocator, place), (size, count) in rows.items()]
    if not split_threads:
        del columns[0]
        shown = [row[1:] for row in shown]
    title = "table report" + (" (memory leaks)" if leaks else "")
    data = {"columns": columns, "rows": shown, **_memory(reader)}
    controls = '<input id="search" type="search" placeholder="Search">'
    with open(path, "w", errors="backslashreplace") as file:
        _page(file, title, controls, _memory_and_metadata(reader.metadata) + '<table id="table"></table>\n', data, ("page.js", "table.js"))
