#include "interpreter/objects/peek.h"

#include <algorithm>
#include <random>
#include <vector>

#include "failing_allocations.h"
#include "interpreter/objects/float_object.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

using Steps = std::vector<std::pair<int64_t, int64_t>>;

class DictTest : public RuntimeTest {
 protected:
  template <class MakeKey>
  Steps Growth(int64_t count, MakeKey make_key) {
    Ref<DictObject> dict = NewDict();
    Steps steps;
    for (int64_t i = 0; i < count; ++i) {
      int64_t size = SizeOf(dict);
      if (steps.empty() || steps.back().second != size) steps.push_back({i, size});
      EXPECT_TRUE(DictSet(dict.get(), make_key(i), NewInt(i)));
    }
    DictValidate(dict.get());
    return steps;
  }
  static Ref<DictObject> Ints(std::initializer_list<int64_t> keys) {
    Ref<DictObject> dict = NewDict();
    for (int64_t key : keys) EXPECT_TRUE(DictSet(dict.get(), NewInt(key), NewInt(key * 10)));
    return dict;
  }
  static bool Equal(DictObject* a, DictObject* b) {
    bool equal = false;
    EXPECT_TRUE(DictEqual(a, b, &equal));
    return equal;
  }
};

TEST_F(DictTest, GrowsInTheStepsOfCPython) {
  EXPECT_EQ(Growth(1400, [](int64_t i) { return NewInt(i); }), (Steps{{0, 64},
                                                                      {1, 224},
                                                                      {6, 352},
                                                                      {11, 632},
                                                                      {22, 1168},
                                                                      {43, 2264},
                                                                      {86, 4688},
                                                                      {171, 9304},
                                                                      {342, 18512},
                                                                      {683, 36952},
                                                                      {1366, 73808}}));
  EXPECT_EQ(Growth(1400, [](int64_t i) { return NewStr(std::to_string(i)); }), (Steps{{0, 64},
                                                                                      {1, 184},
                                                                                      {6, 272},
                                                                                      {11, 464},
                                                                                      {22, 832},
                                                                                      {43, 1584},
                                                                                      {86, 3328},
                                                                                      {171, 6576},
                                                                                      {342, 13056},
                                                                                      {683, 26032},
                                                                                      {1366, 51968}}));
}

TEST_F(DictTest, KeepsInsertionOrder) {
  Ref<DictObject> dict = Ints({5, 1, 3});
  ASSERT_TRUE(DictDelete(dict.get(), Int(1)));
  ASSERT_TRUE(DictSet(dict.get(), Int(1), Int(0)));
  ASSERT_TRUE(DictSet(dict.get(), Int(5), Int(7)));
  EXPECT_EQ(ReprOf(dict), "{5: 7, 3: 30, 1: 0}");
}

TEST_F(DictTest, AgreesWithAModel) {
  std::mt19937 random(5);
  for (bool strings : {true, false}) {
    Ref<DictObject> dict = NewDict();
    std::vector<std::pair<int64_t, int64_t>> model;  // in order
    auto key_of = [&](int64_t n) -> Ref<Object> {
      if (strings) return NewStr("k" + std::to_string(n));
      return NewInt(n << 40);  // hashes that collide in the low bits
    };
    for (int round = 0; round < 30'000; ++round) {
      int64_t n = static_cast<int64_t>(random() % 300);
      Ref<Object> key = key_of(n);
      auto at = std::find_if(model.begin(), model.end(), [n](auto& entry) { return entry.first == n; });
      switch (random() % 5) {
        case 0:
        case 1:
          ASSERT_TRUE(DictSet(dict.get(), key, NewInt(round)));
          if (at == model.end()) {
            model.push_back({n, round});
          } else {
            at->second = round;
          }
          break;
        case 2:
          if (at == model.end()) {
            ASSERT_FALSE(DictDelete(dict.get(), key));
            ClearError();
          } else {
            ASSERT_TRUE(DictDelete(dict.get(), key));
            model.erase(at);
          }
          break;
        case 3: {
          Object* value = DictGet(dict.get(), key);
          ASSERT_EQ(value ? SmallValue(value) : -1, at == model.end() ? -1 : at->second);
          break;
        }
        default:
          if (random() % 1000 == 0) {
            DictClear(dict.get());
            model.clear();
          } else if (random() % 50 == 0 && !model.empty()) {
            Ref<Object> pair = CallNamed(dict, "popitem");
            ASSERT_TRUE(pair);
            ASSERT_EQ(SmallValue(AsTuple(pair.get())->items[1]), model.back().second);
            model.pop_back();
          } else if (random() % 50 == 0) {
            dict = DictCopy(dict.get());
          }
      }
      if (round % 97 == 0) {
        DictValidate(dict.get());
        ptrdiff_t position = 0;
        Object* value;
        size_t i = 0;
        while (DictNext(dict.get(), &position, nullptr, &value)) ASSERT_EQ(SmallValue(value), model[i++].second);
        ASSERT_EQ(i, model.size());
      }
    }
  }
}

TEST_F(DictTest, OtherKeysThanStrMakeItGeneral) {
  Ref<DictObject> dict = NewDict();
  ASSERT_TRUE(DictSetText(dict.get(), "a", True()));
  ASSERT_TRUE(DictSetText(dict.get(), "b", False()));
  EXPECT_EQ(dict->keys->kind, KeysKind::kUnicode);
  ASSERT_TRUE(DictSet(dict.get(), Int(1), None()));
  EXPECT_EQ(dict->keys->kind, KeysKind::kGeneral);
  EXPECT_EQ(ReprOf(dict), "{'a': True, 'b': False, 1: None}");
  EXPECT_EQ(DictGetText(dict.get(), "b").get(), False());
  DictValidate(dict.get());
}

TEST_F(DictTest, TracksItselfWithItsFirstContainer) {
  collector_.Disable();
  Ref<DictObject> dict = NewDict();
  ASSERT_TRUE(DictSetText(dict.get(), "a", Int(1)));
  EXPECT_FALSE(IsTracked(dict.get()));
  ASSERT_TRUE(DictSetText(dict.get(), "b", NewList(0)));
  EXPECT_TRUE(IsTracked(dict.get()));
  ASSERT_TRUE(DictSetText(dict.get(), "b", None()));
  DictUntrackIfAtomic(dict.get());
  EXPECT_FALSE(IsTracked(dict.get()));
}

TEST_F(DictTest, CopyOfALooseDictIsMadeAnew) {
  Ref<DictObject> dict = NewDict();
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(DictSet(dict.get(), Int(i), Int(i)));
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(DictDelete(dict.get(), Int(i)));
  EXPECT_EQ(SizeOf(dict), 352);
  Ref<DictObject> copy = DictCopy(dict.get());
  EXPECT_EQ(SizeOf(copy), 352) << "CPython's estimate for one entry";
  EXPECT_EQ(copy->keys->entry_count, 1);
  EXPECT_TRUE(Equal(dict.get(), copy.get()));
}

TEST_F(DictTest, MergeKeepsReplacesOrRaises) {
  Ref<DictObject> a = Ints({1, 2}), b = NewDict();
  ASSERT_TRUE(DictSet(b.get(), Int(2), None()));
  ASSERT_TRUE(DictSet(b.get(), Int(3), None()));
  EXPECT_FALSE(DictMerge(a.get(), b, OnDuplicate::kRaise));
  EXPECT_EQ(TakeErrorText(), "KeyError: 2");
  ASSERT_TRUE(DictMerge(a.get(), b, OnDuplicate::kKeep));
  EXPECT_EQ(ReprOf(a), "{1: 10, 2: 20, 3: None}");
  ASSERT_TRUE(DictMerge(a.get(), b));
  EXPECT_EQ(ReprOf(a), "{1: 10, 2: None, 3: None}");
}

TEST_F(DictTest, MergeSequenceNamesTheElementThatIsWrong) {
  Ref<DictObject> dict = NewDict();
  Ref<TupleObject> one = NewTuple({None()});
  Ref<TupleObject> pairs = NewTuple({one.get()});
  EXPECT_FALSE(DictMergeSequence(dict.get(), pairs));
  EXPECT_EQ(TakeErrorText(), "ValueError: dictionary update sequence element #0 has length 1; 2 is required");
  Ref<ListObject> numbers = List({1});
  EXPECT_FALSE(DictMergeSequence(dict.get(), numbers));
  EXPECT_EQ(TakeErrorText(), "TypeError: cannot convert dictionary update sequence element #0 to a sequence");
}

TEST_F(DictTest, ErrorsAreThoseOfCPython) {
  Ref<DictObject> dict = NewDict();
  EXPECT_FALSE(CallNamed(dict, "popitem"));
  EXPECT_EQ(TakeErrorText(), "KeyError: 'popitem(): dictionary is empty'");
  Ref<ListObject> list = NewList(0);
  EXPECT_FALSE(DictSet(dict.get(), list, None()));
  EXPECT_EQ(TakeErrorText(), "TypeError: unhashable type: 'list'");
  EXPECT_FALSE(DictPop(dict.get(), list, nullptr)) << "an empty dict does not ask for the hash";
  EXPECT_EQ(TakeErrorText(), "KeyError: []");
  EXPECT_FALSE(GetItem(dict, Text("x")));
  EXPECT_EQ(TakeErrorText(), "KeyError: 'x'");
}

TEST_F(DictTest, ChangingItWhileIteratingIsAnError) {
  Ref<DictObject> dict = Ints({1, 2, 3});
  Ref<Object> iterator = GetIter(dict);
  EXPECT_EQ(ReprOf(Next(iterator)), "1");
  ASSERT_TRUE(DictSet(dict.get(), Int(9), None()));
  EXPECT_FALSE(Next(iterator));
  EXPECT_EQ(TakeErrorText(), "RuntimeError: dictionary changed size during iteration");
  ASSERT_TRUE(DictDelete(dict.get(), Int(9)));
  EXPECT_FALSE(Next(iterator)) << "it stays broken";
  EXPECT_EQ(TakeErrorText(), "RuntimeError: dictionary changed size during iteration");
}

TEST_F(DictTest, ChangingItsKeysWhileIteratingIsAnErrorOfItsOwn) {
  Ref<DictObject> dict = Ints({1});
  Ref<Object> iterator = GetIter(dict);
  EXPECT_EQ(ReprOf(Next(iterator)), "1");
  ASSERT_TRUE(DictDelete(dict.get(), Int(1)));
  ASSERT_TRUE(DictSet(dict.get(), Int(2), None()));
  EXPECT_FALSE(Next(iterator));
  EXPECT_EQ(TakeErrorText(), "RuntimeError: dictionary keys changed during iteration");
  EXPECT_FALSE(Next(iterator));
  EXPECT_EQ(TakeErrorText(), "");
}

TEST_F(DictTest, ItemsHandOutOnePairAgainAndAgain) {
  Ref<DictObject> dict = Ints({1, 2});
  Ref<Object> iterator = NewDictIterator(dict.get(), TypeId::kDictItemIterator);
  Object* first = Next(iterator).get();
  Ref<Object> second = Next(iterator);
  EXPECT_EQ(first, second.get());
  EXPECT_EQ(ReprOf(second), "(2, 20)");
}

TEST_F(DictTest, IteratesInReverse) {
  Ref<DictObject> dict = Ints({1, 2, 3});
  ASSERT_TRUE(DictDelete(dict.get(), Int(3)));
  Ref<Object> iterator = NewDictIterator(dict.get(), TypeId::kDictReverseItemIterator);
  EXPECT_EQ(ReprOf(ListOf(iterator)), "[(2, 20), (1, 10)]");
}

TEST_F(DictTest, ViewsHaveSetOperations) {
  Ref<DictObject> a = Ints({1, 2, 3}), b = Ints({2, 3, 4});
  Ref<Object> x = NewDictView(a.get(), TypeId::kDictKeys), y = NewDictView(b.get(), TypeId::kDictKeys);
  EXPECT_EQ(ReprOf(x), "dict_keys([1, 2, 3])");
  EXPECT_EQ(ReprOf(And(x, y)), "{2, 3}");
  EXPECT_EQ(ReprOf(Or(x, y)), "{1, 2, 3, 4}");
  EXPECT_EQ(ReprOf(Subtract(x, y)), "{1}");
  EXPECT_EQ(ReprOf(Xor(x, y)), "{1, 4}");
  EXPECT_EQ(CompareBool(x, y, kEqual), 0);
  EXPECT_EQ(CompareBool(And(x, y), y, kLess), 1);
  Ref<Object> items = NewDictView(a.get(), TypeId::kDictItems), others = NewDictView(b.get(), TypeId::kDictItems);
  EXPECT_EQ(ReprOf(Xor(items, others)), ReprOf(Xor(others, items)));
  Ref<TupleObject> pair = NewTuple({Int(1).get(), Int(10).get()});
  EXPECT_EQ(Contains(items, pair), 1);
}

TEST_F(DictTest, VersionsChangeWithTheDictAndNamesOfKeysDoNotWithValues) {
  Ref<DictObject> dict = NewDict();
  ASSERT_TRUE(DictSetText(dict.get(), "a", None()));
  uint64_t version = dict->version;
  uint32_t keys_version = DictKeysVersion(dict->keys);
  ASSERT_TRUE(DictSetText(dict.get(), "a", True()));
  EXPECT_NE(dict->version, version);
  EXPECT_EQ(DictKeysVersion(dict->keys), keys_version);
  ASSERT_TRUE(DictSetText(dict.get(), "b", True()));
  EXPECT_NE(DictKeysVersion(dict->keys), keys_version);
}

// A key whose hash is always 1; comparing it may change a dict.
DictObject* victim = nullptr;
Ref<Object> HashOne(Borrowed<Object>) { return NewInt(1); }
Ref<Object> EqualAndClear(Borrowed<Object>, Borrowed<Object>) {
  if (victim) DictClear(victim);
  return NewBool(false);
}
constexpr MethodDef kHash = NoArgs("__hash__", HashOne);
constexpr MethodDef kEqualMethod = OneArg("__eq__", EqualAndClear);

TEST_F(DictTest, AComparisonMayClearTheDict) {
  Ref<TypeObject> type = NewTestClass("Key", {&kHash, &kEqualMethod});
  Ref<Object> a = Call(type, CallArgs{}), b = Call(type, CallArgs{});
  Ref<DictObject> dict = NewDict();
  ASSERT_TRUE(DictSet(dict.get(), a, None()));
  victim = dict.get();
  ASSERT_TRUE(DictSet(dict.get(), b, True()));
  EXPECT_EQ(dict->used, 1);
  DictValidate(dict.get());
  EXPECT_EQ(DictContains(dict.get(), a), 0);
  EXPECT_EQ(dict->used, 0);
  victim = nullptr;
}

TEST_F(DictTest, DeepNestingDiesWithoutDeepStack) {
  collector_.SetStress(0);  // where each allocation collects, building it would take quadratic time
  Ref<DictObject> dict = NewDict();
  for (int i = 0; i < 200'000; ++i) {
    Ref<DictObject> outer = NewDict();
    ASSERT_TRUE(DictSet(outer.get(), Names().value, dict));
    dict = std::move(outer);
  }
  dict.Reset();
}

TEST_F(DictTest, EveryAllocationMayFail) {
  Ref<DictObject> other = NewDict();
  for (int i = 0; i < 8; ++i) ASSERT_TRUE(DictSet(other.get(), Int(i), None()));
  ForEachFailingAllocation(heap_, [&] {
    Ref<DictObject> dict = NewDict();
    bool ok = dict && DictSet(dict.get(), Names().value, None()) && DictSet(dict.get(), Names().name, None());
    for (int i = 0; ok && i < 30; ++i) ok = DictSet(dict.get(), NewInt(i), None());
    ok = ok && DictMerge(dict.get(), other);
    Ref<DictObject> copy = ok ? DictCopy(dict.get()) : nullptr;
    ok = copy && DictDelete(copy.get(), Names().value);
    Ref<ListObject> items = ok ? DictItemsList(copy.get()) : nullptr;
    Ref<DictObject> again = items ? NewDict() : nullptr;
    ok = again && DictMergeSequence(again.get(), items);
    if (dict) DictValidate(dict.get());
    if (!ok) ClearError();
  });
}

TEST_F(DictTest, APeekAnswersForPlainKeysAndOnlyForThem) {
  Ref<Object> text = NewStrAscii("key"), other = NewStrAscii("other"), one = NewInt(1000), half = NewFloat(0.5);
  Ref<Object> point = NewTuple({one.get(), text.get()}), same_point = NewTuple({NewInt(1000).get(), text.get()});
  Ref<Object> mixed = NewTuple({one.get(), half.get()});
  Object* value = nullptr;
  Ref<DictObject> strings = NewDict();
  EXPECT_EQ(DictPeek(strings.get(), text.get(), &value), Peek::kAbsent);
  ASSERT_TRUE(DictSet(strings.get(), text, one));
  EXPECT_EQ(DictPeek(strings.get(), text.get(), &value), Peek::kFound);
  EXPECT_EQ(value, one.get());
  EXPECT_EQ(DictPeek(strings.get(), other.get(), &value), Peek::kAbsent);
  EXPECT_EQ(DictPeek(strings.get(), one.get(), &value), Peek::kAbsent);
  EXPECT_EQ(DictPeek(strings.get(), half.get(), &value), Peek::kUndecided);
  Ref<DictObject> any = NewDict();
  ASSERT_TRUE(DictSet(any.get(), point, text));
  ASSERT_TRUE(DictSet(any.get(), one, half));
  EXPECT_EQ(DictPeek(any.get(), same_point.get(), &value), Peek::kFound);
  EXPECT_EQ(value, text.get());
  EXPECT_EQ(DictPeek(any.get(), NewInt(1000).get(), &value), Peek::kFound);
  EXPECT_EQ(value, half.get());
  EXPECT_EQ(DictPeek(any.get(), NewInt(1001).get(), &value), Peek::kAbsent);
  EXPECT_EQ(DictPeek(any.get(), mixed.get(), &value), Peek::kUndecided);
}

}  // namespace
}  // namespace viv
