"""Syntax errors as python3.11 tells them: records what the unit test wants, and looks for differences in mutilated programs.

    syntax_errors.py record       writes syntax_errors.jsonl and trees.jsonl from syntax_error_snippets.py
    syntax_errors.py fuzz VIV_PARSE_DUMP COUNT [SEED [FILE...]]
                                  cuts and mixes the snippets, and files, and prints what differs

An answer is null (it parses) or [exception, message, line, offset, end line, end offset, text].
Errors that CPython finds after parsing (ast.parse does not raise them) are none here.
"""
import ast
import json
import os
import random
import re
import subprocess
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))


def expected(mode, source):
    try:
        ast.parse(source, "<string>", mode)
    except SyntaxError as error:
        if len(error.args) < 2:
            return [type(error).__name__, error.msg]
        _, line, offset, text, end_line, end_offset = error.args[1]
        return [type(error).__name__, error.msg, line, offset, end_line, end_offset, text]
    except MemoryError:
        return ["MemoryError", ""]
    except ValueError as error:
        return ["ValueError", str(error)]
    except RecursionError:
        return None
    return None


def expected_warnings(mode, source):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        error = expected(mode, source)
    return error, [[w.category.__name__, str(w.message), w.lineno] for w in found]


class Tool:
    def __init__(self, path):
        self.process = subprocess.Popen([path, "--errors"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, mode, source):
        self.process.stdin.write(json.dumps([mode, source]).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def record():
    from syntax_error_snippets import SNIPPETS, VALID

    with open(os.path.join(HERE, "syntax_errors.jsonl"), "w") as out:
        for snippet in SNIPPETS:
            mode, source = snippet if isinstance(snippet, tuple) else ("exec", snippet)
            out.write(json.dumps([mode, source, expected(mode, source)], ensure_ascii=False) + "\n")
    with open(os.path.join(HERE, "trees.jsonl"), "w") as out:
        for source in VALID:
            for indent in (None, 2):
                tree = ast.dump(ast.parse(source), indent=indent, include_attributes=indent is None)
                out.write(json.dumps([source, indent, tree], ensure_ascii=False) + "\n")


TOKEN = re.compile(r"\s+|\w+|'[^'\n]*'|\"[^\"\n]*\"|[-+*/%@&|^<>=!:]=|->|\*\*|.", re.S)
EXTRA = ["(", ")", "[", "]", "{", "}", ",", ":", ":=", "=", "==", ".", "*", "**", "/", "->", ";", "\n", "\n    ", "\n  ", " ", "if", "else",
         "for", "in", "is", "not", "lambda", "yield", "await", "async", "def", "class", "with", "as", "try", "except", "finally", "match",
         "case", "_", "print", "exec", "import", "from", "None", "True", "1", "1j", "0777", "'a'", "f'{a b}'", "f'{'", "b'x'", "'", '"""',
         "\\", "\\\n", "#", "@", "del", "global", "return", "raise", "assert", "pass", "x", "é", "€", "+=", "!=", "<>", "...", "$", "\t"]


def mutate(random_, tokens):
    tokens = list(tokens)
    for _ in range(random_.choice([1, 1, 1, 2, 3])):
        if not tokens:
            break
        at = random_.randrange(len(tokens))
        what = random_.randrange(6)
        if what == 0:
            del tokens[at]
        elif what == 1:
            tokens.insert(at, random_.choice(EXTRA))
        elif what == 2:
            tokens[at] = random_.choice(EXTRA)
        elif what == 3:
            other = random_.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif what == 4:
            del tokens[at:]
        else:
            tokens.insert(at, random_.choice(tokens))
    return "".join(tokens)


def fuzz(path, count, seed=1, *files):
    from syntax_error_snippets import SNIPPETS, VALID

    tool = Tool(path)
    random_ = random.Random(int(seed))
    sources = [snippet[1] if isinstance(snippet, tuple) else snippet for snippet in SNIPPETS] + VALID
    for file in files:
        lines = open(file, encoding="utf-8", errors="replace").read().split("\n")
        sources += ["\n".join(lines[i:i + 12]) for i in range(0, len(lines), 12)]
    tokens = [TOKEN.findall(source) for source in sources if len(source) < 3000]
    differ = errors = 0
    for _ in range(int(count)):
        source = mutate(random_, random_.choice(tokens))
        if "\0" in source or any(0xD800 <= ord(c) < 0xE000 for c in source):
            continue
        mode = random_.choice(["exec"] * 8 + ["eval", "single"])
        want, want_warnings = expected_warnings(mode, source)
        got, got_warnings = tool.ask(mode, source)
        errors += want is not None
        if want != got:
            differ += 1
            print(f"{mode} {source!r}\n  python: {want}\n  viv:    {got}", flush=True)
        elif want_warnings != got_warnings:
            differ += 1
            print(f"{mode} {source!r}\n  python: {want_warnings}\n  viv:    {got_warnings}", flush=True)
    print(f"{count} programs, {errors} errors, {differ} differ")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    {"record": record, "fuzz": fuzz}[sys.argv[1]](*sys.argv[2:])
