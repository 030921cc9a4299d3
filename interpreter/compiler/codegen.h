// CodeGenerator: the tree, with its symbol table, to code objects. One Unit per code object under construction; the methods are
// spread over the files named below, each for one part of the language.
//
// How values travel
//   An expression is compiled Into a register: kNewTemporary pushes one; a variable's register takes the result of the last
//   instruction directly (`x = a + b` is one Add). Use() answers an Operand instead, so that a variable or a constant need not be
//   moved first. A variable may only stay where it is while nothing runs that could rebind it or look at its references
//   (MayRebind): then it is moved, which is also what the refcounts of CPython's stack look like.
//
// Order of evaluation, order of co_consts and co_names, and the position of each instruction follow CPython's Python/compile.c:
// what it would load is counted as a constant here too (KeepConstant), though a register machine may not load it.
#pragma once

#include <memory>

#include "absl/container/flat_hash_map.h"
#include "interpreter/compiler/constants.h"
#include "interpreter/compiler/error_reporter.h"
#include "interpreter/compiler/unit.h"
#include "interpreter/objects/str_object.h"

namespace viv::compiler {

struct PatternContext;

struct CodegenOptions {
  int optimize = 0;
  uint32_t future_flags = 0;
  int future_line = -1;      // last line of the module's __future__ imports
  bool interactive = false;  // statements that are expressions are printed
};

class CodeGenerator {
 public:
  CodeGenerator(SymbolTable& symbols, ConstantPool& pool, ErrorReporter& errors, const CodegenOptions& options)
      : symbols_(symbols), pool_(pool), errors_(errors), options_(options) {}

  // Null: exception pending.
  Ref<CodeObject> Module(const ast::ModNode* module);

 private:
  friend struct PatternContext;
  using Expr = const ast::ExprNode*;
  using Stmt = const ast::StmtNode*;
  template <class T>
  using Span = ast::Span<T*>;

  // ---- units.cc: code objects begin and end
  bool EnterUnit(UnitKind kind, const ast::Node* node, std::string_view name, int first_line);
  Ref<CodeObject> LeaveUnit(bool add_none);
  void AbandonUnit();
  Ref<CodeObject> Compiled(const ast::Node* node) const {
    auto it = compiled_.find(node);
    return it == compiled_.end() ? nullptr : it->second;
  }
  std::string QualifiedName(std::string_view name);
  bool Prologue();
  uint32_t Flags() const;
  Ref<TupleObject> NamesTuple(const std::vector<std::string_view>& names);

  // ---- units.cc: constants and names
  int ConstantIndex(Object* value);  // -1: failed
  int UsedConstant(Object* value) {  // as an operand of what is emitted next
    int index = ConstantIndex(value);
    if (em().reachable() && index > u_->last_used_constant) u_->last_used_constant = index;
    return index;
  }
  bool KeepConstant(Object* value) { return ConstantIndex(value) >= 0; }
  bool LoadConstant(Object* value, int dest);
  bool LoadNone(int dest) { return LoadConstant(None(), dest); }
  void EmitReturnConstant(int index);
  bool LoadLateTuple(std::vector<Object*> items, int dest);
  Object* TupleConstant(const std::vector<Object*>& items);
  int NameIndex(std::string_view name);  // -1: failed
  std::string_view Mangled(std::string_view name) { return symbols_.Mangle(u_->class_name, name); }
  bool Resolve(std::string_view name, NameRef* ref);
  bool LoadNamed(std::string_view name, int dest);
  bool StoreNamed(std::string_view name, int value);  // takes temporary `value`
  bool DeleteNamed(std::string_view name);
  int Fast(std::string_view name);         // the register of a local variable; -1: it is none
  bool ClearNamed(std::string_view name);  // name = None; del name
  int CellRegister(std::string_view name);

  // ---- expressions.cc
  bool Into(Expr e, int dest);
  bool Push(Expr e) { return Into(e, kNewTemporary); }
  void LineOf(Expr e);
  bool Use(Expr e, unsigned accept, Operand* operand, bool rebinds_later = false);
  bool ForEffect(Expr e);
  bool Dispatch(Expr e, int dest);
  bool Binary(const ast::BinOp* e, int dest);
  bool Unary(const ast::UnaryOp* e, int dest);
  bool BoolOp(const ast::BoolOp* e, int dest);
  bool IfExp(const ast::IfExp* e, int dest);
  bool Compare(const ast::Compare* e, int dest);
  bool Walrus(const ast::NamedExpr* e, int dest);
  bool Attribute(const ast::Attribute* e, int dest);
  bool Subscript(const ast::Subscript* e, int dest);
  bool Slice(const ast::Slice* e, int dest);
  bool YieldExpr(const ast::Yield* e, int dest);
  bool YieldFrom(const ast::YieldFrom* e, int dest);
  bool AwaitExpr(const ast::Await* e, int dest);
  // The awaitable's iterator is the last temporary; its result takes its place.
  bool Delegate(int resume_kind);
  void EmitYield(int value);
  bool JoinedStr(const ast::JoinedStr* e, int dest);
  bool FormattedValue(const ast::FormattedValue* e, int dest);
  void Variant(Opcode first, int dest, Operand b, Operand c);  // of an operation with two operands, which are popped
  int Dest(int dest) { return dest == kNewTemporary ? em().Push() : dest; }
  void Settle(int base, int dest);  // the result stands in temporary `base`, the only one left from there on
  void PopOperand(Operand operand) {
    if (operand.kind == Operand::kTemporary) em().Pop();
  }
  static bool MayRebind(Expr e);
  static bool MayRebindAny(Span<ast::ExprNode> list);
  void LocateAttribute(const ast::Attribute* e);

  // ---- displays.cc
  bool Display(Span<ast::ExprNode> items, int pushed, Opcode build, Opcode add, Opcode extend, bool tuple, int dest);
  bool DictDisplay(const ast::Dict* e, int dest);
  bool DictPart(const ast::Dict* e, uint32_t begin, uint32_t end);
  bool BuildConstKeyMap(int base, const std::vector<Object*>& keys);
  bool Comprehension(Expr e, Span<ast::Comprehension> generators, Expr element, Expr value, std::string_view name, int dest);
  bool ComprehensionLoop(Expr e, Span<ast::Comprehension> generators, uint32_t index, Expr element, Expr value, int collection);
  bool AsyncComprehensionLoop(Expr e, Span<ast::Comprehension> generators, uint32_t index, Expr element, Expr value,
                              int collection);
  bool ComprehensionElement(Expr e, Expr element, Expr value, int collection);
  static bool IsConstantLike(Expr e);
  Object* ConstantLikeValue(Expr e);

  // ---- calls.cc
  bool CallExpr(const ast::Call* e, int dest);
  bool MethodCall(const ast::Call* e, const ast::Attribute* method, int dest);
  // Arguments behind the callable in register `base`, `pushed` of them there already; then the call, its result in `base`.
  bool CallArguments(int base, int pushed, Span<ast::ExprNode> args, Span<ast::Keyword> keywords);
  bool CheckKeywords(Span<ast::Keyword> keywords);
  bool KeywordDict(int base, Span<ast::Keyword> keywords);
  bool KeywordPart(Span<ast::Keyword> keywords, uint32_t begin, uint32_t end);
  Object* KeywordNames(Span<ast::Keyword> keywords, uint32_t begin, uint32_t end);

  // ---- conditions.cc
  bool JumpIf(Expr e, Label target, bool condition);
  bool JumpIfCompare(const ast::Compare* e, Label target, bool condition);
  void CompareJump(ast::CompareOperator op, Operand a, Operand b, Label target, bool condition);
  void CompareOp(ast::CompareOperator op, int dest, Operand a, Operand b, bool pop = true);

  // ---- statements.cc
  bool Body(Span<ast::StmtNode> body);
  static bool SetupAnnotationsWanted(Span<ast::StmtNode> body);
  bool Statements(Span<ast::StmtNode> body, uint32_t from = 0);
  bool Statement(Stmt s);
  bool ExpressionStatement(const ast::Expr* s);
  bool Return(const ast::Return* s);
  bool Raise(const ast::Raise* s);
  bool Assert(const ast::Assert* s);
  bool If(const ast::If* s);
  bool While(const ast::While* s);
  bool For(const ast::For* s);
  bool AsyncFor(const ast::AsyncFor* s);
  bool NextInto(Expr target, int iterator, Label end);  // the next item to a target; at the end to `end`, the iterator gone
  bool AsyncNextItem(int iterator, Label handler);      // as a new temporary; exceptions go to `handler`
  bool Break(const ast::Break* s);
  bool Continue(const ast::Continue* s);
  bool Import(const ast::Import* s);
  bool ImportFrom(const ast::ImportFrom* s);
  bool PushBlock(const Block& block);
  void PopBlock() { u_->blocks.pop_back(); }
  // What stands between here and the loop (or the function's end) is undone. `value`: a temporary that stays; -1: none.
  bool Unwind(bool keep_value, bool to_loop, Block* loop);
  bool UnwindBlock(const Block& block, bool keep_value);

  // ---- assignments.cc
  bool Assign(const ast::Assign* s);
  bool AssignFrom(Expr target, Expr value);
  bool StoreTarget(Expr target, int value);  // takes temporary `value`; its register is free afterwards, the caller pops it
  bool NamesNothingNew(Expr e);
  void StoreItem(int value, Operand container, Operand key);  // the caller pops
  bool Unpack(Expr target, Span<ast::ExprNode> items, int value);
  bool AugAssign(const ast::AugAssign* s);
  bool AnnAssign(const ast::AnnAssign* s);
  bool DeleteTarget(Expr target);
  bool EvaluateAnnotationPart(Expr e);  // evaluated and dropped
  bool EvaluateSubscriptAnnotation(Expr e);
  bool ForbiddenName(std::string_view name, ast::ExprContext context);  // true: an error is pending

  // ---- exceptions.cc
  bool Try(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse,
           Span<ast::StmtNode> finally_body, bool star);
  bool TryExcept(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse);
  bool TryStar(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse);
  bool TryFinally(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse,
                  Span<ast::StmtNode> finally_body, bool star);
  bool With(Stmt s, Span<ast::WithItem> items, Span<ast::StmtNode> body, uint32_t index, bool is_async);
  void EmitUnwindHandler(Label cleanup, int registers, const VariableSet& assigned, bool reachable);
  bool CallExitWithNones(int exit, bool is_async);

  // ---- functions.cc
  bool Function(Stmt s, std::string_view name, const ast::Arguments* args, Span<ast::StmtNode> body, Span<ast::ExprNode> decorators,
                Expr returns, bool is_async);
  bool Class(const ast::ClassDef* s);
  bool Lambda(const ast::Lambda* e, int dest);
  bool DefaultArguments(const ast::Arguments* args, uint16_t* flags);
  bool Annotations(const ast::Arguments* args, Expr returns, uint16_t* flags);
  bool Annotation(std::string_view name, Expr annotation, int* count);
  bool AnnotationValue(Expr annotation, int dest);
  Object* AnnotationText(Expr annotation);  // of `from __future__ import annotations`
  bool MakeFunction(int base, Borrowed<CodeObject> code, uint16_t flags);  // its parts stand from `base` on; result there
  bool Decorate(int first, Span<ast::ExprNode> decorators);
  bool StoreNamedAndPop(std::string_view name);  // takes the last temporary
  void ReturnOperand(Operand value);
  bool CheckParameters(const ast::Arguments* args);
  void SetParameterCounts(const ast::Arguments* args);

  // ---- patterns.cc
  bool Match(const ast::Match* s);
  bool Pattern(const ast::PatternNode* p, int subject, PatternContext* pc);
  bool SubPattern(const ast::PatternNode* p, int subject, PatternContext* pc);
  bool SequencePattern(const ast::MatchSequence* p, int subject, PatternContext* pc);
  bool MappingPattern(const ast::MatchMapping* p, int subject, PatternContext* pc);
  bool ClassPattern(const ast::MatchClass* p, int subject, PatternContext* pc);
  bool AsPattern(const ast::MatchAs* p, int subject, PatternContext* pc);
  bool OrPattern(const ast::MatchOr* p, int subject, PatternContext* pc);
  bool CapturePattern(ast::Identifier name, int subject, PatternContext* pc);
  bool UnpackPatterns(Span<ast::PatternNode> patterns, int star, int subject, PatternContext* pc);
  bool SubscriptPatterns(Span<ast::PatternNode> patterns, int star, int subject, PatternContext* pc);
  bool CompareLength(int subject, int64_t length, Opcode compare, PatternContext* pc);
  void FailIfNone(int r, PatternContext* pc);
  Label FailLabel(PatternContext* pc);
  void EmitFailures(PatternContext* pc);

  // ---- diagnostics.cc
  bool Error(const char* format, ...);    // SyntaxError at the current location; false
  bool Warning(const char* format, ...);  // false: became an error
  bool CheckCompare(const ast::Compare* e);
  bool CheckCaller(Expr callee);
  bool CheckSubscripted(Expr container);
  bool CheckIndex(Expr container, Expr index);

  Emitter& em() { return u_->em; }

  SymbolTable& symbols_;
  ConstantPool& pool_;
  ErrorReporter& errors_;
  const CodegenOptions& options_;
  Unit* u_ = nullptr;
  std::vector<std::unique_ptr<Unit>> units_;  // by depth; used again by the next of the same depth
  size_t depth_ = 0;
  // Bodies of `finally` are compiled more than once, the functions in them are not.
  absl::flat_hash_map<const ast::Node*, Ref<CodeObject>> compiled_;
};

// The first variant of an augmented assignment's instruction.
Opcode InplaceOpcode(ast::BinaryOperator op);

// The source text of an annotation (unparse.cc). False: the tree is too deep for the C++ stack.
bool Unparse(const ast::ExprNode* e, ConstantPool& pool, std::string* text);

// A temporary location, put back at the end of a scope.
class LocationScope {
 public:
  explicit LocationScope(Emitter& em) : em_(em), saved_(em.location()) {}
  ~LocationScope() { em_.set_location(saved_); }
  LocationScope(const LocationScope&) = delete;
  LocationScope& operator=(const LocationScope&) = delete;

 private:
  Emitter& em_;
  Location saved_;
};

}  // namespace viv::compiler
