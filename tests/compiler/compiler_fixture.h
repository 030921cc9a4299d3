// Source to code objects without a VM.
#pragma once

#include "interpreter/bytecode/disassembler.h"
#include "interpreter/bytecode/validate.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/exception_object.h"
#include "runtime_fixture.h"

namespace viv {

class CompilerTest : public RuntimeTest {
 protected:
  Ref<CodeObject> Compile(std::string_view source, CompileMode mode = CompileMode::kExec, const CompileOptions& options = {}) {
    Ref<StrObject> filename = NewStr("<test>");
    Ref<CodeObject> code = CompileSource(source, filename, mode, options);
    if (code) {
      EXPECT_EQ(FindCodeFault(code.get()), "") << source << "\n" << Disassemble(code);
    }
    return code;
  }
  // The first code object among the constants, and so on along `depth` levels.
  static CodeObject* Inner(const CodeObject* code, int index = 0) {
    for (Object* constant : TupleItems(code->constants)) {
      if (constant->kind == kCode && index-- == 0) return AsCode(constant);
    }
    return nullptr;
  }
  static std::string Shown(Object* object) {
    if (object->kind == kCode) return "<code " + StrToStdString(AsCode(object)->name) + ">";
    return ReprOf(object);
  }
  static std::string Shown(TupleObject* tuple) {
    std::string text;
    for (Object* item : TupleItems(tuple)) text += (text.empty() ? "" : " ") + Shown(item);
    return text;
  }
  // co_consts of the module.
  std::string Constants(std::string_view source, const CompileOptions& options = {}) {
    Ref<CodeObject> code = Compile(source, CompileMode::kExec, options);
    return code ? Shown(code->constants.get()) : TakeErrorText();
  }
  // co_consts of the first function in the module.
  std::string FunctionConstants(std::string_view source, const CompileOptions& options = {}) {
    Ref<CodeObject> code = Compile(source, CompileMode::kExec, options);
    return code ? Shown(Inner(code.get())->constants.get()) : TakeErrorText();
  }
  // The constant that `source`, an expression, is folded to; its instructions where it is not.
  std::string Folded(std::string_view source) {
    Ref<CodeObject> code = Compile(source, CompileMode::kEval);
    if (!code) return TakeErrorText();
    if (code->word_count != 3) return "not folded";
    return Shown(TupleItem(code->constants, static_cast<ptrdiff_t>(Instruction1Constant(code.get()))));
  }
  // "message (line, offset, end line, end offset)" of the SyntaxError.
  std::string ErrorOf(std::string_view source, const CompileOptions& options = {}) {
    Ref<CodeObject> code = Compile(source, CompileMode::kExec, options);
    if (code) return "no error";
    Ref<BaseExceptionObject> error = TakeError();
    if (!IsSubtypeOfSyntaxError(error.get())) {
      RestoreError(std::move(error));
      return TakeErrorText();
    }
    auto* syntax = static_cast<SyntaxErrorObject*>(error.get());
    auto number = [](Object* value) { return value ? ReprOf(value) : std::string("-"); };
    Ref<StrObject> message = Str(syntax->msg.get());
    return StrToStdString(message.get()) + " (" + number(syntax->lineno) + ", " + number(syntax->offset) + ", " +
           number(syntax->end_lineno) + ", " + number(syntax->end_offset) + ")";
  }

 private:
  static bool IsSubtypeOfSyntaxError(Object* error) { return IsInstanceExactOrSub(error, TypeId::kSyntaxError); }
  static uint64_t Instruction1Constant(const CodeObject* code);
};

}  // namespace viv
