# What dis says of a function that does not depend on whose instructions they are.
import contextlib
import dis
import io


def text_of(function, *arguments, **options):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*arguments, **options)
    return out.getvalue()


def f(a, *, key=3):
    total = 0
    for i in a:
        total += i
    try:
        return [total for i in a]
    except ValueError as error:
        raise KeyError from error


print(dis.Instruction._fields)
lines = [line - f.__code__.co_firstlineno for offset, line in dis.findlinestarts(f.__code__)]
print(sorted(set(lines)))
instructions = list(dis.get_instructions(f))
print(instructions[0].offset, [i.offset for i in instructions] == sorted(i.offset for i in instructions))
print(all(dis.opname[i.opcode] == i.opname and dis.opmap[i.opname] == i.opcode for i in instructions))
offsets = {i.offset for i in instructions}
labels = dis.findlabels(f.__code__.co_code)
print(len(labels) > 0, set(labels) <= offsets, all(i.is_jump_target for i in instructions if i.offset in labels))
print(any(i.argval == "total" or "total" in i.argrepr for i in instructions))
print([line for line in dis.code_info(f).splitlines() if line.startswith(("Name:", "Argument", "Kw-only", "Flags", "   0", "   1"))
       and "code object" not in line])
shown = text_of(dis.dis, f)
print("Disassembly of <code object <listcomp>" in shown, "ExceptionTable:" in shown, ">>" in shown)
print("Disassembly of <code" in text_of(dis.dis, f, depth=0), text_of(dis.disassemble, f.__code__) == dis.Bytecode(f).dis())
print(repr(dis.Bytecode("x = 1")), [i.argval for i in dis.Bytecode("x = 1") if i.argval == "x"])
print(min(i.starts_line for i in dis.get_instructions(f, first_line=100) if i.starts_line))


class A:
    def method(self):
        return self

    @staticmethod
    def plain():
        pass


print([line for line in text_of(dis.dis, A).splitlines() if line.startswith("Disassembly")])
try:
    f(["x"])
except TypeError as error:
    bytecode = dis.Bytecode.from_traceback(error.__traceback__)
    print(bytecode.codeobj is f.__code__, "-->" in bytecode.dis())
for wrong in (1, None, object):
    try:
        print(text_of(dis.dis, wrong))
    except Exception as error:
        print(type(error).__name__, error)
