#include "interpreter/objects/str_object.h"

#include "failing_allocations.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/str_intern.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class StrTest : public RuntimeTest {
 protected:
  Ref<StrObject> S(std::string_view utf8) { return NewStr(utf8); }
};

TEST_F(StrTest, TheFormIsTheNarrowest) {
  EXPECT_TRUE(S("abc")->ascii);
  EXPECT_EQ(S("abc")->width, 1);
  EXPECT_FALSE(S("caf\xC3\xA9")->ascii);
  EXPECT_EQ(S("caf\xC3\xA9")->width, 1);
  EXPECT_EQ(S("\xE2\x82\xAC")->width, 2);
  EXPECT_EQ(S("\xF0\x9F\x98\x80")->width, 4);
  const uint32_t wide[] = {'a', 'b'};
  EXPECT_TRUE(NewStrFromUtf32(wide, 2)->ascii);
}

TEST_F(StrTest, EmptyAndLatin1CharactersAreOneObjectEach) {
  EXPECT_EQ(S("").get(), runtime_.empty_str);
  EXPECT_EQ(S("a").get(), S("a").get());
  EXPECT_EQ(S("\xC3\xA9").get(), StrFromChar(0xE9).get());
  EXPECT_NE(S("\xE2\x82\xAC").get(), S("\xE2\x82\xAC").get());
  EXPECT_GE(S("a")->refcount, kImmortalRefcount);
}

TEST_F(StrTest, AppendingToASoleOwnerKeepsTheObject) {
  Ref<StrObject> s = StrConcat(S("abcdefghij"), S("klmnopqrst"));
  StrObject* before = s.get();
  s = StrAppend(std::move(s), S("u"));
  EXPECT_EQ(StrToStdString(s.get()), "abcdefghijklmnopqrstu");
  EXPECT_EQ(s.get(), before) << "a few bytes more fit the same block";
}

TEST_F(StrTest, AppendingToASharedOrHashedStringMakesANewOne) {
  Ref<StrObject> s = StrConcat(S("ab"), S("cd"));
  Ref<StrObject> other = s;
  Ref<StrObject> longer = StrAppend(s, S("e"));
  EXPECT_EQ(StrToStdString(other.get()), "abcd");
  EXPECT_EQ(StrToStdString(longer.get()), "abcde");
  Ref<StrObject> hashed = StrConcat(S("ab"), S("cd"));
  StrHash(hashed.get());
  StrObject* before = hashed.get();
  Ref<StrObject> kept = hashed;
  hashed = StrAppend(std::move(hashed), S("e"));
  EXPECT_NE(hashed.get(), before);
}

TEST_F(StrTest, AppendingWiderCharactersWidens) {
  Ref<StrObject> s = StrAppend(StrConcat(S("ab"), S("cd")), S("\xE2\x82\xAC"));
  EXPECT_EQ(s->width, 2);
  EXPECT_EQ(StrToStdString(s.get()), "abcd\xE2\x82\xAC");
}

TEST_F(StrTest, InterningMakesEqualTextsOneObjectAndOwnsNothing) {
  size_t before = InternedCount(runtime_.interned);
  {
    Ref<StrObject> a = InternStr("some_name_of_this_test");
    EXPECT_EQ(a->refcount, 1u);
    Ref<StrObject> b = S("some_name_of_this_test");
    EXPECT_NE(a.get(), b.get());
    InternInPlace(&b);
    EXPECT_EQ(a.get(), b.get());
    EXPECT_EQ(a->refcount, 2u);
    EXPECT_EQ(InternedCount(runtime_.interned), before + 1);
  }
  EXPECT_EQ(InternedCount(runtime_.interned), before);
}

TEST_F(StrTest, ThousandsOfInternedStringsComeAndGo) {
  size_t before = InternedCount(runtime_.interned);
  for (int round = 0; round < 3; ++round) {
    Ref<ListObject> kept = NewList(0);
    for (int i = 0; i < 5000; ++i) ASSERT_TRUE(ListAppend(kept.get(), InternStr("name" + std::to_string(i))));
    EXPECT_EQ(InternedCount(runtime_.interned), before + 5000);
    EXPECT_EQ(InternStr("name4711").get(), AsStr(kept->items[4711]));
  }
  EXPECT_EQ(InternedCount(runtime_.interned), before);
}

TEST_F(StrTest, TheBuilderWidensAsItMust) {
  StrBuilder out;
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(out.AppendChar('a'));
  ASSERT_TRUE(out.AppendUtf8("\xC3\xA9\xE2\x82\xAC"));
  ASSERT_TRUE(out.AppendFill('b', 100));
  ASSERT_TRUE(out.AppendChar(0x1F600));
  ASSERT_TRUE(out.AppendAscii("end"));
  Ref<StrObject> s = out.Finish();
  EXPECT_EQ(s->width, 4);
  EXPECT_EQ(StrToStdString(s.get()), std::string(200, 'a') + "\xC3\xA9\xE2\x82\xAC" + std::string(100, 'b') + "\xF0\x9F\x98\x80" "end");
  EXPECT_EQ(out.Finish().get(), runtime_.empty_str);
  ASSERT_TRUE(out.AppendChar('x'));
  EXPECT_EQ(out.Finish().get(), StrFromChar('x').get());
}

TEST_F(StrTest, FormatKnowsTheConversionsOfRaise) {
  Ref<Object> list = List({1, 2});
  EXPECT_EQ(StrToStdString(StrFormat("%s %d %u %zd %zu %lld %c %x %%", "text", -5, 7u, ptrdiff_t{-9}, size_t{10}, 11LL, 'z', 255).get()),
            "text -5 7 -9 10 11 z ff %");
  EXPECT_EQ(StrToStdString(StrFormat("%R %S %A %T %N", list.get(), list.get(), list.get(), list.get(), list->type).get()),
            "[1, 2] [1, 2] [1, 2] list list");
  EXPECT_EQ(StrToStdString(StrFormat("%.3s|%.2U|%.3T|%02x|%5d|%-5d|", "abcdef", S("xyz").get(), list.get(), 10, 42, 42).get()),
            "abc|xy|lis|0a|   42|42   |");
}

TEST_F(StrTest, ASubclassKeepsItsTextBesideItsAttributes) {
  Ref<TypeObject> type = NewTestClass("Name", {}, TypeId::kStr);
  ASSERT_TRUE(type);
  Ref<Object> name = Call(type, {S("abc").get()});
  ASSERT_TRUE(name);
  EXPECT_EQ(ReprOf(name), "'abc'");
  EXPECT_EQ(SizeOf(name), 116);
  EXPECT_EQ(SizeOf(Call(type, {S("\xC3\xA9").get()})), 114);
  EXPECT_TRUE(StrEqual(AsStr(name.get()), S("abc").get()));
  EXPECT_EQ(Hash(name), StrHash(S("abc").get()));
  Ref<StrObject> attribute = InternStr("note");
  ASSERT_TRUE(SetAttr(name, attribute, List({1})));
  EXPECT_EQ(ReprOf(GetAttr(name, attribute)), "[1]");
  // What changes nothing still gives a plain str.
  Ref<Object> stripped = CallNamed(name, "strip");
  EXPECT_TRUE(IsExactStr(stripped.get()));
  EXPECT_EQ(ReprOf(Add(name, S("d"))), "'abcd'");
  EXPECT_EQ(ReprOf(CallNamed(S("-"), "join", {NewTuple({name.get(), name.get()}).get()})), "'abc-abc'");
}

TEST_F(StrTest, CachedUtf8CountsInTheSize) {
  Ref<StrObject> s = S("caf\xC3\xA9");
  EXPECT_EQ(SizeOf(s), 77);
  EXPECT_EQ(StrUtf8(s), "caf\xC3\xA9");
  EXPECT_EQ(SizeOf(s), 77 + 6);
}

TEST_F(StrTest, SurrogatesHaveNoUtf8) {
  Ref<StrObject> s = StrFromChar(0xD800);
  EXPECT_EQ(StrUtf8(s).data(), nullptr);
  EXPECT_EQ(TakeErrorText(), "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed");
  EXPECT_EQ(StrToStdString(s.get()), "\xED\xA0\x80");
}

Ref<Object> ReplaceByX(Borrowed<Object>, Borrowed<Object> error) {
  Ref<StrObject> end_name = InternStr("end"), x = NewStr("x");
  Ref<Object> end = GetAttr(error, end_name);
  return NewTuple({x.get(), end.get()});
}
Ref<Object> ReplaceBadly(Borrowed<Object>, Borrowed<Object>) { return NewInt(5); }
constexpr MethodDef kReplaceByX = OneArg("x", ReplaceByX);
constexpr MethodDef kReplaceBadly = OneArg("bad", ReplaceBadly);

TEST_F(StrTest, RegisteredErrorHandlersAreCalled) {
  ASSERT_TRUE(RegisterErrorHandler("test.x", NewBuiltinFunction(&kReplaceByX, nullptr, nullptr)));
  ASSERT_TRUE(RegisterErrorHandler("test.bad", NewBuiltinFunction(&kReplaceBadly, nullptr, nullptr)));
  EXPECT_EQ(ReprOf(EncodeStr(S("a\xE2\x82\xAC\xE2\x82\xAC" "b"), "ascii", "test.x")), "b'axb'");
  EXPECT_EQ(ReprOf(DecodeBytes("a\xFF" "b\xFE", "utf-8", "test.x")), "'axbx'");
  EXPECT_EQ(ReprOf(DecodeBytes("a\x81", "cp1252", "test.x")), "'ax'");
  EXPECT_FALSE(EncodeStr(S("\xE2\x82\xAC"), "ascii", "test.bad"));
  EXPECT_EQ(TakeErrorText(), "TypeError: encoding error handler must return (str/bytes, int) tuple");
  EXPECT_FALSE(DecodeBytes("\xFF", "utf-8", "test.bad"));
  EXPECT_EQ(TakeErrorText(), "TypeError: decoding error handler must return (str, int) tuple");
  EXPECT_FALSE(LookupErrorHandler("nobody"));
  EXPECT_EQ(TakeErrorText(), "LookupError: unknown error handler name 'nobody'");
}

TEST_F(StrTest, BuiltinErrorHandlersCanBeCalled) {
  Ref<Object> error;
  {
    EXPECT_FALSE(EncodeStr(S("a\xE2\x82\xAC"), "ascii", nullptr));
    error = TakeError();
  }
  auto answer = [&](const char* name) { return ReprOf(Call(LookupErrorHandler(name), {error.get()})); };
  EXPECT_EQ(answer("ignore"), "('', 2)");
  EXPECT_EQ(answer("replace"), "('?', 2)");
  EXPECT_EQ(answer("xmlcharrefreplace"), "('&#8364;', 2)");
  EXPECT_EQ(answer("backslashreplace"), "('\\\\u20ac', 2)");
  EXPECT_EQ(answer("strict"),
            "<null> UnicodeEncodeError: 'ascii' codec can't encode character '\\u20ac' in position 1: ordinal not in range(128)");
  Ref<Object> number = NewInt(5);
  EXPECT_FALSE(Call(LookupErrorHandler("ignore"), {number.get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: don't know how to handle int in error callback");
}

TEST_F(StrTest, FindingAgreesWithTheNaiveSearch) {
  uint32_t seed = 12345;
  auto random = [&seed](uint32_t n) { return (seed = seed * 1103515245 + 12345) / 65536 % n; };
  for (int round = 0; round < 3000; ++round) {
    // Few letters, so that there are many places that nearly match.
    std::string text, needle;
    for (uint32_t n = random(120); n > 0; --n) text += static_cast<char>('a' + random(2));
    for (uint32_t n = 1 + random(9); n > 0; --n) needle += static_cast<char>('a' + random(2));
    std::string prefix = round % 3 == 1 ? "\xE2\x82\xAC" : round % 3 == 2 ? "\xF0\x9F\x98\x80" : "";
    ptrdiff_t shift = prefix.empty() ? 0 : 1;
    auto at = [&](size_t found) { return found == text.npos ? -1 : static_cast<ptrdiff_t>(found) + shift; };
    Ref<StrObject> s = S(prefix + text), n = S(needle);
    ASSERT_EQ(StrFind(s.get(), n.get(), 0, s->length), at(text.find(needle))) << text << " / " << needle;
    ASSERT_EQ(StrFindLast(s.get(), n.get(), 0, s->length), at(text.rfind(needle))) << text << " / " << needle;
  }
}

TEST_F(StrTest, NeedlesThatNearlyMatchEverywhereAreFoundInReasonableTime) {
  Ref<StrObject> text = StrRepeat(S("a"), 200000);
  Ref<StrObject> needle = StrConcat(StrRepeat(S("a"), 5000), S("ba"));
  EXPECT_EQ(StrFind(text.get(), needle.get(), 0, text->length), -1);
  Ref<StrObject> found = StrConcat(text, needle);
  EXPECT_EQ(StrFind(found.get(), needle.get(), 0, found->length), 200000);
}

TEST_F(StrTest, EveryAllocationMayFail) {
  ForEachFailingAllocation(heap_, [&] {
    Ref<StrObject> a = NewStr("caf\xC3\xA9 \xE2\x82\xAC");
    Ref<StrObject> b = a ? StrRepeat(a, 20) : nullptr;
    Ref<StrObject> c = b ? StrAppend(std::move(b), a) : nullptr;
    if (c) InternInPlace(&c);
    if (c && !StrUtf8(c).data()) c.Reset();
    Ref<Object> d = c ? EncodeStr(c, "ascii", "backslashreplace") : nullptr;
    Ref<Object> e = d ? EncodeStr(c, "ascii", nullptr) : nullptr;
    ClearError();
  });
}

}  // namespace
}  // namespace viv
