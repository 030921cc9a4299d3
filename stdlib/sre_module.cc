// The module _sre: patterns, and scanners that go through a text match by match. Answers to CPython's Modules/_sre/sre.c; where that
// interprets code which Python made of the pattern, this parses the pattern itself and hands it to PCRE2.
#include <algorithm>
#include <climits>
#include <cstdio>

#include "gc/weakref.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/re_objects.h"

namespace viv {

bool SearchArguments(const char* function, PatternObject* pattern, CallArgs args, ReText* text, ptrdiff_t* pos, ptrdiff_t* endpos) {
  Object* out[3];
  if (args.positional_count == 1 && !args.keyword_names) {
    out[0] = args.data[0];
    out[1] = out[2] = nullptr;
  } else if (!ParseArguments({function, {"string", "pos", "endpos"}, 1}, args, out)) {
    return false;
  }
  *pos = out[1] ? AsSsize(out[1], TypeId::kOverflowError) : 0;
  if (*pos == -1 && ErrorPending()) return false;
  *endpos = out[2] ? AsSsize(out[2], TypeId::kOverflowError) : PTRDIFF_MAX;
  if (*endpos == -1 && ErrorPending()) return false;
  if (!text->Get(pattern, out[0])) return false;
  *pos = std::clamp<ptrdiff_t>(*pos, 0, text->length());
  *endpos = std::clamp<ptrdiff_t>(*endpos, 0, text->length());
  return true;
}

namespace {

// ---- Patterns --------------------------------------------------------------------------------------------------------------------------

int PatternTraverse(Object* object, VisitFn visit, void* context) {
  PatternObject* self = AsPattern(object);
  if (int stop = self->pattern.Visit(visit, context)) return stop;
  if (int stop = self->group_index.Visit(visit, context)) return stop;
  if (int stop = self->index_view.Visit(visit, context)) return stop;
  return self->template_text.Visit(visit, context);
}
void PatternClear(Object* object) {
  PatternObject* self = AsPattern(object);
  self->pattern.Clear();
  self->group_index.Clear();
  self->index_view.Clear();
  self->template_text.Clear();
}
void PatternDealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  PatternObject* self = AsPattern(object);
  delete std::exchange(self->program, nullptr);
  delete std::exchange(self->template_parts, nullptr);
  PatternClear(object);
  FreeObject(object);
}

Ref<Object> Find(Borrowed<Object> self, const char* function, ReMode mode, CallArgs args) {
  Ref<PatternObject> pattern = NewRef(AsPattern(self));
  ReText text;
  ptrdiff_t pos, endpos;
  if (!SearchArguments(function, pattern.get(), args, &text, &pos, &endpos)) return nullptr;
  ReSpans spans(pattern.get());
  int found = pattern->program->Match(text.subject(), mode, pos, endpos, false, spans.data());
  if (found < 0) return nullptr;
  return found ? NewMatch(pattern.get(), text.string(), pos, endpos, spans.data()) : NewNone();
}
Ref<Object> PatternMatch(Borrowed<Object> self, CallArgs args) { return Find(self, "match", ReMode::kMatch, args); }
Ref<Object> PatternFullMatch(Borrowed<Object> self, CallArgs args) { return Find(self, "fullmatch", ReMode::kFullMatch, args); }
Ref<Object> PatternSearch(Borrowed<Object> self, CallArgs args) { return Find(self, "search", ReMode::kSearch, args); }

// ---- Scanners --------------------------------------------------------------------------------------------------------------------------

struct ScannerObject : Object {
  GcSlot<PatternObject> pattern;
  GcSlot<Object> string;
  ptrdiff_t pos, endpos;
  ptrdiff_t at;       // where the next search begins; -1: at the end
  bool must_advance;
};
ScannerObject* AsScanner(Object* object) { return static_cast<ScannerObject*>(object); }

int ScannerTraverse(Object* object, VisitFn visit, void* context) {
  if (int stop = AsScanner(object)->pattern.Visit(visit, context)) return stop;
  return AsScanner(object)->string.Visit(visit, context);
}
void ScannerClear(Object* object) {
  AsScanner(object)->pattern.Clear();
  AsScanner(object)->string.Clear();
}
void ScannerDealloc(Object* object) {
  Untrack(object);
  ScannerClear(object);
  FreeObject(object);
}

Ref<Object> ScannerStep(Borrowed<Object> object, ReMode mode) {
  ScannerObject* self = AsScanner(object);
  if (self->at < 0) return NewNone();
  ReText text;
  if (!text.Get(self->pattern.get(), self->string.get())) return nullptr;
  ptrdiff_t endpos = std::min(self->endpos, text.length());
  ReSpans spans(self->pattern.get());
  int found = self->pattern->program->Match(text.subject(), mode, self->at, endpos, self->must_advance, spans.data());
  if (found < 0) return nullptr;
  if (!found) {
    self->at = -1;
    return NewNone();
  }
  self->must_advance = spans[0] == spans[1];
  self->at = spans[1];
  return NewMatch(self->pattern.get(), self->string.get(), self->pos, self->endpos, spans.data());
}
Ref<Object> ScannerMatch(Borrowed<Object> self) { return ScannerStep(self, ReMode::kMatch); }
Ref<Object> ScannerSearch(Borrowed<Object> self) { return ScannerStep(self, ReMode::kSearch); }

Ref<Object> NewScanner(Borrowed<Object> self, const char* function, CallArgs args) {
  ReText text;
  ptrdiff_t pos, endpos;
  if (!SearchArguments(function, AsPattern(self), args, &text, &pos, &endpos)) return nullptr;
  auto* scanner = NewContainer<ScannerObject>(CurrentRe().scanner.get());
  if (!scanner) return nullptr;
  scanner->pattern.Init(NewRef(AsPattern(self)));
  scanner->string.Init(text.string().ToOwned());
  scanner->pos = scanner->at = pos;
  scanner->endpos = endpos;
  scanner->must_advance = false;
  Track(scanner);
  return Ref<Object>::Adopt(scanner);
}
Ref<Object> PatternScanner(Borrowed<Object> self, CallArgs args) { return NewScanner(self, "scanner", args); }

Ref<Object> PatternFinditer(Borrowed<Object> self, CallArgs args) {
  Ref<Object> scanner = NewScanner(self, "finditer", args);
  Ref<StrObject> name = scanner ? InternStr("search") : nullptr;
  Ref<Object> search = name ? GetAttr(scanner, name) : nullptr;
  return search ? NewCallableIterator(search, None()) : nullptr;
}

constexpr MethodDef kScannerMethods[] = {NoArgs("match", &ScannerMatch), NoArgs("search", &ScannerSearch)};
constexpr MemberDef kScannerMembers[] = {{"pattern", MemberKind::kObject, offsetof(ScannerObject, pattern)}};

constexpr TypeSpec ScannerSpec() {
  TypeSpec spec = {};
  spec.name = "_sre.SRE_Scanner";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(ScannerObject);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeImmutable;
  spec.dealloc = &ScannerDealloc;
  spec.traverse = &ScannerTraverse;
  spec.clear = &ScannerClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kScannerMethods;
  spec.members = kScannerMembers;
  return spec;
}

// ---- The rest of patterns --------------------------------------------------------------------------------------------------------------

Ref<Object> PatternCopy(Borrowed<Object> self) { return self.ToOwned(); }
Ref<Object> PatternDeepCopy(Borrowed<Object> self, Borrowed<Object>) { return self.ToOwned(); }
Ref<Object> PatternClassGetItem(Borrowed<Object> cls, Borrowed<Object> item) { return NewGenericAlias(cls, item); }
Ref<Object> GetFlags(Borrowed<Object> self) { return NewInt(AsPattern(self)->program->syntax().flags); }
Ref<Object> GetGroups(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(GroupCount(AsPattern(self)))); }
Ref<Object> GetGroupIndex(Borrowed<Object> object) {
  PatternObject* self = AsPattern(object);
  if (!self->index_view) {
    Ref<Object> view = NewMappingProxy(self->group_index.get());
    if (!view) return nullptr;
    self->index_view.Set(std::move(view));
  }
  return NewRef(self->index_view.get());
}

Ref<Object> PatternRepr(Borrowed<Object> object) {
  PatternObject* self = AsPattern(object);
  uint32_t flags = self->program->syntax().flags;
  if (IsStr(self->pattern.get()) && (flags & kReTypeFlags) == kReUnicode) flags &= ~kReUnicode;
  static constexpr const char* kNames[] = {"TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"};
  std::string shown;
  for (uint32_t i = 0; i < 9; ++i) {
    if (!(flags & (1u << i))) continue;
    shown += shown.empty() ? "re." : "|re.";
    shown += kNames[i];
  }
  if (uint32_t rest = flags & ~0x1FFu) {
    char hex[16];
    std::snprintf(hex, sizeof(hex), "0x%x", rest);
    shown += shown.empty() ? "" : "|";
    shown += hex;
  }
  Ref<StrObject> text = Repr(self->pattern.get());
  if (!text) return nullptr;
  return shown.empty() ? StrFormat("re.compile(%.200U)", text.get()) : StrFormat("re.compile(%.200U, %s)", text.get(), shown.c_str());
}

int64_t PatternHash(Borrowed<Object> object) {
  PatternObject* self = AsPattern(object);
  int64_t hash = Hash(self->pattern.get());
  if (hash == -1) return -1;
  hash ^= static_cast<int64_t>(self->program->syntax().flags) * 1000003 ^ static_cast<int64_t>(GroupCount(self));
  return hash == -1 ? -2 : hash;
}

Ref<Object> PatternCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || a->type != b->type) return NewNotImplemented();
  if (a.get() == b.get()) return NewBool(op == kEqual);
  PatternObject *left = AsPattern(a), *right = AsPattern(b);
  int same = left->program->syntax().flags == right->program->syntax().flags &&
             IsBytes(left->pattern.get()) == IsBytes(right->pattern.get());
  if (same) same = CompareBool(left->pattern.get(), right->pattern.get(), kEqual);
  return same < 0 ? nullptr : NewBool((same != 0) == (op == kEqual));
}

constexpr MethodDef kPatternMethods[] = {
    OneArg("__class_getitem__", &PatternClassGetItem, "See PEP 585", kClassMethodFlag),
    NoArgs("__copy__", &PatternCopy),
    OneArg("__deepcopy__", &PatternDeepCopy),
    Keywords("findall", &PatternFindall,
             "findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nA list of what matches, one after the other."),
    Keywords("finditer", &PatternFinditer,
             "finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nIterates over the matches, one after the other."),
    Keywords("fullmatch", &PatternFullMatch,
             "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches all of the text."),
    Keywords("match", &PatternMatch,
             "match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches at the beginning of the text."),
    Keywords("scanner", &PatternScanner, "scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"),
    Keywords("search", &PatternSearch,
             "search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches at the first place where that is possible."),
    Keywords("split", &PatternSplit, "split($self, /, string, maxsplit=0)\n--\n\nWhat stands between the matches."),
    Keywords("sub", &PatternSub, "sub($self, /, repl, string, count=0)\n--\n\nThe text with something else in place of the matches."),
    Keywords("subn", &PatternSubn, "subn($self, /, repl, string, count=0)\n--\n\nAs sub(), with the number of replacements."),
};
constexpr GetSetDef kPatternGetSets[] = {
    {"flags", &GetFlags, nullptr, "The flags it was compiled with."},
    {"groups", &GetGroups, nullptr, "How many groups there are."},
    {"groupindex", &GetGroupIndex, nullptr, "The numbers of named groups."},
};
constexpr MemberDef kPatternMembers[] = {{"pattern", MemberKind::kObject, offsetof(PatternObject, pattern)}};

constexpr TypeSpec PatternSpec() {
  TypeSpec spec = {};
  spec.name = "re.Pattern";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(PatternObject);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeImmutable;
  spec.weaklist_offset = offsetof(PatternObject, weaklist);
  spec.dealloc = &PatternDealloc;
  spec.traverse = &PatternTraverse;
  spec.clear = &PatternClear;
  spec.slots.repr = &PatternRepr;
  spec.slots.hash = &PatternHash;
  spec.slots.compare = &PatternCompare;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kPatternMethods;
  spec.getsets = kPatternGetSets;
  spec.members = kPatternMembers;
  spec.doc = "Compiled regular expression object.";
  return spec;
}

constinit const TypeSpec kPatternSpec = PatternSpec();
constinit const TypeSpec kScannerSpec = ScannerSpec();

// ---- The module ------------------------------------------------------------------------------------------------------------------------

// compile(pattern, flags)
Ref<Object> Compile(Borrowed<Object>, ArgSpan args) {
  int64_t flags = AsInt64(args[1]);
  if (flags == -1 && ErrorPending()) return nullptr;
  if (!IsStr(args[0]) && !IsBytes(args[0])) return RaiseTypeError("first argument must be string or compiled pattern");
  ReSyntax syntax;
  if (!ParseRegex(args[0], static_cast<uint32_t>(flags), &syntax)) return nullptr;
  Ref<DictObject> group_index = NewDict();
  if (!group_index) return nullptr;
  for (const auto& [name, group] : syntax.names) {
    Ref<Object> number = NewInt(group);
    if (!number || !DictSet(group_index.get(), name, number)) return nullptr;
  }
  auto* pattern = NewContainer<PatternObject>(CurrentRe().pattern.get());
  if (!pattern) return nullptr;
  pattern->program = new ReProgram(std::move(syntax));
  pattern->pattern.Init(NewRef(args[0]));
  pattern->group_index.Init(std::move(group_index));
  pattern->index_view.InitNull();
  pattern->template_text.InitNull();
  pattern->template_parts = nullptr;
  pattern->weaklist = nullptr;
  Track(pattern);
  return Ref<Object>::Adopt(pattern);
}

// template(pattern, text): [text, group, text, ...], as strings and numbers.
Ref<Object> Template(Borrowed<Object>, ArgSpan args) {
  if (args[0]->type != CurrentRe().pattern.get()) return RaiseTypeError("expected a compiled pattern");
  return TemplateOf(AsPattern(args[0]), args[1]) ? NewNone() : nullptr;
}

constexpr MethodDef kFunctions[] = {
    Positional("check_template", &Template, 2, 2, "Raises what is wrong with a replacement for a pattern."),
    Positional("compile", &Compile, 2, 2, "compile($module, pattern, flags, /)\n--\n\nA pattern object."),
};

}  // namespace

bool FillSre(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.re) {
    library.re = std::make_unique<ReState>();
    library.re->pattern = MakeBuiltinType(kPatternSpec);
    library.re->match = MakeBuiltinType(kMatchSpec);
    library.re->scanner = MakeBuiltinType(kScannerSpec);
  }
  ReState& re = *library.re;
  return re.pattern && re.match && re.scanner && ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "MAGIC", NewInt(20220615)) &&
         ModuleAdd(module, "CODESIZE", NewInt(4)) && ModuleAdd(module, "MAXREPEAT", NewInt(static_cast<int64_t>(kReMaxRepeat))) &&
         ModuleAdd(module, "MAXGROUPS", NewInt(static_cast<int64_t>(kReMaxGroups))) &&
         ModuleAdd(module, "Pattern", NewRef<Object>(re.pattern.get())) && ModuleAdd(module, "Match", NewRef<Object>(re.match.get()));
}

}  // namespace viv
