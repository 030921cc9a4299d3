// The constants of one compilation: each value is one object, however often and in however many functions it is written.
//
// Two constants are the same when type and value are (1, 1.0, True, 0.0 and -0.0 are all different), tuples and frozensets item by
// item, as CPython's merge_consts_recursive has it. So `is` between constants of one module answers as there.
//
// Values that folding makes (constant tuples, results of arithmetic) stand in the tree as Constant nodes of kind kFolded, whose
// `integer` is an index into this pool.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "interpreter/objects/object.h"
#include "parser/ast.h"

namespace viv::compiler {

inline constexpr ast::ConstantKind kFolded = static_cast<ast::ConstantKind>(0x40);

class ConstantPool {
 public:
  ConstantPool() = default;
  ConstantPool(const ConstantPool&) = delete;
  ConstantPool& operator=(const ConstantPool&) = delete;

  // The object of a constant of the tree. Null: failed (MemoryError, or ValueError for too many digits).
  Object* Of(const ast::ConstantValue& value);
  // The one object that equals `value`, which is kept if it is the first. Null: failed.
  Object* Merge(Ref<Object> value);
  // A constant of the tree that stands for `value`. Kind kNone with *ok false: failed.
  ast::ConstantValue Fold(Ref<Object> value, bool* ok);

  // Interned.
  StrObject* Name(std::string_view name);
  Object* Int(int64_t value);
  // A str; `text` must live as long as the pool.
  Object* Text(std::string_view text);

  // Appends, once each, the constants that the source writes or that folding made of them. False: failed.
  bool AppendLiterals(ListObject* list) const;

  // Text that lives as long as the pool.
  std::string_view Keep(std::string text) { return kept_.emplace_back(std::move(text)); }

 private:
  Object* Made(const ast::ConstantValue& value);
  bool AppendLiteral(ListObject* list, Object* value, absl::flat_hash_set<Object*>* done) const;
  bool AppendKey(Object* value, std::string* key);
  bool MergeItems(TupleObject* tuple);

  absl::flat_hash_map<std::string_view, Ref<StrObject>> texts_;  // names, and strings without surrogates
  absl::flat_hash_map<int64_t, Ref<Object>> ints_;
  absl::flat_hash_map<std::string, Ref<Object>> others_;
  std::vector<Ref<Object>> folded_;  // not merged before they are used: the first constant in the order of the code is the one that stays
  std::vector<Object*> literals_;  // what Of() has answered, owned by the maps; may repeat
  absl::flat_hash_set<Object*> known_names_;  // literals that were interned already: CPython's tree owns an equal one
  std::deque<std::string> kept_;
  uint64_t nan_count_ = 0;
};

}  // namespace viv::compiler
