#include "tools/portfolio/portfolio.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "made_portfolio.hpp"

namespace clausule::portfolio {
namespace {

/// Returns the FNV-1a hash of a text.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char sign : text) {
    hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001B3U;
  }
  return hash;
}

TEST(Portfolio, SameSeedSameBytes) {
  const MadePortfolio one(5'000);
  const MadePortfolio other(5'000);
  for (const std::string_view name : file_names) {
    EXPECT_FALSE(one.text(name).empty()) << name;
    EXPECT_EQ(one.text(name), other.text(name)) << name;
  }
  EXPECT_EQ(one.made().tally, other.made().tally);
}

// These hashes were computed with g++ 12 on x86-64 Linux. Another compiler or machine that gives
// others breaks the promise; whoever changes what is made changes them here.
TEST(Portfolio, TheBytesAreTheSameEverywhere) {
  const MadePortfolio made(1'000, 1);
  EXPECT_EQ(hash_of(made.text("lines.csv")), 17312078101687053472U);
  EXPECT_EQ(hash_of(made.text("insured.csv")), 13951401349541654261U);
  EXPECT_EQ(hash_of(made.text("enrolments.csv")), 17235203139209617394U);
  EXPECT_EQ(hash_of(made.text("providers.csv")), 6539930537332521677U);
}

TEST(Portfolio, AnotherSeedMakesAnotherPortfolio) {
  const MadePortfolio one(1'000, 1);
  const MadePortfolio other(1'000, 2);
  EXPECT_NE(one.text("lines.csv"), other.text("lines.csv"));
  EXPECT_NE(one.text("insured.csv"), other.text("insured.csv"));
  EXPECT_NE(one.text("enrolments.csv"), other.text("enrolments.csv"));
}

TEST(Portfolio, HasExactlyTheLinesAskedFor) {
  for (const std::uint64_t lines : {0U, 1U, 2U, 17U, 1'000U, 4'321U}) {
    const MadePortfolio made(lines);
    EXPECT_EQ(made.rows("lines.csv").size(), lines);
    EXPECT_EQ(made.made().lines, lines);
    EXPECT_EQ(made.rows("insured.csv").size(), made.made().insured);
    EXPECT_EQ(made.rows("enrolments.csv").size(), made.made().enrolments);
    EXPECT_EQ(made.rows("providers.csv").size(), made.made().providers);
  }
}

TEST(Portfolio, WithoutLinesHasHeadersAndProviders) {
  const MadePortfolio made(0);
  EXPECT_EQ(made.text("lines.csv"),
            "line,insured,provider,date,code,amount,quantity,referral,begin,materiele-controle,"
            "contact-vastgelegd\n");
  EXPECT_EQ(made.text("insured.csv"), "insured,born,deceased\n");
  EXPECT_EQ(made.text("enrolments.csv"), "insured,programme,from,through,end_reason\n");
  EXPECT_GT(made.made().providers, 0U);
}

TEST(Portfolio, ASmallerOneIsTheBeginningOfALargerOne) {
  const std::string small = MadePortfolio(1'000).text("lines.csv");
  const std::string large = MadePortfolio(3'000).text("lines.csv");
  EXPECT_EQ(large.substr(0, small.size()), small);
}

TEST(Portfolio, EveryIdIsUniqueButForTheBrokenOnes) {
  const MadePortfolio made(60'000);
  std::map<std::string, std::uint64_t> count_by_id;
  std::uint64_t row_number = 0;
  std::uint64_t repeated = 0;
  std::uint64_t missing = 0;
  std::string insured_before;
  for (const auto& row : made.rows("lines.csv")) {
    ++row_number;
    const std::string& id = row.at(0);
    if (id.empty()) {
      ++missing;
    } else if (id != std::to_string(row_number)) {
      ++repeated;
      EXPECT_EQ(id, std::to_string(row_number - 1));
      EXPECT_EQ(row.at(1), insured_before) << "an id is unique within the insured";
    }
    if (!id.empty()) ++count_by_id[id];
    insured_before = row.at(1);
  }
  EXPECT_GT(missing, 0U);
  EXPECT_GT(repeated, 0U);
  const auto twice =
      std::ranges::count_if(count_by_id, [](const auto& entry) { return entry.second > 1; });
  EXPECT_EQ(static_cast<std::uint64_t>(twice), repeated);
}

TEST(Portfolio, IsGroupedByInsuredInOneOrder) {
  const MadePortfolio made(5'000);
  for (const std::string_view name : {"lines.csv", "insured.csv", "enrolments.csv"}) {
    const std::size_t column = name == "lines.csv" ? 1 : 0;
    std::string before;
    for (const auto& row : made.rows(name)) {
      EXPECT_LE(before, row.at(column)) << name;
      before = row.at(column);
    }
  }
}

TEST(Portfolio, EnrolmentsEndNoEarlierThanTheyBegin) {
  const MadePortfolio made(20'000);
  std::set<std::string> programmes;
  std::set<std::string> reasons;
  for (const std::string& text : split(made.text("enrolments.csv"), '\n')) {
    auto row = split(text, ',');
    row.resize(5);
    if (row.at(0) == "insured") continue;
    programmes.insert(row.at(1));
    reasons.insert(row.at(4));
    EXPECT_TRUE(row.at(3).empty() || row.at(2) <= row.at(3)) << text;
  }
  EXPECT_EQ(programmes,
            (std::set<std::string>{"DM2", "VRM", "COPD", "Astma", "DM2-VRM", "COPD-Astma"}));
  for (const char* reason :
       {"", "tweede-lijn", "verhuizing", "overlijden", "exclusie", "remissie"}) {
    EXPECT_TRUE(reasons.contains(reason)) << reason;
  }
}

TEST(Portfolio, KeepsToTheYearsButForTheLinesOutside) {
  const MadePortfolio made(20'000, 3, 2022, 2022);
  std::map<std::string, int> by_year;
  for (const auto& row : made.rows("lines.csv")) ++by_year[row.at(3).substr(0, 4)];
  EXPECT_GT(by_year["2022"], 19'500);
  EXPECT_GT(by_year["2021"], 0);
  EXPECT_GT(by_year["2023"], 0);
}

TEST(Portfolio, TellsHowFarItIs) {
  Options options;
  options.lines = 200'000;
  options.folder = std::filesystem::path(testing::TempDir()) / "portfolio-progress";
  std::vector<std::uint64_t> told;
  options.progress = [&told](std::uint64_t lines) { told.push_back(lines); };
  ASSERT_TRUE(std::holds_alternative<Made>(make(options)));
  EXPECT_GE(told.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  std::filesystem::remove_all(options.folder);
}

TEST(Portfolio, RefusesYearsThatCannotBe) {
  Options options;
  options.folder = std::filesystem::path(testing::TempDir()) / "portfolio-years";
  for (const auto& [from, through] : {std::pair{2024, 2023}, std::pair{1850, 2023},
                                      std::pair{2023, std::numeric_limits<int>::max()}}) {
    options.from_year = from;
    options.through_year = through;
    const auto result = make(options);
    ASSERT_TRUE(std::holds_alternative<Failure>(result));
    EXPECT_NE(std::get<Failure>(result).dutch.find("jaren"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(options.folder));
  }
}

TEST(Portfolio, SpeaksTheNamesOfItsContract) {
  Options options;
  options.lines = 5'000;
  for (const std::string_view contract : contract_names) {
    options.contract = contract;
    options.folder =
        std::filesystem::path(testing::TempDir()) / ("portfolio-of-" + options.contract);
    ASSERT_TRUE(std::holds_alternative<Made>(make(options)));
    const std::string enrolments = text_of(options.folder / "enrolments.csv");
    EXPECT_EQ(enrolments.find(",,20"), std::string::npos) << "a stay in nothing";
    EXPECT_EQ(enrolments.find(",HVZ,") != std::string::npos, contract == "vgz");
    EXPECT_EQ(enrolments.find(",DM2-VRM,") != std::string::npos, contract == "menzis");
    const bool is_2023 =
        text_of(options.folder / "lines.csv").find(",2023-05-") != std::string::npos;
    EXPECT_EQ(is_2023, contract == "menzis" || contract == "vgz") << contract;
    std::filesystem::remove_all(options.folder);
  }
}

TEST(Portfolio, RefusesAContractThatItDoesNotKnow) {
  Options options;
  options.folder = std::filesystem::path(testing::TempDir()) / "portfolio-contract";
  options.contract = "menzes";
  const auto result = make(options);
  ASSERT_TRUE(std::holds_alternative<Failure>(result));
  EXPECT_NE(
      std::get<Failure>(result).english.find("`menzes`; there are for menzis, vgz, hadoks, thoon"),
      std::string::npos);
}

TEST(Portfolio, SaysWhichFileCannotBeWrittenAndLeavesNothing) {
  Options options;
  options.lines = 10;
  options.folder = std::filesystem::path(testing::TempDir()) / "portfolio-in-the-way";
  std::filesystem::create_directories(options.folder / "insured.csv.partial");
  const auto result = make(options);
  ASSERT_TRUE(std::holds_alternative<Failure>(result));
  EXPECT_NE(std::get<Failure>(result).english.find("insured.csv"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(options.folder / "lines.csv"));
  EXPECT_FALSE(std::filesystem::exists(options.folder / "lines.csv.partial"));
  std::filesystem::remove_all(options.folder);
}

}  // namespace
}  // namespace clausule::portfolio
