// A regular expression ready to match: its tree, and what PCRE2 made of it.
//
// A text is matched as it lies in memory, in code units of 1, 2 or 4 bytes, so that PCRE2's offsets are Python's. A program is
// translated and compiled when first used on a kind of text (ReVariant) in one of the three ways to match. What a translation cannot
// meet in its kind of text is left out of it: [é-ÿ] never matches ASCII.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "stdlib/re_syntax.h"

namespace viv {

enum class ReVariant : uint8_t { kAscii, kByte, kWide2, kWide4 };  // kByte: Latin-1 texts and bytes
enum class ReMode : uint8_t { kSearch, kMatch, kFullMatch };

inline uint32_t ReLimit(ReVariant variant) {
  return variant == ReVariant::kWide4 ? 0x10FFFF : variant == ReVariant::kWide2 ? 0xFFFF : 0xFF;
}

// A text to be searched.
struct ReSubject {
  const char* data = nullptr;
  ptrdiff_t length = 0;
  ReVariant variant = ReVariant::kByte;
};

// The tree in PCRE2's syntax, in ASCII.
std::string TranslateRegex(const ReSyntax& syntax, ReVariant variant);

// Sets of characters, for re_translate.cc.
struct ReCharSet {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;
  void Add(uint32_t low, uint32_t high) { ranges.emplace_back(low, high); }
  void Normalize(uint32_t limit);   // sorted, joined, cut at the limit
  void Complement(uint32_t limit);  // normalized
};
// Every character that matches `c` where case does not matter, as Python has it: by the lower case, and by equal upper case.
void AddCaseVariants(uint32_t c, bool unicode, ReCharSet* out);
// The same for all characters of a set.
void AddCaseVariantsOf(bool unicode, ReCharSet* set);

class ReProgram {
 public:
  explicit ReProgram(ReSyntax syntax);
  ~ReProgram();
  const ReSyntax& syntax() const { return syntax_; }

  // Looks for a match in [0, end) from `start` on; groups at a place that did not take part are -1. 1: found, 0: not, -1: failed.
  int Match(const ReSubject& subject, ReMode mode, ptrdiff_t start, ptrdiff_t end, bool not_empty_at_start, ptrdiff_t* spans);
  // The group that was closed last, from the spans; 0: none.
  size_t LastGroup(const ptrdiff_t* spans) const;

 private:
  struct Code;
  struct Unit {  // groups in the order in which they close; in a loop any of them may have been the last
    std::vector<uint32_t> groups;
  };
  void PlanLastGroup(const ReNode* node);
  bool Compile(ReVariant variant, ReMode mode, std::unique_ptr<Code>* code);

  ReSyntax syntax_;
  std::vector<Unit> units_;
  std::array<std::array<std::unique_ptr<Code>, 3>, 4> codes_;
};

}  // namespace viv
