// match.
//
// Every pattern consumes the temporary that holds its subject. What a pattern captures stays in its temporary until the whole case
// has matched; only then, in order, the names are bound. A failing pattern jumps to a chain of Drops that releases all temporaries
// of the case that may be in use at that place; those that are not are null, which Drop does not mind.
#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"

namespace viv::compiler {

struct PatternContext {
  int base;                                                // the first temporary that a failure drops
  std::vector<std::pair<std::string_view, int>> captures;  // name, temporary
  std::vector<Label> fail;                                 // [n]: n temporaries above base are to be dropped
  bool allow_irrefutable = false;
};

namespace {

bool IsWildcard(const ast::PatternNode* p) {
  auto* as = p->As<ast::MatchAs>();
  return as && !as->name && !as->pattern;
}
bool IsStarWildcard(const ast::PatternNode* p) {
  auto* star = p->As<ast::MatchStar>();
  return star && !star->name;
}

}  // namespace

Label CodeGenerator::FailLabel(PatternContext* pc) {
  auto count = static_cast<size_t>(em().top() - pc->base);
  while (pc->fail.size() <= count) pc->fail.push_back(em().NewLabel());
  return pc->fail[count];
}

void CodeGenerator::EmitFailures(PatternContext* pc) {
  for (size_t n = pc->fail.size(); n-- > 0;) {
    em().Bind(pc->fail[n]);
    if (n > 0) em().Emit(Opcode::kDrop, pc->base + static_cast<int>(n) - 1);
  }
  pc->fail.clear();
}

bool CodeGenerator::CapturePattern(ast::Identifier name, int subject, PatternContext* pc) {
  if (!name) {
    em().Emit(Opcode::kDrop, subject);
    return true;
  }
  if (ForbiddenName(name->view(), ast::ExprContext::kStore)) return false;
  for (auto& [captured, r] : pc->captures) {
    if (captured == name->view()) return Error("multiple assignments to name '%s' in pattern", std::string(captured).c_str());
  }
  pc->captures.emplace_back(name->view(), subject);
  return true;
}

bool CodeGenerator::SubPattern(const ast::PatternNode* p, int subject, PatternContext* pc) {
  bool saved = pc->allow_irrefutable;
  pc->allow_irrefutable = true;
  bool ok = Pattern(p, subject, pc);
  pc->allow_irrefutable = saved;
  return ok;
}

bool CodeGenerator::Pattern(const ast::PatternNode* p, int subject, PatternContext* pc) {
  em().set_location(p);  // and it stays so, as in CPython
  switch (p->kind) {
    case ast::NodeKind::kMatchValue: {
      Expr value = p->As<ast::MatchValue>()->value;
      if (!value->Is<ast::Constant>() && !value->Is<ast::Attribute>())
        return Error("patterns may only match literals and attribute lookups");
      Operand operand;
      if (!Use(value, kAcceptConstant, &operand)) return false;
      PopOperand(operand);
      CompareJump(ast::CompareOperator::kEq, {Operand::kTemporary, subject}, operand, FailLabel(pc), false);
      return true;
    }
    case ast::NodeKind::kMatchSingleton: {
      Object* value = pool_.Of(p->As<ast::MatchSingleton>()->value);
      if (value == None()) {
        if (!KeepConstant(value)) return false;
        em().EmitJump(Opcode::kJumpIfNotNoneT, subject, FailLabel(pc));
        return true;
      }
      int index = UsedConstant(value);
      if (index < 0) return false;
      CompareJump(ast::CompareOperator::kIs, {Operand::kTemporary, subject}, {Operand::kConstant, index}, FailLabel(pc), false);
      return true;
    }
    case ast::NodeKind::kMatchSequence:
      return SequencePattern(p->As<ast::MatchSequence>(), subject, pc);
    case ast::NodeKind::kMatchMapping:
      return MappingPattern(p->As<ast::MatchMapping>(), subject, pc);
    case ast::NodeKind::kMatchClass:
      return ClassPattern(p->As<ast::MatchClass>(), subject, pc);
    case ast::NodeKind::kMatchStar:
      return CapturePattern(p->As<ast::MatchStar>()->name, subject, pc);
    case ast::NodeKind::kMatchAs:
      return AsPattern(p->As<ast::MatchAs>(), subject, pc);
    case ast::NodeKind::kMatchOr:
      return OrPattern(p->As<ast::MatchOr>(), subject, pc);
    default:
      return false;
  }
}

bool CodeGenerator::AsPattern(const ast::MatchAs* p, int subject, PatternContext* pc) {
  if (!p->pattern) {
    if (!pc->allow_irrefutable) {
      if (p->name) return Error("name capture '%s' makes remaining patterns unreachable", std::string(p->name->view()).c_str());
      return Error("wildcard makes remaining patterns unreachable");
    }
    return CapturePattern(p->name, subject, pc);
  }
  int copy = em().Push();
  em().Emit(Opcode::kCopy, copy, subject);
  return Pattern(p->pattern, copy, pc) && CapturePattern(p->name, subject, pc);
}

// Fails where len(subject) does not compare to `length`; the subject stays.
bool CodeGenerator::CompareLength(int subject, int64_t length, Opcode compare, PatternContext* pc) {
  Label fail = FailLabel(pc);
  int actual = em().Push();
  em().Emit(Opcode::kGetLen, actual, subject);
  int index = UsedConstant(pool_.Int(length));
  if (index < 0) return false;
  em().Pop();
  em().EmitJumpWord(compare, actual, index, 0, fail);
  return true;
}

bool CodeGenerator::SequencePattern(const ast::MatchSequence* p, int subject, PatternContext* pc) {
  int count = static_cast<int>(p->patterns.size()), star = -1;
  bool only_wildcard = true, star_wildcard = false;
  for (int i = 0; i < count; ++i) {
    const ast::PatternNode* pattern = p->patterns[i];
    if (pattern->Is<ast::MatchStar>()) {
      if (star >= 0) return Error("multiple starred names in sequence pattern");
      star_wildcard = IsStarWildcard(pattern);
      only_wildcard = only_wildcard && star_wildcard;
      star = i;
    } else {
      only_wildcard = only_wildcard && IsWildcard(pattern);
    }
  }
  Label fail = FailLabel(pc);
  int test = em().Push();
  em().Emit(Opcode::kMatchSequence, test, subject);
  em().Pop();
  em().EmitJump(Opcode::kJumpIfFalseT, test, fail);
  if (star < 0) {
    if (!CompareLength(subject, count, Opcode::kJumpIfEqualTK, pc)) return false;
  } else if (count > 1) {
    if (!CompareLength(subject, count - 1, Opcode::kJumpIfGreaterEqualTK, pc)) return false;
  }
  if (only_wildcard) {
    em().Emit(Opcode::kDrop, subject);
    return true;
  }
  return star_wildcard ? SubscriptPatterns(p->patterns, star, subject, pc) : UnpackPatterns(p->patterns, star, subject, pc);
}

bool CodeGenerator::UnpackPatterns(Span<ast::PatternNode> patterns, int star, int subject, PatternContext* pc) {
  int count = static_cast<int>(patterns.size()), base = em().top();
  if (star >= 256) return Error("too many expressions in star-unpacking sequence pattern");
  for (int i = 0; i < count; ++i) em().Push();
  if (star < 0) {
    em().Emit(Opcode::kUnpackSequence, base, subject, count);
  } else {
    em().EmitWide(Opcode::kUnpackEx, base, subject, star, static_cast<uint32_t>(count - star - 1));
  }
  for (int i = 0; i < count; ++i) {
    if (!SubPattern(patterns[i], base + i, pc)) return false;
  }
  return true;
}

// [a, *_, b]: the items that matter are fetched one by one.
bool CodeGenerator::SubscriptPatterns(Span<ast::PatternNode> patterns, int star, int subject, PatternContext* pc) {
  int count = static_cast<int>(patterns.size());
  for (int i = 0; i < count; ++i) {
    if (i == star || IsWildcard(patterns[i])) continue;
    int item = em().Push();
    em().Emit(Opcode::kCopy, item, subject);
    if (i < star) {
      int index = UsedConstant(pool_.Int(i));
      if (index < 0) return false;
      em().Emit(Opcode::kLoadItemTK, item, item, index);
    } else {
      int key = em().Push();
      em().Emit(Opcode::kGetLen, key, subject);
      int distance = UsedConstant(pool_.Int(count - i));
      if (distance < 0) return false;
      em().Emit(Opcode::kSubtractTK, key, key, distance);
      em().Pop();
      em().Emit(Opcode::kLoadItemTT, item, item, key);
    }
    if (!SubPattern(patterns[i], item, pc)) return false;
  }
  em().Emit(Opcode::kDrop, subject);
  return true;
}

void CodeGenerator::FailIfNone(int r, PatternContext* pc) {
  Label fail = FailLabel(pc);
  KeepConstant(None());
  int copy = em().Push();
  em().Emit(Opcode::kCopy, copy, r);
  em().Pop();
  em().EmitJump(Opcode::kJumpIfNoneT, copy, fail);
}

bool CodeGenerator::MappingPattern(const ast::MatchMapping* p, int subject, PatternContext* pc) {
  int count = static_cast<int>(p->keys.size());
  Label fail = FailLabel(pc);
  int test = em().Push();
  em().Emit(Opcode::kMatchMapping, test, subject);
  em().Pop();
  em().EmitJump(Opcode::kJumpIfFalseT, test, fail);
  if (count == 0 && !p->rest) {
    em().Emit(Opcode::kDrop, subject);
    return true;
  }
  if (count > 0 && !CompareLength(subject, count, Opcode::kJumpIfGreaterEqualTK, pc)) return false;
  Ref<SetObject> seen = NewSet();
  if (!seen) return false;
  bool constant = true;
  std::vector<Object*> values;
  int keys = em().top();
  for (Expr key : p->keys) {
    if (auto* literal = key->As<ast::Constant>()) {
      Object* value = pool_.Of(literal->value);
      if (!value) return false;
      int found = SetContains(seen.get(), value);
      if (found < 0) return false;
      if (found) return Error("mapping pattern checks duplicate key (%R)", value);
      if (!SetAdd(seen.get(), value)) return false;
      values.push_back(value);
    } else if (!key->Is<ast::Attribute>()) {
      return Error("mapping pattern keys may only match literals and attribute lookups");
    } else {
      constant = false;
    }
  }
  if (constant) {
    if (!LoadLateTuple(std::move(values), kNewTemporary)) return false;
  } else {
    for (Expr key : p->keys) {
      if (!Push(key)) return false;
    }
    em().set_top(keys);
    em().Push();
    em().Emit(Opcode::kBuildTuple, keys, keys, count);
  }
  int found = em().Push();
  em().Emit(Opcode::kMatchKeys, found, subject, keys);
  FailIfNone(found, pc);
  int first = em().top();
  for (int i = 0; i < count; ++i) em().Push();
  em().Emit(Opcode::kUnpackSequence, first, found, count);
  for (int i = 0; i < count; ++i) {
    if (!SubPattern(p->patterns[i], first + i, pc)) return false;
  }
  if (p->rest) {
    int rest = em().Push();
    em().Emit(Opcode::kCopyDictWithoutKeys, rest, subject, keys);
    em().Emit(Opcode::kDrop, keys);
    em().Emit(Opcode::kDrop, subject);
    return CapturePattern(p->rest, rest, pc);
  }
  em().Emit(Opcode::kDrop, keys);
  em().Emit(Opcode::kDrop, subject);
  return true;
}

bool CodeGenerator::ClassPattern(const ast::MatchClass* p, int subject, PatternContext* pc) {
  for (uint32_t i = 0; i < p->kwd_attrs.size(); ++i) {
    std::string_view attribute = p->kwd_attrs[i]->view();
    if (ForbiddenName(attribute, ast::ExprContext::kStore)) return false;
    for (uint32_t j = i + 1; j < p->kwd_attrs.size(); ++j) {
      if (p->kwd_attrs[j]->view() != attribute) continue;
      em().set_location(p->kwd_patterns[j]);
      return Error("attribute name repeated in class pattern: %s", std::string(attribute).c_str());
    }
  }
  int positional = static_cast<int>(p->patterns.size());
  int row = em().top();
  if (!Push(p->cls)) return false;
  std::vector<Object*> names;
  for (ast::Identifier attribute : p->kwd_attrs) {
    names.push_back(pool_.Name(attribute->view()));
    if (!names.back()) return false;
  }
  if (!LoadConstant(TupleConstant(names), kNewTemporary)) return false;
  em().Pop();
  em().Emit(Opcode::kMatchClass, subject, row, positional);
  FailIfNone(row, pc);
  int count = positional + static_cast<int>(names.size()), first = em().top();
  for (int i = 0; i < count; ++i) em().Push();
  em().Emit(Opcode::kUnpackSequence, first, row, count);
  em().Emit(Opcode::kDrop, subject);
  for (int i = 0; i < count; ++i) {
    const ast::PatternNode* pattern = i < positional ? p->patterns[i] : p->kwd_patterns[i - positional];
    if (IsWildcard(pattern)) {
      em().Emit(Opcode::kDrop, first + i);
    } else if (!SubPattern(pattern, first + i, pc)) {
      return false;
    }
  }
  return true;
}

bool CodeGenerator::OrPattern(const ast::MatchOr* p, int subject, PatternContext* pc) {
  Label end = em().NewLabel();
  uint32_t count = p->patterns.size();
  int base = em().top(), kept_top = base;
  std::vector<std::pair<std::string_view, int>> control;
  for (uint32_t i = 0; i < count; ++i) {
    const ast::PatternNode* alternative = p->patterns[i];
    em().set_location(alternative);
    // Temporaries of the first alternative that hold captures are where the others put theirs.
    em().set_top(kept_top);
    PatternContext inner{kept_top, {}, {}, i + 1 == count && pc->allow_irrefutable};
    int copy = em().Push();
    em().Emit(Opcode::kCopy, copy, subject);
    if (!Pattern(alternative, copy, &inner)) return false;
    if (i == 0) {
      control = inner.captures;
    } else {
      if (inner.captures.size() != control.size()) return Error("alternative patterns bind different names");
      for (auto& [name, r] : control) {
        auto same =
            std::find_if(inner.captures.begin(), inner.captures.end(), [&](auto& capture) { return capture.first == name; });
        if (same == inner.captures.end()) return Error("alternative patterns bind different names");
        em().Emit(Opcode::kTake, r, same->second);
      }
    }
    int top = em().top();
    em().EmitJump(Opcode::kJump, 0, end);
    EmitFailures(&inner);
    if (i == 0 && !control.empty()) kept_top = top;
  }
  em().set_top(kept_top);
  em().Emit(Opcode::kDrop, subject);
  em().EmitJump(Opcode::kJump, 0, FailLabel(pc));
  em().Bind(end);
  for (auto& [name, r] : control) {
    for (auto& [captured, other] : pc->captures) {
      if (captured == name) return Error("multiple assignments to name '%s' in pattern", std::string(name).c_str());
    }
    pc->captures.emplace_back(name, r);
  }
  em().Emit(Opcode::kDrop, subject);
  return true;
}

bool CodeGenerator::Match(const ast::Match* s) {
  int subject = em().top();
  if (!Push(s->subject)) return false;
  Label end = em().NewLabel();
  uint32_t count = s->cases.size();
  bool has_default = count > 1 && IsWildcard(s->cases[count - 1]->pattern);
  uint32_t matched = count - (has_default ? 1 : 0);
  for (uint32_t i = 0; i < matched; ++i) {
    const ast::MatchCase* c = s->cases[i];
    em().set_location(c->pattern);
    bool last = i + 1 == matched && !has_default;
    em().set_top(subject + 1);
    int copy = subject;
    if (i + 1 != matched || has_default) copy = em().Push();
    PatternContext pc{last ? subject : subject + 1, {}, {}, c->guard != nullptr || i + 1 == count};
    if (copy != subject) em().Emit(Opcode::kCopy, copy, subject);
    if (!Pattern(c->pattern, copy, &pc)) return false;
    for (auto& [name, r] : pc.captures) {
      if (!StoreNamed(name, r)) return false;
    }
    if (c->guard) {
      em().set_top(pc.base);
      if (!JumpIf(c->guard, FailLabel(&pc), false)) return false;
    }
    em().set_top(subject);
    if (copy != subject) em().Emit(Opcode::kDrop, subject);
    if (!Statements(c->body)) return false;
    em().set_no_location();
    em().EmitJump(Opcode::kJump, 0, end);
    em().set_location(c->pattern);
    EmitFailures(&pc);
  }
  em().set_top(subject);
  if (has_default) {
    const ast::MatchCase* c = s->cases[count - 1];
    em().set_location(c->pattern);
    em().EmitLine();
    em().Emit(Opcode::kDrop, subject);
    if (c->guard && !JumpIf(c->guard, end, false)) return false;
    if (!Statements(c->body)) return false;
  }
  em().Bind(end);
  return true;
}

}  // namespace viv::compiler
