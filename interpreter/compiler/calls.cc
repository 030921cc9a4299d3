// Calls.
#include <algorithm>

#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

bool CodeGenerator::CheckKeywords(Span<ast::Keyword> keywords) {
  for (uint32_t i = 0; i < keywords.size(); ++i) {
    const ast::Keyword* keyword = keywords[i];
    if (!keyword->arg) continue;
    if (ForbiddenName(keyword->arg->view(), ast::ExprContext::kStore)) return false;
    for (uint32_t j = i + 1; j < keywords.size(); ++j) {
      if (keywords[j]->arg && keywords[j]->arg->view() == keyword->arg->view()) {
        em().set_location(keywords[j]);
        return Error("keyword argument repeated: %s", std::string(keyword->arg->view()).c_str());
      }
    }
  }
  return true;
}

Object* CodeGenerator::KeywordNames(Span<ast::Keyword> keywords, uint32_t begin, uint32_t end) {
  std::vector<Object*> names;
  for (uint32_t i = begin; i < end; ++i) {
    names.push_back(pool_.Name(keywords[i]->arg->view()));
    if (!names.back()) return nullptr;
  }
  return TupleConstant(names);
}

bool CodeGenerator::CallExpr(const ast::Call* e, int dest) {
  // A function of a module that was imported here is no method.
  auto imported = [&](Expr owner) {
    auto* name = owner->As<ast::Name>();
    const Symbol* symbol = name ? symbols_.top()->Find(name->id->view()) : nullptr;
    return symbol && (symbol->flags & kDefImport);
  };
  if (auto* method = e->func->As<ast::Attribute>(); method && method->ctx == ast::ExprContext::kLoad && !imported(method->value)) {
    uint32_t count = e->args.size() + e->keywords.size() + (e->keywords.empty() ? 0 : 1);
    bool plain =
        count < kStackGuideline && std::none_of(e->args.begin(), e->args.end(), [](Expr arg) { return arg->Is<ast::Starred>(); }) &&
        std::all_of(e->keywords.begin(), e->keywords.end(), [](const ast::Keyword* keyword) { return keyword->arg != nullptr; });
    if (plain) {
      if (!CheckKeywords(e->keywords)) return false;
      return MethodCall(e, method, dest);
    }
  }
  if (!CheckKeywords(e->keywords)) return false;
  em().set_location(e);
  if (!CheckCaller(e->func)) return false;
  int base = em().top();
  if (!Push(e->func)) return false;
  em().set_location(e);
  if (!CallArguments(base, 0, e->args, e->keywords)) return false;
  Settle(base, dest);
  return true;
}

bool CodeGenerator::MethodCall(const ast::Call* e, const ast::Attribute* method, int dest) {
  int base = em().top();
  Operand owner;
  if (!Use(method->value, kAcceptLocal, &owner)) return false;
  em().set_location(method);
  LocateAttribute(method);
  int name = NameIndex(Mangled(method->attr->view()));
  if (name < 0) return false;
  em().set_top(base);
  em().Push();
  em().Push();
  em().Emit(owner.kind == Operand::kTemporary ? Opcode::kLoadMethodT : Opcode::kLoadMethodL, base, owner.index, name);
  em().set_location(e);
  for (Expr arg : e->args) {
    if (!Push(arg)) return false;
  }
  for (const ast::Keyword* keyword : e->keywords) {
    if (!Push(keyword->value)) return false;
  }
  int count = static_cast<int>(e->args.size() + e->keywords.size());
  if (!e->keywords.empty()) {
    int names = UsedConstant(KeywordNames(e->keywords, 0, e->keywords.size()));
    if (names < 0) return false;
    LocateAttribute(method);
    em().Emit(Opcode::kCallMethodKeywords, base, count, names);
  } else {
    LocateAttribute(method);
    em().Emit(Opcode::kCallMethod, base, count);
  }
  em().set_location(e);
  Settle(base, dest);
  return true;
}

// The dict of the keywords [begin, end) as a new temporary.
bool CodeGenerator::KeywordPart(Span<ast::Keyword> keywords, uint32_t begin, uint32_t end) {
  uint32_t count = end - begin;
  int base = em().top();
  bool big = count * 2 > kStackGuideline;
  if (count > 1 && !big) {
    std::vector<Object*> names;
    for (uint32_t i = begin; i < end; ++i) {
      if (!Push(keywords[i]->value)) return false;
      names.push_back(pool_.Name(keywords[i]->arg->view()));
      if (!names.back()) return false;
    }
    return BuildConstKeyMap(base, names);
  }
  if (big) {
    em().Push();
    em().Emit(Opcode::kBuildMap, base, base, 0);
  }
  for (uint32_t i = begin; i < end; ++i) {
    int key = em().top();
    if (!LoadConstant(pool_.Name(keywords[i]->arg->view()), kNewTemporary) || !Push(keywords[i]->value)) return false;
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

bool CodeGenerator::KeywordDict(int base, Span<ast::Keyword> keywords) {
  int dict = em().top();
  bool have_dict = false;
  uint32_t seen = 0;
  auto merge = [&] {
    em().Pop();
    em().Emit(Opcode::kDictMerge, dict, em().top(), base);
  };
  for (uint32_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i]->arg) {
      ++seen;
      continue;
    }
    if (seen) {
      if (!KeywordPart(keywords, i - seen, i)) return false;
      if (have_dict) merge();
      have_dict = true;
      seen = 0;
    }
    if (!have_dict) {
      em().Push();
      em().Emit(Opcode::kBuildMap, dict, dict, 0);
      have_dict = true;
    }
    if (!Push(keywords[i]->value)) return false;
    merge();
  }
  if (seen) {
    if (!KeywordPart(keywords, keywords.size() - seen, keywords.size())) return false;
    if (have_dict) merge();
  }
  return true;
}

bool CodeGenerator::CallArguments(int base, int pushed, Span<ast::ExprNode> args, Span<ast::Keyword> keywords) {
  uint32_t positional = args.size(), named = keywords.size();
  bool simple = positional + named * 2 <= kStackGuideline &&
                std::none_of(args.begin(), args.end(), [](Expr arg) { return arg->Is<ast::Starred>(); }) &&
                std::all_of(keywords.begin(), keywords.end(), [](const ast::Keyword* keyword) { return keyword->arg != nullptr; });
  if (simple) {
    for (Expr arg : args) {
      if (!Push(arg)) return false;
    }
    for (const ast::Keyword* keyword : keywords) {
      if (!Push(keyword->value)) return false;
    }
    int count = pushed + static_cast<int>(positional + named);
    if (named) {
      int names = UsedConstant(KeywordNames(keywords, 0, named));
      if (names < 0) return false;
      em().Emit(Opcode::kCallKeywords, base, count, names);
    } else {
      em().Emit(Opcode::kCall, base, count);
    }
    em().set_top(base + 1);
    return true;
  }
  if (pushed == 0 && positional == 1 && args[0]->Is<ast::Starred>()) {
    if (!Push(args[0]->As<ast::Starred>()->value)) return false;
  } else if (!Display(args, pushed, Opcode::kBuildList, Opcode::kListAppend, Opcode::kListExtend, true, kNewTemporary)) {
    return false;
  }
  if (named && !KeywordDict(base, keywords)) return false;
  em().Emit(Opcode::kCallEx, base, named ? 1 : 0);
  em().set_top(base + 1);
  return true;
}

}  // namespace viv::compiler
