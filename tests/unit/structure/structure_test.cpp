#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/structure/sources.hpp"

namespace clausule::structure {
namespace {

namespace filesystem = std::filesystem;

/// The arrows: what the files of a folder may include, besides those of the folder itself.
const std::map<std::string, std::set<std::string>>& arrows() {
  static const std::map<std::string, std::set<std::string>> all = {
      {"dsl", {}},
      {"interpreter", {"dsl"}},
      {"stdlib", {}},
      {"tools/contract_folder", {"dsl", "interpreter", "stdlib"}},
      {"tools/claims", {"dsl", "interpreter"}},
      {"tools/analysis", {"dsl", "interpreter"}},
      {"tools/portfolio", {}},
      {"tools/testing", {"dsl", "interpreter", "tools/contract_folder"}},
      {"tools/cli",
       {"dsl", "interpreter", "stdlib", "tools/contract_folder", "tools/claims", "tools/analysis",
        "tools/portfolio"}},
      {"tools/language_server", {"dsl", "interpreter", "tools/analysis", "tools/contract_folder"}},
      {"tools/benchmark",
       {"dsl", "interpreter", "tools/contract_folder", "tools/claims", "tools/portfolio"}},
  };
  return all;
}

/// Returns the folder of the picture that a file lies in: `tools/cli`, `interpreter`.
std::string folder_of(std::string_view name) {
  const bool is_tool = name.starts_with("tools/");
  return std::string(name.substr(0, name.find('/', is_tool ? 6 : 0)));
}

/// Returns the name from the root of the project of an included file; a tool may leave out
/// `tools/`. Empty where there is no such file.
std::string resolved(std::string_view name) {
  for (const std::string from : {"", "tools/"}) {
    const std::string candidate = from + std::string(name);
    if (filesystem::exists(root() / candidate)) return candidate;
  }
  return {};
}

TEST(Includes, FollowTheArrows) {
  for (const Source& source : sources()) {
    const std::string folder = folder_of(source.name);
    const auto allowed = arrows().find(folder);
    ASSERT_NE(allowed, arrows().end()) << folder << " has no row among the arrows";
    for (const std::string& line : source.lines) {
      const std::string_view included = included_by(line);
      if (!included.starts_with('"')) continue;
      const std::string target = folder_of(resolved(included.substr(1)));
      EXPECT_TRUE(target == folder || allowed->second.contains(target))
          << source.name << " may not say " << line;
    }
  }
}

TEST(Includes, KeepPegtlBehindOneDoor) {
  std::set<std::string> doors;
  for (const Source& source : sources()) {
    const bool is_grammar = source.name.starts_with("dsl/grammar") && source.is_header();
    for (const std::string& line : source.lines) {
      const std::string_view included = included_by(line);
      const bool reaches =
          included.starts_with("<tao/pegtl") || included.starts_with("\"dsl/grammar");
      if (reaches && !is_grammar) doors.insert(source.name);
    }
  }
  EXPECT_LE(doors.size(), 1U) << testing::PrintToString(doors);
  for (const std::string& door : doors) EXPECT_TRUE(door.ends_with(".cpp")) << door;
}

TEST(Includes, KeepBoostInOneSource) {
  for (const Source& source : sources()) {
    if (source.name == "interpreter/decimal.cpp") continue;
    for (const std::string& line : source.lines) {
      EXPECT_FALSE(included_by(line).starts_with("<boost/")) << source.name << ": " << line;
    }
  }
}

TEST(Includes, KeepTheTerminalOutOfTheLibraries) {
  for (const Source& source : sources()) {
    if (source.name.starts_with("tools/cli/") || source.name.starts_with("tools/benchmark/") ||
        source.name.starts_with("tools/language_server/")) {
      continue;
    }
    for (const std::string& line : source.lines) {
      EXPECT_NE(included_by(line), "<iostream") << source.name;
    }
  }
}

TEST(Sources, HaveNoBinaryFloatingPoint) {
  const std::regex binary(R"(\b(float|double)\b)");
  for (const Source& source : sources()) {
    if (!source.name.starts_with("dsl/") && !source.name.starts_with("interpreter/") &&
        !source.name.starts_with("tools/claims/")) {
      continue;
    }
    for (const std::string& line : source.lines) {
      EXPECT_FALSE(std::regex_search(code_of(line), binary)) << source.name << ": " << line;
    }
  }
}

TEST(Sources, StandInTheListOfTheirFolder) {
  for (const Source& source : sources()) {
    if (source.is_header()) continue;
    filesystem::path folder = filesystem::path(source.name).parent_path();
    while (!filesystem::exists(root() / folder / "CMakeLists.txt")) folder = folder.parent_path();
    const std::string name =
        filesystem::path(source.name).lexically_relative(folder).generic_string();
    const std::vector<std::string> list = read_lines(root() / folder / "CMakeLists.txt");
    const auto names_it = [&](const std::string& line) {
      const std::size_t at = line.find(name);
      if (at == std::string::npos) return false;
      const std::string_view before = std::string_view(line).substr(0, at);
      return before.empty() || before.ends_with(' ') || before.ends_with('(');
    };
    EXPECT_TRUE(std::ranges::any_of(list, names_it))
        << source.name << " is not in " << (folder / "CMakeLists.txt");
  }
}

TEST(Sources, HaveAtMost400Lines) {
  for (const Source& source : sources()) {
    EXPECT_LE(source.lines.size(), 400U) << source.name << ": split it at a seam";
  }
}

TEST(Headers, AreIncludedOnce) {
  for (const Source& source : sources()) {
    if (!source.is_header()) continue;
    EXPECT_NE(std::ranges::find(source.lines, "#pragma once"), source.lines.end()) << source.name;
  }
}

TEST(TopLevel, HoldsWhatTheLayoutNames) {
  const std::set<std::string> known = {"CMakeLists.txt",
                                       "CMakePresets.json",
                                       "README.md",
                                       "build",
                                       "contracts",
                                       "docs",
                                       "dsl",
                                       "interpreter",
                                       "stdlib",
                                       "tests",
                                       "tools"};
  for (const auto& entry : filesystem::directory_iterator(root())) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name.starts_with('.') || name == "compile_commands.json" || known.contains(name))
        << name;
  }
}

TEST(CodeOfALine, LeavesOutCommentsAndTexts) {
  EXPECT_EQ(code_of("int at = 0;  // a double"), "int at = 0;  ");
  EXPECT_EQ(code_of(R"(say("float \" // x", 'd'); double y;)"), "say(, ); double y;");
}

}  // namespace
}  // namespace clausule::structure
