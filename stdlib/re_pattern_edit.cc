// What goes through a whole text: findall, split, sub, subn.
#include <climits>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/re_objects.h"

namespace viv {

namespace {

// Match after match in [0, end). An empty match is followed by one that is not empty at that place.
class Walk {
 public:
  Walk(PatternObject* pattern, const ReText& text, ptrdiff_t start, ptrdiff_t end)
      : pattern_(pattern), text_(text), spans_(pattern), at_(start), end_(end) {}
  // 1: spans() tells of the next match, 0: none is left, -1: failed.
  int Next() {
    int found = pattern_->program->Match(text_.subject(), ReMode::kSearch, at_, end_, must_advance_, spans_.data());
    if (found <= 0) return found;
    must_advance_ = spans_[0] == spans_[1];
    at_ = spans_[1];
    return 1;
  }
  ptrdiff_t* spans() { return spans_.data(); }

 private:
  PatternObject* pattern_;
  const ReText& text_;
  ReSpans spans_;
  ptrdiff_t at_, end_;
  bool must_advance_ = false;
};

Ref<Object> GroupOr(const ReText& text, const ptrdiff_t* spans, size_t group, bool empty) {
  if (spans[2 * group] >= 0) return text.Slice(spans[2 * group], spans[2 * group + 1]);
  return empty ? text.Slice(0, 0) : NewNone();
}

enum class Replacing { kText, kTemplate, kFunction };

Ref<Object> Substitute(Borrowed<Object> object, const char* function, CallArgs args, bool with_count) {
  Object* out[3];
  if (!ParseArguments({function, {"repl", "string", "count"}, 2}, args, out)) return nullptr;
  ptrdiff_t count = out[2] ? AsSsize(out[2]) : 0;
  if (count == -1 && ErrorPending()) return nullptr;
  Ref<PatternObject> keep = NewRef(AsPattern(object));
  PatternObject* pattern = keep.get();
  Replacing how = Replacing::kText;
  ReTemplate parts;
  if (IsCallable(out[0])) {
    how = Replacing::kFunction;
  } else {
    // Without a backslash there is nothing to parse. What is neither str nor bytes fails in parsing.
    bool plain = false;
    if (IsStr(out[0])) {
      const StrObject* s = AsStr(out[0]);
      plain = true;
      for (ptrdiff_t i = 0; i < s->length && plain; ++i) plain = StrChar(s, i) != '\\';
    } else if (HasBuffer(out[0])) {
      std::string bytes;
      if (!CopyBuffer(out[0], &bytes)) return nullptr;
      plain = bytes.find('\\') == std::string::npos;
    }
    if (!plain) {
      const ReTemplate* found = TemplateOf(pattern, out[0]);
      if (!found) return nullptr;
      parts = *found;
      how = Replacing::kTemplate;
    }
  }
  ReText text;
  if (!text.Get(pattern, out[1])) return nullptr;
  Walk walk(pattern, text, 0, text.length());
  ReOutput result(text.is_str());
  ptrdiff_t done = 0, copied = 0, pieces = 0;
  while (count <= 0 || done < count) {
    int found = walk.Next();
    if (found < 0) return nullptr;
    if (!found) break;
    const ptrdiff_t* spans = walk.spans();
    if (copied < spans[0]) {
      if (!result.Append(text, copied, spans[0])) return nullptr;
      ++pieces;
    }
    copied = spans[1];
    ++done;
    if (how == Replacing::kTemplate && IsStr(out[0]) == text.is_str()) {
      if (!result.AppendTemplate(parts, text, spans)) return nullptr;
      ++pieces;
      continue;
    }
    Ref<Object> piece;
    if (how == Replacing::kFunction) {
      Ref<Object> match = NewMatch(pattern, out[1], 0, text.length(), spans);
      piece = match ? Call(out[0], {match.get()}) : nullptr;
      if (!piece) return nullptr;
      if (IsNone(piece.get())) continue;
    } else {
      piece = NewRef(out[0]);
    }
    if (text.is_str() ? !IsStr(piece.get()) : !HasBuffer(piece)) {
      return RaiseTypeError(text.is_str() ? "sequence item %zd: expected str instance, %.80T found"
                                          : "sequence item %zd: expected a bytes-like object, %.80T found",
                            pieces, piece.get());
    }
    if (!result.AppendObject(piece)) return nullptr;
    ++pieces;
  }
  Ref<Object> all;
  if (done == 0) {
    all = text.Slice(0, text.length());
  } else {
    all = result.Append(text, copied, text.length()) ? result.Finish() : nullptr;
  }
  if (!all || !with_count) return all;
  Ref<Object> number = NewInt(done);
  return number ? Ref<Object>(NewTuple({all.get(), number.get()})) : nullptr;
}

}  // namespace

Ref<Object> PatternSub(Borrowed<Object> self, CallArgs args) { return Substitute(self, "sub", args, false); }
Ref<Object> PatternSubn(Borrowed<Object> self, CallArgs args) { return Substitute(self, "subn", args, true); }

Ref<Object> PatternFindall(Borrowed<Object> self, CallArgs args) {
  Ref<PatternObject> pattern = NewRef(AsPattern(self));
  ReText text;
  ptrdiff_t pos, endpos;
  if (!SearchArguments("findall", pattern.get(), args, &text, &pos, &endpos)) return nullptr;
  Ref<ListObject> result = NewList(0);
  if (!result) return nullptr;
  size_t groups = GroupCount(pattern.get());
  Walk walk(pattern.get(), text, pos, endpos);
  int found;
  while ((found = walk.Next()) > 0) {
    Ref<Object> item;
    if (groups <= 1) {
      item = GroupOr(text, walk.spans(), groups, true);
    } else {
      Ref<TupleObject> row = NewTuple(static_cast<ptrdiff_t>(groups));
      if (!row) return nullptr;
      for (size_t i = 1; i <= groups; ++i) {
        Ref<Object> group = GroupOr(text, walk.spans(), i, true);
        if (!group) return nullptr;
        TupleInit(row.get(), static_cast<ptrdiff_t>(i) - 1, std::move(group));
      }
      item = std::move(row);
    }
    if (!item || !ListAppend(result.get(), std::move(item))) return nullptr;
  }
  return found < 0 ? nullptr : Ref<Object>(std::move(result));
}

Ref<Object> PatternSplit(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"split", {"string", "maxsplit"}, 1}, args, out)) return nullptr;
  ptrdiff_t limit = out[1] ? AsSsize(out[1]) : 0;
  if (limit == -1 && ErrorPending()) return nullptr;
  Ref<PatternObject> pattern = NewRef(AsPattern(self));
  ReText text;
  if (!text.Get(pattern.get(), out[0])) return nullptr;
  Ref<ListObject> result = NewList(0);
  if (!result) return nullptr;
  size_t groups = GroupCount(pattern.get());
  Walk walk(pattern.get(), text, 0, text.length());
  ptrdiff_t last = 0, done = 0;
  int found = 0;
  while ((limit <= 0 || done < limit) && (found = walk.Next()) > 0) {
    Ref<Object> piece = text.Slice(last, walk.spans()[0]);
    if (!piece || !ListAppend(result.get(), std::move(piece))) return nullptr;
    for (size_t i = 1; i <= groups; ++i) {
      Ref<Object> group = GroupOr(text, walk.spans(), i, false);
      if (!group || !ListAppend(result.get(), std::move(group))) return nullptr;
    }
    last = walk.spans()[1];
    ++done;
  }
  if (found < 0) return nullptr;
  Ref<Object> rest = text.Slice(last, text.length());
  return rest && ListAppend(result.get(), std::move(rest)) ? Ref<Object>(std::move(result)) : nullptr;
}

}  // namespace viv
