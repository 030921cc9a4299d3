// Context, the dicts of its flags and traps, and the manager of localcontext().
#include <cstddef>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/decimal_objects.h"

namespace viv {

using decimal::Rounding;

const DecimalSignal kDecimalSignalTable[kDecimalSignals] = {
    {"InvalidOperation", decimal::kInvalidConditions}, {"FloatOperation", decimal::kFloatOperation},
    {"DivisionByZero", decimal::kDivisionByZero},      {"Overflow", decimal::kOverflow},
    {"Underflow", decimal::kUnderflow},                {"Subnormal", decimal::kSubnormal},
    {"Inexact", decimal::kInexact},                    {"Rounded", decimal::kRounded},
    {"Clamped", decimal::kClamped}};
const DecimalSignal kDecimalConditionTable[kDecimalConditions] = {{"ConversionSyntax", decimal::kConversionSyntax},
                                                                  {"DivisionImpossible", decimal::kDivisionImpossible},
                                                                  {"DivisionUndefined", decimal::kDivisionUndefined},
                                                                  {"InvalidContext", decimal::kInvalidContext}};

namespace {

constexpr const char* kInvalidSignals =
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, "
    "Rounded,\n   Clamped]";
constexpr const char* kInvalidRounding =
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
    "ROUND_HALF_EVEN,\n   ROUND_05UP]";

bool RaiseKeyText(const char* text) {
  if (Ref<StrObject> message = NewStrAscii(text)) RaiseKeyError(message);
  return false;
}

// The bits of a signal class; 0: KeyError pending.
uint32_t BitsOfSignal(Borrowed<Object> signal, const char* message = kInvalidSignals) {
  for (int i = 0; i < kDecimalSignals; ++i) {
    if (signal.get() == Decimals().signals[i].get()) return kDecimalSignalTable[i].bits;
  }
  RaiseKeyText(message);
  return 0;
}

// ---- SignalDict: a view of a context's word ------------------------------------------------------------------------------------

struct SignalDictObject : Object {
  uint32_t* bits;  // of a context; null: it has died
};
SignalDictObject* AsSignalDict(Object* object) { return static_cast<SignalDictObject*>(object); }
bool IsSignalDict(const Object* object) { return IsSubtype(TypeOf(object), Decimals().signal_dict_mixin.get()); }
bool CheckAlive(Borrowed<Object> self) {
  return AsSignalDict(self)->bits || RaiseFalse(TypeId::kValueError, "invalid signal dict");
}

ptrdiff_t SignalLength(Borrowed<Object>) { return kDecimalSignals; }
Ref<Object> SignalGet(Borrowed<Object> self, Borrowed<Object> key) {
  if (!CheckAlive(self)) return nullptr;
  uint32_t bits = BitsOfSignal(key);
  return bits ? NewBool((*AsSignalDict(self)->bits & bits) != 0) : nullptr;
}
bool SignalSet(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value) {
  if (!CheckAlive(self)) return false;
  if (!value) return RaiseFalse(TypeId::kValueError, "signal keys cannot be deleted");
  uint32_t bits = BitsOfSignal(key);
  if (!bits) return false;
  int truth = IsTrue(value);
  if (truth < 0) return false;
  uint32_t& word = *AsSignalDict(self)->bits;
  word = truth ? word | bits : word & ~bits;
  return true;
}
Ref<Object> SignalIter(Borrowed<Object> self) {
  if (!CheckAlive(self)) return nullptr;
  Ref<TupleObject> all = NewTuple(kDecimalSignals);
  for (int i = 0; all && i < kDecimalSignals; ++i) TupleInit(all.get(), i, NewRef<Object>(Decimals().signals[i].get()));
  return all ? GetIter(all) : nullptr;
}
Ref<Object> SignalRepr(Borrowed<Object> self) {
  if (!CheckAlive(self)) return nullptr;
  std::string text = "{";
  for (int i = 0; i < kDecimalSignals; ++i) {
    text += std::string(i ? ", " : "") + "<class 'decimal." + kDecimalSignalTable[i].name + "'>:" +
            (*AsSignalDict(self)->bits & kDecimalSignalTable[i].bits ? "True" : "False");
  }
  return NewStr(text + "}");
}
Ref<Object> SignalCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (op != kEqual && op != kNotEqual) return NewNotImplemented();
  if (!CheckAlive(a)) return nullptr;
  uint32_t mine = *AsSignalDict(a)->bits, theirs = 0;
  if (IsSignalDict(b)) {
    if (!CheckAlive(b)) return nullptr;
    theirs = *AsSignalDict(b)->bits;
  } else if (IsDict(b)) {
    for (int i = 0; i < kDecimalSignals; ++i) {
      Borrowed<Object> value = DictGet(static_cast<DictObject*>(b.get()), Decimals().signals[i].get());
      if (!value || static_cast<DictObject*>(b.get()) == nullptr) return ErrorPending() ? nullptr : NewNotImplemented();
      int truth = IsTrue(value);
      if (truth < 0) return nullptr;
      if (truth) theirs |= kDecimalSignalTable[i].bits;
    }
  } else {
    return NewNotImplemented();
  }
  bool equal = true;
  for (const DecimalSignal& row : kDecimalSignalTable) equal = equal && ((mine & row.bits) != 0) == ((theirs & row.bits) != 0);
  return NewBool(equal == (op == kEqual));
}
Ref<Object> SignalCopy(Borrowed<Object> self) {
  if (!CheckAlive(self)) return nullptr;
  Ref<DictObject> dict = NewDict();
  for (int i = 0; dict && i < kDecimalSignals; ++i) {
    bool set = (*AsSignalDict(self)->bits & kDecimalSignalTable[i].bits) != 0;
    if (!DictSet(dict.get(), Decimals().signals[i].get(), set ? True() : False())) return nullptr;
  }
  return dict;
}
Ref<Object> SignalNew(TypeObject* type, CallArgs) { return AllocateInstance(type, 0); }
constexpr MethodDef kSignalMethods[] = {NoArgs("copy", &SignalCopy)};

// A dict or a list of signals as bits.
bool BitsOf(Borrowed<Object> given, uint32_t* bits) {
  *bits = 0;
  if (IsSignalDict(given)) {
    if (!CheckAlive(given)) return false;
    *bits = *AsSignalDict(given)->bits;
    return true;
  }
  auto* dict = static_cast<DictObject*>(given.get());
  if (Length(given) != kDecimalSignals) return RaiseKeyText("invalid signal dict");
  for (int i = 0; i < kDecimalSignals; ++i) {
    Borrowed<Object> value = DictGet(dict, Decimals().signals[i].get());
    if (!value) return ErrorPending() ? false : RaiseKeyText("invalid signal dict");
    int truth = IsTrue(value);
    if (truth < 0) return false;
    if (truth) *bits |= kDecimalSignalTable[i].bits;
  }
  return true;
}
bool BitsOfList(Borrowed<Object> list, uint32_t* bits) {
  *bits = 0;
  for (ptrdiff_t i = 0; i < AsList(list)->size; ++i) {
    Ref<Object> item = NewRef(AsList(list)->items[i]);
    uint32_t one = BitsOfSignal(item);
    if (!one) return false;
    *bits |= one;
  }
  return true;
}
Ref<Object> ListOfBits(uint32_t bits) {
  Ref<ListObject> list = NewList(0);
  for (int i = 0; list && i < kDecimalSignals; ++i) {
    if ((bits & kDecimalSignalTable[i].bits) && !ListAppend(list.get(), NewRef<Object>(Decimals().signals[i].get()))) return nullptr;
  }
  return list;
}

// ---- Context -------------------------------------------------------------------------------------------------------------------

Ref<Object> NewContext(TypeObject* type) {
  Ref<Object> object = AllocateInstance(type, 0);
  if (!object) return nullptr;
  ContextObject* self = AsContext(object.get());
  self->settings = decimal::Settings();
  self->traps = decimal::kInvalidConditions | decimal::kDivisionByZero | decimal::kOverflow;
  self->capitals = 1;
  if (DecimalState& state = Decimals(); state.default_context) {
    ContextObject* from = AsContext(state.default_context.get());
    self->settings = from->settings;
    self->traps = from->traps;
    self->capitals = from->capitals;
  }
  self->status = 0;
  for (auto [dict, word] : {std::pair{&self->traps_dict, &self->traps}, {&self->flags_dict, &self->status}}) {
    Ref<Object> made = Call(Decimals().signal_dict_type, {});
    if (!made) return nullptr;
    AsSignalDict(made.get())->bits = word;
    *dict = made.Release();
  }
  if ((self->flags & kHasGcHead) && !IsTracked(self)) Track(self);
  return object;
}
void ContextDealloc(Object* object) {
  if (object->flags & kHasGcHead) Untrack(object);
  ContextObject* self = AsContext(object);
  for (Object** dict : {&self->traps_dict, &self->flags_dict}) {
    if (!*dict) continue;
    AsSignalDict(*dict)->bits = nullptr;
    Ref<Object> let_go = Ref<Object>::Adopt(std::exchange(*dict, nullptr));
  }
  FreeObject(object);
}
Ref<Object> ContextNew(TypeObject* type, CallArgs) { return NewContext(type); }

bool WholeNumber(Borrowed<Object> value, int64_t* out) {
  if (!IsInt(value)) return RaiseFalse(TypeId::kTypeError, "an integer is required");
  *out = AsSsize(value);
  return *out != -1 || !ErrorPending();
}
bool InRange(Borrowed<Object> value, int64_t low, int64_t high, const char* message, int64_t* out) {
  if (!value) return RaiseFalse(TypeId::kAttributeError, "context attributes cannot be deleted");
  if (!WholeNumber(value, out)) return false;
  return (*out >= low && *out <= high) || RaiseFalse(TypeId::kValueError, "%s", message);
}

Ref<Object> GetPrec(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.prec); }
template <int64_t decimal::Settings::*kField>
bool SetField(Borrowed<Object> self, Borrowed<Object> value, int64_t low, int64_t high, const char* message) {
  int64_t number;
  if (!InRange(value, low, high, message, &number)) return false;
  AsContext(self)->settings.*kField = number;
  return true;
}
bool SetPrecision(Borrowed<Object> self, Borrowed<Object> value) {
  return SetField<&decimal::Settings::prec>(self, value, 1, decimal::kMaxPrec, "valid range for prec is [1, MAX_PREC]");
}
Ref<Object> GetEmin(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.emin); }
bool SetEmin(Borrowed<Object> self, Borrowed<Object> value) {
  return SetField<&decimal::Settings::emin>(self, value, decimal::kMinEmin, 0, "valid range for Emin is [MIN_EMIN, 0]");
}
Ref<Object> GetEmax(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.emax); }
bool SetEmax(Borrowed<Object> self, Borrowed<Object> value) {
  return SetField<&decimal::Settings::emax>(self, value, 0, decimal::kMaxEmax, "valid range for Emax is [0, MAX_EMAX]");
}
Ref<Object> GetRounding(Borrowed<Object> self) {
  return NewRef<Object>(Decimals().roundings[static_cast<int>(AsContext(self)->settings.rounding)].get());
}
bool SetRounding(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value) return RaiseFalse(TypeId::kAttributeError, "context attributes cannot be deleted");
  return ParseRounding(value, &AsContext(self)->settings.rounding);
}
Ref<Object> GetCapitals(Borrowed<Object> self) { return NewInt(AsContext(self)->capitals); }
bool SetCapitals(Borrowed<Object> self, Borrowed<Object> value) {
  int64_t number;
  if (!InRange(value, 0, 1, "valid values for capitals are 0 or 1", &number)) return false;
  AsContext(self)->capitals = static_cast<int32_t>(number);
  return true;
}
Ref<Object> GetClamp(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.clamp); }
bool SetClamp(Borrowed<Object> self, Borrowed<Object> value) {
  int64_t number;
  if (!InRange(value, 0, 1, "valid values for clamp are 0 or 1", &number)) return false;
  AsContext(self)->settings.clamp = number != 0;
  return true;
}
Ref<Object> GetTraps(Borrowed<Object> self) { return NewRef(AsContext(self)->traps_dict); }
Ref<Object> GetFlags(Borrowed<Object> self) { return NewRef(AsContext(self)->flags_dict); }
bool SetBits(uint32_t* word, Borrowed<Object> value, bool lists) {
  if (!value) return RaiseFalse(TypeId::kAttributeError, "context attributes cannot be deleted");
  uint32_t bits;
  if (lists && IsList(value)) {
    if (!BitsOfList(value, &bits)) return false;
  } else if (!IsSignalDict(value) && !IsDict(value)) {
    return RaiseFalse(TypeId::kTypeError, "argument must be a signal dict");
  } else if (!BitsOf(value, &bits)) {
    return false;
  }
  *word = bits;
  return true;
}
bool SetTraps(Borrowed<Object> self, Borrowed<Object> value) { return SetBits(&AsContext(self)->traps, value, false); }
bool SetFlags(Borrowed<Object> self, Borrowed<Object> value) { return SetBits(&AsContext(self)->status, value, false); }

bool ContextInit(Borrowed<Object> self, CallArgs args) {
  Object* out[8];
  if (!ParseDecimalArguments({"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}, 0, args, out)) return false;
  auto given = [&](int i) { return out[i] && !IsNone(out[i]); };
  ContextObject* context = AsContext(self);
  return (!given(0) || SetPrecision(self, out[0])) && (!given(1) || SetRounding(self, out[1])) && (!given(2) || SetEmin(self, out[2])) &&
         (!given(3) || SetEmax(self, out[3])) && (!given(4) || SetCapitals(self, out[4])) && (!given(5) || SetClamp(self, out[5])) &&
         (!given(7) || SetBits(&context->traps, out[7], true)) && (!given(6) || SetBits(&context->status, out[6], true));
}

std::string NamesOfBits(uint32_t bits) {
  // In the order of the bits.
  static constexpr struct {
    uint32_t bit;
    const char* name;
  } kOrder[] = {{decimal::kClamped, "Clamped"}, {decimal::kInvalidConditions, "InvalidOperation"}, {decimal::kDivisionByZero, "DivisionByZero"},
                {decimal::kInexact, "Inexact"}, {decimal::kFloatOperation, "FloatOperation"}, {decimal::kOverflow, "Overflow"},
                {decimal::kRounded, "Rounded"}, {decimal::kSubnormal, "Subnormal"}, {decimal::kUnderflow, "Underflow"}};
  std::string text = "[";
  for (const auto& row : kOrder) {
    if (bits & row.bit) text += (text.size() > 1 ? ", " : "") + std::string(row.name);
  }
  return text + "]";
}
Ref<Object> ContextRepr(Borrowed<Object> self) {
  ContextObject* context = AsContext(self);
  const decimal::Settings& s = context->settings;
  std::string text = "Context(prec=" + std::to_string(s.prec) + ", rounding=" +
                     StrToStdString(Decimals().roundings[static_cast<int>(s.rounding)].get()) + ", Emin=" + std::to_string(s.emin) +
                     ", Emax=" + std::to_string(s.emax) + ", capitals=" + std::to_string(context->capitals) +
                     ", clamp=" + std::to_string(s.clamp ? 1 : 0) + ", flags=" + NamesOfBits(context->status) +
                     ", traps=" + NamesOfBits(context->traps) + ")";
  return NewStr(text);
}
Ref<Object> ContextReduce(Borrowed<Object> self) {
  ContextObject* context = AsContext(self);
  Ref<Object> flags = ListOfBits(context->status), traps = ListOfBits(context->traps), prec = GetPrec(self), rounding = GetRounding(self),
              emin = GetEmin(self), emax = GetEmax(self), capitals = GetCapitals(self), clamp = GetClamp(self);
  if (!flags || !traps || !prec || !emin || !emax || !capitals || !clamp) return nullptr;
  Ref<TupleObject> arguments =
      NewTuple({prec.get(), rounding.get(), emin.get(), emax.get(), capitals.get(), clamp.get(), flags.get(), traps.get()});
  return arguments ? NewTuple({TypeOf(self), arguments.get()}) : nullptr;
}
Ref<Object> ContextCopy(Borrowed<Object> self) { return CopyDecimalContext(self); }
Ref<Object> ClearFlags(Borrowed<Object> self) {
  AsContext(self)->status = 0;
  return NewNone();
}
Ref<Object> ClearTraps(Borrowed<Object> self) {
  AsContext(self)->traps = 0;
  return NewNone();
}
Ref<Object> Etiny(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.etiny()); }
Ref<Object> Etop(Borrowed<Object> self) { return NewInt(AsContext(self)->settings.etop()); }
Ref<Object> CreateDecimal(Borrowed<Object> self, ArgSpan args) {
  if (args.size > 0) return DecimalFrom(args[0], AsContext(self), false, nullptr);
  Ref<Object> zero = NewInt(0);
  return zero ? DecimalFrom(zero, AsContext(self), false, nullptr) : nullptr;
}
Ref<Object> CreateDecimalFromFloat(Borrowed<Object> self, Borrowed<Object> value) {
  if (IsInt(value)) return DecimalFrom(value, AsContext(self), false, nullptr);
  if (!IsFloat(value)) return RaiseTypeError("argument must be int or float");
  return DecimalFromFloat(AsDouble(value), AsContext(self), false, nullptr);
}

constexpr MethodDef kContextMethods[] = {
    NoArgs("Etiny", &Etiny, "Etiny($self, /)\n--\n\nThe exponent of the least subnormal number."),
    NoArgs("Etop", &Etop, "Etop($self, /)\n--\n\nThe exponent of the largest number."),
    NoArgs("__copy__", &ContextCopy),
    NoArgs("__reduce__", &ContextReduce),
    NoArgs("clear_flags", &ClearFlags, "clear_flags($self, /)\n--\n\nForget what happened."),
    NoArgs("clear_traps", &ClearTraps, "clear_traps($self, /)\n--\n\nRaise nothing."),
    NoArgs("copy", &ContextCopy, "copy($self, /)\n--\n\nAnother context with the same settings and no flags set."),
    Positional("create_decimal", &CreateDecimal, 0, 1, "create_decimal($self, num=\"0\", /)\n--\n\nDecimal(num), rounded by this context."),
    OneArg("create_decimal_from_float", &CreateDecimalFromFloat,
           "create_decimal_from_float($self, f, /)\n--\n\nDecimal.from_float(f), rounded by this context."),
};
constexpr GetSetDef kContextGetSets[] = {
    {"prec", &GetPrec, &SetPrecision}, {"rounding", &GetRounding, &SetRounding}, {"Emin", &GetEmin, &SetEmin},
    {"Emax", &GetEmax, &SetEmax},      {"capitals", &GetCapitals, &SetCapitals}, {"clamp", &GetClamp, &SetClamp},
    {"flags", &GetFlags, &SetFlags},   {"traps", &GetTraps, &SetTraps}};

// ---- localcontext() ------------------------------------------------------------------------------------------------------------

struct ManagerObject : Object {
  Object *local, *global;  // owned
};
void ManagerDealloc(Object* object) {
  auto* self = static_cast<ManagerObject*>(object);
  Ref<Object> local = Ref<Object>::Adopt(std::exchange(self->local, nullptr));
  Ref<Object> global = Ref<Object>::Adopt(std::exchange(self->global, nullptr));
  FreeObject(object);
}
Ref<Object> ManagerEnter(Borrowed<Object> object) {
  Object* local = static_cast<ManagerObject*>(object.get())->local;
  Decimals().current = NewRef(local);
  return NewRef(local);
}
Ref<Object> ManagerExit(Borrowed<Object> object, ArgSpan) {
  Decimals().current = NewRef(static_cast<ManagerObject*>(object.get())->global);
  return NewBool(false);
}
constexpr MethodDef kManagerMethods[] = {NoArgs("__enter__", &ManagerEnter), Positional("__exit__", &ManagerExit, 0, -1)};

constexpr TypeSpec MixinSpec() {
  TypeSpec spec = {};
  spec.name = "decimal.SignalDictMixin";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(SignalDictObject);
  spec.flags = kTypeIsBaseType;
  spec.slots.repr = &SignalRepr;
  spec.slots.hash = &HashNotImplemented;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.compare = &SignalCompare;
  spec.slots.iter = &SignalIter;
  spec.slots.new_ = &SignalNew;
  spec.slots.map_length = &SignalLength;
  spec.slots.subscript = &SignalGet;
  spec.slots.assign_subscript = &SignalSet;
  spec.methods = kSignalMethods;
  return spec;
}
constexpr TypeSpec ContextSpec() {
  TypeSpec spec = {};
  spec.name = "decimal.Context";
  spec.base = TypeId::kObject;
  spec.basic_size = kDecimalContextBasicSize;
  spec.flags = kTypeIsBaseType;
  spec.dealloc = &ContextDealloc;
  spec.slots.repr = &ContextRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.new_ = &ContextNew;
  spec.slots.init = &ContextInit;
  spec.methods = kContextMethods;
  spec.getsets = kContextGetSets;
  spec.doc = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)\n--\n\n"
             "How arithmetic rounds, which exponents there are, and what it raises.";
  return spec;
}
constexpr TypeSpec ManagerSpec() {
  TypeSpec spec = {};
  spec.name = "decimal.ContextManager";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(ManagerObject);
  spec.dealloc = &ManagerDealloc;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kManagerMethods;
  return spec;
}

}  // namespace

constinit const TypeSpec kSignalDictMixinSpec = MixinSpec();
constinit const TypeSpec kDecimalContextSpec = ContextSpec();
constinit const TypeSpec kContextManagerSpec = ManagerSpec();

Ref<Object> CopyDecimalContext(Borrowed<Object> from) {
  Ref<Object> copy = NewContext(Decimals().context_type.get());
  if (!copy) return nullptr;
  AsContext(copy.get())->settings = AsContext(from)->settings;
  AsContext(copy.get())->traps = AsContext(from)->traps;
  AsContext(copy.get())->status = AsContext(from)->status;
  AsContext(copy.get())->capitals = AsContext(from)->capitals;
  return copy;
}

ContextObject* CurrentDecimalContext() {
  DecimalState& state = Decimals();
  if (!state.current) {
    state.current = CopyDecimalContext(state.default_context.get());
    if (!state.current) return nullptr;
    AsContext(state.current.get())->status = 0;
  }
  return AsContext(state.current.get());
}

bool AddDecimalStatus(ContextObject* context, uint32_t status) {
  context->status |= status & ~decimal::kMallocError;
  if (status & decimal::kMallocError) return RaiseMemoryError(), false;
  uint32_t trapped = status & context->traps;
  if (!trapped) return true;
  DecimalState& state = Decimals();
  TypeObject* type = nullptr;
  Ref<ListObject> list = NewList(0);
  if (!list) return false;
  if ((trapped & decimal::kInvalidOperation) && !ListAppend(list.get(), NewRef<Object>(state.signals[0].get()))) return false;
  for (int i = 0; i < kDecimalConditions; ++i) {
    if ((trapped & kDecimalConditionTable[i].bits) && !ListAppend(list.get(), NewRef<Object>(state.conditions[i].get()))) return false;
  }
  for (int i = 0; i < kDecimalSignals; ++i) {
    if (!(trapped & kDecimalSignalTable[i].bits)) continue;
    if (!type) type = state.signals[i].get();
    if (i > 0 && !ListAppend(list.get(), NewRef<Object>(state.signals[i].get()))) return false;
  }
  Ref<TupleObject> args = NewTuple({list.get()});
  if (args) RaiseWithArgs(type, args);
  return false;
}

ContextObject* DecimalContextArgument(Object* given) {
  if (!given || IsNone(given)) return CurrentDecimalContext();
  if (IsDecimalContext(given)) return AsContext(given);
  RaiseTypeError(kDecimalContextAttribute);
  return nullptr;
}

bool ParseRounding(Borrowed<Object> object, Rounding* out) {
  if (IsStr(object)) {
    for (int i = 0; i < kDecimalRoundings; ++i) {
      if (StrEqual(AsStr(object), Decimals().roundings[i].get())) {
        *out = static_cast<Rounding>(i);
        return true;
      }
    }
  }
  return RaiseFalse(TypeId::kTypeError, "%s", kInvalidRounding);
}

bool ParseDecimalArguments(std::initializer_list<const char*> names, size_t required, CallArgs args, Object** out) {
  size_t count = names.size(), given = args.positional_count + args.keyword_count();
  if (given > count) {
    return RaiseFalse(TypeId::kTypeError, "function takes at most %zd argument%s (%zd given)", static_cast<ptrdiff_t>(count),
                      count == 1 ? "" : "s", static_cast<ptrdiff_t>(given));
  }
  for (size_t i = 0; i < count; ++i) out[i] = i < args.positional_count ? args.data[i] : nullptr;
  for (size_t k = 0; k < args.keyword_count(); ++k) {
    StrObject* keyword = AsStr(args.keyword_names->items[k]);
    size_t i = 0;
    for (const char* name : names) {
      if (StrToStdString(keyword) == name) break;
      ++i;
    }
    if (i == count) return RaiseFalse(TypeId::kTypeError, "'%U' is an invalid keyword argument for this function", keyword);
    if (out[i]) {
      return RaiseFalse(TypeId::kTypeError, "argument for function given by name ('%U') and position (%zd)", keyword,
                        static_cast<ptrdiff_t>(i + 1));
    }
    out[i] = args.keyword_value(k);
  }
  for (size_t i = 0; i < required; ++i) {
    if (!out[i]) {
      return RaiseFalse(TypeId::kTypeError, "function missing required argument '%s' (pos %zd)", names.begin()[i],
                        static_cast<ptrdiff_t>(i + 1));
    }
  }
  return true;
}

}  // namespace viv
