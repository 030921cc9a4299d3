#include "interpreter/compiler/constants.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

namespace {

bool IsNameLike(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

void AppendRaw(std::string* key, const void* bytes, size_t size) { key->append(static_cast<const char*>(bytes), size); }

}  // namespace

StrObject* ConstantPool::Name(std::string_view name) {
  auto it = texts_.find(name);
  if (it != texts_.end()) {
    if (it->second->interned == kNotInterned) InternInPlace(&it->second);
    return it->second.get();
  }
  Ref<StrObject> made = InternStr(name);
  if (!made) return nullptr;
  StrObject* raw = made.get();
  if (raw->refcount > 1) known_names_.insert(raw);
  // The key is the text of the tree or of `kept_`, both of which outlive the map's use; names from elsewhere are literals.
  texts_.emplace(name, std::move(made));
  return raw;
}

Object* ConstantPool::Text(std::string_view text) {
  if (IsNameLike(text)) return Name(text);
  auto [it, fresh] = texts_.try_emplace(text);
  if (fresh) {
    it->second = NewStr(text);
    if (!it->second) {
      texts_.erase(it);
      return nullptr;
    }
  }
  return it->second.get();
}

Object* ConstantPool::Int(int64_t value) {
  auto [it, fresh] = ints_.try_emplace(value);
  if (fresh) {
    it->second = NewInt(value);
    if (!it->second) {
      ints_.erase(it);
      return nullptr;
    }
  }
  return it->second.get();
}

Object* ConstantPool::Of(const ast::ConstantValue& value) {
  Object* made = Made(value);
  if (made && made != None() && made->kind != kBool) literals_.push_back(made);
  return made;
}

bool ConstantPool::AppendLiteral(ListObject* list, Object* value, absl::flat_hash_set<Object*>* done) const {
  if (!done->insert(value).second || known_names_.contains(value)) return true;
  if (!ListAppend(list, Ref<Object>::Share(value))) return false;
  if (!IsExact(value, TypeId::kTuple)) return true;
  for (Object* item : TupleItems(AsTuple(value))) {
    if (!AppendLiteral(list, item, done)) return false;
  }
  return true;
}

bool ConstantPool::AppendLiterals(ListObject* list) const {
  absl::flat_hash_set<Object*> done;
  for (Object* value : literals_) {
    if (!AppendLiteral(list, value, &done)) return false;
  }
  return true;
}

Object* ConstantPool::Made(const ast::ConstantValue& value) {
  using ast::ConstantKind;
  if (value.kind == kFolded) return Merge(folded_[static_cast<size_t>(value.integer)]);
  switch (value.kind) {
    case ConstantKind::kNone:
      return None();
    case ConstantKind::kTrue:
      return True();
    case ConstantKind::kFalse:
      return False();
    case ConstantKind::kEllipsis:
      return Ellipsis();
    case ConstantKind::kInt:
      return Int(value.integer);
    case ConstantKind::kBigInt: {
      Ref<Object> made = IntFromDigits(value.text, value.base);
      return made ? Merge(std::move(made)) : nullptr;
    }
    case ConstantKind::kFloat: {
      Ref<Object> made = NewFloat(value.real);
      return made ? Merge(std::move(made)) : nullptr;
    }
    case ConstantKind::kImaginary: {
      Ref<Object> made = NewComplex(0.0, value.real);
      return made ? Merge(std::move(made)) : nullptr;
    }
    case ConstantKind::kStr:
      return Text(value.text);
    case ConstantKind::kBytes: {
      Ref<Object> made = NewBytes(value.text);
      return made ? Merge(std::move(made)) : nullptr;
    }
  }
  return nullptr;
}

// A key that two objects share exactly where they are the same constant.
bool ConstantPool::AppendKey(Object* value, std::string* key) {
  auto append_double = [&](double number) {
    uint64_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    AppendRaw(key, &bits, sizeof bits);
    if (std::isnan(number)) {  // nan equals nothing, not even another nan
      ++nan_count_;
      AppendRaw(key, &nan_count_, sizeof nan_count_);
    }
  };
  auto append_text = [&](char tag, std::string_view text) {
    *key += tag;
    size_t size = text.size();
    AppendRaw(key, &size, sizeof size);
    key->append(text);
  };
  if (value == None() || value == True() || value == False() || value == Ellipsis()) {
    *key += 'S';
    AppendRaw(key, &value, sizeof value);
  } else if (IsExactInt(value)) {
    std::string digits;
    if (!IntToText(value, 16, false, &digits)) return false;
    append_text('i', digits);
  } else if (IsExact(value, TypeId::kFloat)) {
    *key += 'f';
    append_double(FloatValue(value));
  } else if (IsExact(value, TypeId::kComplex)) {
    *key += 'c';
    append_double(static_cast<ComplexObject*>(value)->real);
    append_double(static_cast<ComplexObject*>(value)->imaginary);
  } else if (IsExactStr(value)) {
    append_text('s', StrToStdString(AsStr(value)));
  } else if (IsExact(value, TypeId::kBytes)) {
    append_text('b', BytesView(value));
  } else if (IsExact(value, TypeId::kTuple)) {
    *key += 't';
    ptrdiff_t size = AsTuple(value)->size;
    AppendRaw(key, &size, sizeof size);
    for (Object* item : TupleItems(AsTuple(value))) {
      if (!AppendKey(item, key)) return false;
    }
  } else if (IsExact(value, TypeId::kFrozenSet)) {
    std::vector<std::string> keys;
    ptrdiff_t position = 0;
    Object* item;
    int64_t hash;
    while (SetNext(static_cast<SetObject*>(value), &position, &item, &hash)) {
      keys.emplace_back();
      if (!AppendKey(item, &keys.back())) return false;
    }
    std::sort(keys.begin(), keys.end());
    *key += 'z';
    size_t size = keys.size();
    AppendRaw(key, &size, sizeof size);
    for (const std::string& item_key : keys) key->append(item_key);
  } else {  // code: by identity
    *key += 'o';
    AppendRaw(key, &value, sizeof value);
  }
  return true;
}

bool ConstantPool::MergeItems(TupleObject* tuple) {
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    Object* merged = Merge(Ref<Object>::Share(tuple->items[i]));
    if (!merged) return false;
    if (merged != tuple->items[i]) {
      Ref<Object> old = Ref<Object>::Adopt(tuple->items[i]);
      TupleInit(tuple, i, Ref<Object>::Share(merged));
    }
  }
  return true;
}

Object* ConstantPool::Merge(Ref<Object> value) {
  if (value.get() == None() || value.get() == True() || value.get() == False() || value.get() == Ellipsis()) return value.get();
  if (IsExactInt(value.get()) && !IsBig(value.get())) {
    auto [it, fresh] = ints_.try_emplace(SmallValue(value.get()));
    if (fresh) it->second = std::move(value);
    return it->second.get();
  }
  if (IsExactStr(value.get())) {
    std::string text = StrToStdString(AsStr(value.get()));
    auto it = texts_.find(text);
    if (it != texts_.end()) return it->second.get();
    Ref<StrObject> str = Ref<StrObject>::Adopt(AsStr(value.Release()));
    if (IsNameLike(text)) InternInPlace(&str);
    StrObject* raw = str.get();
    texts_.emplace(Keep(std::move(text)), std::move(str));
    return raw;
  }
  if (IsExact(value.get(), TypeId::kTuple)) {
    // The items first, so that they are shared with what stands alone.
    if (!MergeItems(AsTuple(value.get()))) return nullptr;
  }
  std::string key;
  if (!AppendKey(value.get(), &key)) return nullptr;
  if (auto it = others_.find(key); it != others_.end()) return it->second.get();
  if (IsExact(value.get(), TypeId::kFrozenSet) && static_cast<SetObject*>(value.get())->used > 0) {
    // As in CPython the set is made once more, of its merged items in their order: that may change the order.
    Ref<TupleObject> items = TupleOf(value);
    if (!items || !MergeItems(items.get())) return nullptr;
    value = NewFrozenSet(items);
    if (!value) return nullptr;
  }
  return others_.try_emplace(std::move(key), std::move(value)).first->second.get();
}

ast::ConstantValue ConstantPool::Fold(Ref<Object> value, bool* ok) {
  using ast::ConstantKind;
  ast::ConstantValue result;
  *ok = true;
  if (value.get() == True()) {
    result.kind = ConstantKind::kTrue;
  } else if (value.get() == False()) {
    result.kind = ConstantKind::kFalse;
  } else if (IsExactInt(value.get()) && !IsBig(value.get())) {
    result.kind = ConstantKind::kInt;
    result.integer = SmallValue(value.get());
  } else if (IsExact(value.get(), TypeId::kFloat)) {
    result.kind = ConstantKind::kFloat;
    result.real = FloatValue(value.get());
  } else if (IsExactStr(value.get())) {
    std::string_view text = Keep(StrToStdString(AsStr(value.get())));
    result.kind = ConstantKind::kStr;
    result.text = text;
    result.is_ascii = AsStr(value.get())->ascii;
  } else {
    result.kind = kFolded;
    result.integer = static_cast<int64_t>(folded_.size());
    folded_.push_back(std::move(value));
  }
  return result;
}

}  // namespace viv::compiler
