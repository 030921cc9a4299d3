"""Counts objects by type, finds what refers to what, and draws it: the functions of objgraph. Pictures are DOT or SVG; no Graphviz is needed."""
import gc
import inspect
import itertools
import operator
import os
import sys
import types

__version__ = "3.5.0"
__all__ = ["count", "typestats", "most_common_types", "show_most_common_types", "growth", "show_growth", "get_new_ids", "get_leaking_objects",
           "by_type", "at", "at_addrs", "find_ref_chain", "find_backref_chain", "show_backrefs", "show_refs", "show_chain", "is_proper_module"]

IS_INTERACTIVE = False


def _short_typename(obj):
    return type(obj).__name__


def _long_typename(obj):
    kind = type(obj)
    module = getattr(kind, "__module__", None)
    return f"{module}.{kind.__name__}" if module else kind.__name__


def _typename(shortnames):
    return _short_typename if shortnames else _long_typename


# ---- Counting ------------------------------------------------------------------------------------------------------------------------

def count(typename, objects=None):
    """How many objects of a type the collector tracks. With a dot in it the name is that of module and type."""
    name_of = _typename("." not in typename)
    return sum(1 for each in (gc.get_objects() if objects is None else objects) if name_of(each) == typename)


def typestats(objects=None, shortnames=True, filter=None):
    """{type name: how many}."""
    name_of = _typename(shortnames)
    stats = {}
    for each in gc.get_objects() if objects is None else objects:
        if filter is None or filter(each):
            name = name_of(each)
            stats[name] = stats.get(name, 0) + 1
    return stats


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    """[(type name, how many), ...], the most first."""
    stats = sorted(typestats(objects, shortnames, filter).items(), key=operator.itemgetter(1), reverse=True)
    return stats[:limit] if limit else stats


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    stats = most_common_types(limit, objects, shortnames, filter)
    width = max(len(name) for name, _ in stats)
    for name, number in stats:
        (file or sys.stdout).write("%-*s %i\n" % (width, name, number))


def growth(limit=10, peak_stats={}, shortnames=True, filter=None):
    """[(type name, how many, how many more than ever before), ...], the largest increase first."""
    gc.collect()
    stats = typestats(shortnames=shortnames, filter=filter)
    deltas = {}
    for name, number in stats.items():
        before = peak_stats.get(name, 0)
        if number > before:
            deltas[name] = number - before
            peak_stats[name] = number
    ordered = sorted(deltas.items(), key=operator.itemgetter(1), reverse=True)
    return [(name, stats[name], delta) for name, delta in (ordered[:limit] if limit else ordered)]


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    args = (limit,) if peak_stats is None else (limit, peak_stats)
    found = growth(*args, shortnames=shortnames, filter=filter)
    if found:
        width = max(len(name) for name, _, _ in found)
        for name, number, delta in found:
            (file or sys.stdout).write("%-*s%9d %+9d\n" % (width, name, number, delta))


_ids = {"old": {}, "current": {}, "new": {}, "shortnames": True}


def get_new_ids(skip_update=False, limit=10, sortby="deltas", shortnames=None, file=None, _state=_ids):
    """Writes how the tracked objects have changed since the last call; {type name: ids of the new ones}."""
    if skip_update:
        return _state["new"]
    if shortnames is not None:
        _state["shortnames"] = shortnames
    name_of = _typename(_state["shortnames"])
    gc.collect()
    objects = gc.get_objects()
    old, current = _state["current"], {}
    for each in objects:
        current.setdefault(name_of(each), set()).add(id(each))
    del objects
    new = _state["new"]
    new.clear()
    rows = []
    for name in {**old, **current}:
        before, now = old.get(name, set()), current.get(name, set())
        new[name] = now - before
        rows.append((name, len(before), len(now), len(new[name]), len(now) - len(before)))
    _state["old"], _state["current"] = old, current
    column = {"old": 1, "current": 2, "new": 3, "deltas": 4}[sortby]
    rows.sort(key=operator.itemgetter(column, 0), reverse=True)
    if limit:
        rows = rows[:limit]
    if rows:
        width = max(len(row[0]) for row in rows)
        rule = "=" * (width + 13 * 4)
        heads = "%-*s%13s%13s%13s%13s" % (width, "Type", "Old_ids", "Current_ids", "New_ids", "Count_Deltas")
        print(rule, heads, rule, sep="\n", file=file or sys.stdout)
        for row in rows:
            print("%-*s%13d%13d%+13d%+13d" % (width, *row), file=file or sys.stdout)
        print(rule, file=file or sys.stdout)
    return new


def get_leaking_objects(objects=None):
    """Those of the objects (all, if none are given) that nothing that is tracked refers to: what C code may have forgotten to release."""
    gc.collect()
    tracked = gc.get_objects()
    if objects is None:
        objects = tracked
    ids = set(map(id, objects))
    for each in tracked:
        if each is not objects:
            ids.difference_update(map(id, gc.get_referents(each)))
    return [each for each in objects if id(each) in ids]


def by_type(typename, objects=None):
    """The objects of a type."""
    name_of = _typename("." not in typename)
    return [each for each in (gc.get_objects() if objects is None else objects) if name_of(each) == typename]


def at(addr):
    """The tracked object of an id; None: there is none."""
    for each in gc.get_objects():
        if id(each) == addr:
            return each
    return None


def at_addrs(address_set):
    return [each for each in gc.get_objects() if id(each) in address_set]


# ---- Chains --------------------------------------------------------------------------------------------------------------------------

def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest way from obj along references to an object that the predicate accepts; [obj] where there is none."""
    return _find_chain(obj, predicate, gc.get_referents, max_depth, extra_ignore)[::-1]


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest way to obj from an object that the predicate accepts; [obj] where there is none."""
    return _find_chain(obj, predicate, gc.get_referrers, max_depth, extra_ignore)


def _find_chain(obj, predicate, neighbours_of, max_depth, extra_ignore):
    queue, depth, parent = [obj], {id(obj): 0}, {id(obj): None}
    ignore = set(extra_ignore)
    ignore.update(map(id, (extra_ignore, queue, depth, parent, ignore, sys._getframe(), sys._getframe(1))))
    gc.collect()
    position = 0
    while position < len(queue):
        target = queue[position]
        position += 1
        if predicate(target):
            chain = [target]
            while parent[id(target)] is not None:
                target = parent[id(target)]
                chain.append(target)
            return chain
        if depth[id(target)] < max_depth:
            neighbours = neighbours_of(target)
            ignore.add(id(neighbours))
            for each in neighbours:
                if id(each) not in ignore and id(each) not in depth:
                    depth[id(each)] = depth[id(target)] + 1
                    parent[id(each)] = target
                    queue.append(each)
    return [obj]


def is_proper_module(obj):
    """Whether obj is a module that can be imported."""
    return inspect.ismodule(obj) and sys.modules.get(getattr(obj, "__name__", None)) is obj


# ---- Pictures ------------------------------------------------------------------------------------------------------------------------

def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None, extra_info=None,
                  refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    """Draws what refers to the objects, and what refers to that."""
    return _show_graph(objs, gc.get_referrers, False, max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info, refcounts,
                       shortnames, output, is_proper_module, extra_node_attrs)


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None, extra_info=None,
              refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    """Draws what the objects refer to."""
    return _show_graph(objs, gc.get_referents, True, max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info, refcounts,
                       shortnames, output, None, extra_node_attrs)


def show_chain(*chains, **kw):
    """Draws chains, as find_backref_chain (or, with backrefs=False, find_ref_chain) finds them."""
    backrefs = kw.pop("backrefs", True)
    chains = [chain for chain in chains if chain]
    ids = set(map(id, itertools.chain(*chains)))
    draw, end = (show_backrefs, -1) if backrefs else (show_refs, 0)
    return draw([chain[end] for chain in chains], max_depth=max(map(len, chains)) - 1, filter=lambda each: id(each) in ids, **kw)


def _show_graph(objs, neighbours_of, forward, max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info, refcounts,
                shortnames, output, cull_func, extra_node_attrs):
    held = {}  # references that drawing itself adds
    if not isinstance(objs, (list, tuple)):
        held[id(objs)] = 2  # the list, and the caller's argument
        objs = [objs]
    if filename and output:
        raise ValueError("Cannot specify both output and filename.")
    text = ["digraph ObjectGraph {\n  node[shape=box, style=filled, fillcolor=white];\n"]
    picture = _Picture()
    queue, depth, ignore = [], {}, set(extra_ignore)
    frames = [sys._getframe(), sys._getframe(1)]
    ignore.update(map(id, (objs, extra_ignore, text, picture, vars(picture), picture.boxes, picture.edges, queue, depth, ignore, frames,
                           *frames)))
    frames.clear()
    for obj in objs:
        text.append(f"  {_node(obj)}[fontcolor=red];\n")
        depth[id(obj)] = 0
        queue.append(obj)
    obj = None
    gc.collect()
    nodes = 0
    while nodes < len(queue):
        target = queue[nodes]
        queue[nodes] = None  # so that it is no referrer
        nodes += 1
        at_depth = depth[id(target)]
        name = _node(target)
        label = _label(target, extra_info, refcounts and [held.get(id(target), 0)], shortnames)
        text.append(f'  {name}[label="{_quote(label)}"{_attributes(target, extra_node_attrs)}];\n')
        hue, saturation, value = _gradient((0, 0, 1), (0, 0, .3), at_depth, max_depth)
        if inspect.ismodule(target):
            hue, saturation = .3, 1
        if highlight and highlight(target):
            hue, saturation, value = .6, .6, .5 + value * .5
        text.append('  %s[fillcolor="%g,%g,%g"];\n' % (name, hue, saturation, value))
        if value < .5:
            text.append(f"  {name}[fontcolor=white];\n")
        picture.box(name, label, at_depth, (hue, saturation, value), "red" if at_depth == 0 else "white" if value < .5 else "black")
        if hasattr(getattr(target, "__class__", None), "__del__"):
            text.append(f"  {name}->{name}_has_a_del[color=red,style=dotted,len=0.25,weight=10];\n")
            text.append(f'  {name}_has_a_del[label="__del__",shape=doublecircle,height=0.25,color=red,fillcolor="0,.5,1",fontsize=6];\n')
            picture.box(name + "_has_a_del", "__del__", at_depth + 1, (0, .5, 1), "black")
            picture.edge(name, name + "_has_a_del", "", dotted=True)
        if at_depth >= max_depth or (cull_func and cull_func(target)):
            continue
        neighbours = neighbours_of(target)
        ignore.add(id(neighbours))
        shown = skipped = 0
        for other in neighbours:
            if id(other) in ignore or (filter and not filter(other)):
                continue
            if shown >= too_many:
                skipped += 1
                continue
            source, sink = (target, other) if forward else (other, target)
            label, weight = _edge_label(source, sink, shortnames)
            parts = [f'label="{_quote(label)}"'] if label else []
            if weight:
                parts.append(f"weight={weight}")
            text.append(f"  {_node(source)} -> {_node(sink)}{' [' + ','.join(parts) + ']' if parts else ''};\n")
            picture.edge(_node(source), _node(sink), label)
            if id(other) not in depth:
                depth[id(other)] = at_depth + 1
                queue.append(other)
            shown += 1
        other = source = sink = neighbours = None
        if skipped:
            colour = _gradient((0, 1, 1), (0, 1, .3), at_depth + 1, max_depth)
            more = f"too_many_{name}"
            what = f"{skipped} more {'references' if forward else 'backreferences'}"
            ends = (name, more) if forward else (more, name)
            text.append("  %s->%s[color=red,style=dotted,len=0.25,weight=10];\n" % ends)
            text.append('  %s[label="%s",shape=box,height=0.25,color=red,fillcolor="%g,%g,%g",fontsize=6];\n' % (more, what, *colour))
            text.append(f"  {more}[fontcolor=white];\n")
            picture.box(more, what, at_depth + 1, colour, "white")
            picture.edge(*ends, "", dotted=True)
    text.append("}\n")
    dot = "".join(text)
    if output:
        output.write(dot)
        return
    if filename and filename.endswith(".dot"):
        dot_filename = filename
    else:
        import tempfile
        descriptor, dot_filename = tempfile.mkstemp(prefix="objgraph-", suffix=".dot", text=True)
        os.close(descriptor)
    with open(dot_filename, "w", encoding="utf-8") as file:
        file.write(dot)
    print("Graph written to %s (%d nodes)" % (dot_filename, nodes))
    if filename == dot_filename:
        return
    if not filename:
        print("Graph viewer (xdot) not found, generating a svg instead")
        filename = dot_filename[:-4] + ".svg"
    if filename.endswith(".svg"):
        with open(filename, "w", encoding="utf-8") as file:
            file.write(picture.svg())
        print("Image generated as %s" % filename)
    else:
        _render(dot_filename, filename)


def _render(dot_filename, filename):
    import shutil
    program = shutil.which("dot")
    if program is None:
        print("Image renderer (dot) not found, not doing anything else")
        return
    command = [program, "-T" + os.path.splitext(filename)[1][1:], "-o" + filename, dot_filename]
    child = os.fork()
    if child == 0:
        try:
            os.execv(program, command)
        finally:
            os._exit(127)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status != 0:
        print('dot failed (exit code %d) while executing "%s"' % (status, " ".join(command)))
    else:
        print("Image generated as %s" % filename)


def _node(obj):
    return f"o{id(obj)}"


def _quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\0", "\\\\0")


def _label(obj, extra_info, refcounts, shortnames):
    first = _typename(shortnames)(obj)
    if refcounts:
        # Without the variable of the walk, this function's, and the argument of the call.
        first += " [%d]" % (sys.getrefcount(obj) - 3 - refcounts[0])
    lines = [first, _safe_repr(obj)]
    if extra_info:
        lines.append(str(extra_info(obj)))
    return "\n".join(lines)


def _attributes(obj, extra_node_attrs):
    if extra_node_attrs is None:
        return ""
    return ", " + ", ".join(f'{name}="{_quote(str(value))}"' for name, value in extra_node_attrs(obj).items())


def _gradient(start, end, depth, max_depth):
    part = depth / max_depth if max_depth else 0
    return tuple(a * (1 - part) + b * part for a, b in zip(start, end))


def _safe_repr(obj):
    try:
        return _short_repr(obj)
    except Exception:
        return "(unrepresentable)"


def _name_or_repr(obj):
    return getattr(obj, "__name__", None) or repr(obj)[:40]


def _short_repr(obj):
    if isinstance(obj, (type, types.ModuleType, types.BuiltinFunctionType)):
        return _name_or_repr(obj)
    if isinstance(obj, types.MethodType):
        return _name_or_repr(obj.__func__) + (" (bound)" if obj.__self__ else "")
    if isinstance(obj, types.FunctionType) and obj.__name__ == "<lambda>":
        return f"lambda: {os.path.basename(obj.__code__.co_filename)}:{obj.__code__.co_firstlineno}"
    if isinstance(obj, types.FrameType):
        return f"{obj.f_code.co_filename}:{obj.f_lineno}"
    if isinstance(obj, (tuple, list, dict, set)):
        return f"{len(obj)} items"
    return repr(obj)[:40]


def _edge_label(source, target, shortnames):
    """What the source calls the target, and how much the edge wants to be short."""
    if isinstance(target, dict) and target is getattr(source, "__dict__", None):
        return "__dict__", 10
    if isinstance(source, types.FrameType):
        for name in "f_locals", "f_globals":
            if target is getattr(source, name):
                return name, 10
    if isinstance(source, types.MethodType):
        for name in "__self__", "__func__":
            if target is getattr(source, name, None):
                return name, 10
    if isinstance(source, types.FunctionType):
        for name in dir(source):
            if target is getattr(source, name, None):
                return name, 10
    if isinstance(source, dict):
        for key, value in source.items():
            if value is target:
                if isinstance(key, str) and key.isidentifier():
                    return key, 2
                return _typename(shortnames)(key) + "\n" + _safe_repr(key), 0
    return "", 0


def _rgb(hue, saturation, value):
    def part(n):
        k = (n + hue * 6) % 6
        return round(255 * (value - value * saturation * max(0, min(k, 4 - k, 1))))
    return part(5), part(3), part(1)


class _Picture:
    """Boxes in rows by their distance from the first ones, and arrows between them, as SVG."""

    LINE, LETTER, GAP, ROW = 15, 6.8, 24, 70

    def __init__(self):
        self.boxes = {}  # name: (label lines, row, fill, text colour)
        self.edges = []

    def box(self, name, label, row, colour, text_colour):
        self.boxes[name] = (label.split("\n"), row, colour, text_colour)

    def edge(self, source, target, label, dotted=False):
        self.edges.append((source, target, label, dotted))

    def _places(self):
        """{name: (x, y, width, height)}; each row is ordered by where its neighbours in the row above stand."""
        rows = {}
        for name, (_, row, _, _) in self.boxes.items():
            rows.setdefault(row, []).append(name)
        linked = {}
        for source, target, _, _ in self.edges:
            linked.setdefault(source, []).append(target)
            linked.setdefault(target, []).append(source)
        sizes = {name: (max(map(len, lines)) * self.LETTER + 16, len(lines) * self.LINE + 10) for name, (lines, *_) in self.boxes.items()}
        order = {}
        for row in sorted(rows):
            def pull(name, row=row):
                above = [order[each] for each in linked.get(name, ()) if each in order and self.boxes[each][1] < row]
                return sum(above) / len(above) if above else 0
            rows[row].sort(key=pull)
            for i, name in enumerate(rows[row]):
                order[name] = (i + 1) / (len(rows[row]) + 1)
        widths = {row: sum(sizes[name][0] + self.GAP for name in names) - self.GAP for row, names in rows.items()}
        whole = max(widths.values(), default=0)
        places, y = {}, 20
        for row in sorted(rows):
            x = 20 + (whole - widths[row]) / 2
            tallest = max(sizes[name][1] for name in rows[row])
            for name in rows[row]:
                width, height = sizes[name]
                places[name] = (x, y + (tallest - height) / 2, width, height)
                x += width + self.GAP
            y += tallest + self.ROW
        return places, whole + 40, y - self.ROW + 20

    def svg(self):
        def clean(text):
            text = "".join(c if c >= " " else "\ufffd" for c in text)
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

        places, width, height = self._places()
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
               f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="monospace" font-size="11">\n'
               '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
               '<path d="M0,0 L8,4 L0,8 z"/></marker></defs>\n<rect width="100%" height="100%" fill="white"/>\n']
        for source, target, label, dotted in self.edges:
            if source not in places or target not in places:
                continue
            ax, ay, aw, ah = places[source]
            bx, by, bw, bh = places[target]
            down = ay < by
            x1, y1 = ax + aw / 2, ay + ah if down else ay
            x2, y2 = bx + bw / 2, by if down else by + bh
            bend = max(abs(y2 - y1) / 2, 30) * (1 if down else -1)
            style = ' stroke-dasharray="3,3" stroke="red"' if dotted else ' stroke="black"'
            out.append(f'<path d="M{x1:.1f},{y1:.1f} C{x1:.1f},{y1 + bend:.1f} {x2:.1f},{y2 - bend:.1f} {x2:.1f},{y2:.1f}" fill="none"{style} '
                       'marker-end="url(#head)"/>\n')
            if label:
                out.append(f'<text x="{(x1 + x2) / 2 + 4:.1f}" y="{(y1 + y2) / 2:.1f}" fill="#444">{clean(label.replace(chr(10), " "))}</text>\n')
        for name, (lines, _, colour, text_colour) in self.boxes.items():
            x, y, w, h = places[name]
            fill = "#%02x%02x%02x" % _rgb(*colour)
            out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}" stroke="black"/>\n')
            for i, line in enumerate(lines):
                out.append(f'<text x="{x + w / 2:.1f}" y="{y + 17 + i * self.LINE:.1f}" text-anchor="middle" fill="{text_colour}">'
                           f"{clean(line)}</text>\n")
        out.append("</svg>\n")
        return "".join(out)
