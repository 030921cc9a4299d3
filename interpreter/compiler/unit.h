// Unit: one code object under construction - its scope, constants, names, registers of variables - and the small values that the
// code generator's methods hand to each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "interpreter/compiler/emitter.h"
#include "interpreter/compiler/scopes.h"

namespace viv::compiler {

inline constexpr int kNewTemporary = -1;
inline constexpr int kStackGuideline = 30;  // longer displays and calls are built piece by piece, as CPython does

struct Operand {
  enum Kind : uint8_t { kLocal, kTemporary, kConstant } kind;
  int index;
};
enum Accept : unsigned { kAcceptNone = 0, kAcceptLocal = 1, kAcceptConstant = 2 };

enum class UnitKind : uint8_t { kModule, kClass, kFunction, kAsyncFunction, kLambda, kComprehension };

// What is to be undone when control leaves a statement from within.
enum class BlockKind : uint8_t {
  kWhile,
  kFor,
  kTry,
  kFinallyTry,
  kFinallyEnd,
  kWith,
  kAsyncWith,
  kHandlerCleanup,
  kPopValue,
  kExceptionHandler,
  kStarHandler,
  kAsyncComprehension
};
struct Block {
  BlockKind kind;
  int top = 0;  // its first temporary
  Label continue_label = kNoLabel, break_label = kNoLabel;
  Emitter::HandlerState outer = {};  // handler in force around it
  ast::Span<ast::StmtNode*> finally_body = {};
  const ast::Node* node = nullptr;  // of with: the statement
  std::string_view name = {};       // `except ... as name`
};

enum class NameOp : uint8_t { kFast, kCell, kGlobal, kName };
struct NameRef {
  NameOp op;
  int index;  // register, or index into names
};

struct Unit {
  Unit* parent = nullptr;
  UnitKind kind;
  Scope* scope;
  std::string_view name, class_name;  // class_name: for mangling
  std::string qualname;
  int first_line = 1;
  int argument_count = 0, positional_only_count = 0, keyword_only_count = 0;
  Emitter em;
  std::vector<Object*> constants;  // the pool owns them
  absl::flat_hash_map<Object*, int> constant_index;
  int last_used_constant = -1;
  struct LateTuple {
    int instruction;  // LoadConst to patch; -1: in dead code
    std::vector<Object*> items;
  };
  std::vector<LateTuple> late_tuples;
  std::vector<StrObject*> names;
  absl::flat_hash_map<std::string_view, int> name_index;
  std::vector<std::string_view> locals, cells, frees;
  std::vector<int16_t> cell_parameters;
  int local_capacity = 0;  // registers kept for locals
  std::vector<Block> blocks;
  bool IsFunctionLike() const { return kind != UnitKind::kModule && kind != UnitKind::kClass; }
};

}  // namespace viv::compiler
