#include "tools/testing/contract_tests.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "dsl/render.hpp"
#include "interpreter/finding_tests.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::testing {

namespace {

using interpreter::TestReport;

/// A contract and what its tests expect of its check; all cases of it share one.
struct Contract {
  interpreter::Loaded loaded;
  interpreter::FindingResult expected;
  dsl::Language language;
};

std::string errors_of(const Contract& contract, const std::vector<dsl::Diagnostic>& findings) {
  std::string text;
  for (const dsl::Diagnostic& finding : findings) {
    if (dsl::info(finding.kind).severity != dsl::Severity::error) continue;
    text += dsl::render(finding, contract.loaded.sources, {contract.language});
  }
  return text;
}

/// Fails where the check finds what no test expects.
class CheckCase : public ::testing::Test {
 public:
  explicit CheckCase(std::shared_ptr<const Contract> contract) : contract_(std::move(contract)) {}

  void TestBody() override {
    const std::string errors = errors_of(*contract_, contract_->expected.unexpected.sorted());
    EXPECT_TRUE(errors.empty()) << errors;
  }

 private:
  std::shared_ptr<const Contract> contract_;
};

/// Fails as one test of a contract does.
class TestCase : public ::testing::Test {
 public:
  using Run = std::function<TestReport(const Contract&)>;

  TestCase(std::shared_ptr<const Contract> contract, Run run)
      : contract_(std::move(contract)), run_(std::move(run)) {}

  void TestBody() override {
    const TestReport report = run_(*contract_);
    if (report.is_todo) GTEST_SKIP() << report.todo;
    EXPECT_TRUE(report.passed) << errors_of(*contract_, report.findings);
  }

 private:
  std::shared_ptr<const Contract> contract_;
  Run run_;
};

/// Registers the cases of one contract under names that GoogleTest and its filters understand.
class Suite {
 public:
  Suite(std::string name, std::shared_ptr<const Contract> contract)
      : name_(std::move(name)), contract_(std::move(contract)) {}

  template <typename Case, typename... More>
  void add(const std::string& name, const dsl::Location& place, More... more) {
    const dsl::Sources& sources = contract_->loaded.sources;
    const bool is_placed = place.file.index < sources.size();
    const std::string file = is_placed ? sources.get(place.file).name : name_;
    const std::size_t line = is_placed ? sources.position(place).line : 0;
    const auto make = [contract = contract_, more...]() -> ::testing::Test* {
      return new Case(contract, more...);  // GoogleTest deletes it
    };
    ::testing::RegisterTest(name_.c_str(), unused(plain(name)).c_str(), nullptr, nullptr,
                            file.c_str(), static_cast<int>(line), make);
    ++count_;
  }

  [[nodiscard]] std::size_t count() const { return count_; }

  static std::string plain(const std::string& name) {
    std::string plain = name;
    for (char& sign : plain) {
      const bool is_word = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                           (sign >= '0' && sign <= '9');
      if (!is_word) sign = '_';
    }
    return plain;
  }

 private:
  /// Names that differ in other signs only are told apart by a number.
  std::string unused(const std::string& name) {
    std::string one = name;
    for (int number = 2; !names_.insert(one).second; ++number) {
      one = name + '_' + std::to_string(number);
    }
    return one;
  }

  std::string name_;
  std::shared_ptr<const Contract> contract_;
  std::set<std::string> names_;
  std::size_t count_ = 0;
};

bool is_taken(const std::string& suite) {
  const auto& unit = *::testing::UnitTest::GetInstance();
  for (int at = 0; at < unit.total_test_suite_count(); ++at) {
    if (suite == unit.GetTestSuite(at)->name()) return true;
  }
  return false;
}

std::string name_of(const std::filesystem::path& path) {
  const auto whole = std::filesystem::absolute(path).lexically_normal();
  const auto last = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  std::string name = Suite::plain(last.string());
  if (!is_taken(name)) return name;
  // Two years of a contract have the same name in folders of their own.
  const auto above = (whole.has_filename() ? whole : whole.parent_path()).parent_path().filename();
  const std::string longer = Suite::plain(above.string()) + '_' + name;
  std::string numbered = longer;
  for (int number = 2; is_taken(numbered); ++number) {
    numbered = longer + '_' + std::to_string(number);
  }
  return numbered;
}

}  // namespace

std::size_t register_contract(const std::filesystem::path& path, dsl::Language language) {
  interpreter::Loaded loaded = contract_folder::load_contract(path);
  interpreter::FindingResult expected = run_finding_tests(loaded);
  const auto contract =
      std::make_shared<const Contract>(Contract{std::move(loaded), std::move(expected), language});
  Suite suite(name_of(path), contract);
  suite.add<CheckCase>("check", {{static_cast<std::uint32_t>(-1)}, 0, 0});
  for (std::size_t at = 0; at < contract->expected.reports.size(); ++at) {
    const TestReport& report = contract->expected.reports[at];
    const TestCase::Run run = [at](const Contract& one) { return one.expected.reports[at]; };
    suite.add<TestCase>(report.name, report.location, run);
  }
  const auto& program = contract->loaded.program;
  for (std::size_t test = 0; program && test < program->tests.size(); ++test) {
    const interpreter::TestDeclaration& written = program->tests[test];
    if (!decides_lines(written)) continue;
    const TestCase::Run run = [test](const Contract& one) {
      return run_test(one.loaded.program, one.loaded.sources, test);
    };
    suite.add<TestCase>(written.declaration->name.text, written.declaration->location, run);
  }
  return suite.count();
}

}  // namespace clausule::testing
