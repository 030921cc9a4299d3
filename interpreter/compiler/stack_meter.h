// StackMeter: the walk along a code object's tree that stack_size.h answers from. Each method pushes and pops what CPython's
// instructions for its node do, in their order. Expressions and targets are in stack_expressions.cc, statements and patterns in
// stack_size.cc.
//
// Nothing is counted where control does not get, as CPython's optimizer has taken that code away; constant conditions decide.
#pragma once

#include <algorithm>
#include <vector>

#include "interpreter/compiler/stack_size.h"
#include "interpreter/compiler/unit.h"

namespace viv::compiler {

using Expr = const ast::ExprNode*;
using Stmt = const ast::StmtNode*;
using Exprs = ast::Span<ast::ExprNode*>;
using Stmts = ast::Span<ast::StmtNode*>;

inline bool IsConstant(Expr e) { return e->Is<ast::Constant>(); }

// One LOAD_CONST, once CPython's optimizer is done.
inline bool LoadsConstant(Expr e) {
  auto* joined = e->As<ast::JoinedStr>();
  return IsConstant(e) || (joined && joined->values.size() == 1 && IsConstant(joined->values[0]));
}

// How a condition may end.
enum Outcome : unsigned { kNever = 0, kTrue = 1, kFalse = 2, kEither = 3 };

class StackMeter {
 public:
  StackMeter(const SymbolTable& symbols, ConstantPool& pool, const StackSizeOptions& options)
      : symbols_(symbols), pool_(pool), options_(options) {}

  int Measure(const Scope& scope);

 private:
  // ---- The stack

  void Push(int count = 1) {
    height_ += count;
    Peak(0);
  }
  void Pop(int count = 1) { height_ -= count; }
  // So many more for a moment.
  void Peak(int count) {
    if (reachable_) max_ = std::max(max_, height_ + count);
  }
  // One value of `count`.
  void Build(int count) {
    Pop(count);
    Push();
  }
  bool Deep() {
    too_deep_ = too_deep_ || reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < CurrentThread().stack_limit;
    return too_deep_;
  }

  // ---- Expressions: one value more

  void Visit(Expr e);
  void VisitOrNone(Expr e) { e ? Visit(e) : Push(); }
  void VisitAll(Exprs list);
  void VisitAndDrop(Expr e);
  void BoolOp(const ast::BoolOp* e);
  void Compare(const ast::Compare* e);
  void Dict(const ast::Dict* e);
  void DictPart(const ast::Dict* e, uint32_t begin, uint32_t end);

  // The `pushed` values on top are the sequence's first ones.
  void Display(Exprs items, int pushed, bool tuple);
  void JoinedStr(Exprs values);

  // ---- Calls

  void Call(const ast::Call* e);

  // The caller drops them.
  void Arguments(int pushed, Exprs args, ast::Span<ast::Keyword*> keywords);
  void KeywordDict(ast::Span<ast::Keyword*> keywords);
  void KeywordPart(ast::Span<ast::Keyword*> keywords, uint32_t begin, uint32_t end);

  // ---- Functions

  int FreeCount(const ast::Node* node) const;
  void MakeFunction(const ast::Node* node);

  // The number of parts that lie on the stack.
  int Defaults(const ast::Arguments* args);
  int Annotations(const ast::Arguments* args, Expr returns);
  void Function(Stmt s, const ast::Arguments* args, Exprs decorators, Expr returns);
  void Class(const ast::ClassDef* s);

  // ---- Comprehensions

  void Comprehension(Expr e, ast::Span<ast::Comprehension*> generators);
  void ComprehensionBody(const ast::Node* node);
  void ComprehensionLoop(ast::Span<ast::Comprehension*> generators, uint32_t index, Expr element, Expr value);
  static Expr SingleItem(Expr e);

  // ---- Conditions: nothing is left on the stack

  Outcome Truth(Expr constant);
  unsigned Condition(Expr e);
  static bool IsNone(Expr e);

  // Both ways of a condition, from the same height.
  template <class Then, class Else>
  void Either(unsigned outcome, Then then, Else otherwise) {
    int base = height_;
    bool end = false;
    reachable_ = outcome & kTrue;
    if (reachable_) then();
    end = reachable_;
    height_ = base;
    reachable_ = outcome & kFalse;
    if (reachable_) otherwise();
    reachable_ = reachable_ || end;
    height_ = base;
  }

  // ---- Targets: the value on top goes

  void Store(Expr target);
  void Unpack(Exprs targets);
  void Delete(Expr target);

  // ---- Statements: nothing is left on the stack

  struct Block {
    BlockKind kind;
    Stmts finally_body = {};
    bool has_name = false;
    bool left = false;  // of a loop: by break
  };
  void Body(Stmts body);
  void Statements(Stmts body);
  void Statement(Stmt s);
  void AugAssign(const ast::AugAssign* s);
  void AnnAssign(const ast::AnnAssign* s);

  // A subscript that is evaluated for nothing.
  void VisitParts(Expr e);

  // ---- Loops

  template <class ForNode>
  void For(const ForNode* s) {
    int base = height_;
    Visit(s->iter);
    Push();
    if (ForNode::kKind == ast::NodeKind::kAsyncFor) Peak(1);  // None is sent to the awaitable
    blocks_.push_back({BlockKind::kFor});
    Store(s->target);
    Statements(s->body);
    EndLoop(true, s->orelse, base);
  }

  void While(const ast::While* s);
  void EndLoop(bool ends, Stmts orelse, int base);
  void LeaveLoop(bool is_break);
  void Return(const ast::Return* s);

  // What leaving a block takes from the stack; a value that is to be returned lies on top of it.
  void Undo(const Block& block);

  // ---- Exceptions
  // A handler starts with the exception. While it runs, the exception handled before lies below. Whatever leaves it goes through
  // code that is entered with two values more than the handler was and that copies one.

  void StartHandler(int base);
  void Try(Stmts body, ast::Span<ast::ExceptHandler*> handlers, Stmts orelse, Stmts finally_body, bool star);
  void TryExcept(Stmts body, ast::Span<ast::ExceptHandler*> handlers, Stmts orelse, bool star);
  void With(ast::Span<ast::WithItem*> items, Stmts body, BlockKind kind);

  // ---- Patterns

  void Match(const ast::Match* s);

  // Takes the subject on top and leaves the values of the names that the pattern binds.
  void Pattern(const ast::PatternNode* p);
  void Sequence(ast::Span<ast::PatternNode*> patterns);
  void Mapping(const ast::MatchMapping* p);

  const SymbolTable& symbols_;
  ConstantPool& pool_;
  const StackSizeOptions& options_;
  const Scope* scope_ = nullptr;
  int height_ = 0, max_ = 0;
  bool reachable_ = true, too_deep_ = false;
  std::vector<Block> blocks_;
};

}  // namespace viv::compiler
