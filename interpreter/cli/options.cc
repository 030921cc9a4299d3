#include "interpreter/cli/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstring>

namespace viv::cli {

namespace {

constexpr const char* kVersion = "Python 3.11.2 (Vivarium 0.1.0)\n";

constexpr const char* kEnvironmentHelp = R"(Environment variables that viv looks at, unless -E or -I is given:
PYTHONSTARTUP           file that is run before the first prompt
PYTHONPATH              folders, separated by ':', in front of sys.path
PYTHONSAFEPATH          as -P
PYTHONINSPECT           as -i, also where the program sets it
PYTHONUNBUFFERED        as -u
PYTHONOPTIMIZE          as -O; a number: as many
PYTHONVERBOSE           as -v
PYTHONDEBUG             as -d
PYTHONNOUSERSITE        as -s
PYTHONWARNINGS          as -W, several separated by ','
PYTHONHASHSEED          "random", or a number that makes the hashes of strings the same in each run
PYTHONIOENCODING        encoding[:errors] of the standard streams
PYTHONUTF8              as -X utf8
PYTHONINTMAXSTRDIGITS   as -X int_max_str_digits
PYTHONNODEBUGRANGES     as -X no_debug_ranges
PYTHONPROFILEIMPORTTIME as -X importtime
PYTHONDEVMODE           as -X dev
PYTHONTRACEMALLOC       as -X tracemalloc=N
PYTHONBREAKPOINT        function that breakpoint() calls; 0: none
PYTHONMALLOC            allocator: pymalloc, malloc, debug, pymalloc_debug, malloc_debug
PYTHONMALLOCSTATS       print the state of the allocator at the end
)";

constexpr const char* kXHelp = R"(Options behind -X; those that viv does not know are kept in sys._xoptions:
-X dev                    development mode: warnings are shown by default
-X importtime             print how long each import takes, to stderr
-X int_max_str_digits=N   limit of the digits that int() and str() convert; 0: none
-X no_debug_ranges        code objects without columns, tracebacks without carets
-X showrefcount           print the number of references and of memory blocks after each statement at the prompt, and at the end
-X tracemalloc[=N]        trace allocations from the start, N frames each (1)
-X utf8[=0|1]             UTF-8 mode
-X warn_default_encoding  EncodingWarning where the default encoding is used
)";

// Where the interpreter's own options end: the index of the script, of "-", or behind -c CODE and -m MODULE.
struct Split {
  size_t end = 0;                // of the interpreter's own words
  std::vector<std::string> own;  // the options among them, without -c and -m
  std::optional<char> command;   // 'c' or 'm'
  std::string command_argument;
  std::optional<Exit> error;
};

std::string Usage(const std::string& program) { return "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"; }

Exit BadOption(const std::string& program, const std::string& what) {
  return {2, "", what + "\n" + Usage(program) + "Try `viv -h' for more information.\n"};
}

Split FindSplit(const std::vector<std::string>& args) {
  Split split;
  const std::string& program = args[0];
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
      if ((arg == "--fail-alloc" || arg == "--gc-stress" || arg == "--like") && i + 1 < args.size()) split.own.push_back(args[++i]);
      if (arg == "--check" || arg == "--compare" || arg == "--explain") {
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
          split.error = BadOption(program, std::string("Argument expected for the -") + letter + " option");
          return split;
        }
        split.end = i + 1;
        return split;
      }
      if (letter == 'W' || letter == 'X') {
        split.own.push_back(arg);
        if (k + 1 == arg.size()) {
          if (i + 1 >= args.size()) {
            split.error = BadOption(program, std::string("Argument expected for the -") + letter + " option");
            return split;
          }
          split.own.push_back(args[++i]);
        }
        break;
      }
      if (!std::strchr("bBdEhiIOPqRsStuvVx?", letter)) {
        split.error = BadOption(program, std::string("Unknown option: -") + letter);
        return split;
      }
      if (k + 1 == arg.size()) split.own.push_back(arg);
    }
  }
  split.end = i;
  return split;
}

}  // namespace

std::optional<Exit> ParseCommandLine(int argc, char** argv, Options* options) {
  std::vector<std::string> args(argv, argv + argc);
  if (args.empty()) args.push_back(options->program);
  options->program = args[0];
  Split split = FindSplit(args);
  if (split.error) return split.error;

  CLI::App app{"Vivarium: Python under glass. Behaves as CPython 3.11 and shows what its memory does.", "viv"};
  app.set_help_flag("-h,-?,--help", "this help");
  app.footer(
      "-c cmd: program passed in as string    -m mod: run library module as a script\nfile: program read from script file     -: "
      "program read from stdin");
  std::vector<std::string> x_options;
  bool ignored = false, help_environment = false, help_x = false, help_all = false;
  int version = 0;
  app.add_flag("-b", options->bytes_warning, "warn about str(bytes) and comparing bytes with str (-bb: raise)")->group("Run");
  app.add_flag("-B", ignored, "no effect: no .pyc files are written")->group("Run");
  app.add_flag("-d", options->debug, "no effect but in sys.flags")->group("Run");
  app.add_flag("-E", options->ignore_environment, "ignore PYTHON* environment variables")->group("Run");
  app.add_flag("-i", options->inspect, "go on at the prompt after the program")->group("Run");
  app.add_flag("-I", options->isolated, "isolate from the user's environment (implies -E, -P and -s)")->group("Run");
  app.add_flag("-O", options->optimize, "remove assert statements (-OO: docstrings too)")->group("Run");
  app.add_flag("-P", options->safe_path, "do not put the script's folder in front of sys.path")->group("Run");
  app.add_flag("-q", options->quiet, "no banner at the prompt")->group("Run");
  app.add_flag("-R", ignored, "no effect: hashes are randomised unless PYTHONHASHSEED says otherwise")->group("Run");
  app.add_flag("-s", options->no_user_site, "no effect but in sys.flags: there is no user site")->group("Run");
  app.add_flag("-S", options->no_site, "without the builtins exit, quit, help ... and without completion at the prompt")->group("Run");
  app.add_flag("-t", ignored, "no effect")->group("Run");
  app.add_flag("-u", options->unbuffered, "unbuffered stdout and stderr")->group("Run");
  app.add_flag("-v", options->verbose, "trace imports")->group("Run");
  app.add_flag("-V,--version", version, "the version")->group("Run");
  app.add_option("-W", options->warnings, "warning filter: action:message:category:module:lineno")
      ->group("Run")
      ->allow_extra_args(false);
  app.add_flag("-x", options->skip_first_line, "skip the first line of the source")->group("Run");
  app.add_option("-X", x_options, "implementation option")->group("Run")->allow_extra_args(false);
  app.add_flag("--help-env", help_environment, "the environment variables")->group("Run");
  app.add_flag("--help-xoptions", help_x, "the options behind -X")->group("Run");
  app.add_flag("--help-all", help_all, "all there is to know")->group("Run");
  bool check = false;
  app.add_flag("--check", check, "parse and compile FILE..., run nothing")->group("Look inside");
  bool explain = false;
  app.add_flag("--explain", explain, "tell of the values of EXPRESSION..., or run FILE and tell of its variables (also: viv explain ...)")
      ->group("Look inside");
  app.add_flag("--dis", options->disassemble, "print the instructions, run nothing")->group("Look inside");
  app.add_flag("--dump-ast", options->dump_ast, "print the syntax tree, run nothing")->group("Look inside");
  app.add_flag("--trace-gc", options->trace_gc, "print a line for each collection, to stderr")->group("Watch");
  app.add_flag("--trace-gc-steps", options->trace_gc_steps, "print each step of the collector, an event a line, to stderr")
      ->group("Watch");
  app.add_flag("--count-allocs", options->count_allocations, "print the number of allocations at the end, to stderr")
      ->group("Watch");
  long long fail = 0;
  CLI::Option* fail_option = app.add_option("--fail-alloc", fail, "make the N-th allocation fail")->group("Break");
  long long stress = 0;
  CLI::Option* stress_option =
      app.add_option("--gc-stress", stress, "collect at every N-th allocation of a container; 0: never")->group("Break");
  app.add_flag("--check-heap", options->check_heap, "check every invariant of heap and collector at the end, report leaks")->group("Break");

  std::string like;
  CLI::Option* like_option = app.add_option("--like", like, "facts of memory of CPython 3.11 (the default), 3.12, 3.13 or 3.14")
                                 ->group("Versions")
                                 ->allow_extra_args(false);
  bool compare = false;
  app.add_flag("--compare", compare, "run FILE, -c CODE or -m MODULE like each version, show the outputs side by side (also: viv compare FILE)")
      ->group("Versions");

  std::vector<std::string> own = split.own;
  std::reverse(own.begin(), own.end());
  try {
    app.parse(own);
  } catch (const CLI::CallForHelp&) {
    return Exit{0, app.help(), ""};
  } catch (const CLI::ExtrasError&) {
    for (const std::string& word : split.own) {
      if (word.starts_with("--") && !app.get_option_no_throw(word)) return BadOption(options->program, "unknown option " + word);
    }
    return BadOption(options->program, "unknown option");
  } catch (const CLI::ParseError& error) {
    return BadOption(options->program, error.what());
  }
  if (help_all) return Exit{0, app.help() + "\n" + kEnvironmentHelp + "\n" + kXHelp, ""};
  if (help_environment) return Exit{0, kEnvironmentHelp, ""};
  if (help_x) return Exit{0, kXHelp, ""};
  if (version > 0) return Exit{0, kVersion + std::string(version > 1 ? "[GCC " __VERSION__ "]\n" : ""), ""};
  if (fail_option->count() > 0) options->fail_allocation = fail;
  if (stress_option->count() > 0) options->gc_stress = stress;
  if (like_option->count() > 0) {
    options->like = FindVersionProfile(like);
    if (!options->like) return BadOption(options->program, "--like: no version " + like + "; there are 3.11, 3.12, 3.13 and 3.14");
  }
  if (options->isolated) options->ignore_environment = options->safe_path = true;
  for (const std::string& option : x_options) {
    size_t equals = option.find('=');
    XOption parsed{option.substr(0, equals), std::nullopt};
    if (equals != std::string::npos) parsed.value = option.substr(equals + 1);
    options->x_options.push_back(std::move(parsed));
  }
  std::vector<std::string> rest(args.begin() + static_cast<ptrdiff_t>(std::min(split.end, args.size())), args.end());
  if (!compare && !check && !explain && !split.command && rest.size() > 1 && access(rest[0].c_str(), F_OK) != 0) {
    compare = rest[0] == "compare";
    explain = rest[0] == "explain";
    if (compare || explain) rest.erase(rest.begin());
  }
  if (compare) {
    if (rest.empty()) return BadOption(options->program, "Argument expected for the --compare option");
    options->kind = RunKind::kCompare;
    options->rest = split.own;
    std::erase(options->rest, "--compare");
    options->rest.insert(options->rest.end(), rest.begin(), rest.end());
  } else if (check) {
    options->kind = RunKind::kCheck;
    options->rest = std::move(rest);
  } else if (explain) {
    if (rest.empty()) return BadOption(options->program, "Argument expected for the --explain option");
    options->kind = RunKind::kCommand;
    options->target = "__import__('_explain').main(__import__('sys').argv[1:])";
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
