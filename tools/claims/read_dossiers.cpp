#include <cstddef>
#include <unordered_map>
#include <utility>

#include "tools/claims/columns.hpp"
#include "tools/claims/dossiers.hpp"

namespace clausule::claims {

namespace {

using People = std::unordered_map<std::string, Person>;

/// All dossiers, made before the first is handed out.
class ReadDossiers final : public DossierSource {
 public:
  explicit ReadDossiers(std::vector<Group> groups) : groups_(std::move(groups)) {}

  bool next(Group& group) override {
    if (at_ == groups_.size()) return false;
    group = std::move(groups_[at_++]);
    return true;
  }
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

 private:
  std::vector<Group> groups_;
  std::size_t at_ = 0;
  std::optional<Problem> failure_;
};

using AddRow = void (PersonReader::*)(const Row&, const Columns&, const std::string&, Person&);

std::optional<Problem> read_people(const Input& input, Columns columns, AddRow add,
                                   DossierContext& context, People& people) {
  auto opened = RowReader::open(input, std::move(columns));
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& reader = std::get<RowReader>(opened);
  PersonReader persons(context.program, context.notes);
  Row row;
  while (reader.next(row)) {
    const auto insured = persons.insured_of(row, reader.columns(), reader.file());
    if (insured) (persons.*add)(row, reader.columns(), reader.file(), people[*insured]);
  }
  context.notes.ignore_columns(reader.file(), reader.ignored());
  return reader.failure();
}

/// The lines, grouped, and what they say of persons themselves.
struct Lines {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> places;
  std::vector<bool> has_list;  ///< one for each group
};

std::optional<Problem> read_lines(const DossierFiles& files, DossierContext& context, Lines& lines,
                                  People& people) {
  auto opened =
      LineReader::open(files.lines, context.program, context.notes, files.enrolments.has_value());
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& reader = std::get<LineReader>(opened);
  Record record;
  while (reader.next(record)) {
    std::size_t place = lines.groups.size();
    if (!record.insured.empty())
      place = lines.places.try_emplace(record.insured, place).first->second;
    if (place == lines.groups.size()) {
      lines.groups.emplace_back();
      lines.has_list.push_back(files.enrolments.has_value());
    }
    if (record.has_list) lines.has_list[place] = true;
    if (record.person && !record.insured.empty()) {
      merge(people[record.insured], std::move(*record.person),
            insured_twice(record, reader.file()));
    }
    add_record(lines.groups[place], record);
  }
  return reader.failure();
}

}  // namespace

std::variant<std::unique_ptr<DossierSource>, Problem> read_dossiers(const DossierFiles& files,
                                                                    DossierContext context) {
  Lines lines;
  People people;
  if (auto problem = read_lines(files, context, lines, people)) return std::move(*problem);
  if (files.insured) {
    auto problem = read_people(*files.insured, insured_columns(context.program),
                               &PersonReader::add_insured, context, people);
    if (problem) return std::move(*problem);
  }
  if (files.enrolments) {
    auto problem = read_people(*files.enrolments, enrolment_columns(), &PersonReader::add_enrolment,
                               context, people);
    if (problem) return std::move(*problem);
  }
  if (files.history) {
    auto problem = read_people(*files.history, history_columns(context.program),
                               &PersonReader::add_history, context, people);
    if (problem) return std::move(*problem);
  }
  for (std::size_t index = 0; index < lines.groups.size(); ++index) {
    Group& group = lines.groups[index];
    const auto found = people.find(group.dossier.insured);
    Person person;
    if (found != people.end()) person = std::move(found->second);
    finish(group, std::move(person), lines.has_list[index], context);
  }
  return std::make_unique<ReadDossiers>(std::move(lines.groups));
}

}  // namespace clausule::claims
