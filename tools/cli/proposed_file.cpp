#include "tools/cli/proposed_file.hpp"

#include <fmt/format.h>

namespace clausule::cli {

bool is_literate(std::string_view path) {
  return path.ends_with(".clausule.md");
}

std::string literate(std::string_view heading, std::string_view paragraph, std::string_view tests) {
  std::string out = fmt::format("# {}\n\n", heading);
  if (!paragraph.empty()) out += fmt::format("{}\n\n", paragraph);
  return out + fmt::format("```clausule\n{}```\n", tests);
}

int stop_already_there(const std::string& path, const Terminal& terminal) {
  return terminal.stop(
      fmt::format(fmt::runtime(terminal.pick(
                      "{} is already there: confirm the tests in it, or name another file",
                      "{} is er al: bevestig de tests erin, of noem een ander bestand")),
                  path));
}

}  // namespace clausule::cli
