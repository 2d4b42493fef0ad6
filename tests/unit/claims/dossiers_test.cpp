#include "tools/claims/dossiers.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "temporary.hpp"

namespace clausule::claims {
namespace {

using interpreter::Says;

constexpr std::string_view first_row = "line,insured,provider,date,code,amount\n";

interpreter::Program program_of() {
  interpreter::Program program;
  program.facts.push_back(
      {interpreter::Entity::insured, "polis", interpreter::FactType::text, false, {}, {}, true});
  program.facts.push_back({interpreter::Entity::insured,
                           "verzekering",
                           interpreter::FactType::period,
                           false,
                           {},
                           {},
                           true});
  program.programmes.push_back({});
  program.programmes.back().name = "DM2";
  return program;
}

/// What came out: a word for each line, `A:1` where it is decided, `A:1!says` where it is not.
struct Out {
  std::string text;
  std::size_t problem_row = 0;  ///< of the last line with a problem
  Notes notes;
  Says stop = Says::nothing;
  std::map<std::string, interpreter::Dossier> dossiers;
};

class Dossiers : public testing::TestWithParam<bool> {
 protected:
  Out read(const std::string& lines, const char* insured = nullptr,
           const char* enrolments = nullptr, const std::string& name = "lines.csv") {
    Out out;
    DossierFiles files{{folder_.write(name, lines)}, {}, {}};
    if (insured != nullptr) files.insured = Input{folder_.write("insured.csv", insured)};
    if (!history_.empty()) files.history = Input{folder_.write("history.csv", history_)};
    if (enrolments != nullptr) files.enrolments = Input{folder_.write("enrol.csv", enrolments)};
    const DossierContext context{program_, providers_, out.notes, files.lines.name()};
    auto opened = GetParam() ? stream_dossiers(files, context) : read_dossiers(files, context);
    if (const auto* problem = std::get_if<Problem>(&opened)) {
      out.stop = problem->message.says;
      return out;
    }
    auto& source = *std::get<0>(opened);
    Group group;
    while (source.next(group)) {
      for (const InputLine& line : group.lines) {
        out.text += (out.text.empty() ? "" : " ") + group.dossier.insured + ":" + line.id;
        if (!line.problem) continue;
        out.text += "!" + std::string(name_of(line.problem->message.says));
        out.problem_row = line.problem->row;
      }
      out.dossiers[group.dossier.insured] = group.dossier;
    }
    if (source.failure()) out.stop = source.failure()->message.says;
    return out;
  }

  interpreter::Program program_ = program_of();
  std::string history_;
  ReadProviders providers_;
  TemporaryFolder folder_;
};

TEST_P(Dossiers, GroupLinesByInsured) {
  const Out out =
      read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
           "2,A,53010001,2024-02-01,008/12000,-7.5\n" + "1,B,53010001,2024-01-01,40001,61\n");
  EXPECT_EQ(out.text, "A:1 A:2 B:1");
  ASSERT_EQ(out.dossiers.at("A").lines.size(), 2U);
  EXPECT_EQ(out.dossiers.at("A").lines[1].amount.value, -750);
  EXPECT_FALSE(out.dossiers.at("A").enrolments.has_value());
}

TEST_P(Dossiers, ReadColumnsInAnyOrderAndSemicolons) {
  const Out out = read(
      "amount;code;date;provider;insured;line;mine\n"
      "61,00;40001;2024-01-01;53010001;A;1;x\n");
  EXPECT_EQ(out.text, "A:1");
  EXPECT_EQ(out.dossiers.at("A").lines[0].amount.value, 6100);
  EXPECT_EQ(out.notes.columns().at("lines.csv").count("mine"), 1U);
}

TEST_P(Dossiers, KeepABrokenLineAmongTheOthers) {
  const Out out =
      read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
           "2,A,53010001,2024-02-31,40001,61.00\n" + "3,A,53010001,2024-03-01,40001,61.005\n" +
           "4,A,5301,2024-03-01,40001,61.00\n");
  EXPECT_EQ(out.text, "A:1 A:2!fact_not_date A:3!fact_more_than_two_decimals A:4!row_not_provider");
  EXPECT_EQ(out.dossiers.at("A").lines.size(), 1U);
}

TEST_P(Dossiers, RefuseBothLinesOfOneId) {
  const Out out =
      read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
           "2,A,53010001,2024-02-01,40001,61.00\n" + "1,A,53010001,2024-03-01,40001,61.00\n");
  EXPECT_EQ(out.text, "A:1!row_line_twice A:2 A:1!row_line_twice");
}

TEST_P(Dossiers, GiveALineThatCannotBeSplitADecision) {
  const Out out = read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
                       "2,A,53010001,\"2024-02-01,40001,61.00\n" + ",,,,,\n" +
                       "4,A,53010001,2024-03-01,40001,61.00\n");
  EXPECT_EQ(out.text.find("A:1 "), 0U);
  EXPECT_NE(out.text.find("2!row_quote_open"), std::string::npos) << out.text;
  EXPECT_NE(out.text.find("row:4!row_empty"), std::string::npos) << out.text;
  EXPECT_NE(out.text.find("A:4"), std::string::npos) << out.text;
  EXPECT_EQ(out.stop, Says::nothing);
}

TEST_P(Dossiers, BringWhatIsKnownOfThePerson) {
  const Out out = read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
                           "1,C,53010001,2024-01-01,40001,61.00\n",
                       "insured,born,polis\nA,1950-04-03,natura\nB,1950-04-03,budget\n"
                       "C,1960-01-01,\n",
                       "insured,programme,from,through,end_reason\n"
                       "A,DM2,2020-01-01,2024-03-01,verhuizing\nA,verzekering,2000-01-01,,\n"
                       "A,elders,2000-01-01,,\n");
  EXPECT_EQ(out.text, "A:1 C:1");
  const interpreter::Dossier& a = out.dossiers.at("A");
  EXPECT_EQ(a.born, interpreter::parse_date("1950-04-03"));
  ASSERT_TRUE(a.enrolments);
  ASSERT_EQ(a.enrolments->size(), 1U);
  EXPECT_EQ(a.enrolments->front().end_reason, "verhuizing");
  ASSERT_EQ(a.facts.size(), 2U);
  EXPECT_EQ(std::get<interpreter::Period>(a.facts[1].value).size(), 1U);
  const interpreter::Dossier& c = out.dossiers.at("C");
  ASSERT_TRUE(c.enrolments);
  EXPECT_TRUE(c.enrolments->empty());
  ASSERT_EQ(c.facts.size(), 1U) << "a period that is not in the list does not exist";
  EXPECT_TRUE(std::get<interpreter::Period>(c.facts[0].value).empty());
  EXPECT_EQ(out.notes.programmes().count("elders"), 1U);
}

TEST_P(Dossiers, BringWhatWasDecidedBefore) {
  history_ =
      "paid,outcome,insured,line,provider,date,code,amount,credits\n"
      "61.00,reduced,A,h1,53010001,2023-10-01,40001,70.00,\n"
      "0.00,afgewezen,A,h2,53010001,2023-11-01,40001,70.00,\n"
      "61.00,approved,C,h1,53010001,2023-10-01,40001,70.00,\n";
  const Out out = read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
                       "1,B,53010001,2024-01-01,40001,61.00\n");
  EXPECT_EQ(out.text, "A:1 B:1");
  const auto& before = out.dossiers.at("A").history;
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0].claim.id, "h1");
  EXPECT_EQ(before[0].outcome, interpreter::Outcome::reduced);
  EXPECT_EQ(before[0].paid.value, 6100);
  EXPECT_EQ(before[0].claim.amount.value, 7000);
  EXPECT_EQ(before[1].outcome, interpreter::Outcome::rejected);
  EXPECT_TRUE(out.dossiers.at("B").history.empty());
}

TEST_P(Dossiers, RefuseTheLinesOfAPersonWhoseHistoryCannotBeRead) {
  history_ =
      "insured,line,provider,date,code,amount,outcome,paid\n"
      "A,h1,53010001,2023-10-01,40001,70.00,betaald,61.00\n"
      "B,h1,53010001,2023-10-01,40001,70.00,approved,61.005\n"
      "C,h1,53010001,2023-10-01,40001,70.00,approved,61.00\n";
  const Out out =
      read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
           "1,B,53010001,2024-01-01,40001,61.00\n" + "1,C,53010001,2024-01-01,40001,61.00\n");
  EXPECT_EQ(out.text, "A:1!fact_not_a_word B:1!fact_more_than_two_decimals C:1");
}

TEST_P(Dossiers, TakeHistoryFromADossierInNdjson) {
  const Out out = read(
      R"({"insured":{"insured":"A"},"lines":[{"line":"1","provider":"53010001","date":"2024-01-01","code":"40001","amount":61}],)"
      R"("history":[{"line":"h1","provider":"53010001","date":"2023-10-01","code":"40001","amount":70.00,"outcome":"reduced","paid":61.00}]})"
      "\n",
      nullptr, nullptr, "lines.ndjson");
  EXPECT_EQ(out.text, "A:1");
  ASSERT_EQ(out.dossiers.at("A").history.size(), 1U);
  EXPECT_EQ(out.dossiers.at("A").history[0].paid.value, 6100);
}

TEST_P(Dossiers, KeepTheLinesOfNobodyApart) {
  constexpr std::string_view lines =
      R"("lines":[{"line":"1","provider":"53010001","date":"2024-01-01","code":"40001","amount":61}]})"
      "\n";
  const Out out = read(R"({"insured":"A",)" + std::string(lines) + "{" + std::string(lines),
                       nullptr, nullptr, "lines.ndjson");
  EXPECT_EQ(out.text.find("A:1 "), 0U) << out.text;
  EXPECT_EQ(out.text.find("row_line_twice"), std::string::npos) << out.text;
  EXPECT_NE(out.text.find(":1!row_empty"), std::string::npos) << out.text;
}

TEST_P(Dossiers, SayWhichRowHasAPersonOfADossierAgain) {
  const Out out = read(
      R"({"insured":{"insured":"A"},"lines":[{"line":"1","provider":"53010001","date":"2024-01-01","code":"40001","amount":61}]})"
      "\n",
      "insured,born\nA,1950-01-01\nB,1950-01-01\n", nullptr, "lines.ndjson");
  EXPECT_EQ(out.text, "A:1!row_insured_twice");
  EXPECT_EQ(out.problem_row, 2U);
}

TEST_P(Dossiers, RefuseTheLinesOfAPersonWhoCannotBeRead) {
  const Out out = read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
                           "1,B,53010001,2024-01-01,40001,61.00\n",
                       "insured,born\nA,1950-13-03\nB,1950-04-03\n");
  EXPECT_EQ(out.text, "A:1!fact_not_date B:1");
  EXPECT_EQ(out.notes.problem_count(), 1U);
}

TEST_P(Dossiers, TakeWholeDossiersFromNdjson) {
  const Out out = read(
      R"({"insured":{"insured":"A","born":"1950-04-03"},"enrolments":[{"programme":"DM2","from":"2020-01-01"}],)"
      R"("lines":[{"line":1,"provider":"53010001","date":"2024-01-01","code":40001,"amount":61.00},)"
      R"({"line":2,"provider":"53010001","date":"2024-01-01","code":40001,"amount":61.001}]})"
      "\n"
      "no json\n",
      nullptr, nullptr, "lines.ndjson");
  EXPECT_EQ(out.text.find("A:1 A:2!fact_more_than_two_decimals"), 0U) << out.text;
  EXPECT_NE(out.text.find("row:2!row_not_json"), std::string::npos) << out.text;
  EXPECT_TRUE(out.dossiers.at("A").enrolments.has_value());
}

TEST_P(Dossiers, StopWhereEnrolmentsAreReadAndNotHandedOver) {
  program_.reads_enrolments = true;
  EXPECT_EQ(read(std::string(first_row)).stop, Says::stop_no_enrolments);
  EXPECT_EQ(read(std::string(first_row), nullptr, "insured,programme,from\n").stop, Says::nothing);
  EXPECT_EQ(read("{\"line\":\"1\",\"insured\":\"A\"}\n", nullptr, nullptr, "l.ndjson").stop,
            Says::stop_no_enrolments);
}

TEST_P(Dossiers, StopAtAHeaderThatWillNotDo) {
  EXPECT_EQ(read("").stop, Says::stop_no_header);
  EXPECT_EQ(read("line,insured\n").stop, Says::stop_column_missing);
  EXPECT_EQ(read("line,line\n").stop, Says::stop_column_twice);
  EXPECT_EQ(read("line,\"x\n").stop, Says::row_quote_open);
  EXPECT_EQ(read(std::string("l\0i\0n\0e\0", 8)).stop, Says::stop_header_not_text);
}

INSTANTIATE_TEST_SUITE_P(ReadAndStreamed, Dossiers, testing::Bool(),
                         [](const auto& tested) { return tested.param ? "streamed" : "read"; });

class StreamedDossiers : public Dossiers {};

TEST_P(StreamedDossiers, StopWhereAGroupComesBack) {
  const Out out =
      read(std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
           "1,B,53010001,2024-01-01,40001,61.00\n" + "2,A,53010001,2024-01-01,40001,61.00\n");
  EXPECT_EQ(out.stop, Says::stop_group_comes_back);
}

TEST_P(StreamedDossiers, TakeAnyCommonOrder) {
  const Out out =
      read(std::string(first_row) + "1,Z,53010001,2024-01-01,40001,61.00\n" +
               "1,M,53010001,2024-01-01,40001,61.00\n" + "1,B,53010001,2024-01-01,40001,61.00\n",
           "insured,born\nY,1950-01-01\nZ,1951-01-01\nB,1952-01-01\nA,1953-01-01\n");
  EXPECT_EQ(out.stop, Says::nothing);
  EXPECT_TRUE(out.dossiers.at("Z").born.has_value());
  EXPECT_FALSE(out.dossiers.at("M").born.has_value());
  EXPECT_TRUE(out.dossiers.at("B").born.has_value());
}

TEST_P(StreamedDossiers, StopWhereFilesHaveAnotherOrder) {
  const std::string lines = std::string(first_row) + "1,A,53010001,2024-01-01,40001,61.00\n" +
                            "1,B,53010001,2024-01-01,40001,61.00\n";
  EXPECT_EQ(read(lines, "insured,born\nB,1950-01-01\nA,1951-01-01\n").stop, Says::stop_other_order);
  EXPECT_EQ(read(lines, "insured,born\nA,1950-01-01\nB,1951-01-01\nA,1950-01-01\n").stop,
            Says::stop_group_comes_back);
}

TEST_P(StreamedDossiers, PassOverRowsOfNobodyWhereThereAreNoLines) {
  const Out out = read(std::string(first_row), "insured,born\n,1950-01-01\nA,1950-01-01\n",
                       "insured,programme,from\n,,\n,,\n");
  EXPECT_EQ(out.text, "");
  EXPECT_EQ(out.stop, Says::nothing);
  EXPECT_EQ(out.notes.problem_count(), 3U);
}

INSTANTIATE_TEST_SUITE_P(Order, StreamedDossiers, testing::Values(true));

}  // namespace
}  // namespace clausule::claims
