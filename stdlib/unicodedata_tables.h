// The tables that scripts/make_unicode_tables.py makes of the Unicode database when the project is built, and the names of characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace viv {

struct CharacterRun {
  uint32_t first, last;
  uint32_t value;
};
// The characters that Unicode 14.0 has.
extern const CharacterRun kAssigned[];
extern const size_t kAssignedSize;
// Those whose width is not neutral; value: 1 F, 2 H, 3 W, 4 Na, 5 A.
extern const CharacterRun kEastAsianWidths[];
extern const size_t kEastAsianWidthsSize;

struct NumericRow {
  uint32_t c;
  int8_t decimal, digit;  // -1: none
  double value;
};
extern const NumericRow kNumericRows[];  // by character
extern const size_t kNumericRowsSize;

struct DecompositionRow {
  uint32_t c;
  uint32_t offset;  // in kDecompositionPool
  uint32_t length;
};
extern const DecompositionRow kDecompositions[];  // by character
extern const size_t kDecompositionsSize;
extern const char kDecompositionPool[];

// Names are sequences of words: number << 1, with bit 0 where a hyphen and no blank stands before the word. Entries are the characters
// that have names, in order, then aliases, then named sequences.
struct NameRun {
  uint32_t first;  // character; the run goes on as long as there are characters before the next run
  uint32_t entry;
};
struct NameHash {
  uint32_t hash;  // FNV-1a of the name
  uint32_t entry;
};
extern const char kWordPool[];
extern const uint32_t kWordOffsets[], kNameOffsets[], kAliasTargets[], kSequenceOffsets[], kSequenceCharacters[];
extern const uint16_t kNameCodes[];
extern const NameRun kNameRuns[];
extern const NameHash kNameHashes[];  // by hash
extern const size_t kWordOffsetsSize, kNameOffsetsSize, kAliasTargetsSize, kSequenceOffsetsSize, kSequenceCharactersSize, kNameCodesSize,
    kNameRunsSize, kNameHashesSize, kNamedCharacters, kNamedAliases;

// unicodedata_names.cc: empty where the character has no name.
std::string UnicodeName(uint32_t c);
// The character or characters of a name, of an alias and, where asked for, of a named sequence; in any case. False: there is none.
bool FindUnicodeName(std::string_view name, bool sequences, std::u32string* out);
// RuntimeHooks::unicode_name.
bool FindUnicodeCharacter(std::string_view name, uint32_t* code_point);

}  // namespace viv
