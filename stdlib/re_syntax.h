// A regular expression as a tree, as Python's syntax has it. re_parser.cc makes it, re_translate.cc writes it in PCRE2's syntax.
// Answers to CPython's Lib/re/_parser.py.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/objects/object.h"

namespace viv {

enum ReFlag : uint32_t {
  kReTemplate = 1, kReIgnoreCase = 2, kReLocale = 4, kReMultiline = 8, kReDotAll = 16, kReUnicode = 32, kReVerbose = 64, kReDebug = 128,
  kReAscii = 256,
  kReTypeFlags = kReAscii | kReLocale | kReUnicode,
  kReGlobalFlags = kReDebug | kReTemplate,
};

inline constexpr uint64_t kReMaxRepeat = 4294967295;  // as a maximum: any number
inline constexpr uint64_t kReMaxGroups = 1073741823;

enum class ReKind : uint8_t {
  kLiteral,      // character `low`
  kAny,          // .
  kSet,          // one of `items`, or none of them where `negated`
  kRange,        // low..high, in a set
  kCategory,     // \d \D \s \S \w \W: `low` is the letter
  kAt,           // ^ $ \A \Z \b \B: `low` is the sign or letter
  kSequence,     // items, one after the other
  kBranch,       // one of items
  kRepeat,       // items[0], min to max times
  kGroup,        // items[0]; `group` is its number, 0 where it captures nothing; add_flags, delete_flags
  kAtomic,       // items[0] without going back into it
  kGroupRef,     // what `group` matched
  kConditional,  // items[0] if `group` matched, else items[1] if there is one
  kLook,         // items[0] ahead or behind, or not
};
enum class ReGreed : uint8_t { kGreedy, kLazy, kPossessive };

struct ReNode {
  ReKind kind;
  bool negated = false;  // sets, looking around
  bool behind = false;
  ReGreed greed = ReGreed::kGreedy;
  uint32_t low = 0, high = 0;
  uint64_t min = 0, max = 0;
  uint32_t group = 0;
  uint32_t add_flags = 0, delete_flags = 0;
  std::vector<std::unique_ptr<ReNode>> items;

  explicit ReNode(ReKind k) : kind(k) {}
};
using ReNodePtr = std::unique_ptr<ReNode>;

struct ReSyntax {
  ReNodePtr root;
  uint32_t flags = 0;   // those that were given, those in the pattern, and kReUnicode by default
  bool unicode_somewhere = false;
  bool has_atomic = false;  // atomic groups or possessive repeats
  size_t group_count = 0;
  std::vector<std::pair<Ref<StrObject>, uint32_t>> names;  // in the order of the groups
};

// Parses a str or bytes. False: re.error, ValueError, OverflowError ... pending.
bool ParseRegex(Borrowed<Object> pattern, uint32_t flags, ReSyntax* out);

// The parts of a replacement: text and numbers of groups, in turns.
struct ReTemplate {
  std::vector<std::u32string> texts;  // one more than groups
  std::vector<uint32_t> groups;
};
// `names`: dict from name to number. False: exception pending.
bool ParseReTemplate(Borrowed<Object> text, size_t group_count, Borrowed<DictObject> names, ReTemplate* out);

// Raises re.error(message, pattern, position); position -1: error(message).
void RaiseReError(const std::string& message, Borrowed<Object> pattern, ptrdiff_t position);

}  // namespace viv
