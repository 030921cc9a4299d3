#include "interpreter/vm/traceback_text.h"

#include <algorithm>
#include <vector>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "interpreter/vm/source_file.h"
#include "parser/parse.h"

namespace viv {

namespace {

constexpr int kRepeatsShown = 3;
constexpr int kMaxGroupWidth = 15, kMaxGroupDepth = 10;

std::string TextOf(Borrowed<Object> object, const char* fallback) {
  Ref<StrObject> text = Str(object);
  if (text) return StrToStdString(text.get());
  ClearError();
  return fallback;
}

// ---- Source lines ---------------------------------------------------------------------------------------------------------------

std::string_view LineOf(std::string_view text, int line) {
  size_t start = 0;
  for (int i = 1; i < line; ++i) {
    start = text.find('\n', start);
    if (start == std::string_view::npos) return {};
    ++start;
  }
  if (line < 1 || start > text.size()) return {};
  return text.substr(start, text.find('\n', start) - start);
}

// The files that one printing looks into, read once. A name that is no file is looked for along sys.path, as CPython does.
class SourceCache {
 public:
  // Modules of which CPython has the code alone, so that its tracebacks show no lines of them.
  static constexpr std::string_view kWithoutLines[] = {
      "_collections_abc", "_sitebuiltins", "abc",  "codecs", "genericpath", "importlib._bootstrap", "importlib._bootstrap_external",
      "importlib.machinery", "importlib.util", "io", "ntpath", "os", "posixpath", "runpy", "site", "stat", "zipimport"};

  std::string Line(Borrowed<Object> filename, int line) {
    if (!filename || !IsStr(filename)) return "";
    std::string name = StrToStdString(AsStr(filename));
    for (auto& [known, text] : files_) {
      if (known == name) return std::string(LineOf(text, line));
    }
    std::string text = Read(name);
    files_.emplace_back(name, text);
    return std::string(LineOf(text, line));
  }

 private:
  std::string Read(const std::string& name) {
    std::string text;
    if (name.starts_with("<frozen ")) {
      std::string module = name.substr(8, name.size() - 9);
      if (std::find(std::begin(kWithoutLines), std::end(kWithoutLines), module) != std::end(kWithoutLines)) return "";
      const ModuleTables& tables = CurrentModuleTables();
      for (size_t i = 0; i < tables.embedded_count; ++i) {
        if (module == tables.embedded[i].name) return std::string(tables.embedded[i].source);
      }
      return "";
    }
    if (name.empty() || name[0] == '<') return "";
    if (ReadSourceFile(name, &text)) return text;
    if (name[0] == '/' || !CurrentRuntime().sys) return "";
    std::string tail = name.substr(name.rfind('/') + 1);
    Borrowed<Object> path = DictGetText(ModuleDict(CurrentRuntime().sys), "path");
    if (!path || !IsList(path)) return "";
    for (ptrdiff_t i = 0; i < AsList(path)->size; ++i) {
      Object* folder = AsList(path)->items[i];
      if (IsStr(folder) && ReadSourceFile(StrToStdString(AsStr(folder)) + "/" + tail, &text)) return text;
    }
    return "";
  }
  std::vector<std::pair<std::string, std::string>> files_;
};

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

// Characters among the first `bytes` bytes.
int CharactersIn(std::string_view text, int bytes) {
  int count = 0;
  for (char c : text.substr(0, static_cast<size_t>(std::max(bytes, 0)))) count += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
  return count;
}

// Where in an expression's text the operator or the brackets stand that the error is about. False: nowhere special.
bool FindAnchors(std::string_view segment, int* left, int* right) {
  parser::ParseResult parsed = parser::Parse(segment, parser::ParseMode::kFile, "<traceback>");
  auto* module = parsed.mod ? parsed.mod->As<ast::Module>() : nullptr;
  if (!module || module->body.size() != 1) return false;
  auto* statement = module->body[0]->As<ast::Expr>();
  if (!statement) return false;
  auto blank = [&](int i) { return IsBlank(segment[static_cast<size_t>(i)]) || segment[static_cast<size_t>(i)] == '\n'; };
  int size = static_cast<int>(segment.size());
  if (auto* binary = statement->value->As<ast::BinOp>()) {
    int end = static_cast<int>(binary->right->col);
    for (int i = static_cast<int>(binary->left->end_col); i < end && i < size; ++i) {
      if (blank(i)) continue;
      *left = i;
      *right = i + 1;
      if (i + 1 < end && !blank(i + 1)) ++*right;
      if (i + 1 < end && segment[static_cast<size_t>(i)] == ')') continue;
      return true;
    }
    return false;
  }
  if (auto* subscript = statement->value->As<ast::Subscript>()) {
    *left = static_cast<int>(subscript->value->end_col);
    *right = static_cast<int>(subscript->slice->end_col) + 1;
    while (*left < size && segment[static_cast<size_t>(*left)] != '[') ++*left;
    while (*right < size && segment[static_cast<size_t>(*right)] != ']') ++*right;
    if (*right < size) ++*right;
    return true;
  }
  return false;
}

// The carets below a source line (without its newline), or nothing where they would mark the whole line.
std::string Carets(std::string_view line, const PositionEntry& position) {
  if (position.column < 0 || position.end_column < 0 || position.line < 0) return "";
  size_t first = 0;
  while (first < line.size() && IsBlank(line[first])) ++first;
  size_t last = line.size();
  while (last > first && (IsBlank(line[last - 1]) || line[last - 1] == '\r')) --last;
  int start = position.column;
  bool one_line = position.end_line == position.line;
  int end = one_line ? position.end_column : static_cast<int>(last);
  end = std::min(end, static_cast<int>(line.size()));
  if (start > end) return "";
  int left = -1, right = -1;
  if (one_line) {
    std::string_view segment = line.substr(static_cast<size_t>(start), static_cast<size_t>(end - start));
    if (!FindAnchors(segment, &left, &right)) left = right = -1;
  }
  int start_char = CharactersIn(line, start), end_char = CharactersIn(line, end);
  int first_char = CharactersIn(line, static_cast<int>(first)), last_char = CharactersIn(line, static_cast<int>(last));
  bool special = left >= 0;
  if (!special && end_char - start_char == last_char - first_char) return "";
  int left_char = special ? CharactersIn(line, start + left) : -1, right_char = special ? CharactersIn(line, start + right) : -1;
  std::string carets(static_cast<size_t>(std::max(start_char - first_char, 0)), ' ');
  for (int i = start_char; i < end_char; ++i) carets += special && (i < left_char || i >= right_char) ? '~' : '^';
  return carets;
}

// ---- Traceback entries ----------------------------------------------------------------------------------------------------------

using Lines = std::vector<std::string>;

void AppendEntry(TracebackObject* entry, SourceCache* cache, Lines* out) {
  const CodeObject* code = entry->frame->code.get();
  std::string filename = TextOf(code->filename.get(), "?"), name = TextOf(code->name.get(), "?");
  out->push_back("  File \"" + filename + "\", line " + std::to_string(entry->line) + ", in " + name);
  std::string line = cache->Line(code->filename.get(), entry->line);
  size_t start = 0;
  while (start < line.size() && IsBlank(line[start])) ++start;
  if (start == line.size()) return;
  std::string shown = line.substr(start);
  while (!shown.empty() && shown.back() == '\r') shown.pop_back();
  out->push_back("    " + shown);
  const PositionEntry* position = CodePositionOf(code, entry->last_word);
  if (!position || position->line != entry->line) return;
  std::string carets = Carets(line, *position);
  if (!carets.empty()) out->push_back("    " + carets);
}

void RepeatedLine(long count, Lines* out) {
  if (count <= kRepeatsShown) return;
  count -= kRepeatsShown;
  out->push_back("  [Previous line repeated " + std::to_string(count) + " more time" + (count > 1 ? "s]" : "]"));
}

int64_t TracebackLimit() {
  if (!CurrentRuntime().sys) return 1000;
  Borrowed<Object> value = DictGetText(ModuleDict(CurrentRuntime().sys), "tracebacklimit");
  if (!value || !IsInt(value)) return 1000;
  return IsBig(value) ? IntSign(value.get()) * INT64_MAX : SmallValue(value);
}

void AppendEntries(Borrowed<Object> traceback, int64_t limit, SourceCache* cache, Lines* out) {
  int64_t depth = 0;
  for (Object* walk = traceback; walk; walk = static_cast<TracebackObject*>(walk)->next.get()) ++depth;
  Object* last_file = nullptr;
  Object* last_name = nullptr;
  int last_line = -1;
  long count = 0;
  for (Object* walk = traceback; walk; walk = static_cast<TracebackObject*>(walk)->next.get()) {
    if (depth-- > limit) continue;  // the oldest are left out
    auto* entry = static_cast<TracebackObject*>(walk);
    const CodeObject* code = entry->frame->code.get();
    if (code->filename.get() != last_file || entry->line != last_line || code->name.get() != last_name) {
      RepeatedLine(count, out);
      last_file = code->filename.get();
      last_line = entry->line;
      last_name = code->name.get();
      count = 0;
    }
    ++count;
    if (count <= kRepeatsShown) AppendEntry(entry, cache, out);
  }
  RepeatedLine(count, out);
}

// ---- The exception itself -------------------------------------------------------------------------------------------------------

void SplitInto(const std::string& text, Lines* out) {
  size_t start = 0;
  for (;;) {
    size_t end = text.find('\n', start);
    out->push_back(text.substr(start, end == std::string::npos ? end : end - start));
    if (end == std::string::npos) return;
    start = end + 1;
  }
}

std::string ClassName(BaseExceptionObject* exception) {
  Ref<Object> module = TypeModule(TypeOf(exception)), name = TypeQualname(TypeOf(exception));
  ClearError();
  std::string text;
  if (!module || !IsStr(module.get())) {
    text = "<unknown>.";
  } else {
    std::string module_name = StrToStdString(AsStr(module.get()));
    if (module_name != "builtins" && module_name != "__main__") text = module_name + ".";
  }
  return text + (name ? TextOf(name, "<unknown>") : "<unknown>");
}

// The place of a syntax error: file, line, the text and carets below it.
void AppendSyntaxError(SyntaxErrorObject* error, SourceCache* cache, Lines* out) {
  if (!error->lineno || error->lineno->kind != kInt) return;
  int line = static_cast<int>(SmallValue(error->lineno));
  std::string filename = error->filename && !IsNone(error->filename) ? TextOf(error->filename.get(), "?") : "<string>";
  out->push_back("  File \"" + filename + "\", line " + std::to_string(line));
  std::string text;
  if (error->text && IsStr(error->text.get())) {
    text = StrToStdString(AsStr(error->text.get()));
  } else if (error->filename) {
    text = cache->Line(error->filename.get(), line);
  }
  if (text.empty()) return;
  auto number = [](const GcSlot<Object>& slot, int64_t fallback) {
    return slot && slot->kind == kInt ? SmallValue(slot) : fallback;
  };
  int64_t offset = number(error->offset, -1), end_line = number(error->end_lineno, line),
          end_offset = number(error->end_offset, offset);
  if (end_line > line) end_offset = CharactersIn(text, static_cast<int>(text.size()));
  // Only the line that the offset points into, when the text has several.
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  for (size_t newline; (newline = text.find('\n')) != std::string::npos;) {
    int64_t length = CharactersIn(text, static_cast<int>(newline)) + 1;
    if (offset > 0 && length >= offset) break;
    if (offset <= 0) break;
    text.erase(0, newline + 1);
    offset -= length;
    end_offset -= length;
  }
  if (size_t newline = text.find('\n'); newline != std::string::npos) text.resize(newline);
  size_t lead = 0;
  while (lead < text.size() && IsBlank(text[lead])) ++lead;
  out->push_back("    " + text.substr(lead));
  if (offset < 1) return;
  int64_t start = offset - 1 - static_cast<int64_t>(lead);
  if (start < 0) return;
  if (end_offset <= 0 || end_offset == offset || IsInstanceExactOrSub(error, TypeId::kIndentationError)) end_offset = offset + 1;
  int64_t stop = end_offset - 1 - static_cast<int64_t>(lead);
  int64_t length = CharactersIn(text, static_cast<int>(text.size())) - static_cast<int64_t>(lead);
  start = std::min(start, length);
  stop = std::max(std::min(stop, length + 1), start + 1);
  out->push_back("    " + std::string(static_cast<size_t>(start), ' ') + std::string(static_cast<size_t>(stop - start), '^'));
}

void AppendMessage(BaseExceptionObject* exception, SourceCache* cache, Lines* out) {
  std::string message;
  bool is_syntax_error = IsInstanceExactOrSub(exception, TypeId::kSyntaxError);
  if (is_syntax_error && static_cast<SyntaxErrorObject*>(exception)->lineno &&
      !IsNone(static_cast<SyntaxErrorObject*>(exception)->lineno)) {
    auto* error = static_cast<SyntaxErrorObject*>(exception);
    AppendSyntaxError(error, cache, out);
    message = error->msg ? TextOf(error->msg.get(), "<exception str() failed>") : "None";
  } else {
    message = TextOf(exception, "<exception str() failed>");
  }
  std::string text = ClassName(exception);
  if (!message.empty()) text += ": " + message;
  text += SuggestionFor(exception);
  SplitInto(text, out);
}

void AppendNotes(BaseExceptionObject* exception, Lines* out) {
  Ref<Object> notes;
  if (LookupAttr(exception, Names().__notes__, &notes) <= 0) return ClearError();
  if (!IsSequence(notes) || IsStr(notes.get()) || IsBytes(notes.get())) {
    Ref<StrObject> text = Repr(notes);
    SplitInto(text ? StrToStdString(text.get()) : "<__notes__ repr() failed>", out);
    return ClearError();
  }
  Ref<ListObject> list = ListOf(notes);
  for (ptrdiff_t i = 0; list && i < list->size; ++i) SplitInto(TextOf(list->items[i], "<note str() failed>"), out);
  ClearError();
}

class Printer {
 public:
  void Print(BaseExceptionObject* exception) { Recursive(exception); }

  std::string Take() { return std::move(text_); }

 private:
  bool Seen(BaseExceptionObject* exception) const { return std::find(seen_.begin(), seen_.end(), exception) != seen_.end(); }

  void Put(const std::string& line, const char* margin) {
    text_ += std::string(static_cast<size_t>(indent_), ' ') + margin + line + "\n";
  }
  const char* Margin() const { return group_depth_ ? "| " : ""; }
  void PutAll(const Lines& lines) {
    for (const std::string& line : lines) {
      if (line.empty() && group_depth_ == 0) {
        text_ += "\n";
      } else {
        Put(line, Margin());
      }
    }
  }

  void Link(BaseExceptionObject* exception, const char* text) {
    Recursive(exception);
    PutAll({"", text, ""});
  }

  void Recursive(BaseExceptionObject* exception) {
    seen_.push_back(exception);
    auto* cause = static_cast<BaseExceptionObject*>(exception->cause.get());
    auto* context = static_cast<BaseExceptionObject*>(exception->context.get());
    if (links_ < 1000) {  // deeper chains lose their oldest links
      ++links_;
      if (cause) {
        if (!Seen(cause)) Link(cause, "The above exception was the direct cause of the following exception:");
      } else if (context && !exception->suppress_context && !Seen(context)) {
        Link(context, "During handling of the above exception, another exception occurred:");
      }
      --links_;
    }
    if (IsInstanceExactOrSub(exception, TypeId::kBaseExceptionGroup)) {
      Group(static_cast<BaseExceptionGroupObject*>(exception));
    } else {
      Plain(exception);
    }
  }

  void Plain(BaseExceptionObject* exception) {
    Lines lines;
    int64_t limit = TracebackLimit();
    if (exception->traceback && limit > 0) {
      lines.push_back("Traceback (most recent call last):");
      AppendEntries(exception->traceback.get(), limit, &cache_, &lines);
    }
    AppendMessage(exception, &cache_, &lines);
    AppendNotes(exception, &lines);
    PutAll(lines);
  }

  void Group(BaseExceptionGroupObject* group) {
    if (group_depth_ > kMaxGroupDepth) {
      Put("... (max_group_depth is " + std::to_string(kMaxGroupDepth) + ")", "| ");
      return;
    }
    bool outermost = group_depth_ == 0;
    if (outermost) {
      indent_ += 2;
      ++group_depth_;
    }
    Lines lines;
    int64_t limit = TracebackLimit();
    if (group->traceback && limit > 0) {
      Put("Exception Group Traceback (most recent call last):", outermost ? "+ " : "| ");
      AppendEntries(group->traceback.get(), limit, &cache_, &lines);
    }
    AppendMessage(group, &cache_, &lines);
    AppendNotes(group, &lines);
    PutAll(lines);
    ptrdiff_t count = group->exceptions->size, shown = std::min<ptrdiff_t>(count, kMaxGroupWidth + (count > kMaxGroupWidth));
    need_close_ = false;
    for (ptrdiff_t i = 0; i < shown; ++i) {
      bool last = i == shown - 1;
      if (last) need_close_ = true;
      bool truncated = i >= kMaxGroupWidth;
      std::string title = truncated ? "..." : std::to_string(i + 1);
      text_ += std::string(static_cast<size_t>(indent_), ' ') + (i == 0 ? "+-" : "  ") + "+---------------- " + title +
               " ----------------\n";
      indent_ += 2;
      ++group_depth_;
      if (truncated) {
        ptrdiff_t rest = count - kMaxGroupWidth;
        Put("and " + std::to_string(rest) + " more exception" + (rest > 1 ? "s" : ""), "| ");
      } else {
        Recursive(AsException(group->exceptions->items[i]));
      }
      if (last && need_close_) {
        text_ += std::string(static_cast<size_t>(indent_), ' ') + "+------------------------------------\n";
        need_close_ = false;
      }
      indent_ -= 2;
      --group_depth_;
    }
    if (outermost) {
      indent_ -= 2;
      --group_depth_;
    }
  }

  std::string text_;
  SourceCache cache_;
  std::vector<BaseExceptionObject*> seen_;
  int indent_ = 0, group_depth_ = 0, links_ = 0;
  bool need_close_ = false;
};

}  // namespace

std::string FormatException(Borrowed<BaseExceptionObject> exception) {
  Ref<BaseExceptionObject> keep = NewRef(exception.get());
  SavedException saved;
  Printer printer;
  printer.Print(exception);
  ClearError();
  return printer.Take();
}

std::string FormatTracebackEntries(Borrowed<Object> traceback) {
  SavedException saved;
  Lines lines;
  SourceCache cache;
  if (int64_t limit = TracebackLimit(); limit > 0) AppendEntries(traceback, limit, &cache, &lines);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  ClearError();
  return text;
}

}  // namespace viv
