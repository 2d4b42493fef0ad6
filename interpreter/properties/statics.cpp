#include "interpreter/properties/statics.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "dsl/vocabulary.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/properties/codes.hpp"
#include "interpreter/properties/footprint.hpp"

namespace clausule::interpreter::properties {

namespace {

using dsl::Kind;

/// The names that `hangt alleen af van` lists, in Dutch and with what they stand for.
class Listed {
 public:
  explicit Listed(const std::vector<std::string>& facts) {
    for (const std::string& fact : facts) {
      names_.insert(fact);
      std::string path;
      std::size_t begin = 0;
      while (begin <= fact.size()) {
        const std::size_t end = std::min(fact.find('.', begin), fact.size());
        const std::string part = fact.substr(begin, end - begin);
        path += (path.empty() ? "" : ".") + std::string(dsl::canonical_name(part).value_or(part));
        begin = end + 1;
      }
      names_.insert(path);
    }
  }

  [[nodiscard]] bool has(const std::string& name) const {
    const std::size_t point = name.find('.');
    return names_.contains(name) || names_.contains("prestatie." + name) ||
           names_.contains("verzekerde." + name) ||
           (point != std::string::npos && names_.contains(name.substr(point + 1)));
  }
  /// Tells whether the date itself may matter, and not just its year.
  [[nodiscard]] bool has_date() const { return has("datum") || has("peildatum"); }

  [[nodiscard]] bool allows(const Program& program, const Input& input) const {
    if (has(name_of(program, input))) return true;
    const auto* derived = std::get_if<Derived>(&input);
    if (derived == nullptr) return false;
    switch (*derived) {
      case Derived::age:
        return has("geboren") && has_date();
      case Derived::calendar_year:
      case Derived::reference_date:
        return has_date();
      case Derived::contracted:
        return has("zorgverlener");
      case Derived::born:
      case Derived::deceased:
      case Derived::insurer:
        break;
    }
    return false;
  }

  [[nodiscard]] std::set<std::string, std::less<>> names() const { return names_; }

 private:
  std::set<std::string, std::less<>> names_;
};

class Folder {
 public:
  Folder(const Program& program, const analysis::CodeSpace& space, const Property& property,
         dsl::Diagnostics& findings)
      : program_(program),
        space_(space),
        property_(property),
        term_(term_of(program, property)),
        findings_(findings) {}

  ExpressionPointer fold(const ExpressionPointer& from) {
    const Expression& expression = *from;
    if (const auto* depends = std::get_if<DependsOnly>(&expression.node)) {
      return truth(from, depends_only(expression, *depends));
    }
    if (const auto* includes = std::get_if<Includes>(&expression.node)) {
      const auto* left = std::get_if<CodesOf>(&includes->left->node);
      if (left == nullptr) return from;
      return truth(from, includes_all(expression, left->codes, includes->codes));
    }
    if (const auto* comparison = std::get_if<Comparison>(&expression.node)) {
      return fold_comparison(from, *comparison);
    }
    if (const auto* negation = std::get_if<Not>(&expression.node)) {
      const ExpressionPointer operand = fold(negation->operand);
      if (const auto known = constant_truth(*operand)) return truth(from, !*known);
      return operand == negation->operand ? from : with(from, Not{operand});
    }
    if (const auto* junction = std::get_if<Junction>(&expression.node)) {
      return fold_junction(from, *junction);
    }
    return from;
  }

 private:
  template <typename Node>
  static ExpressionPointer with(const ExpressionPointer& from, Node node) {
    auto changed = std::make_shared<Expression>(*from);
    changed->node = std::move(node);
    return changed;
  }
  static ExpressionPointer truth(const ExpressionPointer& from, std::optional<bool> known) {
    return known ? with(from, Constant{Value(*known)}) : from;
  }

  ExpressionPointer fold_comparison(const ExpressionPointer& from, const Comparison& comparison) {
    const auto* left = std::get_if<CodesOf>(&comparison.left->node);
    const auto* right = std::get_if<CodesOf>(&comparison.right->node);
    if (left == nullptr || right == nullptr) return from;
    if (comparison.compare == dsl::ast::Compare::equal) {
      const auto one = includes_all(*from, left->codes, right->codes);
      const auto other = includes_all(*from, right->codes, left->codes);
      if (!one || !other) return from;
      return truth(from, *one && *other);
    }
    dsl::Diagnostics differences;
    std::swap(differences, findings_);
    const auto one = includes_all(*from, left->codes, right->codes);
    const auto other = includes_all(*from, right->codes, left->codes);
    std::swap(differences, findings_);
    if (!one || !other) return from;
    return truth(from, !*one || !*other);
  }

  ExpressionPointer fold_junction(const ExpressionPointer& from, const Junction& junction) {
    Junction folded{junction.conjunction, {}};
    bool changed = false;
    for (const ExpressionPointer& operand : junction.operands) {
      ExpressionPointer one = fold(operand);
      changed = changed || one != operand;
      const auto known = constant_truth(*one);
      if (known && *known != junction.conjunction) return truth(from, *known);
      if (!known) folded.operands.push_back(std::move(one));
    }
    if (!changed) return from;
    if (folded.operands.empty()) return truth(from, junction.conjunction);
    return with(from, std::move(folded));
  }

  /// Tells whether `left` holds all of `right` on every day of the contract; nothing where a person
  /// is asked.
  std::optional<bool> includes_all(const Expression& expression, const CodeSet& left,
                                   const CodeSet& right) {
    Follower follower(program_, term_);
    follower.follow(left);
    follower.follow(right);
    std::vector<DateInterval> changes;
    for (const Change& change : follower.found().changes) changes.push_back({change.date, {}});
    for (const DateInterval& days : analysis::stretches(term_, changes)) {
      const Date day = days.from      ? *days.from
                       : days.through ? *days.through
                                      : Date(std::chrono::year{2025} / 1 / 1);
      const CodesOnDay one = codes_on(program_, space_, left, day);
      const CodesOnDay other = codes_on(program_, space_, right, day);
      if (one.asked || other.asked) return std::nullopt;
      if (one.codes.includes(other.codes)) continue;
      findings_.report<Kind::property_codes_differ>(
          expression.location, property_.name, to_string(day), text_of(right),
          space_.text(other.codes - one.codes), text_of(left));
      return false;
    }
    return true;
  }

  static std::string text_of(const CodeSet& codes) { return codes.text; }

  std::optional<bool> depends_only(const Expression& expression, const DependsOnly& depends) {
    const Listed listed(depends.facts);
    Follower follower(program_, term_, listed.names());
    if (!follower.follow_rule(depends.rule)) return std::nullopt;
    bool holds = true;
    const auto reads_more = [&](const std::string& name, const dsl::Location& place) {
      holds = false;
      findings_
          .report<Kind::property_reads_more>(expression.location, property_.name, depends.rule,
                                             name)
          .with_related(place, "read here", "hier gelezen");
    };
    for (const auto& [input, read] : follower.found().inputs) {
      if (!read.place || listed.allows(program_, input)) continue;
      reads_more(name_of(program_, input), *read.place);
    }
    if (listed.has_date()) return holds;
    const auto& changes = follower.found().changes;
    const auto inside_year = [](const Change& change) {
      const std::chrono::year_month_day day{change.date};
      return day.month() != std::chrono::January || day.day() != std::chrono::day{1};
    };
    const auto found = std::ranges::find_if(changes, inside_year);
    if (found != changes.end()) {
      findings_
          .report<Kind::property_changes_within_year>(expression.location, property_.name,
                                                      depends.rule, to_string(found->date))
          .with_related(found->place, "changes here", "verandert hier");
      return false;
    }
    if (!changes.empty() && !listed.has("kalenderjaar")) {
      reads_more("kalenderjaar", changes.begin()->place);
    }
    return holds;
  }

  const Program& program_;
  const analysis::CodeSpace& space_;
  const Property& property_;
  DateInterval term_;
  dsl::Diagnostics& findings_;
};

}  // namespace

Folded fold(const Program& program, const analysis::CodeSpace& space, const Property& property,
            const ExpressionPointer& condition) {
  Folded folded;
  folded.condition = Folder(program, space, property, folded.findings).fold(condition);
  return folded;
}

std::optional<bool> constant_truth(const Expression& condition) {
  const auto* constant = std::get_if<Constant>(&condition.node);
  const auto* known = constant == nullptr ? nullptr : std::get_if<bool>(&constant->value);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

}  // namespace clausule::interpreter::properties
