#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/engine/known_provider.hpp"
#include "interpreter/engine/recent.hpp"
#include "interpreter/engine/row_index.hpp"
#include "interpreter/engine/subjects.hpp"
#include "interpreter/engine/text_hash.hpp"
#include "interpreter/engine/truth.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// What is known of a line once it is decided; null before.
struct Results {
  Cents paid;
  Cents tariff_amount;
  std::string_view ground;
  std::string_view outcome;
};

/// What the parts of a line's price come to, by name; what is not among them is not known.
using ComponentValues = std::map<std::string, Value, std::less<>>;

/// Returns the version that holds on a date, of several the one published last; null where none
/// does.
template <typename Version>
const Version* version_on(const std::vector<Version>& versions, Date date) {
  const Version* found = nullptr;
  for (const Version& version : versions) {
    if (!version.head.validity.contains(date)) continue;
    if (found != nullptr && version.head.published_on < found->head.published_on) continue;
    found = &version;
  }
  return found;
}

/// Returns the first or last day of the period that holds a date.
inline Date day_of(const DayOfPeriod& day, Date date) {
  return day.first ? first_day(day.unit, date) : last_day(day.unit, date);
}

/// A line as rules see it.
struct Line {
  const ClaimLine* claim = nullptr;
  const Value* code_value = nullptr;        ///< its code with its list; stands elsewhere
  const KnownProvider* provider = nullptr;  ///< of the claim; null where nobody looked it up
  const Results* results = nullptr;
  const ComponentValues* components = nullptr;  ///< for properties only

  [[nodiscard]] const CodeValue& code() const { return std::get<CodeValue>(*code_value); }
};

/// What a settlement is computed over: whose facts it reads, and its sums.
struct Scope {
  std::string_view provider;  ///< empty where the scope is no provider
  std::vector<Value> sums;    ///< one for each of `Program::settlement_sums`
};

/// Where an expression is evaluated: a line, or none for a rule about the file, and the reference
/// date.
struct Place {
  const Line* line = nullptr;
  Date reference{};
  const Scope* scope = nullptr;  ///< of a settlement; null elsewhere
};

/// Evaluates checked expressions over one dossier. Total: every expression ends, and what is not
/// known comes out as `Missing` or `Asked`.
class Evaluator {
 public:
  Evaluator(const Program& program, const RunFacts& run);

  void set_dossier(const Dossier* dossier);
  /// Forgets what names came to. Has to be called where the results of a line or the scope of a
  /// settlement change: what a name comes to is kept by line and date only.
  void forget() const { ++generation_; }
  /// Returns what is known of a provider. Stays until the next dossier.
  const KnownProvider& provider(std::string_view number) const;
  [[nodiscard]] const Dossier& dossier() const { return *dossier_; }
  [[nodiscard]] const Program& program() const { return program_; }

  Value evaluate(const Expression& expression, const Place& place) const;
  /// Returns a value that stands somewhere, without a copy, or puts it in `scratch`.
  const Value& read(const Expression& expression, const Place& place, Value& scratch) const;
  /// Tells whether a condition holds.
  Truth holds(const Expression& condition, const Place& place) const;

  /// Keeps a reason, `Missing` or `Asked`, until the next dossier.
  const Value& keep(Value reason) const;
  /// Keeps a text that a statement refers to, until the next dossier.
  std::string_view keep_text(std::string text) const {
    return std::get<Asked>(keep(Asked{std::move(text)})).question;
  }
  /// Returns what a value says as a condition.
  Truth truth_of(Value value) const;

  /// Tells whether a value passes; no tests pass anything.
  Truth passes(const Value& subject, const CellTests& tests, const Place& place) const;

  /// Tells whether a set holds a code on a date.
  Truth contains(const CodeSet& set, const CodeValue& code, Date date) const;

  /// Tells whether the facts of a selection pass, its codes apart.
  Truth with_passes(const std::vector<FactTest>& with, const Place& place) const;

  /// Tells whether a rule is about a line: by its selection or one it took over; a rule without any
  /// is about all lines.
  template <typename Version>
  Truth selects(const Version& version, const Place& place) const {
    if (!version.selection) return true;
    Truth selected = is_selected(*version.selection, place);
    for (const Selection& more : version.more_selections) {
      selected = either(selected, is_selected(more, place));
    }
    return selected;
  }
  /// Returns which selection is about a line: 0 for the rule's own or only one, then those taken
  /// over from further rules. An exception to several limits is a limit for each of them.
  template <typename Version>
  std::size_t selection_of(const Version& version, const Place& place) const {
    for (std::size_t at = 0; at < version.more_selections.size(); ++at) {
      if (is_true(is_selected(version.more_selections[at], place)) &&
          !is_true(is_selected(*version.selection, place))) {
        return at + 1;
      }
    }
    return 0;
  }
  Truth is_selected(const Selection& selection, const Place& place) const {
    return both(contains(selection.codes, place.line->code(), place.reference),
                with_passes(selection.with, place));
  }

  /// Calls `visit` with each row of a tariff or settlement that can hold on the reference date, and
  /// whether its tests pass. Rows that surely fail may be left out.
  template <typename Visit>
  void visit_rows(const std::vector<AmountRow>& rows, const Place& place, Visit visit) const {
    using Values = std::span<const Value* const>;
    visit_possible_rows(rows, place, [&](const AmountRow& row, Values values) {
      if (!row.validity.contains(place.reference)) return;
      Truth all = true;
      for (std::size_t test = 0; test < row.tests.size() && !is_false(all); ++test) {
        all = both(all, passes(*values[test], *row.tests[test].tests, place));
      }
      visit(row, all);
    });
  }
  /// Calls `visit` with each row that names no other values than those of a place, whatever its
  /// days, and with these values, one a column: none of its tests is made.
  template <typename Visit>
  void visit_possible_rows(const std::vector<AmountRow>& rows, const Place& place,
                           Visit visit) const {
    if (rows.empty()) return;
    Subjects subjects(rows.front().tests.size());
    for (std::size_t at = 0; at < rows.front().tests.size(); ++at) {
      subjects.set(at, read(*rows.front().tests[at].subject, place, subjects.scratch(at)));
    }
    index_of(rows).visit(subjects.values(),
                         [&](std::uint32_t at) { visit(rows[at], subjects.values()); });
  }

  /// Calls `visit` with each row of a table whose first key can be a code, whatever its days.
  template <typename Visit>
  void visit_key_rows(const TableVersion& version, const CodeValue& code, Visit visit) const {
    const Value value = code;
    const Value* const argument = &value;
    index_of(version).visit({&argument, 1}, [&](std::uint32_t at) { visit(version.rows[at]); });
  }

  /// Tells whether all guards hold.
  Truth guards_hold(const RuleHead& head, const Place& place) const;

  /// Returns the date on which a rule reads its facts; where it is not known nothing, and what
  /// keeps it from that in `open`.
  std::optional<Date> reference_date(const RuleHead& head, const Line& line, Truth& open) const;

  /// Returns the version of a rule that holds on its own reference date, the last one published;
  /// null where none does. Only then what keeps a reference date from being known is put in `open`.
  template <typename Version>
  const Version* version_for(const std::vector<Version>& versions, const Line& line,
                             Date& reference, Truth& open) const {
    const Version* found = nullptr;
    for (const Version& version : versions) {
      const std::optional<Date> on = reference_date(version.head, line, open);
      if (!on || !version.head.validity.contains(*on)) continue;
      if (found != nullptr && version.head.published_on < found->head.published_on) continue;
      found = &version;
      reference = *on;
    }
    if (found != nullptr) open = false;
    return found;
  }

  /// Returns the first of the versions whose reference date is not known for a line and for which
  /// `may_hold`, and puts what keeps the date from being known in `open`; null where there is none.
  template <typename Version, typename MayHold>
  const Version* undated_version(const std::vector<Version>& versions, const Line& line,
                                 Truth& open, MayHold may_hold) const {
    for (const Version& version : versions) {
      if (!version.head.reference_date) continue;
      Value date = evaluate(*version.head.reference_date, {&line, line.claim->date});
      if (!is_open(date) || !may_hold(version)) continue;
      open = truth_of(std::move(date));
      return &version;
    }
    return nullptr;
  }

  /// Returns the stays in a programme, or in one that combines it on a date; nothing where no list
  /// was handed over.
  [[nodiscard]] std::optional<std::vector<Enrolment>> stays_in(ProgrammeId programme,
                                                               Date date) const;

  Truth enrolled_in(ProgrammeId programme, Date date) const;

  /// Returns the amount of a tariff; set by the pricing, which reads this evaluator.
  using TariffReader = Value (*)(const void* pricing, TariffId tariff, bool own,
                                 const Place& place);
  void set_tariff_reader(TariffReader reader, const void* pricing) {
    tariff_reader_ = reader;
    pricing_ = pricing;
  }

  Value definition(DefinitionId id, bool own, const Place& place) const;
  Value look_up(const ReadTable& read, const Place& place) const;

  /// Finds the rows that can pass for a value in one column, whatever stands in the others.
  const RowIndex& index_of(const std::vector<AmountRow>& rows, std::size_t column) const;

 private:
  friend struct Evaluation;
  friend struct Condition;

  const RowIndex& index_of(const TableVersion& version) const;
  const RowIndex& index_of(const std::vector<AmountRow>& rows) const;
  /// Returns what a definition says that nothing departs from and that only reads one thing: then
  /// there is nothing to keep. Null for any other.
  const Expression* plain_value(const ReadDefinition& read, Date reference) const;
  Value computed_definition(DefinitionId id, bool own, const Place& place) const;
  Value computed_look_up(const ReadTable& read, std::span<const Value* const> arguments,
                         const Place& place) const;
  Truth compare(dsl::ast::Compare how, const Value& left, const Value& right) const;
  const Value& fact(FactId id, const Place& place) const;
  /// Returns a number that is whole without making it a value; nothing for all others.
  [[nodiscard]] std::optional<std::int64_t> whole_number(const Expression& expression,
                                                         const Place& place) const;
  Value line_fact(LineFact fact, const Place& place) const;
  Value derived(Derived what, const Place& place) const;
  /// Returns what is known of the provider of a line or settlement; null where none is named.
  const KnownProvider* known_provider_at(const Place& place) const;
  /// Finds the facts of a provider for this dossier.
  void look_up_facts(const KnownProvider& provider) const;
  /// Tells whether the provider at a place has a contract.
  Truth is_contracted(const Place& place) const;
  Truth programme_contains(ProgrammeId id, const CodeValue& code, Date date) const;
  Truth list_contains(CodeListId id, const CodeValue& code, Date date) const;
  using KnownLists = std::map<CodeListId, Truth>;
  Truth list_contains(CodeListId id, const CodeValue& code, Date date, KnownLists& known) const;
  Truth table_contains(TableId id, const CodeValue& code, Date date) const;
  Truth member_contains(const CodeSet::Member& member, const CodeValue& code, Date date) const;

  /// The last value of a name and where it was read: within one line a name is computed once, so
  /// that the cost of definitions that read one another is bounded (principle 9).
  struct Memo {
    std::uint64_t generation = 0;  ///< in which it was read; what is older is forgotten
    const ClaimLine* claim = nullptr;
    Date reference;
    bool own = false;
    std::uint32_t column = 0;
    std::vector<Value> arguments;
    Value value;
  };

  const Program& program_;
  const RunFacts& run_;
  const Dossier* dossier_ = nullptr;
  mutable std::uint64_t generation_ = 1;
  std::uint64_t dossier_number_ = 0;
  mutable std::vector<Memo> definitions_;  ///< one for each of the program
  mutable std::vector<Memo> look_ups_;     ///< one for each table of the program
  struct Weight {
    bool operator()(const Value& one, const Value& other) const;
  };
  mutable std::set<Value, Weight> reasons_;
  mutable std::unordered_map<const void*, RowIndex> row_indexes_;  ///< as they are needed
  std::vector<Value> unknown_facts_;  ///< one for each fact: that it is missing
  Value no_period_ = Period{};
  mutable std::unordered_map<std::string, KnownProvider, TextHash, std::equal_to<>> providers_;
  mutable std::uint64_t provider_count_ = 0;  ///< that were ever met
  mutable Recent<KnownProvider> recent_providers_;
  mutable std::unordered_map<const CodeSet*, bool> fixed_parties_;
  TariffReader tariff_reader_ = nullptr;
  const void* pricing_ = nullptr;
};

/// Returns the codes that a programme's name stands for on any date: its own keten-dbc and those of
/// its combinations, or, for a combination without one, those of its parts (`semantics.md` 19).
std::vector<const CodeSet*> bundles_of(const Program& program, ProgrammeId id);

/// Tells whether a stay has no end, or ended for a reason on its programme's list (`semantics.md`
/// 25).
bool has_listed_end(const Program& program, const Enrolment& stay, Date date);

/// Returns the codes that a programme claims on any date: its own keten-dbc, or else those of its
/// parts.
std::vector<const CodeSet*> claims_of(const Program& program, ProgrammeId id);
/// Returns the codes that a programme claims on one date.
std::vector<const CodeSet*> claims_on(const Program& program, ProgrammeId id, Date date);

/// Tells whether a programme combines another on a date.
bool combines_on(const Program& program, ProgrammeId combination, ProgrammeId part, Date date);

}  // namespace clausule::interpreter::engine
