#include "tools/cli/test_mutation.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace clausule::cli {
namespace {

constexpr std::string_view rules = R"(contract keten
  verzekeraar "Voorbeeld"
  geldig 2024-01-01 t/m 2024-12-31
  overige prestaties toegestaan

tarief DM2
  voor 40001 per kwartaal
  bedraagt € 61,00

tarief VRM
  voor 40011 per kwartaal
  bedraagt € 25,00

)";
constexpr std::string_view passing = R"(test "een"
  | datum      | code  | bedrag  | vergoed |
  | 2024-02-01 | 40001 | € 60,00 | € 60,00 |
)";

/// Changes a contract in a folder of its own.
class TestMutation : public testing::Test {
 protected:
  TestMutation() {
    std::string path = (std::filesystem::temp_directory_path() / "mutation-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = path;
  }
  ~TestMutation() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  /// Returns the exit status; what was said is in `out_` and `errors_`.
  int run(const std::string& path, const TestOptions& options = {}, bool json = false,
          dsl::Language language = dsl::Language::english) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = test_mutation(path, options, Terminal(language, json));
    out_ = testing::internal::GetCapturedStdout();
    errors_ = testing::internal::GetCapturedStderr();
    return status;
  }

  [[nodiscard]] bool says(std::string_view text) const {
    return out_.find(text) != std::string::npos;
  }

  std::string out_;
  std::string errors_;

 private:
  std::filesystem::path folder_;
};

TEST_F(TestMutation, RefusesAContractThatDoesNotCheck) {
  const std::string path = write("c.clausule", "contract keten\n");
  EXPECT_EQ(run(path), status_found);
  EXPECT_TRUE(says("error:")) << out_;
}

TEST_F(TestMutation, RefusesAPathThatIsNotThere) {
  EXPECT_EQ(run("/nowhere/c.clausule"), status_stopped);
}

TEST_F(TestMutation, RefusesAContractWithoutTests) {
  const std::string path = write("c.clausule", rules);
  EXPECT_EQ(run(path), status_found);
  EXPECT_NE(errors_.find("there are no tests"), std::string::npos) << errors_;
  run(path, {}, false, dsl::Language::dutch);
  EXPECT_NE(errors_.find("er zijn geen tests"), std::string::npos) << errors_;
}

TEST_F(TestMutation, RefusesTestsThatFailBeforeAnythingIsChanged) {
  const std::string path =
      write("c.clausule", std::string(rules) +
                              "test \"een\"\n"
                              "  | datum      | code  | bedrag  | vergoed |\n"
                              "  | 2024-02-01 | 40001 | € 60,00 | € 59,00 |\n");
  EXPECT_EQ(run(path), status_found);
  EXPECT_NE(errors_.find("1 of 1 tests"), std::string::npos) << errors_;
}

TEST_F(TestMutation, RefusesARuleThatIsNotThere) {
  const std::string path = write("c.clausule", std::string(rules) + std::string(passing));
  TestOptions options;
  options.rule = "VRMM";
  EXPECT_EQ(run(path, options), status_stopped);
  EXPECT_NE(errors_.find("`VRM`"), std::string::npos) << errors_;
}

TEST_F(TestMutation, ChangesOneRule) {
  const std::string path = write("c.clausule", std::string(rules) + std::string(passing));
  TestOptions options;
  options.rule = "VRM";
  EXPECT_EQ(run(path, options), status_found);
  EXPECT_TRUE(says("`€ 25,00` becomes `€ 25,01` in `VRM`")) << out_;
  EXPECT_FALSE(says("`DM2`")) << out_;
}

TEST_F(TestMutation, PutsTheDearestFirst) {
  const std::string path = write("c.clausule", std::string(rules) + std::string(passing));
  TestOptions options;
  options.claims.lines = write("lines.csv",
                               "line,insured,provider,date,code,amount\n"
                               "1,A,53010001,2024-02-01,40001,70.00\n"
                               "2,A,53010001,2024-02-01,40011,30.00\n"
                               "1,B,53010001,2024-02-01,40011,30.00\n"
                               "1,C,53010001,2024-02-01,40011,24.00\n");
  EXPECT_EQ(run(path, options), status_found) << errors_;
  const std::size_t cheap =
      out_.find("`€ 61,00` becomes `€ 60,99` in `DM2`: moves € 0.01 on 1 line");
  const std::size_t dear =
      out_.find("`€ 25,00` becomes `€ 24,99` in `VRM`: moves € 0.02 on 2 lines");
  ASSERT_NE(cheap, std::string::npos) << out_;
  ASSERT_NE(dear, std::string::npos) << out_;
  EXPECT_LT(dear, cheap);
  EXPECT_TRUE(says("moves nothing in the portfolio")) << out_;
}

TEST_F(TestMutation, WeighsWhatASettlementComesTo) {
  const std::string path = write("c.clausule",
                                 "contract keten\n"
                                 "  verzekeraar \"Voorbeeld\"\n"
                                 "  geldig 2024-01-01 t/m 2024-12-31\n"
                                 "  partijen 53010001\n"
                                 "  overige prestaties toegestaan\n"
                                 "verrekening deel\n"
                                 "  voor 40001\n"
                                 "  per zorgverlener per kalenderjaar\n"
                                 "  bedraagt som vergoed verhoogd met 10%\n"
                                 "  rekenkundig afgerond op centen\n"
                                 "  ten gunste van verzekeraar\n" +
                                     std::string(passing));
  TestOptions options;
  options.claims.lines = write("lines.csv",
                               "line,insured,provider,date,code,amount\n"
                               "1,A,53010001,2024-02-01,40001,70.00\n");
  EXPECT_EQ(run(path, options), status_found) << errors_;
  EXPECT_TRUE(says("`10%` becomes `11%` in `deel`: moves € 0.70 on 1 settlement\n")) << out_;
  EXPECT_TRUE(says("`40001` becomes `40002` in `deel`: moves € 77.00 on 1 settlement\n")) << out_;
}

TEST_F(TestMutation, TellsWhatSurvivesInRowAfterRowOnce) {
  write("t.csv", "code;bedraagt\n40001;€ 61,00\n40011;€ 61,00\n40021;€ 61,00\n40031;€ 25,00\n");
  const std::string path = write("c.clausule",
                                 "contract keten\n"
                                 "  verzekeraar \"Voorbeeld\"\n"
                                 "  geldig 2024-01-01 t/m 2024-12-31\n"
                                 "  overige prestaties toegestaan\n"
                                 "tarief ketens uit \"t.csv\"\n"
                                 "  per kwartaal\n"
                                 "  | code | bedraagt |\n" +
                                     std::string(passing));
  TestOptions options;
  options.claims.lines = write("lines.csv",
                               "line,insured,provider,date,code,amount\n"
                               "1,A,53010001,2024-02-01,40001,70.00\n"
                               "2,A,53010001,2024-02-01,40011,70.00\n");
  EXPECT_EQ(run(path, options), status_found) << errors_;
  EXPECT_TRUE(
      says("t.csv:2:7: `€ 61,00` becomes `€ 61,01` in `ketens`, and so on 2 more lines: 3, 4: "
           "moves € 0.02 on 2 lines\n"))
      << out_;
  EXPECT_TRUE(says("t.csv:5:7: `€ 25,00` becomes `€ 25,01` in `ketens`: moves nothing")) << out_;
}

TEST_F(TestMutation, StopsWhereThePortfolioCannotBeRead) {
  const std::string path = write("c.clausule", std::string(rules) + std::string(passing));
  TestOptions options;
  options.claims.lines = "/nowhere/lines.csv";
  EXPECT_EQ(run(path, options), status_stopped);
}

TEST_F(TestMutation, SaysTheSameWithAnyNumberOfThreads) {
  const std::string path = write("c.clausule", std::string(rules) + std::string(passing));
  TestOptions options;
  options.threads = 1;
  run(path, options, true);
  const std::string one = out_;
  EXPECT_EQ(one.find("{\"contract\":"), 0U) << one;
  options.threads = 5;
  run(path, options, true);
  EXPECT_EQ(out_, one);
}

}  // namespace
}  // namespace clausule::cli
