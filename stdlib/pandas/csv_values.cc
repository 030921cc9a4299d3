#include "stdlib/pandas/csv_values.h"

#include "interpreter/objects/str_object.h"
#include "interpreter/objects/utf8.h"

namespace viv::pandas {

bool WordSet::Add(std::string_view word) {
  double number;
  std::string terminated(word);
  has_numbers_ |= ReadDouble(terminated.c_str(), '.', 0, &number);
  lengths_ |= uint64_t{1} << (word.size() < 63 ? word.size() : 63);
  first_[word.empty() ? 0 : static_cast<unsigned char>(word[0])] = true;
  return (text_.Append(word.data(), word.size()) && ends_.Push(text_.size())) || (RaiseMemoryError(), false);
}

bool WordSet::Search(std::string_view word) const {
  size_t begin = 0;
  for (size_t i = 0; i < ends_.size(); begin = ends_[i++]) {
    if (ends_[i] - begin == word.size() && (word.empty() || std::memcmp(text_.data() + begin, word.data(), word.size()) == 0)) return true;
  }
  return false;
}

namespace {

// How a try at a type ends. kOther: a word is of another type; kFailed: exception pending.
enum class Outcome { kGood, kOther, kFailed };

struct Field {
  const CsvTokenizer& tokens;
  int64_t lines, number;
  const CsvValues& values;
  const DType* dtype;  // asked for, or null
  Borrowed<Object> name;

  std::string_view word(int64_t line) const {
    std::string_view word = tokens.word(line, number);
    return word.data() ? word : std::string_view("", 0);
  }
  bool Missing(std::string_view word) const { return values.find_missing && values.missing.Has(word); }
};

Ref<StrObject> TextOf(std::string_view word) {
  for (char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return DecodeUtf8(word, nullptr, nullptr);
  }
  return NewStrAscii(word);
}

Outcome BadWord(const Field& field, std::string_view word, const char* message) {
  Ref<StrObject> text = TextOf(word);
  if (text) RaiseValueError(message, text.get());
  return Outcome::kFailed;
}

// Integers, without any missing value. *any_missing: stopped at one.
template <class T, NumberStatus (*kRead)(std::string_view, char, T*)>
Outcome ReadIntegers(const Field& field, T* out, bool* any_missing, bool* too_large) {
  bool check_first = field.values.missing.has_numbers();
  for (int64_t line = 0; line < field.lines; ++line) {
    std::string_view word = field.word(line);
    if (check_first && field.Missing(word)) return *any_missing = true, Outcome::kOther;
    NumberStatus status = kRead(word, field.values.thousands, out + line);
    if (__builtin_expect(status == NumberStatus::kGood, 1)) continue;
    if (field.Missing(word)) return *any_missing = true, Outcome::kOther;
    *too_large = status == NumberStatus::kTooLarge;
    return Outcome::kOther;
  }
  return Outcome::kGood;
}

bool ReadInfinity(std::string_view word, double* out) {
  bool negative = !word.empty() && word[0] == '-';
  if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.remove_prefix(1);
  if (word.size() != 3 && word.size() != 8) return false;
  std::string small(word);
  for (char& c : small) c = static_cast<char>(c | 0x20);
  *out = negative ? -INFINITY : INFINITY;
  return small == "inf" || small == "infinity";
}

Outcome ReadFloats(const Field& field, double* out) {
  bool check_first = field.values.missing.has_numbers();
  for (int64_t line = 0; line < field.lines; ++line) {
    std::string_view word = field.word(line);
    if (check_first && field.Missing(word)) {
      out[line] = NAN;
      continue;
    }
    bool good;
    if (field.values.round_trip) {
      Ref<StrObject> text = TextOf(word);
      if (!text) return Outcome::kFailed;
      good = !word.empty() && ParseDouble(word, text, out + line);
      if (!good) ClearError();
    } else {
      good = ReadDouble(word.data(), field.values.decimal, field.values.thousands, out + line);
    }
    if (__builtin_expect(good, 1)) continue;
    if (field.Missing(word)) {
      out[line] = NAN;
    } else if (!ReadInfinity(word, out + line)) {
      return field.dtype ? BadWord(field, word, "could not convert string to float: %R") : Outcome::kOther;
    }
  }
  return Outcome::kGood;
}

Outcome ReadBools(const Field& field, uint8_t* out, bool* any_missing) {
  const CsvValues& values = field.values;
  auto is_word = [](std::string_view word, std::string_view small) {
    if (word.size() != small.size()) return false;
    if (word == small) return true;
    bool title = (word[0] | 0x20) == small[0] && word.substr(1) == small.substr(1), upper = true;
    for (size_t i = 0; i < word.size(); ++i) upper &= word[i] == (small[i] & ~0x20);
    return title || upper;
  };
  for (int64_t line = 0; line < field.lines; ++line) {
    std::string_view word = field.word(line);
    if (field.Missing(word)) {
      *any_missing = true;
      out[line] = 2;
    } else if (is_word(word, "true") || values.truths.Has(word)) {
      out[line] = 1;
    } else if (is_word(word, "false") || values.falsehoods.Has(word)) {
      out[line] = 0;
    } else {
      return Outcome::kOther;
    }
  }
  return Outcome::kGood;
}

uint64_t HashWord(std::string_view word) {
  uint64_t hash = word.size() * 0x9E3779B97F4A7C15u;
  const char* at = word.data();
  size_t left = word.size();
  for (; left >= 8; left -= 8, at += 8) {
    uint64_t part;
    std::memcpy(&part, at, 8);
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  }
  uint64_t part = 0;
  if (left) std::memcpy(&part, at, left);
  hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

// Words to strings, equal ones to the same string.
Ref<ColumnObject> ReadTexts(const Field& field) {
  Ref<ColumnObject> out = NewColumn(DType::kObject, field.lines);
  if (!out) return nullptr;
  struct Known {
    uint64_t hash;
    int64_t line;
  };
  Scratch<Known> known;  // line -1: empty; a power of two of places
  size_t count = 0;
  if (!known.Assign(64, Known{0, -1})) return RaiseMemoryError(), nullptr;
  for (int64_t line = 0; line < field.lines; ++line) {
    std::string_view word = field.word(line);
    if (field.Missing(word)) {
      SetItemMayRunPython(out.get(), line, NewNaN());
      continue;
    }
    uint64_t hash = HashWord(word);
    size_t mask = known.size() - 1, at = hash & mask;
    while (known[at].line >= 0 && (known[at].hash != hash || field.word(known[at].line) != word)) at = (at + 1) & mask;
    if (known[at].line >= 0) {
      SetItemMayRunPython(out.get(), line, NewRef(out->Item(known[at].line)));
      continue;
    }
    Ref<StrObject> text = TextOf(word);
    if (!text) return nullptr;
    SetItemMayRunPython(out.get(), line, std::move(text));
    known[at] = {hash, line};
    if (++count * 2 < known.size()) continue;
    Scratch<Known> larger;
    if (!larger.Assign(known.size() * 4, Known{0, -1})) return RaiseMemoryError(), nullptr;
    for (size_t i = 0; i < known.size(); ++i) {
      if (known[i].line < 0) continue;
      size_t place = known[i].hash & (larger.size() - 1);
      while (larger[place].line >= 0) place = (place + 1) & (larger.size() - 1);
      larger[place] = known[i];
    }
    known = std::move(larger);
  }
  return out;
}

Ref<ColumnObject> BoolsAsObjects(const Field& field, const uint8_t* bools) {
  Ref<ColumnObject> out = NewColumn(DType::kObject, field.lines);
  for (int64_t line = 0; out && line < field.lines; ++line) {
    SetItemMayRunPython(out.get(), line, bools[line] == 2 ? NewNaN() : NewBool(bools[line] == 1));
  }
  return out;
}

void MissingValues(const Field& field, const char* kind) {
  RaiseValueError("%s column has NA values in column %lld", kind, static_cast<long long>(field.number));
}

// The type that the caller asked for.
Ref<ColumnObject> ReadAs(const Field& field, DType dtype) {
  bool any_missing = false, too_large = false;
  if (dtype == DType::kObject) return ReadTexts(field);
  if (IsFloating(dtype)) {
    Ref<ColumnObject> out = NewColumn(DType::kFloat64, field.lines);
    if (!out || ReadFloats(field, out->As<double>()) != Outcome::kGood) return nullptr;
    return dtype == DType::kFloat64 ? std::move(out) : CastColumn(out.get(), dtype);
  }
  if (dtype == DType::kBool) {
    Ref<ColumnObject> out = NewColumn(DType::kBool, field.lines);
    if (!out) return nullptr;
    Outcome outcome = ReadBools(field, out->As<uint8_t>(), &any_missing);
    if (outcome == Outcome::kGood && any_missing) return MissingValues(field, "Bool"), nullptr;
    if (outcome != Outcome::kGood) {
      Ref<ColumnObject> texts = ReadTexts(field);
      return texts ? (RaiseValueError("cannot safely convert passed user dtype of bool for object dtyped data in column %lld",
                                      static_cast<long long>(field.number)), nullptr)
                   : nullptr;
    }
    return out;
  }
  bool is_unsigned = dtype == DType::kUInt64;
  Ref<ColumnObject> out = NewColumn(is_unsigned ? DType::kUInt64 : DType::kInt64, field.lines);
  if (!out) return nullptr;
  Outcome outcome = is_unsigned ? ReadIntegers<uint64_t, &ReadUnsigned>(field, out->As<uint64_t>(), &any_missing, &too_large)
                                : ReadIntegers<int64_t, &ReadInteger>(field, out->As<int64_t>(), &any_missing, &too_large);
  if (outcome == Outcome::kGood) {
    if (out->dtype == dtype) return out;
    Ref<ColumnObject> narrow = CastColumn(out.get(), dtype);
    Ref<ColumnObject> again = narrow ? CastColumn(narrow.get(), DType::kInt64) : nullptr;
    if (again && std::memcmp(again->data, out->data, out->Bytes()) != 0) return Raise(TypeId::kOverflowError, "Overflow"), nullptr;
    return again ? std::move(narrow) : nullptr;
  }
  if (any_missing) return MissingValues(field, "Integer"), nullptr;
  // What is no integer is told by its first word.
  for (int64_t line = 0; line < field.lines; ++line) {
    int64_t number;
    std::string_view word = field.word(line);
    NumberStatus status = ReadInteger(word, field.values.thousands, &number);
    if (status == NumberStatus::kGood) continue;
    if (field.Missing(word)) return MissingValues(field, "Integer"), nullptr;
    if (status == NumberStatus::kTooLarge) return Raise(TypeId::kOverflowError, "Overflow"), nullptr;
    double real;
    if (ReadDouble(word.data(), field.values.decimal, field.values.thousands, &real)) {
      return RaiseValueError("cannot safely convert passed user dtype of %s for float64 dtyped data in column %lld", FactsOf(dtype).name,
                             static_cast<long long>(field.number)), nullptr;
    }
    BadWord(field, word, "invalid literal for int() with base 10: %R");
    return nullptr;
  }
  return out;
}

}  // namespace

Ref<ColumnObject> ConvertField(const CsvTokenizer& tokens, int64_t lines, int64_t number, const DType* dtype, const CsvValues& values,
                               Borrowed<Object> name) {
  Field field{tokens, lines, number, values, dtype, name};
  if (dtype) return ReadAs(field, *dtype);
  bool any_missing = false, too_large = false;
  Ref<ColumnObject> integers = NewColumn(DType::kInt64, lines);
  if (!integers) return nullptr;
  if (lines == 0) return NewColumn(DType::kObject, 0);
  if (ReadIntegers<int64_t, &ReadInteger>(field, integers->As<int64_t>(), &any_missing, &too_large) == Outcome::kGood) return integers;
  if (too_large) {
    Ref<ColumnObject> unsigned_ = NewColumn(DType::kUInt64, lines);
    bool missing_there = false, huge = false;
    if (!unsigned_) return nullptr;
    if (ReadIntegers<uint64_t, &ReadUnsigned>(field, unsigned_->As<uint64_t>(), &missing_there, &huge) == Outcome::kGood) return unsigned_;
    if (huge) return ReadTexts(field);
  }
  // The bytes of the integers take the floats.
  integers->dtype = DType::kFloat64;
  Outcome outcome = ReadFloats(field, integers->As<double>());
  if (outcome == Outcome::kGood) return integers;
  if (outcome == Outcome::kFailed) return nullptr;
  integers.Reset();
  Ref<ColumnObject> bools = NewColumn(DType::kBool, lines);
  if (!bools) return nullptr;
  bool missing_bools = false;
  if (ReadBools(field, bools->As<uint8_t>(), &missing_bools) == Outcome::kGood) {
    return missing_bools ? BoolsAsObjects(field, bools->As<uint8_t>()) : std::move(bools);
  }
  return ReadTexts(field);
}

}  // namespace viv::pandas
