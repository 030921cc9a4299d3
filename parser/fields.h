// Fills the fields of a node, in ast's order, from what a rule gathered.
#pragma once

#include <tuple>

#include "parser/state.h"

namespace viv::parser {

template <class T>
struct FieldsOf;

template <class... Fields>
std::tuple<Fields&...> TieFields(int, Fields&... fields) {
  return {fields...};
}

#define F(type, name) , node.name
#define O(type, name) , node.name
#define VIV_AST_NODE(base, type, name, fields)                                        \
  template <>                                                                         \
  struct FieldsOf<ast::type> {                                                        \
    static auto Tie([[maybe_unused]] ast::type& node) { return TieFields(0 fields); } \
  };
#include "parser/ast_nodes.def"
#undef VIV_AST_NODE
#undef F
#undef O

template <class T>
void SetField(T& field, const T& value) {
  field = value;
}
template <class T>
void SetField(T*& field, Node* value) {
  field = static_cast<T*>(value);
}
template <class T>
void SetField(ast::Span<T*>& field, Nodes value) {
  field = CastSpan<T>(value);
}

// The first fields; the others keep their defaults.
template <class T, class... Parts>
void FillFields(T& node, const Parts&... parts) {
  auto fields = FieldsOf<T>::Tie(node);
  [&]<size_t... kIndex>(std::index_sequence<kIndex...>) { (SetField(std::get<kIndex>(fields), parts), ...); }
  (std::index_sequence_for<Parts...>{});
}

}  // namespace viv::parser
