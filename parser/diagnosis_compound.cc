// Blocks, compound statements and whole inputs, and what is said about mistakes in them.
#include "parser/diagnosis_rules.h"

namespace viv::parser::diagnosis {
namespace {

void ExpectedBlock(State& state, Iterator, Iterator) {
  RaiseHere(state, "expected an indented block", ErrorKind::kIndentationError);
}

void UnparenthesizedTypes(State& state, Iterator, Iterator, Node* first) {
  RaiseFrom(state, Place::StartOf(first), "multiple exception types must be parenthesized");
}

}  // namespace

VIV_RULE(compound_stmt, x3::unused_type)
VIV_RULE(statements, x3::unused_type)
VIV_RULE(with_item, x3::unused_type)
VIV_RULE(except_block, x3::unused_type)
VIV_RULE(except_star_block, x3::unused_type)
VIV_RULE(function_def_raw, x3::unused_type)
VIV_RULE(class_def_raw, x3::unused_type)

constexpr const char* kExpectedColon = "expected ':'";

auto const colon = see(kColon);
// What follows the colon of a compound statement whose block is missing.
auto const no_block = see(kColon) >> see(kNewline) >> !see(kIndent);
auto const no_colon = see(kNewline);
auto const async = see(kAsync);
auto const test = quiet(named_expression);

auto const invalid_block = action(ExpectedBlock, see(kNewline) >> !see(kIndent));
auto const block_def = quiet(memo<RuleId::kBlock>(
    first_of(see(kNewline) >> see(kIndent) >> statements >> see(kDedent), simple_stmts, invalid(invalid_block))));

// --- if, while, for -----------------------------------------------------------------------------------------------------------

auto const invalid_else_stmt = raise_no_block("'else' statement", at(kElse) >> no_block);
auto const else_block = quiet(first_of(invalid(invalid_else_stmt), see(kElse) >> forced(kColon) >> block));

auto const invalid_elif_stmt = first_of(raise_here(kExpectedColon, see(kElif) >> test >> no_colon),
                                        raise_no_block("'elif' statement", at(kElif) >> test >> no_block));
auto const elif_part = quiet(first_of(invalid(invalid_elif_stmt), see(kElif) >> test >> colon >> block));
auto const invalid_if_stmt = first_of(raise_here(kExpectedColon, see(kIf) >> test >> no_colon),
                                      raise_no_block("'if' statement", at(kIf) >> test >> no_block));
auto const if_stmt = quiet(first_of(invalid(invalid_if_stmt), see(kIf) >> test >> colon >> block >> *elif_part >> opt(else_block)));

auto const invalid_while_stmt = first_of(raise_here(kExpectedColon, see(kWhile) >> test >> no_colon),
                                         raise_no_block("'while' statement", at(kWhile) >> test >> no_block));
auto const while_stmt = quiet(first_of(invalid(invalid_while_stmt), see(kWhile) >> test >> colon >> block >> opt(else_block)));

auto const for_head = quiet(star_targets) >> see(kIn) >> quiet(star_expressions);
auto const invalid_for_stmt = first_of(raise_here(kExpectedColon, opt(async) >> see(kFor) >> for_head >> no_colon),
                                       raise_no_block("'for' statement", opt(async) >> at(kFor) >> for_head >> no_block));
auto const for_rest = quiet(star_targets) >> see(kIn) >> cut(quiet(star_expressions) >> colon >> block >> opt(else_block));
auto const invalid_for_target = raise_invalid_target(TargetKind::kFor, opt(async) >> see(kFor) >> star_expressions);
auto const for_stmt =
    quiet(first_of(invalid(invalid_for_stmt), see(kFor) >> for_rest, async >> see(kFor) >> for_rest, invalid(invalid_for_target)));

// --- with, try ----------------------------------------------------------------------------------------------------------------

auto const item_end = &(see(kComma) | see(kRightParen) | see(kColon));
auto const invalid_with_item = raise_invalid_target(TargetKind::kStar, quiet(expression) >> see(kAs) >> expression >> item_end);
auto const with_item_def =
    quiet(first_of(quiet(expression) >> see(kAs) >> quiet(star_target) >> item_end, invalid(invalid_with_item), expression));
auto const with_items = with_item >> *(see(kComma) >> with_item);
auto const as_target = opt(see(kAs) >> quiet(star_target));
auto const plain_item = quiet(expression) >> as_target;
auto const plain_items = plain_item >> *(see(kComma) >> plain_item);
auto const group_item = quiet(expressions) >> as_target;
auto const group_items = see(kLeftParen) >> group_item >> *(see(kComma) >> group_item) >> opt(see(kComma)) >> see(kRightParen);
auto const invalid_with_stmt = first_of(raise_here(kExpectedColon, opt(async) >> see(kWith) >> plain_items >> no_colon),
                                        raise_here(kExpectedColon, opt(async) >> see(kWith) >> group_items >> no_colon));
auto const invalid_with_stmt_indent =
    first_of(raise_no_block("'with' statement", opt(async) >> at(kWith) >> plain_items >> no_block),
             raise_no_block("'with' statement", opt(async) >> at(kWith) >> group_items >> no_block));
auto const group_with = see(kWith) >> see(kLeftParen) >> with_items >> opt(see(kComma)) >> see(kRightParen) >> colon >> block;
auto const plain_with = see(kWith) >> with_items >> colon >> block;
auto const with_stmt = quiet(first_of(invalid(invalid_with_stmt_indent), group_with, plain_with, async >> group_with,
                                      async >> plain_with, invalid(invalid_with_stmt)));

auto const as_name = opt(see(kAs) >> quiet(name));
auto const invalid_except_stmt =
    first_of(action(UnparenthesizedTypes,
                    see(kExcept) >> opt(see(kStar)) >> expression >> see(kComma) >> quiet(expressions) >> as_name >> colon),
             raise_here(kExpectedColon, see(kExcept) >> opt(see(kStar)) >> quiet(expression) >> as_name >> no_colon),
             raise_here(kExpectedColon, see(kExcept) >> no_colon),
             raise_here("expected one or more exception types", see(kExcept) >> see(kStar) >> (see(kNewline) | colon)));
auto const invalid_except_stmt_indent =
    first_of(raise_no_block("'except' statement", at(kExcept) >> quiet(expression) >> as_name >> no_block),
             raise_no_block("'except' statement", at(kExcept) >> no_block));
auto const invalid_except_star_stmt_indent =
    raise_no_block("'except*' statement", at(kExcept) >> see(kStar) >> quiet(expression) >> as_name >> no_block);
auto const except_block_def =
    quiet(first_of(invalid(invalid_except_stmt_indent), see(kExcept) >> quiet(expression) >> as_name >> colon >> block,
                   see(kExcept) >> colon >> block, invalid(invalid_except_stmt)));
auto const except_star_block_def =
    quiet(first_of(invalid(invalid_except_star_stmt_indent),
                   see(kExcept) >> see(kStar) >> quiet(expression) >> as_name >> colon >> block, invalid(invalid_except_stmt)));
auto const invalid_finally_stmt = raise_no_block("'finally' statement", at(kFinally) >> no_block);
auto const finally_block = quiet(first_of(invalid(invalid_finally_stmt), see(kFinally) >> forced(kColon) >> block));

auto const invalid_try_stmt = first_of(
    raise_no_block("'try' statement", at(kTry) >> no_block),
    raise_here("expected 'except' or 'finally' block", see(kTry) >> colon >> block >> !(see(kExcept) | see(kFinally))),
    raise_range("cannot have both 'except' and 'except*' on the same 'try'",
                see(kTry) >> colon >> *block >> +except_block >> at(kExcept) >> at(kStar) >> quiet(expression) >> as_name >> colon),
    raise_at("cannot have both 'except' and 'except*' on the same 'try'",
             see(kTry) >> colon >> *block >> +except_star_block >> at(kExcept) >> opt(quiet(expression) >> as_name) >> colon));
auto const try_head = see(kTry) >> forced(kColon) >> block;
auto const try_stmt = quiet(first_of(invalid(invalid_try_stmt), try_head >> finally_block,
                                     try_head >> +except_block >> opt(else_block) >> opt(finally_block),
                                     try_head >> +except_star_block >> opt(else_block) >> opt(finally_block)));

// --- Definitions --------------------------------------------------------------------------------------------------------------

auto const decorators = +(see(kAt) >> test >> see(kNewline));
auto const class_bases = opt(see(kLeftParen) >> opt(quiet(arguments)) >> see(kRightParen));
auto const invalid_class_def_raw =
    first_of(raise_here(kExpectedColon, see(kClass) >> quiet(name) >> class_bases >> no_colon),
             raise_no_block("class definition", at(kClass) >> quiet(name) >> class_bases >> no_block));
auto const class_def_raw_def =
    quiet(first_of(invalid(invalid_class_def_raw), see(kClass) >> quiet(name) >> class_bases >> colon >> block));
auto const class_def = (decorators >> class_def_raw) | class_def_raw;

auto const returns = opt(see(kArrow) >> quiet(expression));
auto const invalid_def_raw = raise_no_block("function definition", opt(async) >> at(kDef) >> quiet(name) >> see(kLeftParen) >>
                                                                       opt(params) >> see(kRightParen) >> returns >> no_block);
auto const plain_def = see(kDef) >> quiet(name) >> forced(kLeftParen) >> opt(params) >> see(kRightParen) >> returns >>
                       forced(kColon) >> block;
auto const function_def_raw_def = quiet(first_of(invalid(invalid_def_raw), plain_def, async >> plain_def));
auto const function_def = (decorators >> function_def_raw) | function_def_raw;

// --- Statements and inputs ----------------------------------------------------------------------------------------------------

auto const compound_stmt_def = (&(see(kDef) | see(kAt) | async) >> function_def) |  //
                               (&see(kIf) >> if_stmt) |                             //
                               (&(see(kClass) | see(kAt)) >> class_def) |           //
                               (&(see(kWith) | async) >> with_stmt) |               //
                               (&(see(kFor) | async) >> for_stmt) |                 //
                               (&see(kTry) >> try_stmt) |                           //
                               (&see(kWhile) >> while_stmt) |                       //
                               match_stmt;
auto const statements_def = +(compound_stmt | simple_stmts);

auto const file_def = opt(statements) >> see(kEnd);
auto const interactive_def = (compound_stmt >> see(kNewline)) | simple_stmts | see(kNewline);
auto const eval_def = quiet(expressions) >> *see(kNewline) >> see(kEnd);

VIV_DEFINE_RULE(block)
VIV_DEFINE_RULE(with_item)
VIV_DEFINE_RULE(except_block)
VIV_DEFINE_RULE(except_star_block)
VIV_DEFINE_RULE(class_def_raw)
VIV_DEFINE_RULE(function_def_raw)
VIV_DEFINE_RULE(compound_stmt)
VIV_DEFINE_RULE(statements)
VIV_DEFINE_RULE(file)
VIV_DEFINE_RULE(interactive)
VIV_DEFINE_RULE(eval)

}  // namespace viv::parser::diagnosis
