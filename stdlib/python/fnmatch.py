"""fnmatch: names that match patterns as shells have them: *, ?, [seq] and [!seq].

Matching is done by hand; translate() gives a regular expression for those who want one.
"""

import os
import posixpath
from functools import lru_cache

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether a name matches, with case as the system has it."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Whether a name matches, with case."""
    return _matcher(pat)(name)


def filter(names, pat):
    """The names that match."""
    match = _matcher(os.path.normcase(pat))
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def _set_end(pat, start):
    # The index of the ] that ends a set whose [ is before `start`, or the length of the pattern.
    end = start
    if pat[end:end + 1] == "!":
        end += 1
    if pat[end:end + 1] == "]":
        end += 1
    while end < len(pat) and pat[end] != "]":
        end += 1
    return end


def _ranges(text):
    # The pairs (first, last) of the characters of a set; ranges that are empty drop out.
    found = []
    position = 0
    while position < len(text):
        if position + 2 < len(text) and text[position + 1] == "-":
            if text[position] <= text[position + 2]:
                found.append((text[position], text[position + 2]))
            position += 3
        else:
            found.append((text[position], text[position]))
            position += 1
    return tuple(found)


@lru_cache(maxsize=256, typed=True)
def _compiled(pat):
    # "*", "?", characters as (c,), and sets as (negated, ranges).
    as_bytes = isinstance(pat, bytes)
    if as_bytes:
        pat = pat.decode("latin-1")
    parts = []
    position = 0
    while position < len(pat):
        c = pat[position]
        position += 1
        if c == "*":
            if not parts or parts[-1] != "*":
                parts.append("*")
        elif c == "?":
            parts.append("?")
        elif c == "[":
            end = _set_end(pat, position)
            if end >= len(pat):
                parts.append(("[",))
            else:
                text = pat[position:end]
                negated = text[0] == "!"
                parts.append((negated, _ranges(text[1:] if negated else text)))
                position = end + 1
        else:
            parts.append((c,))
    return tuple(parts), as_bytes


def _fits(part, c):
    if part == "?":
        return True
    if len(part) == 1:
        return part[0] == c
    negated, ranges = part
    return any(first <= c <= last for first, last in ranges) is not negated


@lru_cache(maxsize=256, typed=True)
def _matcher(pat):
    # A function that tells of a name whether it matches. Most patterns have a * with characters in front of it, or behind.
    compiled = _compiled(pat)
    parts, as_bytes = compiled
    if as_bytes or parts.count("*") != 1 or not all(part == "*" or part != "?" and len(part) == 1 for part in parts):
        return lambda name: _matches(compiled, name)
    star = parts.index("*")
    front = "".join([part[0] for part in parts[:star]])
    end = "".join([part[0] for part in parts[star + 1:]])
    length = len(parts) - 1

    def match(name):
        if type(name) is not str:
            return _matches(compiled, name)
        return len(name) >= length and name.endswith(end) and name.startswith(front)
    return match


def _matches(compiled, name):
    parts, as_bytes = compiled
    if isinstance(name, bytes) is not as_bytes:
        if as_bytes:
            raise TypeError("cannot use a bytes pattern on a string-like object")
        raise TypeError("cannot use a string pattern on a bytes-like object")
    if as_bytes:
        name = name.decode("latin-1")
    # Go on greedily; at a dead end let the last * take one character more.
    i = j = 0
    star = None
    while j < len(name):
        if i < len(parts) and parts[i] == "*":
            star = i, j
            i += 1
        elif i < len(parts) and _fits(parts[i], name[j]):
            i += 1
            j += 1
        elif star is not None:
            i, j = star[0] + 1, star[1] + 1
            star = star[0], j
        else:
            return False
    while i < len(parts) and parts[i] == "*":
        i += 1
    return i == len(parts)


def translate(pat):
    """A regular expression that matches what the pattern does."""
    import re
    parts = []
    position = 0
    while position < len(pat):
        c = pat[position]
        position += 1
        if c == "*":
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == "?":
            parts.append(".")
        elif c == "[":
            end = _set_end(pat, position)
            if end >= len(pat):
                parts.append("\\[")
                continue
            text = pat[position:end]
            position = end + 1
            parts.append(_set_as_regex(text))
        else:
            parts.append(re.escape(c))
    # Each * but the last takes as little as possible, for good: atomic groups keep matching fast.
    groups = [[]]
    for part in parts:
        if part is None:
            groups.append([])
        else:
            groups[-1].append(part)
    result = "".join(groups[0])
    if len(groups) > 1:
        for middle in groups[1:-1]:
            result += "(?>.*?" + "".join(middle) + ")"
        result += ".*" + "".join(groups[-1])
    return rf"(?s:{result})\Z"


def _set_as_regex(text):
    import re
    if "-" not in text:
        text = text.replace("\\", r"\\")
    else:
        chunks = []
        position = 2 if text[0] == "!" else 1
        start = 0
        while True:
            position = text.find("-", position)
            if position < 0:
                break
            chunks.append(text[start:position])
            start = position + 1
            position += 3
        chunk = text[start:]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        text = "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)
    text = re.sub(r"([&~|])", r"\\\1", text)
    if not text:
        return "(?!)"
    if text == "!":
        return "."
    if text[0] == "!":
        text = "^" + text[1:]
    elif text[0] in ("^", "["):
        text = "\\" + text
    return f"[{text}]"
