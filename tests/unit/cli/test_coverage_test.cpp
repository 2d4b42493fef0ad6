#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "tools/cli/commands.hpp"

namespace clausule::cli {
namespace {

constexpr std::string_view covered_rules = R"(contract keten
  verzekeraar "Voorbeeld"
  geldig 2024-01-01 t/m 2024-12-31
  overige prestaties toegestaan

tarief DM2
  voor 40001 per verrichting
  bedraagt € 61,00

)";
constexpr std::string_view covered_test = R"(test "een"
  | datum      | code  | bedrag  | vergoed |
  | 2024-02-01 | 40001 | € 60,00 | € 60,00 |
)";
constexpr std::string_view covered_lines =
    "line,insured,provider,date,code,amount\n"
    "1,A,53010001,2024-01-01,40001,63.36\n"
    "2,B,53010001,2024-02-14,40001,70.00\n";

/// Counts what tests exercise, in a folder of its own.
class TestCoverageCommand : public testing::Test {
 protected:
  TestCoverageCommand() {
    std::string path = (std::filesystem::temp_directory_path() / "coverage-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = path;
    options_.coverage.wanted = true;
    options_.contracts = {
        write("c.clausule", std::string(covered_rules) + std::string(covered_test))};
  }
  ~TestCoverageCommand() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  /// Returns the exit status; what was said is in `out_` and `errors_`.
  int run(bool json = false, dsl::Language language = dsl::Language::english) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = test(options_, Terminal(language, json));
    out_ = testing::internal::GetCapturedStdout();
    errors_ = testing::internal::GetCapturedStderr();
    return status;
  }

  [[nodiscard]] bool says(std::string_view text) const {
    return out_.find(text) != std::string::npos;
  }

  TestOptions options_;
  std::string out_;
  std::string errors_;

 private:
  std::filesystem::path folder_;
};

TEST_F(TestCoverageCommand, SaysItInBothLanguagesAndLeavesTheStatus) {
  EXPECT_EQ(run(), status_fine) << errors_;
  EXPECT_TRUE(says("tariff DM2: no line that claims more than its amount")) << out_;
  EXPECT_EQ(run(false, dsl::Language::dutch), status_fine);
  EXPECT_TRUE(says("tarief DM2: geen regel die meer dan zijn bedrag vraagt")) << out_;
}

TEST_F(TestCoverageCommand, SaysItAsOneLineOfJson) {
  EXPECT_EQ(run(true), status_fine);
  EXPECT_TRUE(says("{\"coverage\":\"keten\",\"counts\":{\"rule\":")) << out_;
  EXPECT_EQ(out_.back(), '\n');
}

TEST_F(TestCoverageCommand, FailsOnlyBelowWhatIsAsked) {
  options_.coverage.at_least = 1;
  EXPECT_EQ(run(), status_fine);
  options_.coverage.at_least = 100;
  EXPECT_EQ(run(), status_found);
  EXPECT_NE(errors_.find("and 100% is asked"), std::string::npos) << errors_;
}

TEST_F(TestCoverageCommand, CountsTestsThatFailAndKeepsTheirStatus) {
  std::string wrong = std::string(covered_rules) + std::string(covered_test);
  wrong.replace(wrong.rfind("€ 60,00"), std::string_view("€ 60,00").size(), "€ 59,00");
  write("c.clausule", wrong);
  EXPECT_EQ(run(), status_found);
  EXPECT_FALSE(says("tariff DM2: prices no line")) << out_;
}

TEST_F(TestCoverageCommand, CountsNothingOfAContractWithoutTests) {
  write("c.clausule", covered_rules);
  EXPECT_EQ(run(), status_fine);
  EXPECT_TRUE(says("tariff DM2: prices no line")) << out_;
}

TEST_F(TestCoverageCommand, SaysNothingOfAContractWithErrors) {
  write("c.clausule", "contract\n");
  EXPECT_NE(run(), status_fine);
  EXPECT_FALSE(says("exercise")) << out_;
}

TEST_F(TestCoverageCommand, SendsAPortfolioThrough) {
  options_.claims.lines = write("lines.csv", covered_lines);
  EXPECT_EQ(run(), status_fine) << errors_;
  EXPECT_TRUE(
      says("no line that claims more than its amount (2 lines in the portfolio, € 122.00 "
           "paid)"))
      << out_;
}

TEST_F(TestCoverageCommand, StopsWithoutTheLines) {
  options_.claims.lines = path("none.csv");
  EXPECT_EQ(run(), status_stopped);
  EXPECT_NE(errors_.find("none.csv"), std::string::npos) << errors_;
}

TEST_F(TestCoverageCommand, WritesAPage) {
  options_.coverage.html = path("page.html");
  EXPECT_EQ(run(false, dsl::Language::dutch), status_fine) << errors_;
  EXPECT_EQ(read("page.html").find("<!DOCTYPE html>\n<html lang=\"nl\">"), 0U);
}

TEST_F(TestCoverageCommand, StopsWhereThePageCannotBeWritten) {
  options_.coverage.html = path("none/page.html");
  EXPECT_EQ(run(), status_stopped);
  EXPECT_NE(errors_.find("page.html"), std::string::npos) << errors_;
}

TEST_F(TestCoverageCommand, NeverWritesOverWhatItReads) {
  options_.coverage.html = options_.contracts.front();
  EXPECT_EQ(run(), status_stopped);
  EXPECT_EQ(read("c.clausule"), std::string(covered_rules) + std::string(covered_test));
}

TEST_F(TestCoverageCommand, WritesThePageOfOneContractOnly) {
  options_.contracts.push_back(write("d.clausule", covered_rules));
  options_.coverage.html = path("page.html");
  EXPECT_EQ(run(), status_stopped);
  EXPECT_NE(errors_.find("one contract at a time"), std::string::npos) << errors_;
}

}  // namespace
}  // namespace clausule::cli
