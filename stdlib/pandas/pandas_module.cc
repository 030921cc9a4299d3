// The module _pandas: columns and what is done with them quickly. The library's package pandas is made of it.
#include "stdlib/module_support.h"
#include "stdlib/modules.h"
#include "stdlib/pandas/column.h"

namespace viv {

bool FillPandas(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.pandas) {
    auto state = std::make_shared<PandasState>();
    state->nan = NewFloat(NAN);
    state->column_type = MakeBuiltinType(pandas::kColumnSpec);
    state->reader_type = MakeBuiltinType(pandas::kCsvReaderSpec);
    if (!state->nan || !state->column_type || !state->reader_type) return false;
    library.pandas = std::move(state);
  }
  PandasState& state = *library.pandas;
  for (const Table<MethodDef>& functions : {pandas::kBuildFunctions, pandas::kSelectFunctions, pandas::kArithmeticFunctions, pandas::kReduceFunctions,
                                            pandas::kHashFunctions, pandas::kGroupFunctions, pandas::kSortFunctions}) {
    if (!ModuleAddFunctions(module, functions)) return false;
  }
  return ModuleAdd(module, "nan", state.nan) && ModuleAdd(module, "Column", state.column_type) && ModuleAdd(module, "CsvReader", state.reader_type);
}

}  // namespace viv
