"""dis: what the compiler made of a function.

The functions and types are CPython's; the instructions are this interpreter's (module opcode).  An offset counts two for each word,
as co_lines(), f_lasti and tb_lasti do.  The argument of an instruction is the tuple of its operands: numbers of registers, of
constants, of names.
"""

import collections
import io
import sys
import types
from _opcode import exception_table as _exception_table, operands as _operands
from opcode import *
from opcode import __all__ as _opcode_all, _extra_words, _operand_letters

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
           "Instruction", "Bytecode"] + _opcode_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)
_WORD = 8

COMPILER_FLAG_NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 64: "NOFREE",
                       128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR"}


def pretty_flags(flags):
    """The names of a code object's flags."""
    names = []
    for bit in range(32):
        if flags >> bit & 1:
            names.append(COMPILER_FLAG_NAMES.get(1 << bit, hex(1 << bit)))
    return ", ".join(names) or hex(flags)


def _try_compile(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _get_code_object(x):
    for attribute in ("__func__", "__code__", "gi_code", "ag_code", "cr_code"):
        x = getattr(x, attribute, x)
        if attribute == "__func__":
            continue
        if isinstance(x, types.CodeType):
            break
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


# ---- Instructions ----

Positions = collections.namedtuple("Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"], defaults=[None] * 4)

_Instruction = collections.namedtuple("_Instruction", ["opname", "opcode", "arg", "argval", "argrepr", "offset", "starts_line",
                                                       "is_jump_target", "positions"], defaults=[None])
_Instruction.opname.__doc__ = "The instruction's name"
_Instruction.opcode.__doc__ = "Its number"
_Instruction.arg.__doc__ = "Its operands as a tuple of numbers, None: it has none"
_Instruction.argval.__doc__ = "What the last operand stands for: a constant, a name, the offset that is jumped to; else arg"
_Instruction.argrepr.__doc__ = "The operands as text"
_Instruction.offset.__doc__ = "Where it stands"
_Instruction.starts_line.__doc__ = "The line that begins here, None: none does"
_Instruction.is_jump_target.__doc__ = "Whether something jumps here"
_Instruction.positions.__doc__ = "Its place in the source"


class Instruction(_Instruction):
    """One instruction of a code object."""

    __slots__ = ()

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        fields = []
        if lineno_width:
            fields.append("%*d" % (lineno_width, self.starts_line) if self.starts_line is not None else " " * lineno_width)
        fields.append("-->" if mark_as_current else "   ")
        fields.append(">>" if self.is_jump_target else "  ")
        fields.append(repr(self.offset).rjust(offset_width))
        fields.append(self.opname.ljust(20))
        if self.arg is not None:
            fields.append(" ".join(map(str, self.arg)).rjust(8))
            if self.argrepr:
                fields.append("(" + self.argrepr + ")")
        return " ".join(fields).rstrip()


def _words(data):
    # (offset, opcode, a, b, c, the word behind, how many words it takes)
    at = 0
    while at < len(data):
        op, a, b, c = (int.from_bytes(data[at + i:at + i + 2], "little") for i in (0, 2, 4, 6))
        size = 1 + _extra_words[op]
        behind = int.from_bytes(data[at + _WORD:at + _WORD + 4], "little") if size > 1 else 0
        yield at // _WORD * 2, op, a, b, c, behind, size
        at += size * _WORD


def _signed(number):
    return number - (1 << 32) if number >> 31 else number


def _target(offset, op, b, c, behind):
    # The offset that an instruction jumps to, None: it does not.
    letters = _operand_letters[op]
    if "J" in letters:
        return offset + 2 * _signed(b | c << 16)
    if "j" in letters:
        return offset + 2 * _signed(behind)
    return None


def findlabels(code):
    """The offsets that are jumped to; `code` is the co_code of a code object."""
    labels = []
    for offset, op, a, b, c, behind, size in _words(code):
        target = _target(offset, op, b, c, behind)
        if target is not None and target not in labels:
            labels.append(target)
    return labels


def findlinestarts(code):
    """(offset, line) of each place where another line begins."""
    last = None
    for start, end, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def _instructions(code, line_offset=0, show_caches=False):
    lines = dict(findlinestarts(code))
    labels = set(findlabels(code.co_code))
    positions = list(code.co_positions())
    for start, end, target, depth in _exception_entries(code):
        labels.add(target)
    for offset, op, a, b, c, behind, size in _words(code.co_code):
        line = lines.get(offset)
        if line is not None:
            line += line_offset
        letters = _operand_letters[op]
        arg = tuple(value for letter, value in zip(letters, (a, b, c)) if letter not in "-jJ")
        argval = arg or None
        target = _target(offset, op, b, c, behind)
        if target is not None:
            argval = target
            arg += ((target - offset) // 2,)
        elif "k" in letters:
            index = arg[letters.index("k")]
            argval = code.co_consts[index] if index < len(code.co_consts) else None
        elif "n" in letters:
            argval = code.co_names[(a, b, c)[letters.index("n")]]
        elif opname[op] == "LoadConstWide":
            argval = code.co_consts[behind]
        text = _operands(code, offset // 2)
        if target is not None:
            head = text.rpartition("->")[0].strip()
            text = (head + ", " if head else "") + "to " + repr(target)
        place = Positions(*positions[offset // 2]) if offset // 2 < len(positions) else Positions()
        yield Instruction(opname[op], op, arg or None, argval, text, offset, line, offset in labels, place)
        if show_caches:
            for i in range(1, size):
                yield Instruction("CACHE", None, None, None, "", offset + 2 * i, None, False, place)


def get_instructions(x, *, first_line=None, show_caches=False):
    """The instructions of a function, method, class-less code or source text, one after the other."""
    code = _get_code_object(x)
    return _instructions(code, 0 if first_line is None else first_line - code.co_firstlineno, show_caches)


def _exception_entries(code):
    # As offsets.
    return [(start * 2, end * 2, target * 2, depth) for start, end, target, depth in _exception_table(code)]


# ---- As text ----

def _line_width(code, line_offset=0):
    highest = max((line for offset, line in findlinestarts(code)), default=-1) + line_offset
    return 0 if highest < 0 else max(3, len(str(highest)))


def disassemble(co, lasti=-1, *, file=None, show_caches=False):
    """The instructions of a code object; `lasti` is marked."""
    _disassemble(co, lasti, 0, file, show_caches)


disco = disassemble


def _disassemble(code, lasti=-1, line_offset=0, file=None, show_caches=False):
    width = _line_width(code, line_offset)
    offsets = max(4, len(str(len(code.co_code) // _WORD * 2)))
    for instruction in _instructions(code, line_offset, show_caches):
        if instruction.starts_line is not None and instruction.offset > 0 and width:
            print(file=file)
        print(instruction._disassemble(width, instruction.offset == lasti, offsets), file=file)
    entries = _exception_entries(code)
    if entries:
        print("ExceptionTable:", file=file)
        for start, end, target, depth in entries:
            print("  %d to %d -> %d [%d]" % (start, end - 2, target, depth), file=file)


def _disassemble_recursive(code, *, file=None, depth=None, show_caches=False):
    disassemble(code, file=file, show_caches=show_caches)
    if depth is None or depth > 0:
        for constant in code.co_consts:
            if hasattr(constant, "co_code"):
                print(file=file)
                print("Disassembly of %r:" % (constant,), file=file)
                _disassemble_recursive(constant, file=file, depth=None if depth is None else depth - 1, show_caches=show_caches)


def dis(x=None, *, file=None, depth=None, show_caches=False):
    """The instructions of a class, function, method, generator, code object or source text; of nothing: of the last traceback."""
    if x is None:
        distb(file=file, show_caches=show_caches)
        return
    if hasattr(x, "__func__"):
        x = x.__func__
    for attribute in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, attribute):
            x = getattr(x, attribute)
            break
    if hasattr(x, "__dict__"):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _have_code):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(value, file=file, depth=depth, show_caches=show_caches)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _disassemble_recursive(x, file=file, depth=depth, show_caches=show_caches)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, "<dis>"), file=file, depth=depth, show_caches=show_caches)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False):
    """The code in which a traceback ends, the place marked; of nothing: the last one's."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches)


def code_info(x):
    """What is known of a code object but its instructions."""
    code = _get_code_object(x)
    lines = ["Name:              %s" % code.co_name,
             "Filename:          %s" % code.co_filename,
             "Argument count:    %s" % code.co_argcount,
             "Positional-only arguments: %s" % code.co_posonlyargcount,
             "Kw-only arguments: %s" % code.co_kwonlyargcount,
             "Number of locals:  %s" % code.co_nlocals,
             "Stack size:        %s" % code.co_stacksize,
             "Flags:             %s" % pretty_flags(code.co_flags)]
    for title, values, show in (("Constants:", code.co_consts, repr), ("Names:", code.co_names, str),
                                ("Variable names:", code.co_varnames, str), ("Free variables:", code.co_freevars, str),
                                ("Cell variables:", code.co_cellvars, str)):
        if values:
            lines.append(title)
            lines.extend("%4d: %s" % (i, show(value)) for i, value in enumerate(values))
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


class Bytecode:
    """A code object as a sequence of instructions."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False):
        self.codeobj = code = _get_code_object(x)
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - code.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _exception_entries(code)
        self.show_caches = show_caches

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset, self.show_caches)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False):
        """The code in which a traceback ends."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches)

    def info(self):
        """code_info() of it."""
        return code_info(self.codeobj)

    def dis(self):
        """dis() of it, as text."""
        with io.StringIO() as output:
            _disassemble(self.codeobj, -1 if self.current_offset is None else self.current_offset, self._line_offset, output,
                         self.show_caches)
            return output.getvalue()


def _test():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument("infile", type=argparse.FileType("rb"), nargs="?", default="-")
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    dis(compile(source, args.infile.name, "exec"))


if __name__ == "__main__":
    _test()
