#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace clausule::cli {
namespace {

constexpr std::string_view head = R"(contract keten-2025 "Ketenzorg in Den Bosch"
  verzekeraar "Voorbeeld"
  geldig 2024-01-01 t/m 2025-12-31
  partijen 53010001
  overige prestaties toegestaan

# De praktijk in Den Bosch heeft contract 1670001239.
gegeven verzekerde.naam: tekst
gegeven verzekerde.bsn: getal
gegeven prestatie.behandelaar: code
gegeven zorgverlener.rol: tekst

zorgprogramma DM2-zorg
  keten-dbc 40001

voorwaarde compleet
  voor 40001
  vereist dat verzekerde.bsn bekend
  vereist dat prestatie.behandelaar bekend
  vereist dat verzekerde.naam bekend
  anders vervalt

)";

std::string dutch(std::string_view rules) {
  return std::string(head) + std::string(rules);
}

/// Runs the built program in a folder of its own.
class ShrinkProgram : public testing::Test {
 protected:
  ShrinkProgram() {
    std::string path = (std::filesystem::temp_directory_path() / "shrink-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = path;
  }
  ~ShrinkProgram() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  void make_folder(const std::string& name) const {
    std::filesystem::create_directories(folder_ / name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  /// Returns the exit status; what was said is in `out` and `err`.
  [[nodiscard]] int run(const std::string& arguments) const {
    const std::string command = "cd '" + folder_.string() +
                                "' && LC_ALL=C '" CLAUSULE_PROGRAM "' " + arguments +
                                " > out 2> err < /dev/null";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  void expect_said(const std::string& name, std::string_view text) const {
    EXPECT_NE(read(name).find(text), std::string::npos) << read(name);
  }
  void expect_not_said(const std::string& name, std::string_view text) const {
    EXPECT_EQ(read(name).find(text), std::string::npos) << read(name);
  }

  /// Shrinks between `new.clausule` and `old.clausule`; the test has to pass in the new one.
  void shrink(const std::string& options) const {
    make_folder("test");
    ASSERT_EQ(run("shrink new.clausule " + options + " -o test/made.clausule"), 0) << read("err");
    const std::string said = read("err");
    const std::string made = read("test/made.clausule");
    write("test/new.clausule", read("new.clausule"));
    EXPECT_EQ(run("test test"), 0) << made << read("out");
    write("out", made);
    write("err", said);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(ShrinkProgram, PrintsNothingOfThePersonThatTheRulesDoNotNeed) {
  write("new.clausule", dutch("tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00\n"));
  write("old.clausule", dutch("tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 60,00\n"));
  write("lines.csv",
        "line,insured,provider,date,code,amount,behandelaar\n"
        "K771,PATIENT-9,67000123,2025-03-17,40001,63.36,67000123\n");
  write("insured.csv", "insured,born,naam,bsn\nPATIENT-9,1948-11-19,Bos,123456782\n");
  write("enrolments.csv",
        "insured,programme,from,through,end_reason\n"
        "PATIENT-9,DM2-zorg,2022-05-17,2025-11-23,verhuizing\n");
  shrink(
      "--against old.clausule --lines lines.csv --insured insured.csv "
      "--enrolments enrolments.csv");
  expect_said("out", "naam \"x\", bsn 1\n");
  expect_said("out", "99000001");
  for (const char* const one : {"K771", "PATIENT-9", "67000123", "Bos", "123456782", "1948",
                                "11-19", "05-17", "11-23", "verhuizing", "63,36"}) {
    expect_not_said("out", one);
  }
}

TEST_F(ShrinkProgram, SaysWhatOfThePersonTheRulesNeed) {
  const std::string rule =
      "tarief DM2\n  voor 40001 per kwartaal\n"
      "  indien verzekerde.bsn ≥ 123456782 en verzekerde.bsn ≤ 123456782\n  bedraagt ";
  write("new.clausule", dutch(rule + "€ 61,00\n"));
  write("old.clausule", dutch(rule + "€ 60,00\n"));
  write("lines.csv",
        "line,insured,provider,date,code,amount,behandelaar\n"
        "K771,PATIENT-9,67000123,2025-03-17,40001,63.36,67000123\n");
  write("insured.csv", "insured,born,naam,bsn\nPATIENT-9,1948-11-19,Bos,123456782\n");
  write("enrolments.csv",
        "insured,programme,from,through,end_reason\nPATIENT-9,DM2-zorg,2022-05-17,,\n");
  shrink(
      "--against old.clausule --lines lines.csv --insured insured.csv "
      "--enrolments enrolments.csv");
  expect_said("out", "# Zoals in het dossier: verzekerde.bsn 123456782.\n");
}

constexpr std::string_view english_head = R"(contract chain-2025
  insurer "Example"
  valid 2024-01-01 through 2025-12-31
  parties 53010001
  other services allow

fact insured.weight: number
fact provider.role: text
fact provider.street: text

programme DM2-care
  bundle 40001

tariff DM2
  for 40001 per quarter
  amounts to € 61.00

)";

// Foot care is denied where it was paid before, of a podiatrist and for who is in the programme.
TEST_F(ShrinkProgram, MakesAnEnglishTestWithHistoryEnrolmentsAndProviders) {
  const std::string rule =
      "exclusion foot-care\n"
      "  if provider.role = \"podiatrist\" and insured.weight ≥ 100\n"
      "  beside 40001 in the same ";
  const std::string rows = " deny:\n    9200 through 9203 \"Foot care\"\n  if unknown allow\n";
  write("new.clausule", std::string(english_head) + rule + "calendar year" + rows);
  write("old.clausule", std::string(english_head) + rule + "quarter" + rows);
  write("lines.csv",
        "line,insured,provider,date,code,amount,quantity\n"
        "L-500,PATIENT-9,67000123,2025-02-11,9999,18.20,1\n"
        "L-501,PATIENT-9,67000123,2025-08-19,9201,31.37,3\n");
  write("history.csv",
        "line,insured,provider,date,code,amount,outcome,paid\n"
        "H-400,PATIENT-9,53010001,2025-02-14,40001,63.36,reduced,61.00\n"
        "H-401,PATIENT-9,53010001,2025-03-14,7712,20.15,approved,20.15\n");
  write("insured.csv", "insured,born,weight\nPATIENT-9,1948-11-19,117\n");
  write("enrolments.csv",
        "insured,programme,from,through,end_reason\nPATIENT-9,DM2-care,2022-05-17,,\n");
  write("providers.csv",
        "provider,from,through,role,street\n"
        "67000123,2023-01-01,,podiatrist,Kerkstraat\n"
        "53010001,2023-01-01,,group,Marktplein\n");
  shrink(
      "--against old.clausule --lines lines.csv --history history.csv --insured insured.csv "
      "--enrolments enrolments.csv --providers providers.csv");
  expect_said("out", "# Line 2: by old.clausule approved, ");
  expect_said("out", "test \"differs from old.clausule: 9201\"\n");
  expect_said("out", "  insured weight 100\n");
  expect_said("out", "  provider 99000001 role \"podiatrist\"\n");
  expect_said("out", "| reduced |");
  expect_said("out", "| foot-care |");
  for (const char* const one :
       {"PATIENT-9", "L-50", "H-40", "67000123", "1948", "11-19", "117", "05-17", "08-19",
        "Kerkstraat", "Marktplein", "31.37", "63.36", "As in the dossier", "7712"}) {
    expect_not_said("out", one);
  }
  expect_said("err", "insured PATIENT-9, line L-501 differs: 2 of 4 lines needed\n");
}

TEST_F(ShrinkProgram, SaysInTheWordsOfAnEnglishContractWhatItNeeds) {
  const std::string rule =
      "exclusion weight\n  if insured.weight ≥ 117 and insured.weight ≤ 117\n"
      "  beside 40001 in the same ";
  const std::string rows = " deny:\n    9200 through 9203\n  if unknown allow\n";
  write("new.clausule", std::string(english_head) + rule + "calendar year" + rows);
  write("old.clausule", std::string(english_head) + rule + "quarter" + rows);
  write("lines.csv",
        "line,insured,provider,date,code,amount\n"
        "L-500,PATIENT-9,53010001,2025-02-11,40001,61.00\n"
        "L-501,PATIENT-9,53010001,2025-08-19,9201,31.37\n");
  write("insured.csv", "insured,weight\nPATIENT-9,117\n");
  write("enrolments.csv",
        "insured,programme,from,through,end_reason\nPATIENT-9,DM2-care,2022-05-17,,\n");
  const std::string options =
      "--against old.clausule --lines lines.csv --insured insured.csv "
      "--enrolments enrolments.csv";
  shrink(options);
  expect_said("out", "# As in the dossier: insured.weight 117.\n");
  EXPECT_EQ(run("shrink new.clausule " + options + " --json"), 0);
  expect_said("out", "\"as_in_dossier\":[\"insured.weight 117\"]");
}

// Both contracts were read into one dossier; the first does not know the facts of the other.
TEST_F(ShrinkProgram, LeavesOutFactsThatOnlyTheOtherContractDeclares) {
  write("new.clausule", std::string(english_head));
  std::string other(english_head);
  other.replace(other.find("61.00"), 5, "60.00");
  write("old.clausule", other + "fact insured.hair: text\n\nfact claim.teeth: codes\n");
  write("lines.csv",
        "line,insured,provider,date,code,amount,teeth\n"
        "L-501,PATIENT-9,53010001,2025-08-19,40001,63.36,11 12\n");
  write("insured.csv", "insured,born,hair\nPATIENT-9,1948-11-19,Chestnut\n");
  write("enrolments.csv",
        "insured,programme,from,through,end_reason\nPATIENT-9,DM2-care,2022-05-17,,\n");
  shrink(
      "--against old.clausule --lines lines.csv --insured insured.csv "
      "--enrolments enrolments.csv");
  expect_not_said("out", "Chestnut");
  expect_not_said("out", "PATIENT-9");
}

constexpr std::string_view small =
    "contract keten\n  verzekeraar \"Voorbeeld\"\n"
    "  geldig 2024-01-01 t/m 2025-12-31\n"
    "  overige prestaties toegestaan\n\n"
    "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00\n";

/// Two contracts that pay alike, or with another tariff not.
class SmallContracts : public ShrinkProgram {
 protected:
  SmallContracts() {
    write("new.clausule", small);
    write("old.clausule", small);
    write("lines.csv", std::string(header) + "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n");
  }
  void let_them_differ() const {
    std::string other(small);
    other.replace(other.find("61,00"), 5, "60,00");
    write("old.clausule", other);
  }
  /// Compares lines, and returns the exit status.
  [[nodiscard]] int compare(std::string_view claims, const std::string& more = "",
                            const std::string& language = "en") const {
    write("lines.csv", std::string(header) + std::string(claims));
    return run("shrink new.clausule --against old.clausule --lines lines.csv --language " +
               language + more);
  }

  static constexpr std::string_view header = "line,insured,provider,date,code,amount\n";
};

TEST_F(SmallContracts, AgreeWhereEachLineWasCompared) {
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"), 1);
  EXPECT_EQ(read("err"), "lines compared: 1; none differs, so there is nothing to shrink\n");
}

TEST_F(SmallContracts, AreNotSaidToAgreeOnLinesThatCannotBeRead) {
  constexpr std::string_view claims =
      "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
      "b,PATIENT-8,53010001,2024-13-11,40001,63.36\n";
  EXPECT_EQ(compare(claims), 2);
  expect_said("err", "lines.csv, row 3, column date: ");
  expect_said("err",
              "\nlines compared: 1; 1 line could not be read; none of those compared differs\n");
  EXPECT_EQ(compare(claims, "", "nl"), 2);
  expect_said("err", "lines.csv, rij 3, kolom date: ");
  expect_said("err",
              "\nregels vergeleken: 1; 1 regel kon niet gelezen worden; geen van de vergeleken "
              "regels verschilt\n");
}

TEST_F(SmallContracts, AreNotSaidToAgreeWhereNothingCouldBeCompared) {
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
                    "a,PATIENT-8,53010001,2025-03-18,40001,63.36\n"),
            2);
  EXPECT_EQ(read("err"),
            "lines.csv, column line: the insured has more than one line with the id `a`: give each "
            "line an id of its own\n"
            "lines compared: 0; 2 lines could not be read; so it is not known whether one "
            "differs\n");
  EXPECT_EQ(compare("a,P\xE9TER,53010001,2025-03-17,40001,63.36\n"), 2);
  expect_said("err", "lines.csv, row 2, column insured: ");
  EXPECT_EQ(compare(""), 2);
  EXPECT_EQ(read("err"), "lines compared: 0; so it is not known whether one differs\n");
  EXPECT_EQ(compare("", "", "nl"), 2);
  EXPECT_EQ(read("err"), "regels vergeleken: 0; dus het is niet bekend of er een verschilt\n");
}

TEST_F(SmallContracts, SayWhatIsWrongBesideTheLinesOnce) {
  write("insured.csv", "insured,born\nPATIENT-8,1948-11-99\n");
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
                    "b,PATIENT-9,53010001,2025-03-17,40001,63.36\n",
                    " --insured insured.csv"),
            2);
  const std::string said = read("err");
  const std::size_t first = said.find("insured.csv, row 2, column born: ");
  ASSERT_NE(first, std::string::npos) << said;
  EXPECT_EQ(said.find("insured.csv, row 2", first + 1), std::string::npos) << said;
  expect_said("err", "lines compared: 1; 1 line could not be read; 1 row beside them could not");
}

TEST_F(SmallContracts, OfOneInsuredAreReadToTheLastLineThatMayBeTheirs) {
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
                    "b,P\xE9TER,53010001,2025-03-17,40001,63.36\n"
                    "c,PATIENT-9,53010001,2024-13-11,40001,63.36\n",
                    " --insured-id PATIENT-8"),
            2);
  expect_said("err", "lines compared: 1; 1 line could not be read;");
}

TEST_F(SmallContracts, WithADifferenceStillSayWhatCannotBeRead) {
  let_them_differ();
  EXPECT_EQ(compare("b,PATIENT-8,53010001,2024-13-11,40001,63.36\n"
                    "a,PATIENT-9,53010001,2025-03-17,40001,63.36\n"),
            0);
  expect_said("err", "lines.csv, row 2, column date: ");
  expect_said("err", "insured PATIENT-9, line a differs");
}

TEST_F(SmallContracts, GiveOneObjectWhereNothingDiffers) {
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n", " --json"), 1);
  expect_said("out", "{\"contract\":\"keten@");
  expect_said("out",
              "\",\"against\":\"old.clausule\",\"insured\":null,\"differences\":[],"
              "\"as_in_dossier\":[],\"name\":null,\"test\":null,\"lines_compared\":1,"
              "\"lines_unread\":0,\"rows_unread\":0}\n");
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2024-13-11,40001,63.36\n", " --json"), 2);
  expect_said("out", "\"lines_compared\":0,\"lines_unread\":1,\"rows_unread\":0}\n");
}

TEST_F(SmallContracts, AreNotWrittenOverAnotherFile) {
  let_them_differ();
  write("there.clausule", "# mine\n");
  const std::string line = "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n";
  EXPECT_EQ(compare(line, " -o there.clausule"), 2);
  EXPECT_EQ(read("there.clausule"), "# mine\n");
  EXPECT_EQ(read("err"),
            "clausule: there.clausule is already there: confirm the tests in it, or name another "
            "file\n");
  EXPECT_EQ(compare(line, " -o there.clausule", "nl"), 2);
  EXPECT_EQ(read("err"),
            "clausule: there.clausule is er al: bevestig de tests erin, of noem een ander "
            "bestand\n");
}

TEST_F(SmallContracts, GiveATestThatRunsInALiterateFile) {
  let_them_differ();
  make_folder("test");
  EXPECT_EQ(compare("a,PATIENT-8,53010001,2025-03-17,40001,63.36\n", " -o test/made.clausule.md"),
            0)
      << read("err");
  const std::string made = read("test/made.clausule.md");
  EXPECT_TRUE(made.starts_with("# Verschil met old.clausule: 40001\n\n```clausule\n# Regel 1: "))
      << made;
  EXPECT_TRUE(made.ends_with("|\n```\n")) << made;
  write("test/new.clausule", small);
  EXPECT_EQ(run("test test --language en"), 0) << read("out");
  expect_said("out", "test/made.clausule.md: 1 test, 1 passed\n");
  EXPECT_EQ(run("fmt --check test/made.clausule.md"), 0) << read("err");
}

class OldAmounts : public ShrinkProgram {
 protected:
  OldAmounts() {
    write("new.clausule",
          "contract keten\n  verzekeraar \"Voorbeeld\"\n"
          "  geldig 2024-01-01 t/m 2025-12-31\n  overige prestaties toegestaan\n\n"
          "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00\n");
    write("lines.csv",
          "line,insured,provider,date,code,amount\n"
          "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
          "b,PATIENT-9,67000123,2025-05-19,40001,63.36\n"
          "c,PATIENT-9,67000123,2025-05-21,7712,18.20\n");
  }
  /// Expects that the amounts cannot be used, and what is said of that.
  void expect_refused(std::string_view amounts, std::string_view said) {
    write("old.csv", amounts);
    EXPECT_EQ(run("shrink new.clausule --amounts old.csv --lines lines.csv --language en"), 2);
    EXPECT_EQ(read("out"), "");
    expect_said("err", said);
  }
};

TEST_F(OldAmounts, GiveATestOfTheFirstLineThatWasPaidOtherwise) {
  write("old.csv", "line,paid\na,61.00\nb,60.00\nc,18.20\n");
  shrink("--amounts old.csv --lines lines.csv");
  expect_said("out", "# Regel 1: het oude systeem vergoedde € 60,00.\n");
  expect_said("out", "# Zoals in het dossier: bedrag € 63,36.\n");
  expect_said("out", "test \"verschil met het oude systeem: 40001\"\n");
  for (const char* const one : {"PATIENT-9", "67000123", "05-19", "7712"}) {
    expect_not_said("out", one);
  }
}

TEST_F(OldAmounts, MayHaveOutcomesAndSemicolons) {
  write("old.csv", "insured;line;outcome;paid\nPATIENT-8;a;approved;61,00\n");
  shrink("--amounts old.csv --lines lines.csv");
  expect_said("out", "# Regel 1: het oude systeem vergoedde € 61,00 (toegekend).\n");
}

TEST_F(OldAmounts, WithoutADifferenceGiveNoTest) {
  write("old.csv", "line,paid\na,61.00\n");
  EXPECT_EQ(run("shrink new.clausule --amounts old.csv --lines lines.csv --language nl"), 1);
  EXPECT_EQ(read("out"), "");
  expect_said("err", "regels vergeleken: 1; geen verschilt");
}

// As `clausule run` decides them: each is in error, and no column tells them apart.
TEST_F(OldAmounts, OfLinesWithOneIdAndOneInsuredArePassedOver) {
  write("lines.csv",
        "line,insured,provider,date,code,amount\n"
        "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
        "a,PATIENT-8,53010001,2025-03-18,7712,18.20\n"
        "b,PATIENT-9,67000123,2025-05-19,40001,63.36\n");
  ASSERT_EQ(run("run new.clausule --lines lines.csv -o old.csv"), 1);
  EXPECT_EQ(run("shrink new.clausule --amounts old.csv --lines lines.csv --language en"), 2);
  EXPECT_EQ(read("err"),
            "lines.csv, column line: the insured has more than one line with the id `a`: give each "
            "line an id of its own\n"
            "lines compared: 1; 2 lines could not be read; none of those compared differs\n");
  write("old.csv", "line,insured,paid\na,PATIENT-8,1.00\na,PATIENT-8,2.00\nb,PATIENT-9,60.00\n");
  shrink("--amounts old.csv --lines lines.csv --language en");
  expect_said("out", "# Regel 1: het oude systeem vergoedde € 60,00.\n");
  expect_said("err", "the insured has more than one line with the id `a`");
}

TEST_F(OldAmounts, OfAnotherInsuredAreSaidToBeSo) {
  expect_refused("line,paid,insured\nb,60.00,PATIENT-8\n",
                 "old.csv, row 2, column line: line `b` in lines.csv is not of insured "
                 "`PATIENT-8`");
  EXPECT_EQ(run("shrink new.clausule --amounts old.csv --lines lines.csv --language nl"), 2);
  expect_said("err", "regel `b` in lines.csv is niet van verzekerde `PATIENT-8`");
  expect_refused("line,paid,insured\na,61.00,PATIENT-8\na,61.00,PATIENT-8\n",
                 "old.csv, row 3, column line: line `a` has an amount already: keep one\n");
}

TEST_F(OldAmounts, HaveToBelongToTheLines) {
  expect_refused("line,paid\na,61.00\nz,1.00\n",
                 "old.csv, row 3, column line: there is no line `z` in lines.csv");
  expect_refused("line,paid\na,61.00\na,60.00\n",
                 "old.csv, row 3, column line: line `a` has an amount already");
  expect_refused("line,paid,outcome\na,61.00,gone\n", "`gone`");
  expect_refused("line\na\n", "paid");
  write("lines.csv",
        "line,insured,provider,date,code,amount\n"
        "a,PATIENT-8,53010001,2025-03-17,40001,63.36\n"
        "a,PATIENT-9,67000123,2025-05-19,40001,63.36\n");
  expect_refused("line,paid\na,61.00\n",
                 "old.csv, row 2, column line: more than one line has the id `a`");
  write("old.csv", "line,paid\na,61.00\n");
  EXPECT_EQ(run("shrink new.clausule --amounts old.csv --lines lines.csv --language nl"), 2);
  expect_said("err", "old.csv, rij 2, kolom line: meer dan één regel heeft de sleutel `a`");
}

}  // namespace
}  // namespace clausule::cli
