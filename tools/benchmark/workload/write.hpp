#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "tools/benchmark/workload/sizes.hpp"

namespace clausule::benchmark {

/// Writes the contract with its tables, the folder `contract` of a workload. Returns why it could
/// not.
std::optional<std::string> write_contract(const Sizes& sizes, const std::filesystem::path& folder);

/// Writes the claim files of a workload: lines (CSV and NDJSON), insured, enrolments, providers,
/// grouped by insured. Returns why it could not.
std::optional<std::string> write_claims(const Sizes& sizes, const std::filesystem::path& folder);

/// Writes both.
std::optional<std::string> write_workload(const Sizes& sizes, const std::filesystem::path& folder);

}  // namespace clausule::benchmark
