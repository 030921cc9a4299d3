#include "parser/parse.h"

#include <algorithm>

#include "parser/ast_walk.h"
#include "parser/failures.h"
#include "parser/grammar.h"
#include "parser/lexer.h"
#include "parser/run.h"
#include "parser/source.h"
#include "parser/unicode.h"

namespace viv::parser {
namespace {

// Null where the grammar does not match, or an action found an error: which one it is to be is not for this grammar to say.
Node* RunFastGrammar(State& state, StartRule rule, Iterator& first) {
  auto context = x3::make_context<StateTag>(state);
  first = state.begin();
  Node* result = nullptr;
  bool matched = false;
  try {
    switch (rule) {
      case StartRule::kFile:
        matched = file_input.parse(first, state.end(), context, x3::unused, result);
        break;
      case StartRule::kExpression:
        matched = eval_input.parse(first, state.end(), context, x3::unused, result);
        break;
      case StartRule::kSingle:
        matched = single_input.parse(first, state.end(), context, x3::unused, result);
        break;
      case StartRule::kFString:
        matched = star_expressions.parse(first, state.end(), context, x3::unused, result);
        break;
    }
  } catch (const Failure& failure) {
    if (failure.data.kind == ErrorKind::kMemoryError) {
      throw;
    }
    return nullptr;
  }
  return matched ? result : nullptr;
}

// After a single statement only white space and comments may stand.
void CheckSingleStatement(State& state, Iterator after) {
  state.fetched = after;
  std::string_view text = state.stream.text;
  size_t p = (after - 1)->end;
  if ((after - 1)->kind == kNewline && p < text.size()) {
    ++p;
  }
  for (; p < text.size(); ++p) {
    if (text[p] == '#') {
      p = std::min(text.find('\n', p), text.size() - 1);
    } else if (text[p] != ' ' && text[p] != '\t' && text[p] != '\n' && text[p] != '\f') {
      RaiseHere(state, "multiple statements found while compiling a single statement");
    }
  }
}

StartRule StartRuleOf(ParseMode mode) {
  switch (mode) {
    case ParseMode::kFile:
      return StartRule::kFile;
    case ParseMode::kExpression:
      return StartRule::kExpression;
    case ParseMode::kSingle:
      return StartRule::kSingle;
  }
  __builtin_unreachable();
}

}  // namespace

void TakeLexerWarnings(State& state, const Token* end, size_t mark) {
  std::vector<ParseWarning>& warnings = state.session.warnings;
  std::vector<TokenStream::Warning>& waiting = state.stream.warnings;
  auto taken = waiting.begin();
  for (; taken != waiting.end() && state.begin() + taken->token < end; ++taken) {
    warnings.push_back(std::move(taken->warning));
  }
  waiting.erase(waiting.begin(), taken);
  std::stable_sort(warnings.begin() + static_cast<ptrdiff_t>(mark), warnings.end(),
                   [](const ParseWarning& a, const ParseWarning& b) { return a.line < b.line; });
}

Node* Run(State& state, StartRule rule) {
  size_t mark = state.Mark();
  size_t warnings = state.session.warnings.size();
  Iterator after = nullptr;
  if (Node* result = RunFastGrammar(state, rule, after)) {
    if (rule == StartRule::kSingle) {
      CheckSingleStatement(state, after);
    }
    TakeLexerWarnings(state, state.end(), warnings);
    return result;
  }
  state.Drop(mark);
  state.session.warnings.resize(warnings);
  state.levels = 0;
  Diagnose(state, rule);
}

Node* RunFStringExpression(Session& session, std::string_view text, int line, int column) {
  if (session.streams.size() == session.streams_in_use) {
    session.streams.push_back(std::make_unique<TokenStream>());
  }
  TokenStream& stream = *session.streams[session.streams_in_use];
  struct InUse {
    size_t& count;
    explicit InUse(size_t& count) : count(count) { ++count; }
    ~InUse() { --count; }
  } in_use(session.streams_in_use);
  stream.Reset(text, line, column);
  Lex(stream, {});
  State state(session, stream);
  state.in_fstring = true;
  return Run(state, StartRule::kFString);
}

ParseResult Parse(std::string_view source, ParseMode mode, std::string filename, const ParseOptions& options) {
  ParseResult result;
  result.arena = std::make_unique<Arena>();
  result.filename = std::move(filename);
  LoadedSource loaded = LoadSource(source, mode, result.filename, options, *result.arena);
  if (loaded.error != nullptr) {
    result.error = std::move(loaded.error);
    return result;
  }
  result.source = loaded.text;

  Session session(*result.arena, options);
  session.columns_in_characters = loaded.columns_in_characters;
  Utf8Problem problem;
  session.malformed = options.source_kind != SourceKind::kStr && FindUtf8Problem(loaded.text, problem);
  TokenStream stream;
  stream.Reset(loaded.text, 1, 0);
  Lex(stream, {mode == ParseMode::kSingle, options.dont_imply_dedent, loaded.error_at_end.get(), options.typed});
  State state(session, stream);
  try {
    result.mod = static_cast<ast::ModNode*>(Run(state, StartRuleOf(mode)));
  } catch (Failure& failure) {
    result.error = std::make_unique<SyntaxErrorData>(std::move(failure.data));
  }
  result.warnings = std::move(session.warnings);
  result.identifier_count = session.names.count();
  return result;
}

}  // namespace viv::parser
