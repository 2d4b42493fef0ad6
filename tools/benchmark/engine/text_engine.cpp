#include "tools/benchmark/engine/text_engine.hpp"

#include <charconv>
#include <utility>
#include <variant>

#include "dsl/render.hpp"
#include "interpreter/fact.hpp"
#include "tools/claims/providers.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::benchmark {

namespace {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Value;

/// Puts a text where there may be one before, which keeps its room.
void assign(std::optional<std::string>& into, std::string_view text) {
  if (text.empty()) {
    into.reset();
  } else if (into) {
    into->assign(text);
  } else {
    into.emplace(text);
  }
}

}  // namespace

DossierReader::DossierReader(const interpreter::Program& program)
    : program_(program),
      in_audit_(program.find_fact(interpreter::Entity::claim, "materiele-controle").value()),
      contact_recorded_(
          program.find_fact(interpreter::Entity::claim, "contact-vastgelegd").value()) {
  dossier_.enrolments.emplace();
}

void DossierReader::resize_lines(std::size_t count) {
  auto& lines = dossier_.lines;
  while (lines.size() > count) {
    spare_.push_back(std::move(lines.back()));
    lines.pop_back();
  }
  while (lines.size() < count && !spare_.empty()) {
    lines.push_back(std::move(spare_.back()));
    spare_.pop_back();
  }
  lines.resize(count);
}

const interpreter::Dossier& DossierReader::read(const TextDossier& text) {
  dossier_.insured.assign(text.insured);
  dossier_.born = interpreter::parse_date(text.born);
  auto& enrolments = *dossier_.enrolments;
  enrolments.resize(text.enrolments.size());
  for (std::size_t at = 0; at < enrolments.size(); ++at) {
    const TextEnrolment& from = text.enrolments[at];
    interpreter::Enrolment& to = enrolments[at];
    to.programme.assign(from.programme);
    to.from = interpreter::parse_date(from.from).value_or(interpreter::Date());
    to.through = interpreter::parse_date(from.through);
    to.end_reason.assign(from.end_reason);
  }
  resize_lines(text.lines.size());
  places_.clear();
  std::size_t place = 0;
  for (const TextLine& line : text.lines) {
    if (read_line(line, dossier_.lines[place])) {
      places_.emplace_back(place++);
    } else {
      places_.emplace_back(std::nullopt);
    }
  }
  resize_lines(place);
  return dossier_;
}

bool DossierReader::read_line(const TextLine& text, ClaimLine& line) const {
  line.id.assign(text.line);
  assign(line.provider, text.provider);
  const auto date = interpreter::parse_date(text.date);
  line.code.assign(text.code);
  const auto amount = interpreter::parse_amount("amount", text.amount, {});
  if (!date || !interpreter::is_code(text.code) || !std::holds_alternative<Cents>(amount)) {
    return false;
  }
  line.date = *date;
  line.amount = std::get<Cents>(amount);
  line.quantity = 1;
  if (!text.quantity.empty()) {
    const char* const end = text.quantity.data() + text.quantity.size();
    const auto [stop, error] = std::from_chars(text.quantity.data(), end, line.quantity);
    if (error != std::errc{} || stop != end || line.quantity < 1) return false;
  }
  assign(line.referral, text.referral);
  assign(line.credits, text.credits);
  line.facts.clear();
  return add_fact(in_audit_, text.in_audit, line) &&
         add_fact(contact_recorded_, text.contact_recorded, line);
}

bool DossierReader::add_fact(interpreter::FactId fact, std::string_view text,
                             ClaimLine& line) const {
  if (text.empty()) return true;
  auto parsed = interpreter::parse_fact(program_.facts[fact.index], text, {});
  if (!std::holds_alternative<Value>(parsed)) return false;
  line.facts.push_back({fact, std::get<Value>(std::move(parsed))});
  return true;
}

std::optional<WorkloadContract> load_workload(const std::filesystem::path& folder,
                                              std::string& problem) {
  const interpreter::Loaded loaded = contract_folder::load_contract(folder / "contract");
  if (!loaded.program) {
    problem = dsl::render(loaded.diagnostics, loaded.sources, {dsl::Language::english});
    return std::nullopt;
  }
  claims::Notes notes;
  auto read = claims::read_providers({(folder / "providers.csv").string()}, *loaded.program, notes);
  if (std::holds_alternative<claims::Problem>(read)) {
    problem = "cannot read the providers of " + folder.string();
    return std::nullopt;
  }
  return WorkloadContract{loaded.program, std::move(std::get<claims::ReadProviders>(read).facts)};
}

}  // namespace clausule::benchmark
