# Golden by hand: the modules of the library are part of the program, compiled; their code is what compiling their text gives.
import _imp
import sys

names = [name for name in _imp.library_names() if not name.startswith("encodings.")]
print(len(names) > 100, [name for name in names if _imp.store_code(name, True) != _imp.store_code(name, False)])

import difflib
import textwrap
import traceback

code = textwrap.dedent.__code__
lines = [line for _, _, line in code.co_lines() if line]
print(lines[0] == code.co_firstlineno, len(lines) > 3, len(list(code.co_positions())) == len(code.co_code) // 8)
print(code == code.replace(), code.replace(co_name="other") == code, hash(code) == hash(code.replace()))
print(difflib.SequenceMatcher.ratio.__code__ == difflib.SequenceMatcher.ratio.__code__.replace(co_firstlineno=1))
print(sys.intern("dedent") is code.co_name, code.co_consts[0] is textwrap.dedent.__doc__, code.co_filename)
try:
    textwrap.wrap("text", width=0)
except ValueError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print(error, [frame.name for frame in frames], all(frame.end_lineno >= frame.lineno > 0 for frame in frames), frames[-1].colno)
try:
    _imp.store_code("no_such_module", True)
except ImportError as error:
    print(error)
