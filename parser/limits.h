// How deep source may nest, and what the parser says beyond it. The numbers are CPython 3.11's.
#pragma once

namespace viv::parser {

// Open brackets at one point: "too many nested parentheses". This bounds the parser's own recursion.
inline constexpr int kMaxOpenBrackets = 200;

// Indentation levels: "too many levels of indentation". Bounds the recursion of blocks.
inline constexpr int kMaxIndentation = 100;

// Levels of grammar rules that CPython's parser stacks up before it gives up with MemoryError, and how many of them one bracket
// takes. The parser here does not need that many C++ frames (long chains of operators need none), but counts much as CPython does,
// so that the same sources are refused; with brackets bounded, this also bounds the nesting of lambdas in each other's defaults.
inline constexpr int kMaxRuleLevels = 5997;
inline constexpr int kLevelsPerExpression = 27;

}  // namespace viv::parser
