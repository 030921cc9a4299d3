// Sets of characters, and which characters are the same where case does not matter.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "interpreter/objects/unicode_data.h"
#include "stdlib/re_program.h"

namespace viv {

void ReCharSet::Normalize(uint32_t limit) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<std::pair<uint32_t, uint32_t>> joined;
  for (auto [low, high] : ranges) {
    if (low > limit) break;
    high = std::min(high, limit);
    if (!joined.empty() && low <= joined.back().second + 1) {
      joined.back().second = std::max(joined.back().second, high);
    } else {
      joined.emplace_back(low, high);
    }
  }
  ranges = std::move(joined);
}

void ReCharSet::Complement(uint32_t limit) {
  Normalize(limit);
  std::vector<std::pair<uint32_t, uint32_t>> gaps;
  uint32_t next = 0;
  for (auto [low, high] : ranges) {
    if (low > next) gaps.emplace_back(next, low - 1);
    next = high + 1;
  }
  if (next <= limit) gaps.emplace_back(next, limit);
  ranges = std::move(gaps);
}

namespace {

// Every character that has company, with all of it, itself included. Made once, never changed.
class CaseTable {
 public:
  CaseTable() {
    constexpr uint32_t kLastCased = 0x1FFFF;
    std::unordered_map<uint32_t, std::vector<uint32_t>> by_lower;  // of those that are not their own lower case
    std::map<std::array<uint32_t, 3>, std::vector<uint32_t>> by_upper;  // lower-case ones with a different upper case
    for (uint32_t c = 0; c <= kLastCased; ++c) {
      uint32_t lower = UnicodeToLower(c);
      if (lower != c) {
        by_lower[lower].push_back(c);
        continue;
      }
      std::array<uint32_t, 3> upper = {};
      int n = UnicodeToUpperFull(c, upper.data());
      if (n > 1 || upper[0] != c) by_upper[upper].push_back(c);
    }
    auto add_with_capitals = [&](uint32_t lower, std::vector<uint32_t>* out) {
      out->push_back(lower);
      auto capitals = by_lower.find(lower);
      if (capitals != by_lower.end()) out->insert(out->end(), capitals->second.begin(), capitals->second.end());
    };
    for (auto& [upper, lowers] : by_upper) {
      std::vector<uint32_t> family;
      for (uint32_t lower : lowers) add_with_capitals(lower, &family);
      if (family.size() < 2) continue;
      for (uint32_t member : family) families_[member] = family;
    }
    for (auto& [lower, capitals] : by_lower) {
      if (families_.count(lower)) continue;
      std::vector<uint32_t> family;
      add_with_capitals(lower, &family);
      for (uint32_t member : family) families_[member] = family;
    }
  }
  const std::map<uint32_t, std::vector<uint32_t>>& families() const { return families_; }

 private:
  std::map<uint32_t, std::vector<uint32_t>> families_;
};
const CaseTable& Cases() {
  static const CaseTable table;
  return table;
}

bool IsAsciiLetter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 0x80; }

}  // namespace

// The company of an ASCII letter, for which the table of all characters need not be made.
void AddCaseVariantsOfLetter(uint32_t c, bool unicode, ReCharSet* out) {
  out->Add(c, c);
  out->Add(c ^ 32, c ^ 32);
  if (!unicode) return;
  switch (c | 32) {
    case 'i': return out->Add(0x130, 0x131);    // the capital with a dot, the small one without
    case 'k': return out->Add(0x212A, 0x212A);  // Kelvin
    case 's': return out->Add(0x17F, 0x17F);    // the long one
    default: return;
  }
}

void AddCaseVariants(uint32_t c, bool unicode, ReCharSet* out) {
  if (IsAsciiLetter(c)) return AddCaseVariantsOfLetter(c, unicode, out);
  out->Add(c, c);
  if (!unicode || c < 0x80) return;
  auto family = Cases().families().find(c);
  if (family == Cases().families().end()) return;
  for (uint32_t member : family->second) out->Add(member, member);
}

void AddCaseVariantsOf(bool unicode, ReCharSet* set) {
  auto original = set->ranges;
  for (auto [low, high] : original) {
    for (uint32_t c = std::max<uint32_t>(low, 'A'); c <= std::min<uint32_t>(high, 'z'); ++c) {
      if (IsAsciiLetter(c)) AddCaseVariantsOfLetter(c, unicode, set);
    }
    if (!unicode || high < 0x80) continue;
    const auto& families = Cases().families();
    for (auto it = families.lower_bound(std::max<uint32_t>(low, 0x80)); it != families.end() && it->first <= high; ++it) {
      for (uint32_t member : it->second) set->Add(member, member);
    }
  }
}

}  // namespace viv
