// What Unicode says about a character, as CPython 3.11 sees it (Unicode 14): predicates, digits, case mappings.
// Categories and simple case mappings are utf8proc's; what it lacks or what a newer Unicode changed is in unicode_extras.inc.
// Answers to CPython's Objects/unicodectype.c.
#pragma once

#include <cstdint>

namespace viv {

bool UnicodeIsAlpha(uint32_t c);
bool UnicodeIsDecimal(uint32_t c);
bool UnicodeIsDigit(uint32_t c);
bool UnicodeIsNumeric(uint32_t c);
bool UnicodeIsAlnum(uint32_t c);
bool UnicodeIsLower(uint32_t c);
bool UnicodeIsUpper(uint32_t c);
bool UnicodeIsTitle(uint32_t c);
bool UnicodeIsSpace(uint32_t c);
bool UnicodeIsPrintable(uint32_t c);
bool UnicodeIsLineBreak(uint32_t c);
bool UnicodeIsCased(uint32_t c);
bool UnicodeIsCaseIgnorable(uint32_t c);
bool UnicodeIsXidStart(uint32_t c);
bool UnicodeIsXidContinue(uint32_t c);

int UnicodeDecimal(uint32_t c);  // 0..9 of a character of category Nd; -1: none
int UnicodeDigit(uint32_t c);    // also superscripts, circled digits; -1: none

// One character to one.
uint32_t UnicodeToLower(uint32_t c);
uint32_t UnicodeToUpper(uint32_t c);
uint32_t UnicodeToTitle(uint32_t c);
// One character to up to three; the answer is how many.
int UnicodeToLowerFull(uint32_t c, uint32_t out[3]);
int UnicodeToUpperFull(uint32_t c, uint32_t out[3]);
int UnicodeToTitleFull(uint32_t c, uint32_t out[3]);
int UnicodeToFolded(uint32_t c, uint32_t out[3]);

}  // namespace viv
