// The abstract syntax tree of Python 3.11: the same node types and fields as CPython's `ast` module (Parser/Python.asdl), as plain
// structs in an arena.
//
// Sits at the border between the parser, which makes trees, and the compiler, which reads them. Nodes know no Python object: a
// constant is decoded to C++ values, an identifier is a string interned within the tree.
//
// Vocabulary
//   Node         anything in the tree; `kind` says which struct it is. ExprNode, StmtNode, PatternNode, ModNode and PartNode are
//                ast's families and add nothing; a concrete node derives from one of them.
//   Identifier   pointer to an interned name: same name, same pointer, within one parse. Null where `ast` has None.
//   Span<T>      a sequence in the arena; never owns.
//
// Invariants
//   1. Lines count from 1, columns from 0 in bytes of the UTF-8 source, ends are exclusive; all as CPython's lineno, col_offset,
//      end_lineno, end_col_offset. Nodes to which CPython gives no position (mod, comprehension, arguments, withitem, match_case)
//      carry one too, which is only good for messages.
//   2. Trees are immutable once parsed, acyclic, and live as long as the ParseResult that owns their arena.
//   3. Store/Load/Del is set on every Name, Attribute, Subscript, Starred, List and Tuple.
//   4. Nesting that costs the parser recursion is bounded (limits.h); chains are not: `a+a+a...`, `x.y.y...`, `f()()()...`,
//      `- - - x`, `a**b**c...`, `x if y else x if y else ...` and `elif` make a tree as deep as the chain is long. Whoever recurses
//      over a tree counts depth, as CPython's symtable and compiler do ("maximum recursion depth exceeded during compilation"), or
//      uses ast_walk.h, which keeps a stack of its own and also tells how deep a tree is.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace viv::ast {

template <class T>
class Span {
 public:
  constexpr Span() = default;
  constexpr Span(T* data, uint32_t size) : data_(data), size_(size) {}

  constexpr T* begin() const { return data_; }
  constexpr T* end() const { return data_ + size_; }
  constexpr T* data() const { return data_; }
  constexpr uint32_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](uint32_t index) const { return data_[index]; }
  constexpr T& front() const { return data_[0]; }
  constexpr T& back() const { return data_[size_ - 1]; }
  constexpr Span First(uint32_t count) const { return {data_, count}; }
  constexpr Span Skip(uint32_t count) const { return {data_ + count, size_ - count}; }

 private:
  T* data_ = nullptr;
  uint32_t size_ = 0;
};

// A name as the program sees it: NFKC-normalised, not yet mangled. `index` counts the distinct names of one parse from 0, so that a
// side table of them is an array (ParseResult::identifier_count).
struct IdentifierText {
  uint32_t size;
  uint32_t index;
  const char* chars;

  std::string_view view() const { return {chars, size}; }
};
using Identifier = const IdentifierText*;

enum class BoolOperator : uint8_t {
#define VIV_AST_BOOL(name) k##name,
#include "parser/ast_operators.def"
};
enum class BinaryOperator : uint8_t {
#define VIV_AST_BINARY(name) k##name,
#include "parser/ast_operators.def"
};
enum class UnaryOperator : uint8_t {
#define VIV_AST_UNARY(name) k##name,
#include "parser/ast_operators.def"
};
enum class CompareOperator : uint8_t {
#define VIV_AST_COMPARE(name) k##name,
#include "parser/ast_operators.def"
};
enum class ExprContext : uint8_t {
#define VIV_AST_CONTEXT(name) k##name,
#include "parser/ast_operators.def"
};

enum class ConstantKind : uint8_t {
  kNone,
  kTrue,
  kFalse,
  kEllipsis,
  kInt,        // `integer`: what fits an int64
  kBigInt,     // `text`: the digits, lower case, without prefix and underscores; `base`: 2, 8, 10 or 16
  kFloat,      // `real`
  kImaginary,  // `real`: the imaginary part; the real part is 0.0
  kStr,        // `text`
  kBytes,      // `text`
};

// A str is UTF-8 in which a surrogate, as '\ud800' writes it, has a three-byte form like any other code point of its size. Two
// surrogates in a row stay two code points, as in Python, so this is neither strict UTF-8 nor WTF-8: decode each code point alone.
struct ConstantValue {
  ConstantKind kind = ConstantKind::kNone;
  uint8_t base = 10;
  bool has_surrogates = false;
  bool is_ascii = false;  // of a str
  union {
    int64_t integer = 0;
    double real;
  };
  std::string_view text;
};

// The field of Constant that ast calls `kind`: 'u' for u"..." (the first part decides), else None.
enum class StringPrefix : uint8_t { kNone, kU };

enum class NodeKind : uint8_t {
#define VIV_AST_NODE(base, type, name, fields) k##type,
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
};

struct Node {
  NodeKind kind;
  uint32_t line;
  uint32_t col;
  uint32_t end_line;
  uint32_t end_col;

  template <class T>
  bool Is() const {
    return kind == T::kKind;
  }
  // Null where the node is of another type.
  template <class T>
  T* As() {
    return kind == T::kKind ? static_cast<T*>(this) : nullptr;
  }
  template <class T>
  const T* As() const {
    return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
  }
};

struct ModNode : Node {};
struct StmtNode : Node {};
struct ExprNode : Node {};
struct PatternNode : Node {};
struct PartNode : Node {};

#define VIV_AST_NODE(base, type, name, fields) struct type;
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE

// The structs. Each has, beside its fields:
//   kKind                 its NodeKind
//   VisitFields(visitor)  calls visitor(name, field) for each field in order; visitor.Optional(name, field) for optional ones
#define F(field_type, field) field_type field{};
#define O(field_type, field) field_type field{};
#define VIV_AST_NODE(base, type, name, fields)           \
  struct type : base {                                   \
    static constexpr NodeKind kKind = NodeKind::k##type; \
    fields template <class Visitor>                      \
    void VisitFields(Visitor&& visitor) const;           \
  };
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
#undef F
#undef O

#define F(field_type, field) visitor(#field, field);
#define O(field_type, field) visitor.Optional(#field, field);
#define VIV_AST_NODE(base, type, name, fields)                       \
  template <class Visitor>                                           \
  void type::VisitFields([[maybe_unused]] Visitor&& visitor) const { \
    fields                                                           \
  }
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
#undef F
#undef O

// Names as ast.dump prints them.
constexpr std::string_view NodeName(NodeKind kind) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_NODE(base, type, name, fields) name,
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
  };
  return kNames[static_cast<int>(kind)];
}

// Calls `function` with the node as its own type: the one switch over all kinds.
template <class Function>
decltype(auto) Dispatch(const Node* node, Function&& function) {
  switch (node->kind) {
#define VIV_AST_NODE(base, type, name, fields) \
  case NodeKind::k##type:                      \
    return function(static_cast<const type*>(node));
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
  }
  __builtin_unreachable();
}

}  // namespace viv::ast
