#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view first =
    R"({"line": "1", "insured": "A", "provider": "53010001", "date": "2023-01-01", "code": "13004", "amount": 51.00})"
    "\n";
constexpr std::string_view third =
    R"({"line": "3", "insured": "B", "provider": "53010001", "date": "2023-01-01", "code": "13004", "amount": 51.00})"
    "\n";

/// A line of NDJSON that cannot be read, and what its message must say.
struct BrokenLine {
  const char* name;
  std::string text;
  std::vector<std::string_view> phrases;
};

void PrintTo(const BrokenLine& broken, std::ostream* out) {
  *out << broken.name;
}

class BrokenLines : public testing::TestWithParam<BrokenLine> {};

TEST_P(BrokenLines, IsAnErrorBetweenTwoLinesThatAreDecided) {
  const Workspace workspace;
  const BrokenLine& broken = GetParam();
  const std::string lines = std::string(first) + broken.text + "\n" + std::string(third);
  const Ran ran = run({"run", workspace.write("contract.clausule", contract_text), "--lines",
                       workspace.write("lines.ndjson", lines), "--enrolments",
                       workspace.write("enrolments.csv", "insured,programme,from\n"), "--language",
                       "en", "-o", workspace.path("out.csv")});
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 3U) << ran.errors;
  expect_decision(decisions[0], "1", "approved");
  expect_decision(decisions[1], decisions[1].at("line"), "error", broken.phrases);
  EXPECT_TRUE(decisions[1].at("line") == "row:2" || decisions[1].at("line") == "2");
  expect_decision(decisions[2], "3", "approved");
}

INSTANTIATE_TEST_SUITE_P(
    Json, BrokenLines,
    testing::Values(
        BrokenLine{"not_json", "regel 2", {"row 2", "JSON"}},
        BrokenLine{"cut_off", R"({"line": "2", "insured": "A", "prov)", {"row 2", "JSON"}},
        BrokenLine{"array", "[1, 2, 3]", {"row 2"}},
        BrokenLine{"two_objects", R"({"line": "2"} {"line": "4"})", {"row 2"}},
        BrokenLine{
            "three_decimals",
            R"({"line": "2", "insured": "A", "provider": "53010001", "date": "2023-01-01", "code": "13004", "amount": 51.005})",
            {"row 2", "51.005", "two decimals"}},
        BrokenLine{
            "amount_over_64_bits",
            R"({"line": "2", "insured": "A", "provider": "53010001", "date": "2023-01-01", "code": "13004", "amount": 92233720368547758.08})",
            {"row 2", "too many digits"}},
        BrokenLine{
            "name_twice",
            R"({"line": "2", "insured": "A", "provider": "53010001", "date": "2023-01-01", "code": "13004", "code": "9200", "amount": 51.00})",
            {"row 2", "`code`", "twice"}},
        BrokenLine{
            "object_as_amount",
            R"({"line": "2", "insured": "A", "provider": "53010001", "date": "2023-01-01", "code": "13004", "amount": {"euro": 51}})",
            {"row 2", "amount"}},
        BrokenLine{"not_utf8", "{\"line\": \"2\xFF\"}", {"row 2"}},
        BrokenLine{
            "ten_megabytes_of_brackets", "{\"line\": " + std::string(10'000'000, '['), {"row 2"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace clausule::bad_input
