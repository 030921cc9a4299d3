"""opcode: the instructions of this interpreter's register machine, by number and by name.

They are not CPython's.  An instruction is a word of eight bytes: the opcode and three operands of sixteen bits each, called a, b and c
below; behind some there are words that hold a jump's distance or a cache.
"""

from _opcode import table as _table

__all__ = ["cmp_op", "hasconst", "hasname", "hasjrel", "hasjabs", "haslocal", "hascompare", "hasfree", "opname", "opmap", "hasnargs"]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")

opname = [name for name, operands, words in _table]
opmap = {name: number for number, name in enumerate(opname)}


def _with(letters):
    return [number for number, (name, operands, words) in enumerate(_table) if any(c in operands for c in letters)]


def _called(*prefixes):
    return [number for number, name in enumerate(opname) if name.startswith(prefixes)]


hasconst = _with("k") + [opmap["LoadConstWide"]]
hasname = _with("n")
hasjrel = _with("Jj")      # the distance counts words
hasjabs = []
haslocal = _with("drx")    # operands that may be registers of variables
hascompare = _called("Less", "Equal", "NotEqual", "Greater", "JumpIfLess", "JumpIfEqual", "JumpIfNotEqual", "JumpIfGreater")
hasfree = _called("MakeCell", "CopyFreeVars", "LoadCell", "LoadClassCell", "StoreCell", "DeleteCell", "LoadClosure")
hasnargs = _called("Call")

_operand_letters = [operands for name, operands, words in _table]
_extra_words = [words for name, operands, words in _table]
del _table
