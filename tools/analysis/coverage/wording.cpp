#include "tools/analysis/coverage/wording.hpp"

#include <fmt/format.h>

#include "dsl/spoken.hpp"

namespace clausule::coverage {

using interpreter::Date;
using interpreter::Deed;

Words of_contract(std::string_view dutch) {
  return {dsl::spoken(dutch, dsl::ast::Vocabulary::english),
          dsl::spoken(dutch, dsl::ast::Vocabulary::dutch)};
}

Words needs_of_rule(Sort sort) {
  switch (sort) {
    case Sort::contract:
      return {"decides no line", "beslist over geen regel"};
    case Sort::amendment:
      return {"no line lies within its days", "geen regel ligt in haar dagen"};
    case Sort::tariff:
      return {"prices no line", "prijst geen regel"};
    case Sort::exclusion:
      return {"has no say on any line", "heeft over geen regel iets te zeggen"};
    case Sort::limit:
      return {"counts no line", "telt geen regel"};
    case Sort::condition:
      return {"is required of no line", "wordt van geen regel gevraagd"};
    case Sort::programme:
      return {"claims no line", "is bij geen regel nodig"};
    case Sort::deductible:
      return {"counts no line", "telt geen regel"};
    case Sort::settlement:
      return {"is expected in no test", "wordt in geen test verwacht"};
    case Sort::definition:
      return {"no rule that speaks reads it", "geen regel die spreekt leest haar"};
    case Sort::code_list:
      return {"no rule that speaks finds a code in it",
              "geen regel die spreekt vindt er een code in"};
    case Sort::table:
      return {"no rule that speaks reads a row of it",
              "geen regel die spreekt leest er een rij van"};
  }
  return {};
}

namespace {

Words needs_of_denial(Sort sort) {
  switch (sort) {
    case Sort::limit:
      return {"stops no line that is over it", "houdt geen regel tegen die erboven komt"};
    case Sort::condition:
      return {"denies no line that does not meet it",
              "wijst geen regel af die er niet aan voldoet"};
    case Sort::programme:
      return {"denies no line of somebody who is not in it",
              "wijst geen regel af van wie er niet in zit"};
    case Sort::contract:
    case Sort::amendment:
      return {"no line with a code that no tariff names",
              "geen regel met een code die geen tarief noemt"};
    case Sort::tariff:
    case Sort::exclusion:
    case Sort::deductible:
    case Sort::settlement:
    case Sort::definition:
    case Sort::code_list:
    case Sort::table:
      return {"denies no line", "wijst geen regel af"};
  }
  return {};
}

Words needs_of_permission(Sort sort) {
  if (sort == Sort::contract || sort == Sort::amendment) return needs_of_denial(sort);
  return {"lets no line stay", "laat geen regel staan"};
}

Words needs_of_filling(Sort sort) {
  if (sort == Sort::deductible) {
    return {"no line uses it up", "geen regel maakt het op"};
  }
  return {"no line is the last that fits: exactly at the limit",
          "geen regel is de laatste die past: precies op de grens"};
}

}  // namespace

Words needs_of_deed(Sort sort, Deed deed) {
  switch (deed) {
    case Deed::approves:
      return {"no line that claims its amount or less",
              "geen regel die zijn bedrag of minder vraagt"};
    case Deed::reduces:
      return {"no line that claims more than its amount",
              "geen regel die meer dan zijn bedrag vraagt"};
    case Deed::repeats:
      return {"no second line in its period", "geen tweede regel in zijn periode"};
    case Deed::denies:
      return needs_of_denial(sort);
    case Deed::asks:
      return sort == Sort::contract || sort == Sort::amendment
                 ? needs_of_denial(sort)
                 : Words{"asks about no line", "stelt over geen regel een vraag"};
    case Deed::allows:
      return needs_of_permission(sort);
    case Deed::holds:
      return sort == Sort::programme
                 ? Words{"no line of somebody who is in it", "geen regel van wie erin zit"}
                 : Words{"no line that meets it", "geen regel die eraan voldoet"};
    case Deed::fits:
      return {"no line after which there is room left", "geen regel waarna er ruimte over is"};
    case Deed::fills:
      return needs_of_filling(sort);
    case Deed::unknown:
      return {"no line of which it does not know a fact",
              "geen regel waarvan het een gegeven niet kent"};
    case Deed::exempts:
      return {"spares no line the deductible", "vrijwaart geen regel van het eigen risico"};
    case Deed::settles:
    case Deed::reads:
    case Deed::departs:
    case Deed::contains:
    case Deed::names:
    case Deed::tests:
      return needs_of_rule(sort);
  }
  return {};
}

Words needs_of_exception(const std::string& of) {
  return {fmt::format("departs from `{}` for no line", of),
          fmt::format("wijkt voor geen regel af van `{}`", of)};
}

Words needs_of_row(Sort sort) {
  switch (sort) {
    case Sort::tariff:
      return {"prices no line", "prijst geen regel"};
    case Sort::exclusion:
      return {"decides no line", "beslist over geen regel"};
    case Sort::settlement:
      return {"is expected in no test", "wordt in geen test verwacht"};
    case Sort::contract:
    case Sort::amendment:
    case Sort::limit:
    case Sort::condition:
    case Sort::programme:
    case Sort::deductible:
    case Sort::definition:
    case Sort::code_list:
    case Sort::table:
      return {"is read for no line", "wordt voor geen regel gelezen"};
  }
  return {};
}

Words needs_of_day(Date day, bool first, const std::string& of) {
  const std::string on = interpreter::to_string(day);
  const Words row = of_contract(of);
  const auto text = [&](std::string_view without, std::string_view with, const std::string& name) {
    return name.empty() ? fmt::format(fmt::runtime(without), on)
                        : fmt::format(fmt::runtime(with), on, name);
  };
  if (first) {
    return {text("no line on {}, its first day", "no line on {}, the first day of row `{}`",
                 row.english),
            text("geen regel op {}, de eerste dag", "geen regel op {}, de eerste dag van rij `{}`",
                 row.dutch)};
  }
  return {
      text("no line on {}, its last day", "no line on {}, the last day of row `{}`", row.english),
      text("geen regel op {}, de laatste dag", "geen regel op {}, de laatste dag van rij `{}`",
           row.dutch)};
}

Words needs_of_code(const std::string& code, bool first, const std::string& range, bool provider) {
  const Words whole = of_contract(range);
  const std::string_view english = provider ? "provider" : "code";
  const std::string_view dutch = provider ? "zorgverlener" : "code";
  if (range.empty()) {
    return {fmt::format("no line with {} {}", english, code),
            fmt::format("geen regel met {} {}", dutch, code)};
  }
  return {fmt::format("no line with {} {}, the {} of {}", english, code, first ? "first" : "last",
                      whole.english),
          fmt::format("geen regel met {} {}, de {} van {}", dutch, code,
                      first ? "eerste" : "laatste", whole.dutch)};
}

Words needs_of_bound(const std::string& value, bool first, const std::string& cell) {
  const Words whole = of_contract(cell);
  return {fmt::format("no line with exactly {}, the {} of `{}`", of_contract(value).english,
                      first ? "lower end" : "upper end", whole.english),
          fmt::format("geen regel met precies {}, het {} van `{}`", of_contract(value).dutch,
                      first ? "begin" : "einde", whole.dutch)};
}

Words needs_of_left_out(const std::string& code) {
  return {fmt::format("no line with code {}, which it leaves out", code),
          fmt::format("geen regel met code {}, die erbuiten valt", code)};
}

}  // namespace clausule::coverage
