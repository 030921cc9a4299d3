// Where the fields lie that machine code reads and writes: offsets in bytes, taken from the structs themselves.
#pragma once

#include <cstddef>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/runtime.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_object.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/jit/compiled_code.h"
#include "interpreter/vm/thread.h"
#include "memory/heap.h"

namespace viv::jit {

// These structs derive from Object, so offsetof of their fields is only conditionally supported; g++ and clang support it.
#define VIV_OFFSET(name, type, field) inline constexpr int32_t name = offsetof(type, field)
VIV_OFFSET(kRefcountOffset, Object, refcount);
VIV_OFFSET(kKindOffset, Object, kind);
VIV_OFFSET(kTypeOffset, Object, type);
VIV_OFFSET(kIntValueOffset, IntObject, value);
VIV_OFFSET(kFloatValueOffset, FloatObject, value);
VIV_OFFSET(kListSizeOffset, ListObject, size);
VIV_OFFSET(kListItemsOffset, ListObject, items);
VIV_OFFSET(kListAllocatedOffset, ListObject, allocated);
VIV_OFFSET(kTupleSizeOffset, TupleObject, size);
VIV_OFFSET(kTupleItemsOffset, TupleObject, items);
VIV_OFFSET(kStrLengthOffset, StrObject, length);
VIV_OFFSET(kStrAsciiOffset, StrObject, ascii);
VIV_OFFSET(kStrDataOffset, StrObject, data);
VIV_OFFSET(kCellValueOffset, CellObject, value);
VIV_OFFSET(kFunctionGlobalsOffset, FunctionObject, globals);
VIV_OFFSET(kFunctionBuiltinsOffset, FunctionObject, builtins);
VIV_OFFSET(kFunctionCodeOffset, FunctionObject, code);
VIV_OFFSET(kFunctionClosureOffset, FunctionObject, closure);
VIV_OFFSET(kFunctionDefaultsOffset, FunctionObject, defaults);
VIV_OFFSET(kFunctionVersionOffset, FunctionObject, version);
VIV_OFFSET(kCodeConstantsOffset, CodeObject, constants);
VIV_OFFSET(kCodeRegisterCountOffset, CodeObject, register_count);
VIV_OFFSET(kCodeArgumentMarkOffset, CodeObject, vm_cache);
VIV_OFFSET(kCodeWordsOffset, CodeObject, words);
VIV_OFFSET(kCodeEntryOffset, CodeObject, compiled_entry);
VIV_OFFSET(kCodeCompiledOffset, CodeObject, compiled);
VIV_OFFSET(kCompiledGenerationOffset, CompiledCode, generation);
VIV_OFFSET(kDictUsedOffset, DictObject, used);
VIV_OFFSET(kDictKeysOffset, DictObject, keys);
VIV_OFFSET(kDictValuesOffset, DictObject, values);
VIV_OFFSET(kModuleDictOffset, ModuleObject, dict);
VIV_OFFSET(kKeysVersionOffset, DictKeys, version);
VIV_OFFSET(kTypeVersionOffset, TypeObject, version_tag);
VIV_OFFSET(kTypeNextOffset, TypeObject, slots.next);
VIV_OFFSET(kTypeSharedKeysOffset, TypeObject, shared_keys);
VIV_OFFSET(kBuiltinDefOffset, BuiltinFunctionObject, def);
VIV_OFFSET(kDescriptorOwnerOffset, MethodDescriptorObject, owner);
VIV_OFFSET(kListIteratorIndexOffset, ListIteratorObject, index);
VIV_OFFSET(kListIteratorListOffset, ListIteratorObject, list);
VIV_OFFSET(kTupleIteratorIndexOffset, TupleIteratorObject, index);
VIV_OFFSET(kTupleIteratorTupleOffset, TupleIteratorObject, tuple);
VIV_OFFSET(kRangeIteratorIndexOffset, RangeIteratorObject, index);
VIV_OFFSET(kRangeIteratorLengthOffset, RangeIteratorObject, length);
VIV_OFFSET(kRangeIteratorStartOffset, RangeIteratorObject, start);
VIV_OFFSET(kRangeIteratorStepOffset, RangeIteratorObject, step);
VIV_OFFSET(kFramePcOffset, Frame, pc);
VIV_OFFSET(kFrameRegistersOffset, Frame, registers);
VIV_OFFSET(kFrameConstantsOffset, Frame, constants);
VIV_OFFSET(kFrameFunctionOffset, Frame, function);
VIV_OFFSET(kFrameCodeOffset, Frame, code);
VIV_OFFSET(kFrameObjectOffset, Frame, object);
VIV_OFFSET(kFrameLocalsOffset, Frame, locals);
VIV_OFFSET(kFrameGeneratorOffset, Frame, generator);
VIV_OFFSET(kFrameFlagsOffset, Frame, flags);
VIV_OFFSET(kFrameResumeOffset, Frame, resume);
VIV_OFFSET(kVmThreadOffset, VmThread, thread);
VIV_OFFSET(kVmTopOffset, VmThread, top);
VIV_OFFSET(kVmFramesEndOffset, VmThread, frames_end);
VIV_OFFSET(kVmRegistersEndOffset, VmThread, registers_end);
VIV_OFFSET(kVmBreakerOffset, VmThread, breaker);
VIV_OFFSET(kVmResultOffset, VmThread, result);
VIV_OFFSET(kRecursionRemainingOffset, ThreadState, recursion_remaining);
VIV_OFFSET(kHandledOffset, ThreadState, handled);
VIV_OFFSET(kGeneratorFunctionOffset, GeneratorObject, function);
VIV_OFFSET(kGeneratorCodeOffset, GeneratorObject, code);
VIV_OFFSET(kGeneratorHandledOffset, GeneratorObject, handled);
VIV_OFFSET(kGeneratorPreviousHandledOffset, GeneratorObject, handled.previous);
VIV_OFFSET(kGeneratorFrameObjectOffset, GeneratorObject, frame_object);
VIV_OFFSET(kGeneratorPcOffset, GeneratorObject, pc);
VIV_OFFSET(kGeneratorLiveCountOffset, GeneratorObject, live_count);
VIV_OFFSET(kGeneratorStateOffset, GeneratorObject, state);
VIV_OFFSET(kGeneratorRegistersOffset, GeneratorObject, registers);
#undef VIV_OFFSET
inline constexpr int32_t kFrameSize = sizeof(Frame);
// In front of an instance with a managed dict (dict_object.h).
inline constexpr int32_t kManagedDictOffset = -24, kManagedValuesOffset = -32;

}  // namespace viv::jit
