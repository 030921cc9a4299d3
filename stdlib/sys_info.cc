// What sys tells of the interpreter and the machine: versions, number formats, flags.
#include <cfloat>
#include <climits>
#include <string>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/embedded.h"
#include "stdlib/sys_module.h"

namespace viv {

namespace {

// The Python that programs find here.
constexpr int kMajor = 3, kMinor = 11, kMicro = 2;
constexpr const char* kVersion = "3.11.2 (Vivarium) [GCC " __VERSION__ "]";

Ref<Object> Int(int64_t value) { return NewInt(value); }
Ref<Object> Text(const char* text) { return NewStr(text); }

// A struct sequence of the values; null where one of them is.
Ref<Object> Record(const StructSequenceSpec& spec, std::initializer_list<Ref<Object>> values) {
  Ref<TypeObject> type = NewStructSequenceType(spec);
  if (!type) return nullptr;
  std::vector<Object*> row;
  for (const Ref<Object>& value : values) {
    if (!value) return nullptr;
    row.push_back(value.get());
  }
  return NewStructSequence(type.get(), {row.data(), row.size()});
}

constexpr const char* kVersionFields[] = {"major", "minor", "micro", "releaselevel", "serial"};
constexpr StructSequenceSpec kVersionInfo = {"sys.version_info", "sys.version_info\n\nThe version of Python as a named tuple.",
                                             kVersionFields, -1, false};
constexpr const char* kFloatFields[] = {"max", "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
                                        "dig", "mant_dig", "epsilon",    "radix", "rounds"};
constexpr StructSequenceSpec kFloatInfo = {"sys.float_info", "sys.float_info\n\nWhat floats can hold.", kFloatFields};
constexpr const char* kIntFields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"};
constexpr StructSequenceSpec kIntInfo = {"sys.int_info", "sys.int_info\n\nHow ints are sized.", kIntFields};
constexpr const char* kHashFields[] = {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"};
constexpr StructSequenceSpec kHashInfo = {"sys.hash_info", "sys.hash_info\n\nHow hashes are computed.", kHashFields};
constexpr const char* kThreadFields[] = {"name", "lock", "version"};
constexpr StructSequenceSpec kThreadInfo = {"sys.thread_info", "sys.thread_info\n\nHow threads are made.", kThreadFields};
constexpr const char* kFlagFields[] = {"debug",
                                       "inspect",
                                       "interactive",
                                       "optimize",
                                       "dont_write_bytecode",
                                       "no_user_site",
                                       "no_site",
                                       "ignore_environment",
                                       "verbose",
                                       "bytes_warning",
                                       "quiet",
                                       "hash_randomization",
                                       "isolated",
                                       "dev_mode",
                                       "utf8_mode",
                                       "warn_default_encoding",
                                       "safe_path",
                                       "int_max_str_digits"};
constexpr StructSequenceSpec kFlags = {"sys.flags", "sys.flags\n\nThe flags of the command line.", kFlagFields, -1, false};

Ref<Object> VersionRecord() { return Record(kVersionInfo, {Int(kMajor), Int(kMinor), Int(kMicro), Text("final"), Int(0)}); }

bool AddImplementation(ModuleObject* module) {
  Ref<DictObject> fields = NewDict();
  Ref<Object> version = VersionRecord(), name = Text("vivarium"), tag = Text("vivarium-311"), hex = Int(0x030b02f0);
  if (!fields || !version || !name || !tag || !hex) return false;
  if (!DictSetText(fields.get(), "name", name) || !DictSetText(fields.get(), "cache_tag", tag) ||
      !DictSetText(fields.get(), "version", version) || !DictSetText(fields.get(), "hexversion", hex)) {
    return false;
  }
  return ModuleAdd(module, "implementation", NewSimpleNamespace(fields));
}

bool AddModuleNames(ModuleObject* module) {
  const ModuleTables& tables = CurrentModuleTables();
  Ref<ListObject> builtin = NewList(0), all = NewList(0);
  if (!builtin || !all) return false;
  for (size_t i = 0; i < tables.builtin_count; ++i) {
    Ref<StrObject> name = InternStr(tables.builtin[i].name);
    if (!name || !ListAppend(all.get(), name) || !ListAppend(builtin.get(), name)) return false;
  }
  for (size_t i = 0; i < tables.embedded_count; ++i) {
    std::string_view name = tables.embedded[i].name;
    if (name.find('.') != std::string_view::npos) continue;
    if (!ListAppend(all.get(), InternStr(name))) return false;
  }
  if (!ListSort(builtin.get(), nullptr, false)) return false;
  return ModuleAdd(module, "builtin_module_names", ListToTuple(builtin.get())) &&
         ModuleAdd(module, "stdlib_module_names", NewFrozenSet(all));
}

}  // namespace

bool AddSysInfo(ModuleObject* module) {
  return ModuleAdd(module, "version", Text(kVersion)) && ModuleAdd(module, "hexversion", Int(0x030b02f0)) &&
         ModuleAdd(module, "version_info", VersionRecord()) && ModuleAdd(module, "api_version", Int(1013)) &&
         ModuleAdd(module, "float_info",
                   Record(kFloatInfo,
                          {NewFloat(DBL_MAX), Int(DBL_MAX_EXP), Int(DBL_MAX_10_EXP), NewFloat(DBL_MIN), Int(DBL_MIN_EXP),
                           Int(DBL_MIN_10_EXP), Int(DBL_DIG), Int(DBL_MANT_DIG), NewFloat(DBL_EPSILON), Int(FLT_RADIX), Int(1)})) &&
         ModuleAdd(module, "int_info", Record(kIntInfo, {Int(30), Int(4), Int(4300), Int(640)})) &&
         ModuleAdd(module, "hash_info",
                   Record(kHashInfo, {Int(64), Int((int64_t{1} << 61) - 1), Int(314159), Int(0), Int(1000003), Text("siphash13"),
                                      Int(64), Int(128), Int(0)})) &&
         ModuleAdd(module, "thread_info", Record(kThreadInfo, {Text("pthread"), Text("semaphore"), NewNone()})) &&
         ModuleAdd(module, "maxsize", Int(PTRDIFF_MAX)) && ModuleAdd(module, "maxunicode", Int(0x10ffff)) &&
         ModuleAdd(module, "byteorder", Text("little")) && ModuleAdd(module, "platform", Text("linux")) &&
         ModuleAdd(module, "float_repr_style", Text("short")) && ModuleAdd(module, "abiflags", Text("")) &&
         ModuleAdd(module, "platlibdir", Text("lib")) && ModuleAdd(module, "copyright", Text("Vivarium; see its licence.")) &&
         AddImplementation(module) && AddModuleNames(module);
}

bool AddSysFlags(ModuleObject* module, const LibraryOptions& o) {
  return ModuleAdd(
      module, "flags",
      Record(kFlags, {Int(o.debug), Int(o.inspect), Int(o.interactive), Int(o.optimize), Int(1), Int(o.no_user_site), Int(o.no_site),
                      Int(o.ignore_environment), Int(o.verbose), Int(o.bytes_warning), Int(o.quiet), Int(o.hash_randomization),
                      Int(o.isolated), NewBool(o.dev_mode), Int(o.utf8_mode), Int(o.warn_default_encoding), NewBool(o.safe_path),
                      Int(o.int_max_str_digits.value_or(-1))}));
}

}  // namespace viv
