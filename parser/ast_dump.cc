#include "parser/ast_dump.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "absl/strings/str_format.h"
#include "parser/unicode.h"

namespace viv::ast {
namespace {

std::string_view NameOf(BoolOperator op) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_BOOL(name) #name,
#include "parser/ast_operators.def"
  };
  return kNames[static_cast<int>(op)];
}
std::string_view NameOf(BinaryOperator op) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_BINARY(name) #name,
#include "parser/ast_operators.def"
  };
  return kNames[static_cast<int>(op)];
}
std::string_view NameOf(UnaryOperator op) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_UNARY(name) #name,
#include "parser/ast_operators.def"
  };
  return kNames[static_cast<int>(op)];
}
std::string_view NameOf(CompareOperator op) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_COMPARE(name) #name,
#include "parser/ast_operators.def"
  };
  return kNames[static_cast<int>(op)];
}
std::string_view NameOf(ExprContext context) {
  constexpr std::string_view kNames[] = {
#define VIV_AST_CONTEXT(name) #name,
#include "parser/ast_operators.def"
  };
  return kNames[static_cast<int>(context)];
}

// --- repr() of constants ------------------------------------------------------------------------------------------------------

void AppendEscaped(std::string& out, std::string_view text, bool bytes) {
  bool has_single = text.find('\'') != std::string_view::npos;
  bool has_double = text.find('"') != std::string_view::npos;
  char quote = has_single && !has_double ? '"' : '\'';
  if (bytes) {
    out += 'b';
  }
  out += quote;
  const char* p = text.data();
  const char* end = p + text.size();
  while (p < end) {
    uint32_t c = static_cast<unsigned char>(*p);
    int length = 1;
    if (!bytes && c >= 0x80) {
      length = parser::DecodeUtf8(p, end, c);
      if (length == 0) {
        // A surrogate.
        c = (static_cast<uint32_t>(p[0]) & 0xF) << 12 | (static_cast<uint32_t>(p[1]) & 0x3F) << 6 |
            (static_cast<uint32_t>(p[2]) & 0x3F);
        length = 3;
      }
    }
    if (c == static_cast<uint32_t>(quote) || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F || (bytes && c >= 0x80)) {
      out += absl::StrFormat("\\x%02x", c);
    } else if (c < 0x80 || parser::IsPrintable(c)) {
      out.append(p, static_cast<size_t>(length));
    } else {
      out += c < 0x100     ? absl::StrFormat("\\x%02x", c)
             : c < 0x10000 ? absl::StrFormat("\\u%04x", c)
                           : absl::StrFormat("\\U%08x", c);
    }
    p += length;
  }
  out += quote;
}

// As repr(float): the shortest digits that read back, with an exponent from 1e16 on and below 1e-4.
std::string FloatRepr(double value, bool add_point) {
  if (std::isinf(value)) {
    return value < 0 ? "-inf" : "inf";
  }
  if (std::isnan(value)) {
    return "nan";
  }
  char buffer[64];
  auto scientific = std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::scientific);
  std::string text(buffer, scientific.ptr);
  int exponent = std::stoi(text.substr(text.find('e') + 1));
  if (exponent >= -4 && exponent < 16) {
    auto fixed = std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::fixed);
    text.assign(buffer, fixed.ptr);
    if (add_point && text.find('.') == std::string::npos) {
      text += ".0";
    }
  }
  return text;
}

// The digits of another base in decimal.
std::string ToDecimal(std::string_view digits, int base) {
  if (base == 10) {
    return std::string(digits);
  }
  std::vector<uint32_t> limbs{0};  // nine decimal digits each, the lowest first
  constexpr uint64_t kLimb = 1000000000;
  for (char c : digits) {
    uint64_t carry = static_cast<uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    for (uint32_t& limb : limbs) {
      uint64_t value = static_cast<uint64_t>(limb) * static_cast<uint64_t>(base) + carry;
      limb = static_cast<uint32_t>(value % kLimb);
      carry = value / kLimb;
    }
    if (carry != 0) {
      limbs.push_back(static_cast<uint32_t>(carry));
    }
  }
  std::string result = std::to_string(limbs.back());
  for (size_t i = limbs.size() - 1; i-- > 0;) {
    result += absl::StrFormat("%09d", limbs[i]);
  }
  return result;
}

void AppendConstant(std::string& out, const ConstantValue& value) {
  switch (value.kind) {
    case ConstantKind::kNone:
      out += "None";
      break;
    case ConstantKind::kTrue:
      out += "True";
      break;
    case ConstantKind::kFalse:
      out += "False";
      break;
    case ConstantKind::kEllipsis:
      out += "Ellipsis";
      break;
    case ConstantKind::kInt:
      out += std::to_string(value.integer);
      break;
    case ConstantKind::kBigInt:
      out += ToDecimal(value.text, value.base);
      break;
    case ConstantKind::kFloat:
      out += FloatRepr(value.real, true);
      break;
    case ConstantKind::kImaginary:
      out += FloatRepr(value.real, false) + "j";
      break;
    case ConstantKind::kStr:
      AppendEscaped(out, value.text, false);
      break;
    case ConstantKind::kBytes:
      AppendEscaped(out, value.text, true);
      break;
  }
}

// --- The tree -----------------------------------------------------------------------------------------------------------------

bool HasAttributes(const Node* node) {
  switch (node->kind) {
    case NodeKind::kModule:
    case NodeKind::kInteractive:
    case NodeKind::kExpression:
    case NodeKind::kComprehension:
    case NodeKind::kArguments:
    case NodeKind::kWithItem:
    case NodeKind::kMatchCase:
      return false;
    default:
      return true;
  }
}

// How many arguments a node is printed with, and whether all of them are simple: no list with items, no node with arguments.
struct Shape {
  int arguments = 0;
  bool all_simple = true;

  static Shape Of(const Node* node, bool include_attributes) {
    Shape shape;
    Dispatch(node, [&](const auto* n) { n->VisitFields(Visitor{shape, include_attributes}); });
    shape.arguments += ArgumentsBesidesFields(node, include_attributes);
    return shape;
  }

 private:
  static int ArgumentsBesidesFields(const Node* node, bool include_attributes) {
    return (node->kind == NodeKind::kModule ? 1 : 0) +  // type_ignores
           (include_attributes && HasAttributes(node) ? 4 : 0);
  }
  // Without a look at the fields' own fields: trees are deeper than the stack.
  struct Counter {
    int& arguments;

    template <class T>
    void operator()(std::string_view, const T&) {
      ++arguments;
    }
    template <class T>
    void Optional(std::string_view, const T& value) {
      arguments += IsShown(value);
    }
  };
  static int CountArguments(const Node* node, bool include_attributes) {
    int arguments = ArgumentsBesidesFields(node, include_attributes);
    Dispatch(node, [&](const auto* n) { n->VisitFields(Counter{arguments}); });
    return arguments;
  }
  // Is an optional field printed?
  template <class T>
  static bool IsShown(const T& value) {
    if constexpr (std::is_same_v<T, StringPrefix>) {
      return value == StringPrefix::kU;
    } else {
      return value != nullptr;
    }
  }

  struct Visitor {
    Shape& shape;
    bool include_attributes;

    template <class T>
    void operator()(std::string_view, const T& value) {
      ++shape.arguments;
      if constexpr (std::is_convertible_v<T, const Node*>) {
        shape.all_simple &= value == nullptr || CountArguments(value, include_attributes) == 0;
      }
    }
    template <class T>
    void operator()(std::string_view, const Span<T>& values) {
      ++shape.arguments;
      shape.all_simple &= values.empty();
    }
    template <class T>
    void Optional(std::string_view name, const T& value) {
      if constexpr (std::is_same_v<T, StringPrefix>) {
        shape.arguments += IsShown(value);
      } else if (IsShown(value)) {
        (*this)(name, value);
      }
    }
  };
};

// Prints with a stack of its own: trees can be deeper than the C++ stack.
class Dumper {
 public:
  explicit Dumper(const DumpOptions& options) : options_(options) {}

  std::string Dump(const Node* root) {
    pending_.push_back({root, 0, {}});
    while (!pending_.empty()) {
      Step step = std::move(pending_.back());
      pending_.pop_back();
      if (step.node == nullptr) {
        out_ += step.text;
      } else {
        Expand(step.node, step.level);
      }
    }
    return std::move(out_);
  }

 private:
  // Text, or a node whose fields stand at `level`.
  struct Step {
    const Node* node;
    int level;
    std::string text;
  };

  struct FieldPrinter {
    Dumper& dumper;
    int level;
    bool one_line;
    int printed = 0;

    void Begin(std::string_view name) {
      dumper.Separate(printed++ == 0, one_line, level);
      dumper.Text(name);
      dumper.Text("=");
    }
    void operator()(std::string_view name, const ConstantValue& value) {
      Begin(name);
      AppendConstant(dumper.LastText(), value);
    }
    void operator()(std::string_view name, int value) {
      Begin(name);
      dumper.Text(std::to_string(value));
    }
    template <class T>
    void operator()(std::string_view name, const T& value) {
      Begin(name);
      dumper.Value(value, level);
    }
    template <class T>
    void operator()(std::string_view name, const Span<T>& values) {
      Begin(name);
      dumper.Text("[");
      bool first = true;
      for (const T& value : values) {
        dumper.Separate(first, false, level + 1);
        dumper.Value(value, level + 1);
        first = false;
      }
      dumper.Text("]");
    }
    template <class T>
    void Optional(std::string_view name, const T& value) {
      if constexpr (std::is_same_v<T, StringPrefix>) {
        if (value == StringPrefix::kU) {
          Begin("kind");
          dumper.Text("'u'");
        }
      } else if (value != nullptr) {
        (*this)(name, value);
      }
    }
  };

  std::string& LastText() {
    if (steps_.empty() || steps_.back().node != nullptr) {
      steps_.push_back({nullptr, 0, {}});
    }
    return steps_.back().text;
  }
  void Text(std::string_view text) { LastText() += text; }

  // In front of an argument or an item.
  void Separate(bool first, bool one_line, int level) {
    bool broken = options_.indent >= 0 && !one_line;
    if (!first) {
      Text(broken ? "," : ", ");
    }
    if (broken) {
      Text("\n");
      LastText().append(static_cast<size_t>(options_.indent * level), ' ');
    }
  }

  template <class T>
  void Value(const T& value, int level) {
    if constexpr (std::is_same_v<T, Identifier>) {
      AppendEscaped(LastText(), value->view(), false);
    } else if constexpr (std::is_enum_v<T>) {
      Text(NameOf(value));
      Text("()");
    } else if (value == nullptr) {
      Text("None");
    } else {
      steps_.push_back({value, level, {}});
    }
  }

  void Expand(const Node* node, int level) {
    steps_.clear();
    Shape shape = Shape::Of(node, options_.include_attributes);
    FieldPrinter printer{*this, level + 1, shape.all_simple && shape.arguments <= 3};
    Text(NodeName(node->kind));
    Text("(");
    // The visitor is passed by reference: it counts.
    Dispatch(node, [&](const auto* n) { n->template VisitFields<FieldPrinter&>(printer); });
    if (node->kind == NodeKind::kModule) {
      printer("type_ignores", Span<Identifier>());
    }
    if (options_.include_attributes && HasAttributes(node)) {
      printer("lineno", static_cast<int>(node->line));
      printer("col_offset", static_cast<int>(node->col));
      printer("end_lineno", static_cast<int>(node->end_line));
      printer("end_col_offset", static_cast<int>(node->end_col));
    }
    Text(")");
    pending_.insert(pending_.end(), std::make_move_iterator(steps_.rbegin()), std::make_move_iterator(steps_.rend()));
  }

  const DumpOptions& options_;
  std::string out_;
  std::vector<Step> pending_;  // the next step last
  std::vector<Step> steps_;    // of the node being expanded
};

}  // namespace

std::string Dump(const Node* root, const DumpOptions& options) { return Dumper(options).Dump(root); }

}  // namespace viv::ast
