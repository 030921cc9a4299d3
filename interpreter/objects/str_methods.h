// The methods of str, by source file; str_type.cc puts them into the type's table. Not for other parts.
#pragma once

#include "interpreter/objects/str_internal.h"

namespace viv::str_methods {

// str_find.cc
Ref<Object> Find(Borrowed<Object> self, ArgSpan args);
Ref<Object> RFind(Borrowed<Object> self, ArgSpan args);
Ref<Object> Index(Borrowed<Object> self, ArgSpan args);
Ref<Object> RIndex(Borrowed<Object> self, ArgSpan args);
Ref<Object> Count(Borrowed<Object> self, ArgSpan args);
Ref<Object> StartsWith(Borrowed<Object> self, ArgSpan args);
Ref<Object> EndsWith(Borrowed<Object> self, ArgSpan args);
Ref<Object> RemovePrefix(Borrowed<Object> self, Borrowed<Object> prefix);
Ref<Object> RemoveSuffix(Borrowed<Object> self, Borrowed<Object> suffix);

// str_split.cc
Ref<Object> Split(Borrowed<Object> self, CallArgs args);
Ref<Object> RSplit(Borrowed<Object> self, CallArgs args);
Ref<Object> SplitLines(Borrowed<Object> self, CallArgs args);
Ref<Object> Partition(Borrowed<Object> self, Borrowed<Object> separator);
Ref<Object> RPartition(Borrowed<Object> self, Borrowed<Object> separator);
Ref<Object> Join(Borrowed<Object> self, Borrowed<Object> iterable);

// str_replace.cc
Ref<Object> Replace(Borrowed<Object> self, ArgSpan args);
Ref<Object> Translate(Borrowed<Object> self, Borrowed<Object> table);
Ref<Object> MakeTrans(Borrowed<Object> self, ArgSpan args);

// str_pad.cc
Ref<Object> Center(Borrowed<Object> self, ArgSpan args);
Ref<Object> LJust(Borrowed<Object> self, ArgSpan args);
Ref<Object> RJust(Borrowed<Object> self, ArgSpan args);
Ref<Object> ZFill(Borrowed<Object> self, Borrowed<Object> width);
Ref<Object> ExpandTabs(Borrowed<Object> self, CallArgs args);
Ref<Object> Strip(Borrowed<Object> self, ArgSpan args);
Ref<Object> LStrip(Borrowed<Object> self, ArgSpan args);
Ref<Object> RStrip(Borrowed<Object> self, ArgSpan args);

// str_case.cc
Ref<Object> Upper(Borrowed<Object> self);
Ref<Object> Lower(Borrowed<Object> self);
Ref<Object> Title(Borrowed<Object> self);
Ref<Object> Capitalize(Borrowed<Object> self);
Ref<Object> SwapCase(Borrowed<Object> self);
Ref<Object> CaseFold(Borrowed<Object> self);

// str_predicates.cc
Ref<Object> IsAlnum(Borrowed<Object> self);
Ref<Object> IsAlpha(Borrowed<Object> self);
Ref<Object> IsAsciiOnly(Borrowed<Object> self);
Ref<Object> IsDecimal(Borrowed<Object> self);
Ref<Object> IsDigit(Borrowed<Object> self);
Ref<Object> IsIdentifier(Borrowed<Object> self);
Ref<Object> IsLower(Borrowed<Object> self);
Ref<Object> IsNumeric(Borrowed<Object> self);
Ref<Object> IsPrintable(Borrowed<Object> self);
Ref<Object> IsSpace(Borrowed<Object> self);
Ref<Object> IsTitle(Borrowed<Object> self);
Ref<Object> IsUpper(Borrowed<Object> self);

// str_format_method.cc
Ref<Object> Format(Borrowed<Object> self, CallArgs args);
Ref<Object> FormatMap(Borrowed<Object> self, Borrowed<Object> mapping);

// str_iterators.cc
Ref<Object> Iterate(Borrowed<Object> self);

}  // namespace viv::str_methods
