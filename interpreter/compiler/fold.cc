#include "interpreter/compiler/fold.h"

#include "interpreter/compiler/depth_limit.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

namespace {

using ast::BinaryOperator;
using ast::CompareOperator;
using ast::ConstantKind;
using ast::ExprNode;
using ast::NodeKind;
using ast::UnaryOperator;

constexpr size_t kMaxIntBits = 128;
constexpr ptrdiff_t kMaxCollection = 256;   // items of a result
constexpr ptrdiff_t kMaxText = 4096;        // characters of a result
constexpr ptrdiff_t kMaxTotalItems = 1024;  // items of a result, nested ones too

class Folder {
 public:
  Folder(parser::Arena& arena, ConstantPool& pool, const FoldOptions& options, ErrorReporter& errors)
      : arena_(arena), pool_(pool), options_(options), errors_(errors) {}

  bool Run(ast::ModNode* module) {
    if (auto* m = module->As<ast::Module>()) return Body(m->body);
    if (auto* m = module->As<ast::Interactive>()) return Statements(m->body);
    return Expression(module->As<ast::Expression>()->body);
  }

 private:
  // ---- Results

  // Puts a constant into the place of `slot`. A null value: could not be computed, which is no error: the program will see it.
  bool Replace(ExprNode*& slot, Ref<Object> value) {
    if (!value) {
      if (PendingMatches(TypeId::kKeyboardInterrupt) || PendingMatches(TypeId::kMemoryError)) return false;
      ClearError();
      return true;
    }
    auto* constant = NewNode<ast::Constant>(arena_, slot);
    bool ok;
    constant->value = pool_.Fold(std::move(value), &ok);
    slot = constant;
    return ok;
  }

  static bool IsConstant(const ExprNode* node) { return node->Is<ast::Constant>(); }
  Object* ValueOf(const ExprNode* node) { return pool_.Of(node->As<ast::Constant>()->value); }

  static bool AllConstant(ast::Span<ExprNode*> items) {
    for (const ExprNode* item : items) {
      if (!IsConstant(item)) return false;
    }
    return true;
  }
  static bool HasStarred(ast::Span<ExprNode*> items) {
    for (const ExprNode* item : items) {
      if (item->Is<ast::Starred>()) return true;
    }
    return false;
  }

  Ref<TupleObject> TupleOfConstants(ast::Span<ExprNode*> items) {
    Ref<TupleObject> tuple = NewTuple(static_cast<ptrdiff_t>(items.size()));
    if (!tuple) return nullptr;
    for (uint32_t i = 0; i < items.size(); ++i) {
      Object* value = ValueOf(items[i]);
      if (!value) return nullptr;
      TupleInit(tuple.get(), i, Ref<Object>::Share(value));
    }
    return tuple;
  }

  // ---- Operators

  bool Unary(ExprNode*& slot) {
    auto* node = slot->As<ast::UnaryOp>();
    ExprNode* operand = node->operand;
    if (IsConstant(operand)) {
      Object* value = ValueOf(operand);
      if (!value) return false;
      switch (node->op) {
        case UnaryOperator::kInvert:
          return Replace(slot, Invert(value));
        case UnaryOperator::kUAdd:
          return Replace(slot, Positive(value));
        case UnaryOperator::kUSub:
          return Replace(slot, Negative(value));
        case UnaryOperator::kNot: {
          int truth = IsTrue(value);
          return Replace(slot, truth < 0 ? nullptr : NewBool(truth == 0));
        }
      }
    }
    if (node->op != UnaryOperator::kNot) return true;
    auto* compare = operand->As<ast::Compare>();
    if (!compare || compare->ops.size() != 1) return true;
    CompareOperator& op = compare->ops[0];
    switch (op) {
      case CompareOperator::kIs:
        op = CompareOperator::kIsNot;
        break;
      case CompareOperator::kIsNot:
        op = CompareOperator::kIs;
        break;
      case CompareOperator::kIn:
        op = CompareOperator::kNotIn;
        break;
      case CompareOperator::kNotIn:
        op = CompareOperator::kIn;
        break;
      default:
        return true;
    }
    slot = compare;
    return true;
  }

  // How many items there are, nested ones included; -1: more than `limit`.
  static ptrdiff_t RemainingItems(Object* object, ptrdiff_t limit) {
    if (IsExact(object, TypeId::kTuple)) {
      TupleObject* tuple = AsTuple(object);
      limit -= tuple->size;
      for (ptrdiff_t i = 0; limit >= 0 && i < tuple->size; ++i) limit = RemainingItems(tuple->items[i], limit);
    } else if (IsExact(object, TypeId::kFrozenSet)) {
      auto* set = static_cast<SetObject*>(object);
      limit -= set->used;
      ptrdiff_t position = 0;
      Object* key;
      int64_t hash;
      while (limit >= 0 && SetNext(set, &position, &key, &hash)) limit = RemainingItems(key, limit);
    }
    return limit;
  }

  // -1: too large to tell.
  static ptrdiff_t AsCount(Object* integer) {
    int overflow = 0;
    int64_t value = IntAsInt64(integer, &overflow);
    return overflow ? -1 : value;
  }

  Ref<Object> SafeMultiply(Object* v, Object* w) {
    if (IsInt(v) && IsInt(w) && IntSign(v) != 0 && IntSign(w) != 0) {
      if (IntBitLength(v) + IntBitLength(w) > kMaxIntBits) return nullptr;
    } else if (IsInt(v) && (IsExact(w, TypeId::kTuple) || IsExact(w, TypeId::kFrozenSet))) {
      ptrdiff_t size = IsExact(w, TypeId::kTuple) ? AsTuple(w)->size : static_cast<SetObject*>(w)->used;
      if (size) {
        ptrdiff_t count = AsCount(v);
        if (count < 0 || count > kMaxCollection / size) return nullptr;
        if (count && RemainingItems(w, kMaxTotalItems / count) < 0) return nullptr;
      }
    } else if (IsInt(v) && (IsExactStr(w) || IsExact(w, TypeId::kBytes))) {
      ptrdiff_t size = IsExactStr(w) ? AsStr(w)->length : static_cast<BytesObject*>(w)->length;
      if (size) {
        ptrdiff_t count = AsCount(v);
        if (count < 0 || count > kMaxText / size) return nullptr;
      }
    } else if (IsInt(w) &&
               (IsExact(v, TypeId::kTuple) || IsExact(v, TypeId::kFrozenSet) || IsExactStr(v) || IsExact(v, TypeId::kBytes))) {
      return SafeMultiply(w, v);
    }
    return Multiply(v, w);
  }

  Ref<Object> SafePower(Object* v, Object* w) {
    if (IsInt(v) && IsInt(w) && IntSign(w) > 0) {
      int overflow = 0;
      int64_t exponent = IntAsInt64(w, &overflow);
      if (overflow || IntBitLength(v) > kMaxIntBits / static_cast<size_t>(exponent)) return nullptr;
    }
    return Power(v, w, None());
  }

  Ref<Object> SafeLeftShift(Object* v, Object* w) {
    if (IsInt(v) && IsInt(w) && IntSign(v) != 0 && IntSign(w) != 0) {
      int overflow = 0;
      int64_t count = IntAsInt64(w, &overflow);
      if (overflow || count < 0 || count > static_cast<int64_t>(kMaxIntBits) ||
          IntBitLength(v) > kMaxIntBits - static_cast<size_t>(count)) {
        return nullptr;
      }
    }
    return LeftShift(v, w);
  }

  Ref<Object> Compute(BinaryOperator op, Object* v, Object* w) {
    switch (op) {
      case BinaryOperator::kAdd:
        return Add(v, w);
      case BinaryOperator::kSub:
        return Subtract(v, w);
      case BinaryOperator::kMult:
        return SafeMultiply(v, w);
      case BinaryOperator::kMatMult:
        return nullptr;
      case BinaryOperator::kDiv:
        return TrueDivide(v, w);
      case BinaryOperator::kMod:
        return IsStr(v) || IsBytes(v) ? nullptr : Remainder(v, w);
      case BinaryOperator::kPow:
        return SafePower(v, w);
      case BinaryOperator::kLShift:
        return SafeLeftShift(v, w);
      case BinaryOperator::kRShift:
        return RightShift(v, w);
      case BinaryOperator::kBitOr:
        return Or(v, w);
      case BinaryOperator::kBitXor:
        return Xor(v, w);
      case BinaryOperator::kBitAnd:
        return And(v, w);
      case BinaryOperator::kFloorDiv:
        return FloorDivide(v, w);
    }
    return nullptr;
  }

  bool Binary(ExprNode*& slot) {
    auto* node = slot->As<ast::BinOp>();
    auto* left = node->left->As<ast::Constant>();
    if (!left) return true;
    if (node->op == BinaryOperator::kMod && left->value.kind == ConstantKind::kStr) {
      if (auto* values = node->right->As<ast::Tuple>()) {
        if (ExprNode* joined = FormatAsJoinedStr(node, left->value.text, values->elts, arena_, pool_)) slot = joined;
        return true;
      }
    }
    if (!IsConstant(node->right)) return true;
    Object* v = ValueOf(left);
    Object* w = v ? ValueOf(node->right) : nullptr;
    if (!w) return false;
    return Replace(slot, Compute(node->op, v, w));
  }

  bool Subscripted(ExprNode*& slot) {
    auto* node = slot->As<ast::Subscript>();
    if (node->ctx != ast::ExprContext::kLoad || !IsConstant(node->value) || !IsConstant(node->slice)) return true;
    Object* container = ValueOf(node->value);
    Object* key = container ? ValueOf(node->slice) : nullptr;
    if (!key) return false;
    return Replace(slot, GetItem(container, key));
  }

  // What is only iterated over or searched in may be immutable.
  bool Iterated(ExprNode*& slot) {
    if (auto* list = slot->As<ast::List>()) {
      if (HasStarred(list->elts)) return true;
      if (AllConstant(list->elts)) return Replace(slot, TupleOfConstants(list->elts));
      auto* tuple = NewNode<ast::Tuple>(arena_, list);
      tuple->elts = list->elts;
      tuple->ctx = list->ctx;
      slot = tuple;
    } else if (auto* set = slot->As<ast::Set>()) {
      if (!AllConstant(set->elts)) return true;
      Ref<TupleObject> items = TupleOfConstants(set->elts);
      return Replace(slot, items ? NewFrozenSet(items) : nullptr);
    }
    return true;
  }

  // ---- The walk

  bool Expressions(ast::Span<ExprNode*> nodes) {
    for (ExprNode*& node : nodes) {
      if (node && !Expression(node)) return false;
    }
    return true;
  }
  bool Optional(ExprNode*& node) { return !node || Expression(node); }
  bool Keywords(ast::Span<ast::Keyword*> keywords) {
    for (ast::Keyword* keyword : keywords) {
      if (!Expression(keyword->value)) return false;
    }
    return true;
  }
  bool Comprehensions(ast::Span<ast::Comprehension*> generators) {
    for (ast::Comprehension* generator : generators) {
      if (!Expression(generator->target) || !Expression(generator->iter) || !Expressions(generator->ifs) ||
          !Iterated(generator->iter)) {
        return false;
      }
    }
    return true;
  }
  bool Annotation(ExprNode*& annotation) { return options_.future_annotations || Optional(annotation); }
  bool Parameters(ast::Arguments* args) {
    for (auto list : {args->posonlyargs, args->args, args->kwonlyargs}) {
      for (ast::Arg* arg : list) {
        if (!Annotation(arg->annotation)) return false;
      }
    }
    if (args->vararg && !Annotation(args->vararg->annotation)) return false;
    if (args->kwarg && !Annotation(args->kwarg->annotation)) return false;
    return Expressions(args->kw_defaults) && Expressions(args->defaults);
  }

  bool Expression(ExprNode*& slot) {
    DepthLimit::Level level(limit_);
    if (!level.ok) return errors_.TooDeep();
    ExprNode* node = slot;
    switch (node->kind) {
      case NodeKind::kBoolOp:
        return Expressions(node->As<ast::BoolOp>()->values);
      case NodeKind::kNamedExpr:
        return Expression(node->As<ast::NamedExpr>()->value);
      case NodeKind::kBinOp: {
        auto* n = node->As<ast::BinOp>();
        return Expression(n->left) && Expression(n->right) && Binary(slot);
      }
      case NodeKind::kUnaryOp:
        return Expression(node->As<ast::UnaryOp>()->operand) && Unary(slot);
      case NodeKind::kLambda:
        return Parameters(node->As<ast::Lambda>()->args) && Expression(node->As<ast::Lambda>()->body);
      case NodeKind::kIfExp: {
        auto* n = node->As<ast::IfExp>();
        return Expression(n->test) && Expression(n->body) && Expression(n->orelse);
      }
      case NodeKind::kDict:
        return Expressions(node->As<ast::Dict>()->keys) && Expressions(node->As<ast::Dict>()->values);
      case NodeKind::kSet:
        return Expressions(node->As<ast::Set>()->elts);
      case NodeKind::kListComp: {
        auto* n = node->As<ast::ListComp>();
        return Expression(n->elt) && Comprehensions(n->generators);
      }
      case NodeKind::kSetComp: {
        auto* n = node->As<ast::SetComp>();
        return Expression(n->elt) && Comprehensions(n->generators);
      }
      case NodeKind::kDictComp: {
        auto* n = node->As<ast::DictComp>();
        return Expression(n->key) && Expression(n->value) && Comprehensions(n->generators);
      }
      case NodeKind::kGeneratorExp: {
        auto* n = node->As<ast::GeneratorExp>();
        return Expression(n->elt) && Comprehensions(n->generators);
      }
      case NodeKind::kAwait:
        return Expression(node->As<ast::Await>()->value);
      case NodeKind::kYield:
        return Optional(node->As<ast::Yield>()->value);
      case NodeKind::kYieldFrom:
        return Expression(node->As<ast::YieldFrom>()->value);
      case NodeKind::kCompare: {
        auto* n = node->As<ast::Compare>();
        if (!Expression(n->left) || !Expressions(n->comparators)) return false;
        CompareOperator last = n->ops.back();
        return (last != CompareOperator::kIn && last != CompareOperator::kNotIn) || Iterated(n->comparators.back());
      }
      case NodeKind::kCall: {
        auto* n = node->As<ast::Call>();
        return Expression(n->func) && Expressions(n->args) && Keywords(n->keywords);
      }
      case NodeKind::kFormattedValue: {
        auto* n = node->As<ast::FormattedValue>();
        return Expression(n->value) && Optional(n->format_spec);
      }
      case NodeKind::kJoinedStr:
        return Expressions(node->As<ast::JoinedStr>()->values);
      case NodeKind::kAttribute:
        return Expression(node->As<ast::Attribute>()->value);
      case NodeKind::kSubscript: {
        auto* n = node->As<ast::Subscript>();
        return Expression(n->value) && Expression(n->slice) && Subscripted(slot);
      }
      case NodeKind::kStarred:
        return Expression(node->As<ast::Starred>()->value);
      case NodeKind::kSlice: {
        auto* n = node->As<ast::Slice>();
        return Optional(n->lower) && Optional(n->upper) && Optional(n->step);
      }
      case NodeKind::kList:
        return Expressions(node->As<ast::List>()->elts);
      case NodeKind::kTuple: {
        auto* n = node->As<ast::Tuple>();
        if (!Expressions(n->elts)) return false;
        if (n->ctx != ast::ExprContext::kLoad || !AllConstant(n->elts)) return true;
        return Replace(slot, TupleOfConstants(n->elts));
      }
      case NodeKind::kName: {
        auto* n = node->As<ast::Name>();
        if (n->ctx == ast::ExprContext::kLoad && n->id->view() == "__debug__")
          return Replace(slot, NewBool(options_.optimize == 0));
        return true;
      }
      default:
        return true;
    }
  }

  // A body that may begin with a docstring: a string that only folding made is none.
  bool Body(ast::Span<ast::StmtNode*> body) {
    bool had = DocString(body) != nullptr;
    if (!Statements(body)) return false;
    if (had || !DocString(body)) return true;
    auto* statement = body[0]->As<ast::Expr>();
    auto* joined = NewNode<ast::JoinedStr>(arena_, statement->value);
    ExprNode** items = arena_.AllocateArray<ExprNode*>(1);
    items[0] = statement->value;
    joined->values = {items, 1};
    statement->value = joined;
    return true;
  }

  bool Statements(ast::Span<ast::StmtNode*> body) {
    for (ast::StmtNode* statement : body) {
      if (!Statement(statement)) return false;
    }
    return true;
  }

  template <class T>
  bool Function(T* f) {
    return Parameters(f->args) && Body(f->body) && Expressions(f->decorator_list) && Annotation(f->returns);
  }
  template <class T>
  bool TryStatement(T* t) {
    if (!Statements(t->body)) return false;
    for (ast::ExceptHandler* handler : t->handlers) {
      if (!Optional(handler->type) || !Statements(handler->body)) return false;
    }
    return Statements(t->orelse) && Statements(t->finalbody);
  }
  template <class T>
  bool With(T* w) {
    for (ast::WithItem* item : w->items) {
      if (!Expression(item->context_expr) || !Optional(item->optional_vars)) return false;
    }
    return Statements(w->body);
  }

  bool Statement(ast::StmtNode* node) {
    DepthLimit::Level level(limit_);
    if (!level.ok) return errors_.TooDeep();
    switch (node->kind) {
      case NodeKind::kFunctionDef:
        return Function(node->As<ast::FunctionDef>());
      case NodeKind::kAsyncFunctionDef:
        return Function(node->As<ast::AsyncFunctionDef>());
      case NodeKind::kClassDef: {
        auto* n = node->As<ast::ClassDef>();
        return Expressions(n->bases) && Keywords(n->keywords) && Body(n->body) && Expressions(n->decorator_list);
      }
      case NodeKind::kReturn:
        return Optional(node->As<ast::Return>()->value);
      case NodeKind::kDelete:
        return Expressions(node->As<ast::Delete>()->targets);
      case NodeKind::kAssign:
        return Expressions(node->As<ast::Assign>()->targets) && Expression(node->As<ast::Assign>()->value);
      case NodeKind::kAugAssign:
        return Expression(node->As<ast::AugAssign>()->target) && Expression(node->As<ast::AugAssign>()->value);
      case NodeKind::kAnnAssign: {
        auto* n = node->As<ast::AnnAssign>();
        return Expression(n->target) && Annotation(n->annotation) && Optional(n->value);
      }
      case NodeKind::kFor: {
        auto* n = node->As<ast::For>();
        return Expression(n->target) && Expression(n->iter) && Statements(n->body) && Statements(n->orelse) && Iterated(n->iter);
      }
      case NodeKind::kAsyncFor: {
        auto* n = node->As<ast::AsyncFor>();
        return Expression(n->target) && Expression(n->iter) && Statements(n->body) && Statements(n->orelse);
      }
      case NodeKind::kWhile: {
        auto* n = node->As<ast::While>();
        return Expression(n->test) && Statements(n->body) && Statements(n->orelse);
      }
      case NodeKind::kIf: {
        auto* n = node->As<ast::If>();
        return Expression(n->test) && Statements(n->body) && Statements(n->orelse);
      }
      case NodeKind::kWith:
        return With(node->As<ast::With>());
      case NodeKind::kAsyncWith:
        return With(node->As<ast::AsyncWith>());
      case NodeKind::kMatch: {
        auto* n = node->As<ast::Match>();
        if (!Expression(n->subject)) return false;
        for (ast::MatchCase* c : n->cases) {
          if (!Pattern(c->pattern) || !Optional(c->guard) || !Statements(c->body)) return false;
        }
        return true;
      }
      case NodeKind::kRaise:
        return Optional(node->As<ast::Raise>()->exc) && Optional(node->As<ast::Raise>()->cause);
      case NodeKind::kTry:
        return TryStatement(node->As<ast::Try>());
      case NodeKind::kTryStar:
        return TryStatement(node->As<ast::TryStar>());
      case NodeKind::kAssert:
        return Expression(node->As<ast::Assert>()->test) && Optional(node->As<ast::Assert>()->msg);
      case NodeKind::kExpr:
        return Expression(node->As<ast::Expr>()->value);
      default:
        return true;
    }
  }

  bool Patterns(ast::Span<ast::PatternNode*> patterns) {
    for (ast::PatternNode* pattern : patterns) {
      if (!Pattern(pattern)) return false;
    }
    return true;
  }

  bool Pattern(ast::PatternNode* node) {
    DepthLimit::Level level(limit_);
    if (!level.ok) return errors_.TooDeep();
    switch (node->kind) {
      case NodeKind::kMatchValue:
        return Expression(node->As<ast::MatchValue>()->value);
      case NodeKind::kMatchSequence:
        return Patterns(node->As<ast::MatchSequence>()->patterns);
      case NodeKind::kMatchMapping:
        return Expressions(node->As<ast::MatchMapping>()->keys) && Patterns(node->As<ast::MatchMapping>()->patterns);
      case NodeKind::kMatchClass: {
        auto* n = node->As<ast::MatchClass>();
        return Expression(n->cls) && Patterns(n->patterns) && Patterns(n->kwd_patterns);
      }
      case NodeKind::kMatchAs:
        return !node->As<ast::MatchAs>()->pattern || Pattern(node->As<ast::MatchAs>()->pattern);
      case NodeKind::kMatchOr:
        return Patterns(node->As<ast::MatchOr>()->patterns);
      default:
        return true;
    }
  }

  parser::Arena& arena_;
  ConstantPool& pool_;
  const FoldOptions& options_;
  ErrorReporter& errors_;
  DepthLimit limit_;
};

}  // namespace

bool FoldConstants(ast::ModNode* module, parser::Arena& arena, ConstantPool& pool, const FoldOptions& options,
                   ErrorReporter& errors) {
  return Folder(arena, pool, options, errors).Run(module);
}

}  // namespace viv::compiler
