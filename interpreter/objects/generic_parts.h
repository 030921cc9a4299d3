// What types.GenericAlias and types.UnionType share: type parameters and how types are shown.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/str_object.h"

namespace viv {

// A type argument as annotations show it: the qualified name of a class, the repr of anything else.
bool AppendTypeRepr(Borrowed<Object> type, StrBuilder* text);
// The type variables in `args`, each once, in order of appearance.
Ref<TupleObject> TypeParametersOf(TupleObject* args);
// `args` with `item` (one argument or a tuple) put in for the parameters. `self` is named in messages.
Ref<TupleObject> SubstituteParameters(Borrowed<Object> self, TupleObject* args, TupleObject* parameters, Borrowed<Object> item);

inline bool IsGenericAlias(const Object* object) { return IsInstanceExactOrSub(object, TypeId::kGenericAlias); }

}  // namespace viv
