#!/usr/bin/env python3
"""Writes what the module unicodedata knows of characters as C++ tables, from the Unicode database of Debian's package unicode-data.

    scripts/make_unicode_tables.py FOLDER OUTPUT.cc

CPython 3.11 has Unicode 14.0: characters that came later are left out. The build calls this; stdlib/unicodedata_tables.h says what the
tables mean.
"""
import argparse
import bz2
from collections import Counter
from fractions import Fraction
from pathlib import Path

LAST_AGE = 14, 0
# Aliases of older characters that came with Unicode 15.
LATER_ALIASES = {"EM", "ARABIC SMALL HIGH LIGATURE ALEF WITH YEH BARREE", "SUNDANESE LETTER ARCHAIC I"}


def rows(text):
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def code_points(field):
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def read(folder):
    """{code point: fields of UnicodeData.txt}, and the ranges without names of their own."""
    known = set()
    for field, age in rows((folder / "DerivedAge.txt").read_text()):
        if tuple(map(int, age.split("."))) <= LAST_AGE:
            known.update(code_points(field))
    characters = {}
    first = None
    for line in (folder / "UnicodeData.txt").read_text().splitlines():
        fields = line.split(";")
        c = int(fields[0], 16)
        if fields[1].endswith("First>"):
            first = c
            continue
        run = range(first, c + 1) if fields[1].endswith("Last>") else (c,)
        first = None if fields[1].endswith("Last>") else first
        for c in run:
            if c in known:
                characters[c] = fields
    return characters


def runs(values):
    """[(first, last, value)] of a sorted [(code point, value)]."""
    result = []
    for c, value in values:
        if result and result[-1][1] == c - 1 and result[-1][2] == value:
            result[-1][1] = c
        else:
            result.append([c, c, value])
    return result


def tokens(name):
    """(token, whether a hyphen stands before it) for the words of a name."""
    for word in name.split(" "):
        for i, part in enumerate(word.split("-")):
            yield part, i > 0


def fnv(name):
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xffffffff
    return value


class Writer:
    def __init__(self, file):
        self.file = file

    def array(self, kind, name, values, per_line=16):
        self.file.write(f"extern const {kind} {name}[] = {{\n")
        values = [str(value) for value in values]
        for i in range(0, len(values), per_line):
            self.file.write("    " + ", ".join(values[i:i + per_line]) + ",\n")
        self.file.write(f"}};\nextern const size_t {name}Size = {len(values)};\n\n")

    def text(self, name, text):
        self.file.write(f"extern const char {name}[] =\n")
        for i in range(0, len(text), 110):
            self.file.write(f'    "{text[i:i + 110]}"\n')
        self.file.write(";\n\n")


def write_names(out, folder, characters):
    entries = [(c, fields[1]) for c, fields in sorted(characters.items()) if not fields[1].startswith("<")]
    named = len(entries)
    aliases = [(int(row[0], 16), row[1]) for row in rows((folder / "NameAliases.txt").read_text())
               if int(row[0], 16) in characters and row[1] not in LATER_ALIASES]
    sequences = [(row[0], [int(c, 16) for c in row[1].split()]) for row in rows((folder / "NamedSequences.txt").read_text())]
    names = [name for _, name in entries] + [name for _, name in aliases] + [name for name, _ in sequences]
    words = [token for token, _ in Counter(token for name in names for token, _ in tokens(name)).most_common()]
    assert len(words) < 1 << 15
    number = {word: i for i, word in enumerate(words)}
    word_offsets, pool = [0], ""
    for word in words:
        pool += word
        word_offsets.append(len(pool))
    codes, offsets = [], [0]
    for name in names:
        codes += [number[token] << 1 | hyphen for token, hyphen in tokens(name)]
        offsets.append(len(codes))
    out.text("kWordPool", pool)
    out.array("uint32_t", "kWordOffsets", word_offsets)
    out.array("uint16_t", "kNameCodes", codes)
    out.array("uint32_t", "kNameOffsets", offsets)
    name_runs = []
    for i, (c, _) in enumerate(entries):
        if not name_runs or c != entries[i - 1][0] + 1:
            name_runs.append(f"{{{c}, {i}}}")
    out.array("NameRun", "kNameRuns", name_runs, 8)
    out.array("uint32_t", "kAliasTargets", [c for c, _ in aliases])
    sequence_offsets, sequence_pool = [0], []
    for _, sequence in sequences:
        sequence_pool += sequence
        sequence_offsets.append(len(sequence_pool))
    out.array("uint32_t", "kSequenceOffsets", sequence_offsets)
    out.array("uint32_t", "kSequenceCharacters", sequence_pool)
    hashed = sorted((fnv(name), i) for i, name in enumerate(names))
    out.array("NameHash", "kNameHashes", [f"{{{h}u, {i}}}" for h, i in hashed], 8)
    out.file.write(f"extern const size_t kNamedCharacters = {named};\nextern const size_t kNamedAliases = {len(aliases)};\n\n")


def write_numbers(out, folder, characters):
    numeric = {}
    with bz2.open(folder / "Unihan_NumericValues.txt.bz2", "rt") as file:
        for line in file:
            if line.startswith("U+"):
                c, _, value = line.split("\t")
                if int(c[2:], 16) in characters:
                    numeric[int(c[2:], 16)] = -1, -1, Fraction(value.split()[0].replace(",", ""))
    for c, fields in characters.items():
        if fields[8]:
            numeric[c] = int(fields[6] or -1), int(fields[7] or -1), Fraction(fields[8])
    out.array("NumericRow", "kNumericRows",
              [f"{{{c}, {decimal}, {digit}, {value.numerator}.0 / {value.denominator}.0}}"
               for c, (decimal, digit, value) in sorted(numeric.items())], 4)


def write_decompositions(out, characters):
    places, pool, table = {}, "", []
    for c, fields in sorted(characters.items()):
        text = fields[5]
        if not text:
            continue
        if text not in places:
            places[text] = len(pool)
            pool += text
        table.append(f"{{{c}, {places[text]}, {len(text)}}}")
    out.array("DecompositionRow", "kDecompositions", table, 8)
    out.text("kDecompositionPool", pool)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where UnicodeData.txt and its companions are")
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    folder = options.folder
    characters = read(folder)
    with open(options.output, "w") as file:
        file.write("// Generated by scripts/make_unicode_tables.py.\n#include \"stdlib/unicodedata_tables.h\"\n\nnamespace viv {\n\n")
        out = Writer(file)
        out.array("CharacterRun", "kAssigned", [f"{{{a}, {b}, 0}}" for a, b, _ in runs((c, 0) for c in sorted(characters))], 8)
        widths = {}
        for row in rows((folder / "EastAsianWidth.txt").read_text()):
            for c in code_points(row[0]):
                if c in characters and row[1] != "N":
                    widths[c] = "N F H W Na A".split().index(row[1])
        out.array("CharacterRun", "kEastAsianWidths", [f"{{{a}, {b}, {w}}}" for a, b, w in runs(sorted(widths.items()))], 8)
        write_numbers(out, folder, characters)
        write_decompositions(out, characters)
        write_names(out, folder, characters)
        file.write("}  // namespace viv\n")


if __name__ == "__main__":
    main()
