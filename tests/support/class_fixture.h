// Classes and functions for tests of the type machinery: a function here is a real function object whose body is C++.
#pragma once

#include <utility>
#include <vector>

#include "interpreter/objects/code_object.h"
#include "runtime_fixture.h"

namespace viv {

class ClassTest : public RuntimeTest {
 protected:
  using Body = Ref<Object> (*)(CallArgs args);
  using Members = std::vector<std::pair<const char*, Ref<Object>>>;

  void SetUp() override {
    RuntimeTest::SetUp();
    runtime_.hooks.call_function = [](FunctionObject* function, CallArgs args) {
      return reinterpret_cast<Body>(function->reserved_pointer)(args);
    };
    globals_ = NewDict();
    Ref<StrObject> module = NewStr("m");
    ASSERT_TRUE(DictSet(globals_.get(), Names().__name__, module));
  }
  void TearDown() override {
    globals_.Reset();
    RuntimeTest::TearDown();
  }

  // def name(*args): body
  Ref<Object> Function(const char* name, Body body) {
    Ref<CodeObject> code = NewCode();
    if (!code) return nullptr;
    code->name.Set(NewStr(name));
    code->qualname.Set(NewStr(name));
    code->filename.Set(NewStr("test.py"));
    for (GcSlot<TupleObject>* slot : {&code->constants, &code->names, &code->local_names, &code->cell_names, &code->free_names}) {
      slot->Set(EmptyTuple());
    }
    Ref<FunctionObject> function = NewFunction(code, globals_.get());
    if (function) function->reserved_pointer = reinterpret_cast<void*>(body);
    return function;
  }

  // class name(bases): members
  Ref<TypeObject> Class(const char* name, std::vector<Object*> bases = {}, const Members& members = {}, TypeObject* metatype = nullptr) {
    Ref<DictObject> dict = NewDict();
    Ref<StrObject> module = NewStr("m");
    EXPECT_TRUE(DictSet(dict.get(), Names().__module__, module));
    for (const auto& [key, value] : members) EXPECT_TRUE(DictSetText(dict.get(), key, value));
    Ref<TupleObject> base_tuple = NewTupleFrom({bases.data(), bases.size()});
    Ref<StrObject> text = NewStr(name);
    Object* arguments[] = {text.get(), base_tuple.get(), dict.get()};
    Ref<Object> type = Call(metatype ? metatype : BuiltinType(TypeId::kType), CallArgs{arguments, 3});
    return Ref<TypeObject>::Adopt(static_cast<TypeObject*>(type.Release()));
  }

  Ref<Object> New(Borrowed<Object> type, std::initializer_list<Object*> args = {}) { return Call(type, args); }
  Ref<Object> Get(Borrowed<Object> object, const char* name) {
    Ref<StrObject> text = InternStr(name);
    return GetAttr(object, text);
  }
  bool Set(Borrowed<Object> object, const char* name, Borrowed<Object> value) {
    Ref<StrObject> text = InternStr(name);
    return SetAttr(object, text, value);
  }
  bool Delete(Borrowed<Object> object, const char* name) {
    Ref<StrObject> text = InternStr(name);
    return DeleteAttr(object, text);
  }
  std::string Shown(Borrowed<Object> object, const char* name) { return ReprOf(Get(object, name)); }
  int64_t Collect() { return collector_.Collect(); }

  Ref<DictObject> globals_;
};

}  // namespace viv
