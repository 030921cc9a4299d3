// Number literals to values.
#pragma once

#include <string>
#include <string_view>

#include "parser/arena.h"
#include "parser/ast.h"

namespace viv::parser {

// `text` is a number token. False where a decimal literal has more than `max_digits` digits (0: no limit); `message` tells it as
// int() would.
bool ParseNumber(std::string_view text, int max_digits, Arena& arena, ast::ConstantValue& value, std::string& message);

}  // namespace viv::parser
