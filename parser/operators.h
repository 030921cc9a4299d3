// Binary and unary operators by precedence climbing, as one X3 component: half the rules and three quarters of the time of a ladder
// of rules, one per level.
//
// Prefix operators and `**` nest to the right without end; they are kept on a stack of their own, so that no input makes this
// recurse deeper than the levels of precedence.
#pragma once

#include <array>

#include "absl/container/inlined_vector.h"
#include "parser/combinators.h"
#include "parser/failures.h"
#include "parser/limits.h"

namespace viv::parser {

enum class Level : uint8_t { kNone, kOr, kAnd, kNot, kCompare, kBitOr, kBitXor, kBitAnd, kShift, kSum, kTerm, kUnary };

constexpr Level NextLevel(Level level) { return static_cast<Level>(static_cast<int>(level) + 1); }

struct OperatorTable {
  std::array<Level, kTokCount> level{};
  std::array<ast::BinaryOperator, kTokCount> binary{};

  constexpr OperatorTable() {
    using enum ast::BinaryOperator;
    auto set = [&](Tok kind, Level of) { level[static_cast<size_t>(kind)] = of; };
    auto set_binary = [&](Tok kind, Level of, ast::BinaryOperator op) {
      set(kind, of);
      binary[static_cast<size_t>(kind)] = op;
    };
    set(Tok::kOr, Level::kOr);
    set(Tok::kAnd, Level::kAnd);
    for (Tok kind : {Tok::kLess, Tok::kLessEqual, Tok::kGreater, Tok::kGreaterEqual, Tok::kEqualEqual, Tok::kNotEqual, Tok::kIn,
                     Tok::kIs, Tok::kNot}) {
      set(kind, Level::kCompare);
    }
    set_binary(Tok::kPipe, Level::kBitOr, kBitOr);
    set_binary(Tok::kCaret, Level::kBitXor, kBitXor);
    set_binary(Tok::kAmpersand, Level::kBitAnd, kBitAnd);
    set_binary(Tok::kLeftShift, Level::kShift, kLShift);
    set_binary(Tok::kRightShift, Level::kShift, kRShift);
    set_binary(Tok::kPlus, Level::kSum, kAdd);
    set_binary(Tok::kMinus, Level::kSum, kSub);
    set_binary(Tok::kStar, Level::kTerm, kMult);
    set_binary(Tok::kAt, Level::kTerm, kMatMult);
    set_binary(Tok::kSlash, Level::kTerm, kDiv);
    set_binary(Tok::kPercent, Level::kTerm, kMod);
    set_binary(Tok::kDoubleSlash, Level::kTerm, kFloorDiv);
  }
};
inline constexpr OperatorTable kOperators;

template <class Operand, class Look>
struct OperatorsParser : x3::unary_parser<Operand, OperatorsParser<Operand, Look>> {
  using attribute_type = Node*;
  static constexpr bool has_attribute = true;

  constexpr OperatorsParser(const Operand& operand, Level entry)
      : x3::unary_parser<Operand, OperatorsParser<Operand, Look>>(operand), entry(entry) {}

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    Node* result = nullptr;
    if (!Climb(first, last, context, StateOf(context), result, entry)) {
      return false;
    }
    Give(attribute, result);
    return true;
  }

  Level entry;

 private:
  // An operator that waits for its right operand.
  struct Pending {
    Tok kind;
    Iterator start;   // of the node that it will make
    Iterator symbol;  // the operator itself
    Node* base;       // of a power
  };

  template <class C>
  bool Climb(Iterator& first, const Iterator& last, const C& context, State& state, Node*& left, Level min) const {
    Iterator start = first;
    if (Look::Kind(state, first) == kNot) {
      if (min > Level::kNot || !Nots(first, last, context, state, left)) {
        first = start;
        return false;
      }
    } else if (!Factor(first, last, context, state, left)) {
      return false;
    }
    for (;;) {
      Tok kind = Look::Kind(state, first);
      Level level = kOperators.level[static_cast<size_t>(kind)];
      if (level < min || level == Level::kNone) {
        return true;
      }
      if (level >= Level::kBitOr) {
        Iterator symbol = first++;
        Node* right = nullptr;
        if (!Climb(first, last, context, state, right, NextLevel(level))) {
          first = symbol;
          return true;
        }
        auto* result = state.New<ast::BinOp>(start, first);
        FillFields(*result, left, kOperators.binary[static_cast<size_t>(kind)], right);
        left = result;
      } else if (level == Level::kCompare ? !Comparison(first, last, context, state, start, left)
                                          : !BoolOperation(first, last, context, state, start, kind, left)) {
        return true;
      }
    }
  }

  template <class C>
  bool Nots(Iterator& first, const Iterator& last, const C& context, State& state, Node*& result) const {
    Iterator start = first;
    while (Look::Kind(state, first) == kNot) {
      ++first;
    }
    CheckRuleLevels(state, first - start);
    Iterator innermost = first - 1;
    if (!Climb(first, last, context, state, result, Level::kCompare)) {
      return false;
    }
    for (Iterator symbol = innermost; symbol >= start; --symbol) {
      auto* inverted = state.New<ast::UnaryOp>(symbol, first);
      FillFields(*inverted, ast::UnaryOperator::kNot, result);
      result = inverted;
    }
    return true;
  }

  template <class C>
  bool BoolOperation(Iterator& first, const Iterator& last, const C& context, State& state, Iterator start, Tok kind,
                     Node*& left) const {
    size_t mark = state.Mark();
    state.Push(left);
    Level operand_level = NextLevel(kOperators.level[static_cast<size_t>(kind)]);
    bool more = true;
    while (more && Look::Kind(state, first) == kind) {
      Iterator symbol = first++;
      Node* right = nullptr;
      more = Climb(first, last, context, state, right, operand_level);
      if (more) {
        state.Push(right);
      } else {
        first = symbol;
      }
    }
    Nodes values = state.Take(mark);
    if (values.size() > 1) {
      auto* result = state.New<ast::BoolOp>(start, first);
      FillFields(*result, kind == kOr ? ast::BoolOperator::kOr : ast::BoolOperator::kAnd, values);
      left = result;
    }
    return more;
  }

  // `not in` and `is not` are two tokens. False where no comparison is at `first`.
  static bool CompareOperator(Iterator& first, State& state, ast::CompareOperator& op) {
    using enum ast::CompareOperator;
    Tok kind = Look::Kind(state, first);
    switch (kind) {
      case Tok::kEqualEqual:
        op = kEq;
        break;
      case Tok::kNotEqual:
        if (!NotEqualAllowed(state, *first)) {
          return false;
        }
        op = kNotEq;
        break;
      case Tok::kLess:
        op = kLt;
        break;
      case Tok::kLessEqual:
        op = kLtE;
        break;
      case Tok::kGreater:
        op = kGt;
        break;
      case Tok::kGreaterEqual:
        op = kGtE;
        break;
      case Tok::kIn:
        op = kIn;
        break;
      case Tok::kNot:
        if (Look::Kind(state, first + 1) != Tok::kIn) {
          return false;
        }
        ++first;
        op = kNotIn;
        break;
      case Tok::kIs:
        op = kIs;
        if (Look::Kind(state, first + 1) == Tok::kNot) {
          ++first;
          op = kIsNot;
        }
        break;
      default:
        return false;
    }
    ++first;
    return true;
  }

  template <class C>
  bool Comparison(Iterator& first, const Iterator& last, const C& context, State& state, Iterator start, Node*& left) const {
    absl::InlinedVector<ast::CompareOperator, 16> operators;
    size_t mark = state.Mark();
    bool more = true;
    while (more) {
      Iterator symbol = first;
      ast::CompareOperator op;
      Node* right = nullptr;
      more = CompareOperator(first, state, op);
      if (more && !Climb(first, last, context, state, right, Level::kBitOr)) {
        more = false;
        // `is not x` may still be `is (not x)`, which is no operand either; nothing else to try.
        first = symbol;
      }
      if (more) {
        operators.push_back(op);
        state.Push(right);
      }
    }
    Nodes comparators = state.Take(mark);
    if (comparators.empty()) {
      return false;
    }
    auto* result = state.New<ast::Compare>(start, first);
    FillFields(*result, left, state.CopySpan(operators.data(), operators.size()), comparators);
    left = result;
    // What follows is no comparison, but may be `and` or `or`.
    return kOperators.level[static_cast<size_t>(first->kind)] != Level::kCompare;
  }

  static bool IsSign(Tok kind) { return kind == kMinus || kind == kPlus || kind == kTilde; }

  template <class C>
  bool Factor(Iterator& first, const Iterator& last, const C& context, State& state, Node*& result) const {
    if (!IsSign(Look::Kind(state, first))) {
      Iterator start = first;
      if (!this->subject.parse(first, last, context, x3::unused, result)) {
        return false;
      }
      if (Look::Kind(state, first) != kDoubleStar) {
        return true;
      }
      return LongFactor(first, last, context, state, start, result);
    }
    return LongFactor(first, last, context, state, first, result);
  }

  // Signs and powers. `result`, if there is one, is the base that ends at `first`.
  template <class C>
  [[gnu::noinline]] bool LongFactor(Iterator& first, const Iterator& last, const C& context, State& state, Iterator start,
                                    Node*& result) const {
    absl::InlinedVector<Pending, 8> pending;
    ptrdiff_t levels = 0;
    Iterator factor_start = start;
    if (result != nullptr && first != start) {
      pending.push_back({kDoubleStar, start, first, result});
      ++first;
      levels = 2;
    }
    for (;;) {
      while (IsSign(Look::Kind(state, first))) {
        pending.push_back({first->kind, first, first, nullptr});
        ++first;
        CheckRuleLevels(state, ++levels);
      }
      factor_start = first;
      if (!this->subject.parse(first, last, context, x3::unused, result)) {
        // Without its exponent a base is still a factor.
        while (!pending.empty() && pending.back().base == nullptr) {
          pending.pop_back();
        }
        if (pending.empty()) {
          first = start;
          return false;
        }
        first = pending.back().symbol;
        result = pending.back().base;
        pending.pop_back();
        break;
      }
      if (Look::Kind(state, first) != kDoubleStar) {
        break;
      }
      pending.push_back({kDoubleStar, factor_start, first, result});
      ++first;
      levels += 2;
      CheckRuleLevels(state, levels);
    }
    for (; !pending.empty(); pending.pop_back()) {
      const Pending& top = pending.back();
      if (top.kind == kDoubleStar) {
        auto* power = state.New<ast::BinOp>(top.start, first);
        FillFields(*power, top.base, ast::BinaryOperator::kPow, result);
        result = power;
      } else {
        auto* signed_node = state.New<ast::UnaryOp>(top.start, first);
        FillFields(*signed_node,
                   top.kind == kMinus  ? ast::UnaryOperator::kUSub
                   : top.kind == kPlus ? ast::UnaryOperator::kUAdd
                                       : ast::UnaryOperator::kInvert,
                   result);
        result = signed_node;
      }
    }
    return true;
  }
};

template <class Look, class Operand>
constexpr auto operators(Level entry, const Operand& operand) {
  return OperatorsParser<AsParser<Operand>, Look>(x3::as_parser(operand), entry);
}

}  // namespace viv::parser
