#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/docs/console.hpp"
#include "tests/docs/page.hpp"

namespace clausule::docs {
namespace {

namespace filesystem = std::filesystem;

class Pages : public testing::TestWithParam<filesystem::path> {};

std::string page_name(const testing::TestParamInfo<filesystem::path>& page) {
  std::string name = page.param.filename().string();
  name = name.substr(0, name.find('.'));
  const filesystem::path folder = page.param.parent_path();
  if (folder.parent_path().filename() == "contracts") {
    name = "contract_" + folder.filename().string();
  }
  std::ranges::replace(name, '-', '_');
  return name;
}

void rewrite(const Page& page, const Fence& console, const std::vector<std::string>& seen) {
  std::vector<std::string> lines = page.lines;
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(console.first_line);
  const auto at = lines.erase(first, first + static_cast<std::ptrdiff_t>(console.lines.size()));
  lines.insert(at, seen.begin(), seen.end());
  std::ofstream(page.path, std::ios::binary) << text_of(lines);
}

TEST_P(Pages, ShowWhatTheirConsolesPrint) {
  const Workshop workshop;
  for (std::size_t at = 0; at < read_page(GetParam()).fences.size(); ++at) {
    const Page page = read_page(GetParam());
    const Fence& fence = page.fences[at];
    if (!fence.file.empty()) workshop.write(fence);
    if (fence.language != "console") continue;
    const std::vector<std::string> seen = workshop.run(fence.lines);
    if (looks_like(seen, fence.lines)) continue;
    if (std::getenv("CLAUSULE_UPDATE_CASES") != nullptr) {
      rewrite(page, fence, seen);
    } else {
      ADD_FAILURE() << page.path.string() << ":" << fence.first_line + 1 << ": the page shows\n"
                    << text_of(fence.lines) << "and this is printed\n"
                    << text_of(seen);
    }
  }
}

std::string without_indentation(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : line.substr(begin);
}

std::vector<std::string> without_indentation(std::vector<std::string> lines) {
  std::ranges::transform(lines, lines.begin(),
                         [](const std::string& line) { return without_indentation(line); });
  return lines;
}

TEST_P(Pages, ShowTheSourceOfTheHost) {
  const filesystem::path program = filesystem::path(CLAUSULE_ROOT) / "tests/host/program";
  auto sources = without_indentation(lines_of(read_file(program / "main.cpp")));
  const auto suite = without_indentation(lines_of(read_file(program / "suite.cpp")));
  sources.insert(sources.end(), suite.begin(), suite.end());
  const auto list = without_indentation(lines_of(read_file(program / "CMakeLists.txt")));
  for (const Fence& fence : read_page(GetParam()).fences) {
    if (fence.language != "cpp" && fence.language != "cmake") continue;
    const auto& source = fence.language == "cpp" ? sources : list;
    const auto shown = without_indentation(fence.lines);
    EXPECT_NE(std::search(source.begin(), source.end(), shown.begin(), shown.end()), source.end())
        << GetParam().string() << ":" << fence.first_line + 1
        << ": these lines do not stand together in the host programs\n"
        << text_of(fence.lines);
  }
}

TEST_P(Pages, LinkToWhatIsThere) {
  const std::regex link(R"(\]\(([^)#]+)(#[^)]*)?\))");
  for (const std::string& line : read_page(GetParam()).lines) {
    for (auto at = std::sregex_iterator(line.begin(), line.end(), link);
         at != std::sregex_iterator(); ++at) {
      const std::string target = (*at)[1];
      if (target.starts_with("http")) continue;
      EXPECT_TRUE(filesystem::exists(GetParam().parent_path() / target))
          << GetParam().string() << " links to " << target;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Docs, Pages, testing::ValuesIn(page_paths()), page_name);

TEST(Console, IsComparedLineByLine) {
  EXPECT_TRUE(looks_like({"$ a", "b 12 c"}, {"$ a", "b … c"}));
  EXPECT_TRUE(looks_like({"a", "b", "c", "d"}, {"a", "…", "d"}));
  EXPECT_TRUE(looks_like({"a", "d"}, {"a", "…", "d"}));
  EXPECT_FALSE(looks_like({"a", "b"}, {"a"}));
  EXPECT_FALSE(looks_like({"a"}, {"a", "b"}));
  EXPECT_FALSE(looks_like({"b 12 d"}, {"b … c"}));
  EXPECT_FALSE(looks_like({"ab"}, {"a"}));
}

TEST(Console, PrintsWhatIsComplainedAboutAsWell) {
  const Workshop workshop;
  workshop.write({"text", "a.txt", {"one"}, 0});
  EXPECT_EQ(workshop.run({"$ cat a.txt; echo two >&2", "old", "$ echo three"}),
            (std::vector<std::string>{"$ cat a.txt; echo two >&2", "one", "two", "$ echo three",
                                      "three"}));
}

}  // namespace
}  // namespace clausule::docs
