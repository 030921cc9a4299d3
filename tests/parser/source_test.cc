#include "parser/source.h"

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

struct Loaded {
  explicit Loaded(std::string_view bytes, SourceKind kind = SourceKind::kBytes, ParseMode mode = ParseMode::kFile) {
    ParseOptions options;
    options.source_kind = kind;
    source = LoadSource(bytes, mode, "x.py", options, arena);
  }
  std::string Error() const { return source.error ? source.error->message : ""; }

  Arena arena;
  LoadedSource source;
};

TEST(Source, NewlinesBecomeOneCharacter) {
  EXPECT_EQ(Loaded("a\r\nb\rc\n\r\nd").source.text, "a\nb\nc\n\nd\n");
  EXPECT_EQ(Loaded("a", SourceKind::kStr, ParseMode::kExpression).source.text, "a");
  EXPECT_EQ(Loaded("").source.text, "\n");
  EXPECT_EQ(*Loaded("a\n").source.text.end(), '\0');
}

TEST(Source, ByteOrderMarkIsDropped) {
  Loaded loaded("\xEF\xBB\xBFx\n");
  EXPECT_EQ(loaded.source.text, "x\n");
  EXPECT_TRUE(loaded.source.columns_in_characters);
  EXPECT_EQ(Loaded("\xEF\xBB\xBFx\n", SourceKind::kStr).source.text, "\xEF\xBB\xBFx\n");
}

TEST(Source, CookieDecidesTheEncoding) {
  EXPECT_EQ(Loaded("# -*- coding: latin-1 -*-\n'\xe9'\n").source.text, "# -*- coding: latin-1 -*-\n'é'\n");
  EXPECT_EQ(Loaded("#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\n'\xe9'\n").source.text.substr(55), "'é'\n");
  EXPECT_EQ(Loaded("# coding: utf8\n'é'\n").source.text, "# coding: utf8\n'é'\n");
  EXPECT_EQ(Loaded("x\n# coding: latin-1\n'\xe9'\n").source.text, "x\n# coding: latin-1\n'\xe9'\n");
  EXPECT_EQ(Loaded("\n\n# coding: latin-1\n'\xe9'\n").source.text, "\n\n# coding: latin-1\n'\xe9'\n");
  EXPECT_EQ(Loaded("# coding: latin-1\n'é'\n", SourceKind::kStr).source.text, "# coding: latin-1\n'é'\n");
}

TEST(Source, UnknownEncodingsAreErrors) {
  EXPECT_EQ(Loaded("# coding: foo\n").Error(), "unknown encoding: foo");
  EXPECT_EQ(Loaded("# coding: foo\n", SourceKind::kFile).Error(), "encoding problem: foo");
  EXPECT_EQ(Loaded("\xEF\xBB\xBF# coding: latin-1\n").Error(), "encoding problem: iso-8859-1 with BOM");
  EXPECT_EQ(Loaded("# coding: ascii\n'\xe9'\n").Error(),
            "'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128)");
}

TEST(Source, OtherCodecsAreTheCallers) {
  ParseOptions options;
  options.source_kind = SourceKind::kBytes;
  options.decode = [](std::string_view codec, std::string_view bytes, std::string* utf8, std::string*) {
    *utf8 = "# " + std::string(codec) + "\n";
    return true;
  };
  Arena arena;
  EXPECT_EQ(LoadSource("# coding: koi8-r\n", ParseMode::kFile, "x.py", options, arena).text, "# koi8-r\n");
}

TEST(Source, NullBytesAreErrors) {
  EXPECT_EQ(Loaded(std::string_view("a\0b", 3)).Error(), "source code string cannot contain null bytes");
  Loaded file(std::string_view("a\nb\0\n", 5), SourceKind::kFile);
  EXPECT_EQ(file.source.text, "a\n");
  EXPECT_EQ(file.source.error_at_end->message, "source code cannot contain null bytes");
  EXPECT_EQ(file.source.error_at_end->line, 2);
}

TEST(Source, ScriptsMustBeUtf8) {
  Loaded file("a\nb = '\xe9'\n", SourceKind::kFile);
  EXPECT_EQ(file.source.text, "a\n");
  EXPECT_EQ(file.source.error_at_end->message,
            "Non-UTF-8 code starting with '\\xe9' in file x.py on line 2, but no encoding declared; see "
            "https://peps.python.org/pep-0263/ for details");
  ParseOptions options;
  options.source_kind = SourceKind::kFile;
  EXPECT_EQ(Parse("a b\n'\xe9'\n", ParseMode::kFile, "x.py", options).error->message.substr(0, 8), "Non-UTF-");
  EXPECT_EQ(Parse("0777\n'\xe9'\n", ParseMode::kFile, "x.py", options).error->line, 1);
}

TEST(Source, MalformedBytesAreErrorsWhereTheyMatter) {
  ParseOptions options;
  options.source_kind = SourceKind::kBytes;
  EXPECT_TRUE(Parse("x # \xe9\n", ParseMode::kFile, "x.py", options));
  EXPECT_EQ(Parse("'\xe9'\n", ParseMode::kFile, "x.py", options).error->message,
            "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data");
  EXPECT_EQ(Parse("a\xe9 = 1\n", ParseMode::kFile, "x.py", options).error->message,
            "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 1: unexpected end of data");
}

TEST(Source, LinesAreFoundByNumber) {
  EXPECT_EQ(SourceLine("a\nb\nc", 2), "b");
  EXPECT_EQ(SourceLine("a\nb\nc", 3), "c");
  EXPECT_EQ(SourceLine("a\nb\nc", 4), "");
}

}  // namespace
}  // namespace viv::parser
