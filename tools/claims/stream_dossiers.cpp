#include <utility>

#include "tools/claims/columns.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/claims/people_ahead.hpp"

namespace clausule::claims {

namespace {

using interpreter::Says;

/// Dossiers from files that are grouped by insured.
class StreamedDossiers final : public DossierSource {
 public:
  StreamedDossiers(DossierFiles files, DossierContext context)
      : files_(std::move(files)), context_(std::move(context)) {}

  bool next(Group& group) override;
  std::optional<Problem> open();
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

 private:
  bool read_ahead();
  std::optional<Problem> add_people(const std::string& insured, Person& person);
  std::optional<Problem> open_people(const std::optional<Input>& input, Columns columns,
                                     PeopleAhead::AddRow add, std::optional<PeopleAhead>& people);
  bool stop(std::optional<Problem> problem);
  bool end();

  DossierFiles files_;
  DossierContext context_;
  std::optional<LineReader> lines_;
  std::optional<PeopleAhead> insured_;
  std::optional<PeopleAhead> enrolments_;
  std::optional<PeopleAhead> history_;
  Record ahead_;
  bool has_ahead_ = false;
  Seen decided_;
  std::optional<Problem> failure_;
};

std::optional<Problem> StreamedDossiers::open_people(const std::optional<Input>& input,
                                                     Columns columns, PeopleAhead::AddRow add,
                                                     std::optional<PeopleAhead>& people) {
  people.reset();
  if (!input) return std::nullopt;
  auto opened = RowReader::open(*input, std::move(columns));
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  people.emplace(std::get<RowReader>(std::move(opened)), add, context_.program, context_.notes);
  return std::nullopt;
}

std::optional<Problem> StreamedDossiers::open() {
  auto opened = LineReader::open(files_.lines, context_.program, context_.notes,
                                 files_.enrolments.has_value());
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  lines_.emplace(std::get<LineReader>(std::move(opened)));
  auto problem = open_people(files_.insured, insured_columns(context_.program),
                             &PersonReader::add_insured, insured_);
  if (!problem) {
    problem = open_people(files_.enrolments, enrolment_columns(), &PersonReader::add_enrolment,
                          enrolments_);
  }
  if (!problem) {
    problem = open_people(files_.history, history_columns(context_.program),
                          &PersonReader::add_history, history_);
  }
  return problem;
}

bool StreamedDossiers::read_ahead() {
  if (!has_ahead_) has_ahead_ = lines_->next(ahead_);
  return has_ahead_;
}

bool StreamedDossiers::stop(std::optional<Problem> problem) {
  failure_ = std::move(problem);
  return false;
}

bool StreamedDossiers::end() {
  if (lines_->failure()) return stop(lines_->failure());
  for (std::optional<PeopleAhead>* people : {&insured_, &enrolments_, &history_}) {
    if (!*people) continue;
    if (auto problem = (*people)->finish(decided_)) return stop(std::move(problem));
  }
  return false;
}

std::optional<Problem> StreamedDossiers::add_people(const std::string& insured, Person& person) {
  for (std::optional<PeopleAhead>* people : {&insured_, &enrolments_, &history_}) {
    if (!*people) continue;
    if (auto problem = (*people)->take(insured, decided_, person)) return problem;
  }
  return std::nullopt;
}

bool StreamedDossiers::next(Group& group) {
  if (failure_) return false;
  if (!read_ahead()) return end();
  group.clear();
  Person person;
  bool has_list = files_.enrolments.has_value();
  const std::string insured = ahead_.insured;
  const std::size_t row = ahead_.row;
  // A line whose insured cannot be read goes along with those around it, and never begins a group
  // that holds more.
  while (read_ahead() &&
         (ahead_.insured == insured || (ahead_.insured.empty() && !group.lines.empty()))) {
    has_ahead_ = false;
    has_list = has_list || ahead_.has_list;
    if (ahead_.person) {
      merge(person, std::move(*ahead_.person), insured_twice(ahead_, lines_->file()));
    }
    add_record(group, ahead_);
    if (insured.empty()) break;
  }
  if (lines_->failure()) return stop(lines_->failure());
  if (!insured.empty()) {
    if (decided_.contains(insured)) {
      return stop(Problem{lines_->file(),
                          row,
                          "insured",
                          {Says::stop_group_comes_back, {interpreter::text_argument(insured)}}});
    }
    if (auto problem = add_people(insured, person)) return stop(std::move(problem));
    decided_.add(insured);
  }
  finish(group, std::move(person), has_list, context_);
  return true;
}

}  // namespace

std::variant<std::unique_ptr<DossierSource>, Problem> stream_dossiers(const DossierFiles& files,
                                                                      DossierContext context) {
  auto source = std::make_unique<StreamedDossiers>(files, std::move(context));
  if (auto problem = source->open()) return std::move(*problem);
  return source;
}

}  // namespace clausule::claims
