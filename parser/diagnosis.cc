// The two runs of the diagnosing grammar, and what is told when neither raises.
// Answers to _PyPegen_run_parser and _Pypegen_set_syntax_error.
#include <optional>

#include "parser/diagnosis_rules.h"

#include "parser/run.h"

namespace viv::parser {
namespace {

// The error that was raised, if one was; `accepted` says whether the grammar matched.
std::optional<Failure> RunOnce(State& state, StartRule rule, bool invalid_rules, bool& accepted) {
  accepted = false;
  state.invalid_rules = invalid_rules;
  state.stopped = false;
  state.levels = 0;
  state.memo.Reset(state.begin(), state.stream.tokens.size());
  size_t mark = state.Mark();
  auto context = x3::make_context<StateTag>(state);
  Iterator first = state.begin();
  try {
    switch (rule) {
      case StartRule::kFile:
        accepted = diagnosis::file.parse(first, state.end(), context, x3::unused, x3::unused);
        break;
      case StartRule::kExpression:
        accepted = diagnosis::eval.parse(first, state.end(), context, x3::unused, x3::unused);
        break;
      case StartRule::kSingle:
        accepted = diagnosis::interactive.parse(first, state.end(), context, x3::unused, x3::unused);
        break;
      case StartRule::kFString:
        accepted = diagnosis::star_expressions.parse(first, state.end(), context, x3::unused, x3::unused);
        break;
    }
  } catch (Failure& failure) {
    state.Drop(mark);
    return std::move(failure);
  }
  state.Drop(mark);
  return std::nullopt;
}

bool WasFetched(const State& state, Tok kind) { return (state.fetched - 1)->kind == kind; }

// Whether reading `token` took a look at what stands behind it.
bool LooksBehind(const State& state, const Token& token) {
  std::string_view text = state.stream.Text(token);
  switch (token.kind) {
    case kNewline:
    case kIndent:
    case kDedent:
    case kEllipsis:
      return false;
    case kString:
      return text.size() == 2;
    case kName:
    case kNumber:
      return true;
    default:
      return text.size() < 3;
  }
}

// Whether the lexer came to the end of the input in reading as far as the parser has looked.
bool ReachedEnd(const State& state) {
  const Token& last = *(state.fetched - 1);
  if (last.kind == kError) {
    return state.stream.error.at_end;
  }
  return last.kind == kEnd || (last.end == state.stream.text.size() && (!state.stream.HasColumn(last) || LooksBehind(state, last)));
}

// Reads the rest of the source, whose warnings come out too.
// An error of the lexer further on, or a bracket that was opened on an earlier line and never closed, says more than one of the
// parser.
void CheckRest(State& state) {
  TakeLexerWarnings(state, state.end(), state.session.warnings.size());
  const LexError& error = state.stream.error;
  if (error.cause == LexError::Cause::kNone || WasFetched(state, kError)) {
    return;
  }
  int line = static_cast<int>((state.fetched - 1)->line);
  state.fetched = state.end();
  if (error.cause == LexError::Cause::kRaised) {
    throw Failure{error.data};
  }
  // What is typed may still be closed.
  if (!state.stream.open.empty() && line > state.stream.open.back().line && !state.session.options.typed) {
    RaiseNeverClosed(state);
  }
}

}  // namespace

bool DiagnosisAccepts(State& state, StartRule rule) {
  bool accepted;
  state.fetched = state.begin();
  return !RunOnce(state, rule, /*invalid_rules=*/false, accepted) && accepted;
}

void Diagnose(State& state, StartRule rule) {
  size_t mark = state.session.warnings.size();
  state.fetched = state.begin();
  bool accepted;
  std::optional<Failure> failure = RunOnce(state, rule, /*invalid_rules=*/false, accepted);
  TakeLexerWarnings(state, state.fetched, mark);
  if (state.session.options.allow_incomplete_input && ReachedEnd(state)) {
    RaiseHere(state, "incomplete input");
  }
  const Token* last = state.fetched - 1;
  if (!failure) {
    mark = state.session.warnings.size();
    failure = RunOnce(state, rule, /*invalid_rules=*/true, accepted);
    TakeLexerWarnings(state, state.fetched, mark);
  }
  if (failure) {
    if (failure->data.kind != ErrorKind::kMemoryError && !ReachedEnd(state)) {
      CheckRest(state);
    }
    throw std::move(*failure);
  }
  if (last->kind == kIndent || last->kind == kDedent) {
    RaiseHere(state, last->kind == kIndent ? "unexpected indent" : "unexpected unindent", ErrorKind::kIndentationError);
  }
  SyntaxErrorData generic =
      MakeError(state, ErrorKind::kSyntaxError, Place::StartOf(state, *last), Place::EndOf(state, *last), "invalid syntax");
  CheckRest(state);
  throw Failure{std::move(generic)};
}

}  // namespace viv::parser
