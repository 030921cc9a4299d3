// The types of the module decimal and what its sources share. The arithmetic is in decimal_number.h and knows no objects.
//
// A Decimal's coefficient lies in the object, or in a block of its own where it has more than 76 digits: as many words as libmpdec asks
// for, so that sizes are CPython's. Answers to CPython's Modules/_decimal/_decimal.c.
#pragma once

#include "interpreter/objects/str_object.h"
#include "stdlib/decimal_number.h"
#include "stdlib/library_state.h"

namespace viv {

struct DecimalObject : Object {
  int64_t hash;  // -1: not computed
  decimal::Kind kind_of;
  bool negative;
  int64_t exp;
  int64_t count;      // limbs in use
  int64_t allocated;  // words at `limbs`
  int64_t reserved_word;
  mp_limb_t* limbs;   // `few`, or a block of the mem domain
  mp_limb_t few[4];
};
static_assert(sizeof(DecimalObject) == 104);

struct ContextObject : Object {
  decimal::Settings settings;
  uint32_t traps, status;
  int32_t capitals;
  Object* traps_dict;  // owned; made on demand
  Object* flags_dict;
};
inline constexpr int32_t kDecimalContextBasicSize = 96;
static_assert(sizeof(ContextObject) <= kDecimalContextBasicSize);

inline constexpr int kDecimalSignals = 9, kDecimalConditions = 4, kDecimalRoundings = 8;
struct DecimalState {
  Ref<TypeObject> decimal_type, context_type, signal_dict_mixin, manager_type;
  Ref<Object> signal_dict_type, tuple_type, rational;
  Ref<TypeObject> exception, signals[kDecimalSignals], conditions[kDecimalConditions];
  Ref<StrObject> roundings[kDecimalRoundings];
  Ref<Object> default_context, current;  // ContextObject
};
inline DecimalState& Decimals() { return *CurrentLibrary().decimal; }

struct DecimalSignal {
  const char* name;
  uint32_t bits;
};
extern const DecimalSignal kDecimalSignalTable[kDecimalSignals], kDecimalConditionTable[kDecimalConditions];

inline DecimalObject* AsDecimal(Object* object) { return static_cast<DecimalObject*>(object); }
inline ContextObject* AsContext(Object* object) { return static_cast<ContextObject*>(object); }
inline bool IsDecimal(const Object* object) { return IsSubtype(TypeOf(object), Decimals().decimal_type.get()); }
inline bool IsDecimalContext(const Object* object) { return IsSubtype(TypeOf(object), Decimals().context_type.get()); }
inline decimal::Number ViewOf(const Object* object) {
  auto* self = static_cast<const DecimalObject*>(object);
  return {self->negative, self->kind_of, self->exp, self->limbs, static_cast<size_t>(self->count)};
}

// decimal_convert.cc
Ref<Object> NewDecimal(const decimal::Number& value, TypeObject* type_or_null = nullptr);
Ref<Object> IntOfInteger(mpz_srcptr value);
void IntegerOfInt(Borrowed<Object> integer, decimal::Number* out);
// A Decimal or an int as a Decimal. Null and no exception: it is something else.
Ref<Object> DecimalOperand(Borrowed<Object> object);
Ref<Object> DecimalOperandOrRaise(Borrowed<Object> object);
// Decimal(value), exact, or rounded by the context (create_decimal).
Ref<Object> DecimalFrom(Borrowed<Object> value, ContextObject* context, bool exact, TypeObject* type_or_null);
Ref<Object> DecimalFromFloat(double value, ContextObject* context, bool exact, TypeObject* type_or_null);
Ref<Object> DecimalAsTuple(Borrowed<Object> self);
Ref<Object> DecimalAsRatio(Borrowed<Object> self);
Ref<Object> DecimalToInt(Borrowed<Object> self, decimal::Rounding rounding);
Ref<Object> DecimalToFloat(Borrowed<Object> self);
int64_t DecimalHash(Borrowed<Object> self);
Ref<Object> DecimalCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op);
// decimal_format.cc
Ref<Object> DecimalFormat(Borrowed<Object> self, ArgSpan args);  // __format__(spec[, a dict of punctuation])
// decimal_context.cc
ContextObject* CurrentDecimalContext();  // borrowed; null: failed
// False: a condition that is trapped was met, exception pending.
bool AddDecimalStatus(ContextObject* context, uint32_t status);
// None or null: the current one. Null: TypeError pending.
ContextObject* DecimalContextArgument(Object* given_or_null);
bool ParseRounding(Borrowed<Object> object, decimal::Rounding* out);
Ref<Object> CopyDecimalContext(Borrowed<Object> context);
extern const TypeSpec kDecimalSpec, kDecimalContextSpec, kSignalDictMixinSpec, kContextManagerSpec;
// Arguments as CPython's PyArg_ParseTupleAndKeywords takes and reports them where no function is named.
bool ParseDecimalArguments(std::initializer_list<const char*> names, size_t required, CallArgs args, Object** out);
constexpr const char* kDecimalContextAttribute = "optional argument must be a context";

}  // namespace viv
