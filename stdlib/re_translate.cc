// From the tree to PCRE2's syntax. What means something else there than in Python is written out: classes by Python's idea of letters
// and blanks, letters without regard to case by their variants. "." is any character (PCRE2_DOTALL), "^" and "$" stand at lines
// (PCRE2_MULTILINE); what shall not is written otherwise.
#include <algorithm>

#include "interpreter/objects/unicode_data.h"
#include "stdlib/re_program.h"

namespace viv {

namespace {

constexpr uint64_t kMostRepeats = 65535;  // PCRE2's limit

class Translator {
 public:
  Translator(const ReSyntax& syntax, ReVariant variant)
      : variant_(variant),
        limit_(ReLimit(variant)),
        wide_(variant == ReVariant::kWide2 || variant == ReVariant::kWide4),
        properties_(wide_ && syntax.unicode_somewhere) {}

  std::string Run(const ReSyntax& syntax) {
    Alternatives(syntax.root.get(), syntax.flags);
    return std::move(out_);
  }

 private:
  // ---- Characters ------------------------------------------------------------------------------------------------------------------

  static void AppendHex(std::string* out, uint32_t c) {
    char digits[16];
    char* end = digits + sizeof(digits);
    char* at = end;
    do {
      *--at = "0123456789abcdef"[c & 15];
      c >>= 4;
    } while (c);
    *out += "\\x{";
    out->append(at, end);
    *out += '}';
  }
  static bool IsAlnum(uint32_t c) { return c < 0x80 && ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')); }
  static bool IsAsciiLetter(uint32_t c) { return IsAlnum(c) && c > '9'; }

  void SetCaseless(bool caseless) {
    if (caseless == caseless_) return;
    out_ += caseless ? "(?i)" : "(?-i)";
    caseless_ = caseless;
  }
  void Nothing() {  // one character that is none
    out_ += "[^\\x{0}-";
    AppendHex(&out_, limit_);
    out_ += ']';
  }
  void PlainChar(uint32_t c) {
    if (c > limit_) {
      Nothing();
    } else if (IsAlnum(c)) {
      out_ += static_cast<char>(c);
    } else if (c > ' ' && c < 0x7F) {
      out_ += '\\';
      out_ += static_cast<char>(c);
    } else {
      AppendHex(&out_, c);
    }
  }
  void Char(uint32_t c, uint32_t flags) {
    if (!(flags & kReIgnoreCase)) {
      SetCaseless(false);
      return PlainChar(c);
    }
    if (!wide_ && IsAsciiLetter(c)) {
      SetCaseless(true);
      return PlainChar(c);
    }
    if (c < 0x80 && !IsAsciiLetter(c)) return PlainChar(c);
    ReCharSet set;
    AddCaseVariants(c, flags & kReUnicode, &set);
    set.Normalize(limit_);
    if (set.ranges.size() == 1 && set.ranges[0].first == set.ranges[0].second) {
      SetCaseless(false);
      return PlainChar(set.ranges[0].first);
    }
    Class("", set, false);
  }

  static void AppendClassChar(std::string* out, uint32_t c) {
    if (IsAlnum(c)) {
      *out += static_cast<char>(c);
    } else {
      AppendHex(out, c);
    }
  }
  // [escapes ranges]; the set is normalized.
  void Class(const std::string& escapes, const ReCharSet& set, bool negated) {
    if (escapes.empty() && set.ranges.empty()) {
      if (negated) {
        out_ += '.';
      } else {
        Nothing();
      }
      return;
    }
    out_ += negated ? "[^" : "[";
    out_ += escapes;
    for (auto [low, high] : set.ranges) {
      AppendClassChar(&out_, low);
      if (high == low) continue;
      if (high > low + 1) out_ += '-';
      AppendClassChar(&out_, high);
    }
    out_ += ']';
  }

  // ---- Categories ------------------------------------------------------------------------------------------------------------------

  // Does PCRE2's own escape mean the same in this kind of text?
  bool IsNative(char letter, uint32_t flags) const {
    if (letter == 's') return false;
    if (variant_ == ReVariant::kAscii) return true;
    bool unicode = flags & kReUnicode;
    if (wide_) return unicode == properties_;
    return !unicode || letter == 'd';
  }
  ReCharSet CategorySet(char letter, uint32_t flags) const {
    bool unicode = flags & kReUnicode;
    ReCharSet set;
    switch (letter) {
      case 'd':
        set.Add('0', '9');
        break;
      case 's':
        set.Add('\t', '\r');
        set.Add(' ', ' ');
        if (!unicode) break;
        for (auto [low, high] : {std::pair<uint32_t, uint32_t>{0x1C, 0x1F}, {0x85, 0x85}, {0xA0, 0xA0}, {0x1680, 0x1680},
                                 {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}}) {
          if (variant_ != ReVariant::kAscii || high < 0x80) set.Add(low, high);
        }
        break;
      default:
        set.Add('0', '9');
        set.Add('A', 'Z');
        set.Add('a', 'z');
        set.Add('_', '_');
        for (uint32_t c = 0x80; unicode && c < 0x100; ++c) {
          if (UnicodeIsAlnum(c)) set.Add(c, c);
        }
        break;
    }
    return set;
  }
  // Adds what an escape means to a class in the making.
  void AddCategory(uint32_t letter, uint32_t flags, std::string* escapes, ReCharSet* set) {
    char small = static_cast<char>(letter | 32);
    if (IsNative(small, flags)) {
      *escapes += '\\';
      *escapes += static_cast<char>(letter);
      return;
    }
    ReCharSet more = CategorySet(small, flags);
    if (letter != static_cast<uint32_t>(small)) more.Complement(limit_);
    set->ranges.insert(set->ranges.end(), more.ranges.begin(), more.ranges.end());
  }
  void Category(uint32_t letter, uint32_t flags) {
    char small = static_cast<char>(letter | 32);
    if (IsNative(small, flags)) {
      out_ += '\\';
      out_ += static_cast<char>(letter);
      return;
    }
    ReCharSet set = CategorySet(small, flags);
    set.Normalize(limit_);
    Class("", set, letter != static_cast<uint32_t>(small));
  }

  void Set(const ReNode* node, uint32_t flags) {
    std::string escapes;
    ReCharSet set;
    ReCharSet plain;
    for (const ReNodePtr& item : node->items) {
      if (item->kind == ReKind::kCategory) {
        AddCategory(item->low, flags, &escapes, &set);
      } else {
        plain.Add(item->low, item->kind == ReKind::kRange ? item->high : item->low);
      }
    }
    if (flags & kReIgnoreCase) {
      AddCaseVariantsOf(flags & kReUnicode, &plain);
    } else {
      SetCaseless(false);
    }
    set.ranges.insert(set.ranges.end(), plain.ranges.begin(), plain.ranges.end());
    set.Normalize(limit_);
    Class(escapes, set, node->negated);
  }

  void At(uint32_t sign, uint32_t flags) {
    switch (sign) {
      case '^':
        out_ += flags & kReMultiline ? "^" : "\\A";
        break;
      case '$':
        out_ += flags & kReMultiline ? "$" : "\\Z";
        break;
      case 'A':
        out_ += "\\A";
        break;
      case 'Z':
        out_ += "\\z";
        break;
      default:
        Boundary(sign == 'B', flags);
        break;
    }
  }
  // \b, and \B, which never matches in an empty text.
  void Boundary(bool negated, uint32_t flags) {
    if (IsNative('w', flags)) {
      out_ += negated ? "(?:\\B(?!\\A\\z))" : "\\b";
      return;
    }
    ReCharSet set = CategorySet('w', flags);
    set.Normalize(limit_);
    std::string before = std::move(out_);
    out_.clear();
    Class("", set, false);
    std::string word = std::exchange(out_, std::move(before));
    if (negated) {
      out_ += "(?:(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))(?!\\A\\z))";
    } else {
      out_ += "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))";
    }
  }

  // ---- Structure -------------------------------------------------------------------------------------------------------------------

  // The inside of a group, where "|" may stand.
  void Alternatives(const ReNode* sequence, uint32_t flags) {
    if (sequence->kind == ReKind::kSequence && sequence->items.size() == 1 && sequence->items[0]->kind == ReKind::kBranch) {
      const ReNode* branch = sequence->items[0].get();
      bool caseless = caseless_;
      for (size_t i = 0; i < branch->items.size(); ++i) {
        if (i > 0) {
          SetCaseless(caseless);
          out_ += '|';
        }
        Node(branch->items[i].get(), flags);
      }
      return;
    }
    Node(sequence, flags);
  }
  void InGroup(const char* opening, const ReNode* inside, uint32_t flags) {
    bool caseless = caseless_;
    out_ += opening;
    Alternatives(inside, flags);
    out_ += ')';
    caseless_ = caseless;  // as PCRE2 does at the end of a group
  }

  void Node(const ReNode* node, uint32_t flags) {
    switch (node->kind) {
      case ReKind::kLiteral:
        Char(node->low, flags);
        break;
      case ReKind::kAny:
        out_ += flags & kReDotAll ? "." : "[^\\n]";
        break;
      case ReKind::kSet:
        Set(node, flags);
        break;
      case ReKind::kRange:
        break;
      case ReKind::kCategory:
        Category(node->low, flags);
        break;
      case ReKind::kAt:
        At(node->low, flags);
        break;
      case ReKind::kSequence:
        for (const ReNodePtr& item : node->items) Node(item.get(), flags);
        break;
      case ReKind::kBranch: {
        bool caseless = caseless_;
        out_ += "(?:";
        for (size_t i = 0; i < node->items.size(); ++i) {
          if (i > 0) {
            SetCaseless(caseless);
            out_ += '|';
          }
          Node(node->items[i].get(), flags);
        }
        out_ += ')';
        caseless_ = caseless;
        break;
      }
      case ReKind::kRepeat:
        Repeat(node, flags);
        break;
      case ReKind::kGroup: {
        uint32_t inner = flags;
        if (node->add_flags & kReTypeFlags) inner &= ~kReTypeFlags;
        inner = (inner | node->add_flags) & ~node->delete_flags;
        InGroup(node->group ? "(" : "(?:", node->items[0].get(), inner);
        break;
      }
      case ReKind::kAtomic:
        InGroup("(?>", node->items[0].get(), flags);
        break;
      case ReKind::kGroupRef:
        SetCaseless(flags & kReIgnoreCase);
        out_ += "\\g{" + std::to_string(node->group) + "}";
        break;
      case ReKind::kConditional: {
        bool caseless = caseless_;
        out_ += "(?(" + std::to_string(node->group) + ")";
        Wrapped(node->items[0].get(), flags);
        if (node->items.size() > 1) {
          out_ += '|';
          Wrapped(node->items[1].get(), flags);
        }
        out_ += ')';
        caseless_ = caseless;
        break;
      }
      case ReKind::kLook:
        InGroup(node->behind ? (node->negated ? "(?<!" : "(?<=") : (node->negated ? "(?!" : "(?="), node->items[0].get(), flags);
        break;
    }
  }
  void Wrapped(const ReNode* node, uint32_t flags) { InGroup("(?:", node, flags); }

  // Writes the node so that a quantifier may follow.
  void Atom(const ReNode* node, uint32_t flags) {
    const ReNode* only = node;
    if (node->kind == ReKind::kSequence && node->items.size() == 1) only = node->items[0].get();
    switch (only->kind) {
      case ReKind::kLiteral:
      case ReKind::kAny:
      case ReKind::kSet:
      case ReKind::kCategory:
      case ReKind::kGroup:
      case ReKind::kAtomic:
      case ReKind::kGroupRef:
      case ReKind::kBranch:
        Node(only, flags);
        break;
      default:
        Wrapped(node, flags);
        break;
    }
  }

  void Repeat(const ReNode* node, uint32_t flags) {
    static constexpr const char* kGreeds[] = {"", "?", "+"};
    const char* greed = kGreeds[static_cast<size_t>(node->greed)];
    const ReNode* item = node->items[0].get();
    bool endless = node->max >= kReMaxRepeat;
    if (node->min <= kMostRepeats && (endless || node->max <= kMostRepeats)) {
      Atom(item, flags);
      out_ += Quantifier(node->min, endless ? kReMaxRepeat : node->max) + greed;
      return;
    }
    // In chunks, first those that must be there.
    bool possessive = node->greed == ReGreed::kPossessive;
    const char* inner_greed = possessive ? "" : greed;
    bool caseless = caseless_;
    out_ += possessive ? "(?>" : "(?:";
    auto chunk = [&](const std::string& inner, const std::string& outer) {
      out_ += "(?:";
      bool at_start = caseless_;
      Atom(item, flags);
      out_ += inner + inner_greed + ")" + outer + inner_greed;
      caseless_ = at_start;
    };
    std::string all = Quantifier(kMostRepeats, kMostRepeats);
    if (node->min > kMostRepeats) chunk(all, Quantifier(node->min / kMostRepeats, node->min / kMostRepeats));
    if (node->min % kMostRepeats) chunk(Quantifier(node->min % kMostRepeats, node->min % kMostRepeats), "{1}");
    uint64_t more = node->max - node->min;
    if (endless) {
      chunk(Quantifier(0, kReMaxRepeat), "{1}");
    } else {
      if (more > kMostRepeats) chunk(Quantifier(0, kMostRepeats), Quantifier(0, std::min(more / kMostRepeats, kMostRepeats)));
      chunk(Quantifier(0, more % kMostRepeats), "{1}");
    }
    out_ += ')';
    caseless_ = caseless;
  }
  static std::string Quantifier(uint64_t min, uint64_t max) {
    if (min == 0 && max == kReMaxRepeat) return "*";
    if (min == 1 && max == kReMaxRepeat) return "+";
    if (min == 0 && max == 1) return "?";
    if (max == kReMaxRepeat) return "{" + std::to_string(min) + ",}";
    if (min == max) return "{" + std::to_string(min) + "}";
    return "{" + std::to_string(min) + "," + std::to_string(max) + "}";
  }

  ReVariant variant_;
  uint32_t limit_;
  bool wide_;
  bool properties_;  // \d and \w go by Unicode's properties (PCRE2_UCP)
  bool caseless_ = false;
  std::string out_;
};

}  // namespace

std::string TranslateRegex(const ReSyntax& syntax, ReVariant variant) { return Translator(syntax, variant).Run(syntax); }

}  // namespace viv
