// The symbol table: which scope each name of a module belongs to, found in two passes before any code is made.
//
//   1. Collect: walks the tree and notes, scope by scope, how each name is used (SymbolFlag bits).
//   2. Analyse: from the outside in decides for every name of every scope whether it is local, a cell, free, or global.
//
// A function, lambda, class body, comprehension and the module itself are scopes. The errors are those of CPython's symtable, in
// its words and at its places. Names are mangled (`__x` in class C is `_C__x`) here once and for all: look them up mangled. Answers
// to CPython's Python/symtable.c.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "parser/ast.h"

namespace viv::compiler {

class ErrorReporter;

enum SymbolFlag : uint16_t {
  kDefGlobal = 1,  // global statement
  kDefLocal = 2,   // assigned in the scope
  kDefParameter = 4,
  kDefNonlocal = 8,  // nonlocal statement
  kUsed = 16,
  kDefFree = 32,       // free in an inner scope and passed through this one
  kDefFreeClass = 64,  // free in a class body that also binds it
  kDefImport = 128,
  kDefAnnotated = 256,
  kDefCompIteration = 512,  // bound by a comprehension's `for`
  kDefDeleted = 1024,       // deleted somewhere: `del`, or the end of an `except ... as`
  kDefBound = kDefLocal | kDefParameter | kDefImport,
};

enum class NameScope : uint8_t { kUnknown, kLocal, kGlobalExplicit, kGlobalImplicit, kFree, kCell };

struct Symbol {
  std::string_view name;
  uint16_t flags = 0;
  NameScope scope = NameScope::kUnknown;
  int32_t slot = -1;  // the code generator's: register
};

enum class ScopeKind : uint8_t { kModule, kClass, kFunction, kAnnotation };

struct Scope {
  ScopeKind kind;
  const ast::Node* node;
  std::string_view name;
  Scope* parent = nullptr;
  std::vector<std::unique_ptr<Scope>> children;
  std::vector<Symbol> symbols;                                            // in the order of first mention
  absl::flat_hash_map<std::string_view, uint32_t> index;                  // name -> symbols
  std::vector<std::string_view> parameters;                               // in the order of the frame's registers
  std::vector<std::pair<std::string_view, const ast::Node*>> directives;  // global and nonlocal statements
  bool nested = false;                                                    // inside a function
  bool has_free = false;                                                  // has free variables
  bool child_has_free = false;
  bool is_generator = false, is_coroutine = false, is_comprehension = false;
  bool is_generator_expression = false;
  bool has_varargs = false, has_varkeywords = false;
  bool returns_value = false;
  bool needs_class_closure = false;  // a method uses __class__ or super
  bool is_outermost_target = false;  // analysing the target of a comprehension's `for`
  int iteration_expression = 0;      // > 0 while in a comprehension's iterable

  const Symbol* Find(std::string_view name) const {
    auto it = index.find(name);
    return it == index.end() ? nullptr : &symbols[it->second];
  }
  Symbol* Find(std::string_view name) {
    auto it = index.find(name);
    return it == index.end() ? nullptr : &symbols[it->second];
  }
  NameScope ScopeOf(std::string_view name) const {
    const Symbol* symbol = Find(name);
    return symbol ? symbol->scope : NameScope::kUnknown;
  }
};

// Owns the scopes and the mangled names. Valid as long as the tree.
class SymbolTable {
 public:
  // Null: an exception is pending (SyntaxError or RecursionError).
  static std::unique_ptr<SymbolTable> Build(const ast::ModNode* module, bool future_annotations, ErrorReporter& errors);

  Scope* top() const { return top_.get(); }
  // The scope that a function, lambda, class or comprehension node opens.
  Scope* Lookup(const ast::Node* node) const {
    auto it = by_node_.find(node);
    return it == by_node_.end() ? nullptr : it->second;
  }
  // `name` as seen inside class `class_name` (empty: not in a class). The result lives as long as the table.
  std::string_view Mangle(std::string_view class_name, std::string_view name);

 private:
  friend class ScopeBuilder;
  std::unique_ptr<Scope> top_;
  absl::flat_hash_map<const ast::Node*, Scope*> by_node_;
  std::deque<std::string> mangled_;
};

}  // namespace viv::compiler
