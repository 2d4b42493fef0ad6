#pragma once

#include <string>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "tools/analysis/coverage/coverage.hpp"

namespace clausule::coverage {

/// Returns the items that no test exercised, in the order of the text. Of a rule or row that was
/// not exercised at all its parts are not named as well.
std::vector<const Item*> missing(const Coverage& coverage);

/// Writes an item as a person names it: `tariff DM2, row 40001: prices no line`.
std::string text_of(const Item& item, dsl::Language language);

/// Writes the counts kind by kind, and what no test exercised with its place. With a portfolio the
/// lines and the euros that went through each of those stand behind it.
std::string text(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio,
                 dsl::Language language);

/// The same and every item as one JSON object on one line, in the order of their names; all
/// amounts are cents.
std::string json(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio);

/// Writes a number as people do: `1.234`, `1,234`.
std::string count_text(std::uint64_t number, dsl::Language language);
/// Writes an amount as people do: `€ 1.234,50`, `€ 1,234.50`.
std::string amount_text(std::int64_t cents, dsl::Language language);

}  // namespace clausule::coverage
