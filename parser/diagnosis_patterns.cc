// The match statement and its patterns, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"

namespace viv::parser::diagnosis {
namespace {

bool IsImaginary(const State& state, Iterator number) {
  char last = state.stream.text[number->end - 1];
  return last == 'j' || last == 'J';
}

// A number in a complex literal: the real part must be real, the other imaginary.
template <bool kImaginary>
struct PartParser : x3::parser<PartParser<kImaginary>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    State& state = StateOf(context);
    if (Look(state, first) != kNumber) {
      return false;
    }
    if (IsImaginary(state, first) != kImaginary) {
      RaiseAt(state, *first,
              kImaginary ? "imaginary number required in complex literal" : "real number required in complex literal");
    }
    ++first;
    return true;
  }
};

void PositionalBehindKeyword(State& state, Iterator, Iterator, Nodes patterns) {
  RaiseRange(state, Place::StartOf(patterns.front()), Place::EndOf(patterns.back()), "positional patterns follow keyword patterns");
}

}  // namespace

VIV_RULE(pattern, Node*)
VIV_RULE(closed_pattern, Node*)
VIV_RULE(maybe_star_pattern, Node*)

// --- Literals and names -------------------------------------------------------------------------------------------------------

auto const signed_number = see(kNumber) | (see(kMinus) >> see(kNumber));
auto const real = PartParser<false>{};
auto const complex_number = (real | (see(kMinus) >> real)) >> (see(kPlus) | see(kMinus)) >> PartParser<true>{};
auto const literal =
    (signed_number >> !(see(kPlus) | see(kMinus))) | complex_number | quiet(strings) | see(kNone) | see(kTrue) | see(kFalse);

auto const not_a_part = !(see(kDot) | see(kLeftParen) | see(kEqual));
auto const pattern_capture_target = !soft("_") >> quiet(name) >> not_a_part;
auto const attr = quiet(name) >> +(see(kDot) >> quiet(name));
auto const name_or_attr = quiet(name) >> *(see(kDot) >> quiet(name));

// --- Sequences, mappings, classes ---------------------------------------------------------------------------------------------

auto const star_pattern = memo<RuleId::kStarPattern>(
    first_of(shape<ast::MatchStar>(see(kStar) >> pattern_capture_target), shape<ast::MatchStar>(see(kStar) >> soft("_"))));
auto const maybe_star_pattern_def = first_of(star_pattern, pattern);
auto const maybe_sequence_pattern = quiet(csv_items(maybe_star_pattern));
auto const open_sequence_pattern = quiet(maybe_star_pattern) >> see(kComma) >> opt(maybe_sequence_pattern);

auto const key_value_pattern = (literal | attr) >> see(kColon) >> quiet(pattern);
auto const items_pattern = key_value_pattern >> *(see(kComma) >> key_value_pattern);
auto const double_star_pattern = see(kDoubleStar) >> pattern_capture_target;
auto const mapping_rest = double_star_pattern >> opt(see(kComma)) >> see(kRightBrace);
auto const mapping_pattern = (see(kLeftBrace) >> see(kRightBrace)) | (see(kLeftBrace) >> mapping_rest) |
                             (see(kLeftBrace) >> items_pattern >> see(kComma) >> mapping_rest) |
                             (see(kLeftBrace) >> items_pattern >> opt(see(kComma)) >> see(kRightBrace));

auto const positional_patterns = items(pattern);
auto const keyword_pattern = quiet(name) >> see(kEqual) >> quiet(pattern);
auto const keyword_patterns = keyword_pattern >> *(see(kComma) >> keyword_pattern);
auto const class_end = opt(see(kComma)) >> see(kRightParen);
auto const invalid_class_pattern =
    action(PositionalBehindKeyword, name_or_attr >> see(kLeftParen) >> opt(quiet(positional_patterns) >> see(kComma)) >>
                                        keyword_patterns >> see(kComma) >> positional_patterns);
auto const class_head = name_or_attr >> see(kLeftParen);
auto const class_pattern =
    first_of(shape<ast::MatchClass>(class_head >> see(kRightParen)),
             shape<ast::MatchClass>(class_head >> quiet(positional_patterns) >> class_end),
             shape<ast::MatchClass>(class_head >> keyword_patterns >> class_end),
             shape<ast::MatchClass>(class_head >> quiet(positional_patterns) >> see(kComma) >> keyword_patterns >> class_end),
             invalid(invalid_class_pattern));

// --- Patterns -----------------------------------------------------------------------------------------------------------------

auto const group_or_sequence =
    first_of(shape<ast::MatchSequence>(see(kLeftParen) >> quiet(pattern) >> see(kRightParen)),
             shape<ast::MatchSequence>(see(kLeftBracket) >> opt(maybe_sequence_pattern) >> see(kRightBracket)),
             shape<ast::MatchSequence>(see(kLeftParen) >> opt(open_sequence_pattern) >> see(kRightParen)));
auto const closed_pattern_def = memo<RuleId::kClosedPattern>(first_of(
    shape<ast::MatchValue>(literal), shape<ast::MatchAs>(pattern_capture_target), shape<ast::MatchAs>(soft("_")),
    shape<ast::MatchValue>(attr >> not_a_part), group_or_sequence, shape<ast::MatchMapping>(mapping_pattern), class_pattern));
auto const or_pattern = quiet(closed_pattern) >> *(see(kPipe) >> quiet(closed_pattern));

auto const invalid_as_pattern = first_of(raise_at("cannot use '_' as a target", or_pattern >> see(kAs) >> at_soft("_")),
                                         raise_at("invalid pattern target", or_pattern >> see(kAs) >> !quiet(name) >> expression));
auto const pattern_def = memo<RuleId::kPattern>(first_of(shape<ast::MatchAs>(or_pattern >> see(kAs) >> pattern_capture_target),
                                                         invalid(invalid_as_pattern), shape<ast::MatchOr>(or_pattern)));
auto const patterns = open_sequence_pattern | quiet(pattern);

// --- The statement ------------------------------------------------------------------------------------------------------------

auto const no_block = see(kColon) >> see(kNewline) >> !see(kIndent);
auto const guard = opt(see(kIf) >> quiet(named_expression));
auto const invalid_case_block = first_of(raise_here("expected ':'", soft("case") >> patterns >> guard >> see(kNewline)),
                                         raise_no_block("'case' statement", at_soft("case") >> patterns >> guard >> no_block));
auto const case_block = quiet(first_of(invalid(invalid_case_block), soft("case") >> patterns >> guard >> see(kColon) >> block));

auto const subject_expr =
    (quiet(star_named_expression) >> see(kComma) >> opt(quiet(csv_items(star_named_expression)))) | quiet(named_expression);
auto const invalid_match_stmt = first_of(raise_here("expected ':'", soft("match") >> subject_expr >> see(kNewline)),
                                         raise_no_block("'match' statement", at_soft("match") >> subject_expr >> no_block));
auto const match_stmt_def =
    quiet(first_of(soft("match") >> subject_expr >> see(kColon) >> see(kNewline) >> see(kIndent) >> +case_block >> see(kDedent),
                   invalid(invalid_match_stmt)));

VIV_DEFINE_RULE(maybe_star_pattern)
VIV_DEFINE_RULE(closed_pattern)
VIV_DEFINE_RULE(pattern)
VIV_DEFINE_RULE(match_stmt)

}  // namespace viv::parser::diagnosis
