#include "interpreter/code_list.hpp"

#include <algorithm>
#include <array>

namespace clausule::interpreter {

namespace {

/// COD367, the lists that `facts.md` 4.2 names.
constexpr std::array<std::string_view, 30> code_lists = {
    "001", "007", "008", "010", "012", "016", "041", "049", "052", "053",
    "054", "055", "056", "057", "058", "059", "069", "071", "073", "074",
    "075", "076", "077", "078", "079", "080", "081", "082", "083", "990"};

}  // namespace

bool is_code_list(std::string_view list) {
  return list == "999" || std::ranges::binary_search(code_lists, list);
}

}  // namespace clausule::interpreter
