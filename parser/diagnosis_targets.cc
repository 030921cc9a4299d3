// Targets of assignments, loops and del, in CPython's own rules: how far they look decides where errors are.
#include "parser/diagnosis_rules.h"

namespace viv::parser::diagnosis {

VIV_RULE(t_primary, Node*)
VIV_RULE(target_with_star_atom, Node*)
VIV_RULE(del_target, Node*)

auto const t_lookahead = see(kLeftParen) | see(kLeftBracket) | see(kDot);
auto const t_primary_def = memo<RuleId::kTPrimary>(left_fold(
    atom >> &t_lookahead, first_of(shape_left<ast::Attribute>(see(kDot) >> quiet(name) >> &t_lookahead),
                                   shape_left<ast::Subscript>(see(kLeftBracket) >> slices >> see(kRightBracket) >> &t_lookahead),
                                   shape_left<ast::Call>(genexp >> &t_lookahead),
                                   shape_left<ast::Call>(see(kLeftParen) >> opt(arguments) >> see(kRightParen) >> &t_lookahead))));
auto const attribute_target = shape<ast::Attribute>(t_primary >> see(kDot) >> quiet(name) >> !t_lookahead);
auto const subscript_target = shape<ast::Subscript>(t_primary >> see(kLeftBracket) >> slices >> see(kRightBracket) >> !t_lookahead);

auto const inner_target = see(kLeftParen) >> quiet(target_with_star_atom) >> see(kRightParen);
auto const more_star_targets = *(see(kComma) >> quiet(star_target)) >> opt(see(kComma));
auto const star_targets_tuple_seq =
    (quiet(star_target) >> see(kComma) >> quiet(star_target) >> more_star_targets) | (quiet(star_target) >> see(kComma));
auto const star_atom = first_of(
    name, shape<ast::Name>(inner_target), shape<ast::Tuple>(see(kLeftParen) >> opt(star_targets_tuple_seq) >> see(kRightParen)),
    shape<ast::List>(see(kLeftBracket) >> opt(quiet(star_target) >> more_star_targets) >> see(kRightBracket)));
auto const target_with_star_atom_def = memo<RuleId::kTargetWithStarAtom>(first_of(attribute_target, subscript_target, star_atom));
auto const star_target_def =
    memo<RuleId::kStarTarget>(first_of(shape<ast::Starred>(see(kStar) >> !see(kStar) >> star_target), target_with_star_atom));
auto const star_targets_def =
    memo<RuleId::kStarTargets>(first_of(star_target >> !see(kComma), shape<ast::Tuple>(quiet(star_target) >> more_star_targets)));

auto const single_subscript_attribute_target_def = first_of(attribute_target, subscript_target);
auto const single_target_def = first_of(single_subscript_attribute_target, name,
                                        shape<ast::Name>(see(kLeftParen) >> quiet(single_target) >> see(kRightParen)));

auto const del_t_atom = first_of(name, shape<ast::Name>(see(kLeftParen) >> quiet(del_target) >> see(kRightParen)),
                                 shape<ast::Tuple>(see(kLeftParen) >> opt(del_targets) >> see(kRightParen)),
                                 shape<ast::List>(see(kLeftBracket) >> opt(del_targets) >> see(kRightBracket)));
auto const del_target_def = memo<RuleId::kDelTarget>(first_of(attribute_target, subscript_target, del_t_atom));
auto const del_targets_def = quiet(csv_items(del_target));

VIV_DEFINE_RULE(t_primary)
VIV_DEFINE_RULE(target_with_star_atom)
VIV_DEFINE_RULE(star_target)
VIV_DEFINE_RULE(star_targets)
VIV_DEFINE_RULE(single_subscript_attribute_target)
VIV_DEFINE_RULE(single_target)
VIV_DEFINE_RULE(del_target)
VIV_DEFINE_RULE(del_targets)

}  // namespace viv::parser::diagnosis
