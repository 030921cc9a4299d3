// The diagnosing grammar: what runs when the fast grammar has refused a program, to find out what CPython would say.
//
// Which error is told depends on the order in which CPython's parser tries its alternatives, on how far it has looked when it gives
// up, and on what it remembers. So this grammar follows that order rule by rule (Grammar/python.gram), looks at tokens one by one,
// and runs twice: first as the language is, then with the invalid_ rules, which match likely mistakes and raise errors. Its nodes
// are shapes: kind and place, and the fields that some message or check wants.
//
//   see(kIf)            one token, looked at             at(kIf)            ... with the token as attribute
//   name                a name, as a Name node           soft("case")       a name that reads so; at_soft: with the token
//   forced(kColon)      one token, or "expected ':'"     quiet(x)           x without its attribute
//   first_of(a, b...)   PEG's alternatives; one that stops ends them
//   cut(x)              x; if it fails, the alternatives stop (PEG's ~)
//   memo<kRule>(x)      x, once per place                invalid(x)         x, in the second run only; it can but raise
//   deeper(n, x)        x, which counts as n levels more
//   shape<T>(x)         a T without fields               shape_left<T>(x)   ... that begins where left_fold's head does
//   action(f, x)        f(state, first, after, attributes...), which raises; where it does not, the alternatives stop
//   raise_at(text, x)   action that raises at x's one attribute, a node or a token; raise_range: from the first to the second;
//                       raise_here: at the last token looked at; raise_invalid_target: about a target; raise_no_block: about a
//                       block
//   items(x)            x (',' x)* as Nodes              csv_items(x)       x (',' x)* ','? as Nodes
#pragma once

#include "parser/diagnosis_actions.h"
#include "parser/diagnosis_control.h"
#include "parser/diagnosis_tokens.h"
