#include "interpreter/compiler/scopes.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "interpreter/compiler/depth_limit.h"
#include "interpreter/compiler/error_reporter.h"
#include "interpreter/objects/errors.h"

namespace viv::compiler {

using ast::Node;

namespace {

// "%.*s" is not among the conversions of messages: names are short, a std::string each is no cost on an error path.
std::string Text(std::string_view name) { return std::string(name); }

}  // namespace

std::string_view SymbolTable::Mangle(std::string_view class_name, std::string_view name) {
  if (class_name.empty() || name.size() < 2 || name[0] != '_' || name[1] != '_') return name;
  if (name.ends_with("__") || name.find('.') != std::string_view::npos) return name;
  size_t start = class_name.find_first_not_of('_');
  if (start == std::string_view::npos) return name;
  mangled_.push_back("_" + std::string(class_name.substr(start)) + std::string(name));
  return mangled_.back();
}

// ---- First pass -----------------------------------------------------------------------------------------------------------------

class ScopeBuilder {
 public:
  ScopeBuilder(SymbolTable* table, bool future_annotations, ErrorReporter& errors)
      : table_(table), errors_(errors), future_annotations_(future_annotations) {}

  bool Build(const ast::ModNode* module) {
    table_->top_ = std::make_unique<Scope>();
    Scope* top = table_->top_.get();
    top->kind = ScopeKind::kModule;
    top->node = module;
    top->name = "top";
    table_->by_node_[module] = top;
    current_ = top;
    if (auto* m = module->As<ast::Module>()) return Statements(m->body);
    if (auto* m = module->As<ast::Interactive>()) return Statements(m->body);
    return Expression(module->As<ast::Expression>()->body);
  }

 private:
  // ---- Scopes and names

  Scope* Enter(ScopeKind kind, const Node* node, std::string_view name) {
    auto scope = std::make_unique<Scope>();
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = current_;
    scope->nested = current_->nested || current_->kind == ScopeKind::kFunction;
    scope->iteration_expression = current_->iteration_expression;  // lambdas and comprehensions in it are no way around its rule
    if (kind != ScopeKind::kAnnotation) table_->by_node_[node] = scope.get();
    Scope* raw = scope.get();
    if (kind == ScopeKind::kAnnotation) {
      annotations_.push_back(std::move(scope));  // looked at for its errors only: its names count for nobody
    } else {
      current_->children.push_back(std::move(scope));
    }
    current_ = raw;
    return raw;
  }
  void Leave() { current_ = current_->parent; }

  bool Define(std::string_view raw_name, uint16_t flag, const Node* node) { return DefineIn(current_, raw_name, flag, node); }

  bool DefineIn(Scope* scope, std::string_view raw_name, uint16_t flag, const Node* node) {
    std::string_view name = table_->Mangle(class_name_, raw_name);
    auto [it, fresh] = scope->index.try_emplace(name, static_cast<uint32_t>(scope->symbols.size()));
    if (fresh) scope->symbols.push_back({name});
    Symbol& symbol = scope->symbols[it->second];
    if ((flag & kDefParameter) && (symbol.flags & kDefParameter)) {
      return errors_.Error(node, "duplicate argument '%s' in function definition", Text(name).c_str());
    }
    // The variable of a comprehension's `for`, bound anew by a walrus inside it.
    if (scope->is_outermost_target) {
      if (symbol.flags & (kDefGlobal | kDefNonlocal)) {
        return errors_.Error(node, "comprehension inner loop cannot rebind assignment expression target '%s'", Text(name).c_str());
      }
      flag |= kDefCompIteration;
    }
    symbol.flags |= flag;
    if (flag & kDefParameter) {
      scope->parameters.push_back(name);
    } else if (flag & kDefGlobal) {
      Scope* top = table_->top_.get();  // a global statement makes the name a symbol of the module
      auto [top_it, top_fresh] = top->index.try_emplace(name, static_cast<uint32_t>(top->symbols.size()));
      if (top_fresh) top->symbols.push_back({name});
      top->symbols[top_it->second].flags |= flag;
    }
    return true;
  }

  uint16_t FlagsOf(std::string_view raw_name) const {
    const Symbol* symbol = current_->Find(table_->Mangle(class_name_, raw_name));
    return symbol ? symbol->flags : 0;
  }

  // ---- Statements

  bool Statements(ast::Span<ast::StmtNode*> body) {
    for (const ast::StmtNode* statement : body) {
      if (!Statement(statement)) return false;
    }
    return true;
  }

  template <class FunctionNode>
  bool Function(const FunctionNode* f) {
    if (!Define(f->name->view(), kDefLocal, f)) return false;
    if (!Defaults(f->args) || !Annotations(f->args, f->returns) || !Expressions(f->decorator_list)) return false;
    Scope* scope = Enter(ScopeKind::kFunction, f, f->name->view());
    if (std::is_same_v<FunctionNode, ast::AsyncFunctionDef>) scope->is_coroutine = true;
    bool ok = Parameters(f->args) && Statements(f->body);
    Leave();
    return ok;
  }

  bool Statement(const ast::StmtNode* node) {
    DepthLimit::Level level(depth_);
    if (!level.ok) return errors_.TooDeep();
    using ast::NodeKind;
    switch (node->kind) {
      case NodeKind::kFunctionDef:
        return Function(node->As<ast::FunctionDef>());
      case NodeKind::kAsyncFunctionDef:
        return Function(node->As<ast::AsyncFunctionDef>());
      case NodeKind::kClassDef: {
        auto* c = node->As<ast::ClassDef>();
        if (!Define(c->name->view(), kDefLocal, node) || !Expressions(c->bases) || !Keywords(c->keywords) ||
            !Expressions(c->decorator_list)) {
          return false;
        }
        Enter(ScopeKind::kClass, node, c->name->view());
        std::string_view outer_class = class_name_;
        class_name_ = c->name->view();
        bool ok = Statements(c->body);
        class_name_ = outer_class;
        Leave();
        return ok;
      }
      case NodeKind::kReturn: {
        auto* r = node->As<ast::Return>();
        if (r->value) {
          if (!Expression(r->value)) return false;
          current_->returns_value = true;
        }
        return true;
      }
      case NodeKind::kDelete:
        return Expressions(node->As<ast::Delete>()->targets);
      case NodeKind::kAssign:
        return Expressions(node->As<ast::Assign>()->targets) && Expression(node->As<ast::Assign>()->value);
      case NodeKind::kAugAssign:
        return Expression(node->As<ast::AugAssign>()->target) && Expression(node->As<ast::AugAssign>()->value);
      case NodeKind::kAnnAssign:
        return AnnotatedAssignment(node->As<ast::AnnAssign>());
      case NodeKind::kFor:
        return Loop(node->As<ast::For>());
      case NodeKind::kAsyncFor:
        return Loop(node->As<ast::AsyncFor>());
      case NodeKind::kWhile: {
        auto* w = node->As<ast::While>();
        return Expression(w->test) && Statements(w->body) && Statements(w->orelse);
      }
      case NodeKind::kIf: {
        auto* i = node->As<ast::If>();
        return Expression(i->test) && Statements(i->body) && Statements(i->orelse);
      }
      case NodeKind::kWith:
        return With(node->As<ast::With>());
      case NodeKind::kAsyncWith:
        return With(node->As<ast::AsyncWith>());
      case NodeKind::kMatch: {
        auto* m = node->As<ast::Match>();
        if (!Expression(m->subject)) return false;
        for (const ast::MatchCase* c : m->cases) {
          if (!Pattern(c->pattern) || (c->guard && !Expression(c->guard)) || !Statements(c->body)) return false;
        }
        return true;
      }
      case NodeKind::kRaise: {
        auto* r = node->As<ast::Raise>();
        return Optional(r->exc) && Optional(r->cause);
      }
      case NodeKind::kTry:
        return TryStatement(node->As<ast::Try>());
      case NodeKind::kTryStar:
        return TryStatement(node->As<ast::TryStar>());
      case NodeKind::kAssert:
        return Expression(node->As<ast::Assert>()->test) && Optional(node->As<ast::Assert>()->msg);
      case NodeKind::kImport:
        return Imports(node->As<ast::Import>()->names, node);
      case NodeKind::kImportFrom:
        return Imports(node->As<ast::ImportFrom>()->names, node);
      case NodeKind::kGlobal:
        return GlobalStatement(node->As<ast::Global>());
      case NodeKind::kNonlocal:
        return NonlocalStatement(node->As<ast::Nonlocal>());
      case NodeKind::kExpr:
        return Expression(node->As<ast::Expr>()->value);
      default:
        return true;  // pass, break, continue
    }
  }

  template <class LoopNode>
  bool Loop(const LoopNode* loop) {
    return Expression(loop->target) && Expression(loop->iter) && Statements(loop->body) && Statements(loop->orelse);
  }

  template <class WithNode>
  bool With(const WithNode* node) {
    for (const ast::WithItem* item : node->items) {
      if (!Expression(item->context_expr) || !Optional(item->optional_vars)) return false;
    }
    return Statements(node->body);
  }

  template <class TryNode>
  bool TryStatement(const TryNode* node) {
    if (!Statements(node->body) || !Statements(node->orelse)) return false;
    for (const ast::ExceptHandler* handler : node->handlers) {
      if (!Optional(handler->type)) return false;
      if (handler->name && !Define(handler->name->view(), kDefLocal | kDefDeleted, handler)) return false;
      if (!Statements(handler->body)) return false;
    }
    return Statements(node->finalbody);
  }

  bool Imports(ast::Span<ast::Alias*> names, const Node* statement) {
    for (const ast::Alias* alias : names) {
      std::string_view name = alias->asname ? alias->asname->view() : alias->name->view();
      if (name == "*") {
        if (current_->kind != ScopeKind::kModule) return errors_.Error(alias, "import * only allowed at module level");
        continue;
      }
      if (!Define(name.substr(0, name.find('.')), kDefImport, alias)) return false;
    }
    return true;
  }

  bool GlobalStatement(const ast::Global* node) {
    for (ast::Identifier name : node->names) {
      uint16_t flags = FlagsOf(name->view());
      if (flags & (kDefParameter | kDefLocal | kUsed | kDefAnnotated)) {
        const char* format = flags & kDefParameter   ? "name '%s' is parameter and global"
                             : flags & kUsed         ? "name '%s' is used prior to global declaration"
                             : flags & kDefAnnotated ? "annotated name '%s' can't be global"
                                                     : "name '%s' is assigned to before global declaration";
        return errors_.Error(node, format, Text(name->view()).c_str());
      }
      if (!Define(name->view(), kDefGlobal, node)) return false;
      current_->directives.emplace_back(table_->Mangle(class_name_, name->view()), node);
    }
    return true;
  }

  bool NonlocalStatement(const ast::Nonlocal* node) {
    for (ast::Identifier name : node->names) {
      uint16_t flags = FlagsOf(name->view());
      if (flags & (kDefParameter | kDefLocal | kUsed | kDefAnnotated)) {
        const char* format = flags & kDefParameter   ? "name '%s' is parameter and nonlocal"
                             : flags & kUsed         ? "name '%s' is used prior to nonlocal declaration"
                             : flags & kDefAnnotated ? "annotated name '%s' can't be nonlocal"
                                                     : "name '%s' is assigned to before nonlocal declaration";
        return errors_.Error(node, format, Text(name->view()).c_str());
      }
      if (!Define(name->view(), kDefNonlocal, node)) return false;
      current_->directives.emplace_back(table_->Mangle(class_name_, name->view()), node);
    }
    return true;
  }

  bool AnnotatedAssignment(const ast::AnnAssign* node) {
    if (auto* name = node->target->As<ast::Name>()) {
      uint16_t flags = FlagsOf(name->id->view());
      if ((flags & (kDefGlobal | kDefNonlocal)) && current_ != table_->top_.get() && node->simple) {
        return errors_.Error(node,
                             flags & kDefGlobal ? "annotated name '%s' can't be global" : "annotated name '%s' can't be nonlocal",
                             Text(name->id->view()).c_str());
      }
      uint16_t flag = node->simple ? static_cast<uint16_t>(kDefAnnotated | kDefLocal) : node->value ? kDefLocal : 0;
      if (flag && !Define(name->id->view(), flag, node)) return false;
    } else if (!Expression(node->target)) {
      return false;
    }
    return Annotation(node->annotation) && Optional(node->value);
  }

  bool Annotation(const ast::ExprNode* annotation) {
    if (!future_annotations_) return Expression(annotation);
    Enter(ScopeKind::kAnnotation, annotation, "_annotation");
    bool ok = Expression(annotation);
    Leave();
    return ok;
  }

  bool Annotations(const ast::Arguments* args, const ast::ExprNode* returns) {
    auto each = [&](ast::Span<ast::Arg*> list) {
      for (const ast::Arg* arg : list) {
        if (arg->annotation && !Annotation(arg->annotation)) return false;
      }
      return true;
    };
    if (!each(args->posonlyargs) || !each(args->args)) return false;
    if (args->vararg && args->vararg->annotation && !Annotation(args->vararg->annotation)) return false;
    if (args->kwarg && args->kwarg->annotation && !Annotation(args->kwarg->annotation)) return false;
    if (!each(args->kwonlyargs)) return false;
    return !returns || Annotation(returns);
  }

  bool Defaults(const ast::Arguments* args) {
    if (!Expressions(args->defaults)) return false;
    for (const ast::ExprNode* value : args->kw_defaults) {
      if (value && !Expression(value)) return false;
    }
    return true;
  }

  bool Parameters(const ast::Arguments* args) {
    for (auto list : {args->posonlyargs, args->args, args->kwonlyargs}) {
      for (const ast::Arg* arg : list) {
        if (!Define(arg->arg->view(), kDefParameter, arg)) return false;
      }
    }
    if (args->vararg) {
      if (!Define(args->vararg->arg->view(), kDefParameter, args->vararg)) return false;
      current_->has_varargs = true;
    }
    if (args->kwarg) {
      if (!Define(args->kwarg->arg->view(), kDefParameter, args->kwarg)) return false;
      current_->has_varkeywords = true;
    }
    return true;
  }

  // ---- Expressions

  bool Optional(const ast::ExprNode* node) { return !node || Expression(node); }
  bool Expressions(ast::Span<ast::ExprNode*> nodes) {
    for (const ast::ExprNode* node : nodes) {
      if (node && !Expression(node)) return false;
    }
    return true;
  }
  bool Keywords(ast::Span<ast::Keyword*> keywords) {
    for (const ast::Keyword* keyword : keywords) {
      if (!Expression(keyword->value)) return false;
    }
    return true;
  }

  bool NotInAnnotation(const Node* node, const char* what) {
    if (current_->kind != ScopeKind::kAnnotation) return true;
    return errors_.Error(node, "'%s' can not be used within an annotation", what);
  }

  bool Yield(const ast::ExprNode* node, const ast::ExprNode* value) {
    if (!NotInAnnotation(node, "yield expression")) return false;
    if (!Optional(value)) return false;
    current_->is_generator = true;
    if (!current_->is_comprehension) return true;
    const char* where = current_->is_generator_expression     ? "generator expression"
                        : current_->node->Is<ast::ListComp>() ? "list comprehension"
                        : current_->node->Is<ast::SetComp>()  ? "set comprehension"
                                                              : "dict comprehension";
    return errors_.Error(node, "'yield' inside %s", where);
  }

  // `x := value`: inside comprehensions the name belongs to the function or module around them.
  bool Walrus(const ast::NamedExpr* node) {
    if (!NotInAnnotation(node, "named expression")) return false;
    if (current_->iteration_expression > 0) {
      return errors_.Error(node, "assignment expression cannot be used in a comprehension iterable expression");
    }
    if (current_->is_comprehension && !ExtendWalrus(node->target)) return false;
    return Expression(node->value) && Expression(node->target);
  }

  bool ExtendWalrus(const ast::ExprNode* target) {
    std::string_view raw = target->As<ast::Name>()->id->view();
    std::string_view name = table_->Mangle(class_name_, raw);
    for (Scope* scope = current_; scope; scope = scope->parent) {
      if (scope->is_comprehension) {
        const Symbol* symbol = scope->Find(name);
        if (symbol && (symbol->flags & kDefCompIteration) && (symbol->flags & kDefLocal)) {
          return errors_.Error(target, "assignment expression cannot rebind comprehension iteration variable '%s'",
                               Text(raw).c_str());
        }
        continue;
      }
      if (scope->kind == ScopeKind::kFunction) {
        const Symbol* symbol = scope->Find(name);
        if (!Define(raw, symbol && (symbol->flags & kDefGlobal) ? kDefGlobal : kDefNonlocal, target)) return false;
        current_->directives.emplace_back(name, target);
        return DefineIn(scope, raw, kDefLocal, target);
      }
      if (scope->kind == ScopeKind::kModule) {
        if (!Define(raw, kDefGlobal, target)) return false;
        current_->directives.emplace_back(name, target);
        return DefineIn(scope, raw, kDefGlobal, target);
      }
      if (scope->kind == ScopeKind::kClass) {
        return errors_.Error(target, "assignment expression within a comprehension cannot be used in a class body");
      }
    }
    return true;
  }

  bool Comprehension(const ast::ExprNode* node, ast::Span<ast::Comprehension*> generators, const ast::ExprNode* element,
                     const ast::ExprNode* value, std::string_view name) {
    bool is_generator = node->Is<ast::GeneratorExp>();
    const ast::Comprehension* outermost = generators[0];
    // The outermost iterable is evaluated in the scope around.
    ++current_->iteration_expression;
    bool ok = Expression(outermost->iter);
    --current_->iteration_expression;
    if (!ok) return false;
    Scope* scope = Enter(ScopeKind::kFunction, node, name);
    if (outermost->is_async) scope->is_coroutine = true;
    scope->is_comprehension = true;
    scope->is_generator_expression = is_generator;
    ok = Define(".0", kDefParameter, node);
    if (ok) {
      scope->is_outermost_target = true;
      ok = Expression(outermost->target);
      scope->is_outermost_target = false;
    }
    ok = ok && Expressions(outermost->ifs);
    for (const ast::Comprehension* inner : generators.Skip(1)) {
      if (!ok) break;
      scope->is_outermost_target = true;
      ok = Expression(inner->target);
      scope->is_outermost_target = false;
      if (!ok) break;
      ++scope->iteration_expression;
      ok = Expression(inner->iter);
      --scope->iteration_expression;
      ok = ok && Expressions(inner->ifs);
      if (inner->is_async) scope->is_coroutine = true;
    }
    if (ok && value) ok = Expression(value);
    ok = ok && Expression(element);
    scope->is_generator = is_generator;
    bool is_async = scope->is_coroutine && !is_generator;
    Leave();
    if (is_async) current_->is_coroutine = true;
    return ok;
  }

  bool Expression(const ast::ExprNode* node) {
    DepthLimit::Level level(depth_);
    if (!level.ok) return errors_.TooDeep();
    using ast::NodeKind;
    switch (node->kind) {
      case NodeKind::kNamedExpr:
        return Walrus(node->As<ast::NamedExpr>());
      case NodeKind::kBoolOp:
        return Expressions(node->As<ast::BoolOp>()->values);
      case NodeKind::kBinOp:
        return Expression(node->As<ast::BinOp>()->left) && Expression(node->As<ast::BinOp>()->right);
      case NodeKind::kUnaryOp:
        return Expression(node->As<ast::UnaryOp>()->operand);
      case NodeKind::kLambda: {
        auto* l = node->As<ast::Lambda>();
        if (!Defaults(l->args)) return false;
        Enter(ScopeKind::kFunction, node, "lambda");
        bool ok = Parameters(l->args) && Expression(l->body);
        Leave();
        return ok;
      }
      case NodeKind::kIfExp: {
        auto* i = node->As<ast::IfExp>();
        return Expression(i->test) && Expression(i->body) && Expression(i->orelse);
      }
      case NodeKind::kDict:
        return Expressions(node->As<ast::Dict>()->keys) && Expressions(node->As<ast::Dict>()->values);
      case NodeKind::kSet:
        return Expressions(node->As<ast::Set>()->elts);
      case NodeKind::kGeneratorExp: {
        auto* c = node->As<ast::GeneratorExp>();
        return Comprehension(node, c->generators, c->elt, nullptr, "genexpr");
      }
      case NodeKind::kListComp: {
        auto* c = node->As<ast::ListComp>();
        return Comprehension(node, c->generators, c->elt, nullptr, "listcomp");
      }
      case NodeKind::kSetComp: {
        auto* c = node->As<ast::SetComp>();
        return Comprehension(node, c->generators, c->elt, nullptr, "setcomp");
      }
      case NodeKind::kDictComp: {
        auto* c = node->As<ast::DictComp>();
        return Comprehension(node, c->generators, c->key, c->value, "dictcomp");
      }
      case NodeKind::kYield:
        return Yield(node, node->As<ast::Yield>()->value);
      case NodeKind::kYieldFrom:
        return Yield(node, node->As<ast::YieldFrom>()->value);
      case NodeKind::kAwait: {
        if (!NotInAnnotation(node, "await expression") || !Expression(node->As<ast::Await>()->value)) return false;
        current_->is_coroutine = true;
        return true;
      }
      case NodeKind::kCompare:
        return Expression(node->As<ast::Compare>()->left) && Expressions(node->As<ast::Compare>()->comparators);
      case NodeKind::kCall: {
        auto* c = node->As<ast::Call>();
        return Expression(c->func) && Expressions(c->args) && Keywords(c->keywords);
      }
      case NodeKind::kFormattedValue: {
        auto* f = node->As<ast::FormattedValue>();
        return Expression(f->value) && Optional(f->format_spec);
      }
      case NodeKind::kJoinedStr:
        return Expressions(node->As<ast::JoinedStr>()->values);
      case NodeKind::kAttribute:
        return Expression(node->As<ast::Attribute>()->value);
      case NodeKind::kSubscript:
        return Expression(node->As<ast::Subscript>()->value) && Expression(node->As<ast::Subscript>()->slice);
      case NodeKind::kStarred:
        return Expression(node->As<ast::Starred>()->value);
      case NodeKind::kSlice: {
        auto* s = node->As<ast::Slice>();
        return Optional(s->lower) && Optional(s->upper) && Optional(s->step);
      }
      case NodeKind::kName: {
        auto* n = node->As<ast::Name>();
        uint16_t flag = n->ctx == ast::ExprContext::kLoad    ? static_cast<uint16_t>(kUsed)
                        : n->ctx == ast::ExprContext::kStore ? static_cast<uint16_t>(kDefLocal)
                                                             : static_cast<uint16_t>(kDefLocal | kDefDeleted);
        if (!Define(n->id->view(), flag, node)) return false;
        // A bare super() reads the class cell.
        if (n->ctx == ast::ExprContext::kLoad && current_->kind == ScopeKind::kFunction && n->id->view() == "super") {
          return Define("__class__", kUsed, node);
        }
        return true;
      }
      case NodeKind::kList:
        return Expressions(node->As<ast::List>()->elts);
      case NodeKind::kTuple:
        return Expressions(node->As<ast::Tuple>()->elts);
      default:
        return true;  // constants
    }
  }

  bool Pattern(const ast::PatternNode* node) {
    DepthLimit::Level level(depth_);
    if (!level.ok) return errors_.TooDeep();
    auto each = [&](ast::Span<ast::PatternNode*> patterns) {
      return std::all_of(patterns.begin(), patterns.end(), [&](ast::PatternNode* pattern) { return Pattern(pattern); });
    };
    using ast::NodeKind;
    switch (node->kind) {
      case NodeKind::kMatchValue:
        return Expression(node->As<ast::MatchValue>()->value);
      case NodeKind::kMatchSequence:
        return each(node->As<ast::MatchSequence>()->patterns);
      case NodeKind::kMatchStar: {
        auto* name = node->As<ast::MatchStar>()->name;
        return !name || Define(name->view(), kDefLocal, node);
      }
      case NodeKind::kMatchMapping: {
        auto* m = node->As<ast::MatchMapping>();
        return Expressions(m->keys) && each(m->patterns) && (!m->rest || Define(m->rest->view(), kDefLocal, node));
      }
      case NodeKind::kMatchClass: {
        auto* m = node->As<ast::MatchClass>();
        if (!Expression(m->cls) || !each(m->patterns)) return false;
        return each(m->kwd_patterns);
      }
      case NodeKind::kMatchAs: {
        auto* m = node->As<ast::MatchAs>();
        return (!m->pattern || Pattern(m->pattern)) && (!m->name || Define(m->name->view(), kDefLocal, node));
      }
      case NodeKind::kMatchOr:
        return each(node->As<ast::MatchOr>()->patterns);
      default:
        return true;
    }
  }

  SymbolTable* table_;
  ErrorReporter& errors_;
  Scope* current_ = nullptr;
  std::string_view class_name_;
  bool future_annotations_;
  DepthLimit depth_;
  std::vector<std::unique_ptr<Scope>> annotations_;
};

// ---- Second pass ----------------------------------------------------------------------------------------------------------------

namespace {

using NameSet = absl::flat_hash_set<std::string_view>;

class Analysis {
 public:
  explicit Analysis(ErrorReporter& errors) : errors_(errors) {}

  bool Run(Scope* top) {
    NameSet free, global;
    return Block(top, nullptr, &free, global);
  }

 private:
  const Node* DirectiveOf(Scope* scope, std::string_view name) {
    for (auto& [directive, node] : scope->directives) {
      if (directive == name) return node;
    }
    return scope->node;
  }

  // Decides the scope of one name. `bound`: names bound in enclosing functions (null: none around).
  bool Name(Scope* scope, Symbol& symbol, NameSet* bound, NameSet& local, NameSet* free, NameSet& global) {
    std::string_view name = symbol.name;
    if (symbol.flags & kDefGlobal) {
      if (symbol.flags & kDefNonlocal) {
        return errors_.Error(DirectiveOf(scope, name), "name '%s' is nonlocal and global", std::string(name).c_str());
      }
      symbol.scope = NameScope::kGlobalExplicit;
      global.insert(name);
      if (bound) bound->erase(name);
      return true;
    }
    if (symbol.flags & kDefNonlocal) {
      if (!bound) return errors_.Error(DirectiveOf(scope, name), "nonlocal declaration not allowed at module level");
      if (!bound->contains(name)) {
        return errors_.Error(DirectiveOf(scope, name), "no binding for nonlocal '%s' found", std::string(name).c_str());
      }
      symbol.scope = NameScope::kFree;
      scope->has_free = true;
      free->insert(name);
      return true;
    }
    if (symbol.flags & kDefBound) {
      symbol.scope = NameScope::kLocal;
      local.insert(name);
      global.erase(name);
      return true;
    }
    if (bound && bound->contains(name)) {
      symbol.scope = NameScope::kFree;
      scope->has_free = true;
      free->insert(name);
      return true;
    }
    if (scope->nested && !global.contains(name)) scope->has_free = true;
    symbol.scope = NameScope::kGlobalImplicit;
    return true;
  }

  bool Block(Scope* scope, NameSet* bound, NameSet* free, NameSet& global) {
    NameSet local, new_bound, new_free, new_global;
    bool is_class = scope->kind == ScopeKind::kClass, is_function = scope->kind == ScopeKind::kFunction;
    if (is_class) {
      // A class body sees what its surroundings see, but hands none of its own names on.
      new_global = global;
      if (bound) new_bound = *bound;
    }
    for (Symbol& symbol : scope->symbols) {
      if (!Name(scope, symbol, bound, local, free, global)) return false;
    }
    if (!is_class) {
      if (is_function) new_bound = local;
      if (bound) new_bound.insert(bound->begin(), bound->end());
      new_global = global;
    } else {
      new_bound.insert("__class__");
    }
    for (auto& child : scope->children) {
      NameSet child_bound = new_bound, child_free, child_global = new_global;
      // At module level nothing is bound for inner scopes, but a set must be there: nonlocal then says that no binding was found.
      if (!Block(child.get(), &child_bound, &child_free, child_global)) return false;
      new_free.insert(child_free.begin(), child_free.end());
      if (child->has_free || child->child_has_free) scope->child_has_free = true;
    }
    if (is_function) {
      for (Symbol& symbol : scope->symbols) {
        if (symbol.scope == NameScope::kLocal && new_free.erase(symbol.name)) symbol.scope = NameScope::kCell;
      }
    } else if (is_class && new_free.erase("__class__")) {
      scope->needs_class_closure = true;
    }
    UpdateSymbols(scope, new_free, bound, is_class);
    free->insert(new_free.begin(), new_free.end());
    return true;
  }

  // Free names of inner scopes pass through this one.
  void UpdateSymbols(Scope* scope, const NameSet& free, const NameSet* bound, bool is_class) {
    std::vector<std::string_view> names(free.begin(), free.end());
    std::sort(names.begin(), names.end());
    for (std::string_view name : names) {
      auto it = scope->index.find(name);
      if (it != scope->index.end()) {
        Symbol& symbol = scope->symbols[it->second];
        if (is_class && (symbol.flags & (kDefBound | kDefGlobal))) symbol.flags |= kDefFreeClass;
        continue;
      }
      if (bound && !bound->contains(name)) continue;
      if (!bound) continue;
      scope->index.emplace(name, static_cast<uint32_t>(scope->symbols.size()));
      scope->symbols.push_back({name, 0, NameScope::kFree});
    }
  }

  ErrorReporter& errors_;
};

}  // namespace

std::unique_ptr<SymbolTable> SymbolTable::Build(const ast::ModNode* module, bool future_annotations, ErrorReporter& errors) {
  auto table = std::make_unique<SymbolTable>();
  ScopeBuilder builder(table.get(), future_annotations, errors);
  if (!builder.Build(module)) return nullptr;
  if (!Analysis(errors).Run(table->top_.get())) return nullptr;
  return table;
}

}  // namespace viv::compiler
