// What one run of the grammar over one token stream knows. The grammar's parsers are constants; everything that changes is here.
//
//   Session   shared by all runs of one Parse(): arena, names, options, warnings
//   State     one token stream (the source, or one expression of an f-string) being read by one grammar
#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "parser/identifiers.h"
#include "parser/token.h"

namespace viv::parser {

using Node = ast::Node;
using Nodes = ast::Span<Node*>;

// Thrown by whatever finds an error; never leaves the parser.
struct Failure {
  SyntaxErrorData data;
};

struct Session {
  Session(Arena& arena, const ParseOptions& options) : arena(arena), options(options), names(arena) {}

  Arena& arena;
  const ParseOptions& options;
  IdentifierTable names;
  bool columns_in_characters = true;
  bool malformed = false;  // there is something in the source that is not UTF-8
  bool report_warnings = true;
  std::vector<ParseWarning> warnings;
  // A stack on which sequences are gathered before they go to the arena.
  std::vector<Node*> scratch;
  // Token streams of f-string expressions, one per level of nesting, kept for their capacity.
  std::vector<std::unique_ptr<TokenStream>> streams;
  size_t streams_in_use = 0;
};

// Results of the diagnosing grammar's rules by place, as CPython's parser keeps them. Without it errors in nested brackets take
// exponential time.
class Memo {
 public:
  struct Entry {
    Node* node;
    const Token* end;  // null: the rule does not match here
    int rule;
    Entry* next;
  };

  void Reset(const Token* first, size_t count) {
    first_ = first;
    heads_.assign(count, nullptr);
  }
  Entry* Find(const Token* place, int rule) const {
    Entry* entry = heads_[static_cast<size_t>(place - first_)];
    while (entry != nullptr && entry->rule != rule) {
      entry = entry->next;
    }
    return entry;
  }
  void Insert(Arena& arena, const Token* place, int rule, Node* node, const Token* end) {
    Entry*& head = heads_[static_cast<size_t>(place - first_)];
    head = new (arena.Allocate(sizeof(Entry))) Entry{node, end, rule, head};
  }

 private:
  const Token* first_ = nullptr;
  std::vector<Entry*> heads_;
};

struct State {
  State(Session& session, TokenStream& stream) : session(session), stream(stream), fetched(stream.tokens.data() + 1) {}

  Session& session;
  TokenStream& stream;
  bool in_fstring = false;
  int levels = 0;  // see limits.h

  // The rest is the diagnosing grammar's.
  const Token* fetched;  // behind the last token that anybody looked at
  bool invalid_rules = false;
  bool stopped = false;  // see first_of in diagnosis.h
  Memo memo;

  const Token* begin() const { return stream.tokens.data(); }
  const Token* end() const { return stream.tokens.data() + stream.tokens.size(); }
  ast::Identifier Name(const Token& token) { return session.names.Intern(stream.Text(token)); }

  void SetStart(Node* node, const Token& token) const {
    node->line = token.line;
    node->col = stream.Column(token);
  }
  // The end is that of the last token before `after` which is more than white space.
  void SetEnd(Node* node, const Token* after) const {
    const Token* last = after - 1;
    while (IsWhitespace(last->kind) && last > begin()) {
      --last;
    }
    node->end_line = stream.EndLine(*last);
    node->end_col = static_cast<uint32_t>(static_cast<int>(last->end) - stream.LineStart(node->end_line));
  }
  template <class T>
  T* New(const Token* first, const Token* after) {
    T* node = NewWithoutPlace<T>();
    SetStart(node, *first);
    SetEnd(node, after > first ? after : first + 1);
    return node;
  }
  template <class T>
  T* NewWithoutPlace() {
    T* node = new (session.arena.Allocate(sizeof(T))) T{};
    node->kind = T::kKind;
    return node;
  }

  // Sequences: push on the scratch stack, then take what lies above the mark.
  size_t Mark() const { return session.scratch.size(); }
  void Push(Node* node) { session.scratch.push_back(node); }
  Nodes Take(size_t mark) {
    Nodes result = CopySpan(session.scratch.data() + mark, session.scratch.size() - mark);
    session.scratch.resize(mark);
    return result;
  }
  void Drop(size_t mark) { session.scratch.resize(mark); }
  template <class T>
  ast::Span<T> CopySpan(const T* items, size_t count) {
    if (count == 0) {
      return {};
    }
    T* copy = session.arena.AllocateArray<T>(count);
    std::copy(items, items + count, copy);
    return {copy, static_cast<uint32_t>(count)};
  }
};

// A sequence of nodes as a sequence of one family of them. The caller knows that all are.
template <class T>
ast::Span<T*> CastSpan(Nodes nodes) {
  return {reinterpret_cast<T**>(nodes.data()), nodes.size()};
}

}  // namespace viv::parser
