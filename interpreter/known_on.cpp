#include "interpreter/known_on.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "interpreter/hash.hpp"

namespace clausule::interpreter {

namespace {

/// Takes out what was published after a date, and remembers whether there was anything.
class Forgetting {
 public:
  explicit Forgetting(Date date) : date_(date) {}

  template <typename Rules>
  Rules known(const Rules& rules) {
    Rules left = rules;
    for (auto& rule : left) {
      forget(rule.versions, [](const auto& version) { return version.head.published_on; });
      for (auto& version : rule.versions) forget_rows(version);
    }
    return left;
  }

  std::vector<Amendment> known(const std::vector<Amendment>& amendments) {
    std::vector<Amendment> left = amendments;
    forget(left, [](const Amendment& amendment) { return amendment.published_on; });
    return left;
  }

  [[nodiscard]] bool forgot() const { return forgot_; }

 private:
  template <typename Items, typename PublishedOn>
  void forget(Items& items, PublishedOn published_on) {
    const auto count = std::erase_if(items, [&](const auto& item) {
      const std::optional<Date> date = published_on(item);
      return date && *date > date_;
    });
    forgot_ = forgot_ || count > 0;
  }

  template <typename Version>
  void forget_rows(Version& version) {
    if constexpr (requires { version.rows.front().published_on; }) {
      forget(version.rows, [](const auto& row) { return row.published_on; });
    }
  }

  Date date_;
  bool forgot_ = false;
};

}  // namespace

std::shared_ptr<const Program> as_known_on(std::shared_ptr<const Program> program, Date date) {
  // Taken apart into all members, so that a new one does not compile until somebody has decided
  // here whether it can be published later.
  const auto& [contract, facts, code_lists, tables, definitions, tariffs, exclusions, limits,
               conditions, programmes, deductibles, settlements, amendments, properties, tests,
               file_sums, settlement_sums, contracted, reads_enrolments, reads_file, is_library,
               hash, files] = *program;
  auto known = std::make_shared<Program>();
  Forgetting at(date);
  known->contract = contract;
  known->facts = facts;
  known->code_lists = at.known(code_lists);
  known->tables = at.known(tables);
  known->definitions = at.known(definitions);
  known->tariffs = at.known(tariffs);
  known->exclusions = at.known(exclusions);
  known->limits = at.known(limits);
  known->conditions = at.known(conditions);
  known->programmes = at.known(programmes);
  known->deductibles = at.known(deductibles);
  known->settlements = at.known(settlements);
  known->amendments = at.known(amendments);
  known->properties = properties;
  known->file_sums = file_sums;
  known->settlement_sums = settlement_sums;
  known->contracted = contracted;
  known->reads_enrolments = reads_enrolments;
  known->reads_file = reads_file;
  known->is_library = is_library;
  if (!at.forgot()) return program;
  known->hash = semantic_hash(*known);
  return known;
}

}  // namespace clausule::interpreter
