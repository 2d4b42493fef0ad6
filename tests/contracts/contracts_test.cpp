#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "tools/testing/contract_tests.hpp"

/// The suites of the contracts in `contracts/`, as a billing team has them among its own tests.
int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  const std::filesystem::path root = CLAUSULE_ROOT;
  std::vector<std::filesystem::path> contracts;
  for (const auto& entry : std::filesystem::directory_iterator(root / "contracts")) {
    if (entry.is_directory()) contracts.push_back(entry.path());
  }
  std::ranges::sort(contracts);
  for (const auto& contract : contracts) clausule::testing::register_contract(contract);
  return RUN_ALL_TESTS();
}
