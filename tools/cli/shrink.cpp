#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "dsl/format.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/test_text.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/shrink/anonymous.hpp"
#include "tools/analysis/shrink/comparison.hpp"
#include "tools/analysis/shrink/facts.hpp"
#include "tools/analysis/shrink/places.hpp"
#include "tools/analysis/shrink/published.hpp"
#include "tools/analysis/shrink/shrink.hpp"
#include "tools/analysis/shrink/stated.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/difference.hpp"
#include "tools/cli/proposed_file.hpp"
#include "tools/cli/shrink_text.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using dsl::ast::Vocabulary;
using interpreter::Program;
using interpreter::TestCase;

/// The two sides, as they were opened.
struct Sides {
  interpreter::Loaded contract;
  std::optional<interpreter::Loaded> other;
  std::string other_name;  ///< empty for an old engine
};

Vocabulary words_of(const Program& program) {
  return program.vocabulary_of(program.contract.location.file);
}

/// Returns how the other contract is called: by its name, or where both have one name by its file.
std::string name_of_other(const Program& contract, const Program& other, const std::string& path) {
  if (other.contract.name != contract.contract.name) return other.contract.name;
  const std::string file = std::filesystem::path(path).filename().string();
  return file.empty() ? path : file;
}

/// The codes, texts and words that the contracts name.
shrink::Literals literals_of(const Sides& sides) {
  shrink::Literals literals;
  shrink::add_literals(*sides.contract.program, literals);
  if (sides.other) shrink::add_literals(*sides.other->program, literals);
  return literals;
}

/// The paths of facts in a case that only the other contract declares.
std::set<std::string> facts_of_other(TestCase test, const Program& reader,
                                     const Program& contract) {
  std::set<std::string> paths;
  shrink::for_each_fact(test, [&](const interpreter::KnownFact& fact) {
    if (fact.fact.index >= contract.facts.size()) {
      paths.insert(reader.facts[fact.fact.index].path());
    }
  });
  return paths;
}

int stop_not_statable(const Difference& difference, const Sides& sides, const Program& reader,
                      const Terminal& terminal) {
  std::string facts;
  for (const std::string& path : facts_of_other(difference.test, reader, *sides.contract.program)) {
    facts += (facts.empty() ? "`" : ", `") + path + '`';
  }
  const std::string id =
      interpreter::text_argument(difference.test.dossier.lines[difference.line].id);
  const std::string insured = interpreter::text_argument(difference.test.dossier.insured);
  const std::string place = fmt::format(
      fmt::runtime(terminal.pick("line `{}` of insured `{}` differs, but not in a test: ",
                                 "regel `{}` van verzekerde `{}` verschilt, maar niet in een "
                                 "test: ")),
      id, insured);
  if (!facts.empty()) {
    return terminal.stop(
        place + fmt::format(fmt::runtime(terminal.pick(
                                "it hangs on {}, which only {} declares: swap the contracts, or "
                                "take another dossier with `--insured-id`",
                                "dat hangt aan {}, dat alleen {} kent: wissel de contracten om, of "
                                "neem een ander dossier met `--insured-id`")),
                            facts, sides.other_name));
  }
  return terminal.stop(
      place +
      std::string(terminal.pick(
          "there nobody is enrolled where no list is given, a provider has one set of facts, and "
          "texts have no quotes: take another dossier with `--insured-id`",
          "daar is niemand ingeschreven zonder lijst, heeft een zorgverlener één stel gegevens en "
          "een tekst geen aanhalingstekens: neem een ander dossier met `--insured-id`")));
}

/// Makes a dossier small and anonymous; nothing where a test cannot state the difference.
std::optional<ShrunkDossier> shrink_dossier(Difference difference, shrink::Comparison& comparison,
                                            const Sides& sides) {
  const Program& contract = *sides.contract.program;
  const std::size_t line = difference.line;
  const std::string id = difference.test.dossier.lines[line].id;
  const auto keeps = shrink::keeps_difference(comparison, difference.test, line);
  TestCase test =
      shrink::stated(difference.test, contract, difference.test.dossier.lines[line].date);
  if (!keeps(test)) return std::nullopt;
  test = shrink::shrunk(std::move(test), keeps);
  const shrink::Published published{contract, literals_of(sides),
                                    !comparison.is_between_contracts()};
  const auto same = shrink::keeps_decisions(comparison, test);
  test = shrink::anonymous(std::move(test), same, published);
  test = shrink::shrunk(std::move(test), keeps);

  ShrunkDossier result;
  result.insured = difference.test.dossier.insured;
  result.lines_before =
      difference.test.dossier.lines.size() + difference.test.dossier.history.size();
  result.other = sides.other_name;
  result.left = shrink::left_of(difference.test, test, published);
  shrink::Numbered last = shrink::numbered(std::move(test));
  result.test = std::move(last.test);
  result.ids = std::move(last.ids);
  result.line = static_cast<std::size_t>(std::ranges::find(result.ids, id) - result.ids.begin());
  shrink::OldAmounts renamed;
  for (std::size_t at = 0; at < result.ids.size(); ++at) {
    const auto amount = difference.amounts.find(result.ids[at]);
    if (amount == difference.amounts.end()) continue;
    renamed.emplace(result.test.dossier.lines[at].id, amount->second);
  }
  comparison.use(std::move(renamed));
  result.decided = comparison.decide(result.test);
  return result;
}

/// Writes the test in the one layout there is.
std::string written(const ShrunkDossier& dossier, const std::string& name,
                    const std::shared_ptr<const Program>& program) {
  const Vocabulary words = words_of(*program);
  interpreter::RunFacts facts;
  facts.providers = &dossier.test.providers;
  facts.known_on = dossier.test.known_on;
  interpreter::Engine engine(program, std::move(facts));
  if (program->reads_file) {
    engine.add_to_file(dossier.test.dossier);
    engine.set_file(dossier.test.file);
  }
  std::string text = test_comment(dossier, words) +
                     interpreter::test_text(*program, name, dossier.test,
                                            engine.decide(dossier.test.dossier), words);
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  const dsl::FileId file = sources.add("test.clausule", text);
  dsl::Formatted formatted = dsl::format(file, sources, words, diagnostics);
  return formatted.status == dsl::FormatStatus::done ? std::move(formatted.text) : text;
}

/// Tells whether a test passes in the contract.
bool passes(const std::string& path, const std::string& name, const std::string& text) {
  auto read = contract_folder::read_contract(path);
  auto* texts = std::get_if<interpreter::ContractTexts>(&read);
  if (texts == nullptr) return false;
  texts->files.push_back({"shrunk.clausule", text});
  const interpreter::Loaded loaded = interpreter::load(*texts);
  if (!loaded.program) return false;
  for (std::size_t at = 0; at < loaded.program->tests.size(); ++at) {
    if (loaded.program->tests[at].declaration->name.text != name) continue;
    return interpreter::run_test(loaded.program, loaded.sources, at).passed;
  }
  return false;
}

/// Returns the name of a test as a heading.
std::string heading_of(std::string name) {
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') {
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  }
  return name;
}

/// Refuses to write over a file of a contract.
std::optional<Problem> refused_output(const ShrinkOptions& options) {
  std::vector<std::string> more;
  if (options.amounts) more.push_back(*options.amounts);
  if (options.against) more.push_back(*options.against);
  for (const std::string& path : {options.claims.contract, options.against.value_or("")}) {
    std::error_code none;
    for (std::filesystem::directory_iterator one(path, none), end; one != end;
         one.increment(none)) {
      more.push_back(one->path().string());
    }
  }
  return overwritten(options.claims, options.output, std::move(more));
}

ShrinkReport report_of(const Sides& sides, const LookedAt& looked_at) {
  const Program& program = *sides.contract.program;
  return {program.contract.name + "@" + program.hash, sides.other_name, looked_at};
}

int say(const ShrunkDossier& dossier, const LookedAt& looked_at, const ShrinkOptions& options,
        const Sides& sides, const Terminal& terminal) {
  const auto& program = sides.contract.program;
  const std::string name = test_name(dossier, *program, words_of(*program));
  const std::string text = written(dossier, name, program);
  if (!dossier.decided.differ_at(dossier.line) || !passes(options.claims.contract, name, text)) {
    terminal.say(Stream::errors, text);
    return terminal.stop(terminal.pick(
        "this test does not pass under the contract: that is a fault of the program",
        "deze test slaagt niet onder het contract: dat is een fout van het programma"));
  }
  const bool to_file = options.output != "-";
  if (to_file || !terminal.is_json()) {
    auto output = claims::OutputFile::create(options.output);
    if (auto* problem = std::get_if<Problem>(&output)) return terminal.stop(*problem);
    auto& file = std::get<claims::OutputFile>(output);
    file.write(is_literate(options.output) ? literate(heading_of(name), {}, text) : text);
    if (const auto problem = file.finish()) return terminal.stop(*problem);
  }
  if (terminal.is_json()) {
    terminal.say(Stream::output, shrunk_json(report_of(sides, looked_at), dossier, name, text));
    return status_fine;
  }
  const auto& left = dossier.test.dossier;
  terminal.say(Stream::errors,
               fmt::format(fmt::runtime(terminal.pick(
                               "insured {}, line {} differs: {} of {} lines needed\n",
                               "verzekerde {}, regel {} verschilt: {} van {} regels nodig\n")),
                           interpreter::text_argument(dossier.insured),
                           interpreter::text_argument(dossier.ids[dossier.line]),
                           left.lines.size() + left.history.size(), dossier.lines_before));
  return status_fine;
}

/// Opens both sides; the status says why that cannot be done.
int open_sides(const ShrinkOptions& options, const Terminal& terminal, Sides& sides) {
  OpenedContract contract = open_to_decide(options.claims.contract, std::nullopt, terminal);
  if (contract.status != status_fine) return contract.status;
  sides.contract = std::move(contract.loaded);
  if (!options.against) return status_fine;
  OpenedContract other = open_to_decide(*options.against, std::nullopt, terminal);
  if (other.status != status_fine) return other.status;
  sides.other = std::move(other.loaded);
  sides.other_name =
      name_of_other(*sides.contract.program, *sides.other->program, *options.against);
  return status_fine;
}

}  // namespace

int shrink(const ShrinkOptions& options, const Terminal& terminal) {
  std::optional<interpreter::Date> known_on;
  if (options.claims.known_on) {
    known_on = interpreter::parse_date(*options.claims.known_on);
    if (!known_on) {
      return terminal.stop(Problem{"--known-on",
                                   0,
                                   {},
                                   {interpreter::Says::stop_not_a_date,
                                    {interpreter::text_argument(*options.claims.known_on)}}});
    }
  }
  Sides sides;
  if (const int status = open_sides(options, terminal, sides); status != status_fine) return status;
  if (const auto problem = refused_output(options)) return terminal.stop(*problem);
  if (std::error_code none; std::filesystem::is_regular_file(options.output, none)) {
    return stop_already_there(options.output, terminal);
  }
  const auto& contract = sides.contract.program;
  auto both = shrink::reader_of_both(*contract, sides.other ? *sides.other->program : *contract);
  if (const auto* types = std::get_if<shrink::TypesDiffer>(&both)) {
    return terminal.stop(fmt::format(
        fmt::runtime(terminal.pick(
            "`{0}` has another type in {1} than in {2}, so no file suits both: declare it alike",
            "`{0}` heeft in {1} een ander type dan in {2}, dus geen bestand past bij beide: "
            "declareer het gelijk")),
        types->fact, *options.against, options.claims.contract));
  }
  const auto reader = std::get<std::shared_ptr<const Program>>(std::move(both));
  shrink::Comparison comparison(
      shrink::Judge(contract, *reader),
      sides.other ? std::optional<shrink::Judge>(std::in_place, sides.other->program, *reader)
                  : std::nullopt);
  DifferenceSearch search(reader, comparison, options, known_on);
  const FoundDifference found = search.find(terminal);
  if (!found.difference) {
    if (terminal.is_json() && found.looked_at) {
      terminal.say(Stream::output, nothing_json(report_of(sides, *found.looked_at)));
    }
    return found.status;
  }
  auto dossier = shrink_dossier(*found.difference, comparison, sides);
  if (!dossier) return stop_not_statable(*found.difference, sides, *reader, terminal);
  return say(*dossier, found.looked_at.value_or(LookedAt{}), options, sides, terminal);
}

}  // namespace clausule::cli
