// '%s and %-8.3r' % (a, b) as f'{a!s} and {b!r:8.3}': only %s, %r and %a, whose meaning an f-string has too.
#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/compiler/fold.h"

namespace viv::compiler {

namespace {

constexpr int kMaxDigits = 3;

class FormatParser {
 public:
  FormatParser(const ast::BinOp* node, std::string_view format, parser::Arena& arena, ConstantPool& pool)
      : node_(node), format_(format), arena_(arena), pool_(pool) {}

  bool Parse(ast::Span<ast::ExprNode*> values) {
    uint32_t used = 0;
    for (;;) {
      Literal();
      if (position_ >= format_.size()) break;
      if (used >= values.size()) return false;
      if (!Conversion(values[used++])) return false;
    }
    return used == values.size();
  }
  const std::vector<ast::ExprNode*>& parts() const { return parts_; }

 private:
  // Text up to the next conversion; `%%` is a percent sign.
  void Literal() {
    std::string text;
    while (position_ < format_.size()) {
      if (format_[position_] == '%') {
        if (position_ + 1 < format_.size() && format_[position_ + 1] == '%') {
          ++position_;
        } else {
          break;
        }
      }
      text += format_[position_++];
    }
    if (!text.empty()) parts_.push_back(Text(std::move(text), node_));
  }

  ast::Constant* Text(std::string text, const ast::Node* place) {
    auto* constant = NewNode<ast::Constant>(arena_, place);
    constant->value.kind = ast::ConstantKind::kStr;
    constant->value.text = pool_.Keep(std::move(text));
    return constant;
  }

  // -1: none. -2: too long.
  int Number() {
    int digits = 0, number = 0;
    while (position_ < format_.size() && format_[position_] >= '0' && format_[position_] <= '9') {
      number = number * 10 + (format_[position_++] - '0');
      if (++digits >= kMaxDigits) return -2;
    }
    return digits ? number : -1;
  }

  bool Conversion(ast::ExprNode* value) {
    ++position_;  // the percent sign
    bool left = false;
    for (; position_ < format_.size(); ++position_) {
      char c = format_[position_];
      if (c == '-') {
        left = true;
      } else if (c != '+' && c != ' ' && c != '#' && c != '0') {
        break;
      }
    }
    int width = Number();
    if (width == -2) return false;
    int precision = -1;
    if (position_ < format_.size() && format_[position_] == '.') {
      ++position_;
      precision = Number();
      if (precision == -2) return false;
      if (precision == -1) precision = 0;
    }
    if (position_ >= format_.size()) return false;
    char kind = format_[position_++];
    if (kind != 's' && kind != 'r' && kind != 'a') return false;
    auto* formatted = NewNode<ast::FormattedValue>(arena_, value);
    formatted->value = value;
    formatted->conversion = kind;
    std::string spec;
    if (!left && width > 0) spec += '>';
    if (width >= 0) spec += std::to_string(width);
    if (precision >= 0) spec += "." + std::to_string(precision);
    if (!spec.empty()) formatted->format_spec = Text(std::move(spec), value);
    parts_.push_back(formatted);
    return true;
  }

  const ast::BinOp* node_;
  std::string_view format_;
  parser::Arena& arena_;
  ConstantPool& pool_;
  size_t position_ = 0;
  std::vector<ast::ExprNode*> parts_;
};

}  // namespace

ast::ExprNode* FormatAsJoinedStr(const ast::BinOp* node, std::string_view format, ast::Span<ast::ExprNode*> values,
                                 parser::Arena& arena, ConstantPool& pool) {
  for (const ast::ExprNode* value : values) {
    if (value->Is<ast::Starred>()) return nullptr;
  }
  FormatParser parser(node, format, arena, pool);
  if (!parser.Parse(values)) return nullptr;
  auto* joined = NewNode<ast::JoinedStr>(arena, node);
  auto** items = arena.AllocateArray<ast::ExprNode*>(parser.parts().size());
  std::copy(parser.parts().begin(), parser.parts().end(), items);
  joined->values = {items, static_cast<uint32_t>(parser.parts().size())};
  return joined;
}

}  // namespace viv::compiler
