"""What is known to fail: tests/known_failures.txt, a line each, `program FEATURE/CASE` or `cli TEST_ID`.

Such a test runs like any other. Its failure is counted apart; when it passes, the run fails until the line is taken out.
"""
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "tests/known_failures.txt"


def known_failures(kind):
    if not FILE.exists():
        return set()
    lines = (line.split("#")[0].split() for line in FILE.read_text().splitlines())
    return {words[1] for words in lines if len(words) == 2 and words[0] == kind}
