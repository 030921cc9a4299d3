"""A reader of configuration files in the manner of TOML: regular expressions at positions, slices, dicts in dicts."""
import re

NUMBER = re.compile(r"[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<fraction>\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9]+)?")
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
BLANK = frozenset(" \t")
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class TomlError(ValueError):
    pass


def skip(source, at, chars):
    try:
        while source[at] in chars:
            at += 1
    except IndexError:
        pass
    return at


def read_key(source, at):
    parts = []
    while True:
        at = skip(source, at, BLANK)
        if source[at] == '"':
            part, at = read_string(source, at)
        else:
            start = at
            at = skip(source, at, BARE)
            part = source[start:at]
            if not part:
                raise TomlError(f"no key at {at}")
        parts.append(part)
        at = skip(source, at, BLANK)
        if source[at:at + 1] != ".":
            return tuple(parts), at
        at += 1


def read_string(source, at):
    at += 1
    pieces, start = [], at
    while True:
        char = source[at]
        if char == '"':
            pieces.append(source[start:at])
            return "".join(pieces), at + 1
        if char == "\\":
            pieces.append(source[start:at] + ESCAPES[source[at + 1]])
            at += 2
            start = at
        else:
            at += 1


def read_array(source, at):
    items = []
    at = skip(source, at + 1, " \t\n")
    while source[at] != "]":
        value, at = read_value(source, at)
        items.append(value)
        at = skip(source, at, " \t\n")
        if source[at] == ",":
            at = skip(source, at + 1, " \t\n")
    return items, at + 1


def read_table(source, at):
    table = {}
    at = skip(source, at + 1, BLANK)
    while source[at] != "}":
        key, at = read_key(source, at)
        value, at = read_value(source, skip(source, at + 1, BLANK))
        place(table, key, value)
        at = skip(source, at, " \t,")
    return table, at + 1


def read_value(source, at):
    char = source[at]
    if char == '"':
        return read_string(source, at)
    if char == "[":
        return read_array(source, at)
    if char == "{":
        return read_table(source, at)
    if source.startswith("true", at):
        return True, at + 4
    if source.startswith("false", at):
        return False, at + 5
    match = DATE.match(source, at)
    if match:
        return tuple(map(int, match.groups())), match.end()
    match = NUMBER.match(source, at)
    if match:
        text = match.group().replace("_", "")
        return (float if match["fraction"] or "e" in text else int)(text), match.end()
    raise TomlError(f"no value at {at}")


def place(table, key, value):
    for part in key[:-1]:
        table = table.setdefault(part, {})
        if isinstance(table, list):
            table = table[-1]
    if key[-1] in table:
        raise TomlError(f"twice: {key}")
    table[key[-1]] = value


def loads(source):
    result, prefix, at = {}, (), 0
    size = len(source)
    while at < size:
        at = skip(source, at, " \t\n")
        if at >= size:
            break
        char = source[at]
        if char == "#":
            at = source.find("\n", at)
        elif source.startswith("[[", at):
            prefix, at = read_key(source, at + 2)
            table = result
            for part in prefix[:-1]:
                table = table.setdefault(part, {})
            table.setdefault(prefix[-1], []).append({})
            at += 2
        elif char == "[":
            prefix, at = read_key(source, at + 1)
            at += 1
        else:
            key, at = read_key(source, at)
            if source[at] != "=":
                raise TomlError(f"expected = at {at}")
            value, at = read_value(source, skip(source, at + 1, BLANK))
            place(result, prefix + key, value)
    return result


def document(count):
    lines = ["# generated", 'title = "an \\"example\\" document"', ""]
    for number in range(count):
        lines += [f"[section{number}.part-{number % 3}]", f"number = {number + 1}_000", f"ratio = {number}.25e-{number % 4}", "on = true",
                  f"date = 2024-{number % 12 + 1:02d}-17", f'names = ["first {number}", "second",\n "third"]',
                  f'point = {{ x = {number}, y.z = -{number} }}', ""]
    for number in range(count // 4):
        lines += ["[[products]]", f'name = "p{number}"', f"sizes = [[1, 2], [{number}]]", ""]
    return "\n".join(lines) + "\n"


text = document(90)
for _ in range(110):
    data = loads(text)
print(len(text), len(data), data["title"], data["section7"], data["products"][3])
