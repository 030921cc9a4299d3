// The diagnosing grammar's rules that call each other across files. Where a rule has CPython's name, it is CPython's rule.
#pragma once

#include "parser/diagnosis.h"

namespace viv::parser::diagnosis {

// diagnosis_expressions.cc
VIV_RULE(expression, Node*)
VIV_RULE(expressions, Node*)
VIV_RULE(disjunction, Node*)
VIV_RULE(bitwise_or, Node*)
VIV_RULE(primary, Node*)
VIV_RULE(yield_expr, Node*)
VIV_RULE(star_expression, Node*)
VIV_RULE(star_expressions, Node*)
VIV_RULE(star_named_expression, Node*)
VIV_RULE(assignment_expression, Node*)
VIV_RULE(named_expression, Node*)
VIV_RULE(slices, Node*)

// diagnosis_atoms.cc
VIV_RULE(atom, Node*)
VIV_RULE(strings, Node*)
VIV_RULE(list, Node*)
VIV_RULE(tuple, Node*)
VIV_RULE(genexp, Node*)
VIV_RULE(for_if_clauses, Node*)

// diagnosis_arguments.cc
VIV_RULE(arguments, Node*)
VIV_RULE(starred_expression, Node*)

// diagnosis_parameters.cc
VIV_RULE(params, x3::unused_type)
VIV_RULE(lambda_params, x3::unused_type)

// diagnosis_targets.cc
VIV_RULE(star_target, Node*)
VIV_RULE(star_targets, Node*)
VIV_RULE(single_target, Node*)
VIV_RULE(single_subscript_attribute_target, Node*)
VIV_RULE(del_targets, x3::unused_type)

// diagnosis_statements.cc
VIV_RULE(simple_stmts, x3::unused_type)

// diagnosis_compound.cc
VIV_RULE(block, x3::unused_type)
VIV_RULE(file, x3::unused_type)
VIV_RULE(interactive, x3::unused_type)
VIV_RULE(eval, x3::unused_type)

// diagnosis_patterns.cc
VIV_RULE(match_stmt, x3::unused_type)

}  // namespace viv::parser::diagnosis
