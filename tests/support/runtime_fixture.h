// A whole runtime of the objects layer around each test: heap, collector, types, singletons, names; and the torn-down one is checked
// for blocks that nobody gave back. No Python code runs in it; classes with C++ methods take the place of user classes (NewTestClass).
#pragma once

#include <initializer_list>
#include <memory>
#include <string>

#include "gc/collector.h"
#include "gtest/gtest.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/heap.h"

namespace viv {

class RuntimeTest : public testing::Test {
 protected:
  RuntimeTest() : heap_scope_(&heap_), collector_scope_(&collector_), runtime_scope_(&runtime_.main_thread) {
    runtime_.heap = &heap_;
    runtime_.collector = &collector_;
    runtime_.main_thread.runtime = &runtime_;
  }
  ~RuntimeTest() override {
    EXPECT_EQ(heap_.AllocatedBlocks(), 0u) << "blocks are left when the runtime has ended";
    heap_.Validate();
  }
  void SetUp() override { ASSERT_TRUE(InitObjects(runtime_)); }
  void TearDown() override {
    if (ErrorPending()) ADD_FAILURE() << "an exception is left pending: " << TakeErrorText();
    FiniObjects(runtime_);
  }

  // "TypeError: text" of the pending exception, which is cleared. Empty: none.
  static std::string TakeErrorText() {
    Ref<BaseExceptionObject> error = TakeError();
    if (!error) return "";
    std::string text = error->type->name;
    Ref<StrObject> message = Str(error);
    if (!message) {
      ClearError();
      return text + ": ?";
    }
    return message->length == 0 ? text : text + ": " + StrToStdString(message.get());
  }

  static std::string ReprOf(Borrowed<Object> object) {
    if (!object) return "<null> " + TakeErrorText();
    Ref<StrObject> text = Repr(object);
    return text ? StrToStdString(text.get()) : "<failed> " + TakeErrorText();
  }

  static Ref<Object> Int(int64_t value) { return NewInt(value); }
  static Ref<StrObject> Text(std::string_view text) { return NewStr(text); }
  static Ref<ListObject> List(std::initializer_list<int64_t> values) {
    Ref<ListObject> list = NewList(0);
    for (int64_t value : values) EXPECT_TRUE(ListAppend(list.get(), NewInt(value)));
    return list;
  }
  // object.name(args...)
  static Ref<Object> CallNamed(Borrowed<Object> object, const char* name, std::initializer_list<Object*> args = {}) {
    Ref<StrObject> text = InternStr(name);
    return text ? CallMethod(object, text, args) : nullptr;
  }
  // sys.getsizeof
  static int64_t SizeOf(Borrowed<Object> object) {
    Ref<Object> method = LookupSpecialMayRunPython(object, Names().__sizeof__);
    Ref<Object> size = method ? Call(method, {}) : nullptr;
    if (!size) return -1;
    return AsInt64(size) + static_cast<int64_t>(BytesBeforeAsCPython(object));
  }

  // class name(base): with methods that C++ code gives. The defs must outlive the class.
  Ref<TypeObject> NewTestClass(const char* name, std::initializer_list<const MethodDef*> methods = {}, TypeId base = TypeId::kObject) {
    Ref<DictObject> dict = NewDict();
    Ref<StrObject> text = NewStr(name);
    Ref<TupleObject> bases = NewTuple({BuiltinType(base)});
    if (!dict || !text || !bases) return nullptr;
    for (const MethodDef* def : methods) {
      Ref<Object> method = NewMethodFor(def, base);
      if (!method || !DictSetText(dict.get(), def->name, method)) return nullptr;
    }
    Ref<Object> type = NewClass(BuiltinType(TypeId::kType), text, bases, dict, {});
    return Ref<TypeObject>::Adopt(static_cast<TypeObject*>(type.Release()));
  }

  Heap heap_;
  HeapScope heap_scope_;
  Collector collector_;
  CollectorScope collector_scope_;
  Runtime runtime_;
  RuntimeScope runtime_scope_;

 private:
  // A method descriptor binds its first argument; its owner is the base, so that instances of the class pass its check.
  static Ref<Object> NewMethodFor(const MethodDef* def, TypeId base);
};

Ref<Object> NewMethodDescriptor(TypeObject* owner, const MethodDef* def);

inline Ref<Object> RuntimeTest::NewMethodFor(const MethodDef* def, TypeId base) { return NewMethodDescriptor(BuiltinType(base), def); }

}  // namespace viv
