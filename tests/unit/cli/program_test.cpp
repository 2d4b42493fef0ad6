#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace clausule::cli {
namespace {

constexpr std::string_view contract = R"(contract begin "Ketenzorg, een begin"
  verzekeraar "Voorbeeld"
  geldig 2024-01-01 t/m 2024-12-31
  partijen 53010001
  overige prestaties toegestaan

tarief DM2
  voor 40001 per kwartaal
  bedraagt € 61,00

uitsluiting voetzorg-naast-DM2
  naast 40001 in hetzelfde kwartaal vervalt:
    9200 t/m 9203 "Voetzorg"

test "voetzorg hoort bij de keten"
  zorgverlener 53010001
  | datum      | code  | bedrag  | verwacht  | vergoed | door               |
  | 2024-01-01 | 40001 | € 63,36 | verlaagd  | € 61,00 | DM2                |
  | 2024-02-14 | 9203  | € 30,00 | afgewezen | € 0,00  | voetzorg-naast-DM2 |
)";
constexpr std::string_view lines =
    "line,insured,provider,date,code,amount\n"
    "1,A,53010001,2024-01-01,40001,63.36\n"
    "2,A,53010001,2024-02-14,9203,30.00\n"
    "1,B,53010001,2024-04-02,9203,30.00\n";

/// Runs the built program in a folder of its own.
class Program : public testing::Test {
 protected:
  Program() {
    std::string path = (std::filesystem::temp_directory_path() / "program-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = path;
    write("c.clausule", contract);
    write("lines.csv", lines);
  }
  ~Program() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  /// Returns the exit status; what was said is in `out` and `err`.
  [[nodiscard]] int run(const std::string& arguments,
                        const std::string& input = "/dev/null") const {
    const std::string command = "cd '" + folder_.string() +
                                "' && LC_ALL=C '" CLAUSULE_PROGRAM "' " + arguments +
                                " > out 2> err < " + input;
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void expect_said(const std::string& name, std::string_view text) const {
    EXPECT_NE(read(name).find(text), std::string::npos) << read(name);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(Program, ChecksAndTestsAContract) {
  EXPECT_EQ(run("check c.clausule"), 0) << read("out") << read("err");
  expect_said("out", "1 tariff, 1 exclusion, 1 test");
  EXPECT_EQ(run("test c.clausule --language nl"), 0);
  expect_said("out", "1 test, 1 geslaagd");
}

TEST_F(Program, SaysWhichTestFailedAndMendsItWhenAsked) {
  std::string wrong(contract);
  wrong.replace(wrong.rfind("€ 61,00"), std::string_view("€ 61,00").size(), "€ 60,00");
  write("c.clausule", wrong);
  EXPECT_EQ(run("test c.clausule"), 1);
  expect_said("out", "1 failed");
  expect_said("out", "c.clausule:18:");
  EXPECT_EQ(run("test c.clausule --update"), 1);
  EXPECT_EQ(run("test c.clausule"), 0) << read("out");
  EXPECT_EQ(read("c.clausule"), contract);
}

TEST_F(Program, LeavesATestAloneThatIsStillToBeDone) {
  const std::string text = std::string(contract) +
                           "\ntest \"volgend jaar\"\n"
                           "  nog te doen \"wacht op het tarief\"\n"
                           "  | datum      | code  | bedrag  | verwacht  |\n"
                           "  | 2024-01-01 | 40001 | € 63,36 | toegekend |\n";
  write("c.clausule", text);
  EXPECT_EQ(run("test c.clausule --update"), 0) << read("out");
  EXPECT_EQ(read("c.clausule"), text);
}

TEST_F(Program, KeepsAContractThatIsNamedForTheResults) {
  EXPECT_EQ(run("test c.clausule --junit c.clausule"), 2);
  EXPECT_EQ(read("c.clausule"), contract);
  EXPECT_EQ(run("test c.clausule --coverage --coverage-html c.clausule"), 2);
  EXPECT_EQ(read("c.clausule"), contract);
}

TEST_F(Program, TellsABuildServerOfPropertiesToo) {
  write("c.clausule", std::string(contract) + "\neis nooit-veel\n  altijd vergoed ≤ € 1,00\n");
  EXPECT_EQ(run("test c.clausule --junit o.xml"), 1);
  expect_said("o.xml", "tests=\"2\" failures=\"1\"");
  EXPECT_EQ(run("test c.clausule --junit o.xml --filter niemand"), 2);
  expect_said("o.xml", "tests=\"0\"");
}

TEST_F(Program, CountsNothingOfAContractWithErrors) {
  write("fout.clausule",
        "tarief DM2\n  voor 40001 per kwartaal\n\n"
        "test \"een tarief heeft een bedrag\"\n"
        "  verwacht melding no_amount\n");
  EXPECT_EQ(run("test fout.clausule"), 0) << read("out") << read("err");
  EXPECT_EQ(run("test fout.clausule --list"), 0) << read("out") << read("err");
  EXPECT_EQ(run("test fout.clausule --coverage"), 0);
  expect_said("err", "nothing is counted");
  EXPECT_EQ(run("test fout.clausule --coverage --coverage-at-least 1"), 1);
}

TEST_F(Program, DecidesInTheOrderOfTheInput) {
  EXPECT_EQ(run("run c.clausule --lines lines.csv -o d.csv"), 0) << read("err");
  const std::string decisions = read("d.csv");
  EXPECT_EQ(decisions.find("line,outcome,paid"), 0U);
  EXPECT_NE(decisions.find("\n1,reduced,61.00,0.00,DM2,tariff,"), std::string::npos) << decisions;
  EXPECT_NE(decisions.find("\n2,rejected,0.00,"), std::string::npos) << decisions;
  EXPECT_NE(decisions.find("\n1,approved,30.00,"), std::string::npos) << decisions;
  expect_said("err", "the totals balance");
}

TEST_F(Program, DecidesTheSameSortedAndFromStandardInput) {
  ASSERT_EQ(run("run c.clausule --lines lines.csv -o d.csv"), 0);
  EXPECT_EQ(run("run c.clausule --lines lines.csv --sorted"), 0);
  EXPECT_EQ(read("out"), read("d.csv"));
  EXPECT_EQ(run("run c.clausule --lines lines.csv -o d.ndjson --explain"), 0);
  expect_said("d.ndjson", "\"explanation\":{\"role\":\"decision\"");
}

// Every line is read before the first is decided, wherever the lines come from.
TEST_F(Program, DecidesByTheWholeFileOnAnyNumberOfThreads) {
  write("c.clausule",
        std::string(contract) +
            "\ngegeven bestand.totaal: geld\n\nvoorwaarde sluitrecord\n  per bestand\n"
            "  vereist dat som bedrag = bestand.totaal\n  anders vervalt\n");
  for (const auto& [total, outcome] :
       {std::pair{"123.36", "1,reduced,"}, std::pair{"123.37", "1,rejected,"}}) {
    write("file.csv", std::string("totaal\n") + total + "\n");
    ASSERT_EQ(run("run c.clausule --lines lines.csv --file file.csv -o d.csv --threads 1"), 0)
        << read("err");
    expect_said("d.csv", std::string("\n") + outcome);
    for (const std::string more : {"--threads 1", "--threads 3", "--threads 3 --sorted"}) {
      EXPECT_EQ(run("run c.clausule --lines - --file file.csv " + more, "lines.csv"), 0)
          << read("err");
      EXPECT_EQ(read("out"), read("d.csv")) << more;
    }
  }
}

TEST_F(Program, EndsWithStatus1WhereALineIsInError) {
  write("lines.csv", std::string(lines) + "x,B,53010001,2024-04-31,9203,30.00\n");
  EXPECT_EQ(run("run c.clausule --lines lines.csv -o d.csv"), 1);
  expect_said("d.csv", "x,error,0.00,0.00,,claim,");
  expect_said("d.csv", "lines.csv, rij 5, kolom date");
}

TEST_F(Program, ExplainsALine) {
  EXPECT_EQ(run("explain c.clausule --lines lines.csv --line 2 --language nl"), 0);
  expect_said("out", "regel 2 van verzekerde A: afgewezen");
  expect_said("out", "retourcode     0613\n  naast          regel 1\n\nBeslist door\n");
  expect_said("out", "uitsluiting voetzorg-naast-DM2: niet naast 40001 (regel 1 van 2024-01-01)\n");
  EXPECT_EQ(run("explain c.clausule --lines lines.csv --line 99"), 2);
  expect_said("err", "`99`");
}

TEST_F(Program, DecidesByWhatWasKnownOnADate) {
  write("folder/c.clausule", contract);
  write("folder/change.clausule",
        "contract begin-april\n  wijzigt begin\n  geldig vanaf 2024-01-01\n"
        "  gepubliceerd op 2024-03-01\n\n"
        "tarief DM2-april\n  uitzondering op DM2\n  bedraagt € 62,00\n");
  const auto row = [this](const std::string& options) {
    EXPECT_EQ(run("run folder --lines lines.csv " + options), 0) << read("err");
    const std::string out = read("out");
    const std::size_t begin = out.find("\n1,reduced,") + 1;
    return out.substr(begin, out.find('\n', begin) - begin);
  };
  EXPECT_EQ(run("run c.clausule --lines lines.csv"), 0);
  const std::string alone = read("out");
  const std::string before = row("--known-on 2024-02-29");
  EXPECT_NE(before.find("61.00,0.00,DM2,tariff"), std::string::npos) << before;
  EXPECT_NE(alone.find(before), std::string::npos) << "the hash is that without the amendment";
  const std::string after = row("--known-on 2024-03-01");
  EXPECT_NE(after.find("62.00,0.00,DM2-april,tariff"), std::string::npos) << after;
  EXPECT_EQ(after, row(""));
  EXPECT_EQ(run("explain folder --lines lines.csv --line 2 --known-on 2024-02-30"), 2);
  expect_said("err", "--known-on: `2024-02-30` is no date");
}

TEST_F(Program, ListsWhatAContractReads) {
  write("c.clausule",
        std::string(contract) +
            "\ngegeven verzekerde.diagnose: medisch codes \"wat de huisarts vaststelde\"\n"
            "gegeven bestand.totaal: geld\n\n"
            "voorwaarde diagnose-bekend\n  voor 40001\n  vereist dat leeftijd ≥ 18\n"
            "  vereist dat diagnose in icpc/T90\n  anders vervalt\n"
            "  indien onbekend toegestaan\n");
  EXPECT_EQ(run("facts c.clausule"), 0) << read("err");
  const std::string text = read("out");
  const std::size_t medical = text.find("\nMedical facts\n");
  ASSERT_NE(medical, std::string::npos) << text;
  EXPECT_GT(text.find("  diagnose  codes  may be empty  wat de huisarts vaststelde"), medical);
  EXPECT_LT(text.find("  born     date  may be empty  date of birth\n"
                      "      read by diagnose-bekend\n"),
            medical);
  expect_said("out", "\nLines decided before (--history)\n");
  EXPECT_EQ(text.find("totaal"), std::string::npos) << "no rule reads it";
  EXPECT_EQ(text.find("referral"), std::string::npos) << "no rule reads it";
  EXPECT_EQ(run("facts c.clausule --json --language nl"), 0);
  expect_said("out",
              "{\"file\":\"insured\",\"column\":\"diagnose\",\"fact\":\"verzekerde.diagnose\","
              "\"type\":\"codes\",\"description\":\"wat de huisarts vaststelde\","
              "\"required\":false,\"medical\":true,\"rules\":[\"diagnose-bekend\"]}");
  expect_said("out", "{\"window\":\"of the same quarter\",\"rules\":[");
  EXPECT_EQ(run("facts none.clausule"), 2);
}

TEST_F(Program, StopsWithStatus2WhereItCannotRun) {
  for (const char* arguments :
       {"", "decide", "run c.clausule", "run c.clausule --lines none.csv",
        "run none.clausule --lines lines.csv", "run c.clausule --lines lines.csv -o none/d.csv",
        "run c.clausule --lines lines.csv --known-on today",
        "run c.clausule --lines lines.csv -o d.csv --explain",
        "run c.clausule --lines - --insured -", "check c.clausule --language fr"}) {
    EXPECT_EQ(run(arguments), 2) << arguments;
    EXPECT_NE(read("out") + read("err"), "") << arguments;
  }
  EXPECT_EQ(read("d.csv"), "");
}

TEST_F(Program, LeavesNothingBehindWhereAListIsMissing) {
  write("c.clausule", std::string(contract) + "\nzorgprogramma DM2-zorg\n  keten-dbc 40001\n");
  EXPECT_EQ(run("run c.clausule --lines lines.csv"), 2);
  EXPECT_EQ(read("out"), "");
  expect_said("err", "--enrolments");
  EXPECT_EQ(run("run c.clausule --lines lines.csv -o d.csv"), 2);
  EXPECT_EQ(read("d.csv"), "");
}

TEST_F(Program, LaysOutContractsInPlace) {
  EXPECT_EQ(run("fmt --check c.clausule"), 0) << read("out");
  write("c.clausule", "tarief x\nbedraagt €1\n");
  EXPECT_EQ(run("fmt --check c.clausule"), 1);
  EXPECT_EQ(read("out"), "c.clausule:2: not as `clausule fmt` writes it\n");
  EXPECT_EQ(read("c.clausule"), "tarief x\nbedraagt €1\n");
  EXPECT_EQ(run("fmt c.clausule"), 0);
  EXPECT_EQ(read("out"), "formatted c.clausule\n");
  EXPECT_EQ(read("c.clausule"), "tarief x\n  bedraagt € 1\n");
  EXPECT_EQ(run("fmt c.clausule"), 0);
  EXPECT_EQ(read("out"), "");
}

TEST_F(Program, TranslatesContractsThereAndBack) {
  EXPECT_EQ(run("fmt c.clausule --vocabulary en"), 0);
  expect_said("c.clausule", "  beside 40001 in the same quarter deny:\n");
  expect_said("c.clausule", "| date       | code  | amount  | expected |");
  EXPECT_EQ(run("test c.clausule"), 0);
  EXPECT_EQ(run("fmt c.clausule"), 0);
  EXPECT_EQ(read("out"), "");
  EXPECT_EQ(run("fmt c.clausule --vocabulary nl --language nl"), 0);
  EXPECT_EQ(read("out"), "opgemaakt: c.clausule\n");
  EXPECT_EQ(read("c.clausule"), contract);
}

TEST_F(Program, LaysOutStandardInput) {
  write("in", "tarief x\nbedraagt €1");
  EXPECT_EQ(run("fmt -", "in"), 0);
  EXPECT_EQ(read("out"), "tarief x\n  bedraagt € 1\n");
  EXPECT_EQ(run("fmt - --check", "in"), 1);
  EXPECT_EQ(read("out"), "-:2: not as `clausule fmt` writes it\n");
  write("in", "Tekst.\n\n```clausule\ntarief x\nbedraagt €1\n```\n");
  EXPECT_EQ(run("fmt - --vocabulary en", "in"), 0);
  EXPECT_EQ(read("out"), "Tekst.\n\n```clausule\ntariff x\n  amounts to € 1\n```\n");
  write("in", "tarief x\nbedraagt\n");
  EXPECT_EQ(run("fmt -", "in"), 1);
  EXPECT_EQ(read("out"), "");
  expect_said("err", "-:2:9: error: ");
}

TEST_F(Program, SpeaksJson) {
  write("d.clausule", "tarief x\nbedraagt €1\n");
  EXPECT_EQ(run("fmt c.clausule d.clausule --json"), 0);
  EXPECT_EQ(read("out"),
            "{\"file\":\"c.clausule\",\"changed\":false}\n"
            "{\"file\":\"d.clausule\",\"changed\":true}\n");
  write("c.clausule", "contract \"\n");
  EXPECT_EQ(run("check c.clausule --json"), 1);
  expect_said("out", "{\"file\":\"c.clausule\",\"line\":1,");
}

}  // namespace
}  // namespace clausule::cli
