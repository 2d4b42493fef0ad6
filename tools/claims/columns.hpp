#pragma once

#include <cstddef>

#include "interpreter/program.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// The places of the fixed columns in what the functions below return; declared facts follow.
/// What was done, by whom and for how much: the same columns in every file of lines.
namespace service_column {
enum : std::size_t { provider, date, code, amount, quantity, referral, begin, credits, count };
}
namespace line_column {
enum : std::size_t { line, insured, service, count = service + service_column::count };
}
namespace insured_column {
enum : std::size_t { insured, born, deceased, count };
}
namespace enrolment_column {
enum : std::size_t { insured, programme, from, through, end_reason, count };
}
/// The insured stands first, as in the other files beside the lines.
namespace history_column {
enum : std::size_t {
  insured,
  line,
  service,
  outcome = service + service_column::count,
  paid,
  count
};
}
namespace provider_column {
enum : std::size_t { provider, from, through, count };
}

/// Returns the columns of a claim file (`io.md`) and, by name, the facts that a contract declares
/// for it.
Columns line_columns(const interpreter::Program& program);
Columns insured_columns(const interpreter::Program& program);
Columns enrolment_columns();
Columns history_columns(const interpreter::Program& program);
Columns provider_columns(const interpreter::Program& program);
Columns file_columns(const interpreter::Program& program);

}  // namespace clausule::claims
