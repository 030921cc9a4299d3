#include "interpreter/cli/configuration.h"

#include <locale.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "interpreter/vm/source_file.h"

namespace viv::cli {

namespace {

constexpr int kIntDigitsThreshold = 640;
constexpr int kMaxTracedFrames = 65535;

// What concerns memory and text encoding is looked at first.
Exit Fatal(const std::string& where, const std::string& text) {
  const char* state = where.starts_with("preconfig") ? "preinitializing" : "preinitialized";
  return {1, "", "Fatal Python error: " + (where.empty() ? "" : where + ": ") + text + "\nPython runtime state: " + state + "\n\n"};
}

// A whole number; nothing where the text is no such.
std::optional<int> Number(std::string_view text) {
  std::string copy(text);
  char* end;
  errno = 0;
  long value = std::strtol(copy.c_str(), &end, 10);
  if (copy.empty() || *end || errno || value < INT_MIN || value > INT_MAX) return std::nullopt;
  return static_cast<int>(value);
}

// The folder in which a script lies, links resolved, as sys.path[0].
std::string FolderOfScript(const std::string& path) {
  char resolved[PATH_MAX];
  std::string script = realpath(path.c_str(), resolved) ? std::string(resolved) : AbsolutePath(path);
  size_t slash = script.rfind('/');
  return slash == 0 ? "/" : script.substr(0, slash);
}

void AppendParts(const char* text, char separator, std::vector<std::string>* parts) {
  if (!text) return;
  std::string_view rest = text;
  for (;;) {
    size_t end = rest.find(separator);
    parts->push_back(std::string(rest.substr(0, end)));
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
  }
}

const XOption* FindX(const Options& options, std::string_view name) {
  const XOption* found = nullptr;
  for (const XOption& option : options.x_options) {
    if (option.name == name) found = &option;
  }
  return found;
}

void FillArguments(const Options& options, int argc, char** argv, LibraryOptions* library) {
  library->orig_argv.assign(argv, argv + argc);
  std::string front;
  switch (options.kind) {
    case RunKind::kFile:
      library->argv.push_back(options.target);
      front = IsDirectory(options.target) || IsZipFile(options.target) ? AbsolutePath(options.target) : FolderOfScript(options.target);
      break;
    case RunKind::kCommand:
      library->argv.push_back("-c");
      break;
    case RunKind::kModule:
      library->argv.push_back("-m");
      front = CurrentDirectory();
      break;
    case RunKind::kStdin:
      library->argv.push_back("-");
      break;
    case RunKind::kRepl:
    case RunKind::kCheck:
    case RunKind::kCompare:
      library->argv.push_back("");
      break;
  }
  library->argv.insert(library->argv.end(), options.rest.begin(), options.rest.end());
  // A folder or an archive is searched even where the script's folder is not wanted: its __main__ is there.
  bool is_container = options.kind == RunKind::kFile && (IsDirectory(options.target) || IsZipFile(options.target));
  if (!library->safe_path || is_container) library->path.push_back(front);
  AppendParts(Environment(options, "PYTHONPATH"), ':', &library->path);
  char executable[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", executable, sizeof executable);
  if (n > 0) library->executable.assign(executable, static_cast<size_t>(n));
}

// A level that the option counts and the variable names: the higher one.
int Level(const Options& options, int counted, const char* variable) {
  const char* value = Environment(options, variable);
  return value ? std::max(counted, std::max(Number(value).value_or(1), 1)) : counted;
}

void FillFlags(const Options& options, LibraryOptions* library) {
  library->x_options = options.x_options;
  library->optimize = Level(options, options.optimize, "PYTHONOPTIMIZE");
  library->verbose = Level(options, options.verbose, "PYTHONVERBOSE");
  library->debug = Level(options, options.debug, "PYTHONDEBUG");
  library->inspect = options.inspect || Environment(options, "PYTHONINSPECT");
  library->interactive = options.inspect;
  library->quiet = options.quiet;
  library->isolated = options.isolated;
  library->ignore_environment = options.ignore_environment;
  library->no_site = options.no_site;
  library->no_user_site = options.isolated || options.no_user_site || Environment(options, "PYTHONNOUSERSITE");
  library->bytes_warning = options.bytes_warning;
  library->unbuffered = options.unbuffered || Environment(options, "PYTHONUNBUFFERED");
  library->safe_path = options.safe_path || Environment(options, "PYTHONSAFEPATH");
  library->dev_mode = FindX(options, "dev") || Environment(options, "PYTHONDEVMODE");
  library->warn_default_encoding = FindX(options, "warn_default_encoding") || Environment(options, "PYTHONWARNDEFAULTENCODING");
  library->no_debug_ranges = FindX(options, "no_debug_ranges") || Environment(options, "PYTHONNODEBUGRANGES");
  library->import_time = FindX(options, "importtime") || Environment(options, "PYTHONPROFILEIMPORTTIME");
  library->show_refcount = FindX(options, "showrefcount");
  // The weakest first.
  if (library->dev_mode) library->warning_options.push_back("default");
  AppendParts(Environment(options, "PYTHONWARNINGS"), ',', &library->warning_options);
  library->warning_options.insert(library->warning_options.end(), options.warnings.begin(), options.warnings.end());
  if (options.bytes_warning) library->warning_options.push_back(options.bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning");
  if (const char* text = Environment(options, "PYTHONIOENCODING")) {
    std::string_view encoding = text;
    size_t colon = encoding.find(':');
    library->io_encoding = std::string(encoding.substr(0, colon));
    if (colon != std::string_view::npos) library->io_errors = std::string(encoding.substr(colon + 1));
  }
}

std::optional<Exit> FillIntDigits(const Options& options, LibraryOptions* library) {
  auto take = [&](const char* where, const std::string& text) -> std::optional<Exit> {
    std::optional<int> limit = Number(text);
    if (!limit || (*limit != 0 && *limit < kIntDigitsThreshold)) {
      return Fatal("config_init_int_max_str_digits", std::string(where) + ": invalid limit; must be >= " +
                                                         std::to_string(kIntDigitsThreshold) + " or 0 for unlimited.");
    }
    library->int_max_str_digits = *limit;
    return std::nullopt;
  };
  if (const char* text = Environment(options, "PYTHONINTMAXSTRDIGITS")) {
    if (auto exit = take("PYTHONINTMAXSTRDIGITS", text)) return exit;
  }
  const XOption* option = FindX(options, "int_max_str_digits");
  return option ? take("-X int_max_str_digits", option->value.value_or("")) : std::nullopt;
}

// -X tracemalloc[=N], PYTHONTRACEMALLOC: the frames of a traceback; 0: no tracing.
std::optional<Exit> FillTracemalloc(const Options& options, LibraryOptions* library) {
  auto take = [&](const char* complaint, const std::string& text) -> std::optional<Exit> {
    std::optional<int> frames = Number(text);
    if (!frames || *frames < 0) return Fatal("config_init_tracemalloc", complaint);
    if (*frames > kMaxTracedFrames) {
      return Exit{1, "", FatalInThread("init_interp_main: can't initialize tracemalloc",
                           "ValueError: the number of frames must be in range [1; " + std::to_string(kMaxTracedFrames) + "]")};
    }
    library->tracemalloc = *frames;
    return std::nullopt;
  };
  if (const char* text = Environment(options, "PYTHONTRACEMALLOC")) {
    if (auto exit = take("PYTHONTRACEMALLOC: invalid number of frames", text)) return exit;
  }
  const XOption* option = FindX(options, "tracemalloc");
  return option ? take("-X tracemalloc=NFRAME: invalid number of frames", option->value.value_or("1")) : std::nullopt;
}

std::optional<Exit> FillHashSeed(const Options& options, Configuration* configuration) {
  const char* text = Environment(options, "PYTHONHASHSEED");
  if (!text || std::string_view(text) == "random") return std::nullopt;
  char* end;
  errno = 0;
  unsigned long seed = std::strtoul(text, &end, 10);
  if (*end || errno || seed > UINT32_MAX) {
    return Fatal("config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
  }
  configuration->hash_seed = static_cast<uint32_t>(seed);
  configuration->library.hash_randomization = seed != 0;
  return std::nullopt;
}

bool IsUtf8OfC(std::string_view locale) { return locale == "C.UTF-8" || locale == "C.utf8" || locale == "UTF-8"; }

// The locale that the environment asks for of LC_CTYPE; "C" where the system has none of that name.
std::string CharacterLocale() {
  std::string name = "C";
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(variable);
    if (!value || !*value) continue;
    name = value;
    break;
  }
  if (name == "C" || name == "POSIX" || IsUtf8OfC(name)) return name;
  locale_t locale = newlocale(LC_CTYPE_MASK, name.c_str(), nullptr);
  if (!locale) return "C";
  freelocale(locale);
  return name;
}

// Without a locale worth the name, UTF-8 is spoken and whatever is none gets through.
std::optional<Exit> FillUtf8Mode(const Options& options, LibraryOptions* library) {
  const std::string locale = CharacterLocale();
  const bool plain = locale == "C" || locale == "POSIX";
  library->utf8_mode = plain;
  auto is_switch = [](std::string_view text) { return text == "0" || text == "1"; };
  if (const XOption* option = FindX(options, "utf8")) {
    if (option->value && !is_switch(*option->value)) return Fatal("preconfig_init_utf8_mode", "invalid -X utf8 option value");
    library->utf8_mode = !option->value || *option->value == "1";
  } else if (const char* text = Environment(options, "PYTHONUTF8")) {
    if (!is_switch(text)) return Fatal("preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value");
    library->utf8_mode = *text == '1';
  }
  if (library->io_encoding.empty() && library->io_errors.empty() && (plain || library->utf8_mode || IsUtf8OfC(locale))) {
    library->io_errors = "surrogateescape";
  }
  return std::nullopt;
}

}  // namespace

std::string FatalInThread(const std::string& text, const std::string& exception) {
  char thread[32];
  std::snprintf(thread, sizeof thread, "0x%016lx", static_cast<unsigned long>(pthread_self()));
  return "Fatal Python error: " + text + "\nPython runtime state: core initialized\n" + exception + "\n\nCurrent thread " + thread +
         " (most recent call first):\n  <no Python frame>\n";
}

const char* Environment(const Options& options, const char* name) {
  if (options.ignore_environment) return nullptr;
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

std::string AbsolutePath(const std::string& path) {
  if (path.starts_with('/')) return path;
  std::string folder = CurrentDirectory();
  return folder.empty() ? path : folder + "/" + path;
}

bool IsZipFile(const std::string& path) {
  // The record that ends an archive: 22 bytes, and a comment of up to 65535 behind it.
  constexpr std::string_view kSignature("PK\5\6", 4);
  constexpr long kRecordSize = 22, kMaxComment = 65535;
  if (!IsRegularFile(path)) return false;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return false;
  std::string tail;
  if (std::fseek(file, 0, SEEK_END) == 0) {
    long size = std::ftell(file);
    long start = std::max(0L, size - kRecordSize - kMaxComment);
    if (size >= kRecordSize && std::fseek(file, start, SEEK_SET) == 0) {
      tail.resize(static_cast<size_t>(size - start));
      tail.resize(std::fread(tail.data(), 1, tail.size(), file));
    }
  }
  std::fclose(file);
  size_t found = tail.rfind(kSignature);
  return found != std::string::npos && tail.size() - found >= kRecordSize;
}

std::optional<Exit> MakeConfiguration(const Options& options, int argc, char** argv, Configuration* configuration) {
  if (const char* mode = Environment(options, "PYTHONMALLOC")) {
    std::optional<AllocatorMode> parsed = ParseAllocatorMode(mode);
    if (!parsed) return Fatal("preconfig_init_allocator", "PYTHONMALLOC: unknown allocator");
    configuration->heap.mode = *parsed;
  }
  configuration->profile = options.like;
  if (const XOption* option = FindX(options, "frozen_modules")) {
    bool valid = !option->value || option->value->empty() || *option->value == "on" || *option->value == "off";
    if (!valid) return Fatal("", "bad value for option -X frozen_modules (expected \"on\" or \"off\")");
  }
  LibraryOptions& library = configuration->library;
  FillFlags(options, &library);
  FillArguments(options, argc, argv, &library);
  configuration->inspect_by_environment = Environment(options, "PYTHONINSPECT");
  if (auto exit = FillHashSeed(options, configuration)) return exit;
  if (auto exit = FillIntDigits(options, &library)) return exit;
  if (auto exit = FillTracemalloc(options, &library)) return exit;
  return FillUtf8Mode(options, &library);
}

}  // namespace viv::cli
