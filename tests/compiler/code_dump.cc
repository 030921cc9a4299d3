// Compiles files and prints what compare_code.py compares with CPython's: code_dump FILE...
//
// For each file "FILE path", then for each code object, the outer before the inner ones, a line of each attribute, or "ERROR type".
// With --time the seconds that parsing and compiling took, the best of several runs, instead.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>

#include "gc/collector.h"
#include "interpreter/bytecode/disassembler.h"
#include "interpreter/bytecode/instruction.h"
#include "interpreter/bytecode/validate.h"
#include "interpreter/compiler/compile.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/heap.h"

namespace viv {
namespace {

std::string ReprOf(Object* object) {
  if (object->kind == kCode) return "<code " + StrToStdString(AsCode(object)->qualname) + ">";
  if (IsExact(object, TypeId::kFrozenSet)) {
    std::vector<std::string> items;
    ptrdiff_t position = 0;
    Object* key;
    int64_t hash;
    while (SetNext(static_cast<SetObject*>(object), &position, &key, &hash)) items.push_back(ReprOf(key));
    std::sort(items.begin(), items.end());
    std::string text = "frozenset(";
    for (const std::string& item : items) text += item + ",";
    return text + ")";
  }
  if (IsExact(object, TypeId::kTuple)) {
    std::string text = "(";
    for (Object* item : TupleItems(AsTuple(object))) text += ReprOf(item) + ",";
    return text + ")";
  }
  Ref<StrObject> repr = Ascii(object);
  if (!repr) return ClearError(), "?";
  return StrToStdString(repr.get());
}

// The group of instructions that one of CPython's stands for; empty: not compared.
std::string GroupOf(Opcode opcode) {
  std::string name = InfoOf(opcode).name;
  while (name.size() > 2 && (name.back() == 'L' || name.back() == 'T' || name.back() == 'K')) name.pop_back();
  static const std::set<std::string> kBinary = {"Add",   "Subtract",       "Multiply",  "TrueDivide", "FloorDivide", "Remainder",
                                                "Power", "MatrixMultiply", "LeftShift", "RightShift", "And",         "Or",
                                                "Xor"};
  static const std::set<std::string> kCompare = {"Less",         "LessEqual", "Equal", "NotEqual", "Greater",
                                                 "GreaterEqual", "Is",        "IsNot", "In",       "NotIn"};
  static const std::set<std::string> kSame = {
      "LoadGlobal", "StoreGlobal",  "LoadName", "StoreName",   "DeleteName",   "LoadAttr",   "LoadMethod",
      "StoreAttr",  "DeleteAttr",   "LoadItem", "StoreItem",   "DeleteItem",   "GetIter",    "ForIter",
      "ImportName", "ImportFrom",   "Raise",    "FormatValue", "LoadCell",     "BuildMap",   "BuildSet",
      "DictMerge",  "MakeFunction", "UnpackEx", "BeforeWith",  "GetAwaitable", "ListExtend", "SetUpdate"};
  if (name.starts_with("Call")) return "Call";
  if (kBinary.contains(name)) return "Binary";
  if (name.starts_with("Inplace")) return "Binary";
  if (kCompare.contains(name)) return "Compare";
  if (name.starts_with("JumpIf") && kCompare.contains(name.substr(6))) return "Compare";
  if (kSame.contains(name)) return name;
  return "";
}

void Print(const char* what, TupleObject* names) {
  std::printf("%s", what);
  for (Object* name : TupleItems(names)) std::printf(" %s", StrToStdString(AsStr(name)).c_str());
  std::printf("\n");
}

void Dump(CodeObject* code) {
  std::printf("CODE %s\n", StrToStdString(code->qualname).c_str());
  std::printf("counts %d %d %d\n", code->argument_count, code->positional_only_count, code->keyword_only_count);
  std::printf("nlocals %d\n", code->local_count);
  std::printf("stacksize %d\n", code->stack_size);
  std::printf("line %d\n", code->first_line);
  std::printf("flags %x\n", code->flags);
  Print("names", code->names);
  Print("varnames", code->local_names);
  Print("cellvars", code->cell_names);
  Print("freevars", code->free_names);
  std::printf("consts");
  for (Object* constant : TupleItems(code->constants)) std::printf(" %s", ReprOf(constant).c_str());
  std::printf("\n");
  std::set<std::string> places;
  for (int word = 0; word < code->word_count;) {
    auto opcode = static_cast<Opcode>(Instruction::FromWord(code->words[word]).op);
    std::string group = GroupOf(opcode);
    const PositionEntry* place = CodePositionOf(code, word);
    if (!group.empty() && place && place->line > 0) {
      char text[120];
      std::snprintf(text, sizeof text, "%d:%d:%d:%d:%s", place->line, place->column, place->end_line, place->end_column,
                    group.c_str());
      places.insert(text);
    }
    word += 1 + InfoOf(opcode).extra_words;
  }
  std::printf("places");
  for (const std::string& place : places) std::printf(" %s", place.c_str());
  std::printf("\n");
  std::string fault = FindCodeFault(code);
  if (!fault.empty()) std::printf("FAULT %s\n%s", fault.c_str(), Disassemble(code).c_str());
  for (Object* constant : TupleItems(code->constants)) {
    if (constant->kind == kCode) Dump(AsCode(constant));
  }
}

void PrintError(Ref<BaseExceptionObject> error) {
  std::printf("ERROR %s", TypeOf(error.get())->name);
  if (IsInstanceExactOrSub(error.get(), TypeId::kSyntaxError)) {
    for (const char* name : {"msg", "lineno", "offset", "end_lineno", "end_offset", "text"}) {
      Ref<StrObject> key = InternStr(name);
      Ref<Object> value = key ? GetAttr(error, key) : nullptr;
      Ref<StrObject> text = value ? Ascii(value) : nullptr;
      std::printf(" %s", text ? StrToStdString(text.get()).c_str() : "?");
      if (!text) ClearError();
    }
  }
  std::printf("\n");
}

std::string ReadFile(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

int Main(int argc, char** argv) {
  Heap heap;
  HeapScope heap_scope(&heap);
  Collector collector;
  CollectorScope collector_scope(&collector);
  Runtime runtime;
  RuntimeScope scope(&runtime.main_thread);
  runtime.heap = &heap;
  runtime.collector = &collector;
  runtime.main_thread.runtime = &runtime;
  if (!InitObjects(runtime)) return 1;
  bool time = false, disassemble = false;
  for (int i = 1; i < argc; ++i) {
    std::string_view arg = argv[i];
    if (arg == "--time") {
      time = true;
      continue;
    }
    if (arg == "--dis") {
      disassemble = true;
      continue;
    }
    std::string source = ReadFile(argv[i]);
    Ref<StrObject> filename = NewStr(arg);
    CompileOptions options;
    options.source_kind = parser::SourceKind::kBytes;
    if (time) {
      double best = 1e9;
      for (int round = 0; round < 7; ++round) {
        auto start = std::chrono::steady_clock::now();
        Ref<CodeObject> code = CompileSource(source, filename, CompileMode::kExec, options);
        if (!code) ClearError();
        code.Reset();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      }
      std::printf("%.6f %s\n", best, argv[i]);
      continue;
    }
    Ref<CodeObject> code = CompileSource(source, filename, CompileMode::kExec, options);
    std::printf("FILE %s\n", argv[i]);
    if (!code) {
      PrintError(TakeError());
      continue;
    }
    if (disassemble) {
      std::printf("%s", Disassemble(code).c_str());
    } else {
      Dump(code.get());
    }
  }
  FiniObjects(runtime);
  return 0;
}

}  // namespace
}  // namespace viv

int main(int argc, char** argv) { return viv::Main(argc, argv); }
