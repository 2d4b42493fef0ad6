#include "tests/reference/random/compare.hpp"

#include <fmt/format.h>

namespace clausule::differential {
namespace {

using interpreter::Decision;

std::string components_of(const Decision& decision) {
  std::string out;
  for (const auto& part : decision.components) {
    out += fmt::format("{}={} ", part.name, to_string(part.amount));
  }
  return out;
}

std::string recoveries_of(const Decision& decision) {
  std::string out;
  for (const auto& part : decision.recover) {
    out += fmt::format("{}={} ", part.id, to_string(part.amount));
  }
  return out;
}

std::string deductibles_of(const Decision& decision) {
  std::string out;
  for (const auto& part : decision.deductibles) {
    out += fmt::format("{}={} ", part.name, to_string(part.amount));
  }
  return out;
}

std::string others_of(const Decision& decision) {
  std::string out;
  for (const std::string_view rule : decision.also) out += fmt::format("{} ", rule);
  return out;
}

/// One thing that a decision says.
struct Field {
  std::string_view name;
  std::string (*value)(const Decision&);
  bool with_amounts;  ///< compared where only outcome and amounts are
};

constexpr auto fields = std::to_array<Field>({
    {"outcome", [](const Decision& one) { return std::string(name_of(one.outcome)); }, true},
    {"paid", [](const Decision& one) { return to_string(one.paid); }, true},
    {"open", [](const Decision& one) { return to_string(one.open); }, true},
    {"claimed", [](const Decision& one) { return to_string(one.claimed); }, true},
    {"components", components_of, true},
    {"deductibles", deductibles_of, true},
    {"recover", recoveries_of, true},
    {"exempt", [](const Decision& one) { return std::string(one.exempt ? "yes" : "no"); }, true},
    {"ground", [](const Decision& one) { return std::string(name_of(one.ground)); }, false},
    {"rule", [](const Decision& one) { return std::string(one.rule); }, false},
    {"return code", [](const Decision& one) { return std::string(one.return_code); }, false},
    {"beside", [](const Decision& one) { return one.beside; }, false},
    {"article", [](const Decision& one) { return std::string(one.article); }, false},
    {"also", others_of, false},
});

}  // namespace

std::optional<Difference> difference(std::span<const Decision> expected,
                                     std::span<const Decision> found, Extent extent) {
  if (expected.size() != found.size()) {
    return Difference{0, "lines", std::to_string(expected.size()), std::to_string(found.size())};
  }
  for (const Field& field : fields) {
    if (extent == Extent::amounts_only && !field.with_amounts) continue;
    for (std::size_t line = 0; line < expected.size(); ++line) {
      std::string one = field.value(expected[line]);
      std::string other = field.value(found[line]);
      if (one != other) return Difference{line, std::string(field.name), one, other};
    }
  }
  return std::nullopt;
}

std::string text(const Difference& difference) {
  return fmt::format("line {}: {} is `{}` and `{}`", difference.line, difference.field,
                     difference.expected, difference.found);
}

}  // namespace clausule::differential
