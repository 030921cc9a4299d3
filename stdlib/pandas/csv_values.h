// The words of a CSV file to columns.
#pragma once

#include "stdlib/pandas/column.h"
#include "stdlib/pandas/csv_tokenizer.h"

namespace viv::pandas {

// ---- csv_numbers.cc: numbers as pandas reads them -----------------------------------------------------------------------------------

enum class NumberStatus { kGood, kBad, kTooLarge };
// Blanks around the digits are fine. `separator`: of thousands, 0: none.
NumberStatus ReadInteger(std::string_view word, char separator, int64_t* out);
NumberStatus ReadUnsigned(std::string_view word, char separator, uint64_t* out);
// Up to 17 digits as one number, times or divided by a power of ten: off by one unit in the last place now and then, as in pandas.
bool ReadDouble(const char* word, char decimal, char separator, double* out);

// ---- csv_values.cc ------------------------------------------------------------------------------------------------------------------

// A set of words: those that mean a missing value, True, or False.
class WordSet {
 public:
  bool Add(std::string_view word);  // false: MemoryError pending
  bool Has(std::string_view word) const {
    return (lengths_ >> (word.size() < 63 ? word.size() : 63) & 1) != 0 && first_[word.empty() ? 0 : static_cast<unsigned char>(word[0])] &&
           Search(word);
  }
  bool has_numbers() const { return has_numbers_; }
  bool empty() const { return ends_.size() == 0; }

 private:
  bool Search(std::string_view word) const;

  uint64_t lengths_ = 0;
  bool first_[256] = {};
  bool has_numbers_ = false;
  Scratch<char> text_;
  Scratch<size_t> ends_;
};

struct CsvValues {
  WordSet missing, truths, falsehoods;
  bool find_missing = true;  // na_filter
  char decimal = '.', thousands = 0;
  bool round_trip = false;   // floats as float() reads them
};

// Field `field` of the first `lines` lines. `dtype` null: the first type of int64, uint64, float64, bool, object that fits every word.
Ref<ColumnObject> ConvertField(const CsvTokenizer& tokens, int64_t lines, int64_t field, const DType* dtype, const CsvValues& values,
                               Borrowed<Object> name);

}  // namespace viv::pandas
