#include "interpreter/cli/options.h"

#include <CLI/CLI.hpp>
#include <cstring>

namespace viv::cli {

namespace {

constexpr const char* kUsage = "usage: viv [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
constexpr const char* kVersion = "Python 3.11.2 (Vivarium 0.1.0)\n";

// Where the interpreter's own options end: the index of the script, of "-", or behind -c CODE and -m MODULE.
struct Split {
  size_t end = 0;                // of the interpreter's own words
  std::vector<std::string> own;  // the options among them, without -c and -m
  std::optional<char> command;   // 'c' or 'm'
  std::string command_argument;
  std::optional<Exit> error;
};

Exit BadOption(const std::string& what) { return {2, "", what + "\n" + kUsage + "Try `viv -h' for more information.\n"}; }

Split FindSplit(const std::vector<std::string>& args) {
  Split split;
  size_t i = 1;
  for (; i < args.size(); ++i) {
    const std::string& arg = args[i];
    if (arg.size() < 2 || arg[0] != '-') break;  // a script, or "-"
    if (arg == "--") {
      ++i;
      break;
    }
    if (arg[1] == '-') {
      // Long options of ours that take a value in the next word.
      split.own.push_back(arg);
      if ((arg == "--fail-alloc" || arg == "--gc-stress") && i + 1 < args.size()) split.own.push_back(args[++i]);
      if (arg == "--check") {
        ++i;
        break;
      }
      continue;
    }
    for (size_t k = 1; k < arg.size(); ++k) {
      char letter = arg[k];
      if (letter == 'c' || letter == 'm') {
        if (k > 1) split.own.push_back(arg.substr(0, k));
        split.command = letter;
        if (k + 1 < arg.size()) {
          split.command_argument = arg.substr(k + 1);
        } else if (i + 1 < args.size()) {
          split.command_argument = args[++i];
        } else {
          split.error = BadOption(std::string("Argument expected for the -") + letter + " option");
          return split;
        }
        split.end = i + 1;
        return split;
      }
      if (letter == 'W' || letter == 'X') {
        split.own.push_back(arg);
        if (k + 1 == arg.size()) {
          if (i + 1 >= args.size()) {
            split.error = BadOption(std::string("Argument expected for the -") + letter + " option");
            return split;
          }
          split.own.push_back(args[++i]);
        }
        break;
      }
      if (!std::strchr("bBdEhiIOPqRsStuvVx?", letter)) {
        split.error = BadOption(std::string("Unknown option: -") + letter);
        return split;
      }
      if (k + 1 == arg.size()) split.own.push_back(arg == "-?" ? "-h" : arg);
    }
  }
  split.end = i;
  return split;
}

}  // namespace

std::optional<Exit> ParseCommandLine(int argc, char** argv, Options* options) {
  std::vector<std::string> args(argv, argv + argc);
  Split split = FindSplit(args);
  if (split.error) return split.error;

  CLI::App app{"Vivarium: Python under glass. Behaves as CPython 3.11 and shows what its memory does.", "viv"};
  app.set_help_flag("-h,-?,--help", "this help");
  app.footer(
      "-c cmd: program passed in as string    -m mod: run library module as a script\nfile: program read from script file     -: "
      "program read from stdin");
  std::vector<std::string> x_options;
  bool ignored = false;
  int version = 0, debug = 0;
  app.add_flag("-b", options->bytes_warning, "warn about str(bytes) and comparing bytes with str (-bb: raise)")->group("Run");
  app.add_flag("-B", options->dont_write_bytecode, "no effect: no .pyc files are written")->group("Run");
  app.add_flag("-d", debug, "no effect")->group("Run");
  app.add_flag("-E", options->ignore_environment, "ignore PYTHON* environment variables")->group("Run");
  app.add_flag("-i", options->inspect, "go on at the prompt after the program")->group("Run");
  app.add_flag("-I", options->isolated, "isolate from the user's environment (implies -E, -P and -s)")->group("Run");
  app.add_flag("-O", options->optimize, "remove assert statements (-OO: docstrings too)")->group("Run");
  app.add_flag("-P", options->safe_path, "do not put the script's folder in front of sys.path")->group("Run");
  app.add_flag("-q", options->quiet, "no banner at the prompt")->group("Run");
  app.add_flag("-R", ignored, "no effect: hashes are randomised unless PYTHONHASHSEED says otherwise")->group("Run");
  app.add_flag("-s", ignored, "no effect: there is no user site")->group("Run");
  app.add_flag("-S", options->no_site, "no effect: there is no site")->group("Run");
  app.add_flag("-t", ignored, "no effect")->group("Run");
  app.add_flag("-u", options->unbuffered, "unbuffered stdout and stderr")->group("Run");
  app.add_flag("-v", options->verbose, "trace imports")->group("Run");
  app.add_flag("-V,--version", version, "the version")->group("Run");
  app.add_option("-W", options->warnings, "warning filter: action:message:category:module:lineno")
      ->group("Run")
      ->allow_extra_args(false);
  app.add_flag("-x", options->skip_first_line, "skip the first line of the source")->group("Run");
  app.add_option("-X", x_options, "implementation option")->group("Run")->allow_extra_args(false);
  bool check = false;
  app.add_flag("--check", check, "parse and compile FILE..., run nothing")->group("Look inside");
  app.add_flag("--dis", options->disassemble, "print the instructions, run nothing")->group("Look inside");
  app.add_flag("--dump-ast", options->dump_ast, "print the syntax tree, run nothing")->group("Look inside");
  app.add_flag("--trace-gc", options->trace_gc, "print what the collector does, an event a line, to stderr")->group("Watch");
  app.add_flag("--count-allocs", options->count_allocations, "print the number of allocations at the end, to stderr")
      ->group("Watch");
  long long fail = 0;
  CLI::Option* fail_option = app.add_option("--fail-alloc", fail, "make the N-th allocation fail")->group("Break");
  long long stress = 0;
  CLI::Option* stress_option =
      app.add_option("--gc-stress", stress, "collect at every N-th allocation of a container; 0: never")->group("Break");
  app.add_flag("--check-heap", options->check_heap, "check every invariant of heap and collector at the end, report leaks")->group("Break");

  std::vector<std::string> own = split.own;
  std::reverse(own.begin(), own.end());
  try {
    app.parse(own);
  } catch (const CLI::CallForHelp&) {
    return Exit{0, app.help(), ""};
  } catch (const CLI::ParseError& error) {
    return BadOption(error.what());
  }
  if (version > 0) return Exit{0, kVersion, ""};
  if (fail_option->count() > 0) options->fail_allocation = fail;
  if (stress_option->count() > 0) options->gc_stress = stress;
  if (options->isolated) options->ignore_environment = options->safe_path = true;
  for (const std::string& option : x_options) {
    size_t equals = option.find('=');
    options->x_options.emplace_back(option.substr(0, equals), equals == std::string::npos ? "" : option.substr(equals + 1));
  }
  std::vector<std::string> rest(args.begin() + static_cast<ptrdiff_t>(std::min(split.end, args.size())), args.end());
  if (check) {
    options->kind = RunKind::kCheck;
    options->rest = std::move(rest);
  } else if (split.command) {
    options->kind = *split.command == 'c' ? RunKind::kCommand : RunKind::kModule;
    options->target = split.command_argument;
    options->rest = std::move(rest);
  } else if (rest.empty()) {
    options->kind = RunKind::kRepl;
  } else if (rest[0] == "-") {
    options->kind = RunKind::kStdin;
    options->rest.assign(rest.begin() + 1, rest.end());
  } else {
    options->kind = RunKind::kFile;
    options->target = rest[0];
    options->rest.assign(rest.begin() + 1, rest.end());
  }
  return std::nullopt;
}

}  // namespace viv::cli
