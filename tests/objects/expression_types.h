// The builtin types that an Expression can name.
#pragma once

#include <string_view>

#include "interpreter/objects/types.h"

namespace viv {

inline constexpr struct {
  std::string_view name;
  TypeId id;
} kNamedTypes[] = {
    {"str", TypeId::kStr},
    {"bytes", TypeId::kBytes},
    {"bytearray", TypeId::kByteArray},
    {"memoryview", TypeId::kMemoryView},
    {"int", TypeId::kInt},
    {"float", TypeId::kFloat},
    {"list", TypeId::kList},
    {"tuple", TypeId::kTuple},
    {"dict", TypeId::kDict},
    {"set", TypeId::kSet},
    {"object", TypeId::kObject},
    {"bool", TypeId::kBool},
    {"slice", TypeId::kSlice},
    {"range", TypeId::kRange},
    {"complex", TypeId::kComplex},
    {"type", TypeId::kType},
    {"frozenset", TypeId::kFrozenSet},
    {"reversed", TypeId::kReversed},
    {"enumerate", TypeId::kEnumerate},
    {"zip", TypeId::kZip},
    {"map", TypeId::kMap},
    {"filter", TypeId::kFilter},
    {"property", TypeId::kProperty},
    {"classmethod", TypeId::kClassMethod},
    {"staticmethod", TypeId::kStaticMethod},
    {"super", TypeId::kSuper},
    {"SimpleNamespace", TypeId::kSimpleNamespace},
    {"GenericAlias", TypeId::kGenericAlias},
    {"ModuleType", TypeId::kModule},
    {"UnionType", TypeId::kUnionType},
    {"MappingProxyType", TypeId::kMappingProxy},
    {"CellType", TypeId::kCell},
    {"MethodType", TypeId::kBoundMethod},
    {"FunctionType", TypeId::kFunction},
    {"CodeType", TypeId::kCode},
    {"BaseException", TypeId::kBaseException},
    {"ValueError", TypeId::kValueError},
    {"OSError", TypeId::kOSError},
    {"KeyError", TypeId::kKeyError},
    {"AttributeError", TypeId::kAttributeError},
    {"StopIteration", TypeId::kStopIteration},
    {"SyntaxError", TypeId::kSyntaxError},
    {"ImportError", TypeId::kImportError},
    {"SystemExit", TypeId::kSystemExit},
    {"UnicodeDecodeError", TypeId::kUnicodeDecodeError},
    {"BaseExceptionGroup", TypeId::kBaseExceptionGroup},
};

}  // namespace viv
