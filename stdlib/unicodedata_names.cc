// Names of characters: by the table, and by rule for Hangul syllables and Chinese characters.
#include <algorithm>
#include <iterator>

#include "stdlib/unicodedata_tables.h"

namespace viv {

namespace {

// ---- Hangul ------------------------------------------------------------------------------------------------------------------------

constexpr uint32_t kHangulFirst = 0xAC00, kHangulCount = 11172;
constexpr const char* kLeads[] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
constexpr const char* kVowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                   "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr const char* kTrails[] = {"",  "G",  "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT",
                                   "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};
constexpr std::string_view kHangulPrefix = "HANGUL SYLLABLE ";

// The longest of the parts that `text` begins with; its index.
template <size_t N>
size_t LongestPart(const char* const (&parts)[N], std::string_view* text) {
  size_t best = N, best_size = 0;
  for (size_t i = 0; i < N; ++i) {
    std::string_view part = parts[i];
    if (text->substr(0, part.size()) == part && (best == N || part.size() > best_size)) {
      best = i;
      best_size = part.size();
    }
  }
  if (best < N) text->remove_prefix(best_size);
  return best;
}

bool FindHangul(std::string_view name, std::u32string* out) {
  name.remove_prefix(kHangulPrefix.size());
  size_t lead = LongestPart(kLeads, &name), vowel = LongestPart(kVowels, &name), trail = LongestPart(kTrails, &name);
  if (lead >= std::size(kLeads) || vowel >= std::size(kVowels) || trail >= std::size(kTrails) || !name.empty()) return false;
  *out = static_cast<char32_t>(kHangulFirst + (lead * std::size(kVowels) + vowel) * std::size(kTrails) + trail);
  return true;
}

// ---- Chinese characters ------------------------------------------------------------------------------------------------------------

constexpr std::string_view kIdeographPrefix = "CJK UNIFIED IDEOGRAPH-";
bool IsIdeograph(uint32_t c) {
  static constexpr struct { uint32_t first, last; } kRanges[] = {
      {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
      {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
  };
  return std::any_of(std::begin(kRanges), std::end(kRanges), [c](auto range) { return c >= range.first && c <= range.last; });
}

bool FindIdeograph(std::string_view name, std::u32string* out) {
  name.remove_prefix(kIdeographPrefix.size());
  if (name.size() != 4 && name.size() != 5) return false;
  uint32_t value = 0;
  for (char c : name) {
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) return false;
    value = value * 16 + static_cast<uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  }
  if (!IsIdeograph(value)) return false;
  *out = static_cast<char32_t>(value);
  return true;
}

// ---- The table ---------------------------------------------------------------------------------------------------------------------

std::string EntryName(size_t entry) {
  std::string name;
  for (uint32_t i = kNameOffsets[entry]; i < kNameOffsets[entry + 1]; ++i) {
    uint16_t code = kNameCodes[i];
    if (i > kNameOffsets[entry]) name += code & 1 ? '-' : ' ';
    uint32_t word = code >> 1;
    name.append(kWordPool + kWordOffsets[word], kWordPool + kWordOffsets[word + 1]);
  }
  return name;
}

const NameRun* RunBefore(uint32_t value, uint32_t NameRun::*field) {
  const NameRun* end = kNameRuns + kNameRunsSize;
  const NameRun* run = std::upper_bound(kNameRuns, end, value, [field](uint32_t wanted, const NameRun& row) { return wanted < row.*field; });
  return run == kNameRuns ? nullptr : run - 1;
}

uint32_t Fnv(std::string_view name) {
  uint32_t value = 2166136261u;
  for (char c : name) value = (value ^ static_cast<uint8_t>(c)) * 16777619u;
  return value;
}

}  // namespace

std::string UnicodeName(uint32_t c) {
  if (c - kHangulFirst < kHangulCount) {
    uint32_t index = c - kHangulFirst;
    constexpr uint32_t kT = std::size(kTrails), kV = std::size(kVowels);
    return std::string(kHangulPrefix) + kLeads[index / (kV * kT)] + kVowels[index / kT % kV] + kTrails[index % kT];
  }
  if (IsIdeograph(c)) {
    std::string name(kIdeographPrefix);
    for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) name += "0123456789ABCDEF"[(c >> shift) & 15];
    return name;
  }
  const NameRun* run = RunBefore(c, &NameRun::first);
  if (!run) return {};
  size_t entry = run->entry + (c - run->first);
  size_t end = run + 1 == kNameRuns + kNameRunsSize ? kNamedCharacters : run[1].entry;
  return entry < end ? EntryName(entry) : std::string();
}

bool FindUnicodeName(std::string_view given, bool sequences, std::u32string* out) {
  constexpr size_t kLongest = 256;
  if (given.size() > kLongest) return false;
  std::string name(given);
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  if (name.starts_with(kHangulPrefix)) return FindHangul(name, out);
  if (name.starts_with(kIdeographPrefix)) return FindIdeograph(name, out);
  uint32_t hash = Fnv(name);
  const NameHash* end = kNameHashes + kNameHashesSize;
  const NameHash* row = std::lower_bound(kNameHashes, end, hash, [](const NameHash& a, uint32_t wanted) { return a.hash < wanted; });
  for (; row != end && row->hash == hash; ++row) {
    size_t entry = row->entry;
    if (EntryName(entry) != name) continue;
    if (entry < kNamedCharacters) {
      const NameRun* run = RunBefore(static_cast<uint32_t>(entry), &NameRun::entry);
      *out = static_cast<char32_t>(run->first + (entry - run->entry));
      return true;
    }
    entry -= kNamedCharacters;
    if (entry < kNamedAliases) {
      *out = static_cast<char32_t>(kAliasTargets[entry]);
      return true;
    }
    entry -= kNamedAliases;
    if (!sequences) return false;
    out->assign(kSequenceCharacters + kSequenceOffsets[entry], kSequenceCharacters + kSequenceOffsets[entry + 1]);
    return true;
  }
  return false;
}

bool FindUnicodeCharacter(std::string_view name, uint32_t* code_point) {
  std::u32string found;
  if (!FindUnicodeName(name, false, &found)) return false;
  *code_point = found[0];
  return true;
}

}  // namespace viv
