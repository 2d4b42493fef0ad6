#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "tools/benchmark/engine/compare.hpp"
#include "tools/benchmark/engine/text_engine.hpp"
#include "tools/benchmark/handwritten/decider.hpp"
#include "tools/benchmark/text/text_claims.hpp"
#include "tools/benchmark/workload/write.hpp"

namespace clausule::benchmark {
namespace {

namespace filesystem = std::filesystem;

/// A workload in a folder of its own, gone when the test ends.
class Workload : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = filesystem::path(testing::TempDir()) / (std::string("workload-") + test->name());
    filesystem::remove_all(folder_);
  }
  void TearDown() override { filesystem::remove_all(folder_); }

  void write(const Sizes& sizes) {
    const auto problem = write_workload(sizes, folder_);
    ASSERT_FALSE(problem) << *problem;
  }

  /// Decides the workload with the engine and with the program written by hand.
  void compare_all(std::size_t lines) {
    std::string problem;
    const auto contract = load_workload(folder_, problem);
    ASSERT_TRUE(contract) << problem;
    const handwritten::Tables tables(folder_);
    ASSERT_FALSE(tables.problem()) << *tables.problem();
    const TextClaims claims(folder_);
    ASSERT_FALSE(claims.problem()) << *claims.problem();
    interpreter::Engine engine(contract->program, {&contract->providers, {}, {}});
    DossierReader reader(*contract->program);
    handwritten::Decider decider(tables);
    const Comparison found = compare(claims, reader, engine, decider);
    EXPECT_EQ(found.lines, lines);
    EXPECT_EQ(found.differences, 0U) << found.first;
  }

  filesystem::path folder_;
};

TEST_F(Workload, IsDecidedByHandAsByTheEngine) {
  Sizes sizes;
  sizes.lines = 20'000;
  sizes.insured = 2'000;
  write(sizes);
  compare_all(sizes.lines);
}

TEST_F(Workload, IsDecidedByHandAsByTheEngineWithPairsAndProducts) {
  Sizes sizes;
  sizes.seed = 2;
  sizes.lines = 10'000;
  sizes.insured = 700;
  sizes.pairs = 12'000;
  sizes.product_tariffs = 2'000;
  write(sizes);
  compare_all(sizes.lines);
}

TEST_F(Workload, IsDecidedByHandAsByTheEngineWithoutLimitsAndDeductible) {
  Sizes sizes;
  sizes.seed = 3;
  sizes.lines = 3'000;
  sizes.insured = 200;
  sizes.limits = false;
  sizes.deductible = false;
  write(sizes);
  compare_all(sizes.lines);
}

TEST_F(Workload, HasExactlyTheLinesAskedForAndEveryOutcome) {
  Sizes sizes;
  sizes.lines = 30'001;
  sizes.insured = 2'999;
  write(sizes);
  const TextClaims claims(folder_);
  ASSERT_FALSE(claims.problem()) << *claims.problem();
  EXPECT_EQ(claims.line_count(), sizes.lines);
  EXPECT_EQ(claims.dossiers().size(), sizes.insured);
  const handwritten::Tables tables(folder_);
  handwritten::Decider decider(tables);
  std::set<handwritten::Outcome> outcomes;
  std::set<handwritten::Ground> grounds;
  for (const TextDossier& dossier : claims.dossiers()) {
    for (const handwritten::Decision& decision : decider.decide(dossier)) {
      outcomes.insert(decision.outcome);
      grounds.insert(decision.ground);
    }
  }
  EXPECT_EQ(outcomes.size(), 5U);
  EXPECT_EQ(grounds.size(), 11U);
}

TEST_F(Workload, IsTheSameForOneSeed) {
  Sizes sizes;
  sizes.lines = 500;
  sizes.insured = 50;
  sizes.pairs = 60;
  write(sizes);
  const auto first = read_file(folder_ / "lines.csv");
  write(sizes);
  ASSERT_TRUE(first);
  EXPECT_EQ(read_file(folder_ / "lines.csv"), first);
  sizes.seed = 2;
  write(sizes);
  EXPECT_NE(read_file(folder_ / "lines.csv"), first);
}

}  // namespace
}  // namespace clausule::benchmark
