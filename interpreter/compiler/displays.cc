// Displays of tuples, lists, sets and dicts, and comprehensions.
#include <algorithm>

#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

// What is loaded as a constant: a constant, or an f-string that is nothing but text.
bool CodeGenerator::IsConstantLike(Expr e) {
  if (auto* joined = e->As<ast::JoinedStr>()) return joined->values.size() == 1 && joined->values[0]->Is<ast::Constant>();
  return e->Is<ast::Constant>();
}

Object* CodeGenerator::ConstantLikeValue(Expr e) {
  if (auto* joined = e->As<ast::JoinedStr>()) e = joined->values[0];
  return pool_.Of(e->As<ast::Constant>()->value);
}

// `pushed` temporaries at the top belong to the sequence's front already.
bool CodeGenerator::Display(Span<ast::ExprNode> items, int pushed, Opcode build, Opcode add, Opcode extend, bool tuple, int dest) {
  uint32_t count = items.size();
  int base = em().top() - pushed;
  if (count > 2 && std::all_of(items.begin(), items.end(), [](Expr e) { return e->Is<ast::Constant>(); })) {
    std::vector<Object*> values;
    for (Expr item : items) {
      values.push_back(ConstantLikeValue(item));
      if (!values.back()) return false;
    }
    Object* folded = TupleConstant(values);
    if (!folded) return false;
    if (tuple && pushed == 0) return LoadConstant(folded, dest);
    if (add == Opcode::kSetAdd) {
      Ref<SetObject> set = NewFrozenSet(folded);
      folded = set ? pool_.Merge(std::move(set)) : nullptr;
      if (!folded) return false;
    }
    em().set_top(base);
    int sequence = em().Push();
    em().Emit(build, sequence, base, pushed);
    if (!LoadConstant(folded, kNewTemporary)) return false;
    em().Pop();
    em().Emit(extend, sequence, em().top());
    if (tuple) em().Emit(Opcode::kListToTuple, sequence);
    Settle(base, dest);
    return true;
  }
  bool big = static_cast<int>(count) + pushed > kStackGuideline;
  bool starred = std::any_of(items.begin(), items.end(), [](Expr e) { return e->Is<ast::Starred>(); });
  if (!starred && !big) {
    if (tuple && pushed == 0 && std::all_of(items.begin(), items.end(), [](Expr e) { return IsConstantLike(e); })) {
      std::vector<Object*> values;
      for (Expr item : items) {
        values.push_back(ConstantLikeValue(item));
        if (!values.back()) return false;
      }
      return LoadLateTuple(std::move(values), dest);
    }
    for (Expr item : items) {
      if (!Push(item)) return false;
    }
    em().set_top(base);
    int total = static_cast<int>(count) + pushed;
    em().Emit(tuple ? Opcode::kBuildTuple : build, Dest(dest), base, total);
    return true;
  }
  bool built = big;
  if (big) {
    em().set_top(base);
    em().Push();
    em().Emit(build, base, base, pushed);
  }
  int waiting = pushed;
  for (Expr item : items) {
    auto* star = item->As<ast::Starred>();
    if (star && !built) {
      em().set_top(base);
      em().Push();
      em().Emit(build, base, base, waiting);
      built = true;
    }
    if (!Push(star ? star->value : item)) return false;
    if (built) {
      em().Pop();
      em().Emit(star ? extend : add, base, em().top());
    } else {
      ++waiting;
    }
  }
  if (tuple) em().Emit(Opcode::kListToTuple, base);
  Settle(base, dest);
  return true;
}

// A dict of the pairs [begin, end) as a new temporary.
bool CodeGenerator::DictPart(const ast::Dict* e, uint32_t begin, uint32_t end) {
  uint32_t count = end - begin;
  int base = em().top();
  bool big = count * 2 > kStackGuideline;
  bool constant_keys =
      std::all_of(e->keys.begin() + begin, e->keys.begin() + end, [](Expr key) { return key->Is<ast::Constant>(); });
  if (count > 1 && !big && constant_keys) {
    std::vector<Object*> keys;
    for (uint32_t i = begin; i < end; ++i) {
      if (!Push(e->values[i])) return false;
      keys.push_back(ConstantLikeValue(e->keys[i]));
      if (!keys.back()) return false;
    }
    return BuildConstKeyMap(base, keys);
  }
  if (big) {
    em().Push();
    em().Emit(Opcode::kBuildMap, base, base, 0);
  }
  for (uint32_t i = begin; i < end; ++i) {
    int key = em().top();
    if (!Push(e->keys[i]) || !Push(e->values[i])) return false;
    if (big) {
      em().Emit(Opcode::kMapAdd, base, key, key + 1);
      em().set_top(key);
    }
  }
  if (!big) {
    em().set_top(base);
    em().Push();
    em().Emit(Opcode::kBuildMap, base, base, static_cast<int>(count));
  }
  return true;
}

// The values stand from `base` on; the dict takes their place.
bool CodeGenerator::BuildConstKeyMap(int base, const std::vector<Object*>& keys) {
  int index = UsedConstant(TupleConstant(keys));
  if (index < 0) return false;
  em().set_top(base);
  em().Push();
  em().Emit(Opcode::kBuildConstKeyMap, base, base, index);
  return true;
}

bool CodeGenerator::DictDisplay(const ast::Dict* e, int dest) {
  int base = em().top();
  uint32_t count = e->values.size(), elements = 0;
  bool have_dict = false;
  // Pairs before `end` that are not in the dict yet come into it.
  auto flush = [&](uint32_t end) {
    if (!DictPart(e, end - elements, end)) return false;
    if (have_dict) {
      em().Pop();
      em().Emit(Opcode::kDictUpdate, base, em().top());
    }
    have_dict = true;
    elements = 0;
    return true;
  };
  for (uint32_t i = 0; i < count; ++i) {
    if (!e->keys[i]) {  // **mapping
      if (elements && !flush(i)) return false;
      if (!have_dict) {
        em().Push();
        em().Emit(Opcode::kBuildMap, base, base, 0);
        have_dict = true;
      }
      if (!Push(e->values[i])) return false;
      em().Pop();
      em().Emit(Opcode::kDictUpdate, base, em().top());
    } else if (elements * 2 > kStackGuideline) {
      ++elements;
      if (!flush(i + 1)) return false;
    } else {
      ++elements;
    }
  }
  if (elements && !flush(count)) return false;
  if (!have_dict) {
    em().Push();
    em().Emit(Opcode::kBuildMap, base, base, 0);
  }
  Settle(base, dest);
  return true;
}

// ---- Comprehensions -------------------------------------------------------------------------------------------------------------

bool CodeGenerator::Comprehension(Expr e, Span<ast::Comprehension> generators, Expr element, Expr value, std::string_view name,
                                  int dest) {
  const ast::Comprehension* outermost = generators[0];
  bool is_generator = e->Is<ast::GeneratorExp>();
  UnitKind around = u_->kind;
  int base = em().top();
  bool is_async = symbols_.Lookup(e)->is_coroutine;
  Ref<CodeObject> code = Compiled(e);
  if (!code) {
    if (!EnterUnit(UnitKind::kComprehension, e, name, static_cast<int>(e->line))) return false;
    em().set_location(e);
    u_->argument_count = 1;
    if (is_async && !is_generator && around != UnitKind::kAsyncFunction && around != UnitKind::kComprehension) {
      return Error("asynchronous comprehension outside of an asynchronous function");
    }
    int collection = -1;
    if (!is_generator) {
      collection = em().Push();
      Opcode build = e->Is<ast::ListComp>() ? Opcode::kBuildList : e->Is<ast::SetComp>() ? Opcode::kBuildSet : Opcode::kBuildMap;
      em().Emit(build, collection, collection, 0);
    }
    if (!(outermost->is_async ? AsyncComprehensionLoop(e, generators, 0, element, value, collection)
                              : ComprehensionLoop(e, generators, 0, element, value, collection))) {
      return false;
    }
    if (!is_generator) {
      em().Pop();
      em().Emit(Opcode::kReturnT, collection);
    }
    code = LeaveUnit(true);
    if (!code) return false;
  }
  if (!MakeFunction(base, code, 0)) return false;
  Operand iterable;
  if (!Use(outermost->iter, outermost->is_async ? kAcceptNone : kAcceptLocal, &iterable)) return false;
  PopOperand(iterable);
  int argument = em().Push();
  if (outermost->is_async) {
    em().Emit(Opcode::kGetAiter, argument, iterable.index);
  } else {
    em().Emit(iterable.kind == Operand::kTemporary ? Opcode::kGetIterT : Opcode::kGetIterL, argument, iterable.index);
  }
  em().Emit(Opcode::kCall, base, 1);
  em().set_top(base + 1);
  if (is_async && !is_generator) {
    em().Emit(Opcode::kGetAwaitable, base, base, 0);
    if (!Delegate(3)) return false;
  }
  Settle(base, dest);
  return true;
}

bool CodeGenerator::ComprehensionElement(Expr e, Expr element, Expr value, int collection) {
  int base = em().top();
  if (!Push(element)) return false;
  switch (e->kind) {
    case ast::NodeKind::kGeneratorExp:
      EmitYield(base);
      em().Emit(Opcode::kDrop, base);
      break;
    case ast::NodeKind::kListComp:
      em().Emit(Opcode::kListAppend, collection, base);
      break;
    case ast::NodeKind::kSetComp:
      em().Emit(Opcode::kSetAdd, collection, base);
      break;
    default:
      if (!Push(value)) return false;
      em().Emit(Opcode::kMapAdd, collection, base, base + 1);
  }
  em().set_top(base);
  return true;
}

bool CodeGenerator::ComprehensionLoop(Expr e, Span<ast::Comprehension> generators, uint32_t index, Expr element, Expr value,
                                      int collection) {
  const ast::Comprehension* generator = generators[index];
  int base = em().top();
  Label start = em().NewLabel(), skip = em().NewLabel(), end = em().NewLabel();
  Expr single = nullptr;  // `for y in [f(x)]` is an assignment
  if (index == 0) {
    em().Emit(Opcode::kMove, em().Push(), 0);
  } else {
    auto* list = generator->iter->As<ast::List>();
    auto* tuple = generator->iter->As<ast::Tuple>();
    Span<ast::ExprNode> items = list ? list->elts : tuple ? tuple->elts : Span<ast::ExprNode>();
    if (items.size() == 1 && !items[0]->Is<ast::Starred>()) single = items[0];
    if (!single) {
      Operand iterable;
      if (!Use(generator->iter, kAcceptLocal, &iterable)) return false;
      PopOperand(iterable);
      em().Emit(iterable.kind == Operand::kTemporary ? Opcode::kGetIterT : Opcode::kGetIterL, em().Push(), iterable.index);
    }
  }
  if (single) {
    if (!AssignFrom(generator->target, single)) return false;
  } else {
    em().BindLoop(start);
    if (!NextInto(generator->target, base, end)) return false;
  }
  for (Expr condition : generator->ifs) {
    if (!JumpIf(condition, skip, false)) return false;
  }
  if (index + 1 < generators.size()) {
    if (!(generators[index + 1]->is_async ? AsyncComprehensionLoop(e, generators, index + 1, element, value, collection)
                                          : ComprehensionLoop(e, generators, index + 1, element, value, collection))) {
      return false;
    }
  } else if (!ComprehensionElement(e, element, value, collection)) {
    return false;
  }
  em().Bind(skip);
  if (!single) {
    em().EmitJump(Opcode::kJumpBack, 0, start);
    em().Bind(end);
  }
  em().set_top(base);
  return true;
}

bool CodeGenerator::AsyncComprehensionLoop(Expr e, Span<ast::Comprehension> generators, uint32_t index, Expr element, Expr value,
                                           int collection) {
  const ast::Comprehension* generator = generators[index];
  int base = em().top();
  Label start = em().NewLabel(), skip = em().NewLabel(), handler = em().NewLabel();
  if (index == 0) {
    em().Emit(Opcode::kMove, em().Push(), 0);
  } else {
    if (!Push(generator->iter)) return false;
    em().Emit(Opcode::kGetAiter, base, base);
  }
  em().BindLoop(start);
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  if (!PushBlock({.kind = BlockKind::kAsyncComprehension, .top = base, .outer = em().handler()})) return false;
  if (!AsyncNextItem(base, handler)) return false;
  if (!StoreTarget(generator->target, base + 1)) return false;
  em().set_top(base + 1);
  for (Expr condition : generator->ifs) {
    if (!JumpIf(condition, skip, false)) return false;
  }
  if (index + 1 < generators.size()) {
    if (!(generators[index + 1]->is_async ? AsyncComprehensionLoop(e, generators, index + 1, element, value, collection)
                                          : ComprehensionLoop(e, generators, index + 1, element, value, collection))) {
      return false;
    }
  } else if (!ComprehensionElement(e, element, value, collection)) {
    return false;
  }
  em().Bind(skip);
  em().EmitJump(Opcode::kJumpBack, 0, start);
  PopBlock();
  em().BindHandler(handler, assigned, reachable);
  em().Emit(Opcode::kCatch, base + 1);
  em().Reserve(base + 3);
  em().Emit(Opcode::kEndAsyncFor, base + 1, base);
  em().set_top(base);
  return true;
}

}  // namespace viv::compiler
