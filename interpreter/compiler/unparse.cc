#include "interpreter/compiler/codegen.h"
namespace viv::compiler {
std::string Unparse(const ast::ExprNode* e, ConstantPool& pool) { return ""; }
}  // namespace viv::compiler
