#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/load.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

/// Returns a contract with the rules and facts that the tests of this folder use, and a text behind
/// it.
std::string contract_with(std::string_view text);

/// Reads and checks a contract; a finding is an error of the test that calls this.
Loaded load_text(std::string text);

/// A finding as a test expects it: its kind and what it underlines.
struct Found {
  std::string kind;
  std::string underlined;
  bool operator==(const Found&) const = default;
};
void PrintTo(const Found& found, std::ostream* out);

/// Returns what loading the contract finds in `test` when that stands in it.
std::vector<Found> findings(std::string_view test);

/// Returns the first test of a contract, read without a finding.
TestCase read_only_test(const Loaded& loaded);

}  // namespace clausule::interpreter
