// A calculator over objects: evaluates one Python expression of literals, displays, calls, attributes, subscripts and operators.
// With it a table of expressions and of what CPython 3.11 answers tests the types of the objects layer without compiler and VM.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expression_types.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

class Expression {
 public:
  explicit Expression(std::string_view text) : text_(text) {}

  // repr of the value, or "TypeError: message".
  std::string Answer() {
    Ref<Object> value = Compare();
    SkipBlanks();
    if (value && at_ != text_.size()) return "<cannot read from: " + std::string(text_.substr(at_)) + ">";
    if (value) {
      Ref<StrObject> shown = Repr(value);
      if (shown) return StrToStdString(shown.get());
    }
    Ref<BaseExceptionObject> error = TakeError();
    if (!error) return "<null without an exception>";
    Ref<StrObject> message = Str(error);
    if (!message) {
      ClearError();
      return std::string(error->type->name) + ": ?";
    }
    std::string name = error->type->name;
    return message->length ? name + ": " + StrToStdString(message.get()) : name;
  }

 private:
  void SkipBlanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  char Peek() {
    SkipBlanks();
    return at_ < text_.size() ? text_[at_] : 0;
  }
  bool Take(std::string_view token) {
    SkipBlanks();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  std::string_view Name() {
    SkipBlanks();
    size_t start = at_;
    while (at_ < text_.size() && (isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_')) ++at_;
    return text_.substr(start, at_ - start);
  }

  Ref<Object> Compare() {
    Ref<Object> left = Bitwise();
    while (left) {
      Ref<Object> right;
      auto with = [&](CompareOp op) {
        right = Bitwise();
        return right ? viv::Compare(left, right, op) : nullptr;
      };
      if (Take("==")) {
        left = with(kEqual);
      } else if (Take("!=")) {
        left = with(kNotEqual);
      } else if (Take("<=")) {
        left = with(kLessEqual);
      } else if (Take(">=")) {
        left = with(kGreaterEqual);
      } else if (Take("<")) {
        left = with(kLess);
      } else if (Take(">")) {
        left = with(kGreater);
      } else if (Take("is ")) {
        right = Sum();
        left = right ? NewBool(left.get() == right.get()) : nullptr;
      } else if (Take("in ")) {
        right = Sum();
        int found = right ? Contains(right, left) : -1;
        left = found < 0 ? nullptr : NewBool(found != 0);
      } else {
        break;
      }
    }
    return left;
  }

  Ref<Object> Bitwise() {
    Ref<Object> left = Sum();
    while (left && Peek() == '|') {
      ++at_;
      Ref<Object> right = Sum();
      left = right ? Or(left, right) : nullptr;
    }
    return left;
  }

  Ref<Object> Sum() {
    Ref<Object> left = Product();
    while (left && Peek() == '+') {
      ++at_;
      Ref<Object> right = Product();
      left = right ? Add(left, right) : nullptr;
    }
    return left;
  }

  Ref<Object> Product() {
    Ref<Object> left = Unary();
    while (left && (Peek() == '*' || Peek() == '%')) {
      char op = text_[at_++];
      if (op == '*' && Peek() == '*') {
        ++at_;
        Ref<Object> right = Unary();
        left = right ? Power(left, right, None()) : nullptr;
        continue;
      }
      Ref<Object> right = Unary();
      left = !right ? nullptr : op == '*' ? Multiply(left, right) : Remainder(left, right);
    }
    return left;
  }

  Ref<Object> Unary() {
    if (Peek() == '-') {
      ++at_;
      Ref<Object> value = Unary();
      return value ? Negative(value) : nullptr;
    }
    return Postfix();
  }

  Ref<Object> Postfix() {
    Ref<Object> value = Atom();
    while (value) {
      char c = Peek();
      if (c == '.') {
        ++at_;
        Ref<StrObject> name = InternStr(Name());
        value = name ? GetAttr(value, name) : nullptr;
      } else if (c == '(') {
        ++at_;
        value = CallWith(value);
      } else if (c == '[') {
        ++at_;
        Ref<Object> key = Subscript();
        if (key && !Take("]")) return Malformed();
        value = key ? GetItem(value, key) : nullptr;
      } else {
        break;
      }
    }
    return value;
  }

  Ref<Object> Malformed() { return RaiseValueError("cannot read the expression at %zd", static_cast<ptrdiff_t>(at_)); }

  Ref<Object> CallWith(Borrowed<Object> function) {
    std::vector<Ref<Object>> values;
    std::vector<Ref<Object>> names;
    while (!Take(")")) {
      size_t start = at_;
      std::string_view name = Name();
      if (!name.empty() && Peek() == '=' && text_.substr(at_, 2) != "==") {
        ++at_;
        names.push_back(InternStr(name));
        if (!names.back()) return nullptr;
      } else {
        at_ = start;
      }
      Ref<Object> value = Compare();
      if (!value) return nullptr;
      values.push_back(std::move(value));
      if (!Take(",") && Peek() != ')') return Malformed();
    }
    std::vector<Object*> raw;
    for (Ref<Object>& value : values) raw.push_back(value.get());
    Ref<TupleObject> keywords;
    if (!names.empty()) {
      std::vector<Object*> raw_names;
      for (Ref<Object>& name : names) raw_names.push_back(name.get());
      keywords = NewTupleFrom({raw_names.data(), raw_names.size()});
      if (!keywords) return nullptr;
    }
    return Call(function, CallArgs{raw.data(), raw.size() - names.size(), keywords.get()});
  }

  Ref<Object> Subscript() {
    Ref<Object> first = SliceItem();
    if (!first || Peek() != ',') return first;
    Ref<ListObject> items = NewList(0);
    if (!items || !ListAppend(items.get(), first)) return nullptr;
    while (Take(",")) {
      if (Peek() == ']') break;
      Ref<Object> item = SliceItem();
      if (!item || !ListAppend(items.get(), item)) return nullptr;
    }
    return ListToTuple(items.get());
  }

  Ref<Object> SliceItem() {
    if (Take("...")) return Ref<Object>::Share(Ellipsis());
    Ref<Object> parts[3] = {NewNone(), NewNone(), NewNone()};
    bool is_slice = false;
    for (int i = 0;;) {
      if (Peek() == ':') {
        is_slice = true;
        ++at_;
        if (++i > 2) return Malformed();
      } else if (Peek() == ']' || Peek() == ',') {
        break;
      } else {
        parts[i] = Compare();
        if (!parts[i]) return nullptr;
      }
    }
    return is_slice ? NewSlice(parts[0], parts[1], parts[2]) : parts[0];
  }

  Ref<Object> Sequence(char close, bool make_tuple) {
    Ref<ListObject> items = NewList(0);
    bool comma = false;
    while (items && !Take({&close, 1})) {
      Ref<Object> item = Compare();
      if (!item || !ListAppend(items.get(), item)) return nullptr;
      comma = Take(",");
      if (!comma && Peek() != close) return Malformed();
    }
    if (!items || !make_tuple) return items;
    if (items->size == 1 && !comma) return Ref<Object>::Share(items->items[0]);
    return ListToTuple(items.get());
  }

  Ref<Object> Dictionary() {
    Ref<DictObject> dict = NewDict();
    while (dict && !Take("}")) {
      Ref<Object> key = Compare();
      if (!key || !Take(":")) return key ? Malformed() : nullptr;
      Ref<Object> value = Compare();
      if (!value || !DictSet(dict.get(), key, value)) return nullptr;
      if (!Take(",") && Peek() != '}') return Malformed();
    }
    return dict;
  }

  Ref<Object> Number() {
    size_t start = at_;
    while (at_ < text_.size() && (isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '.' ||
                                  ((text_[at_] == '-' || text_[at_] == '+') && tolower(text_[at_ - 1]) == 'e'))) {
      ++at_;
    }
    std::string digits(text_.substr(start, at_ - start));
    bool hex = digits.substr(0, 2) == "0x";
    Ref<StrObject> shown = NewStr(digits);
    if (!shown) return nullptr;
    if (!hex && digits.find_first_of(".e") != digits.npos) {
      double value;
      return ParseDouble(digits, shown, &value) ? NewFloat(value) : nullptr;
    }
    return IntFromText(digits, 0, shown);
  }

  Ref<Object> String(bool is_bytes) {
    char quote = text_[at_++];
    std::vector<uint32_t> characters;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] != '\\') {
        characters.push_back(static_cast<unsigned char>(text_[at_++]));
        continue;
      }
      char letter = text_[++at_];
      ++at_;
      int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
      if (digits) {
        characters.push_back(
            static_cast<uint32_t>(std::stoul(std::string(text_.substr(at_, static_cast<size_t>(digits))), nullptr, 16)));
        at_ += static_cast<size_t>(digits);
      } else {
        characters.push_back(letter == 'n'   ? '\n'
                             : letter == 't' ? '\t'
                             : letter == 'r' ? '\r'
                             : letter == '0' ? 0
                                             : static_cast<unsigned char>(letter));
      }
    }
    ++at_;
    if (!is_bytes) return NewStrFromUtf32(characters.data(), static_cast<ptrdiff_t>(characters.size()));
    std::string bytes;
    for (uint32_t c : characters) bytes += static_cast<char>(c);
    return NewBytes(bytes);
  }

  Ref<Object> Atom() {
    char c = Peek();
    if (c == '\'' || c == '"') return String(false);
    if (c == 'b' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\'' || text_[at_ + 1] == '"')) {
      ++at_;
      return String(true);
    }
    if (c >= '0' && c <= '9') return Number();
    if (Take("...")) return Ref<Object>::Share(Ellipsis());
    if (Take("(")) return Sequence(')', true);
    if (Take("[")) return Sequence(']', false);
    if (Take("{")) return Dictionary();
    return Named(Name());
  }

  Ref<Object> OneArgument(Ref<Object> (*f)(Borrowed<Object>)) {
    if (!Take("(")) return Malformed();
    Ref<Object> value = Compare();
    if (!value || !Take(")")) return value ? Malformed() : nullptr;
    return f(value);
  }

  // Builtin functions of several arguments, of which enough must be given.
  static Ref<Object> CallByName(std::string_view name, ListObject* args) {
    Object** a = args->items;
    auto from = [](int answer) { return answer < 0 ? Ref<Object>() : NewBool(answer != 0); };
    if (name == "isinstance") return from(IsInstance(a[0], a[1]));
    if (name == "issubclass") return from(IsSubclass(a[0], a[1]));
    if (name == "dir") return Dir(a[0]);
    if (name == "getattr") return GetAttrObject(a[0], a[1]);
    bool ok = name == "setattr" ? SetAttr(a[0], AsStr(a[1]), a[2]) : DeleteAttr(a[0], AsStr(a[1]));
    return ok ? NewNone() : nullptr;
  }

  Ref<Object> Named(std::string_view name) {
    for (const auto& row : kNamedTypes) {
      if (row.name == name) return Ref<Object>::Share(BuiltinType(row.id));
    }
    if (name == "None") return NewNone();
    if (name == "True") return NewBool(true);
    if (name == "False") return NewBool(false);
    if (name == "repr") return OneArgument([](Borrowed<Object> x) -> Ref<Object> { return Repr(x); });
    if (name == "ascii") return OneArgument([](Borrowed<Object> x) -> Ref<Object> { return Ascii(x); });
    if (name == "getattr" || name == "setattr" || name == "delattr" || name == "isinstance" || name == "issubclass" || name == "dir") {
      if (!Take("(")) return Malformed();
      Ref<Object> args = Sequence(')', false);
      return args ? CallByName(name, AsList(args.get())) : nullptr;
    }
    if (name == "iter") return OneArgument(GetIter);
    if (name == "next") {
      return OneArgument([](Borrowed<Object> x) -> Ref<Object> {
        if (!IsIterator(x)) return RaiseTypeError("'%.200T' object is not an iterator", x.get());
        Ref<Object> item = Next(x);
        if (!item && !ErrorPending()) RaiseNone(TypeId::kStopIteration);
        return item;
      });
    }
    if (name == "len") {
      return OneArgument([](Borrowed<Object> x) -> Ref<Object> {
        ptrdiff_t length = Length(x);
        return length < 0 ? nullptr : NewInt(length);
      });
    }
    if (name == "hash") {
      return OneArgument([](Borrowed<Object> x) -> Ref<Object> {
        int64_t hash = Hash(x);
        return hash == -1 ? nullptr : NewInt(hash);
      });
    }
    if (name == "getsizeof") {
      return OneArgument([](Borrowed<Object> x) -> Ref<Object> {
        Ref<Object> size = CallMethod(x, Names().__sizeof__);
        return size ? NewInt(AsInt64(size) + static_cast<int64_t>(BytesBeforeAsCPython(x))) : nullptr;
      });
    }
    if (name == "format") {
      if (!Take("(")) return Malformed();
      Ref<Object> args = Sequence(')', false);
      if (!args) return nullptr;
      ListObject* list = AsList(args.get());
      return Format(list->items[0], list->size > 1 ? AsStr(list->items[1]) : nullptr);
    }
    return Raise(TypeId::kNameError, "name '%s' is not defined", std::string(name).c_str());
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace viv
