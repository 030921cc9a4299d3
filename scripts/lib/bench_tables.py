"""The table of a benchmark run: for the terminal, and as Markdown for the README beside the programs."""
from bench_figures import by_median


def for_terminal(rows, summaries, names, reference):
    lines = [f"{'benchmark':<22}{reference + ' s':>13}{'MB':>7}" + "".join(f"{name + ' min/median/max  memory':>39}" for name in names)]
    for row in rows:
        cells = []
        for name in names:
            cell = row.cells.get(name)
            cells.append(f"{cell.least:>18.2f} /{cell.median:>6.2f} /{cell.most:>6.2f}{cell.memory:>5.2f}" if cell else f"{'-':>39}")
        lines.append(f"{row.program:<22}{row.seconds:>13.3f}{row.megabytes:>7.1f}" + "".join(cells))
    for summary in summaries:
        lines.append(f"{summary.name}: geometric mean {summary.speed:.2f}x over {summary.count} of {len(rows)}, "
                     f"worst {summary.worst} {summary.worst_speed:.2f}x, memory {summary.memory:.2f}x")
    return "\n".join(lines)


def for_readme(rows, summaries, names, reference, machine, rounds):
    main, others = names[0], names[1:]
    lines = [
        "# Results", "",
        f"Written by `scripts/bench`; {rounds} rounds on one core, {machine}. Times as fast as {reference}: above 1 is faster. Of {main} the least, the",
        f"median and the most of all rounds and its peak of memory as a multiple of {reference}'s; of the others the median. A dash: does not run it.",
        "", "| | geometric mean | memory | programs | worst |", "|---|---|---|---|---|"]
    for summary in summaries:
        lines.append(f"| {summary.name} | {summary.speed:.2f} | {summary.memory:.2f} | {summary.count} of {len(rows)} | "
                     f"{summary.worst} {summary.worst_speed:.2f} |")
    lines += ["", "![chart](results.svg)", "",
              f"| program | {reference}, s | {main} | memory |" + "".join(f" {name} |" for name in others),
              "|---|---|---|---|" + "---|" * len(others)]
    for row in by_median(rows, main):
        cell = row.cells.get(main)
        mine = f"{cell.least:.2f} **{cell.median:.2f}** {cell.most:.2f} | {cell.memory:.2f}" if cell else "- | -"
        theirs = "".join(f" {row.cells[name].median:.2f} |" if name in row.cells else " - |" for name in others)
        lines.append(f"| {row.program} | {row.seconds:.3f} | {mine} |{theirs}")
    return "\n".join(lines) + "\n"
