// ModuleSpec and the loaders: what a module's __spec__ and __loader__ are. Answers to importlib.machinery's classes of these names.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct ModuleSpecObject : Object {
  GcSlot<Object> name, loader, origin, locations, cached;  // locations: list or null (None): submodule_search_locations
  GcSlot<Object> loader_state;
  Object* dict;
  bool has_location;
  bool initializing;
};
inline ModuleSpecObject* AsModuleSpec(Object* object) { return static_cast<ModuleSpecObject*>(object); }

enum class LoaderKind : uint8_t { kBuiltin, kEmbedded, kSourceFile, kNamespace };

struct LoaderObject : Object {
  GcSlot<Object> name, path;
  Object* dict;
};

extern const TypeSpec kModuleSpecSpec;
extern const TypeSpec kBuiltinImporterSpec, kFrozenImporterSpec, kSourceFileLoaderSpec, kNamespaceLoaderSpec;

}  // namespace viv
