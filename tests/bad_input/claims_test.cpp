#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view claim_header =
    "line,insured,provider,date,code,amount,quantity,referral\n";

/// A row that cannot be read, the id its decision must carry, and what its message must say.
struct BrokenRow {
  const char* name;
  std::string row;
  const char* id;
  std::vector<std::string_view> phrases;
};

void PrintTo(const BrokenRow& broken, std::ostream* out) {
  *out << broken.name;
}

class BrokenRows : public testing::TestWithParam<BrokenRow> {};

// Each stands between two rows that are in order: these are decided whatever stands between them.
TEST_P(BrokenRows, IsAnErrorOfItsOwn) {
  const Workspace workspace;
  const BrokenRow& broken = GetParam();
  const Ran ran =
      workspace.decide(std::string(claim_header) + "1,A,53010001,2023-01-01,40001,61.00,1,\n" +
                       broken.row + "\n" + "3,B,53010001,2023-01-01,40001,70.00,1,\n");
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 3U);
  expect_decision(decisions[0], "1", "approved");
  expect_decision(decisions[1], broken.id, "error", broken.phrases);
  EXPECT_EQ(decisions[1].at("ground"), "claim");
  EXPECT_EQ(decisions[1].at("paid"), "0.00");
  expect_decision(decisions[2], "3", "reduced");
}

INSTANTIATE_TEST_SUITE_P(
    Claims, BrokenRows,
    testing::Values(
        BrokenRow{"amount_missing", "2,A,53010001,2023-04-01,40001,,1,", "2", {"row 3", "amount"}},
        BrokenRow{"three_decimals",
                  "2,A,53010001,2023-04-01,40001,61.005,1,",
                  "2",
                  {"row 3", "61.005", "amount", "two decimals"}},
        BrokenRow{"comma_amount",
                  "2,A,53010001,2023-04-01,40001,\"61,00\",1,",
                  "2",
                  {"row 3", "61,00", "amount"}},
        BrokenRow{"amount_with_letters",
                  "2,A,53010001,2023-04-01,40001,61 euro,1,",
                  "2",
                  {"row 3", "61 euro", "amount"}},
        BrokenRow{"amount_not_finite", "2,A,53010001,2023-04-01,40001,NaN,1,", "2", {"NaN"}},
        BrokenRow{"amount_exponent", "2,A,53010001,2023-04-01,40001,1e3,1,", "2", {"1e3"}},
        BrokenRow{"amount_over_64_bits",
                  "2,A,53010001,2023-04-01,40001,92233720368547758.08,1,",
                  "2",
                  {"row 3", "92233720368547758.08", "too many digits"}},
        BrokenRow{"amount_of_400_digits",
                  "2,A,53010001,2023-04-01,40001," + std::string(400, '9') + ".00,1,",
                  "2",
                  {"row 3", "too many digits"}},
        BrokenRow{"day_that_is_not",
                  "2,A,53010001,2023-02-29,40001,61.00,1,",
                  "2",
                  {"row 3", "2023-02-29", "2024-01-31"}},
        BrokenRow{"date_of_another_form",
                  "2,A,53010001,01-04-2023,40001,61.00,1,",
                  "2",
                  {"row 3", "01-04-2023", "2024-01-31"}},
        BrokenRow{"date_too_early",
                  "2,A,53010001,1899-12-31,40001,61.00,1,",
                  "2",
                  {"row 3", "1899-12-31", "1900"}},
        BrokenRow{"date_too_late",
                  "2,A,53010001,3000-01-01,40001,61.00,1,",
                  "2",
                  {"row 3", "3000-01-01", "2999"}},
        BrokenRow{"id_missing", ",A,53010001,2023-04-01,40001,61.00,1,", "row:3", {"line"}},
        BrokenRow{"insured_missing", "2,,53010001,2023-04-01,40001,61.00,1,", "2", {"insured"}},
        BrokenRow{"provider_too_short",
                  "2,A,5301001,2023-04-01,40001,61.00,1,",
                  "2",
                  {"5301001", "8 digits"}},
        BrokenRow{"quantity_zero", "2,A,53010001,2023-04-01,40001,61.00,0,", "2", {"quantity"}},
        BrokenRow{"quantity_half", "2,A,53010001,2023-04-01,40001,61.00,1.5,", "2", {"1.5"}},
        BrokenRow{"quantity_over_64_bits",
                  "2,A,53010001,2023-04-01,40001,61.00,18446744073709551617,",
                  "2",
                  {"quantity"}},
        BrokenRow{"code_missing", "2,A,53010001,2023-04-01,,61.00,1,", "2", {"code"}},
        BrokenRow{"code_of_other_signs", "2,A,53010001,2023-04-01,40$01,61.00,1,", "2", {"40$01"}},
        BrokenRow{"not_utf8", "2,A,53010001,2023-04-01,4\xFF,61.00,1,", "2", {"row 3", "code"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

// What is wrong with the fields of a row leaves its id unsure: the row number stands for it.
class UnreadableRows : public testing::TestWithParam<BrokenRow> {};

TEST_P(UnreadableRows, IsAnErrorUnderItsRowNumberOrId) {
  const Workspace workspace;
  const BrokenRow& broken = GetParam();
  const Ran ran =
      workspace.decide(std::string(claim_header) + "1,A,53010001,2023-01-01,40001,61.00,1,\n" +
                       broken.row + "\n" + "3,B,53010001,2023-01-01,40001,70.00,1,\n");
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 3U);
  expect_decision(decisions[0], "1", "approved");
  EXPECT_TRUE(decisions[1].at("line") == "row:3" || decisions[1].at("line") == "2");
  EXPECT_EQ(decisions[1].at("outcome"), "error");
  for (const std::string_view phrase : broken.phrases) {
    EXPECT_NE(decisions[1].at("message").find(phrase), std::string::npos)
        << decisions[1].at("message");
  }
  expect_decision(decisions[2], "3", "reduced");
}

INSTANTIATE_TEST_SUITE_P(
    Claims, UnreadableRows,
    testing::Values(BrokenRow{"quote_open",
                              "2,A,53010001,2023-04-01,40001,61.00,1,\"0055",
                              "",
                              {"row 3", "quote", "close it"}},
                    BrokenRow{"quote_stray",
                              "2,A,53010001,2023-04-01,40\"001,61.00,1,",
                              "",
                              {"row 3", "quote"}},
                    BrokenRow{"fields_missing", "2,A,53010001", "", {"row 3", "3 fields", "8"}},
                    BrokenRow{"fields_too_many",
                              "2,A,53010001,2023-04-01,40001,61.00,1,,,,,,",
                              "",
                              {"row 3", "13 fields", "8"}},
                    BrokenRow{"bytes_of_zero", std::string(40, '\0'), "", {"row 3"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Claims, AnIdUsedTwiceMakesBothErrorsAndNoOther) {
  const Workspace workspace;
  const Ran ran = workspace.decide(std::string(claim_header) +
                                   "1,A,53010001,2023-01-01,40001,61.00,1,\n"
                                   "7,A,53010001,2023-04-01,40001,61.00,1,\n"
                                   "7,A,53010001,2023-07-01,40001,61.00,1,\n"
                                   "7,B,53010001,2023-01-01,40001,61.00,1,\n");
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 4U);
  expect_decision(decisions[0], "1", "approved");
  expect_decision(decisions[1], "7", "error", {"`7`", "more than one line"});
  expect_decision(decisions[2], "7", "error", {"`7`", "more than one line"});
  expect_decision(decisions[3], "7", "approved");
}

TEST(Claims, AnUnknownCodeIsRejectedByTheRegister) {
  const Workspace workspace;
  const Ran ran = workspace.decide(std::string(claim_header) +
                                   "1,A,53010001,2023-01-01,49999,61.00,1,\n"
                                   "2,A,53010001,2023-01-01,40001,61.00,1,\n");
  expect_status(ran, 0);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 2U);
  expect_decision(decisions[0], "1", "rejected", {"49999"});
  EXPECT_EQ(decisions[0].at("rule"), "bekende-prestaties");
  EXPECT_EQ(decisions[0].at("return_code"), "0582");
  expect_decision(decisions[1], "2", "approved");
}

TEST(Claims, AMissingFactIsAnErrorThatNamesFactRuleAndLine) {
  const Workspace workspace;
  const Ran ran = workspace.decide(std::string(claim_header) +
                                   "1,C,53010001,2023-01-01,40001,61.00,1,\n"
                                   "2,A,53010001,2023-01-01,40001,61.00,1,\n");
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 2U);
  expect_decision(decisions[0], "1", "error", {"polis", "DM2-tarief"});
  EXPECT_EQ(decisions[0].at("rule"), "DM2-tarief");
  expect_decision(decisions[1], "2", "approved");
}

TEST(Claims, AnUnknownEndReasonIsAnErrorOfTheLinesThatNeedTheStay) {
  const Workspace workspace;
  workspace.write("ends.csv",
                  "insured,programme,from,through,end_reason\n"
                  "A,DM2,2020-01-01,2023-08-15,opgezegd\nB,DM2,2020-01-01,2023-08-15,\n");
  workspace.write("insured.csv", "insured,born,polis\nA,1950-01-01,natura\nB,1960-01-01,natura\n");
  const std::string lines = std::string(claim_header) +
                            "1,A,53010001,2023-01-01,40001,61.00,1,\n"
                            "2,A,53010001,2023-10-10,9200,30.00,1,\n"
                            "3,B,53010001,2023-01-01,40001,61.00,1,\n";
  const Ran ran = run({"run", workspace.write("contract.clausule", contract_text), "--lines",
                       workspace.write("lines.csv", lines), "--insured",
                       workspace.path("insured.csv"), "--enrolments", workspace.path("ends.csv"),
                       "--language", "en", "-o", workspace.path("out.csv")});
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 3U);
  expect_decision(decisions[0], "1", "error", {"opgezegd", "DM2"});
  expect_decision(decisions[1], "2", "approved");
  expect_decision(decisions[2], "3", "error", {"DM2"});
}

TEST(Claims, AnUnknownWordOfAFactIsAnErrorThatShowsTheWords) {
  const Workspace workspace;
  workspace.write("people.csv", "insured,born,polis\nA,1950-01-01,naturel\nB,1960-01-01,natura\n");
  workspace.write("enrolments.csv",
                  "insured,programme,from,through,end_reason\n"
                  "A,DM2,2020-01-01,,\nB,DM2,2020-01-01,,\n");
  const std::string lines = std::string(claim_header) +
                            "1,A,53010001,2023-01-01,40001,61.00,1,\n"
                            "2,B,53010001,2023-01-01,40001,61.00,1,\n";
  const Ran ran =
      run({"run", workspace.write("contract.clausule", contract_text), "--lines",
           workspace.write("lines.csv", lines), "--insured", workspace.path("people.csv"),
           "--enrolments", workspace.path("enrolments.csv"), "--language", "en", "-o",
           workspace.path("out.csv")});
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 2U);
  expect_decision(decisions[0], "1", "error", {"naturel", "polis", "natura"});
  expect_decision(decisions[1], "2", "approved");
}

TEST(Claims, SumsOverManyLargeAmountsDoNotWrap) {
  const Workspace workspace;
  std::string lines(claim_header);
  for (int row = 1; row <= 4; ++row) {
    lines += std::to_string(row) + ",A,53010001,2023-01-0" + std::to_string(row) +
             ",13004,92233720368547758.07,1,\n";
  }
  lines += "5,B,53010001,2023-01-01,40001,61.00,1,\n";
  const Ran ran = workspace.decide(lines);
  EXPECT_EQ(ran.signal, 0) << ran.errors;
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 5U);
  for (std::size_t row = 0; row < 4; ++row) {
    EXPECT_EQ(decisions[row].at("line"), std::to_string(row + 1));
    EXPECT_EQ(decisions[row].at("paid"), "92233720368547758.07");
  }
  expect_decision(decisions[4], "5", "approved");
  // Four times 92 233 720 368 547 758,07, and 61,00.
  EXPECT_NE(ran.errors.find("368934881474191093.28"), std::string::npos)
      << "the control total is exact, or says that it is not\n"
      << ran.errors;
}

}  // namespace
}  // namespace clausule::bad_input
