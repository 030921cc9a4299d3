"""From the times and peaks of all rounds to ratios: one Row per program, and what is said about all of them."""
import statistics
from dataclasses import dataclass, field


@dataclass
class Cell:
    """Beside python3.11: how many times as fast (least, median, most over the rounds), how many times its memory."""
    least: float
    median: float
    most: float
    memory: float


@dataclass
class Row:
    program: str
    seconds: float
    megabytes: float
    cells: dict = field(default_factory=dict)


def rows_of(runs, reference):
    """runs[program][interpreter]: [(seconds, KiB), ...], one per round, or None where it failed."""
    rows = []
    for program, by_name in runs.items():
        base = by_name[reference]
        if not base:
            continue
        row = Row(program, statistics.median(seconds for seconds, _ in base), statistics.median(peak for _, peak in base) / 1024)
        for name, theirs in by_name.items():
            if name == reference or not theirs:
                continue
            ratios = sorted(ours[0] / other[0] for ours, other in zip(base, theirs))
            memory = statistics.median(peak for _, peak in theirs) / 1024 / row.megabytes
            row.cells[name] = Cell(ratios[0], statistics.median(ratios), ratios[-1], memory)
        rows.append(row)
    return rows


@dataclass
class Summary:
    name: str
    speed: float
    memory: float
    count: int
    worst: str
    worst_speed: float


def summaries_of(rows, names):
    """One for each interpreter that ran anything: geometric means over the programs that it ran."""
    result = []
    for name in names:
        cells = {row.program: row.cells[name] for row in rows if name in row.cells}
        if cells:
            worst = min(cells, key=lambda program: cells[program].median)
            result.append(Summary(name, statistics.geometric_mean(cell.median for cell in cells.values()),
                                  statistics.geometric_mean(cell.memory for cell in cells.values()), len(cells), worst, cells[worst].median))
    return result


def by_median(rows, name):
    """Rows with the fastest under `name` first."""
    return sorted(rows, key=lambda row: -row.cells[name].median if name in row.cells else 0)
