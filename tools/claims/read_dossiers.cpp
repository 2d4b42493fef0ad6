#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "tools/claims/columns.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/claims/kept_rows.hpp"
#include "tools/claims/people_ahead.hpp"

namespace clausule::claims {

namespace {

using AddRow = void (PersonReader::*)(const Row&, const Columns&, const std::string&, Person&);

/// A file beside the lines, and what takes its rows.
struct PeopleFile {
  std::optional<RowReader> rows;
  AddRow add{};
};

/// The files that rows are kept of; the lines come first.
enum Kind : std::uint8_t { of_lines, of_insured, of_enrolments, of_history, kind_count };

/// Dossiers from files in any order. The rows are kept as they stand in the files, those of one
/// insured in a chain, and become a dossier when it is their turn.
class ReadDossiers final : public DossierSource {
 public:
  ReadDossiers(const DossierFiles& files, DossierContext context)
      : has_list_(files.enrolments.has_value()),
        context_(std::move(context)),
        again_(context_.program, noted_before_) {}

  /// Reads the files to their ends; returns why that had to stop.
  std::optional<Problem> read(const DossierFiles& files);

  bool next(Group& group) override;
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

 private:
  struct Insured {
    KeptRows::Chain rows;
    bool has_row = false;  ///< with facts: a second one is a problem
  };

  std::optional<Problem> read_lines(const DossierFiles& files);
  std::optional<Problem> read_people(const Input& input, Columns columns, Kind kind, AddRow add);
  Insured* find(std::string_view insured);
  Insured& find_or_add(const std::string& insured);

  bool has_list_;
  DossierContext context_;
  std::optional<LineReader> lines_;
  std::array<PeopleFile, kind_count> people_;
  KeptRows kept_;
  std::deque<Insured> insured_;  ///< in the order in which they first appear
  std::unordered_map<std::string_view, std::uint32_t> places_;
  /// Insured without lines who have a row with facts.
  Seen others_with_row_;
  std::size_t at_ = 0;
  Notes noted_before_;
  PersonReader again_;
  Record record_;
  Row row_;
  std::optional<Problem> failure_;
};

ReadDossiers::Insured* ReadDossiers::find(std::string_view insured) {
  const auto found = places_.find(insured);
  return found == places_.end() ? nullptr : &insured_[found->second];
}

/// Returns an insured; each line whose insured cannot be read is one by itself.
ReadDossiers::Insured& ReadDossiers::find_or_add(const std::string& insured) {
  if (!insured.empty()) {
    if (Insured* known = find(insured)) return *known;
    places_.emplace(kept_.add(insured), static_cast<std::uint32_t>(insured_.size()));
  }
  return insured_.emplace_back();
}

std::optional<Problem> ReadDossiers::read_lines(const DossierFiles& files) {
  auto opened = LineReader::open(files.lines, context_.program, context_.notes, has_list_);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  lines_.emplace(std::get<LineReader>(std::move(opened)));
  KeptRow kept;
  kept.kind = of_lines;
  while (lines_->skim(record_, kept)) {
    Insured& insured = find_or_add(record_.insured);
    if (record_.person && record_.person->has_row) insured.has_row = true;
    kept_.add(insured.rows, kept);
  }
  return lines_->failure();
}

std::optional<Problem> ReadDossiers::read_people(const Input& input, Columns columns, Kind kind,
                                                 AddRow add) {
  auto opened = RowReader::open(input, std::move(columns));
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  PeopleFile& file = people_[kind];
  RowReader& reader = file.rows.emplace(std::get<RowReader>(std::move(opened)));
  file.add = add;
  PersonReader persons(context_.program, context_.notes);
  KeptRow kept;
  kept.kind = kind;
  while (reader.next(row_)) {
    const auto id = persons.insured_of(row_, reader.columns(), reader.file());
    if (!id) continue;
    Insured* insured = find(*id);
    // What is wrong in a row is told in the order of the files, not of the dossiers.
    Person person;
    if (kind == of_insured) {
      person.has_row =
          insured != nullptr ? std::exchange(insured->has_row, true) : !others_with_row_.add(*id);
    }
    (persons.*add)(row_, reader.columns(), reader.file(), person);
    if (insured == nullptr) continue;
    reader.keep(kept);
    kept.position = kept.number;
    kept_.add(insured->rows, kept);
  }
  context_.notes.ignore_columns(reader.file(), reader.ignored());
  return reader.failure();
}

std::optional<Problem> ReadDossiers::read(const DossierFiles& files) {
  auto problem = read_lines(files);
  if (!problem && files.insured) {
    problem = read_people(*files.insured, insured_columns(context_.program), of_insured,
                          &PersonReader::add_insured);
  }
  if (!problem && files.enrolments) {
    problem = read_people(*files.enrolments, enrolment_columns(), of_enrolments,
                          &PersonReader::add_enrolment);
  }
  if (!problem && files.history) {
    problem = read_people(*files.history, history_columns(context_.program), of_history,
                          &PersonReader::add_history);
  }
  // No more is looked for.
  places_ = {};
  others_with_row_ = {};
  return problem;
}

bool ReadDossiers::next(Group& group) {
  if (at_ == insured_.size()) return false;
  group.clear();
  Person person;
  bool has_list = has_list_;
  std::uint64_t place = insured_[at_++].rows.first;
  KeptRow kept;
  while (kept_.next(place, kept)) {
    if (kept.kind != of_lines) {
      PeopleFile& file = people_[kept.kind];
      file.rows->read(kept, row_);
      (again_.*file.add)(row_, file.rows->columns(), file.rows->file(), person);
      continue;
    }
    lines_->read(kept, record_);
    has_list = has_list || record_.has_list;
    if (record_.person && !record_.insured.empty()) {
      merge(person, std::move(*record_.person), insured_twice(record_, lines_->file()));
    }
    add_record(group, record_);
  }
  finish(group, std::move(person), has_list, context_);
  return true;
}

}  // namespace

std::variant<std::unique_ptr<DossierSource>, Problem> read_dossiers(const DossierFiles& files,
                                                                    DossierContext context) {
  auto source = std::make_unique<ReadDossiers>(files, std::move(context));
  if (auto problem = source->read(files)) return std::move(*problem);
  return source;
}

}  // namespace clausule::claims
