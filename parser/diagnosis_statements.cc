// Simple statements, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"
#include "parser/targets.h"

namespace viv::parser::diagnosis {
namespace {

struct AugmentedOperator : x3::parser<AugmentedOperator> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class C, class R, class A>
  bool parse(Iterator& first, const Iterator&, const C& context, R&, A&) const {
    Tok kind = Look(StateOf(context), first);
    if (kind < kPlusEqual || kind > kDoubleSlashEqual) {
      return false;
    }
    ++first;
    return true;
  }
};
constexpr AugmentedOperator augassign{};

void AnnotatedTarget(State& state, Iterator, Iterator, Node* target) {
  RaiseAt(state, target, "only single target (not " + std::string(ExpressionName(target)) + ") can be annotated");
}

void AugmentedTarget(State& state, Iterator, Iterator, Node* target) {
  RaiseAt(state, target, "'" + std::string(ExpressionName(target)) + "' is an illegal expression for augmented assignment");
}

Node* PassOn(State&, Iterator, Iterator, Node* inner) { return inner; }

}  // namespace

VIV_RULE(invalid_ann_assign_target, Node*)
VIV_RULE(simple_stmt, Node*)

// --- Assignments --------------------------------------------------------------------------------------------------------------

auto const value = quiet(first_of(yield_expr, star_expressions));
auto const annotated_value = see(kColon) >> quiet(expression) >> opt(see(kEqual) >> value);
auto const targets_with_equal = quiet(star_targets) >> see(kEqual);

auto const invalid_ann_assign_target_def =
    first_of(list, tuple, with(PassOn, see(kLeftParen) >> invalid_ann_assign_target >> see(kRightParen)));
auto const annotation = see(kColon) >> quiet(expression);
auto const invalid_assignment =
    first_of(action(AnnotatedTarget, invalid_ann_assign_target >> annotation),
             raise_at("only single target (not tuple) can be annotated",
                      star_named_expression >> see(kComma) >> *quiet(csv_items(star_named_expression)) >> annotation),
             raise_at("illegal target for annotation", expression >> annotation),
             raise_invalid_target(TargetKind::kStar, *targets_with_equal >> star_expressions >> see(kEqual)),
             raise_at("assignment to yield expression not possible", *targets_with_equal >> yield_expr >> see(kEqual)),
             action(AugmentedTarget, star_expressions >> augassign >> value));
auto const assignment = first_of(
    quiet(name) >> annotated_value,
    ((see(kLeftParen) >> quiet(single_target) >> see(kRightParen)) | quiet(single_subscript_attribute_target)) >> annotated_value,
    +targets_with_equal >> value >> !see(kEqual), quiet(single_target) >> augassign >> cut(value), invalid(invalid_assignment));

// --- Other statements ---------------------------------------------------------------------------------------------------------

auto const names = quiet(name) >> *(see(kComma) >> quiet(name));
auto const dotted_name = quiet(name) >> *(see(kDot) >> quiet(name));
auto const as_name = opt(see(kAs) >> quiet(name));
auto const dotted_as_name = dotted_name >> as_name;
auto const import_name = see(kImport) >> dotted_as_name >> *(see(kComma) >> dotted_as_name);
auto const import_from_as_name = quiet(name) >> as_name;
auto const import_from_as_names = import_from_as_name >> *(see(kComma) >> import_from_as_name);
auto const invalid_import_from_targets =
    raise_here("trailing comma not allowed without surrounding parentheses", import_from_as_names >> see(kComma) >> see(kNewline));
auto const import_from_targets =
    quiet(first_of(see(kLeftParen) >> import_from_as_names >> opt(see(kComma)) >> see(kRightParen),
                   import_from_as_names >> !see(kComma), see(kStar), invalid(invalid_import_from_targets)));
auto const dots = see(kDot) | see(kEllipsis);
auto const import_from = (see(kFrom) >> *dots >> dotted_name >> see(kImport) >> import_from_targets) |
                         (see(kFrom) >> +dots >> see(kImport) >> import_from_targets);

auto const raise_stmt = (see(kRaise) >> quiet(expression) >> opt(see(kFrom) >> quiet(expression))) | see(kRaise);
auto const invalid_del_stmt = raise_invalid_target(TargetKind::kDel, see(kDel) >> star_expressions);
auto const del_stmt = first_of(see(kDel) >> del_targets >> &(see(kSemicolon) | see(kNewline)), invalid(invalid_del_stmt));
auto const assert_stmt = see(kAssert) >> quiet(expression) >> opt(see(kComma) >> quiet(expression));

auto const simple_stmt_def = memo<RuleId::kSimpleStatement>(
    first_of(assignment, star_expressions, see(kReturn) >> opt(quiet(star_expressions)), import_name, import_from, raise_stmt,
             see(kPass), &see(kDel) >> quiet(del_stmt), quiet(yield_expr), assert_stmt, see(kBreak), see(kContinue),
             see(kGlobal) >> names, see(kNonlocal) >> names));

auto const simple_stmts_def =
    (quiet(simple_stmt) >> !see(kSemicolon) >> see(kNewline)) |
    (quiet(simple_stmt) >> *(see(kSemicolon) >> quiet(simple_stmt)) >> opt(see(kSemicolon)) >> see(kNewline));

VIV_DEFINE_RULE(invalid_ann_assign_target)
VIV_DEFINE_RULE(simple_stmt)
VIV_DEFINE_RULE(simple_stmts)

}  // namespace viv::parser::diagnosis
