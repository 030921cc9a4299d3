// The objects of the module _sre: patterns, matches and scanners. Answers to CPython's Modules/_sre/sre.h.
#pragma once

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/re_program.h"

namespace viv {

struct ReState {
  Ref<TypeObject> pattern, match, scanner;
};
ReState& CurrentRe();

struct PatternObject : Object {
  ReProgram* program;  // owned
  GcSlot<Object> pattern;      // str or bytes
  GcSlot<DictObject> group_index;  // name -> number
  GcSlot<Object> index_view;   // mappingproxy of it; null until asked for
  // The last replacement that was taken apart.
  GcSlot<Object> template_text;  // null: none
  ReTemplate* template_parts;    // owned
  Object* weaklist;
};
inline PatternObject* AsPattern(Object* object) { return static_cast<PatternObject*>(object); }
inline size_t GroupCount(const PatternObject* pattern) { return pattern->program->syntax().group_count; }

// Laid out as large as CPython's.
struct MatchObject : Object {
  ptrdiff_t span_count;  // 2 * (groups + 1)
  GcSlot<Object> string;
  GcSlot<Object> spans_tuple;  // .regs; null until asked for
  GcSlot<PatternObject> pattern;
  ptrdiff_t start_limit, end_limit;  // .pos, .endpos
  ptrdiff_t last_group;              // 0: none
  ptrdiff_t spans[];
};
inline MatchObject* AsMatch(Object* object) { return static_cast<MatchObject*>(object); }

// The text that a search goes through, held for as long as it lasts.
class ReText {
 public:
  // False: TypeError pending.
  bool Get(PatternObject* pattern, Borrowed<Object> string);
  const ReSubject& subject() const { return subject_; }
  ptrdiff_t length() const { return subject_.length; }
  Borrowed<Object> string() const { return string_; }
  bool is_str() const { return is_str_; }
  // A part as str or bytes; all of an exact one is itself.
  Ref<Object> Slice(ptrdiff_t start, ptrdiff_t end) const;

 private:
  BufferHolder holder_;
  Borrowed<Object> string_;
  ReSubject subject_;
  bool is_str_ = false;
};
Ref<Object> ReSlice(Borrowed<Object> string, ptrdiff_t start, ptrdiff_t end);

Ref<Object> NewMatch(PatternObject* pattern, Borrowed<Object> string, ptrdiff_t pos, ptrdiff_t endpos, const ptrdiff_t* spans);

// Where the spans of a match are put: on the stack for most patterns.
class ReSpans {
 public:
  explicit ReSpans(const PatternObject* pattern) {
    size_t n = 2 * (GroupCount(pattern) + 1);
    if (n > sizeof(small_) / sizeof(small_[0])) large_ = std::make_unique<ptrdiff_t[]>(n);
  }
  ptrdiff_t* data() { return large_ ? large_.get() : small_; }
  ptrdiff_t operator[](size_t i) const { return large_ ? large_[i] : small_[i]; }

 private:
  ptrdiff_t small_[32];
  std::unique_ptr<ptrdiff_t[]> large_;
};

// A replacement as text and groups; null: failed. Lives until the next one of this pattern.
const ReTemplate* TemplateOf(PatternObject* pattern, Borrowed<Object> text);

// Collects the result of sub() and expand(): str or bytes.
class ReOutput {
 public:
  explicit ReOutput(bool is_str) : is_str_(is_str) {}
  bool Append(const ReText& text, ptrdiff_t start, ptrdiff_t end);
  bool AppendObject(Borrowed<Object> piece);  // of the right type
  bool AppendText(const std::u32string& text);
  bool AppendTemplate(const ReTemplate& parts, const ReText& text, const ptrdiff_t* spans);
  Ref<Object> Finish();

 private:
  bool is_str_;
  StrBuilder str_;
  std::string bytes_;
};

extern const TypeSpec kMatchSpec;

// sub, subn, split, findall: re_pattern_edit.cc
Ref<Object> PatternSub(Borrowed<Object> self, CallArgs args);
Ref<Object> PatternSubn(Borrowed<Object> self, CallArgs args);
Ref<Object> PatternSplit(Borrowed<Object> self, CallArgs args);
Ref<Object> PatternFindall(Borrowed<Object> self, CallArgs args);
// The arguments (string, pos, endpos) of the methods that search, clipped. False: failed.
bool SearchArguments(const char* function, PatternObject* pattern, CallArgs args, ReText* text, ptrdiff_t* pos, ptrdiff_t* endpos);

}  // namespace viv
