#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"

/// What all parts of the reference share: the world in which a dossier is decided, a line in it,
/// and what rules find about it.
namespace clausule::reference {

using namespace interpreter;  // the whole folder is about its types

/// What is known of a line once it is decided.
struct Results {
  Cents paid;
  Cents tariff_amount;
  std::string ground;
  std::string outcome;
};

/// One line, to decide or decided before.
struct Line {
  const ClaimLine* claim = nullptr;
  const DecidedLine* before = nullptr;  ///< of a line that was decided before
  CodeValue code;                       ///< with the list it means
  bool has_clear_code = true;
  const Results* results = nullptr;
};

/// Where an expression is read: for which line, and on which reference date.
struct Place {
  const Line* line = nullptr;
  Date reference{};
};

/// What a name is read for: within one line it comes to the same, and is worked out once. Without
/// that, thirty definitions that each read the one before twice would take a billion steps.
using NameRead = std::tuple<std::uint32_t, bool, const ClaimLine*, Date, bool, Cents, Cents,
                            std::string, std::string>;

/// Everything that a decision may look at.
struct World {
  const Program& program;
  const RunFacts& run;
  const Dossier& dossier;
  std::vector<Date> boundaries{};  ///< days on which the meaning of a name of codes may change
  mutable std::map<NameRead, Value> definitions{};

  /// Tells whether something was published by the run's knowledge date (`semantics.md` 30).
  [[nodiscard]] bool is_known(const std::optional<Date>& published_on) const {
    return !run.known_on || !published_on || *published_on <= *run.known_on;
  }

  /// Returns the versions of a rule that were known.
  template <typename Version, typename Id>
  [[nodiscard]] std::vector<const Version*> known(const Named<Version, Id>& rule) const {
    std::vector<const Version*> versions;
    for (const Version& version : rule.versions) {
      if (is_known(version.head.published_on)) versions.push_back(&version);
    }
    return versions;
  }

  /// Returns the version that holds on a date, of several the one published last; or null.
  template <typename Version, typename Id>
  [[nodiscard]] const Version* version_on(const Named<Version, Id>& rule, Date date) const {
    const Version* last = nullptr;
    for (const Version* version : known(rule)) {
      if (!version->head.validity.contains(date)) continue;
      if (last == nullptr || last->head.published_on <= version->head.published_on) last = version;
    }
    return last;
  }
};

/// What a finding does to a line; a later one outweighs an earlier one (`semantics.md` 21).
enum class Effect : std::uint8_t { open, error, gone };

/// The passes, in the order in which they are cited.
enum class Pass : std::uint8_t { known, contract, entitled, graph, tariff, deductible };

/// One reason why a line is not simply paid.
struct Finding {
  Pass pass{};
  Effect effect{};
  Ground ground{};
  std::string_view rule;
  std::string_view article;
  std::string_view return_code;
  std::optional<std::size_t> beside;
};

/// What a rule is, where it finds something: its pass and its kind.
struct Finder {
  Pass pass{};
  Ground ground{};
};

Finding make_finding(Finder finder, Effect effect, const RuleHead& head);

/// Returns what a verdict makes of a line; nothing where it allows.
std::optional<Finding> finding_of(Finder finder, const Verdict& verdict, const RuleHead& head);

/// Returns what follows from an answer that is not known: a question, what the rule says of what it
/// does not know, or an error.
std::optional<Finding> finding_of_unknown(Finder finder, const Value& open, const RuleHead& head);

/// Tells whether a rule says that it does not apply where this is not known.
bool is_waived(const Value& open, const RuleHead& head);

/// Returns the finding that decides: the heaviest, of these the first by pass and then by name.
const Finding* decisive(const std::vector<Finding>& findings);

}  // namespace clausule::reference
