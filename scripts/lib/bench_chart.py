"""The chart of a benchmark run as SVG: a line per program, a mark per interpreter, on a logarithmic scale of times as fast as python3.11."""
import html
import math

COLORS = ("#c2185b", "#1976d2", "#388e3c", "#6d4c41", "#f57c00", "#7b1fa2", "#00838f")
LEFT, RIGHT, ROW, TOP = 190, 30, 15, 74
WIDTH = 900
TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)


class Scale:
    def __init__(self, values):
        self.low = min([0.5, *values]) / 1.1
        self.high = max([4.0, *values]) * 1.1

    def __call__(self, value):
        share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def text(x, y, content, **attributes):
    extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<text x="{x}" y="{y}"{extra}>{html.escape(content)}</text>'


def mark(x, y, color, first):
    if first:
        return f'<circle cx="{x}" cy="{y}" r="4.2" fill="{color}"/>'
    return f'<circle cx="{x}" cy="{y}" r="2.8" fill="none" stroke="{color}" stroke-width="1.6"/>'


def legend(names, colors):
    parts, x = [], LEFT
    for name in names:
        parts.append(mark(x, 40, colors[name], name == names[0]))
        parts.append(text(x + 9, 44, name))
        x += 32 + 6.6 * len(name)
    return parts


def svg(rows, summaries, names, reference):
    """The file's text. The first of `names` is the one that the chart is about: filled marks, with the spread of the rounds."""
    colors = dict(zip(names, COLORS * 3))
    scale = Scale([end for row in rows for name, cell in row.cells.items() if name in colors for end in (cell.least, cell.most)])
    lines = [(summary.name, summary) for summary in summaries]
    bottom = TOP + ROW * (len(rows) + 2)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 22}" viewBox="0 0 {WIDTH} {bottom + 22}" '
             'font-family="system-ui, sans-serif" font-size="11" fill="#222">',
             f'<rect width="{WIDTH}" height="{bottom + 22}" fill="#fff"/>',
             text(LEFT, 20, f"Times as fast as {reference} (right is faster)", font_size="14", font_weight="bold")]
    parts += legend(names, colors)
    for tick in TICKS:
        if scale.low <= tick <= scale.high:
            x = scale(tick)
            strong = ' stroke-width="1.5" stroke="#666"' if tick == 1 else ' stroke="#ddd"'
            parts.append(f'<line x1="{x}" x2="{x}" y1="{TOP - 14}" y2="{bottom}"{strong}/>')
            parts.append(text(x, bottom + 14, f"{tick:g}", text_anchor="middle"))
    parts.append(text(LEFT - 8, TOP + 4, "geometric mean", text_anchor="end", font_weight="bold"))
    for name, summary in reversed(lines):
        parts.append(mark(scale(summary.speed), TOP, colors[name], name == names[0]))
    for index, row in enumerate(rows):
        y = TOP + ROW * (index + 1.6)
        parts.append(text(LEFT - 8, y + 4, row.program, text_anchor="end"))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#f2f2f2"/>')
        for name in reversed(names):
            cell = row.cells.get(name)
            if not cell:
                continue
            if name == names[0]:
                parts.append(f'<line x1="{scale(cell.least)}" x2="{scale(cell.most)}" y1="{y}" y2="{y}" stroke="{colors[name]}" stroke-width="2"/>')
            parts.append(mark(scale(cell.median), y, colors[name], name == names[0]))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"
