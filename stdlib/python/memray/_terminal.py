"""Text for terminals: styles where somebody looks, tables with frames, the width to fill."""
import os
import sys
from unicodedata import east_asian_width


def is_terminal():
    return sys.stdout.isatty() and os.environ.get("TERM") not in (None, "dumb") and not os.environ.get("NO_COLOR")


def styled(text, codes):
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and is_terminal() else text


def bold(text):
    return styled(text, "1")


def width():
    """Columns of the terminal; 80 where there is none."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    for stream in (0, 1, 2):
        try:
            return os.get_terminal_size(stream).columns or 80
        except OSError:
            pass
    return 80


def cells(text):
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _fit(text, columns):
    if cells(text) <= columns:
        return text
    while text and cells(text) > columns - 1:
        text = text[:-1]
    return text + "…"


def _wrap(text, columns):
    """Lines of whole words; a word that is too long is cut."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [_fit(line.rstrip(), columns) for line in [*lines, line]]


def _shares(total, ratios):
    """The columns' widths, each its share of what is left."""
    widths, left = [], sum(ratios)
    for ratio in ratios:
        widths.append(max(3, -(-ratio * total // left)))
        left -= ratio
        total -= widths[-1]
    return widths


def table(header, rows, ratios):
    """Prints a table over the whole width; the first column is aligned left, the others right. A cell is text or (text, style)."""
    widths = _shares(width() - len(header) - 1, ratios)

    def write(row, edges, at_bottom):
        parts = [(_wrap(cell if isinstance(cell, str) else cell[0], columns - 2), "1" if isinstance(cell, str) else cell[1])
                 for cell, columns in zip(row, widths)]
        height = max(len(lines) for lines, _ in parts)
        for number in range(height):
            out = []
            for place, (lines, style) in enumerate(parts):
                index = number - (height - len(lines) if at_bottom else 0)
                text = lines[index] if 0 <= index < len(lines) else ""
                blanks = " " * (widths[place] - 2 - cells(text))
                shown = styled(text, style) if text else ""
                out.append(f" {shown}{blanks} " if place == 0 else f" {blanks}{shown} ")
            print(edges + edges.join(out) + edges)

    def rule(left, line, middle, right):
        print(left + middle.join(line * columns for columns in widths) + right)

    rule("┏", "━", "┳", "┓")
    write(header, "┃", True)
    rule("┡", "━", "╇", "┩")
    for row in rows:
        write(row, "│", False)
    rule("└", "─", "┴", "┘")
