// Files as the import system and the command line read them.
#pragma once

#include <string>

namespace viv {

// The whole file. False: errno says why.
bool ReadSourceFile(const std::string& path, std::string* contents);
bool IsRegularFile(const std::string& path);
bool IsDirectory(const std::string& path);
std::string CurrentDirectory();  // "" where it cannot be told

}  // namespace viv
