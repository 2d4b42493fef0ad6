#include "interpreter/engine/line_order.hpp"

namespace clausule::interpreter::engine {

bool id_before(std::string_view left, std::string_view right) {
  const auto is_number = [](std::string_view id) {
    return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const bool one = is_number(left);
  const bool other = is_number(right);
  if (one != other) return one;
  if (!one) return left < right;
  const auto digits = [](std::string_view id) {
    const auto start = id.find_first_not_of('0');
    return start == std::string_view::npos ? std::string_view() : id.substr(start);
  };
  const std::string_view low = digits(left);
  const std::string_view high = digits(right);
  if (low.size() != high.size()) return low.size() < high.size();
  if (low != high) return low < high;
  return left.size() < right.size();
}

bool counts_before(const LineState& left, const LineState& right) {
  const bool one = left.before != nullptr;
  const bool other = right.before != nullptr;
  if (one != other) return one;
  const ClaimLine& earlier = *left.line.claim;
  const ClaimLine& later = *right.line.claim;
  if (earlier.date != later.date) return earlier.date < later.date;
  return id_before(earlier.id, later.id);
}

}  // namespace clausule::interpreter::engine
