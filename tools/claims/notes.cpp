#include "tools/claims/notes.hpp"

#include <fmt/format.h>

#include "interpreter/message.hpp"

namespace clausule::claims {

namespace {

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

void Notes::add_problem(const Problem& problem) {
  ++problem_count_;
  if (problems_.size() < most_problems) problems_.push_back(problem);
}

void Notes::ignore_programme(std::string_view name) {
  if (programmes_.size() < most_names) programmes_.insert(interpreter::text_argument(name));
}

void Notes::ignore_columns(const std::string& file, const std::set<std::string>& names) {
  if (!names.empty()) columns_[file].insert(names.begin(), names.end());
}

std::string text(const Notes& notes, dsl::Language language) {
  const bool dutch = language == dsl::Language::dutch;
  std::string out;
  for (const Problem& problem : notes.problems()) out += text(problem, language) + "\n";
  if (const std::size_t more = notes.problem_count() - notes.problems().size(); more > 0) {
    out += dutch ? fmt::format("en nog {} rijen die niet te lezen zijn\n", more)
                 : fmt::format("and {} more rows that cannot be read\n", more);
  }
  for (const auto& [file, names] : notes.columns()) {
    out += dutch ? fmt::format("{}: overgeslagen kolommen, die het contract niet noemt: {}\n", file,
                               joined(names))
                 : fmt::format("{}: ignored columns, which the contract does not name: {}\n", file,
                               joined(names));
  }
  if (!notes.programmes().empty()) {
    out += dutch ? "overgeslagen inschrijvingen, in programma's die het contract niet noemt: "
                 : "ignored enrolments, in programmes that the contract does not name: ";
    out += joined(notes.programmes()) + "\n";
  }
  return out;
}

}  // namespace clausule::claims
