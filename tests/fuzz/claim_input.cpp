#include "tests/fuzz/claim_input.hpp"

#include <stdlib.h>

#include <array>
#include <fstream>
#include <set>
#include <utility>
#include <variant>

#include "tests/fuzz/input.hpp"
#include "tools/claims/notes.hpp"
#include "tools/claims/problem.hpp"
#include "tools/claims/providers.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::fuzz {

namespace {

using claims::Input;
using claims::Problem;

std::filesystem::path new_folder() {
  std::string name = std::filesystem::temp_directory_path() / "clausule-fuzz-XXXXXX";
  expect(mkdtemp(name.data()) != nullptr, "a folder can be made");
  return name;
}

void expect_readable(const Problem& problem) {
  for (const auto language : {dsl::Language::dutch, dsl::Language::english}) {
    fuzz::expect_readable(claims::text(problem, language));
  }
}

void expect_readable(const claims::Notes& notes) {
  for (const auto language : {dsl::Language::dutch, dsl::Language::english}) {
    fuzz::expect_readable(claims::text(notes, language));
  }
}

/// What came out of a reading: for each line, by its place in the input, its id and whether it has
/// a problem. Which of several problems comes first depends on the way of reading.
struct LinesRead {
  bool to_the_end = false;
  std::map<std::uint64_t, std::string> lines;
};

/// Tells the ids of a dossier that stand in it twice.
bool has_repeated_id(const interpreter::Dossier& dossier) {
  std::set<std::string_view> ids;
  for (const interpreter::ClaimLine& line : dossier.lines) {
    if (!ids.insert(line.id).second) return true;
  }
  return false;
}

LinesRead read_lines(const ClaimFiles& files, const interpreter::Program& program,
                     const Beside& beside, Order order) {
  LinesRead read;
  std::set<std::string> insured;
  read.to_the_end = read_groups(files, program, beside, order, [&](const claims::Group& group) {
    std::size_t decidable = 0;
    bool whole = true;
    for (const claims::InputLine& line : group.lines) {
      std::string what = line.id;
      if (line.problem) {
        expect_readable(*line.problem);
        what += " has a problem";
      } else {
        ++decidable;
      }
      whole = whole && line.has_insured;
      expect(read.lines.emplace(line.position, what).second, "a line comes out once");
    }
    expect(decidable == group.dossier.lines.size(), "what can be decided is in the dossier");
    expect(!has_repeated_id(group.dossier), "the ids of a dossier differ");
    if (whole) expect(insured.insert(group.dossier.insured).second, "an insured comes by once");
  });
  return read;
}

}  // namespace

std::shared_ptr<const interpreter::Program> fixed_program() {
  static const auto program = contract_folder::load_contract(CLAUSULE_FUZZ_CONTRACT).program;
  expect(program != nullptr, "the contract of the targets loads");
  return program;
}

ClaimFiles::ClaimFiles(std::string_view input, std::string_view ending) : folder_(new_folder()) {
  constexpr std::array<std::string_view, 6> names{"lines",   "insured",   "enrolments",
                                                  "history", "providers", "file"};
  const auto parts = files_of(input);
  std::vector<std::optional<Input>> inputs(names.size());
  for (std::size_t at = 0; at < std::min(parts.size(), names.size()); ++at) {
    std::string name(names[at]);
    if (at == 0) name += ending;
    inputs[at] = Input{folder_ / name};
    std::ofstream(inputs[at]->path, std::ios::binary) << parts[at];
  }
  dossiers_ = {*inputs[0], inputs[1], inputs[2], inputs[3]};
  providers_ = inputs[4];
  file_ = inputs[5];
}

ClaimFiles::~ClaimFiles() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::optional<Beside> read_beside(const ClaimFiles& files, const interpreter::Program& program) {
  Beside beside;
  claims::Notes notes;
  if (files.providers()) {
    auto read = claims::read_providers(*files.providers(), program, notes);
    if (const auto* problem = std::get_if<Problem>(&read)) {
      expect_readable(*problem);
      return std::nullopt;
    }
    beside.providers = std::get<claims::ReadProviders>(std::move(read));
  }
  if (files.file()) {
    auto read = claims::read_file_facts(*files.file(), program, notes);
    if (const auto* problem = std::get_if<Problem>(&read)) {
      expect_readable(*problem);
      return std::nullopt;
    }
    beside.facts = std::get<std::vector<interpreter::KnownFact>>(std::move(read));
  }
  expect_readable(notes);
  return beside;
}

bool read_groups(const ClaimFiles& files, const interpreter::Program& program, const Beside& beside,
                 Order order, const std::function<void(const claims::Group&)>& taken) {
  claims::Notes notes;
  const claims::DossierContext context{program, beside.providers, notes,
                                       files.dossiers().lines.name()};
  auto opened = order == Order::sorted ? claims::stream_dossiers(files.dossiers(), context)
                                       : claims::read_dossiers(files.dossiers(), context);
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    expect_readable(*problem);
    return false;
  }
  claims::DossierSource& source = *std::get<0>(opened);
  claims::Group group;
  while (source.next(group)) taken(group);
  if (source.failure()) expect_readable(*source.failure());
  expect_readable(notes);
  return !source.failure();
}

void expect_every_line_once(const ClaimFiles& files, std::optional<std::size_t> count) {
  const auto program = fixed_program();
  const auto beside = read_beside(files, *program);
  if (!beside) return;
  const LinesRead all = read_lines(files, *program, *beside, Order::any);
  if (all.to_the_end) {
    if (count) expect(all.lines.size() == *count, "as many lines come out as go in");
    expect(all.lines.empty() || all.lines.rbegin()->first + 1 == all.lines.size(),
           "the lines are numbered without a gap");
  }
  const LinesRead sorted = read_lines(files, *program, *beside, Order::sorted);
  if (!sorted.to_the_end) return;
  expect(all.to_the_end, "what can be read sorted can be read");
  for (const auto& [place, line] : all.lines) {
    const auto found = sorted.lines.find(place);
    expect(found != sorted.lines.end(), "sorted or not, there are as many lines");
    expect(found->second == line,
           "sorted or not, a line is the same: " + line + " / " + found->second);
  }
}

}  // namespace clausule::fuzz
