// StackMeter: expressions, conditions and targets.
#include "interpreter/compiler/stack_meter.h"
#include "interpreter/objects/protocols.h"

namespace viv::compiler {

using ast::NodeKind;

namespace {

bool IsStarred(Expr e) { return e->Is<ast::Starred>(); }

}  // namespace

// ---- Expressions: one value more

void StackMeter::Visit(Expr e) {
  if (Deep() || !reachable_) {
    Push();
    return;
  }
  switch (e->kind) {
    case NodeKind::kBoolOp: return BoolOp(e->As<ast::BoolOp>());
    case NodeKind::kNamedExpr:
      Visit(e->As<ast::NamedExpr>()->value);
      return Peak(1);
    case NodeKind::kBinOp:
      Visit(e->As<ast::BinOp>()->left);
      Visit(e->As<ast::BinOp>()->right);
      return Build(2);
    case NodeKind::kUnaryOp: return Visit(e->As<ast::UnaryOp>()->operand);
    case NodeKind::kLambda: {
      int parts = Defaults(e->As<ast::Lambda>()->args);
      MakeFunction(e);
      return Build(parts + 1);
    }
    case NodeKind::kIfExp: {
      auto* choice = e->As<ast::IfExp>();
      Either(
          Condition(choice->test), [&] { Visit(choice->body); }, [&] { Visit(choice->orelse); });
      return Push();
    }
    case NodeKind::kDict: return Dict(e->As<ast::Dict>());
    case NodeKind::kSet: return Display(e->As<ast::Set>()->elts, 0, false);
    case NodeKind::kList: return Display(e->As<ast::List>()->elts, 0, false);
    case NodeKind::kTuple: return Display(e->As<ast::Tuple>()->elts, 0, true);
    case NodeKind::kListComp: return Comprehension(e, e->As<ast::ListComp>()->generators);
    case NodeKind::kSetComp: return Comprehension(e, e->As<ast::SetComp>()->generators);
    case NodeKind::kDictComp: return Comprehension(e, e->As<ast::DictComp>()->generators);
    case NodeKind::kGeneratorExp: return Comprehension(e, e->As<ast::GeneratorExp>()->generators);
    case NodeKind::kAwait:
      Visit(e->As<ast::Await>()->value);
      return Peak(1);  // the None that is sent
    case NodeKind::kYieldFrom:
      Visit(e->As<ast::YieldFrom>()->value);
      return Peak(1);
    case NodeKind::kYield:
      if (Expr value = e->As<ast::Yield>()->value) return Visit(value);
      return Push();
    case NodeKind::kCompare: return Compare(e->As<ast::Compare>());
    case NodeKind::kCall: return Call(e->As<ast::Call>());
    case NodeKind::kFormattedValue: {
      auto* formatted = e->As<ast::FormattedValue>();
      Visit(formatted->value);
      if (!formatted->format_spec) return;
      Visit(formatted->format_spec);
      return Build(2);
    }
    case NodeKind::kJoinedStr: return JoinedStr(e->As<ast::JoinedStr>()->values);
    case NodeKind::kAttribute: return Visit(e->As<ast::Attribute>()->value);
    case NodeKind::kSubscript:
      Visit(e->As<ast::Subscript>()->value);
      Visit(e->As<ast::Subscript>()->slice);
      return Build(2);
    case NodeKind::kStarred: return Visit(e->As<ast::Starred>()->value);
    case NodeKind::kSlice: {
      auto* slice = e->As<ast::Slice>();
      VisitOrNone(slice->lower);
      VisitOrNone(slice->upper);
      if (slice->step) Visit(slice->step);
      return Build(slice->step ? 3 : 2);
    }
    default:
      return Push();  // a name, a constant
  }
}

void StackMeter::VisitAll(Exprs list) {
  for (Expr e : list) Visit(e);
}

void StackMeter::VisitAndDrop(Expr e) {
  Visit(e);
  Pop();
}

void StackMeter::BoolOp(const ast::BoolOp* e) {
  bool decides = e->op == ast::BoolOperator::kOr;
  for (uint32_t i = 0; i < e->values.size(); ++i) {
    Expr value = e->values[i];
    Visit(value);
    if (i + 1 == e->values.size() || (IsConstant(value) && Truth(value) == (decides ? kTrue : kFalse))) return;
    Pop();
  }
}

void StackMeter::Compare(const ast::Compare* e) {
  uint32_t count = e->comparators.size();
  Visit(e->left);
  for (uint32_t i = 0; i < count; ++i) {
    Visit(e->comparators[i]);
    if (i + 1 < count) Peak(1);  // a copy waits for the next comparison
    Build(2);
  }
}

void StackMeter::Dict(const ast::Dict* e) {
  bool made = false;
  uint32_t begin = 0, count = e->values.size();
  auto part = [&](uint32_t end) {
    DictPart(e, begin, end);
    if (made) Build(2);
    made = true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    if (!e->keys[i]) {
      if (begin < i) part(i);
      begin = i + 1;
      if (!made) Push();
      made = true;
      Visit(e->values[i]);
      Build(2);
    } else if (static_cast<int>(i - begin) * 2 > kStackGuideline) {
      part(i + 1);
      begin = i + 1;
    }
  }
  if (begin < count) part(count);
  if (!made) Push();
}

void StackMeter::DictPart(const ast::Dict* e, uint32_t begin, uint32_t end) {
  auto count = static_cast<int>(end - begin);
  bool big = count * 2 > kStackGuideline;
  bool constant_keys = count > 1 && !big && std::all_of(e->keys.begin() + begin, e->keys.begin() + end, IsConstant);
  if (big) Push();
  for (uint32_t i = begin; i < end; ++i) {
    if (!constant_keys) Visit(e->keys[i]);
    Visit(e->values[i]);
    if (big) Pop(2);
  }
  if (constant_keys) Push();  // the tuple of keys
  if (!big) Build(constant_keys ? count + 1 : count * 2);
}

void StackMeter::Display(Exprs items, int pushed, bool tuple) {
  auto count = static_cast<int>(items.size());
  if (count > 2 && std::all_of(items.begin(), items.end(), IsConstant)) {
    if (!tuple || pushed > 0) Build(pushed);
    Push();
    if (!tuple || pushed > 0) Pop();
    return;
  }
  bool built = count + pushed > kStackGuideline;
  if (!built && std::none_of(items.begin(), items.end(), IsStarred)) {
    if (tuple && pushed == 0 && count > 0 && std::all_of(items.begin(), items.end(), LoadsConstant)) return Push();
    VisitAll(items);
    return Build(count + pushed);
  }
  if (built) Build(pushed);
  for (int i = 0; i < count; ++i) {
    if (IsStarred(items[i]) && !built) {
      Build(i + pushed);
      built = true;
    }
    Visit(items[i]);
    if (built) Pop();
  }
}

void StackMeter::JoinedStr(Exprs values) {
  auto count = static_cast<int>(values.size());
  if (count > kStackGuideline) {
    Push(3);  // the method join of a string, and the list
    for (Expr value : values) VisitAndDrop(value);
    return Build(3);
  }
  VisitAll(values);
  if (count != 1) Build(count);
}

// ---- Calls

void StackMeter::Call(const ast::Call* e) {
  auto positional = static_cast<int>(e->args.size()), named = static_cast<int>(e->keywords.size());
  bool plain = std::none_of(e->args.begin(), e->args.end(), IsStarred) &&
               std::all_of(e->keywords.begin(), e->keywords.end(), [](const ast::Keyword* k) { return k->arg; });
  auto* method = e->func->As<ast::Attribute>();
  int base = height_;
  if (method && plain && positional + named + (named != 0) < kStackGuideline) {
    Visit(method->value);
    Push();
    VisitAll(e->args);
    for (const ast::Keyword* keyword : e->keywords) Visit(keyword->value);
  } else {
    Push();  // the place of a method's self
    Visit(e->func);
    Arguments(0, e->args, e->keywords);
  }
  height_ = base;
  Push();
}

void StackMeter::Arguments(int pushed, Exprs args, ast::Span<ast::Keyword*> keywords) {
  auto named = static_cast<int>(keywords.size());
  bool plain = static_cast<int>(args.size()) + named * 2 <= kStackGuideline &&
               std::none_of(args.begin(), args.end(), IsStarred) &&
               std::all_of(keywords.begin(), keywords.end(), [](const ast::Keyword* k) { return k->arg; });
  if (plain) {
    VisitAll(args);
    for (const ast::Keyword* keyword : keywords) Visit(keyword->value);
    return;
  }
  if (pushed == 0 && args.size() == 1 && IsStarred(args[0])) {
    Visit(args[0]);
  } else {
    Display(args, pushed, true);
  }
  if (named > 0) KeywordDict(keywords);
}

void StackMeter::KeywordDict(ast::Span<ast::Keyword*> keywords) {
  bool made = false;
  uint32_t begin = 0, count = keywords.size();
  auto part = [&](uint32_t end) {
    KeywordPart(keywords, begin, end);
    if (made) Build(2);
    made = true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    if (keywords[i]->arg) continue;
    if (begin < i) part(i);
    begin = i + 1;
    if (!made) Push();
    made = true;
    Visit(keywords[i]->value);
    Build(2);
  }
  if (begin < count) part(count);
}

void StackMeter::KeywordPart(ast::Span<ast::Keyword*> keywords, uint32_t begin, uint32_t end) {
  auto count = static_cast<int>(end - begin);
  bool big = count * 2 > kStackGuideline, constant_keys = count > 1 && !big;
  if (big) Push();
  for (uint32_t i = begin; i < end; ++i) {
    if (!constant_keys) Push();
    Visit(keywords[i]->value);
    if (big) Pop(2);
  }
  if (constant_keys) Push();
  if (!big) Build(constant_keys ? count + 1 : count * 2);
}

// ---- Functions

int StackMeter::FreeCount(const ast::Node* node) const {
  const Scope* scope = symbols_.Lookup(node);
  return static_cast<int>(std::count_if(scope->symbols.begin(), scope->symbols.end(), [](const Symbol& symbol) {
    return symbol.scope == NameScope::kFree || (symbol.flags & kDefFreeClass);
  }));
}

void StackMeter::MakeFunction(const ast::Node* node) {
  int cells = FreeCount(node);
  if (cells > 0) {
    Push(cells);
    Build(cells);
  }
  Push();  // the code
  Build(cells > 0 ? 2 : 1);
}

int StackMeter::Defaults(const ast::Arguments* args) {
  int parts = 0;
  if (!args->defaults.empty()) {
    Display(args->defaults, 0, true);
    ++parts;
  }
  int named = 0;
  for (Expr value : args->kw_defaults) {
    if (!value) continue;
    Visit(value);
    ++named;
  }
  if (named > 0) {
    Push();
    Build(named + 1);
    ++parts;
  }
  return parts;
}

int StackMeter::Annotations(const ast::Arguments* args, Expr returns) {
  std::vector<Expr> annotations;
  auto add = [&](const ast::Arg* arg) {
    if (arg && arg->annotation) annotations.push_back(arg->annotation);
  };
  for (const ast::Arg* arg : args->posonlyargs) add(arg);
  for (const ast::Arg* arg : args->args) add(arg);
  add(args->vararg);
  for (const ast::Arg* arg : args->kwonlyargs) add(arg);
  add(args->kwarg);
  if (returns) annotations.push_back(returns);
  if (annotations.empty()) return 0;
  if (options_.future_annotations || std::all_of(annotations.begin(), annotations.end(), LoadsConstant)) {
    Push();
    return 1;
  }
  for (Expr annotation : annotations) {
    Push();  // the name
    Visit(annotation);
  }
  Build(static_cast<int>(annotations.size()) * 2);
  return 1;
}

void StackMeter::Function(Stmt s, const ast::Arguments* args, Exprs decorators, Expr returns) {
  int base = height_;
  VisitAll(decorators);
  Defaults(args);
  Annotations(args, returns);
  MakeFunction(s);
  height_ = base;
}

void StackMeter::Class(const ast::ClassDef* s) {
  int base = height_;
  VisitAll(s->decorator_list);
  Push(2);  // no self; __build_class__
  MakeFunction(s);
  Push();  // the name
  Arguments(2, s->bases, s->keywords);
  height_ = base;
}

// ---- Comprehensions

void StackMeter::Comprehension(Expr e, ast::Span<ast::Comprehension*> generators) {
  MakeFunction(e);
  Visit(generators[0]->iter);
  Build(2);
  if (!e->Is<ast::GeneratorExp>() && symbols_.Lookup(e)->is_coroutine) Peak(1);
}

void StackMeter::ComprehensionBody(const ast::Node* node) {
  if (auto* list = node->As<ast::ListComp>()) {
    Push();
    ComprehensionLoop(list->generators, 0, list->elt, nullptr);
  } else if (auto* set = node->As<ast::SetComp>()) {
    Push();
    ComprehensionLoop(set->generators, 0, set->elt, nullptr);
  } else if (auto* dict = node->As<ast::DictComp>()) {
    Push();
    ComprehensionLoop(dict->generators, 0, dict->key, dict->value);
  } else if (auto* generator = node->As<ast::GeneratorExp>()) {
    ComprehensionLoop(generator->generators, 0, generator->elt, nullptr);
  }
}

void StackMeter::ComprehensionLoop(ast::Span<ast::Comprehension*> generators, uint32_t index, Expr element, Expr value) {
  if (index == generators.size()) {
    int base = height_;
    Visit(element);
    if (value) Visit(value);
    height_ = base;
    return;
  }
  const ast::Comprehension* generator = generators[index];
  int base = height_;
  Expr single = index > 0 && !generator->is_async ? SingleItem(generator->iter) : nullptr;
  if (single) {  // `for x in [value]`: no loop
    Visit(single);
  } else {
    index > 0 ? Visit(generator->iter) : Push();
    generator->is_async ? Push(2) : Push();
    if (generator->is_async) Pop();
  }
  Store(generator->target);
  bool reached = reachable_;
  for (Expr condition : generator->ifs) reachable_ = Condition(condition) & kTrue;
  ComprehensionLoop(generators, index + 1, element, value);
  reachable_ = reached;
  height_ = base;
}

Expr StackMeter::SingleItem(Expr e) {
  Exprs items;
  if (auto* list = e->As<ast::List>()) items = list->elts;
  if (auto* tuple = e->As<ast::Tuple>()) items = tuple->elts;
  return items.size() == 1 && !IsStarred(items[0]) ? items[0] : nullptr;
}

// ---- Conditions: nothing is left on the stack

Outcome StackMeter::Truth(Expr constant) {
  Object* value = pool_.Of(constant->As<ast::Constant>()->value);
  return value && IsTrue(value) > 0 ? kTrue : kFalse;
}

unsigned StackMeter::Condition(Expr e) {
  if (Deep() || !reachable_) return kNever;
  if (IsConstant(e)) return Truth(e);
  if (auto* unary = e->As<ast::UnaryOp>(); unary && unary->op == ast::UnaryOperator::kNot) {
    unsigned outcome = Condition(unary->operand);
    return (outcome & kTrue ? kFalse : kNever) | (outcome & kFalse ? kTrue : kNever);
  }
  if (auto* bool_op = e->As<ast::BoolOp>()) {
    unsigned decides = bool_op->op == ast::BoolOperator::kOr ? kTrue : kFalse, result = kNever, outcome = kNever;
    for (Expr value : bool_op->values) {
      outcome = Condition(value);
      result |= outcome & decides;
      if (outcome == decides) return result;
    }
    return result | outcome;
  }
  if (auto* choice = e->As<ast::IfExp>()) {
    unsigned test = Condition(choice->test), result = kNever;
    if (test & kTrue) result |= Condition(choice->body);
    if (test & kFalse) result |= Condition(choice->orelse);
    return result;
  }
  auto* compare = e->As<ast::Compare>();
  if (compare && compare->ops.size() == 1 && IsNone(compare->comparators[0]) &&
      (compare->ops[0] == ast::CompareOperator::kIs || compare->ops[0] == ast::CompareOperator::kIsNot)) {
    VisitAndDrop(compare->left);  // a jump of its own, without the None
  } else {
    VisitAndDrop(e);
  }
  return kEither;
}

bool StackMeter::IsNone(Expr e) {
  auto* constant = e->As<ast::Constant>();
  return constant && constant->value.kind == ast::ConstantKind::kNone;
}

// ---- Targets: the value on top goes

void StackMeter::Store(Expr target) {
  if (Deep()) return Pop();
  switch (target->kind) {
    case NodeKind::kStarred: return Store(target->As<ast::Starred>()->value);
    case NodeKind::kTuple: return Unpack(target->As<ast::Tuple>()->elts);
    case NodeKind::kList: return Unpack(target->As<ast::List>()->elts);
    case NodeKind::kAttribute:
      Visit(target->As<ast::Attribute>()->value);
      return Pop(2);
    case NodeKind::kSubscript:
      Visit(target->As<ast::Subscript>()->value);
      Visit(target->As<ast::Subscript>()->slice);
      return Pop(3);
    default: return Pop();
  }
}

void StackMeter::Unpack(Exprs targets) {
  Pop();
  Push(static_cast<int>(targets.size()));
  for (Expr target : targets) Store(target);
}

void StackMeter::Delete(Expr target) {
  if (Deep()) return;
  if (auto* tuple = target->As<ast::Tuple>()) {
    for (Expr item : tuple->elts) Delete(item);
  } else if (auto* list = target->As<ast::List>()) {
    for (Expr item : list->elts) Delete(item);
  } else if (!target->Is<ast::Name>()) {
    VisitAndDrop(target);  // the same values as for reading
  }
}

}  // namespace viv::compiler
