#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tools/benchmark/text/text_claims.hpp"
#include "tools/benchmark/workload/write.hpp"

namespace clausule::benchmark {
namespace {

namespace filesystem = std::filesystem;

const std::string programs = CLAUSULE_PROGRAMS;

/// Runs a command that says nothing; returns its exit status.
int run(const std::string& command) {
  const int status = std::system((command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Decides a workload with both programs and compares the bytes that they write.
void compare_files(const Sizes& sizes, const std::string& name) {
  const filesystem::path folder = filesystem::path(testing::TempDir()) / ("batch-" + name);
  filesystem::remove_all(folder);
  const auto problem = write_workload(sizes, folder);
  ASSERT_FALSE(problem) << *problem;
  const std::string at = folder.string();
  for (const std::string lines : {"lines.csv", "lines.ndjson"}) {
    const std::string decided = at + "/decided.csv";
    // 1 says that lines ended in error, which some do.
    ASSERT_LE(run(programs + "/clausule run " + at + "/contract --lines " + at + "/" + lines +
                  " --insured " + at + "/insured.csv --enrolments " + at +
                  "/enrolments.csv --providers " + at + "/providers.csv --sorted -o " + decided),
              1);
    const auto expected = read_file(decided);
    ASSERT_TRUE(expected);
    const std::size_t contract = expected->find("werklast@");
    ASSERT_NE(contract, std::string::npos);
    const std::string by_hand = at + "/by-hand.csv";
    ASSERT_EQ(run(programs + "/clausule-by-hand " + at + " --contract " +
                  expected->substr(contract, expected->find(',', contract) - contract) +
                  (lines == "lines.ndjson" ? " --ndjson" : "") + " -o " + by_hand),
              0);
    EXPECT_TRUE(read_file(by_hand) == expected) << "compare " << decided << " and " << by_hand;
  }
  if (!testing::Test::HasFailure()) filesystem::remove_all(folder);
}

TEST(Batch, WritesByHandTheBytesOfTheProgram) {
  Sizes sizes;
  sizes.lines = 20'000;
  sizes.insured = 2'000;
  compare_files(sizes, "base");
}

TEST(Batch, WritesByHandTheBytesOfTheProgramWithPairsAndProducts) {
  Sizes sizes;
  sizes.seed = 5;
  sizes.lines = 5'000;
  sizes.insured = 200;
  sizes.pairs = 12'000;
  sizes.product_tariffs = 2'000;
  compare_files(sizes, "products");
}

}  // namespace
}  // namespace clausule::benchmark
