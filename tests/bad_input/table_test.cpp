#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view rule = R"(tarief t
  voor 40001 per kwartaal
  bedraagt prijzen

tabel prijzen per code uit "prijzen.csv"
)";

/// A table in CSV with one fault, and where it is.
struct TableFault {
  const char* name;
  std::string text;
  const char* kind;
  const char* place;
};

void PrintTo(const TableFault& fault, std::ostream* out) {
  *out << fault.name;
}

class TableFaults : public testing::TestWithParam<TableFault> {};

TEST_P(TableFaults, IsFoundAtItsPlaceWithARemedy) {
  const Workspace workspace;
  const TableFault& fault = GetParam();
  workspace.write("prijzen.csv", fault.text);
  const Ran ran = workspace.check(std::string(contract_header) + std::string(rule));
  expect_status(ran, 1);
  expect_finding(ran, fault.kind, fault.place);
}

INSTANTIATE_TEST_SUITE_P(
    Table, TableFaults,
    testing::Values(
        TableFault{"row_too_short", "code,prijs\n40001,\"€ 61,00\"\n40011\n", "cell_count",
                   "prijzen.csv:3:1"},
        TableFault{"row_too_long", "code,prijs\n40001,\"€ 61,00\",3\n", "cell_count",
                   "prijzen.csv:2:1"},
        TableFault{"column_twice", "code,prijs,prijs\n40001,\"€ 61,00\",\"€ 61,00\"\n",
                   "repeated_column", "prijzen.csv:1:12"},
        TableFault{"key_missing", "kode,prijs\n40001,\"€ 61,00\"\n", "missing_column",
                   "contract.clausule:11:1"},
        TableFault{"day_that_is_not", "code,geldig vanaf,prijs\n40001,2023-02-30,\"€ 61,00\"\n",
                   "invalid_date", "prijzen.csv:2:7"},
        TableFault{"quote_open", "code,prijs\n40001,\"€ 61,00\n40011,\"€ 24,50\"\n",
                   "table_file_quote", "prijzen.csv:2:7"},
        TableFault{"empty", "", "table_file_empty", "prijzen.csv:1:1"},
        TableFault{"not_utf8", "code,prijs\n40001,\"\xE9\xE9n\"\n", "not_utf8", "prijzen.csv:2:8"},
        TableFault{"cells_of_two_types", "code,prijs\n40001,\"€ 61,00\"\n40011,ja\n",
                   "cell_of_other_type", "prijzen.csv:3:7"}),
    [](const auto& tested) { return std::string(tested.param.name); });

// A table stands in the contract's folder: nothing beside or above that folder can be read.
TEST(Table, OutsideTheFolderIsNotReadEvenIfItIsThere) {
  const Workspace workspace;
  workspace.write("geheim.csv", "code,prijs\n40001,\"€ 61,00\"\n");
  for (const std::string name : {"../geheim.csv", "map/../../geheim.csv", "./../geheim.csv"}) {
    const std::string contract = workspace.write(
        "contract/contract.clausule",
        std::string(contract_header) + "tabel prijzen per code uit \"" + name + "\"\n");
    const Ran ran = run({"check", contract, "--language", "en"});
    expect_status(ran, 1);
    expect_finding(ran, "table_file_missing", "contract.clausule:7:28");
  }
  const std::string absolute = workspace.path("geheim.csv");
  const Ran ran = run({"check",
                       workspace.write("contract/contract.clausule",
                                       std::string(contract_header) +
                                           "tabel prijzen per code uit \"" + absolute + "\"\n"),
                       "--language", "en"});
  expect_status(ran, 1);
  expect_finding(ran, "table_file_missing", "contract.clausule:7:28");
}

}  // namespace
}  // namespace clausule::bad_input
