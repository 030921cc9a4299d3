// Builds code objects by hand, so that the VM's tests need no compiler.
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/code_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

class Assembler {
 public:
  // Parameters and other local variables by name; the parameters first.
  Assembler(int parameters, std::vector<std::string> locals, int temporaries, uint32_t flags = kCodeOptimized | kCodeNewLocals)
      : parameters_(parameters), locals_(std::move(locals)), temporaries_(temporaries), flags_(flags) {}

  uint16_t Temporary(int i) const { return static_cast<uint16_t>(locals_.size() + static_cast<size_t>(i)); }
  uint16_t Constant(Ref<Object> value) {
    constants_.push_back(std::move(value));
    return static_cast<uint16_t>(constants_.size() - 1);
  }
  uint16_t Name(const std::string& name) {
    for (size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return static_cast<uint16_t>(i);
    }
    names_.push_back(name);
    return static_cast<uint16_t>(names_.size() - 1);
  }
  int Here() const { return static_cast<int>(words_.size()); }
  // The index of the instruction.
  int Op(Opcode op, int a = 0, int b = 0, int c = 0) {
    int at = Here();
    Instruction in{static_cast<uint16_t>(op), static_cast<uint16_t>(a), static_cast<uint16_t>(b), static_cast<uint16_t>(c)};
    words_.push_back(in.ToWord());
    words_.resize(words_.size() + static_cast<size_t>(InfoOf(op).extra_words));
    return at;
  }
  // Makes the jump at `from` lead to `to`: of a J instruction, or in the extra word.
  void Jump(int from, int to) {
    Instruction in = Instruction::FromWord(words_[static_cast<size_t>(from)]);
    if (std::strchr(InfoOf(static_cast<Opcode>(in.op)).operands, 'J')) {
      in.set_jump(to - from);
      words_[static_cast<size_t>(from)] = in.ToWord();
    } else {
      words_[static_cast<size_t>(from) + 1] = static_cast<uint32_t>(to - from);
    }
  }
  void Handler(int start, int end, int target, int depth) {
    table_.push_back({static_cast<uint32_t>(start), static_cast<uint32_t>(end), static_cast<uint32_t>(target), static_cast<uint32_t>(depth)});
  }

  Ref<CodeObject> Finish(const char* name = "f") {
    Ref<CodeObject> code = NewCode();
    code->argument_count = parameters_;
    code->local_count = static_cast<int32_t>(locals_.size());
    code->register_count = code->local_count + temporaries_;
    code->first_line = 1;
    code->flags = flags_;
    code->name.Init(NewStr(name));
    code->qualname.Init(NewStr(name));
    code->filename.Init(NewStr("<test>"));
    Ref<TupleObject> constants = NewTuple(static_cast<ptrdiff_t>(constants_.size()));
    for (size_t i = 0; i < constants_.size(); ++i) TupleInit(constants.get(), static_cast<ptrdiff_t>(i), constants_[i]);
    code->constants.Init(std::move(constants));
    code->names.Init(Names(names_));
    code->local_names.Init(Names(locals_));
    code->cell_names.Init(EmptyTuple());
    code->free_names.Init(EmptyTuple());
    code->words = Copy(words_);
    code->word_count = Here();
    code->exception_table = Copy(table_);
    code->exception_entry_count = static_cast<int32_t>(table_.size());
    std::vector<PositionEntry> positions = {{0, 1, 1, 0, 0}};
    code->positions = Copy(positions);
    code->position_entry_count = 1;
    constants_.clear();
    return CodeFinish(code.get()) ? std::move(code) : nullptr;
  }

 private:
  static Ref<TupleObject> Names(const std::vector<std::string>& names) {
    Ref<TupleObject> tuple = NewTuple(static_cast<ptrdiff_t>(names.size()));
    for (size_t i = 0; i < names.size(); ++i) TupleInit(tuple.get(), static_cast<ptrdiff_t>(i), InternStr(names[i]));
    return tuple;
  }
  template <class T>
  static T* Copy(const std::vector<T>& from) {
    if (from.empty()) return nullptr;
    auto* to = static_cast<T*>(Allocate(Domain::kMem, from.size() * sizeof(T)));
    std::memcpy(to, from.data(), from.size() * sizeof(T));
    return to;
  }

  int parameters_;
  std::vector<std::string> locals_;
  int temporaries_;
  uint32_t flags_;
  std::vector<Ref<Object>> constants_;
  std::vector<std::string> names_;
  std::vector<uint64_t> words_;
  std::vector<ExceptionTableEntry> table_;
};

}  // namespace viv
