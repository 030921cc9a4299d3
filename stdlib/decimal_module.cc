// The module _decimal: exceptions, contexts, and what the types need of Python: DecimalTuple, MutableMapping, Rational.
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/decimal_methods.h"
#include "stdlib/decimal_objects.h"
#include "stdlib/module_support.h"

namespace viv {
namespace {

struct ManagerFields : Object {
  Object *local, *global;
};

Ref<Object> GetContext(Borrowed<Object>) {
  ContextObject* context = CurrentDecimalContext();
  return context ? NewRef<Object>(context) : nullptr;
}
bool IsTemplate(const Object* context) {
  for (const char* name : {"DefaultContext", "BasicContext", "ExtendedContext"}) {
    Borrowed<Object> module = DictGetText(CurrentRuntime().modules, "_decimal");
    if (!module || module->kind != kModule) return false;
    Borrowed<Object> value = DictGetText(ModuleDict(static_cast<ModuleObject*>(module.get())), name);
    if (value.get() == context) return true;
  }
  return context == Decimals().default_context.get();
}
Ref<Object> SetContext(Borrowed<Object>, Borrowed<Object> context) {
  if (!IsDecimalContext(context)) return RaiseTypeError("argument must be a context");
  Ref<Object> chosen = NewRef(context);
  // The three that are there from the start are copied, so that they stay as they are.
  if (IsTemplate(context)) {
    chosen = CopyDecimalContext(context);
    if (!chosen) return nullptr;
    AsContext(chosen.get())->status = 0;
  }
  Decimals().current = std::move(chosen);
  return NewNone();
}
Ref<Object> LocalContext(Borrowed<Object>, CallArgs args) {
  Object* out[9];
  if (!ParseDecimalArguments({"ctx", "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}, 0, args, out)) return nullptr;
  ContextObject* global = CurrentDecimalContext();
  ContextObject* given = global ? DecimalContextArgument(out[0]) : nullptr;
  if (!given) return nullptr;
  Ref<Object> held = NewRef<Object>(global), local = CopyDecimalContext(given);
  if (!local) return nullptr;
  static constexpr const char* kNames[] = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};
  for (int i = 0; i < 8; ++i) {
    if (!out[i + 1] || IsNone(out[i + 1])) continue;
    Ref<StrObject> name = InternStr(kNames[i]);
    if (!name || !SetAttr(local, name, out[i + 1])) return nullptr;
  }
  Ref<Object> manager = AllocateInstance(Decimals().manager_type.get(), 0);
  if (!manager) return nullptr;
  auto* fields = static_cast<ManagerFields*>(manager.get());
  fields->local = local.Release();
  fields->global = held.Release();
  return manager;
}

constexpr MethodDef kFunctions[] = {
    NoArgs("getcontext", &GetContext, "getcontext($module, /)\n--\n\nThe context in force."),
    Keywords("localcontext", &LocalContext,
             "localcontext($module, /, ctx=None, **kwargs)\n--\n\nFor `with`: a copy of a context is in force inside."),
    OneArg("setcontext", &SetContext, "setcontext($module, context, /)\n--\n\nPut a context in force."),
};

Ref<Object> FromModule(const char* module, const char* name) {
  Ref<ModuleObject> found = ImportModule(InternStr(module));
  Ref<StrObject> attribute = found ? InternStr(name) : nullptr;
  return attribute ? GetAttr(found, attribute) : nullptr;
}

Ref<TypeObject> NewCondition(const char* name, std::initializer_list<Object*> base_types) {
  Ref<StrObject> class_name = InternStr(name), module = InternStr("decimal");
  Ref<TupleObject> bases = NewTuple(base_types);
  Ref<DictObject> dict = NewDict();
  if (!class_name || !bases || !dict || !module || !DictSet(dict.get(), Names().__module__, module)) return nullptr;
  Ref<Object> type = NewClass(BuiltinType(TypeId::kType), class_name, bases, dict, {});
  return Ref<TypeObject>::Adopt(static_cast<TypeObject*>(type.Release()));
}

bool MakeExceptions(DecimalState* state) {
  state->exception = NewExceptionType("decimal", "DecimalException", BuiltinType(TypeId::kArithmeticError));
  if (!state->exception) return false;
  Object* base = state->exception.get();
  Object *zero_division = BuiltinType(TypeId::kZeroDivisionError), *type_error = BuiltinType(TypeId::kTypeError);
  Ref<TypeObject>* signals = state->signals;
  for (int i : {0, 5, 6, 7, 8}) {
    if (!(signals[i] = NewCondition(kDecimalSignalTable[i].name, {base}))) return false;
  }
  signals[1] = NewCondition("FloatOperation", {base, type_error});
  signals[2] = NewCondition("DivisionByZero", {base, zero_division});
  signals[3] = NewCondition("Overflow", {signals[6].get(), signals[7].get()});
  signals[4] = NewCondition("Underflow", {signals[6].get(), signals[7].get(), signals[5].get()});
  if (!signals[1] || !signals[2] || !signals[3] || !signals[4]) return false;
  Object* invalid = signals[0].get();
  state->conditions[0] = NewCondition("ConversionSyntax", {invalid});
  state->conditions[1] = NewCondition("DivisionImpossible", {invalid});
  state->conditions[2] = NewCondition("DivisionUndefined", {invalid, zero_division});
  state->conditions[3] = NewCondition("InvalidContext", {invalid});
  return state->conditions[0] && state->conditions[1] && state->conditions[2] && state->conditions[3];
}

// The methods that are too many for one table.
bool AddMethods(TypeObject* type, Table<MethodDef> methods) {
  for (const MethodDef& method : methods) {
    Ref<Object> descriptor = NewMethodDescriptor(type, &method);
    if (!descriptor || !DictSetText(type->dict.get(), method.name, descriptor)) return false;
  }
  TypeModified(type);
  return true;
}

bool MakeTypes(DecimalState* state) {
  state->decimal_type = MakeBuiltinType(kDecimalSpec);
  state->context_type = MakeBuiltinType(kDecimalContextSpec);
  state->signal_dict_mixin = MakeBuiltinType(kSignalDictMixinSpec);
  state->manager_type = MakeBuiltinType(kContextManagerSpec);
  if (!state->decimal_type || !state->context_type || !state->signal_dict_mixin || !state->manager_type) return false;
  if (!AddMethods(state->decimal_type.get(), kDecimalArithmetic) || !AddMethods(state->context_type.get(), kDecimalContextArithmetic)) {
    return false;
  }
  Ref<Object> mapping = FromModule("collections.abc", "MutableMapping"), named_tuple = FromModule("collections", "namedtuple"),
              numbers = FromModule("numbers", "Number");
  state->rational = FromModule("numbers", "Rational");
  if (!mapping || !named_tuple || !numbers || !state->rational) return false;
  if (!CallMethod(numbers, InternStr("register"), {state->decimal_type.get()})) return false;
  Ref<Object> bases = NewTuple({state->signal_dict_mixin.get(), mapping.get()}), empty = NewDict(), name = NewStrAscii("SignalDict");
  if (!bases || !empty || !name) return false;
  state->signal_dict_type = Call(TypeOf(mapping.get()), {name.get(), bases.get(), empty.get()});
  Ref<Object> title = NewStrAscii("DecimalTuple"), fields = NewStrAscii("sign digits exponent");
  if (!state->signal_dict_type || !title || !fields) return false;
  state->tuple_type = Call(named_tuple, {title.get(), fields.get()});
  Ref<StrObject> module = InternStr("decimal");
  return state->tuple_type && SetAttr(state->tuple_type, Names().__module__, module);
}

bool AddContext(ModuleObject* module, const char* name, int64_t prec, decimal::Rounding rounding, uint32_t traps) {
  Ref<Object> context = Call(Decimals().context_type, {});
  if (!context) return false;
  ContextObject* fields = AsContext(context.get());
  fields->settings.prec = prec;
  fields->settings.rounding = rounding;
  fields->traps = traps;
  return ModuleAdd(module, name, std::move(context));
}

}  // namespace

bool FillDecimal(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.decimal) {
    auto state = std::make_shared<DecimalState>();
    static constexpr const char* kRoundings[] = {"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP",
                                                 "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};
    for (int i = 0; i < kDecimalRoundings; ++i) {
      if (!(state->roundings[i] = InternStr(kRoundings[i]))) return false;
    }
    if (!MakeExceptions(state.get()) || !MakeTypes(state.get())) return false;
    library.decimal = std::move(state);
    library.decimal->default_context = Call(library.decimal->context_type, {});
    if (!library.decimal->default_context) {
      library.decimal = nullptr;
      return false;
    }
  }
  DecimalState& state = Decimals();
  constexpr uint32_t kUsual = decimal::kInvalidConditions | decimal::kDivisionByZero | decimal::kOverflow;
  for (int i = 0; i < kDecimalRoundings; ++i) {
    if (!ModuleAdd(module, StrToStdString(state.roundings[i].get()).c_str(), NewRef<Object>(state.roundings[i].get()))) return false;
  }
  for (int i = 0; i < kDecimalSignals; ++i) {
    if (!ModuleAdd(module, kDecimalSignalTable[i].name, NewRef<Object>(state.signals[i].get()))) return false;
  }
  for (int i = 0; i < kDecimalConditions; ++i) {
    if (!ModuleAdd(module, kDecimalConditionTable[i].name, NewRef<Object>(state.conditions[i].get()))) return false;
  }
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "Decimal", NewRef<Object>(state.decimal_type.get())) &&
         ModuleAdd(module, "Context", NewRef<Object>(state.context_type.get())) &&
         ModuleAdd(module, "DecimalTuple", NewRef(state.tuple_type.get())) &&
         ModuleAdd(module, "DecimalException", NewRef<Object>(state.exception.get())) &&
         ModuleAdd(module, "DefaultContext", NewRef(state.default_context.get())) &&
         AddContext(module, "BasicContext", 9, decimal::Rounding::kHalfUp, kUsual | decimal::kUnderflow | decimal::kClamped) &&
         AddContext(module, "ExtendedContext", 9, decimal::Rounding::kHalfEven, 0) &&
         ModuleAdd(module, "MAX_PREC", NewInt(decimal::kMaxPrec)) && ModuleAdd(module, "MAX_EMAX", NewInt(decimal::kMaxEmax)) &&
         ModuleAdd(module, "MIN_EMIN", NewInt(decimal::kMinEmin)) && ModuleAdd(module, "MIN_ETINY", NewInt(decimal::kMinEtiny)) &&
         ModuleAdd(module, "HAVE_THREADS", NewBool(true)) && ModuleAdd(module, "HAVE_CONTEXTVAR", NewBool(false)) &&
         ModuleAdd(module, "__version__", NewStrAscii("1.70"));
}

}  // namespace viv
