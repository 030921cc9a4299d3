#!/usr/bin/env python3.11
"""Compiles files with CPython 3.11 and with code_dump, and compares every code object's attributes and instruction positions, or the
syntax error and its place.

    tests/compiler/compare_code.py CODE_DUMP FILE_OR_FOLDER... [--all]

Prints the first differences of each file (--all: every one); the exit status is 1 where there are any. What differs on purpose is
listed in interpreter/compiler/README.md.
"""
import dis
import subprocess
import sys
import warnings
from pathlib import Path

BINARY = {"BINARY_OP": "Binary", "BINARY_SUBSCR": "LoadItem", "STORE_SUBSCR": "StoreItem", "DELETE_SUBSCR": "DeleteItem",
          "COMPARE_OP": "Compare", "IS_OP": "Compare", "CONTAINS_OP": "Compare", "CALL": "Call", "CALL_FUNCTION_EX": "Call",
          "RAISE_VARARGS": "Raise", "LOAD_DEREF": "LoadCell"}
SAME = {"LOAD_GLOBAL", "STORE_GLOBAL", "LOAD_NAME", "STORE_NAME", "DELETE_NAME", "LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR",
        "DELETE_ATTR", "GET_ITER", "FOR_ITER", "IMPORT_NAME", "IMPORT_FROM", "FORMAT_VALUE", "BUILD_MAP", "BUILD_SET", "DICT_MERGE",
        "MAKE_FUNCTION", "UNPACK_EX", "BEFORE_WITH", "GET_AWAITABLE", "LIST_EXTEND", "SET_UPDATE"}


def group(name):
    if name in BINARY:
        return BINARY[name]
    if name in SAME:
        return "".join(word.capitalize() for word in name.split("_"))
    return None


def text(value):
    if hasattr(value, "co_code"):
        return f"<code {value.co_qualname}>"
    if isinstance(value, frozenset):
        return "frozenset(" + "".join(item + "," for item in sorted(map(text, value))) + ")"
    if isinstance(value, tuple):
        return "(" + "".join(text(item) + "," for item in value) + ")"
    return ascii(value)


def dump(code, lines):
    def add(*words):
        lines.append(" ".join(map(str, words)))

    add("CODE", code.co_qualname)
    add("counts", code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
    add("nlocals", code.co_nlocals)
    add("stacksize", code.co_stacksize)
    add("line", code.co_firstlineno)
    add("flags", f"{code.co_flags:x}")
    add("names", *code.co_names)
    add("varnames", *code.co_varnames)
    add("cellvars", *code.co_cellvars)
    add("freevars", *code.co_freevars)
    add("consts", *map(text, code.co_consts))
    places = set()
    for instruction in dis.get_instructions(code):
        name = group(instruction.opname)
        place = instruction.positions
        if name and place.lineno:
            places.add(f"{place.lineno}:{none(place.col_offset)}:{none(place.end_lineno)}:{none(place.end_col_offset)}:{name}")
    add("places", *sorted(places))
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            dump(constant, lines)


def none(value):
    return -1 if value is None else value


def expected(path):
    try:
        code = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    except Exception as error:
        fields = ["msg", "lineno", "offset", "end_lineno", "end_offset", "text"] if isinstance(error, SyntaxError) else []
        return [" ".join(["ERROR", type(error).__name__, *(ascii(getattr(error, field)) for field in fields)])]
    lines = []
    dump(code, lines)
    return lines


def actual(program, paths):
    output = subprocess.run([program, *map(str, paths)], capture_output=True, text=True, errors="replace")
    files = {}
    lines = None
    for line in output.stdout.splitlines():
        if line.startswith("FILE "):
            lines = files[line[5:]] = []
        else:
            lines.append(line)
    if output.returncode:
        print(f"{program} ended with status {output.returncode}: {output.stderr[-2000:]}")
    return files


def difference(want, have):
    """A report of one attribute's difference."""
    if want.startswith("places") and have.startswith("places"):
        want_set, have_set = set(want.split()), set(have.split())
        return f"      only CPython: {sorted(want_set - have_set)[:6]}\n      only here:    {sorted(have_set - want_set)[:6]}"
    return f"      CPython: {want[:600]}\n      here:    {have[:600]}"


def main(arguments):
    warnings.simplefilter("ignore")
    show_all = "--all" in arguments
    program, *names = [argument for argument in arguments if not argument.startswith("--")]
    paths = []
    for name in names:
        path = Path(name)
        paths += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    wrong = 0
    for start in range(0, len(paths), 50):
        batch = paths[start:start + 50]
        answers = actual(program, batch)
        for path in batch:
            want, have = expected(path), answers.get(str(path), ["nothing"])
            if want == have:
                continue
            wrong += 1
            print(path)
            name, shown = "", 0
            for a, b in zip(want, have):
                if a.startswith("CODE"):
                    name = a[5:]
                if a != b:
                    print(f"   {name}, {a.split()[0]}:\n{difference(a, b)}")
                    shown += 1
                    if shown == 3 and not show_all:
                        break
                if a.startswith("CODE") != b.startswith("CODE"):
                    break
    print(f"{len(paths)} files, {wrong} differ")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
