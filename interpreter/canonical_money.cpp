#include "interpreter/canonical_form.hpp"
#include "interpreter/canonical_writer.hpp"

namespace clausule::interpreter::canonical {

std::string Writer::of(const DeductibleVersion& version) {
  // What is taken over stands in the rules that are named.
  const auto& [head, selection, amount, counts, after, taken_over] = version;
  static_cast<void>(taken_over);
  return form("version", {of(head, true), selection ? of(*selection) : std::string(), of(amount),
                          optional("counts", counts),
                          after ? form("after", {quote(program_.deductibles[after->index].name)})
                                : std::string()});
}

std::string Writer::of(const SettlementVersion& version) {
  const auto& [head, selection, scope, period, amount, in_favour_of, split, has_table, rows,
               taken_over] = version;
  static_cast<void>(taken_over);
  std::vector<std::string> parts;
  parts.reserve(rows.size());
  for (const AmountRow& row : rows) parts.push_back(of(row, split.components));
  return form(
      "version",
      {of(head, true), selection ? of(*selection) : std::string(),
       form("per", {std::string(word(scope)), period ? std::string(word(*period)) : std::string()}),
       of(amount), optional_form("in-favour-of", in_favour_of), of(split),
       has_table ? std::string("table") : std::string(), optional_form("rows", std::move(parts))});
}

std::string Writer::of(const Amendment& amendment) {
  const auto& [name, title, article, location, validity, published_on, parties, other_services] =
      amendment;
  return form(
      "amendment",
      {quote(name), other_services ? optional_form("article", article) : std::string(),
       interval_form("valid", validity),
       published_on ? form("published", {to_string(*published_on)}) : std::string(),
       parties ? form("parties", {of(*parties)}) : std::string(),
       other_services ? form("other-services", {canonical::of(*other_services)}) : std::string()});
}

}  // namespace clausule::interpreter::canonical
