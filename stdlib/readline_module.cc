// The module readline: line editing, history and completion at the terminal. Answers to CPython's Modules/readline.c.
//
// GNU readline keeps its state for the process, so what Python functions it calls is remembered for one interpreter at a time: that
// of the thread that reads a line.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

// readline wants stdio first.
#include <readline/history.h>
#include <readline/readline.h>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/library_state.h"
#include "stdlib/line_input.h"
#include "stdlib/modules.h"
#include "stdlib/readline_state.h"

namespace viv {

namespace {

constexpr const char* kDelimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?";

ReadlineState& State() { return *CurrentLibrary().readline; }

Ref<StrObject> FromNative(std::string_view text) { return DecodeBytes(text, "utf-8", "surrogateescape"); }

bool ToNative(Borrowed<Object> text, std::string* out) {
  if (!IsStr(text)) return RaiseFalse(TypeId::kTypeError, "bad argument type for built-in operation");
  Ref<Object> bytes = EncodeStr(AsStr(text), "utf-8", "surrogateescape");
  if (!bytes) return false;
  *out = std::string(BytesView(bytes.get()));
  return true;
}

// A file name argument: nothing or None is "no name given". False: exception pending.
bool PathArgument(ArgSpan args, size_t index, std::string* path, bool* given) {
  *given = args.size > index && !IsNone(args[index]);
  if (!*given) return true;
  Ref<Object> value = NewRef(args[index]);
  if (!IsStr(value.get()) && !IsBytes(value.get())) {
    Ref<Object> method = LookupSpecialMayRunPython(value, Names().__fspath__);
    if (!method) {
      if (ErrorPending()) return false;
      return RaiseFalse(TypeId::kTypeError, "expected str, bytes or os.PathLike object, not %.200T", value.get());
    }
    value = Call(method, {});
    if (!value) return false;
  }
  if (IsBytes(value.get())) {
    *path = std::string(BytesView(value.get()));
    return true;
  }
  return ToNative(value, path);
}

// ---- Callbacks of the library ---------------------------------------------------------------------------------------------------

// A hook of Python's, called without arguments; what it raises is dropped. The number it returned, else 0.
int CallHook(const Ref<Object>& hook) {
  if (!hook) return 0;
  Ref<Object> keep = NewRef(hook.get());
  Ref<Object> result = Call(keep, {});
  int value = result && !IsNone(result.get()) ? AsInt(result) : 0;
  if (ErrorPending()) {
    ClearError();
    return 0;
  }
  return value;
}

int OnStartup() { return CallHook(State().startup_hook); }
int OnPreInput() { return CallHook(State().pre_input_hook); }

// The `state`-th completion of `text`, to be freed by readline; null: no more.
char* OnCompletion(const char* text, int state) {
  ReadlineState& self = State();
  if (!self.completer) return nullptr;
  rl_attempted_completion_over = 1;
  Ref<Object> completer = NewRef(self.completer.get()), number = NewInt(state);
  Ref<StrObject> word = FromNative(text);
  Ref<Object> match = number && word ? Call(completer, {word.get(), number.get()}) : nullptr;
  std::string native;
  bool found = match && !IsNone(match.get()) && ToNative(match, &native);
  if (!found) {
    ClearError();
    return nullptr;
  }
  return strdup(native.c_str());
}

char** OnAttemptedCompletion(const char* text, int start, int end) {
  rl_completion_append_character = '\0';
  rl_completion_suppress_append = 0;
  State().begin = start;
  State().end = end;
  return rl_completion_matches(text, &OnCompletion);
}

// readline's list of matches: the first is what all have in common.
void OnDisplayMatches(char** matches, int count, int longest) {
  Ref<Object> hook = NewRef(State().display_hook.get()), length = NewInt(longest);
  Ref<StrObject> common = FromNative(matches[0]);
  Ref<ListObject> list = NewList(0);
  bool ok = hook && length && common && list;
  for (int i = 1; ok && i <= count; ++i) {
    Ref<StrObject> match = FromNative(matches[i]);
    ok = match && ListAppend(list.get(), std::move(match));
  }
  if (!ok || !Call(hook, {common.get(), list.get(), length.get()})) ClearError();
}

// ---- Reading a line -------------------------------------------------------------------------------------------------------------

// Where readline puts the line that is complete. It takes no context, hence the thread's own.
thread_local char* finished_line = nullptr;
thread_local bool line_is_finished = false;

void OnLine(char* line) {
  finished_line = line;
  line_is_finished = true;
  rl_callback_handler_remove();
}

TypedLine EditLine(const std::string& prompt) {
  TypedLine result;
  finished_line = nullptr;
  line_is_finished = false;
  rl_instream = stdin;
  rl_outstream = stdout;
  rl_callback_handler_install(prompt.c_str(), &OnLine);
  while (!line_is_finished) {
    if (!WaitForInputMayRunPython(fileno(stdin))) {
      rl_free_line_state();
      rl_callback_sigcleanup();
      rl_cleanup_after_signal();
      rl_callback_handler_remove();
      result.status = LineStatus::kFailed;
      return result;
    }
    rl_callback_read_char();
  }
  if (!finished_line) return result;
  result.text = finished_line;
  std::free(std::exchange(finished_line, nullptr));
  if (!result.text.empty() && State().auto_history) {
    HIST_ENTRY* last = history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
    if (!last || result.text != last->line) add_history(result.text.c_str());
  }
  result.text += '\n';
  result.status = LineStatus::kLine;
  return result;
}

// ---- History --------------------------------------------------------------------------------------------------------------------

Ref<Object> NoneOrErrno(int error) { return error ? RaiseOSError(error) : NewNone(); }

Ref<Object> ReadHistoryFile(Borrowed<Object>, ArgSpan args) {
  std::string path;
  bool given;
  if (!PathArgument(args, 0, &path, &given)) return nullptr;
  return NoneOrErrno(read_history(given ? path.c_str() : nullptr));
}

Ref<Object> WriteHistoryFile(Borrowed<Object>, ArgSpan args) {
  std::string path;
  bool given;
  if (!PathArgument(args, 0, &path, &given)) return nullptr;
  int error = write_history(given ? path.c_str() : nullptr);
  if (!error && State().history_limit >= 0) history_truncate_file(given ? path.c_str() : nullptr, State().history_limit);
  return NoneOrErrno(error);
}

Ref<Object> AppendHistoryFile(Borrowed<Object>, ArgSpan args) {
  int count = AsInt(args[0]);
  if (count == -1 && ErrorPending()) return nullptr;
  std::string path;
  bool given;
  if (!PathArgument(args, 1, &path, &given)) return nullptr;
  if (count < 0) return RaiseValueError("nelements must be positive");
  int error = append_history(count, given ? path.c_str() : nullptr);
  if (!error && State().history_limit >= 0) history_truncate_file(given ? path.c_str() : nullptr, State().history_limit);
  return NoneOrErrno(error);
}

Ref<Object> SetHistoryLength(Borrowed<Object>, Borrowed<Object> length) {
  int value = AsInt(length);
  if (value == -1 && ErrorPending()) return nullptr;
  State().history_limit = value;
  return NewNone();
}
Ref<Object> GetHistoryLength(Borrowed<Object>) { return NewInt(State().history_limit); }
Ref<Object> GetCurrentHistoryLength(Borrowed<Object>) { return NewInt(history_length); }

Ref<Object> GetHistoryItem(Borrowed<Object>, Borrowed<Object> index) {
  int value = AsInt(index);
  if (value == -1 && ErrorPending()) return nullptr;
  HIST_ENTRY* entry = history_get(value);
  return entry ? Ref<Object>(FromNative(entry->line)) : NewNone();
}

// An index from 0 for remove and replace. False: exception pending.
bool HistoryPosition(Object* index, int* position) {
  *position = AsInt(index);
  if (*position == -1 && ErrorPending()) return false;
  return *position >= 0 || RaiseFalse(TypeId::kValueError, "History index cannot be negative");
}

Ref<Object> DropEntry(HIST_ENTRY* entry, int position) {
  if (!entry) return RaiseValueError("No history item at position %d", position);
  std::free(entry->line);
  std::free(entry->timestamp);
  std::free(entry);
  return NewNone();
}

Ref<Object> RemoveHistoryItem(Borrowed<Object>, Borrowed<Object> index) {
  int position;
  if (!HistoryPosition(index.get(), &position)) return nullptr;
  return DropEntry(remove_history(position), position);
}

Ref<Object> ReplaceHistoryItem(Borrowed<Object>, ArgSpan args) {
  int position;
  std::string line;
  if (!HistoryPosition(args[0], &position) || !ToNative(args[1], &line)) return nullptr;
  return DropEntry(replace_history_entry(position, line.c_str(), nullptr), position);
}

Ref<Object> AddHistory(Borrowed<Object>, Borrowed<Object> line) {
  std::string text;
  if (!ToNative(line, &text)) return nullptr;
  add_history(text.c_str());
  return NewNone();
}

Ref<Object> SetAutoHistory(Borrowed<Object>, Borrowed<Object> enabled) {
  int truth = IsTrue(enabled);
  if (truth < 0) return nullptr;
  State().auto_history = truth;
  return NewNone();
}

Ref<Object> ClearHistory(Borrowed<Object>) {
  clear_history();
  return NewNone();
}

// ---- Configuration, hooks, the line ---------------------------------------------------------------------------------------------

Ref<Object> ParseAndBind(Borrowed<Object>, Borrowed<Object> text) {
  std::string line;
  if (!ToNative(text, &line)) return nullptr;
  line.push_back('\0');  // readline writes into it
  rl_parse_and_bind(line.data());
  return NewNone();
}

Ref<Object> ReadInitFile(Borrowed<Object>, ArgSpan args) {
  std::string path;
  bool given;
  if (!PathArgument(args, 0, &path, &given)) return nullptr;
  return NoneOrErrno(rl_read_init_file(given ? path.c_str() : nullptr));
}

Ref<Object> SetHook(const char* name, ArgSpan args, Ref<Object>* slot) {
  Ref<Object> hook;
  if (args.size > 0 && !IsNone(args[0])) {
    if (!IsCallable(args[0])) return RaiseTypeError("set_%s(func): argument not callable", name);
    hook = NewRef(args[0]);
  }
  std::swap(*slot, hook);
  return NewNone();
}

Ref<Object> SetStartupHook(Borrowed<Object>, ArgSpan args) { return SetHook("startup_hook", args, &State().startup_hook); }
Ref<Object> SetPreInputHook(Borrowed<Object>, ArgSpan args) { return SetHook("pre_input_hook", args, &State().pre_input_hook); }
Ref<Object> SetCompleter(Borrowed<Object>, ArgSpan args) { return SetHook("completer", args, &State().completer); }
Ref<Object> SetDisplayHook(Borrowed<Object>, ArgSpan args) {
  Ref<Object> result = SetHook("completion_display_matches_hook", args, &State().display_hook);
  rl_completion_display_matches_hook = State().display_hook ? &OnDisplayMatches : nullptr;
  return result;
}

Ref<Object> GetCompleter(Borrowed<Object>) { return State().completer ? NewRef(State().completer.get()) : NewNone(); }
Ref<Object> GetCompletionType(Borrowed<Object>) { return NewInt(rl_completion_type); }
Ref<Object> GetBeginIndex(Borrowed<Object>) { return NewInt(State().begin); }
Ref<Object> GetEndIndex(Borrowed<Object>) { return NewInt(State().end); }

Ref<Object> SetCompleterDelimiters(Borrowed<Object>, Borrowed<Object> text) {
  std::string delimiters;
  if (!ToNative(text, &delimiters)) return nullptr;
  State().delimiters = std::move(delimiters);
  rl_completer_word_break_characters = State().delimiters.data();
  return NewNone();
}
Ref<Object> GetCompleterDelimiters(Borrowed<Object>) { return FromNative(rl_completer_word_break_characters); }

Ref<Object> GetLineBuffer(Borrowed<Object>) { return FromNative(rl_line_buffer ? rl_line_buffer : ""); }
Ref<Object> InsertText(Borrowed<Object>, Borrowed<Object> text) {
  std::string native;
  if (!ToNative(text, &native)) return nullptr;
  rl_insert_text(native.c_str());
  return NewNone();
}
Ref<Object> Redisplay(Borrowed<Object>) {
  rl_redisplay();
  return NewNone();
}

constexpr MethodDef kFunctions[] = {
    OneArg("add_history", &AddHistory, "add_history($module, string, /)\n--\n\nAppends a line to the history."),
    Positional("append_history_file", &AppendHistoryFile, 1, 2,
               "append_history_file($module, nelements, filename=None, /)\n--\n\nAppends the last lines of the history to a file."),
    NoArgs("clear_history", &ClearHistory, "clear_history($module, /)\n--\n\nForgets the history."),
    NoArgs("get_begidx", &GetBeginIndex, "get_begidx($module, /)\n--\n\nWhere the word to complete begins."),
    NoArgs("get_completer", &GetCompleter, "get_completer($module, /)\n--\n\nThe function that completes words, or None."),
    NoArgs("get_completer_delims", &GetCompleterDelimiters,
           "get_completer_delims($module, /)\n--\n\nThe characters that end a word for completion."),
    NoArgs("get_completion_type", &GetCompletionType,
           "get_completion_type($module, /)\n--\n\nThe kind of completion that is being tried."),
    NoArgs("get_current_history_length", &GetCurrentHistoryLength,
           "get_current_history_length($module, /)\n--\n\nHow many lines the history has."),
    NoArgs("get_endidx", &GetEndIndex, "get_endidx($module, /)\n--\n\nWhere the word to complete ends."),
    OneArg("get_history_item", &GetHistoryItem, "get_history_item($module, index, /)\n--\n\nA line of the history, from 1."),
    NoArgs("get_history_length", &GetHistoryLength,
           "get_history_length($module, /)\n--\n\nHow many lines are kept in a history file; negative: all."),
    NoArgs("get_line_buffer", &GetLineBuffer, "get_line_buffer($module, /)\n--\n\nThe line that is being edited."),
    OneArg("insert_text", &InsertText, "insert_text($module, string, /)\n--\n\nPuts text into the line at the cursor."),
    OneArg("parse_and_bind", &ParseAndBind, "parse_and_bind($module, string, /)\n--\n\nObeys a line of an init file."),
    Positional("read_history_file", &ReadHistoryFile, 0, 1,
               "read_history_file($module, filename=None, /)\n--\n\nLoads the history from a file; ~/.history by default."),
    Positional("read_init_file", &ReadInitFile, 0, 1,
               "read_init_file($module, filename=None, /)\n--\n\nObeys an init file; the last one by default."),
    NoArgs("redisplay", &Redisplay, "redisplay($module, /)\n--\n\nShows the line as it is now."),
    OneArg("remove_history_item", &RemoveHistoryItem, "remove_history_item($module, pos, /)\n--\n\nRemoves a line of the history, from 0."),
    Positional("replace_history_item", &ReplaceHistoryItem, 2, 2,
               "replace_history_item($module, pos, line, /)\n--\n\nReplaces a line of the history, from 0."),
    OneArg("set_auto_history", &SetAutoHistory,
           "set_auto_history($module, enabled, /)\n--\n\nWhether lines that are read go into the history."),
    Positional("set_completer", &SetCompleter, 0, 1,
               "set_completer($module, function=None, /)\n--\n\nThe function is called with a word and 0, 1, 2 ... until it returns None."),
    OneArg("set_completer_delims", &SetCompleterDelimiters,
           "set_completer_delims($module, string, /)\n--\n\nThe characters that end a word for completion."),
    Positional("set_completion_display_matches_hook", &SetDisplayHook, 0, 1,
               "set_completion_display_matches_hook($module, function=None, /)\n--\n\nThe function shows (what was completed, the "
               "matches, the length of the longest)."),
    OneArg("set_history_length", &SetHistoryLength,
           "set_history_length($module, length, /)\n--\n\nHow many lines to keep in a history file; negative: all."),
    Positional("set_pre_input_hook", &SetPreInputHook, 0, 1,
               "set_pre_input_hook($module, function=None, /)\n--\n\nThe function is called when the prompt stands."),
    Positional("set_startup_hook", &SetStartupHook, 0, 1,
               "set_startup_hook($module, function=None, /)\n--\n\nThe function is called before the prompt is shown."),
    Positional("write_history_file", &WriteHistoryFile, 0, 1,
               "write_history_file($module, filename=None, /)\n--\n\nSaves the history into a file; ~/.history by default."),
};

// As CPython starts the library: keys, signals left to us, no escape sequences where the output is no terminal.
void StartLibrary(ReadlineState& state) {
  // The characters that readline counts are those of the locale.
  const char* locale = std::setlocale(LC_CTYPE, "");
  if (!locale || std::strcmp(locale, "C") == 0) std::setlocale(LC_CTYPE, "C.UTF-8");
  rl_readline_name = "python";
  rl_catch_signals = 0;
  if (!isatty(STDOUT_FILENO)) rl_variable_bind("enable-meta-key", "off");
  rl_initialize();
  rl_bind_key('\t', rl_insert);
  rl_bind_key_in_map('\t', rl_complete, emacs_meta_keymap);
  rl_bind_key_in_map('\033', rl_complete, emacs_meta_keymap);
  rl_startup_hook = &OnStartup;
  rl_pre_input_hook = &OnPreInput;
  rl_attempted_completion_function = &OnAttemptedCompletion;
  state.delimiters = kDelimiters;
  rl_completer_word_break_characters = state.delimiters.data();
  using_history();
}

}  // namespace

bool FillReadline(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.readline) {
    library.readline = std::make_unique<ReadlineState>();
    StartLibrary(*library.readline);
    library.line_editor = &EditLine;
  }
  return ModuleAddFunctions(module, kFunctions) &&
         ModuleAdd(module, "__doc__", NewStrAscii("Importing this module enables command line editing using GNU readline.")) &&
         ModuleAdd(module, "_READLINE_VERSION", NewInt(RL_READLINE_VERSION)) &&
         ModuleAdd(module, "_READLINE_RUNTIME_VERSION", NewInt(rl_readline_version)) &&
         ModuleAdd(module, "_READLINE_LIBRARY_VERSION", NewStr(rl_library_version));
}

void EndReadline(Library& library) {
  library.line_editor = nullptr;
  library.readline.reset();
}

}  // namespace viv
