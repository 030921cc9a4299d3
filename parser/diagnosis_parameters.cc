// Parameters of functions and lambdas, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"

namespace viv::parser::diagnosis {
namespace {

// The rules are the same twice: functions have annotations and end at ')', lambdas have none and end at ':'.
// `param` is one name with what belongs to it, `star_param` the form behind `*` that has an annotation with a star, `comma` the
// comma behind a parameter, `close` the token behind the last.
template <class Param, class Comma>
struct ParameterRules {
  Param param;
  Comma comma;
  SeeParser close;

  auto Ended() const { return comma | &close; }
  auto NoDefault() const { return param >> quiet(Ended()); }
  auto Default() const {
    return quiet(first_of(see(kEqual) >> quiet(expression),
                          invalid(raise_at("expected default value expression", at(kEqual) >> &(see(kRightParen) | see(kComma))))));
  }
  auto WithDefault() const { return quiet(param) >> Default() >> Ended(); }
  auto MaybeDefault() const { return quiet(param) >> opt(Default()) >> Ended(); }
  auto SlashNoDefault() const { return +quiet(NoDefault()) >> see(kSlash) >> Ended(); }
  auto SlashWithDefault() const { return *quiet(NoDefault()) >> +WithDefault() >> see(kSlash) >> Ended(); }

  auto InvalidKwds() const {
    return first_of(
        raise_at("var-keyword argument cannot have default value", see(kDoubleStar) >> quiet(param) >> at(kEqual)),
        raise_at("arguments cannot follow var-keyword argument", see(kDoubleStar) >> quiet(param) >> see(kComma) >> param),
        raise_at("arguments cannot follow var-keyword argument",
                 see(kDoubleStar) >> quiet(param) >> see(kComma) >> at_any(kStar, kDoubleStar, kSlash)));
  }
  auto Kwds() const { return quiet(first_of(invalid(InvalidKwds()), see(kDoubleStar) >> quiet(NoDefault()))); }

  template <class StarParam, class BareStar>
  auto StarEtc(const StarParam& star_param, const BareStar& bare_star) const {
    auto const no_default_or_comma = quiet(NoDefault()) | see(kComma);
    auto const invalid_star_etc =
        first_of(bare_star, raise_at("var-positional argument cannot have default value", see(kStar) >> quiet(param) >> at(kEqual)),
                 raise_at("* argument may appear only once",
                          see(kStar) >> no_default_or_comma >> *MaybeDefault() >> at(kStar) >> no_default_or_comma));
    return quiet(first_of(invalid(invalid_star_etc), see(kStar) >> quiet(NoDefault()) >> *MaybeDefault() >> opt(Kwds()),
                          see(kStar) >> quiet(star_param) >> Ended() >> *MaybeDefault() >> opt(Kwds()),
                          see(kStar) >> see(kComma) >> +MaybeDefault() >> opt(Kwds()), Kwds()));
  }

  template <class Parenthesized>
  auto InvalidParameters(const Parenthesized& parenthesized) const {
    auto const with_slash = SlashNoDefault() | SlashWithDefault();
    return first_of(raise_at("non-default argument follows default argument",
                             *quiet(NoDefault()) >> quiet(SlashWithDefault() | +WithDefault()) >> NoDefault()),
                    parenthesized, raise_at("at least one argument must precede /", at(kSlash) >> see(kComma)),
                    raise_at("/ may appear only once", quiet(with_slash) >> *MaybeDefault() >> at(kSlash)),
                    raise_at("/ must be ahead of *", opt(quiet(with_slash)) >> *MaybeDefault() >> see(kStar) >>
                                                         quiet(see(kComma) | quiet(NoDefault())) >> *MaybeDefault() >> at(kSlash)),
                    raise_at("expected comma between / and *", +MaybeDefault() >> see(kSlash) >> at(kStar)));
  }

  template <class Etc>
  auto Parameters(const Etc& etc) const {
    return quiet(first_of(SlashNoDefault() >> *quiet(NoDefault()) >> *WithDefault() >> opt(etc),
                          SlashWithDefault() >> *WithDefault() >> opt(etc), +quiet(NoDefault()) >> *WithDefault() >> opt(etc),
                          +WithDefault() >> opt(etc), etc));
  }
};

}  // namespace

VIV_RULE(star_etc, x3::unused_type)
VIV_RULE(lambda_star_etc, x3::unused_type)

auto const param = shape<ast::Arg>(quiet(name) >> opt(see(kColon) >> quiet(expression)));
auto const star_param = shape<ast::Arg>(quiet(name) >> see(kColon) >> quiet(star_expression));
// A type comment could stand behind the comma, so CPython looks there.
auto const param_comma = see(kComma) >> require([](State& state, Iterator place) {
                           Look(state, place);
                           return true;
                         });
auto const function_rules = ParameterRules<decltype(param), decltype(param_comma)>{param, param_comma, see(kRightParen)};
auto const bare_star = raise_at("named arguments must follow bare *",
                                at(kStar) >> (see(kRightParen) | (see(kComma) >> (see(kRightParen) | see(kDoubleStar)))));
auto const parenthesized_params = raise_range("Function parameters cannot be parenthesized",
                                              *quiet(function_rules.NoDefault()) >> at(kLeftParen) >>
                                                  +quiet(function_rules.NoDefault()) >> opt(see(kComma)) >> at(kRightParen));
auto const star_etc_def = function_rules.StarEtc(star_param, bare_star);
auto const params_def =
    quiet(first_of(invalid(function_rules.InvalidParameters(parenthesized_params)), function_rules.Parameters(star_etc)));

auto const lambda_param = shape<ast::Arg>(quiet(name));
auto const lambda_rules = ParameterRules<decltype(lambda_param), SeeParser>{lambda_param, see(kComma), see(kColon)};
auto const lambda_bare_star = raise_here("named arguments must follow bare *",
                                         see(kStar) >> (see(kColon) | (see(kComma) >> (see(kColon) | see(kDoubleStar)))));
auto const parenthesized_lambda_params = raise_range("Lambda expression parameters cannot be parenthesized",
                                                     *quiet(lambda_rules.NoDefault()) >> at(kLeftParen) >> quiet(name) >>
                                                         *(see(kComma) >> quiet(name)) >> opt(see(kComma)) >> at(kRightParen));
// A lambda has no annotations; a form that never matches stands for the annotated star.
auto const lambda_star_etc_def = lambda_rules.StarEtc(x3::eps(false), lambda_bare_star);
auto const lambda_params_def =
    quiet(first_of(invalid(lambda_rules.InvalidParameters(parenthesized_lambda_params)), lambda_rules.Parameters(lambda_star_etc)));

VIV_DEFINE_RULE(star_etc)
VIV_DEFINE_RULE(params)
VIV_DEFINE_RULE(lambda_star_etc)
VIV_DEFINE_RULE(lambda_params)

}  // namespace viv::parser::diagnosis
