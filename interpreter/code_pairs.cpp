#include "interpreter/code_pairs.hpp"

#include <algorithm>
#include <tuple>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter {

namespace {

CodeSet only(const CodeValue& code, const dsl::Location& location) {
  return {{CodeRange{code.list, code.digits, code.digits}}, {}, location, to_string(code)};
}

}  // namespace

DateInterval CodePairs::Row::validity() const {
  DateInterval days;
  if (from != no_from) days.from = Date(std::chrono::days(from));
  if (through != no_through) days.through = Date(std::chrono::days(through));
  return days;
}

std::span<const CodePairs::Row> CodePairs::rows_of(std::uint32_t denied) const {
  return std::span(rows).subspan(first_row[denied], first_row[denied + 1] - first_row[denied]);
}

std::span<const CodePairs::Row> CodePairs::rows_of(std::uint32_t denied,
                                                   std::uint32_t denying) const {
  const std::span<const Row> all = rows_of(denied);
  return {std::ranges::lower_bound(all, denying, {}, &Row::denying),
          std::ranges::upper_bound(all, denying, {}, &Row::denying)};
}

dsl::Location CodePairs::location(const Row& row) const {
  return {file, row.begin, row.begin + row.length};
}

ExclusionEntry CodePairs::entry(const Row& row) const {
  ExclusionEntry one = form;
  one.location = location(row);
  one.validity = row.validity();
  one.return_code = return_codes[row.return_code];
  one.rows.front().denied.codes = only(codes[row.denied], one.location);
  one.rows.front().denied.location = one.location;
  const CodeSet denying = only(codes[row.denying], one.location);
  std::visit(Overloaded{[&](BesideRelation& relation) { relation.denying.codes = denying; },
                        [&](WithinRelation& relation) { relation.denying.codes = denying; },
                        [](StayRelation&) {}},
             *one.relation);
  return one;
}

std::optional<std::uint32_t> CodePairs::find(std::string_view list, std::string_view digits) const {
  const auto found =
      std::ranges::lower_bound(codes, std::tuple(list, digits), {}, [](const CodeValue& code) {
        return std::tuple(std::string_view(code.list), std::string_view(code.digits));
      });
  if (found == codes.end() || found->list != list || found->digits != digits) return std::nullopt;
  return static_cast<std::uint32_t>(found - codes.begin());
}

}  // namespace clausule::interpreter
