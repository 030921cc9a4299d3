#include <algorithm>
#include <map>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/unicode_data.h"
#include "interpreter/vm/import.h"
#include "stdlib/re_reader.h"

namespace viv {

namespace {

struct Width {
  uint64_t low = 0, high = 0;
};

uint32_t FlagOf(const std::u32string& token) {
  if (token.size() != 1) return 0;
  switch (token[0]) {
    case 'i': return kReIgnoreCase;
    case 'L': return kReLocale;
    case 'm': return kReMultiline;
    case 's': return kReDotAll;
    case 'x': return kReVerbose;
    case 'a': return kReAscii;
    case 't': return kReTemplate;
    case 'u': return kReUnicode;
    default: return 0;
  }
}

ReNodePtr Make(ReKind kind) { return std::make_unique<ReNode>(kind); }
ReNodePtr Literal(char32_t c) {
  ReNodePtr node = Make(ReKind::kLiteral);
  node->low = c;
  return node;
}
ReNodePtr Lettered(ReKind kind, char32_t letter) {
  ReNodePtr node = Make(kind);
  node->low = letter;
  return node;
}

class Parser {
 public:
  Parser(Borrowed<Object> pattern, uint32_t flags, ReSyntax* out) : source_(pattern), pattern_(pattern), flags_(flags), out_(*out) {}

  void Run() {
    out_.root = Sub(flags_ & kReVerbose, 0);
    out_.flags = FixFlags(flags_);
    if (!source_.AtEnd()) source_.Fail("unbalanced parenthesis");
    for (auto [group, position] : conditional_positions_) {
      if (group >= widths_.size()) source_.FailAt("invalid group reference " + std::to_string(group), position);
    }
    out_.group_count = widths_.size() - 1;
    out_.unicode_somewhere = unicode_somewhere_ || (out_.flags & kReUnicode);
    CheckLookbehinds(out_.root.get());
  }

 private:
  // ---- Flags -----------------------------------------------------------------------------------------------------------------------

  uint32_t FixFlags(uint32_t flags) {
    auto bad = [](const char* message) {
      RaiseValueError("%s", message);
      ReFail();
    };
    if (source_.is_text()) {
      if (flags & kReLocale) bad("cannot use LOCALE flag with a str pattern");
      if (!(flags & kReAscii)) return flags | kReUnicode;
      if (flags & kReUnicode) bad("ASCII and UNICODE flags are incompatible");
    } else {
      if (flags & kReUnicode) bad("cannot use UNICODE flag with a bytes pattern");
      if ((flags & kReLocale) && (flags & kReAscii)) bad("ASCII and LOCALE flags are incompatible");
    }
    return flags;
  }

  // (?flags) and (?flags-flags:. True: for a group; false: for the whole pattern.
  bool Flags(std::u32string token, uint32_t* add, uint32_t* del) {
    auto letter = [&] { return token.size() == 1 && UnicodeIsAlpha(token[0]); };
    if (token != U"-") {
      for (;;) {
        uint32_t flag = FlagOf(token);
        if (source_.is_text()) {
          if (flag == kReLocale) source_.Fail("bad inline flags: cannot use 'L' flag with a str pattern");
        } else if (flag == kReUnicode) {
          source_.Fail("bad inline flags: cannot use 'u' flag with a bytes pattern");
        }
        *add |= flag;
        if ((flag & kReTypeFlags) && (*add & kReTypeFlags) != flag) {
          source_.Fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        token = source_.Get();
        if (token.empty()) source_.Fail("missing -, : or )");
        if (token == U")" || token == U"-" || token == U":") break;
        if (!FlagOf(token)) source_.Fail(letter() ? "unknown flag" : "missing -, : or )", static_cast<ptrdiff_t>(token.size()));
      }
    }
    if (*add & kReUnicode) unicode_somewhere_ = true;
    if (token == U")") {
      flags_ |= *add;
      return false;
    }
    if (*add & kReGlobalFlags) source_.Fail("bad inline flags: cannot turn on global flag", 1);
    if (token == U"-") {
      token = source_.Get();
      if (token.empty()) source_.Fail("missing flag");
      if (!FlagOf(token)) source_.Fail(letter() ? "unknown flag" : "missing flag", static_cast<ptrdiff_t>(token.size()));
      for (;;) {
        uint32_t flag = FlagOf(token);
        if (flag & kReTypeFlags) source_.Fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        *del |= flag;
        token = source_.Get();
        if (token.empty()) source_.Fail("missing :");
        if (token == U":") break;
        if (!FlagOf(token)) source_.Fail(letter() ? "unknown flag" : "missing :", static_cast<ptrdiff_t>(token.size()));
      }
    }
    if (*del & kReGlobalFlags) source_.Fail("bad inline flags: cannot turn off global flag", 1);
    if (*add & *del) source_.Fail("bad inline flags: flag turned on and off", 1);
    return true;
  }

  // ---- Escapes ---------------------------------------------------------------------------------------------------------------------

  [[noreturn]] void BadEscape(const std::u32string& escape) {
    source_.Fail("bad escape " + ReUtf8(escape), static_cast<ptrdiff_t>(escape.size()));
  }

  char32_t HexEscape(std::u32string escape, size_t digits) {
    escape += source_.GetWhile(digits, kReHex);
    if (escape.size() != digits + 2) source_.Fail("incomplete escape " + ReUtf8(escape), static_cast<ptrdiff_t>(escape.size()));
    char32_t value = 0;
    for (char32_t c : escape.substr(2)) value = value * 16 + (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    if (value > 0x10FFFF) BadEscape(escape);
    return value;
  }
  char32_t OctalValue(const std::u32string& escape) {
    char32_t value = 0;
    for (char32_t c : escape.substr(1)) value = value * 8 + (c - '0');
    if (value > 0377) {
      source_.Fail("octal escape value " + ReUtf8(escape) + " outside of range 0-0o377", static_cast<ptrdiff_t>(escape.size()));
    }
    return value;
  }
  char32_t NamedEscape() {
    if (!source_.Match('{')) source_.Fail("missing {");
    std::u32string name = source_.GetUntil('}', "character name");
    Ref<StrObject> text = ReStr(name), module_name = InternStr("unicodedata"), lookup = InternStr("lookup");
    Ref<ModuleObject> module = text && module_name && lookup ? ImportModule(module_name) : nullptr;
    if (!module) ReFail();
    Ref<Object> character = CallMethod(module, lookup, {text.get()});
    if (character && AsStr(character.get())->length == 1) return StrChar(AsStr(character.get()), 0);
    if (!character) {
      if (!PendingMatches(TypeId::kKeyError)) ReFail();
      ClearError();
    }
    source_.Fail("undefined character name " + source_.Quoted(name), static_cast<ptrdiff_t>(name.size()) + 4);
  }
  // \x \u \U \N in sets and outside. 0xFFFFFFFF: none of them.
  char32_t CommonEscape(const std::u32string& escape) {
    switch (escape[1]) {
      case 'x': return HexEscape(escape, 2);
      case 'u': return source_.is_text() ? HexEscape(escape, 4) : 0xFFFFFFFF;
      case 'U': return source_.is_text() ? HexEscape(escape, 8) : 0xFFFFFFFF;
      case 'N': return source_.is_text() ? NamedEscape() : 0xFFFFFFFF;
      default: return 0xFFFFFFFF;
    }
  }

  ReNodePtr ClassEscape(std::u32string escape) {
    char32_t c = escape[1];
    if (char32_t simple = ReSimpleEscape(c)) return Literal(simple);
    if (ReIsIn(c, U"dDsSwW")) return Lettered(ReKind::kCategory, c);
    char32_t value = CommonEscape(escape);
    if (value != 0xFFFFFFFF) return Literal(value);
    if (ReIsIn(c, kReOctal)) return Literal(OctalValue(escape + source_.GetWhile(2, kReOctal)));
    if (ReIsIn(c, kReDigits) || ReIsAsciiLetter(c)) BadEscape(escape);
    return Literal(c);
  }

  ReNodePtr Escape(std::u32string escape) {
    char32_t c = escape[1];
    if (ReIsIn(c, U"AbBZ")) return Lettered(ReKind::kAt, c);
    if (ReIsIn(c, U"dDsSwW")) return Lettered(ReKind::kCategory, c);
    if (char32_t simple = ReSimpleEscape(c)) return Literal(simple);
    char32_t value = CommonEscape(escape);
    if (value != 0xFFFFFFFF) return Literal(value);
    if (c == '0') return Literal(OctalValue(escape + source_.GetWhile(2, kReOctal)));
    if (ReIsIn(c, kReDigits)) {
      if (source_.NextIn(kReDigits)) {
        escape += source_.Get();
        if (ReIsIn(escape[1], kReOctal) && ReIsIn(escape[2], kReOctal) && source_.NextIn(kReOctal)) {
          escape += source_.Get();
          return Literal(OctalValue(escape));
        }
      }
      auto group = static_cast<uint32_t>(std::stoul(ReUtf8(escape.substr(1))));
      if (group >= widths_.size()) {
        source_.Fail("invalid group reference " + std::to_string(group), static_cast<ptrdiff_t>(escape.size()) - 1);
      }
      if (!IsClosed(group)) source_.Fail("cannot refer to an open group", static_cast<ptrdiff_t>(escape.size()));
      return GroupRef(group);
    }
    if (ReIsAsciiLetter(c)) BadEscape(escape);
    return Literal(c);
  }

  // ---- Groups ----------------------------------------------------------------------------------------------------------------------

  bool IsClosed(uint32_t group) const { return group < widths_.size() && closed_[group]; }
  void CheckLookbehindGroup(uint32_t group) {
    if (!lookbehind_groups_) return;
    if (!IsClosed(group)) source_.Fail("cannot refer to an open group");
    if (group >= lookbehind_groups_) source_.Fail("cannot refer to group defined in the same lookbehind subpattern");
  }
  ReNodePtr GroupRef(uint32_t group) {
    CheckLookbehindGroup(group);
    ReNodePtr node = Make(ReKind::kGroupRef);
    node->group = group;
    return node;
  }
  uint32_t* FindName(const Ref<StrObject>& name) {
    for (auto& [known, group] : out_.names) {
      if (StrEqual(known.get(), name.get())) return &group;
    }
    return nullptr;
  }
  uint32_t OpenGroup(const Ref<StrObject>& name) {
    auto group = static_cast<uint32_t>(widths_.size());
    widths_.push_back({});
    closed_.push_back(false);
    if (widths_.size() > kReMaxGroups) source_.Fail("too many groups");
    if (!name) return group;
    if (uint32_t* known = FindName(name)) {
      Ref<StrObject> shown = StrRepr(name);
      if (!shown) ReFail();
      source_.Fail("redefinition of group name " + StrToStdString(shown.get()) + " as group " + std::to_string(group) + "; was group " +
                       std::to_string(*known),
                   name->length + 1);
    }
    out_.names.emplace_back(name, group);
    return group;
  }

  Width WidthOf(const ReNode* node) const {
    Width sum;
    switch (node->kind) {
      case ReKind::kLiteral:
      case ReKind::kAny:
      case ReKind::kSet:
      case ReKind::kRange:
      case ReKind::kCategory:
        return {1, 1};
      case ReKind::kAt:
      case ReKind::kLook:
        return {};
      case ReKind::kSequence:
        for (const ReNodePtr& item : node->items) Add(&sum, WidthOf(item.get()));
        break;
      case ReKind::kBranch:
        sum = WidthOf(node->items[0].get());
        for (const ReNodePtr& item : node->items) Unite(&sum, WidthOf(item.get()));
        break;
      case ReKind::kRepeat: {
        Width one = WidthOf(node->items[0].get());
        sum = {Times(one.low, node->min), Times(one.high, node->max)};
        break;
      }
      case ReKind::kGroup:
      case ReKind::kAtomic:
        return WidthOf(node->items[0].get());
      case ReKind::kGroupRef:
        return widths_[node->group];
      case ReKind::kConditional:
        sum = WidthOf(node->items[0].get());
        Unite(&sum, node->items.size() > 1 ? WidthOf(node->items[1].get()) : Width{0, sum.high});
        break;
    }
    return {std::min(sum.low, kReMaxRepeat - 1), std::min(sum.high, kReMaxRepeat)};
  }
  static uint64_t Times(uint64_t a, uint64_t b) {
    uint64_t product;
    return __builtin_mul_overflow(a, b, &product) ? kReMaxRepeat : product;
  }
  static void Add(Width* sum, Width more) {
    sum->low += more.low;
    sum->high += more.high;
  }
  static void Unite(Width* all, Width more) {
    all->low = std::min(all->low, more.low);
    all->high = std::max(all->high, more.high);
  }

  void CheckLookbehinds(const ReNode* node) {
    for (const ReNodePtr& item : node->items) CheckLookbehinds(item.get());
    if (node->kind != ReKind::kLook || !node->behind) return;
    Width width = WidthOf(node->items[0].get());
    if (width.low == width.high) return;
    RaiseReError("look-behind requires fixed-width pattern", pattern_, -1);
    ReFail();
  }

  // ---- Patterns --------------------------------------------------------------------------------------------------------------------

  ReNodePtr Sub(bool verbose, int nested) {
    RecursionGuard guard("");
    if (!guard) ReFail();
    ReNodePtr branch = Make(ReKind::kBranch);
    for (;;) {
      branch->items.push_back(Sequence(verbose, nested + 1, nested == 0 && branch->items.empty()));
      if (!source_.Match('|')) break;
      if (nested == 0) verbose = flags_ & kReVerbose;
    }
    if (branch->items.size() == 1) return std::move(branch->items[0]);
    ReNodePtr sequence = Make(ReKind::kSequence);
    sequence->items.push_back(std::move(branch));
    return sequence;
  }

  ReNodePtr Sequence(bool verbose, int nested, bool first = false) {
    ReNodePtr result = Make(ReKind::kSequence);
    std::vector<ReNodePtr>& items = result->items;
    for (;;) {
      if (source_.AtEnd() || source_.NextIs('|') || source_.NextIs(')')) break;
      std::u32string token = source_.Get();
      char32_t c = token[0];
      if (verbose && token.size() == 1) {
        if (ReIsIn(c, U" \t\n\r\v\f")) continue;
        if (c == '#') {
          while (!source_.AtEnd() && source_.Get() != U"\n") {
          }
          continue;
        }
      }
      switch (c) {
        case '\\':
          items.push_back(Escape(token));
          break;
        case '[':
          items.push_back(Set());
          break;
        case '*':
        case '+':
        case '?':
        case '{':
          Repeat(c, &items);
          break;
        case '.':
          items.push_back(Make(ReKind::kAny));
          break;
        case '(':
          if (ReNodePtr group = Group(&verbose, nested, first && items.empty())) items.push_back(std::move(group));
          break;
        case '^':
        case '$':
          items.push_back(Lettered(ReKind::kAt, c));
          break;
        default:
          items.push_back(Literal(c));
          break;
      }
    }
    // Groups that only hold together have done so.
    std::vector<ReNodePtr> flat;
    for (ReNodePtr& item : items) {
      if (IsPlainGroup(item.get())) {
        for (ReNodePtr& inner : item->items[0]->items) flat.push_back(std::move(inner));
      } else {
        flat.push_back(std::move(item));
      }
    }
    items = std::move(flat);
    return result;
  }
  static bool IsPlainGroup(const ReNode* node) {
    return node->kind == ReKind::kGroup && !node->group && !node->add_flags && !node->delete_flags;
  }

  void WarnSet(const char* what, ptrdiff_t position) {
    if (!Warn(TypeId::kFutureWarning, 3, "Possible %s at position %zd", what, position)) ReFail();
  }

  ReNodePtr Set() {
    ptrdiff_t here = source_.Tell() - 1;
    ReNodePtr set = Make(ReKind::kSet);
    if (source_.NextIs('[')) WarnSet("nested set", source_.Tell());
    set->negated = source_.Match('^');
    auto unterminated = [&] { source_.Fail("unterminated character set", source_.Tell() - here); };
    for (;;) {
      std::u32string low_token = source_.Get();
      if (low_token.empty()) unterminated();
      ReNodePtr low;
      if (low_token == U"]" && !set->items.empty()) break;
      if (low_token[0] == '\\') {
        low = ClassEscape(low_token);
      } else {
        if (!set->items.empty() && ReIsIn(low_token[0], U"-&~|") && source_.next() == low_token) {
          WarnSet(low_token[0] == '-'   ? "set difference"
                  : low_token[0] == '&' ? "set intersection"
                  : low_token[0] == '~' ? "set symmetric difference"
                                        : "set union",
                  source_.Tell() - 1);
        }
        low = Literal(low_token[0]);
      }
      if (!source_.Match('-')) {
        set->items.push_back(std::move(low));
        continue;
      }
      std::u32string high_token = source_.Get();
      if (high_token.empty()) unterminated();
      if (high_token == U"]") {
        set->items.push_back(std::move(low));
        set->items.push_back(Literal('-'));
        break;
      }
      ReNodePtr high;
      if (high_token[0] == '\\') {
        high = ClassEscape(high_token);
      } else {
        if (high_token == U"-") WarnSet("set difference", source_.Tell() - 2);
        high = Literal(high_token[0]);
      }
      if (low->kind != ReKind::kLiteral || high->kind != ReKind::kLiteral || high->low < low->low) {
        source_.Fail("bad character range " + ReUtf8(low_token) + "-" + ReUtf8(high_token),
                     static_cast<ptrdiff_t>(low_token.size() + 1 + high_token.size()));
      }
      ReNodePtr range = Make(ReKind::kRange);
      range->low = low->low;
      range->high = high->low;
      set->items.push_back(std::move(range));
    }
    if (set->items.size() == 1 && set->items[0]->kind == ReKind::kLiteral && !set->negated) return std::move(set->items[0]);
    return set;
  }

  uint64_t RepeatNumber(const std::u32string& digits) {
    uint64_t value = 0;
    for (char32_t c : digits) value = std::min<uint64_t>(value * 10 + (c - '0'), kReMaxRepeat);
    if (value >= kReMaxRepeat) {
      Raise(TypeId::kOverflowError, "the repetition number is too large");
      ReFail();
    }
    return value;
  }

  void Repeat(char32_t sign, std::vector<ReNodePtr>* items) {
    ptrdiff_t here = source_.Tell();
    uint64_t min = sign == '+', max = sign == '?' ? 1 : kReMaxRepeat;
    if (sign == '{') {
      if (source_.NextIs('}')) {
        items->push_back(Literal(sign));
        return;
      }
      std::u32string low, high;
      while (source_.NextIn(kReDigits)) low += source_.Get();
      if (source_.Match(',')) {
        while (source_.NextIn(kReDigits)) high += source_.Get();
      } else {
        high = low;
      }
      if (!source_.Match('}')) {
        items->push_back(Literal(sign));
        source_.Seek(here);
        return;
      }
      if (!low.empty()) min = RepeatNumber(low);
      if (!high.empty()) {
        max = RepeatNumber(high);
        if (max < min) source_.Fail("min repeat greater than max repeat", source_.Tell() - here);
      }
    }
    if (items->empty() || items->back()->kind == ReKind::kAt) source_.Fail("nothing to repeat", source_.Tell() - here + 1);
    if (items->back()->kind == ReKind::kRepeat) source_.Fail("multiple repeat", source_.Tell() - here + 1);
    ReNodePtr node = Make(ReKind::kRepeat);
    node->min = min;
    node->max = max;
    if (source_.Match('?')) {
      node->greed = ReGreed::kLazy;
    } else if (source_.Match('+')) {
      node->greed = ReGreed::kPossessive;
      out_.has_atomic = true;
    }
    ReNodePtr item = std::move(items->back());
    if (IsPlainGroup(item.get())) item = std::move(item->items[0]);
    node->items.push_back(std::move(item));
    items->back() = std::move(node);
  }

  [[noreturn]] void Unterminated(ptrdiff_t start) { source_.Fail("missing ), unterminated subpattern", source_.Tell() - start); }

  // What begins with '('. Null: a comment, or flags for the whole pattern.
  ReNodePtr Group(bool* verbose, int nested, bool flags_allowed) {
    ptrdiff_t start = source_.Tell() - 1;
    bool capture = true, atomic = false;
    Ref<StrObject> name;
    uint32_t add = 0, del = 0;
    if (source_.Match('?')) {
      std::u32string token = source_.Get();
      auto size = static_cast<ptrdiff_t>(token.size());
      if (token.empty()) source_.Fail("unexpected end of pattern");
      char32_t c = token.size() == 1 ? token[0] : 0;
      if (c == 'P') {
        if (source_.Match('<')) {
          std::u32string text = source_.GetUntil('>', "group name");
          name = source_.GroupName(text, 1);
        } else if (source_.Match('=')) {
          std::u32string text = source_.GetUntil(')', "group name");
          Ref<StrObject> wanted = source_.GroupName(text, 1);
          uint32_t* group = FindName(wanted);
          auto offset = static_cast<ptrdiff_t>(text.size()) + 1;
          if (!group) source_.Fail("unknown group name " + source_.Quoted(text), offset);
          if (!IsClosed(*group)) source_.Fail("cannot refer to an open group", offset);
          return GroupRef(*group);
        } else {
          token = source_.Get();
          if (token.empty()) source_.Fail("unexpected end of pattern");
          source_.Fail("unknown extension ?P" + ReUtf8(token), static_cast<ptrdiff_t>(token.size()) + 2);
        }
      } else if (c == ':') {
        capture = false;
      } else if (c == '#') {
        for (;;) {
          if (source_.AtEnd()) source_.Fail("missing ), unterminated comment", source_.Tell() - start);
          if (source_.Get() == U")") return nullptr;
        }
      } else if (c == '=' || c == '!' || c == '<') {
        return LookAround(c, start, *verbose, nested);
      } else if (c == '(') {
        return Conditional(start, *verbose, nested);
      } else if (c == '>') {
        capture = false;
        atomic = out_.has_atomic = true;
      } else if (c == '-' || FlagOf(token)) {
        if (!Flags(token, &add, &del)) {
          if (!flags_allowed) source_.Fail("global flags not at the start of the expression", source_.Tell() - start);
          *verbose = flags_ & kReVerbose;
          return nullptr;
        }
        capture = false;
      } else {
        source_.Fail("unknown extension ?" + ReUtf8(token), size + 1);
      }
    }
    ReNodePtr node = Make(atomic ? ReKind::kAtomic : ReKind::kGroup);
    node->group = capture ? OpenGroup(name) : 0;
    node->add_flags = add;
    node->delete_flags = del;
    bool inner_verbose = (*verbose || (add & kReVerbose)) && !(del & kReVerbose);
    node->items.push_back(Sub(inner_verbose, nested + 1));
    if (!source_.Match(')')) Unterminated(start);
    if (capture) {
      widths_[node->group] = WidthOf(node->items[0].get());
      closed_[node->group] = true;
    }
    return node;
  }

  ReNodePtr LookAround(char32_t c, ptrdiff_t start, bool verbose, int nested) {
    ReNodePtr node = Make(ReKind::kLook);
    size_t outer_groups = lookbehind_groups_;
    if (c == '<') {
      node->behind = true;
      std::u32string token = source_.Get();
      if (token.empty()) source_.Fail("unexpected end of pattern");
      if (token != U"=" && token != U"!") source_.Fail("unknown extension ?<" + ReUtf8(token), static_cast<ptrdiff_t>(token.size()) + 2);
      c = token[0];
      if (!lookbehind_groups_) lookbehind_groups_ = widths_.size();
    }
    node->negated = c == '!';
    node->items.push_back(Sub(verbose, nested + 1));
    if (node->behind) lookbehind_groups_ = outer_groups;
    if (!source_.Match(')')) Unterminated(start);
    return node;
  }

  ReNodePtr Conditional(ptrdiff_t start, bool verbose, int nested) {
    std::u32string text = source_.GetUntil(')', "group name");
    auto offset = static_cast<ptrdiff_t>(text.size()) + 1;
    ReNodePtr node = Make(ReKind::kConditional);
    if (source_.IsIdentifier(text)) {
      Ref<StrObject> name = source_.GroupName(text, 1);
      uint32_t* group = FindName(name);
      if (!group) source_.Fail("unknown group name " + source_.Quoted(text), offset);
      node->group = *group;
    } else {
      node->group = static_cast<uint32_t>(source_.GroupNumber(text));
      if (node->group == 0) source_.Fail("bad group number", offset);
      conditional_positions_.emplace(node->group, source_.Tell() - offset);
    }
    CheckLookbehindGroup(node->group);
    node->items.push_back(Sequence(verbose, nested + 1));
    if (source_.Match('|')) {
      node->items.push_back(Sequence(verbose, nested + 1));
      if (source_.NextIs('|')) source_.Fail("conditional backref with more than two branches");
    }
    if (!source_.Match(')')) Unterminated(start);
    return node;
  }

  ReReader source_;
  Borrowed<Object> pattern_;
  uint32_t flags_;
  ReSyntax& out_;
  std::vector<Width> widths_ = {Width{}};  // of the groups; [0] stands for none
  std::vector<bool> closed_ = {false};
  size_t lookbehind_groups_ = 0;  // groups that there were where the outermost lookbehind began; 0: in none
  std::map<uint32_t, ptrdiff_t> conditional_positions_;
  bool unicode_somewhere_ = false;
};

}  // namespace

bool ParseRegex(Borrowed<Object> pattern, uint32_t flags, ReSyntax* out) {
  try {
    Parser(pattern, flags, out).Run();
    return true;
  } catch (const ReFailure&) {
    return false;
  }
}

}  // namespace viv
