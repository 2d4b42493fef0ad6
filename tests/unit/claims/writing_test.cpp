#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <variant>

#include "temporary.hpp"
#include "tools/claims/decision_rows.hpp"
#include "tools/claims/ordered_rows.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/claims/summary.hpp"

namespace clausule::claims {
namespace {

using interpreter::Cents;
using interpreter::Decision;
using interpreter::Outcome;

Decision decision_of(Outcome outcome, std::int64_t claimed, std::int64_t paid,
                     std::int64_t open = 0) {
  Decision decision;
  decision.outcome = outcome;
  decision.claimed = {claimed};
  decision.paid = {paid};
  decision.open = {open};
  decision.rule = "DM2";
  decision.ground = interpreter::Ground::tariff;
  decision.article = "7 > \"C\"";
  return decision;
}

InputLine line_of(const std::string& id) {
  InputLine line;
  line.id = id;
  return line;
}

TEST(Row, HasTheColumnsOfTheFormat) {
  DecisionFormat format;
  format.contract = "c@1";
  EXPECT_EQ(header(format),
            "line,outcome,paid,open,rule,ground,article,return_code,beside,recover,deductible,"
            "contract,message\n");
  EXPECT_EQ(row(format, line_of("1"), decision_of(Outcome::reduced, 6336, 6100), nullptr),
            "1,reduced,61.00,0.00,DM2,tariff,\"7 > \"\"C\"\"\",,,,0.00,c@1,\n");
}

TEST(Row, IsAnObjectInNdjson) {
  DecisionFormat format;
  format.json = true;
  format.contract = "c@1";
  Decision decision = decision_of(Outcome::reduced, 6336, 6100);
  decision.components.push_back({"huisarts", {3000}});
  EXPECT_EQ(header(format), "");
  EXPECT_EQ(row(format, line_of("1"), decision, nullptr),
            R"({"line":"1","outcome":"reduced","paid":61.00,"open":0.00,"rule":"DM2",)"
            R"("ground":"tariff","article":"7 > \"C\"","return_code":"","beside":"",)"
            R"("recover":"","deductible":0.00,"contract":"c@1","message":"",)"
            R"("components":{"huisarts":30.00},"deductibles":{},"exempt":false})"
            "\n");
}

TEST(Row, NamesWhatIsRecoveredAndWhatTheInsuredBears) {
  DecisionFormat format;
  Decision decision = decision_of(Outcome::approved, 6336, 6336);
  decision.recover = {{"7", {3000}}, {"A 1", {-50}}};
  decision.deductibles = {{"verplicht", {1000}}, {"vrijwillig", {5}}};
  EXPECT_NE(row(format, line_of("1"), decision, nullptr).find(",7=30.00 A 1=-0.50,10.05,"),
            std::string::npos);
  format.json = true;
  decision.exempt = true;
  const std::string json = row(format, line_of("1"), decision, nullptr);
  EXPECT_NE(json.find(R"("deductibles":{"verplicht":10.00,"vrijwillig":0.05},"exempt":true)"),
            std::string::npos)
      << json;
}

TEST(Row, SaysWhereALineCannotBeRead) {
  InputLine line = line_of("row:17");
  line.problem = std::make_unique<Problem>(
      Problem{"lines.csv", 17, "amount", {interpreter::Says::row_empty, {"amount"}}});
  const std::string text = row({}, line, decision_on_problem(line), nullptr);
  EXPECT_EQ(text,
            "row:17,error,0.00,0.00,,claim,,,,,0.00,,\"lines.csv, rij 17, kolom amount: `amount` "
            "is leeg en moet bekend zijn: vul het in\"\n");
}

TEST(OrderedRows, ComeBackInTheOrderOfTheInput) {
  OrderedRows rows;
  rows.put(2, "c");
  EXPECT_EQ(rows.take(), "");
  rows.put(0, "a");
  EXPECT_EQ(rows.take(), "a");
  rows.put(1, "b");
  rows.put(3, "d");
  EXPECT_EQ(rows.take(), "bcd");
}

// However little of what waits stands in memory.
TEST(OrderedRows, ComeBackFromTheDisk) {
  constexpr std::uint64_t count = 3'000;
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{1'000}, std::size_t{1} << 20U}) {
    OrderedRows rows(in_memory);
    std::string expected;
    std::string found;
    for (int round = 0; round < 2; ++round) {
      for (std::uint64_t step = 0; step < count; ++step) {
        // 7 and 3,000 have no divisor in common, so that each comes once.
        const std::uint64_t place = (step * 7 + 2'999) % count;
        const std::uint64_t position = static_cast<std::uint64_t>(round) * count + place;
        rows.put(position, std::to_string(position) + std::string(place % 50, 'x') + "\n");
        found += rows.take();
        expected += std::to_string(static_cast<std::uint64_t>(round) * count + step) +
                    std::string(step % 50, 'x') + "\n";
      }
    }
    EXPECT_FALSE(rows.failure());
    EXPECT_TRUE(found == expected) << in_memory;
  }
}

TEST(Summary, BalancesWhatComesInWithWhatGoesOut) {
  Summary summary;
  for (const Decision& decision :
       {decision_of(Outcome::approved, 6100, 6100), decision_of(Outcome::reduced, 6336, 6100),
        decision_of(Outcome::rejected, 3000, 0), decision_of(Outcome::review, 5000, 0, 4500),
        decision_of(Outcome::error, 700, 0)}) {
    summary.add_line(decision.claimed, true);
    summary.add(decision);
  }
  EXPECT_TRUE(summary.balances());
  EXPECT_EQ(summary.lines(Outcome::review), 1U);
  const std::string text = summary.text(dsl::Language::dutch);
  EXPECT_NE(text.find("€ 211,36"), std::string::npos) << text;
  EXPECT_NE(text.find("20% van de regels"), std::string::npos) << text;
  EXPECT_NE(text.find("de totalen sluiten"), std::string::npos) << text;
  summary.add_line(Cents{1}, true);
  EXPECT_FALSE(summary.balances());
}

TEST(EuroSum, GoesPast64Bits) {
  EuroSum sum;
  for (int count = 0; count < 4; ++count) {
    sum.add({std::numeric_limits<std::int64_t>::max()});
  }
  EXPECT_EQ(sum.to_string(dsl::Language::english), "€ 368934881474191032.28");
  EuroSum below;
  below.add({-5});
  EXPECT_EQ(below.to_string(dsl::Language::dutch), "€ -0,05");
}

TEST(OutputFile, AppearsWholeOrNotAtAll) {
  const TemporaryFolder folder;
  {
    auto created = OutputFile::create(folder.path("out.csv"));
    std::get<OutputFile>(created).write("half");
  }
  EXPECT_EQ(folder.file_count(), 0U);
  auto created = OutputFile::create(folder.path("out.csv"));
  auto& output = std::get<OutputFile>(created);
  output.write("whole");
  EXPECT_FALSE(output.finish().has_value());
  EXPECT_EQ(folder.read("out.csv"), "whole");
  EXPECT_EQ(folder.file_count(), 1U);
}

TEST(OutputFile, SaysWhyItCannotBe) {
  const TemporaryFolder folder;
  EXPECT_TRUE(std::holds_alternative<Problem>(OutputFile::create(folder.path("none/out.csv"))));
  EXPECT_TRUE(std::holds_alternative<Problem>(OutputFile::create(folder.path(""))));
  auto full = OutputFile::create("/dev/full");
  auto& output = std::get<OutputFile>(full);
  output.write("x");
  EXPECT_TRUE(output.finish().has_value());
}

}  // namespace
}  // namespace clausule::claims
