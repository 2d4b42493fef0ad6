#include "tools/cli/test_generation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/program.hpp"
#include "interpreter/test_text.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/report.hpp"
#include "tools/analysis/generate/decider.hpp"
#include "tools/analysis/generate/generate.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/cli/progress.hpp"
#include "tools/cli/proposed_file.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using coverage::Item;
using generate::Proposal;

/// One proposed test as it is written.
struct Written {
  std::string name;
  std::string text;
  const Proposal* proposal = nullptr;
};

class ProposalWriter {
 public:
  ProposalWriter(const std::string& contract, const interpreter::Loaded& loaded,
                 const coverage::Coverage& coverage)
      : contract_(contract),
        loaded_(loaded),
        coverage_(coverage),
        decider_(loaded.program),
        words_(loaded.program->vocabulary_of(loaded.program->contract.location.file)) {
    for (const interpreter::WrittenTest& test : loaded.tests) names_.insert(test.name);
    // Dossiers are among these.
    for (const interpreter::TestDeclaration& test : loaded.program->tests) {
      names_.insert(test.declaration->name.text);
    }
  }

  /// Writes the tests that pass beside the contract, in a literate file where that is wanted; the
  /// items of the others are left over.
  std::string write(const generate::Proposals& made, bool is_literate,
                    std::vector<std::size_t>& left) {
    std::vector<Written> tests;
    for (const Proposal& proposal : made.proposals) tests.push_back(test_of(proposal));
    const std::set<std::string> failed = failing(tests);
    std::string out;
    for (const Written& test : tests) {
      if (failed.contains(test.name)) {
        left.insert(left.end(), test.proposal->items.begin(), test.proposal->items.end());
      } else {
        if (count_++ > 0) out += '\n';
        out += test.text;
      }
    }
    std::ranges::sort(left);
    const std::string_view by = pick(
        "Proposed by `clausule test --generate`. What is expected is what the contract "
        "decides now:",
        "Voorgesteld door `clausule test --generate`. Wat wordt verwacht is wat het contract "
        "nu beslist:");
    const std::string_view remedy = pick("confirm each test, or mend it, before it counts.",
                                         "bevestig elke test, of verbeter hem, voordat hij telt.");
    if (!is_literate) return fmt::format("# {}\n# {}\n\n{}", by, remedy, out);
    return literate(pick("Proposed tests", "Voorgestelde tests"), fmt::format("{}\n{}", by, remedy),
                    out);
  }

  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  [[nodiscard]] std::string_view pick(std::string_view english, std::string_view dutch) const {
    return words_ == dsl::ast::Vocabulary::dutch ? dutch : english;
  }

  std::string name_for(const Item& item) {
    for (std::size_t number = 1;; ++number) {
      std::string name = fmt::format(fmt::runtime(pick("proposal {} for {}", "voorstel {} bij {}")),
                                     number, item.rule);
      if (names_.insert(name).second) return name;
    }
  }

  Written test_of(const Proposal& proposal) {
    const auto language =
        words_ == dsl::ast::Vocabulary::dutch ? dsl::Language::dutch : dsl::Language::english;
    Written test{name_for(coverage_.items()[proposal.items.front()]), {}, &proposal};
    for (const std::size_t item : proposal.items) {
      test.text += fmt::format("# {}\n", coverage::text_of(coverage_.items()[item], language));
    }
    const interpreter::TestCase& made = proposal.situation;
    test.text +=
        interpreter::test_text(*loaded_.program, test.name, made, decider_.decide(made), words_);
    return test;
  }

  /// Returns the tests that do not pass beside the contract: what a test cannot say, it leaves out.
  [[nodiscard]] std::set<std::string> failing(const std::vector<Written>& tests) const {
    std::set<std::string> failing;
    auto read = contract_folder::read_contract(contract_);
    auto* texts = std::get_if<interpreter::ContractTexts>(&read);
    if (texts == nullptr) return failing;
    texts->files.push_back({"proposals.clausule", {}});
    add_failing(*texts, tests, failing);
    return failing;
  }

  /// Reads a contract with the tests as its last file; where it cannot be read so, with each half
  /// of them: a contract may take long to read.
  static void add_failing(interpreter::ContractTexts& texts, std::span<const Written> tests,
                          std::set<std::string>& failing) {
    if (tests.empty()) return;
    texts.files.back().text.clear();
    for (const Written& test : tests) texts.files.back().text += test.text + '\n';
    const interpreter::Loaded loaded = interpreter::load(texts);
    if (!loaded.program && tests.size() > 1) {
      const std::size_t half = tests.size() / 2;
      add_failing(texts, tests.first(half), failing);
      add_failing(texts, tests.subspan(half), failing);
      return;
    }
    std::set<std::string> passed;
    for (std::size_t at = 0; loaded.program && at < loaded.program->tests.size(); ++at) {
      const auto& declaration = *loaded.program->tests[at].declaration;
      const auto& file = loaded.sources.get(declaration.location.file);
      if (file.name != texts.files.back().name) continue;
      if (interpreter::run_test(loaded.program, loaded.sources, at).passed) {
        passed.insert(declaration.name.text);
      }
    }
    for (const Written& test : tests) {
      if (!passed.contains(test.name)) failing.insert(test.name);
    }
  }

  const std::string& contract_;
  const interpreter::Loaded& loaded_;
  const coverage::Coverage& coverage_;
  generate::Decider decider_;
  dsl::ast::Vocabulary words_;
  std::set<std::string> names_;
  std::size_t count_ = 0;
};

}  // namespace

int write_proposals(const std::string& contract, const interpreter::Loaded& loaded,
                    const coverage::Coverage& coverage, const std::string& file,
                    const Terminal& terminal) {
  std::error_code none;
  if (std::filesystem::exists(file, none)) {
    return stop_already_there(file, terminal);
  }
  Progress progress(terminal);
  generate::Proposals made = generate::propose(
      loaded.program, loaded.sources, coverage,
      [&](std::size_t item) { progress.show(item, terminal.pick("parts", "onderdelen")); });
  progress.clear();
  ProposalWriter writer(contract, loaded, coverage);
  const std::string text = writer.write(made, is_literate(file), made.left);
  if (writer.count() > 0) {
    auto output = claims::OutputFile::create(file);
    if (auto* problem = std::get_if<claims::Problem>(&output)) return terminal.stop(*problem);
    auto& opened = std::get<claims::OutputFile>(output);
    opened.write(text);
    if (const auto problem = opened.finish()) return terminal.stop(*problem);
  }
  if (terminal.is_json()) {
    terminal.say(Stream::output, fmt::format("{{\"proposed\":{},\"left\":{}}}\n", writer.count(),
                                             made.left.size()));
    return status_fine;
  }
  for (const std::size_t at : made.left) {
    const Item& item = coverage.items()[at];
    const dsl::Sources& sources = loaded.sources;
    const bool is_placed = item.place.file.index < sources.size();
    const std::string place = is_placed ? fmt::format("{}:{}: ", sources.get(item.place.file).name,
                                                      sources.position(item.place).line)
                                        : std::string();
    terminal.say(Stream::output,
                 fmt::format("{}{}: {}\n", place, terminal.pick("nothing found", "niets gevonden"),
                             coverage::text_of(item, terminal.language())));
  }
  const std::string_view sentence =
      writer.count() == 0
          ? terminal.pick("{1}: nothing to propose\n", "{1}: niets voor te stellen\n")
      : writer.count() == 1
          ? terminal.pick("{1}: 1 test to confirm\n", "{1}: 1 test om te bevestigen\n")
          : terminal.pick("{1}: {0} tests to confirm\n", "{1}: {0} tests om te bevestigen\n");
  terminal.say(Stream::output, fmt::format(fmt::runtime(sentence), writer.count(), file));
  return status_fine;
}

}  // namespace clausule::cli
