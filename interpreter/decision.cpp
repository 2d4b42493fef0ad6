#include "interpreter/decision.hpp"

#include <utility>

namespace clausule::interpreter {

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::approved:
      return "approved";
    case Outcome::reduced:
      return "reduced";
    case Outcome::rejected:
      return "rejected";
    case Outcome::review:
      return "review";
    case Outcome::error:
      return "error";
  }
  return {};
}

std::string_view name_of(Ground ground) {
  switch (ground) {
    case Ground::none:
      return "none";
    case Ground::tariff:
      return "tariff";
    case Ground::exclusion:
      return "exclusion";
    case Ground::limit:
      return "limit";
    case Ground::condition:
      return "condition";
    case Ground::programme:
      return "programme";
    case Ground::contract:
      return "contract";
    case Ground::codelist:
      return "codelist";
    case Ground::credit:
      return "credit";
    case Ground::claim:
      return "claim";
    case Ground::deductible:
      return "deductible";
  }
  return {};
}

std::string_view dutch_name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::approved:
      return "toegekend";
    case Outcome::reduced:
      return "verlaagd";
    case Outcome::rejected:
      return "afgewezen";
    case Outcome::review:
      return "beoordelen";
    case Outcome::error:
      return "fout";
  }
  return {};
}

std::string_view dutch_name_of(Ground ground) {
  switch (ground) {
    case Ground::none:
      return "geen";
    case Ground::tariff:
      return "tarief";
    case Ground::exclusion:
      return "uitsluiting";
    case Ground::limit:
      return "limiet";
    case Ground::condition:
      return "voorwaarde";
    case Ground::programme:
      return "zorgprogramma";
    case Ground::contract:
      return "contract";
    case Ground::codelist:
      return "codelijst";
    case Ground::credit:
      return "credit";
    case Ground::claim:
      return "prestatie";
    case Ground::deductible:
      return "eigen-risico";
  }
  return {};
}

std::string_view name_of(Explanation::Role role) {
  switch (role) {
    case Explanation::Role::decision:
      return "decision";
    case Explanation::Role::decided:
      return "decided";
    case Explanation::Role::applied:
      return "applied";
    case Explanation::Role::silent:
      return "silent";
    case Explanation::Role::value:
      return "value";
  }
  return {};
}

void append_sentence(std::string& out, const Decision& decision, dsl::Language language) {
  if (decision.also.empty()) return append_text(out, decision.message, language);
  std::string first;
  append_text(first, decision.message, language);
  std::string names;
  for (const std::string_view rule : decision.also) {
    names += names.empty() ? "`" : ", `";
    names += rule;
    names += '`';
  }
  out += text({Says::also, {std::move(first) + ";", std::move(names)}}, language);
}

std::string sentence(const Decision& decision, dsl::Language language) {
  std::string text;
  append_sentence(text, decision, language);
  return text;
}

}  // namespace clausule::interpreter
