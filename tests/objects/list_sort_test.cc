#include <algorithm>
#include <random>
#include <vector>

#include "failing_allocations.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/list_object.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

// What __lt__ of the test class has been asked.
struct Log {
  uint64_t count = 0, hash = 0;
  uint64_t fail_at = UINT64_MAX;
  ListObject* spoil = nullptr;
};
Log* log = nullptr;

int64_t NumberOf(Object* object) { return AsInt64(GetAttrObject(object, Names().value)); }

Ref<Object> Less(Borrowed<Object> self, Borrowed<Object> other) {
  int64_t a = NumberOf(self), b = NumberOf(other);
  if (++log->count == log->fail_at) return RaiseValueError("enough");
  log->hash = log->hash * 31 + static_cast<uint64_t>(a) * 7 + static_cast<uint64_t>(b);
  if (log->spoil && !ListAppend(log->spoil, NewNone())) return nullptr;
  return NewBool(a < b);
}
constexpr MethodDef kLess = OneArg("__lt__", Less);

class ListSortTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    log = &log_;
    type_ = NewTestClass("Number", {&kLess});
    ASSERT_TRUE(type_);
  }
  void TearDown() override {
    type_.Reset();
    RuntimeTest::TearDown();
  }
  Ref<Object> Number(int64_t value) {
    Ref<Object> number = Call(type_, CallArgs{});
    EXPECT_TRUE(number && SetAttr(number, Names().value, NewInt(value)));
    return number;
  }
  Log log_;
  Ref<TypeObject> type_;
};

class Lcg {
 public:
  explicit Lcg(uint64_t seed) : state_(seed) {}
  int64_t Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int64_t>(state_ >> 33);
  }

 private:
  uint64_t state_;
};

TEST_F(ListSortTest, AsksTheComparisonsOfCPythonInItsOrder) {
  const struct {
    int64_t n, mod;
    uint64_t count, hash, partly_sorted_count, partly_sorted_hash;
  } golden[] = {{5, 100, 6, 17553177148u, 8, 221018019672u},
                {10, 100, 25, 8966206947999147922u, 25, 4415757690637002777u},
                {40, 100, 163, 3053339612397589161u, 170, 13129030572972556333u},
                {70, 1000, 345, 10636924115063867179u, 322, 6054670300682488581u},
                {200, 50, 1273, 1867749153354137244u, 1044, 4575098580012090170u},
                {1000, 10000, 8654, 9878941466662100574u, 5478, 15189367714189043675u},
                {5000, 100000, 54948, 4237294350026647917u, 26091, 8809636512510645925u}};
  for (const auto& row : golden) {
    Ref<ListObject> list = NewList(0);
    Lcg random(static_cast<uint64_t>(row.n));
    for (int64_t i = 0; i < row.n; ++i) ASSERT_TRUE(ListAppend(list.get(), Number(random.Next() % row.mod)));
    log_ = Log();
    ASSERT_TRUE(ListSort(list.get(), nullptr, false));
    EXPECT_EQ(log_.count, row.count) << row.n;
    EXPECT_EQ(log_.hash, row.hash) << row.n;

    Lcg again(static_cast<uint64_t>(row.n));
    list = NewList(0);
    for (int64_t i = 0; i < row.n; ++i) ASSERT_TRUE(ListAppend(list.get(), Number(i % 17 ? i / 3 : again.Next() % row.mod)));
    log_ = Log();
    ASSERT_TRUE(ListSort(list.get(), nullptr, true));
    EXPECT_EQ(log_.count, row.partly_sorted_count) << row.n;
    EXPECT_EQ(log_.hash, row.partly_sorted_hash) << row.n;
  }
}

// Sorts a random list and its model, with pairs (value, position) as identity.
template <class Make, class Key>
void CheckAgainstModel(Make make, Key key_of, bool reverse) {
  std::mt19937 random(11);
  for (int size : {0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000}) {
    Ref<ListObject> list = NewList(0);
    std::vector<Object*> model;
    for (int i = 0; i < size; ++i) {
      Ref<Object> item = make(random);
      model.push_back(item.get());
      ASSERT_TRUE(ListAppend(list.get(), std::move(item)));
    }
    std::stable_sort(model.begin(), model.end(),
                     [&](Object* a, Object* b) { return reverse ? key_of(b) < key_of(a) : key_of(a) < key_of(b); });
    ASSERT_TRUE(ListSort(list.get(), nullptr, reverse));
    ASSERT_EQ(std::vector<Object*>(list->items, list->items + list->size), model) << size;
  }
}

TEST_F(ListSortTest, IntsAreSortedStably) {
  for (bool reverse : {false, true}) {
    CheckAgainstModel([](auto& random) { return NewInt(static_cast<int64_t>(random() % 2000) * 1000); },
                      [](Object* o) { return SmallValue(o); }, reverse);
  }
}

TEST_F(ListSortTest, FloatsAreSortedStably) {
  for (bool reverse : {false, true}) {
    CheckAgainstModel([](auto& random) { return NewFloat(random() % 5 == 0 ? -0.0 : (random() % 100) / 8.0); },
                      [](Object* o) { return FloatValue(o); }, reverse);
  }
}

TEST_F(ListSortTest, StringsAreSortedByCharacters) {
  auto make = [](auto& random) -> Ref<Object> {
    std::string text(random() % 12, 'a');
    for (char& c : text) c = "ab\0z"[random() % 4];
    return NewStr(text);
  };
  CheckAgainstModel(make, [](Object* o) { return StrToStdString(AsStr(o)); }, false);
}

TEST_F(ListSortTest, WideStringsAreSortedByCharacters) {
  auto make = [](auto& random) -> Ref<Object> {
    std::string text;
    for (size_t n = random() % 6; n > 0; --n) text += std::initializer_list<const char*>{"a", "\xc3\xa9", "\xe2\x82\xac"}.begin()[random() % 3];
    return NewStr(text);
  };
  CheckAgainstModel(make, [](Object* o) { return StrToStdString(AsStr(o)); }, false);
}

TEST_F(ListSortTest, TuplesAreSortedByTheirItems) {
  auto make = [](auto& random) -> Ref<Object> { return NewTuple({NewInt(random() % 10).get(), NewInt(random() % 10).get()}); };
  CheckAgainstModel(
      make, [](Object* o) { return std::pair(SmallValue(AsTuple(o)->items[0]), SmallValue(AsTuple(o)->items[1])); }, false);
}

TEST_F(ListSortTest, AFailedComparisonLeavesAllItems) {
  for (uint64_t fail_at = 1; fail_at < 400; fail_at += 7) {
    Ref<ListObject> list = NewList(0);
    Lcg random(fail_at);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(ListAppend(list.get(), Number(random.Next() % 50)));
    std::vector<Object*> before(list->items, list->items + list->size);
    log_ = Log();
    log_.fail_at = fail_at;
    ASSERT_FALSE(ListSort(list.get(), nullptr, fail_at % 2 == 0));
    EXPECT_EQ(TakeErrorText(), "ValueError: enough");
    std::vector<Object*> after(list->items, list->items + list->size);
    EXPECT_TRUE(std::is_permutation(before.begin(), before.end(), after.begin(), after.end()));
  }
}

TEST_F(ListSortTest, ChangingTheListMeanwhileIsAnError) {
  Ref<ListObject> list = NewList(0);
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(ListAppend(list.get(), Number(10 - i)));
  log_ = Log();
  log_.spoil = list.get();
  EXPECT_FALSE(ListSort(list.get(), nullptr, false));
  EXPECT_EQ(TakeErrorText(), "ValueError: list modified during sort");
  EXPECT_EQ(list->size, 10);
}

TEST_F(ListSortTest, MixedKeysAreAnError) {
  Ref<ListObject> list = List({1});
  ASSERT_TRUE(ListAppend(list.get(), Text("a")));
  EXPECT_FALSE(ListSort(list.get(), nullptr, false));
  EXPECT_EQ(TakeErrorText(), "TypeError: '<' not supported between instances of 'str' and 'int'");
}

TEST_F(ListSortTest, EveryAllocationMayFail) {
  ForEachFailingAllocation(heap_, [&] {
    Ref<ListObject> list = NewList(300);
    if (!list) return ClearError();
    for (int i = 0; i < 300; ++i) ListInit(list.get(), i, NewInt(i * 77 % 256));
    if (!ListSort(list.get(), nullptr, false)) ClearError();
  });
}

}  // namespace
}  // namespace viv
