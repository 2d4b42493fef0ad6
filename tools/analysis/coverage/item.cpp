#include "tools/analysis/coverage/item.hpp"

#include "interpreter/overloaded.hpp"

namespace clausule::coverage {

namespace {

using interpreter::CodeValue;
using interpreter::Deed;
using interpreter::Overloaded;
using interpreter::Use;

/// Tells whether a deed is one of a whole declaration.
bool is_of_rule(Deed deed) {
  switch (deed) {
    case Deed::approves:
    case Deed::reduces:
    case Deed::repeats:
    case Deed::denies:
    case Deed::asks:
    case Deed::allows:
    case Deed::holds:
    case Deed::fits:
    case Deed::fills:
    case Deed::unknown:
    case Deed::exempts:
    case Deed::settles:
    case Deed::reads:
    case Deed::departs:
      return true;
    case Deed::contains:
    case Deed::names:
    case Deed::tests:
      return false;
  }
  return false;
}

bool is_code(const interpreter::Value& value, const std::string& list, const std::string& digits) {
  const auto* code = std::get_if<CodeValue>(&value);
  return code != nullptr && code->digits == digits &&
         (list.empty() || code->list.empty() || code->list == list);
}

}  // namespace

bool exercises(const Use& use, const Item& item) {
  return std::visit(
      Overloaded{
          [&](const AnyDeed&) {
            return item.kind == Kind::row ? use.deed == Deed::contains : is_of_rule(use.deed);
          },
          [&](const OneDeed& one) { return use.deed == one.deed; },
          [&](const Departure& one) { return use.deed == Deed::departs && use.of == one.of; },
          [&](const Day& day) {
            return (use.deed == Deed::contains || is_of_rule(use.deed)) && use.on == day.on;
          },
          [&](const Code& code) {
            const bool holds = use.deed == Deed::names || use.deed == Deed::contains;
            return holds && is_code(use.value, code.list, code.digits);
          },
          [&](const Bound& bound) {
            return use.deed == Deed::tests && use.column == bound.column &&
                   use.value == bound.value;
          },
          [](const LeftOut&) { return false; },
      },
      item.wanted);
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::rule:
      return "rule";
    case Kind::exception:
      return "exception";
    case Kind::row:
      return "row";
    case Kind::end:
      return "end";
    case Kind::border:
      return "border";
    case Kind::outcome:
      return "outcome";
  }
  return {};
}

Words words_of(Kind kind) {
  switch (kind) {
    case Kind::rule:
      return {"rules", "regels"};
    case Kind::exception:
      return {"exceptions", "uitzonderingen"};
    case Kind::row:
      return {"rows", "rijen"};
    case Kind::end:
      return {"ends of ranges and limits", "uiteinden van reeksen en limieten"};
    case Kind::border:
      return {"first and last days", "eerste en laatste dagen"};
    case Kind::outcome:
      return {"outcomes", "uitkomsten"};
  }
  return {};
}

std::string_view name_of(Sort sort) {
  switch (sort) {
    case Sort::contract:
      return "contract";
    case Sort::amendment:
      return "amendment";
    case Sort::tariff:
      return "tariff";
    case Sort::exclusion:
      return "exclusion";
    case Sort::limit:
      return "limit";
    case Sort::condition:
      return "condition";
    case Sort::programme:
      return "programme";
    case Sort::deductible:
      return "deductible";
    case Sort::settlement:
      return "settlement";
    case Sort::definition:
      return "definition";
    case Sort::code_list:
      return "code_list";
    case Sort::table:
      return "table";
  }
  return {};
}

std::string_view name_of(Deed deed) {
  switch (deed) {
    case Deed::approves:
      return "approves";
    case Deed::reduces:
      return "reduces";
    case Deed::repeats:
      return "repeats";
    case Deed::denies:
      return "denies";
    case Deed::asks:
      return "asks";
    case Deed::allows:
      return "allows";
    case Deed::holds:
      return "holds";
    case Deed::fits:
      return "fits";
    case Deed::fills:
      return "fills";
    case Deed::unknown:
      return "unknown";
    case Deed::exempts:
      return "exempts";
    case Deed::settles:
      return "settles";
    case Deed::reads:
      return "reads";
    case Deed::departs:
      return "departs";
    case Deed::contains:
      return "contains";
    case Deed::names:
      return "names";
    case Deed::tests:
      return "tests";
  }
  return {};
}

Words words_of(Sort sort) {
  switch (sort) {
    case Sort::contract:
      return {"contract", "contract"};
    case Sort::amendment:
      return {"amendment", "wijziging"};
    case Sort::tariff:
      return {"tariff", "tarief"};
    case Sort::exclusion:
      return {"exclusion", "uitsluiting"};
    case Sort::limit:
      return {"limit", "limiet"};
    case Sort::condition:
      return {"condition", "voorwaarde"};
    case Sort::programme:
      return {"programme", "zorgprogramma"};
    case Sort::deductible:
      return {"deductible", "eigen risico"};
    case Sort::settlement:
      return {"settlement", "verrekening"};
    case Sort::definition:
      return {"definition", "definitie"};
    case Sort::code_list:
      return {"list of codes", "codelijst"};
    case Sort::table:
      return {"table", "tabel"};
  }
  return {};
}

}  // namespace clausule::coverage
