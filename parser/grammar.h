// The fast grammar: Python 3.11 as X3 rules that build the tree and accept exactly what CPython's parser accepts.
//
// It is factored to the left, so that valid input never backtracks beyond the head of a `with` or `match` statement, and it says
// nothing about errors: where it fails, the diagnosing grammar (diagnosis.h), which tries things in CPython's order, finds out what
// to tell. A change of the language is made in both; tests/parser compares them on valid and on mutilated programs.
#pragma once

#include "parser/combinators.h"

namespace viv::parser {

// grammar_expressions.cc
VIV_RULE(expression, Node*)
VIV_RULE(named_expression, Node*)
VIV_RULE(disjunction, Node*)
VIV_RULE(bitwise_or, Node*)
VIV_RULE(star_expression, Node*)
VIV_RULE(star_expressions, Node*)
VIV_RULE(star_named_expression, Node*)
VIV_RULE(yield_expression, Node*)
VIV_RULE(star_targets, Node*)
VIV_RULE(star_target, Node*)

// grammar_atoms.cc
VIV_RULE(primary, Node*)
VIV_RULE(atom, Node*)
VIV_RULE(slices, Node*)
VIV_RULE(call_arguments, Nodes)
VIV_RULE(class_arguments, Node*)
VIV_RULE(comprehension_clauses, Nodes)
VIV_RULE(parameters, Node*)
VIV_RULE(lambda_parameters, Node*)

// grammar_statements.cc
VIV_RULE(simple_statement, Node*)

// grammar_compound.cc
VIV_RULE(block, Nodes)
VIV_RULE(compound_statement, Node*)
VIV_RULE(file_input, Node*)
VIV_RULE(single_input, Node*)
VIV_RULE(eval_input, Node*)

// grammar_patterns.cc
VIV_RULE(pattern, Node*)
VIV_RULE(match_statement, Node*)

}  // namespace viv::parser
