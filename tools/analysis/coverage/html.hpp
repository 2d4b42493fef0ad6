#pragma once

#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "tools/analysis/coverage/coverage.hpp"

namespace clausule::coverage {

/// Writes one page, without anything from elsewhere: the contract as it reads with its prose, each
/// rule and row marked by a sign, and under it what no test exercises. With a portfolio the lines
/// and euros that go through each rule and row stand beside it.
std::string html(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio,
                 dsl::Language language);

/// Returns a text of which nothing is read as HTML.
std::string escaped(std::string_view text);

}  // namespace clausule::coverage
