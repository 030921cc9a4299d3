// What the sources of the type Decimal and of Context share: tables of methods, operations with two results or three operands.
#pragma once

#include "interpreter/objects/type_object.h"

namespace viv {

struct ContextObject;

extern const Table<MethodDef> kDecimalContextArithmetic, kDecimalArithmetic;  // added to the types when they are made
Ref<Object> DecimalDivMod(ContextObject* context, Borrowed<Object> x, Borrowed<Object> y);
// NotImplemented where an operand is no number, or TypeError with `raises`.
Ref<Object> DecimalPower(ContextObject* context, Borrowed<Object> x, Borrowed<Object> y, Borrowed<Object> modulus_or_none, bool raises);

}  // namespace viv
