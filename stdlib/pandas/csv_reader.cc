// The type CsvReader: a file object, the text that was read from it and not yet cut into words, and the words not yet made columns.
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/utf8.h"
#include "stdlib/pandas/csv_values.h"

namespace viv::pandas {
namespace {

constexpr int64_t kPiece = 256 * 1024;  // bytes or characters asked of the file at once

struct ReaderParts {
  CsvTokenizer tokens;
  CsvValues values;
  CsvFormat format;
  std::string_view rest;  // of `piece`, not yet seen by the tokenizer
  Scratch<char> piece;
  bool ended = false, started = false;
};

struct ReaderObject : Object {
  GcSlot<Object> file;
  ReaderParts* parts;  // null: __init__ has not been here
};
ReaderObject* AsReader(Object* object) { return static_cast<ReaderObject*>(object); }

void Clear(Object* self) { AsReader(self)->file.Clear(); }
int Traverse(Object* self, VisitFn visit, void* context) { return AsReader(self)->file.Visit(visit, context); }
void Dealloc(Object* self) {
  Untrack(self);
  Clear(self);
  delete AsReader(self)->parts;
  FreeObject(self);
}

bool CharOption(Borrowed<DictObject> options, const char* name, char* out) {
  Borrowed<Object> value = DictGetText(options, name);
  if (!value || IsNone(value)) return true;
  if (!IsStr(value) || AsStr(value)->length > 1 || (AsStr(value)->length == 1 && StrChar(AsStr(value), 0) > 127)) {
    return RaiseFalse(TypeId::kTypeError, "\"%s\" must be a 1-character string", name);
  }
  *out = AsStr(value)->length == 0 ? '\0' : static_cast<char>(StrChar(AsStr(value), 0));
  return true;
}
bool FlagOption(Borrowed<DictObject> options, const char* name, bool* out) {
  Borrowed<Object> value = DictGetText(options, name);
  if (value) *out = value == True();
  return true;
}
bool WordsOption(Borrowed<DictObject> options, const char* name, WordSet* out) {
  Borrowed<Object> value = DictGetText(options, name);
  if (!value || !IsList(value)) return true;
  for (ptrdiff_t i = 0; i < AsList(value)->size; ++i) {
    Object* word = AsList(value)->items[i];
    if (!IsStr(word)) return RaiseFalse(TypeId::kTypeError, "words are expected");
    std::string_view text = StrUtf8(AsStr(word));
    if (!text.data() || !out->Add(text)) return false;
  }
  return true;
}
bool SkipOption(Borrowed<DictObject> options, CsvTokenizer* tokens) {
  Borrowed<Object> value = DictGetText(options, "skiprows");
  if (!value || IsNone(value)) return true;
  if (IsInt(value)) {
    int64_t lines = AsInt64(value);
    if (lines == -1 && ErrorPending()) return false;
    tokens->SkipFirst(lines);
    return true;
  }
  if (!IsList(value)) return RaiseFalse(TypeId::kTypeError, "skiprows is a number or a list");
  for (ptrdiff_t i = 0; i < AsList(value)->size; ++i) {
    int64_t line = AsInt64(AsList(value)->items[i]);
    if (line == -1 && ErrorPending()) return false;
    if (!tokens->SkipLine(line)) return RaiseMemoryError(), false;
  }
  return true;
}

// CsvReader(file, options)
Ref<Object> New(TypeObject* type, CallArgs args) {
  if (!NoKeywords("CsvReader", args) || !CheckArgCount("CsvReader", args.positional_count, 2, 2)) return nullptr;
  if (!IsDict(args.data[1])) return RaiseTypeError("options are a dict");
  DictObject* options = AsDict(args.data[1]);
  auto* reader = NewContainer<ReaderObject>(type);
  if (!reader) return nullptr;
  reader->file.Init(NewRef(args.data[0]));
  reader->parts = new ReaderParts();
  Track(reader);
  Ref<Object> owned = Ref<Object>::Adopt(reader);
  ReaderParts& parts = *reader->parts;
  CsvFormat& format = parts.format;
  char bad_lines = 'r';
  bool good = CharOption(options, "delimiter", &format.delimiter) && CharOption(options, "quotechar", &format.quote) &&
              CharOption(options, "escapechar", &format.escape) && CharOption(options, "comment", &format.comment) &&
              CharOption(options, "lineterminator", &format.terminator) && CharOption(options, "bad_lines", &bad_lines) &&
              CharOption(options, "decimal", &parts.values.decimal) && CharOption(options, "thousands", &parts.values.thousands) &&
              FlagOption(options, "doublequote", &format.double_quote) && FlagOption(options, "skipinitialspace", &format.skip_initial_space) &&
              FlagOption(options, "skip_blank_lines", &format.skip_blank_lines) && FlagOption(options, "delim_whitespace", &format.whitespace) &&
              FlagOption(options, "quoting", &format.quoting) && FlagOption(options, "na_filter", &parts.values.find_missing) &&
              FlagOption(options, "round_trip", &parts.values.round_trip) && WordsOption(options, "na_values", &parts.values.missing) &&
              WordsOption(options, "true_values", &parts.values.truths) && WordsOption(options, "false_values", &parts.values.falsehoods) &&
              SkipOption(options, &parts.tokens);
  if (!good) return nullptr;
  format.bad_lines = bad_lines == 'w' ? CsvFormat::kWarn : bad_lines == 's' ? CsvFormat::kSkip : CsvFormat::kRaise;
  parts.tokens.SetFormat(format);
  return owned;
}

// The next piece of the file. False: exception pending.
bool ReadPieceMayRunPython(ReaderObject* self) {
  ReaderParts& parts = *self->parts;
  Ref<StrObject> name = InternStr("read");
  Ref<Object> count = NewInt(kPiece), file = NewRef<Object>(self->file.get());
  Ref<Object> read = name && count ? CallMethod(file, name, {count.get()}) : nullptr;
  if (!read) return false;
  std::string_view text;
  std::string held;
  if (IsBytes(read.get())) {
    text = BytesView(read.get());
  } else if (IsStr(read.get())) {
    held = StrToStdString(AsStr(read.get()));
    text = held;
  } else {
    return RaiseFalse(TypeId::kTypeError, "read() gave %.200T", read.get());
  }
  if (text.empty()) parts.ended = true;
  if (!parts.started && text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  parts.started = true;
  parts.piece.Clear();
  if (!parts.piece.Append(text.data(), text.size())) return RaiseMemoryError(), false;
  parts.rest = {parts.piece.data(), parts.piece.size()};
  return true;
}

bool RaiseBadLine(const std::string& text) {
  Ref<StrObject> package = InternStr("pandas.errors"), name = InternStr("ParserError");
  if (!package || !name || !CurrentRuntime().hooks.import_module(package)) return false;
  Borrowed<Object> module = DictGetText(CurrentRuntime().modules, "pandas.errors");
  Ref<Object> type = module ? GetAttr(module, name) : nullptr;
  Ref<StrObject> message = type ? NewStr("Error tokenizing data. C error: " + text) : nullptr;
  Ref<Object> exception = message ? Call(type, {message.get()}) : nullptr;
  if (exception) RaiseObject(exception);
  return false;
}

// Until so many lines are there, or the file ends. -1: all.
bool FillLinesMayRunPython(ReaderObject* self, int64_t lines) {
  ReaderParts& parts = *self->parts;
  for (;;) {
    switch (parts.tokens.Run(&parts.rest, lines, parts.ended)) {
      case CsvTokenizer::kEnough: return true;
      case CsvTokenizer::kNoMemory: return RaiseMemoryError(), false;
      case CsvTokenizer::kBadLine: return RaiseBadLine(parts.tokens.error());
      case CsvTokenizer::kWantsInput: break;
    }
    if (!ReadPieceMayRunPython(self)) return false;
  }
}

Ref<StrObject> WordText(std::string_view word) { return DecodeUtf8(word.data() ? word : std::string_view("", 0), nullptr, nullptr); }

// tokenize(lines): how many there are now, at most that many.
Ref<Object> Tokenize(Borrowed<Object> self, Borrowed<Object> argument) {
  int64_t lines = AsInt64(argument);
  if (lines == -1 && ErrorPending()) return nullptr;
  return FillLinesMayRunPython(AsReader(self), lines) ? NewInt(AsReader(self)->parts->tokens.lines()) : nullptr;
}

// row(line): its words.
Ref<Object> Row(Borrowed<Object> self, Borrowed<Object> argument) {
  const CsvTokenizer& tokens = AsReader(self)->parts->tokens;
  int64_t line = AsInt64(argument);
  if (line == -1 && ErrorPending()) return nullptr;
  if (line < 0 || line >= tokens.lines()) return Raise(TypeId::kIndexError, "no such line");
  Ref<ListObject> words = NewList(0);
  for (int64_t i = 0; words && i < tokens.fields(line); ++i) {
    Ref<StrObject> word = WordText(tokens.word(line, i));
    if (!word || !ListAppend(words.get(), std::move(word))) return nullptr;
  }
  return words;
}

Ref<Object> FieldsOf(Borrowed<Object> self, Borrowed<Object> argument) {
  const CsvTokenizer& tokens = AsReader(self)->parts->tokens;
  int64_t line = AsInt64(argument);
  if (line == -1 && ErrorPending()) return nullptr;
  if (line < 0 || line >= tokens.lines()) return Raise(TypeId::kIndexError, "no such line");
  return NewInt(tokens.fields(line));
}

Ref<Object> Drop(Borrowed<Object> self, Borrowed<Object> argument) {
  CsvTokenizer& tokens = AsReader(self)->parts->tokens;
  int64_t lines = AsInt64(argument);
  if (lines == -1 && ErrorPending()) return nullptr;
  tokens.DropLinesBefore(lines < 0 || lines > tokens.lines() ? tokens.lines() : lines);
  if (AsReader(self)->parts->ended && tokens.lines() == 0 && AsReader(self)->parts->rest.empty()) {
    tokens.ReleaseMemory();
    AsReader(self)->parts->piece.Release();
    AsReader(self)->parts->rest = {};
  }
  return NewNone();
}

// expect(fields, any): what is too many.
Ref<Object> Expect(Borrowed<Object> self, ArgSpan args) {
  int64_t fields = AsInt64(args[0]);
  if (fields == -1 && ErrorPending()) return nullptr;
  AsReader(self)->parts->tokens.ExpectFields(fields, args[1] == True());
  return NewNone();
}

// convert(lines, field, dtype_or_none)
Ref<Object> Convert(Borrowed<Object> self, ArgSpan args) {
  ReaderParts& parts = *AsReader(self)->parts;
  int64_t lines = AsInt64(args[0]);
  if (lines == -1 && ErrorPending()) return nullptr;
  int64_t field = AsInt64(args[1]);
  if (field == -1 && ErrorPending()) return nullptr;
  if (lines < 0 || lines > parts.tokens.lines() || field < 0) return Raise(TypeId::kIndexError, "no such line or field");
  DType dtype;
  bool given = !IsNone(args[2]);
  if (given && !DTypeNamed(args[2], &dtype)) return nullptr;
  return ConvertField(parts.tokens, lines, field, given ? &dtype : nullptr, parts.values, args[2]);
}

Ref<Object> Warnings(Borrowed<Object> self) { return NewStr(AsReader(self)->parts->tokens.TakeWarnings()); }

constexpr MethodDef kMethods[] = {
    OneArg("tokenize", &Tokenize, "tokenize($self, lines, /)\n--\n\nReads until so many lines are there; answers how many there are."),
    OneArg("row", &Row, "row($self, line, /)\n--\n\nThe words of a line."),
    OneArg("fields", &FieldsOf, "fields($self, line, /)\n--\n\nHow many words a line has."),
    OneArg("drop", &Drop, "drop($self, lines, /)\n--\n\nForgets the first lines."),
    Positional("expect", &Expect, 2, 2, "expect($self, fields, any, /)\n--\n\nHow many fields a line may have."),
    Positional("convert", &Convert, 3, 3, "convert($self, lines, field, dtype, /)\n--\n\nA field of the first lines as a column."),
    NoArgs("warnings", &Warnings, "warnings($self, /)\n--\n\nWhat was said of lines that were left out."),
};

}  // namespace

extern constinit const TypeSpec kCsvReaderSpec = {
    .name = "_pandas.CsvReader",
    .base = TypeId::kObject,
    .basic_size = sizeof(ReaderObject),
    .flags = kTypeHasGc | kTypeImmutable,
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.getattr = &GenericGetAttr, .new_ = &New},
    .methods = kMethods,
    .doc = "CsvReader(file, options): a CSV file as columns.",
};

}  // namespace viv::pandas
