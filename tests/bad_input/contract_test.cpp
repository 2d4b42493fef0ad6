#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// A contract with one fault below the header of five lines and an empty one.
struct Fault {
  const char* name;
  const char* text;
  const char* kind;
  /// Line and column in the text below the header.
  int line;
  int column;
};

void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}

constexpr int header_lines = 6;

class ContractFaults : public testing::TestWithParam<Fault> {};

TEST_P(ContractFaults, IsFoundAtItsPlaceWithARemedy) {
  const Workspace workspace;
  const Fault& fault = GetParam();
  const Ran ran = workspace.check(std::string(contract_header) + fault.text);
  expect_status(ran, 1);
  expect_finding(ran, fault.kind,
                 "contract.clausule:" + std::to_string(header_lines + fault.line) + ":" +
                     std::to_string(fault.column));
}

INSTANTIATE_TEST_SUITE_P(
    Contract, ContractFaults,
    testing::Values(
        Fault{"misspelt_head", "tarif DM2\n  voor 40001\n  bedraagt € 1,00\n", "misspelt_keyword",
              1, 1},
        Fault{"misspelt_clause", "tarief t\n  vor 40001\n  bedraagt € 1,00\n", "misspelt_keyword",
              2, 3},
        Fault{"capital", "Tarief t\n  voor 40001\n  bedraagt € 1,00\n", "capital_keyword", 1, 1},
        Fault{"other_vocabulary", "tariff t\n  for 40001\n", "other_vocabulary", 1, 1},
        Fault{"no_text_end", "tarief t \"Tarief\n  voor 40001\n  bedraagt € 1,00\n",
              "unclosed_text", 1, 10},
        Fault{"curly", "tarief t “Tarief”\n  voor 40001\n  bedraagt € 1,00\n", "curly_quotes", 1,
              10},
        Fault{"list_comma", "tarief t\n  voor 6000,6001\n  bedraagt € 1,00\n", "list_comma", 2, 8},
        Fault{"mixed_junction",
              "voorwaarde v\n  voor 40001\n  vereist dat ja en nee of ja\n  anders vervalt\n",
              "mixed_junction", 3, 15},
        Fault{"ambiguous_mark", "tarief t\n  voor 40001\n  bedraagt € 1.234\n", "ambiguous_mark", 3,
              12},
        Fault{"parenthesis_open", "definitie d = (1 + 2\n", "expected_sign", 1, 21},
        Fault{"unknown_name",
              "tarief t\n  voor codelijst-die-er-niet-is per kwartaal\n  bedraagt € 1,00\n",
              "unknown_name", 2, 8},
        Fault{
            "unknown_fact",
            "voorwaarde v\n  voor 40001\n  vereist dat verzekerde.pollis = ja\n  anders vervalt\n",
            "unknown_fact", 3, 15},
        Fault{"unknown_library", "gebruik ketenzorgg\n", "unknown_library", 1, 9},
        Fault{"unknown_list", "tarief t\n  voor 77/40001 per kwartaal\n  bedraagt € 1,00\n",
              "unknown_list", 2, 8},
        Fault{"name_twice", "definitie a = 1\n\ncodelijst a = 40001\n", "repeated_name", 3, 11},
        Fault{"version_without_validity", "definitie a = 1\n\ndefinitie a = 2\n",
              "version_without_validity", 1, 11},
        Fault{"day_that_is_not",
              "tarief t\n  voor 40001\n  geldig vanaf 2023-02-30\n  bedraagt € 1,00\n",
              "invalid_date", 3, 16},
        Fault{"dates_reversed",
              "tarief t\n  voor 40001\n  geldig 2023-02-28 t/m 2023-01-01\n  bedraagt € 1,00\n",
              "dates_reversed", 3, 10},
        Fault{"fraction_of_a_cent", "tarief t\n  voor 40001 per kwartaal\n  bedraagt € 1,00 / 3\n",
              "unrounded_amount", 1, 1},
        Fault{"division_by_zero",
              "tarief t\n  voor 40001 per kwartaal\n  bedraagt € 1,00 / 0 rekenkundig afgerond op "
              "centen\n",
              "division_by_zero", 3, 12},
        Fault{"range_reversed", "tarief t\n  voor 40021 t/m 40001\n  bedraagt € 1,00\n",
              "range_reversed", 2, 8},
        Fault{"amount_without_euro",
              "voorwaarde v\n  voor 40001\n  vereist dat bedrag < 100\n  anders vervalt\n",
              "amount_without_euro", 3, 24},
        Fault{"no_amount", "tarief t\n  voor 40001 per kwartaal\n", "no_amount", 1, 1},
        Fault{"deductible_not_per_year",
              "eigen risico verplicht\n  voor alle prestaties\n  bedraagt € 385 per maand\n",
              "deductible_not_per_year", 1, 1},
        Fault{"recursion", "definitie a = b\ndefinitie b = a\n", "reads_itself", 1, 1},
        Fault{"misplaced_clause",
              "tarief t\n  voor 40001\n  bedraagt € 1,00\n  verzekeraar \"X\"\n",
              "misplaced_clause", 4, 3},
        Fault{"amount_over_64_bits",
              "tarief t\n  voor 40001 per kwartaal\n  bedraagt € 92233720368547758,08\n",
              "number_too_large", 3, 12},
        Fault{"table_with_dots", "tabel t per code uit \"../geheim.csv\"\n", "table_file_missing",
              1, 22},
        Fault{"table_missing", "tabel t per code uit \"er-niet.csv\"\n", "table_file_missing", 1,
              22}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(Contract, ShowsSeveralFaultsAtOnceAndEachOnce) {
  const Workspace workspace;
  const Ran ran = workspace.check(std::string(contract_header) +
                                  "tarief a\n  voor 40001\n  bedraagt 1,00 €\n\n"
                                  "tarief b\n  voor 40011\n  bedraagt € 2,00\n\n"
                                  "tarief c\n  vor 40021\n  bedraagt € 3,00\n");
  expect_status(ran, 1);
  const std::string text = ran.output + ran.errors;
  EXPECT_NE(text.find("contract.clausule:9:"), std::string::npos) << text;
  EXPECT_NE(text.find("contract.clausule:16:"), std::string::npos) << text;
  EXPECT_EQ(text.find("contract.clausule:12:"), std::string::npos) << text;
}

TEST(Contract, ThatIsNotUtf8IsRefusedAtTheByte) {
  const Workspace workspace;
  const Ran ran =
      workspace.check(std::string(contract_header) +
                      "tarief t \"Financi\xEBring\"\n  voor 40001\n  bedraagt € 1,00\n");
  expect_status(ran, 1);
  expect_finding(ran, "not_utf8", "contract.clausule:7:18");
}

TEST(Contract, ThatIsEmptySaysWhatBelongsInIt) {
  const Workspace workspace;
  const Ran ran = run({"run", workspace.write("contract.clausule", ""), "--lines",
                       workspace.write("lines.csv", "line,insured,provider,date,code,amount\n"),
                       "--language", "en", "-o", workspace.path("out.csv")});
  EXPECT_EQ(ran.signal, 0);
  EXPECT_NE(ran.status, 0);
  EXPECT_FALSE(workspace.has("out.csv"));
  EXPECT_NE((ran.output + ran.errors).find("contract"), std::string::npos);
}

TEST(Contract, WithAnErrorDecidesNothing) {
  const Workspace workspace;
  const std::string contract = workspace.write(
      "contract.clausule", std::string(contract_header) + "tarief t\n  voor 40001 per kwartaal\n");
  const Ran ran = run({"run", contract, "--lines",
                       workspace.write("lines.csv",
                                       "line,insured,provider,date,code,amount\n"
                                       "1,A,53010001,2023-01-01,40001,61.00\n"),
                       "--language", "en", "-o", workspace.path("out.csv")});
  EXPECT_EQ(ran.signal, 0);
  EXPECT_NE(ran.status, 0);
  expect_finding(ran, "no_amount", "contract.clausule:7:1");
  EXPECT_FALSE(workspace.has("out.csv"));
}

TEST(Contract, SpeaksDutchWhenAskedTo) {
  const Workspace workspace;
  const Ran ran = run(
      {"check",
       workspace.write("contract.clausule", std::string(contract_header) + "gebruik ketenzorgg\n"),
       "--language", "nl"});
  expect_status(ran, 1);
  const std::string text = ran.output + ran.errors;
  EXPECT_NE(text.find("contract.clausule:7:9: fout: er is geen bibliotheek `ketenzorgg`"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  tip: "), std::string::npos) << text;
}

}  // namespace
}  // namespace clausule::bad_input
