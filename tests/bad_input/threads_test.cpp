#include <algorithm>
#include <string>
#include <vector>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// What a run wrote and said, but for the time it took.
struct Whole {
  std::string decisions;
  std::string said;
  bool operator==(const Whole&) const = default;
};

/// A portfolio of 20,000 lines, some of them broken, and what a contract makes of it.
class Threads : public testing::Test {
 protected:
  Threads() {
    expect_status(
        run({"portfolio", "--lines", "20000", "--seed", "5", "-o", workspace_.path("made")}), 0);
    contract_ = workspace_.write("contract.clausule", contract_text);
  }

  [[nodiscard]] Whole decide(const std::string& threads, const std::string& lines,
                             const std::string& output,
                             const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"run",          contract_,
                                   "--lines",      workspace_.path(lines),
                                   "--insured",    workspace_.path("made/insured.csv"),
                                   "--enrolments", workspace_.path("made/enrolments.csv"),
                                   "--providers",  workspace_.path("made/providers.csv"),
                                   "--language",   "en",
                                   "-o",           workspace_.path(output),
                                   "--threads",    threads};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    expect_status(ran, 1);
    const std::string& said = ran.errors;
    const std::size_t totals = said.find("totals balance");
    EXPECT_NE(totals, std::string::npos) << said;
    return {workspace_.read(output), said.substr(0, totals)};
  }

  void expect_same(const std::string& lines, const std::string& output,
                   const std::vector<std::string>& more = {}) const {
    const Whole one = decide("1", lines, output, more);
    EXPECT_GE(std::count(one.decisions.begin(), one.decisions.end(), '\n'), 20'000);
    EXPECT_NE(one.decisions.find("row "), std::string::npos) << "no broken row";
    for (const std::string threads : {"2", "5"}) {
      const Whole more_threads = decide(threads, lines, output, more);
      EXPECT_TRUE(one.decisions == more_threads.decisions) << threads;
      EXPECT_EQ(one.said, more_threads.said) << threads;
    }
  }

  const Workspace workspace_;
  std::string contract_;
};

TEST_F(Threads, OfAnyNumberWriteTheSameBytes) {
  expect_same("made/lines.csv", "out.csv");
  expect_same("made/lines.csv", "out.csv", {"--sorted"});
  expect_same("made/lines.csv", "out.ndjson", {"--sorted", "--explain"});
}

// What a message names is kept by the engine only as long as its dossier is.
TEST_F(Threads, ExplainEachLineWithItsOwnMessage) {
  const std::string contract =
      workspace_.write("prices.clausule",
                       "contract c\n  verzekeraar \"X\"\n  geldig 2020-01-01 t/m 2026-12-31\n"
                       "  partijen 53010001\n  overige prestaties toegestaan\n\n"
                       "tabel prijs per code\n  | code | bedrag |\n  | 9999 | € 1,00 |\n\n"
                       "tarief T\n  voor 40001 per verrichting\n  bedraagt prijs\n");
  std::string lines(line_header);
  std::vector<std::string> dates;
  for (int at = 0; at < 2000; ++at) {
    dates.push_back(std::to_string(2020 + at / 336) + "-" + std::to_string(10 + at / 28 % 3) + "-" +
                    std::to_string(at % 18 + 10));
    lines += std::to_string(at) + ",V" + std::to_string(at / 3) + ",53010001," + dates.back() +
             ",40001,61.00\n";
  }
  const std::string path = workspace_.write("prices.csv", lines);
  for (const std::string threads : {"1", "3"}) {
    const Ran ran = run({"run", contract, "--lines", path, "-o", workspace_.path("prices.ndjson"),
                         "--explain", "--threads", threads});
    expect_status(ran, 1);
    const std::string decisions = workspace_.read("prices.ndjson");
    std::size_t begin = 0;
    for (const std::string& date : dates) {
      const std::size_t end = decisions.find('\n', begin);
      ASSERT_NE(end, std::string::npos);
      const std::string row = decisions.substr(begin, end - begin);
      const std::size_t message = row.find("\"message\":\"");
      ASSERT_NE(message, std::string::npos) << row;
      EXPECT_NE(row.substr(message, 120).find(date), std::string::npos)
          << row << " without " << date;
      begin = end + 1;
    }
  }
}

// Whose lines stand apart is decided at the first of them: rows wait for those before.
TEST_F(Threads, WriteTheSameBytesWhereLinesAreNotGrouped) {
  const std::string made = workspace_.read("made/lines.csv");
  std::vector<std::string> rows;
  for (std::size_t begin = 0; begin < made.size();) {
    const std::size_t end = made.find('\n', begin) + 1;
    rows.push_back(made.substr(begin, end - begin));
    begin = end;
  }
  std::string mixed = rows.front();
  for (std::size_t step = 0; step < 97; ++step) {
    for (std::size_t row = 1 + step; row < rows.size(); row += 97) mixed += rows[row];
  }
  workspace_.write("mixed.csv", mixed);
  expect_same("mixed.csv", "out.csv");
}

TEST_F(Threads, StopAtAGroupThatComesBack) {
  std::string lines = "line,insured,provider,date,code,amount\n";
  for (int line = 0; line < 5'000; ++line) {
    lines += std::to_string(line) + ",A" + std::to_string(line) + ",53010001,2023-01-01,40001,61\n";
  }
  workspace_.write("lines.csv", lines + "again,A7,53010001,2023-01-01,40001,61\n");
  workspace_.write("enrolments.csv", "insured,programme,from\n");
  std::string said;
  for (const std::string threads : {"1", "2", "5"}) {
    const Ran ran = run({"run", contract_, "--lines", workspace_.path("lines.csv"), "--enrolments",
                         workspace_.path("enrolments.csv"), "--sorted", "--threads", threads,
                         "--language", "en", "-o", workspace_.path("out.csv")});
    expect_stopped(workspace_, ran, {"lines.csv", "5002", "A7"});
    if (said.empty()) said = ran.errors;
    EXPECT_EQ(said, ran.errors);
  }
}

TEST_F(Threads, OfANumberThatCannotBeAreRefused) {
  for (const std::string threads : {"0", "-1", "veel", "100000"}) {
    const Ran ran = run({"run", contract_, "--lines", workspace_.path("made/lines.csv"),
                         "--threads", threads, "-o", workspace_.path("out.csv")});
    expect_stopped(workspace_, ran, {"--threads"});
  }
}

}  // namespace
}  // namespace clausule::bad_input
