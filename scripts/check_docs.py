#!/usr/bin/env python3
"""Checks that every path named in a README exists.

    scripts/check_docs.py [--root FOLDER]

Looked at: link targets, and words in back quotes that read as a path of this project (`memory/ref.h`, `scripts/test`, `ref.h`).
A path may be written from the top of the project or from the README's own folder. Left alone: commands, patterns and
placeholders (spaces, `*`, `<`, `{`, `...`, capitals only), what a build makes (`build/`), paths outside the project. Headings
called "Layers" and the like need no special care: only back quotes and links count.
"""
import argparse
import re
import sys
from pathlib import Path

FILE_ENDING = re.compile(r"\.(h|cc|py|def|md|txt|cmake|json|inc|sh|out|typed)$")
PLACEHOLDER = re.compile(r"[*<>{}$…\s]|\.\.\.|^-|^~|^\.\w+$|^/|^build/|://|(^|/)[A-Z]+(_[A-Z]+)*(\.\w+)?(/|$)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)


def candidates(text):
    """(line number, path) of everything in the README that reads as a path."""
    plain = FENCE.sub(lambda match: "\n" * match.group(0).count("\n"), text)
    for number, line in enumerate(plain.splitlines(), 1):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
            yield number, target
        for word in re.findall(r"`([^`]+)`", line):
            yield number, word


def exists(root, folder, path, basenames):
    if (root / path).exists() or (folder / path).exists():
        return True
    return "/" not in path and path in basenames


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    root = parser.parse_args().root.resolve()
    tops = {path.name for path in root.iterdir() if path.is_dir()}
    files = [p for p in root.rglob("*") if p.is_file() and not {"build", ".git"} & set(p.relative_to(root).parts)]
    basenames = {path.name for path in files}
    problems = []
    for readme in sorted(path for path in files if path.suffix == ".md"):
        for number, word in candidates(readme.read_text()):
            word = re.sub(r":\d+$", "", word)
            if PLACEHOLDER.search(word) and Path(word).name not in basenames:
                continue
            looks_like_path = FILE_ENDING.search(word) or ("/" in word and word.split("/")[0] in tops)
            if looks_like_path and not exists(root, readme.parent, word, basenames):
                problems.append(f"{readme.relative_to(root)}:{number}: no such file: {word}")
    print("\n".join(problems + [f"check_docs: {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
