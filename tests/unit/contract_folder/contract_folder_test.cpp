#include "tools/contract_folder/contract_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "stdlib/stdlib.hpp"

namespace clausule::contract_folder {
namespace {

namespace filesystem = std::filesystem;

/// A folder that goes when the test is over.
class ContractFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (filesystem::temp_directory_path() / "clausule-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  static interpreter::ContractTexts texts_at(const filesystem::path& path) {
    return std::get<interpreter::ContractTexts>(read_contract(path));
  }
  static dsl::Kind problem_at(const filesystem::path& path) {
    return std::get<dsl::Diagnostic>(read_contract(path)).kind;
  }

  filesystem::path folder_;
};

std::vector<std::string> names_of(const std::vector<interpreter::NamedText>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(filesystem::path(file.name).filename().string());
  return names;
}

TEST_F(ContractFolder, ReadsAFileAlone) {
  write("a.clausule", "contract a\r\n");
  write("b.clausule", "contract b\n");
  const auto texts = texts_at(folder_ / "a.clausule");
  ASSERT_EQ(texts.files.size(), 1U);
  EXPECT_EQ(texts.files[0].name, (folder_ / "a.clausule").string());
  EXPECT_EQ(texts.files[0].text, "contract a\r\n");
}

TEST_F(ContractFolder, ReadsAllContractFilesOfAFolderInOrderOfName) {
  write("tests.clausule", "");
  write("contract.clausule.md", "");
  write("README.md", "");
  write("table.csv", "");
  write(".hidden.clausule", "");
  write("older/contract.clausule", "");
  write("folder.clausule/note.txt", "");
  const auto texts = texts_at(folder_);
  EXPECT_EQ(names_of(texts.files),
            (std::vector<std::string>{"contract.clausule.md", "tests.clausule"}));
}

TEST_F(ContractFolder, ReadsTablesOfTheFolderOnly) {
  write("contracts/one/contract.clausule", "");
  write("contracts/one/rates.csv", "code;amount\n");
  write("contracts/one/below/rates.csv", "");
  write("contracts/secret.csv", "secret");
  const auto texts = texts_at(folder_ / "contracts/one");
  EXPECT_EQ(texts.table("rates.csv"), "code;amount\n");
  EXPECT_FALSE(texts.table("absent.csv"));
  EXPECT_FALSE(texts.table("../secret.csv"));
  EXPECT_FALSE(texts.table("below/rates.csv"));
  EXPECT_FALSE(texts.table((folder_ / "contracts/secret.csv").string()));
  EXPECT_FALSE(texts.table(".."));
  EXPECT_FALSE(texts.table(""));
  const auto file_alone = texts_at(folder_ / "contracts/one/contract.clausule");
  EXPECT_EQ(file_alone.table("rates.csv"), "code;amount\n");
}

TEST_F(ContractFolder, ReadsTablesBesideAFileOfTheWorkingFolder) {
  write("contract.clausule", "");
  write("rates.csv", "rates");
  const auto before = filesystem::current_path();
  filesystem::current_path(folder_);
  const auto texts = texts_at("contract.clausule");
  const auto table = texts.table("rates.csv");
  filesystem::current_path(before);
  EXPECT_EQ(texts.files.at(0).name, "contract.clausule");
  EXPECT_EQ(table, "rates");
}

TEST_F(ContractFolder, FindsTheStandardLibrary) {
  write("contract.clausule", "");
  const auto texts = texts_at(folder_);
  EXPECT_EQ(texts.libraries, stdlib::names());
  for (const std::string& name : texts.libraries) {
    const auto files = texts.library(name);
    ASSERT_FALSE(files.empty()) << name;
    EXPECT_TRUE(files[0].name.starts_with("stdlib/" + name)) << files[0].name;
  }
  EXPECT_TRUE(texts.library("no/such/library").empty());
}

TEST_F(ContractFolder, SaysWhyAPathIsNoContract) {
  write("empty/README.md", "");
  EXPECT_EQ(problem_at(folder_ / "absent"), dsl::Kind::path_not_found);
  EXPECT_EQ(problem_at(folder_ / "empty/README.md/absent"), dsl::Kind::path_not_found);
  EXPECT_EQ(problem_at(folder_ / "empty"), dsl::Kind::no_contract_files);
  EXPECT_EQ(problem_at(folder_ / std::string(300, 'a')), dsl::Kind::file_not_readable);
}

TEST_F(ContractFolder, RefusesAFileThatIsNoContractForItsSize) {
  write("contract.clausule", "");
  filesystem::resize_file(folder_ / "contract.clausule", 256'000'001);
  EXPECT_EQ(problem_at(folder_), dsl::Kind::file_too_large);
}

TEST_F(ContractFolder, SaysThatThereIsNoPermission) {
  write("contract.clausule", "");
  filesystem::permissions(folder_ / "contract.clausule", filesystem::perms::none);
  if (std::ifstream(folder_ / "contract.clausule").is_open()) GTEST_SKIP() << "root reads all";
  EXPECT_EQ(problem_at(folder_), dsl::Kind::no_permission);
}

TEST_F(ContractFolder, MeansTheFoldersOfAFolderWithoutContractFiles) {
  write("contracts/README.md", "");
  write("contracts/b/contract.clausule", "");
  write("contracts/a/contract.clausule.md", "");
  write("contracts/.git/config", "");
  const filesystem::path contracts = folder_ / "contracts";
  using Paths = std::vector<filesystem::path>;
  EXPECT_EQ(contracts_below(contracts), (Paths{contracts / "a", contracts / "b"}));
  EXPECT_EQ(contracts_below(contracts / "a"), Paths{contracts / "a"});
  const filesystem::path file = contracts / "b/contract.clausule";
  EXPECT_EQ(contracts_below(file), Paths{file});
  EXPECT_EQ(contracts_below(folder_ / "absent"), Paths{folder_ / "absent"});
}

}  // namespace
}  // namespace clausule::contract_folder
