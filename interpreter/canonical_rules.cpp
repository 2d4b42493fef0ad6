#include <algorithm>
#include <utility>

#include "interpreter/canonical_form.hpp"
#include "interpreter/canonical_writer.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/digest.hpp"
#include "interpreter/overloaded.hpp"

// Each struct is taken apart into all its members, so that a new member does not compile until
// somebody has decided here whether decisions depend on it.

namespace clausule::interpreter::canonical {

namespace {

std::string published(const std::optional<Date>& date) {
  return date ? form("published", {to_string(*date)}) : std::string();
}

std::string flag(bool is_set, std::string_view name) {
  return is_set ? std::string(name) : std::string();
}

/// Returns a digest of rows that may be millions; they are sorted, so that their order says
/// nothing.
std::string digest_of(const CodePairs& pairs) {
  Digest digest;
  for (const CodeValue& code : pairs.codes) digest.add(quote(to_string(code)));
  for (const std::string& code : pairs.return_codes) digest.add(quote(code));
  for (const CodePairs::Row& row : pairs.rows) {
    digest.add(row.denying);
    digest.add(row.denied);
    digest.add(static_cast<std::uint32_t>(row.from));
    digest.add(static_cast<std::uint32_t>(row.through));
    digest.add(std::uint32_t{row.return_code});
  }
  return digest.first_bytes(32);
}

/// Returns the rows of a tariff, or a digest of them where they are so many that copies of their
/// text would weigh more than the program.
std::string rows_form(std::vector<std::string> rows) {
  constexpr std::size_t many = 1000;
  if (rows.size() < many) return optional_form("rows", std::move(rows));
  std::ranges::sort(rows);
  Digest digest;
  for (const std::string& row : rows) digest.add(row);
  return form("rows", {digest.first_bytes(32)});
}

}  // namespace

std::string Writer::of(const RuleHead& head, bool decides) {
  const auto& [name, title, article, location, validity, published_on, guards, reference_date,
               return_code, if_unknown] = head;
  std::vector<std::string> conditions;
  for (const Guard& guard : guards) {
    const auto& [condition, wanted] = guard;
    conditions.push_back(optional(wanted ? "if" : "unless", condition));
  }
  return form(
      "head",
      {interval_form("valid", validity), published(published_on),
       optional_form("guards", std::move(conditions)), optional("reference-date", reference_date),
       decides ? optional_form("article", article) : std::string(),
       decides ? optional_form("return-code", return_code) : std::string(),
       if_unknown ? form("if-unknown", {canonical::of(*if_unknown)}) : std::string()});
}

std::string Writer::of(const DefinitionVersion& version) {
  const auto& [head, value] = version;
  return form("version", {of(head, false), optional("value", value)});
}

std::string Writer::of(const CodeListVersion& version) {
  const auto& [head, codes, is_register, rows, list, other_services] = version;
  std::vector<std::string> parts;
  for (const CodeListVersion::Row& row : rows) {
    const auto& [row_codes, description, validity, location] = row;
    std::vector<std::string> ranges;
    ranges.reserve(row_codes.size());
    for (const CodeRange& range : row_codes) ranges.push_back(of(CodeSet::Member(range)));
    parts.push_back(
        form("row", {sorted_form("codes", std::move(ranges)), interval_form("valid", validity)}));
  }
  return form(
      "version",
      {of(head, is_register), codes ? of(*codes) : std::string(), flag(is_register, "register"),
       optional_form("list", list), optional_form("rows", std::move(parts)),
       other_services ? form("other-services", {canonical::of(*other_services)}) : std::string()});
}

std::string Writer::of(const TableVersion& version, const Table& table) {
  const auto& [head, rows] = version;
  std::vector<std::string> parts;
  for (const TableVersion::Row& row : rows) {
    const auto& [keys, values, validity, published_on, location] = row;
    std::vector<std::string> cells;
    for (std::size_t at = 0; at < keys.size() && at < table.keys.size(); ++at) {
      cells.push_back(form("key", {key_label(table.keys[at]), of(keys[at])}));
    }
    for (std::size_t at = 0; at < values.size() && at < table.columns.size(); ++at) {
      if (!values[at]) continue;
      cells.push_back(form("value", {quote(table.columns[at].name), of(*values[at])}));
    }
    parts.push_back(form("row", {sorted_form("cells", std::move(cells)),
                                 interval_form("valid", validity), published(published_on)}));
  }
  return form("version", {of(head, false), sorted_form("rows", std::move(parts))});
}

std::string Writer::of(const AmountRow& row, const std::vector<std::string>& components) {
  const auto& [tests, validity, published_on, amounts_to, at_most, at_least, return_code, amounts,
               location] = row;
  std::vector<std::string> conditions;
  conditions.reserve(tests.size());
  for (const FactTest& test : tests) conditions.push_back(of(test));
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < amounts.size() && at < components.size(); ++at) {
    if (!amounts[at]) continue;
    parts.push_back(form("component", {quote(components[at]), of(*amounts[at])}));
  }
  return form("row", {optional_form("tests", std::move(conditions)),
                      interval_form("valid", validity), published(published_on),
                      optional("amounts-to", amounts_to), optional("at-most", at_most),
                      optional("at-least", at_least), optional_form("return-code", return_code),
                      optional_form("components", std::move(parts))});
}

std::string Writer::of(const AmountSteps& steps) {
  const auto& [amounts_to, increases, pro_rata, at_least, at_most, rounding] = steps;
  std::vector<std::string> periods;
  for (const ProRata& part : pro_rata) {
    const auto& [period, condition] = part;
    periods.push_back(form("days-in", {std::string(word(period)), optional("while", condition)}));
  }
  std::string rounded;
  if (rounding) {
    const auto& [mode, step] = *rounding;
    rounded = form("rounded", {std::string(word(mode)), step.to_string('.')});
  }
  return form("amount", {optional("amounts-to", amounts_to), optional("increased-by", increases),
                         optional_form("pro-rata", std::move(periods)),
                         optional("at-least", at_least), optional("at-most", at_most), rounded});
}

std::string Writer::of(const Split& split) {
  const auto& [components, shares, rest_to] = split;
  std::vector<std::string> receivers;
  for (std::size_t at = 0; at < components.size(); ++at) {
    const bool has_share = at < shares.size();
    receivers.push_back(form("component", {quote(components[at]),
                                           has_share ? shares[at].to_string('.') : std::string()}));
  }
  return form("split", {optional_form("components", std::move(receivers)),
                        optional_form("rest-to", rest_to)});
}

std::string Writer::of(const TariffVersion& version) {
  // Once a program is whole, `per` says what was stated and what was taken over alike.
  const auto& [head, selection, per, states_per, without_deductible, amount, rest_to_quarter,
               over_quarters, split, has_table, rows] = version;
  std::vector<std::string> parts;
  parts.reserve(rows.size());
  for (const AmountRow& row : rows) parts.push_back(of(row, split.components));
  return form("version",
              {of(head, true), selection ? of(*selection) : std::string(),
               per ? form("per", {std::string(word(*per))}) : std::string(),
               flag(without_deductible, "without-deductible"), of(amount),
               flag(over_quarters, "over-quarters"),
               rest_to_quarter ? form("rest-to-quarter", {std::to_string(*rest_to_quarter)})
                               : std::string(),
               of(split), flag(has_table, "table"), rows_form(std::move(parts))});
}

std::string Writer::of(const Selection& selection) {
  const auto& [codes, with, label, location] = selection;
  std::vector<std::string> tests;
  tests.reserve(with.size());
  for (const FactTest& test : with) tests.push_back(of(test));
  return form("for", {of(codes), optional_form("with", std::move(tests))});
}

std::string Writer::of(const Stay& stay) {
  const auto& [value, text] = stay;
  return std::visit(
      Overloaded{
          [this](ProgrammeId programme) { return form("enrolled", {name(programme)}); },
          [this](const ExpressionPointer& period) { return optional("during", period); },
      },
      value);
}

std::string Writer::of(const Window& window) {
  return std::visit(
      Overloaded{
          [](CalendarUnit unit) { return form("per", {std::string(word(unit))}); },
          [](const Length& length) { return form("within", {canonical::of(length)}); },
          [this](const Stay& stay) { return of(stay); },
      },
      window);
}

std::string Writer::of(const ExclusionEntry& entry) {
  const auto& [relation, takes_over_rows, verdict, rows, validity, return_code, location] = entry;
  std::string related;
  if (relation) {
    related = std::visit(
        Overloaded{
            [this](const BesideRelation& beside) {
              const auto& [denying, same] = beside;
              return form("beside", {of(denying), std::string(word(same))});
            },
            [this](const WithinRelation& within) {
              const auto& [denying, length, after] = within;
              return form(after ? "within-after" : "within-before",
                          {of(denying), canonical::of(length)});
            },
            [this](const StayRelation& during) { return form("stay", {of(during.stay)}); },
        },
        *relation);
  }
  std::vector<std::string> parts;
  for (const ExclusionEntry::Row& row : rows) {
    const auto& [denied, row_verdict] = row;
    parts.push_back(form("row", {of(denied), canonical::of(row_verdict)}));
  }
  return form("group",
              {related, flag(takes_over_rows, "rows-of-the-excepted"), canonical::of(verdict),
               interval_form("valid", validity), optional_form("return-code", return_code),
               optional_form("rows", std::move(parts))});
}

std::string Writer::of(const ExclusionVersion& version) {
  const auto& [head, entries, pairs, precedences, at_most, window] = version;
  std::vector<std::string> groups;
  groups.reserve(entries.size());
  for (const ExclusionEntry& entry : entries) groups.push_back(of(entry));
  if (pairs) groups.push_back(form("pairs", {of(pairs->form), digest_of(*pairs)}));
  std::vector<std::string> winners;
  for (const Precedence& precedence : precedences) {
    const auto& [winner, loser] = precedence;
    winners.push_back(form("above", {of(winner), of(loser)}));
  }
  return form("version",
              {of(head, true), sorted_form("groups", std::move(groups)),
               optional_form("precedence", std::move(winners)), optional("at-most", at_most),
               window ? form("window", {of(*window)}) : std::string()});
}

std::string Writer::of(const LimitVersion& version) {
  // What is taken over stands in the rules that are named.
  const auto& [head, selection, counts, at_most, window, has_window, taken_over] = version;
  static_cast<void>(taken_over);
  return form("version", {of(head, true), selection ? of(*selection) : std::string(),
                          optional("counts", counts), optional("at-most", at_most),
                          has_window ? form("window", {of(window)}) : std::string()});
}

std::string Writer::of(const ConditionVersion& version) {
  const auto& [head, selection, per_file, requires_that, otherwise, taken_over] = version;
  static_cast<void>(taken_over);
  return form("version", {of(head, true), selection ? of(*selection) : std::string(),
                          flag(per_file, "per-file"), optional("requires", requires_that),
                          form("otherwise", {canonical::of(otherwise)})});
}

std::string Writer::of(const ProgrammeVersion& version) {
  const auto& [head, bundle, requires_that, otherwise, end_reasons, combines, without_deductible] =
      version;
  std::vector<std::string> reasons;
  reasons.reserve(end_reasons.size());
  for (const std::string& reason : end_reasons) reasons.push_back(quote(reason));
  std::vector<std::string> parts;
  parts.reserve(combines.size());
  for (const ProgrammeId part : combines) parts.push_back(name(part));
  return form(
      "version",
      {of(head, true), bundle ? form("bundle", {of(*bundle)}) : std::string(),
       optional("requires", requires_that), form("otherwise", {canonical::of(otherwise)}),
       optional_form("ends-on", std::move(reasons)), optional_form("combines", std::move(parts)),
       flag(without_deductible, "without-deductible")});
}

}  // namespace clausule::interpreter::canonical
