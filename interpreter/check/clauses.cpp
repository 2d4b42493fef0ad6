#include "interpreter/check/clauses.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

/// How a clause is called, where it may stand, and whether it may stand there more than once.
struct Place {
  std::string keyword;
  std::vector<Head> heads;
  bool repeats = false;
};

const std::initializer_list<Head> dated_heads = {Head::contract,   Head::codelist,  Head::table,
                                                 Head::definition, Head::tariff,    Head::exclusion,
                                                 Head::limit,      Head::condition, Head::programme,
                                                 Head::deductible, Head::settlement};

/// The clauses of a contract that changes another (`semantics.md` 62).
constexpr std::array<std::string_view, 6> of_amendment = {
    "wijzigt", "geldig", "gepubliceerd op", "partijen", "overige prestaties", "artikel"};

Place place_of(const ast::Guard& guard) {
  switch (guard.kind) {
    case ast::GuardKind::if_:
    case ast::GuardKind::unless:
      return {guard.kind == ast::GuardKind::if_ ? "indien" : "tenzij",
              {Head::definition, Head::tariff, Head::exclusion, Head::limit, Head::condition,
               Head::programme, Head::deductible, Head::settlement},
              true};
    case ast::GuardKind::requires_:
      return {"vereist dat", {Head::condition, Head::programme}, true};
    case ast::GuardKind::always:
      return {"altijd", {Head::property}, true};
  }
  return {};
}

Place place_of(const ast::Fallback& fallback) {
  switch (fallback.kind) {
    case ast::FallbackKind::otherwise:
      return {"anders", {Head::condition, Head::programme}, false};
    case ast::FallbackKind::if_unknown:
      return {"indien onbekend",
              {Head::tariff, Head::exclusion, Head::limit, Head::condition, Head::programme,
               Head::deductible},
              false};
    case ast::FallbackKind::other_services:
      return {"overige prestaties", {Head::contract, Head::codelist}, false};
  }
  return {};
}

Place place_of(const ast::Scope& scope) {
  if (scope.selection) {
    return {"voor",
            {Head::limit, Head::deductible, Head::tariff, Head::settlement, Head::condition},
            false};
  }
  return {"per", {Head::tariff, Head::settlement, Head::condition, Head::deductible}, false};
}

Place place_of(const ast::Clause& clause) {
  const auto dossier = [](std::string keyword) {
    return Place{std::move(keyword), {Head::test, Head::dossier}, true};
  };
  return std::visit(
      Overloaded{
          [](const ast::Validity&) {
            return Place{"geldig", dated_heads, true};
          },
          [](const ast::PublishedOn&) {
            return Place{"gepubliceerd op",
                         {Head::contract, Head::table, Head::tariff, Head::definition},
                         false};
          },
          [](const ast::ExceptionTo&) {
            return Place{"uitzondering op",
                         {Head::codelist, Head::definition, Head::tariff, Head::exclusion,
                          Head::limit, Head::condition, Head::deductible, Head::settlement},
                         false};
          },
          [](const ast::ReferenceDate&) {
            return Place{"peildatum",
                         {Head::tariff, Head::exclusion, Head::limit, Head::condition,
                          Head::programme, Head::deductible},
                         false};
          },
          [](const ast::ReturnCode&) {
            return Place{"retourcode",
                         {Head::contract, Head::codelist, Head::tariff, Head::exclusion,
                          Head::limit, Head::condition, Head::programme},
                         false};
          },
          [](const ast::Article&) {
            return Place{"artikel", dated_heads, false};
          },
          [](const ast::Guard& guard) { return place_of(guard); },
          [](const ast::Fallback& fallback) { return place_of(fallback); },
          [](const ast::Scope& scope) { return place_of(scope); },
          [](const ast::Group& group) {
            return Place{group.relation ? "naast" : "vervalt", {Head::exclusion}, true};
          },
          [](const ast::Precedence&) {
            return Place{"voorrang", {Head::exclusion}, true};
          },
          [](const ast::AmountsTo&) {
            return Place{"bedraagt", {Head::tariff, Head::deductible, Head::settlement}, false};
          },
          [](const ast::Counts&) {
            return Place{"telt", {Head::limit, Head::deductible}, false};
          },
          [](const ast::Suffixes&) {
            return Place{
                "ten hoogste",
                {Head::tariff, Head::deductible, Head::settlement, Head::limit, Head::exclusion},
                true};
          },
          [](const ast::Bundle&) {
            return Place{"keten-dbc", {Head::programme}, false};
          },
          [](const ast::EndsOn&) {
            return Place{"eindigt bij", {Head::programme}, false};
          },
          [](const ast::Combines&) {
            return Place{"combineert", {Head::programme}, false};
          },
          [](const ast::WithoutDeductible&) {
            return Place{"geen eigen risico", {Head::programme, Head::tariff}, false};
          },
          [](const ast::Insurer&) {
            return Place{"verzekeraar", {Head::contract}, false};
          },
          [](const ast::Parties&) {
            return Place{"partijen", {Head::contract}, false};
          },
          [](const ast::ListMeaning&) {
            return Place{"lijst", {Head::contract, Head::codelist}, true};
          },
          [](const ast::Amends&) {
            return Place{"wijzigt", {Head::contract}, false};
          },
          [](const ast::InFavourOf&) {
            return Place{"ten gunste van", {Head::settlement}, false};
          },
          [](const ast::After&) {
            return Place{"na", {Head::deductible}, false};
          },
          [&](const ast::AsKnownOn&) { return dossier("naar de stand van"); },
          [](const ast::Like&) {
            return Place{"zoals", {Head::test, Head::dossier}, false};
          },
          [&](const ast::Without&) { return dossier("zonder"); },
          [](const ast::Todo&) {
            return Place{"nog te doen", {Head::test}, false};
          },
          [](const ast::ExpectedFinding&) {
            return Place{"verwacht melding", {Head::test}, true};
          },
          [&](const ast::Enrolment&) { return dossier("ingeschreven in"); },
          [&](const ast::ExpectedSettlement&) {
            return Place{"verwacht", {Head::test}, true};
          },
          [&](const ast::Given&) { return dossier("verzekerde, zorgverlener, bestand"); },
          [](const ast::Table&) {
            return Place{"tabel",
                         {Head::table, Head::codelist, Head::tariff, Head::exclusion,
                          Head::settlement, Head::test, Head::dossier},
                         false};
          },
      },
      clause.value);
}

std::string names_of(const std::vector<Head>& heads) {
  std::string names;
  for (const Head head : heads) {
    if (!names.empty()) names += ", ";
    names += head_word(head);
  }
  return names;
}

bool has_guard(const ast::Declaration& declaration, ast::GuardKind kind) {
  return std::ranges::any_of(clauses_of<ast::Guard>(declaration),
                             [&](const ast::Guard* guard) { return guard->kind == kind; });
}

bool has_fallback(const ast::Declaration& declaration, ast::FallbackKind kind) {
  return std::ranges::any_of(clauses_of<ast::Fallback>(declaration),
                             [&](const ast::Fallback* one) { return one->kind == kind; });
}

bool has_selection(const ast::Declaration& declaration) {
  return std::ranges::any_of(clauses_of<ast::Scope>(declaration),
                             [](const ast::Scope* scope) { return scope->selection.has_value(); });
}

bool has_per(const ast::Declaration& declaration) {
  // `per verzekerde` says nothing: a dossier is one person (semantics.md 14).
  const auto in_suffix = [](const ast::Suffix& suffix) {
    const auto* per = std::get_if<ast::PerUnit>(&suffix.value);
    return per != nullptr && per->unit != ast::Unit::insured;
  };
  for (const ast::Scope* scope : clauses_of<ast::Scope>(declaration)) {
    for (const ast::Unit unit : scope->per) {
      if (unit != ast::Unit::insured) return true;
    }
  }
  for (const ast::AmountsTo* amount : clauses_of<ast::AmountsTo>(declaration)) {
    if (std::ranges::any_of(amount->suffixes, in_suffix)) return true;
  }
  return std::ranges::any_of(
      clauses_of<ast::Suffixes>(declaration),
      [&](const ast::Suffixes* line) { return std::ranges::any_of(line->suffixes, in_suffix); });
}

void check_required(Context& context, const ast::Declaration& declaration) {
  const auto need = [&](bool present, const char* clause) {
    if (!present) {
      context.diagnostics.report<Kind::missing_clause>(declaration.location, declaration.name.text,
                                                       clause);
    }
  };
  const bool exception = clause_of<ast::ExceptionTo>(declaration) != nullptr;
  if (declaration.head == Head::contract) {
    need(clause_of<ast::Validity>(declaration) != nullptr, "geldig");
    if (clause_of<ast::Amends>(declaration) != nullptr) return;
    need(clause_of<ast::Insurer>(declaration) != nullptr, "verzekeraar");
    need(has_fallback(declaration, ast::FallbackKind::other_services), "overige prestaties");
  } else if (declaration.head == Head::condition) {
    need(has_guard(declaration, ast::GuardKind::requires_), "vereist dat");
    need(has_fallback(declaration, ast::FallbackKind::otherwise), "anders");
  } else if (declaration.head == Head::property) {
    need(has_guard(declaration, ast::GuardKind::always), "altijd");
  } else if (declaration.head == Head::tariff && !exception) {
    need(has_per(declaration), "per");
  } else if (declaration.head == Head::deductible && !exception) {
    need(has_selection(declaration), "voor");
    need(clause_of<ast::AmountsTo>(declaration) != nullptr, "bedraagt");
  } else if (declaration.head == Head::exclusion) {
    need(clause_of<ast::Group>(declaration) != nullptr, exception ? "vervalt" : "naast");
  } else if (declaration.head == Head::limit) {
    need(exception || has_selection(declaration), "voor");
    // An exception takes over lines and window, never how much is allowed (semantics.md 12).
    need(clause_of<ast::Suffixes>(declaration) != nullptr, "ten hoogste");
  }
}

}  // namespace

void check_clauses(Context& context, const ast::Declaration& declaration) {
  std::set<std::string> seen;
  const bool amends =
      declaration.head == Head::contract && clause_of<ast::Amends>(declaration) != nullptr;
  for (const ast::Clause& clause : declaration.clauses) {
    const Place place = place_of(clause);
    if (std::ranges::find(place.heads, declaration.head) == place.heads.end()) {
      context.diagnostics.report<Kind::misplaced_clause>(
          clause.location, place.keyword, head_word(declaration.head), names_of(place.heads));
    } else if (!place.repeats && !seen.insert(place.keyword).second) {
      context.diagnostics.report<Kind::repeated_clause>(clause.location, place.keyword,
                                                        declaration.name.text);
    } else if (amends && std::ranges::find(of_amendment, place.keyword) == of_amendment.end()) {
      context.diagnostics.report<Kind::clause_not_in_amendment>(clause.location, place.keyword);
    }
  }
  check_required(context, declaration);
}

}  // namespace clausule::interpreter::check
