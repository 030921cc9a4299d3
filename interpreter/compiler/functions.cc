// Functions, lambdas and classes: what is evaluated around them, their code, and the making of the function.
#include "interpreter/compiler/codegen.h"
#include "interpreter/compiler/fold.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

bool CodeGenerator::CheckParameters(const ast::Arguments* args) {
  for (auto list : {args->posonlyargs, args->args, args->kwonlyargs}) {
    for (const ast::Arg* arg : list) {
      if (ForbiddenName(arg->arg->view(), ast::ExprContext::kStore)) return false;
    }
  }
  for (const ast::Arg* arg : {args->vararg, args->kwarg}) {
    if (arg && ForbiddenName(arg->arg->view(), ast::ExprContext::kStore)) return false;
  }
  return true;
}

void CodeGenerator::SetParameterCounts(const ast::Arguments* args) {
  u_->positional_only_count = static_cast<int>(args->posonlyargs.size());
  u_->argument_count = static_cast<int>(args->posonlyargs.size() + args->args.size());
  u_->keyword_only_count = static_cast<int>(args->kwonlyargs.size());
}

// Defaults and keyword-only defaults, each a temporary where there are any.
bool CodeGenerator::DefaultArguments(const ast::Arguments* args, uint16_t* flags) {
  if (!args->defaults.empty()) {
    *flags |= kFunctionDefaults;
    bool constant = true;
    for (Expr value : args->defaults) constant = constant && IsConstantLike(value);
    if (constant) {
      std::vector<Object*> values;
      for (Expr value : args->defaults) {
        values.push_back(ConstantLikeValue(value));
        if (!values.back()) return false;
      }
      if (!LoadLateTuple(std::move(values), kNewTemporary)) return false;
    } else {
      int base = em().top();
      for (Expr value : args->defaults) {
        if (!Push(value)) return false;
      }
      em().set_top(base);
      em().Push();
      em().Emit(Opcode::kBuildTuple, base, base, static_cast<int>(args->defaults.size()));
    }
  }
  int base = em().top();
  std::vector<Object*> names;
  for (uint32_t i = 0; i < args->kwonlyargs.size(); ++i) {
    if (!args->kw_defaults[i]) continue;
    names.push_back(pool_.Name(Mangled(args->kwonlyargs[i]->arg->view())));
    if (!names.back() || !Push(args->kw_defaults[i])) return false;
  }
  if (names.empty()) return true;
  *flags |= kFunctionKwDefaults;
  return BuildConstKeyMap(base, names);
}

bool CodeGenerator::AnnotationValue(Expr annotation, int dest) {
  if (!(options_.future_flags & kCodeFutureAnnotations)) return Into(annotation, dest);
  return LoadConstant(AnnotationText(annotation), dest);
}

Object* CodeGenerator::AnnotationText(Expr annotation) {
  std::string source;
  if (!Unparse(annotation, pool_, &source)) return errors_.TooDeep(), nullptr;
  Ref<StrObject> text = NewStr(source);
  return text ? pool_.Merge(std::move(text)) : nullptr;
}

// name, annotation: two temporaries more.
bool CodeGenerator::Annotation(std::string_view name, Expr annotation, int* count) {
  Object* key = pool_.Name(Mangled(name));
  if (!LoadConstant(key, kNewTemporary)) return false;
  ++*count;
  auto* starred = annotation->As<ast::Starred>();
  if (!(options_.future_flags & kCodeFutureAnnotations) && starred && name != "return") {
    // *args: *Ts
    int base = em().top();
    if (!Push(starred->value)) return false;
    em().Emit(Opcode::kUnpackSequence, base, base, 1);
    return true;
  }
  return AnnotationValue(annotation, kNewTemporary);
}

bool CodeGenerator::Annotations(const ast::Arguments* args, Expr returns, uint16_t* flags) {
  struct Item {
    std::string_view name;
    Expr annotation;
  };
  std::vector<Item> items;
  auto add = [&](const ast::Arg* arg) {
    if (arg && arg->annotation) items.push_back({arg->arg->view(), arg->annotation});
  };
  for (const ast::Arg* arg : args->posonlyargs) add(arg);
  for (const ast::Arg* arg : args->args) add(arg);
  add(args->vararg);
  for (const ast::Arg* arg : args->kwonlyargs) add(arg);
  add(args->kwarg);
  if (returns) items.push_back({"return", returns});
  if (items.empty()) return true;
  *flags |= kFunctionAnnotations;
  bool future = options_.future_flags & kCodeFutureAnnotations, constant = true;
  for (const Item& item : items) constant = constant && (future || IsConstantLike(item.annotation));
  if (constant) {
    std::vector<Object*> values;
    for (const Item& item : items) {
      values.push_back(pool_.Name(Mangled(item.name)));
      if (!values.back()) return false;
      values.push_back(future ? AnnotationText(item.annotation) : ConstantLikeValue(item.annotation));
      if (!values.back()) return false;
    }
    return LoadLateTuple(std::move(values), kNewTemporary);
  }
  int base = em().top(), count = 0;
  for (const Item& item : items) {
    if (!Annotation(item.name, item.annotation, &count)) return false;
  }
  em().set_top(base);
  em().Push();
  em().Emit(Opcode::kBuildTuple, base, base, count * 2);
  return true;
}

bool CodeGenerator::MakeFunction(int base, Borrowed<CodeObject> code, uint16_t flags) {
  TupleObject* frees = code->free_names;
  if (frees->size > 0) {
    flags |= kFunctionClosure;
    int first = em().top();
    for (ptrdiff_t i = 0; i < frees->size; ++i) {
      int cell = CellRegister(StrUtf8(AsStr(frees->items[i])));
      em().Emit(Opcode::kLoadClosure, em().Push(), cell);
    }
    em().set_top(first);
    em().Push();
    em().Emit(Opcode::kBuildTuple, first, first, static_cast<int>(frees->size));
  }
  int index = UsedConstant(code.get());
  if (index < 0) return false;
  if (index >= kNoRegister) {  // too far off for an operand
    if (!LoadConstant(code.get(), kNewTemporary)) return false;
    index = kNoRegister;
  }
  em().set_top(base);
  em().Push();
  em().Emit(Opcode::kMakeFunction, base, flags, index);
  return true;
}

bool CodeGenerator::Function(Stmt s, std::string_view name, const ast::Arguments* args, Span<ast::StmtNode> body,
                             Span<ast::ExprNode> decorators, Expr returns, bool is_async) {
  if (!CheckParameters(args)) return false;
  int first = em().top();
  for (Expr decorator : decorators) {
    if (!Push(decorator)) return false;
  }
  int first_line = static_cast<int>(decorators.empty() ? s->line : decorators[0]->line);
  int base = em().top();
  uint16_t flags = 0;
  if (!DefaultArguments(args, &flags) || !Annotations(args, returns, &flags)) return false;
  Ref<CodeObject> code = Compiled(s);
  if (!code) {
    if (!EnterUnit(is_async ? UnitKind::kAsyncFunction : UnitKind::kFunction, s, name, first_line)) return false;
    const ast::Constant* doc = options_.optimize < 2 ? DocString(body) : nullptr;
    if (!KeepConstant(doc ? pool_.Of(doc->value) : None())) return false;
    SetParameterCounts(args);
    if (!Statements(body, doc ? 1 : 0)) return false;
    code = LeaveUnit(true);
    if (!code) return false;
  }
  if (!MakeFunction(base, code, flags)) return false;
  return Decorate(first, decorators) && StoreNamedAndPop(name);
}

// Calls the decorators, the last first, with what stands on top.
bool CodeGenerator::Decorate(int first, Span<ast::ExprNode> decorators) {
  Location saved = em().location();
  for (uint32_t i = decorators.size(); i-- > 0;) {
    em().set_location(decorators[i]);
    int callable = first + static_cast<int>(i);
    em().Emit(Opcode::kCall, callable, 1);
    em().set_top(callable + 1);
  }
  em().set_location(saved);
  return true;
}

bool CodeGenerator::StoreNamedAndPop(std::string_view name) {
  if (!StoreNamed(name, em().top() - 1)) return false;
  em().Pop();
  return true;
}

bool CodeGenerator::Lambda(const ast::Lambda* e, int dest) {
  if (!CheckParameters(e->args)) return false;
  int base = em().top();
  uint16_t flags = 0;
  if (!DefaultArguments(e->args, &flags)) return false;
  Ref<CodeObject> code = Compiled(e);
  if (!code) {
    if (!EnterUnit(UnitKind::kLambda, e, "<lambda>", static_cast<int>(e->line))) return false;
    if (!KeepConstant(None())) return false;  // no docstring
    SetParameterCounts(e->args);
    em().set_location(e->body);
    Operand value;
    if (!Use(e->body, kAcceptLocal | kAcceptConstant, &value)) return false;
    PopOperand(value);
    ReturnOperand(value);
    code = LeaveUnit(!u_->scope->is_generator);
    if (!code) return false;
  }
  if (!MakeFunction(base, code, flags)) return false;
  Settle(base, dest);
  return true;
}

void CodeGenerator::ReturnOperand(Operand value) {
  em().Emit(value.kind == Operand::kTemporary  ? Opcode::kReturnT
            : value.kind == Operand::kConstant ? Opcode::kReturnConst
                                               : Opcode::kReturnL,
            value.index);
}

bool CodeGenerator::Class(const ast::ClassDef* s) {
  int first = em().top();
  for (Expr decorator : s->decorator_list) {
    if (!Push(decorator)) return false;
  }
  int first_line = static_cast<int>(s->decorator_list.empty() ? s->line : s->decorator_list[0]->line);
  std::string_view name = s->name->view();
  Ref<CodeObject> code = Compiled(s);
  if (!code) {
    if (!EnterUnit(UnitKind::kClass, s, name, first_line)) return false;
    if (!LoadNamed("__name__", kNewTemporary) || !StoreNamedAndPop("__module__")) return false;
    Ref<StrObject> qualname = NewStr(u_->qualname);
    if (!qualname || !LoadConstant(pool_.Merge(std::move(qualname)), kNewTemporary) || !StoreNamedAndPop("__qualname__"))
      return false;
    if (!Body(s->body)) return false;
    em().set_no_location();
    if (u_->scope->needs_class_closure) {
      int cell = em().Push(), copy = em().Push();
      em().Emit(Opcode::kLoadClosure, cell, CellRegister("__class__"));
      em().Emit(Opcode::kCopy, copy, cell);
      int class_cell = NameIndex("__classcell__");
      if (class_cell < 0) return false;
      em().Emit(Opcode::kStoreName, copy, class_cell);
      em().Pop();
      em().Pop();
      em().Emit(Opcode::kReturnT, cell);
    } else {
      int none = UsedConstant(None());
      if (none < 0) return false;
      em().Emit(Opcode::kReturnConst, none);
    }
    code = LeaveUnit(true);
    if (!code) return false;
  }
  int base = em().Push();
  em().Emit(Opcode::kLoadBuildClass, base);
  if (!MakeFunction(em().top(), code, 0)) return false;
  if (!LoadConstant(pool_.Name(name), kNewTemporary)) return false;
  if (!CheckKeywords(s->keywords) || !CallArguments(base, 2, s->bases, s->keywords)) return false;
  return Decorate(first, s->decorator_list) && StoreNamedAndPop(name);
}

}  // namespace viv::compiler
