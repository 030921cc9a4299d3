// Replacements: \1, \g<name> and escapes in the text that sub() and expand() put in. Answers to the end of CPython's
// Lib/re/_parser.py.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/re_reader.h"

namespace viv {

namespace {

class TemplateParser {
 public:
  TemplateParser(Borrowed<Object> text, size_t group_count, Borrowed<DictObject> names, ReTemplate* out)
      : source_(text), group_count_(group_count), names_(names), out_(*out) {}

  void Run() {
    out_.texts.emplace_back();
    while (!source_.AtEnd()) {
      std::u32string token = source_.Get();
      if (token[0] != '\\') {
        out_.texts.back() += token;
      } else {
        Escape(token);
      }
    }
  }

 private:
  void AddGroup(uint64_t group, ptrdiff_t offset) {
    if (group > group_count_) source_.Fail("invalid group reference " + std::to_string(group), offset);
    out_.groups.push_back(static_cast<uint32_t>(group));
    out_.texts.emplace_back();
  }
  static char32_t Octal(const std::u32string& escape) {
    char32_t value = 0;
    for (char32_t c : escape.substr(1)) value = value * 8 + (c - '0');
    return value;
  }
  void Escape(std::u32string escape) {
    char32_t c = escape[1];
    if (c == 'g') return NamedGroup();
    if (c == '0') {
      escape += source_.GetWhile(2, kReOctal);
      out_.texts.back() += Octal(escape) & 0xFF;
      return;
    }
    if (ReIsIn(c, kReDigits)) {
      if (source_.NextIn(kReDigits)) {
        escape += source_.Get();
        if (ReIsIn(c, kReOctal) && ReIsIn(escape[2], kReOctal) && source_.NextIn(kReOctal)) {
          escape += source_.Get();
          if (Octal(escape) > 0377) {
            source_.Fail("octal escape value " + ReUtf8(escape) + " outside of range 0-0o377", static_cast<ptrdiff_t>(escape.size()));
          }
          out_.texts.back() += Octal(escape);
          return;
        }
      }
      return AddGroup(std::stoul(ReUtf8(escape.substr(1))), static_cast<ptrdiff_t>(escape.size()) - 1);
    }
    if (char32_t simple = ReSimpleEscape(c)) {
      out_.texts.back() += simple;
      return;
    }
    if (ReIsAsciiLetter(c)) source_.Fail("bad escape " + ReUtf8(escape), static_cast<ptrdiff_t>(escape.size()));
    out_.texts.back() += escape;
  }
  void NamedGroup() {
    if (!source_.Match('<')) source_.Fail("missing <");
    std::u32string text = source_.GetUntil('>', "group name");
    auto offset = static_cast<ptrdiff_t>(text.size()) + 1;
    if (!source_.IsIdentifier(text)) return AddGroup(source_.GroupNumber(text), offset);
    Ref<StrObject> name = source_.GroupName(text, 1);
    Borrowed<Object> group = DictGet(names_, name);
    if (!group) {
      std::string shown = source_.Quoted(text);
      Raise(TypeId::kIndexError, "unknown group name %s", shown.c_str());
      ReFail();
    }
    AddGroup(static_cast<uint64_t>(SmallValue(group)), offset);
  }

  ReReader source_;
  size_t group_count_;
  Borrowed<DictObject> names_;
  ReTemplate& out_;
};

}  // namespace

bool ParseReTemplate(Borrowed<Object> text, size_t group_count, Borrowed<DictObject> names, ReTemplate* out) {
  try {
    TemplateParser(text, group_count, names, out).Run();
    return true;
  } catch (const ReFailure&) {
    return false;
  }
}

}  // namespace viv
