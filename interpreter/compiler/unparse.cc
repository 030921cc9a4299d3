// Annotations as text. Answers to CPython's Python/ast_unparse.c.
#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/protocols.h"

namespace viv::compiler {

namespace {

using ast::NodeKind;

enum Precedence {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kExpr,
  kBitOr = kExpr,
  kBitXor,
  kBitAnd,
  kShift,
  kArithmetic,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom
};

struct OperatorText {
  const char* text;
  int precedence;
};

OperatorText TextOf(ast::BinaryOperator op) {
  using B = ast::BinaryOperator;
  switch (op) {
    case B::kAdd:
      return {" + ", kArithmetic};
    case B::kSub:
      return {" - ", kArithmetic};
    case B::kMult:
      return {" * ", kTerm};
    case B::kMatMult:
      return {" @ ", kTerm};
    case B::kDiv:
      return {" / ", kTerm};
    case B::kMod:
      return {" % ", kTerm};
    case B::kPow:
      return {" ** ", kPower};
    case B::kLShift:
      return {" << ", kShift};
    case B::kRShift:
      return {" >> ", kShift};
    case B::kBitOr:
      return {" | ", kBitOr};
    case B::kBitXor:
      return {" ^ ", kBitXor};
    case B::kBitAnd:
      return {" & ", kBitAnd};
    case B::kFloorDiv:
      return {" // ", kTerm};
  }
  return {};
}

const char* TextOf(ast::CompareOperator op) {
  using C = ast::CompareOperator;
  switch (op) {
    case C::kEq:
      return " == ";
    case C::kNotEq:
      return " != ";
    case C::kLt:
      return " < ";
    case C::kLtE:
      return " <= ";
    case C::kGt:
      return " > ";
    case C::kGtE:
      return " >= ";
    case C::kIs:
      return " is ";
    case C::kIsNot:
      return " is not ";
    case C::kIn:
      return " in ";
    case C::kNotIn:
      return " not in ";
  }
  return "";
}

class Unparser {
 public:
  explicit Unparser(ConstantPool& pool) : pool_(pool) {}

  std::string out;
  bool too_deep = false;

  void Expression(const ast::ExprNode* e, int level) {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < CurrentThread().stack_limit) {
      too_deep = true;
      return;
    }
    switch (e->kind) {
      case NodeKind::kBoolOp: {
        auto* n = e->As<ast::BoolOp>();
        int precedence = n->op == ast::BoolOperator::kAnd ? kAnd : kOr;
        Parenthesis outer(this, level > precedence);
        List(n->values, precedence + 1, n->op == ast::BoolOperator::kAnd ? " and " : " or ");
        return;
      }
      case NodeKind::kBinOp: {
        auto* n = e->As<ast::BinOp>();
        OperatorText op = TextOf(n->op);
        bool right_associative = n->op == ast::BinaryOperator::kPow;
        Parenthesis outer(this, level > op.precedence);
        Expression(n->left, op.precedence + right_associative);
        out += op.text;
        Expression(n->right, op.precedence + !right_associative);
        return;
      }
      case NodeKind::kUnaryOp: {
        auto* n = e->As<ast::UnaryOp>();
        int precedence = n->op == ast::UnaryOperator::kNot ? kNot : kFactor;
        Parenthesis outer(this, level > precedence);
        out += n->op == ast::UnaryOperator::kInvert ? "~"
               : n->op == ast::UnaryOperator::kNot  ? "not "
               : n->op == ast::UnaryOperator::kUAdd ? "+"
                                                    : "-";
        Expression(n->operand, precedence);
        return;
      }
      case NodeKind::kLambda: {
        auto* n = e->As<ast::Lambda>();
        Parenthesis outer(this, level > kTest);
        out += n->args->args.empty() && n->args->posonlyargs.empty() ? "lambda" : "lambda ";
        Parameters(n->args);
        out += ": ";
        Expression(n->body, kTest);
        return;
      }
      case NodeKind::kIfExp: {
        auto* n = e->As<ast::IfExp>();
        Parenthesis outer(this, level > kTest);
        Expression(n->body, kTest + 1);
        out += " if ";
        Expression(n->test, kTest + 1);
        out += " else ";
        Expression(n->orelse, kTest);
        return;
      }
      case NodeKind::kDict: {
        auto* n = e->As<ast::Dict>();
        out += "{";
        for (uint32_t i = 0; i < n->values.size(); ++i) {
          if (i) out += ", ";
          if (n->keys[i]) {
            Expression(n->keys[i], kTest);
            out += ": ";
            Expression(n->values[i], kTest);
          } else {
            out += "**";
            Expression(n->values[i], kExpr);
          }
        }
        out += "}";
        return;
      }
      case NodeKind::kSet:
        out += "{";
        List(e->As<ast::Set>()->elts, kTest);
        out += "}";
        return;
      case NodeKind::kListComp:
        return Comprehension("[", e->As<ast::ListComp>()->elt, nullptr, e->As<ast::ListComp>()->generators, "]");
      case NodeKind::kSetComp:
        return Comprehension("{", e->As<ast::SetComp>()->elt, nullptr, e->As<ast::SetComp>()->generators, "}");
      case NodeKind::kGeneratorExp:
        return Comprehension("(", e->As<ast::GeneratorExp>()->elt, nullptr, e->As<ast::GeneratorExp>()->generators, ")");
      case NodeKind::kDictComp: {
        auto* n = e->As<ast::DictComp>();
        return Comprehension("{", n->key, n->value, n->generators, "}");
      }
      case NodeKind::kYield: {
        auto* value = e->As<ast::Yield>()->value;
        out += value ? "(yield " : "(yield)";
        if (!value) return;
        Expression(value, kTest);
        out += ")";
        return;
      }
      case NodeKind::kYieldFrom:
        out += "(yield from ";
        Expression(e->As<ast::YieldFrom>()->value, kTest);
        out += ")";
        return;
      case NodeKind::kAwait: {
        Parenthesis outer(this, level > kAwait);
        out += "await ";
        Expression(e->As<ast::Await>()->value, kAtom);
        return;
      }
      case NodeKind::kCompare: {
        auto* n = e->As<ast::Compare>();
        Parenthesis outer(this, level > kCompare);
        Expression(n->left, kCompare + 1);
        for (uint32_t i = 0; i < n->ops.size(); ++i) {
          out += TextOf(n->ops[i]);
          Expression(n->comparators[i], kCompare + 1);
        }
        return;
      }
      case NodeKind::kCall:
        return Call(e->As<ast::Call>());
      case NodeKind::kJoinedStr: {
        std::string body = FString(e->As<ast::JoinedStr>()->values);
        out += "f" + ReprOf(body);
        return;
      }
      case NodeKind::kFormattedValue: {
        std::string body = Formatted(e->As<ast::FormattedValue>());
        out += "f" + ReprOf(body);
        return;
      }
      case NodeKind::kConstant: {
        auto* n = e->As<ast::Constant>();
        if (n->prefix == ast::StringPrefix::kU) out += "u";
        Constant(pool_.Of(n->value));
        return;
      }
      case NodeKind::kAttribute: {
        auto* n = e->As<ast::Attribute>();
        Expression(n->value, kAtom);
        auto* constant = n->value->As<ast::Constant>();
        bool integer =
            constant && (constant->value.kind == ast::ConstantKind::kInt || constant->value.kind == ast::ConstantKind::kBigInt);
        out += integer ? " ." : ".";
        out += n->attr->view();
        return;
      }
      case NodeKind::kSubscript: {
        auto* n = e->As<ast::Subscript>();
        Expression(n->value, kAtom);
        out += "[";
        Expression(n->slice, kTuple);
        out += "]";
        return;
      }
      case NodeKind::kStarred:
        out += "*";
        return Expression(e->As<ast::Starred>()->value, kExpr);
      case NodeKind::kName:
        out += e->As<ast::Name>()->id->view();
        return;
      case NodeKind::kList:
        out += "[";
        List(e->As<ast::List>()->elts, kTest);
        out += "]";
        return;
      case NodeKind::kTuple: {
        auto* n = e->As<ast::Tuple>();
        if (n->elts.empty()) {
          out += "()";
          return;
        }
        Parenthesis outer(this, level > kTuple);
        List(n->elts, kTest);
        if (n->elts.size() == 1) out += ",";
        return;
      }
      case NodeKind::kSlice: {
        auto* n = e->As<ast::Slice>();
        if (n->lower) Expression(n->lower, kTest);
        out += ":";
        if (n->upper) Expression(n->upper, kTest);
        if (n->step) {
          out += ":";
          Expression(n->step, kTest);
        }
        return;
      }
      case NodeKind::kNamedExpr: {
        auto* n = e->As<ast::NamedExpr>();
        Parenthesis outer(this, level > kTuple);
        Expression(n->target, kAtom);
        out += " := ";
        Expression(n->value, kAtom);
        return;
      }
      default:
        return;
    }
  }

 private:
  class Parenthesis {
   public:
    Parenthesis(Unparser* unparser, bool wanted) : unparser_(unparser), wanted_(wanted) {
      if (wanted_) unparser_->out += "(";
    }
    ~Parenthesis() {
      if (wanted_) unparser_->out += ")";
    }

   private:
    Unparser* unparser_;
    bool wanted_;
  };

  void List(ast::Span<ast::ExprNode*> items, int level, const char* separator = ", ") {
    bool first = true;
    for (const ast::ExprNode* item : items) {
      if (!first) out += separator;
      first = false;
      Expression(item, level);
    }
  }

  void Comprehension(const char* open, const ast::ExprNode* element, const ast::ExprNode* value,
                     ast::Span<ast::Comprehension*> generators, const char* close) {
    out += open;
    Expression(element, kTest);
    if (value) {
      out += ": ";
      Expression(value, kTest);
    }
    for (const ast::Comprehension* generator : generators) {
      out += generator->is_async ? " async for " : " for ";
      Expression(generator->target, kTuple);
      out += " in ";
      Expression(generator->iter, kTest + 1);
      for (const ast::ExprNode* condition : generator->ifs) {
        out += " if ";
        Expression(condition, kTest + 1);
      }
    }
    out += close;
  }

  void Call(const ast::Call* n) {
    Expression(n->func, kAtom);
    if (n->args.size() == 1 && n->keywords.empty() && n->args[0]->Is<ast::GeneratorExp>()) return Expression(n->args[0], kTuple);
    out += "(";
    List(n->args, kTest);
    bool first = n->args.empty();
    for (const ast::Keyword* keyword : n->keywords) {
      if (!first) out += ", ";
      first = false;
      if (keyword->arg) {
        out += keyword->arg->view();
        out += "=";
      } else {
        out += "**";
      }
      Expression(keyword->value, kTest);
    }
    out += ")";
  }

  void Parameters(const ast::Arguments* args) {
    bool first = true;
    auto comma = [&] {
      if (!first) out += ", ";
      first = false;
    };
    auto parameter = [&](const ast::Arg* arg) {
      out += arg->arg->view();
      if (arg->annotation) {
        out += ": ";
        Expression(arg->annotation, kTest);
      }
    };
    uint32_t positional_only = args->posonlyargs.size(), count = positional_only + args->args.size();
    for (uint32_t i = 0; i < count; ++i) {
      comma();
      parameter(i < positional_only ? args->posonlyargs[i] : args->args[i - positional_only]);
      uint32_t from = count - args->defaults.size();
      if (i >= from) {
        out += "=";
        Expression(args->defaults[i - from], kTest);
      }
      if (positional_only && i + 1 == positional_only) out += ", /";
    }
    if (args->vararg || !args->kwonlyargs.empty()) {
      comma();
      out += "*";
      if (args->vararg) parameter(args->vararg);
    }
    for (uint32_t i = 0; i < args->kwonlyargs.size(); ++i) {
      comma();
      parameter(args->kwonlyargs[i]);
      if (args->kw_defaults[i]) {
        out += "=";
        Expression(args->kw_defaults[i], kTest);
      }
    }
    if (args->kwarg) {
      comma();
      out += "**";
      parameter(args->kwarg);
    }
  }

  static std::string ReprOf(const std::string& text) {
    Ref<StrObject> str = NewStr(text);
    Ref<StrObject> repr = str ? StrRepr(str) : nullptr;
    return repr ? StrToStdString(repr.get()) : std::string();
  }

  void Constant(Object* value) {
    if (!value) return;
    if (value == Ellipsis()) {
      out += "...";
      return;
    }
    Ref<StrObject> repr = Repr(value);
    if (!repr) return;
    std::string text = StrToStdString(repr.get());
    if (IsFloat(value) || IsExact(value, TypeId::kComplex)) {
      for (size_t at = 0; (at = text.find("inf", at)) != std::string::npos;) text.replace(at, 3, "1e309");
    }
    out += text;
  }

  // The inside of an f-string, before it is quoted.
  std::string FString(ast::Span<ast::ExprNode*> values) {
    std::string body;
    for (const ast::ExprNode* value : values) {
      if (auto* constant = value->As<ast::Constant>()) {
        for (char c : constant->value.text) {
          body += c;
          if (c == '{' || c == '}') body += c;
        }
      } else if (auto* joined = value->As<ast::JoinedStr>()) {
        body += FString(joined->values);
      } else if (auto* formatted = value->As<ast::FormattedValue>()) {
        body += Formatted(formatted);
      }
    }
    return body;
  }

  std::string Formatted(const ast::FormattedValue* n) {
    Unparser inner(pool_);
    inner.Expression(n->value, kTest + 1);
    too_deep = too_deep || inner.too_deep;
    std::string body = inner.out.starts_with("{") ? "{ " : "{";
    body += inner.out;
    if (n->conversion > 0) body += std::string("!") + static_cast<char>(n->conversion);
    if (n->format_spec) {
      body += ":";
      if (auto* spec = n->format_spec->As<ast::JoinedStr>()) {
        body += FString(spec->values);
      } else if (auto* constant = n->format_spec->As<ast::Constant>()) {
        body += constant->value.text;
      }
    }
    return body + "}";
  }

  ConstantPool& pool_;
};

}  // namespace

bool Unparse(const ast::ExprNode* e, ConstantPool& pool, std::string* text) {
  Unparser unparser(pool);
  unparser.Expression(e, kTest);
  *text = std::move(unparser.out);
  return !unparser.too_deep;
}

}  // namespace viv::compiler
