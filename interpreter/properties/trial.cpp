#include "interpreter/properties/trial.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/engine/results.hpp"
#include "interpreter/literal_text.hpp"

namespace clausule::interpreter::properties {

namespace {

/// Tells whether a tariff departs from one that names a component: what it does not name is zero
/// then (`semantics.md` 27).
bool departs_from_one_with(const Program& program, TariffId id, const std::string& name) {
  return std::ranges::any_of(program.tariffs[id.index].excepts, [&](TariffId named) {
    const auto& versions = program.tariffs[named.index].versions;
    return std::ranges::any_of(versions,
                               [&](const TariffVersion& version) {
                                 const auto& parts = version.split.components;
                                 return std::ranges::find(parts, name) != parts.end();
                               }) ||
           departs_from_one_with(program, named, name);
  });
}

}  // namespace

Trial::Trial(std::shared_ptr<const Program> program, std::set<Result> results)
    : results_read_(std::move(results)), work_(std::move(program), RunFacts{&providers_, {}, {}}) {}

void Trial::begin(MadeCase& made) {
  providers_ = made.test.providers;
  dossier_ = made.test.dossier;
  work_.begin(&dossier_);
  parts_.clear();
  results_.reset();
  ClaimLine& claim = dossier_.lines.front();
  const engine::CodeInfo& info = work_.index.find(claim.code);
  line_ = {&claim, &info.value};
  pricing_ = work_.pricer.price(line_, info, work_.index.on(info, claim.date));
  claim.amount = Cents{100};
  if (made.amount) {
    claim.amount = *made.amount;
  } else if (pricing_->state == engine::Pricing::State::priced) {
    claim.amount = Cents{pricing_->amounts.tariff + made.beside_price};
  }
  made.test.dossier.lines.front().amount = claim.amount;
  price_parts();
  if (!results_read_.empty()) decide(made);
  // What was read before the amount was known does not count.
  work_.begin(&dossier_);
  line_.code_value = &work_.index.find(claim.code).value;
  line_.components = &parts_;
  line_.results = results_ ? &*results_ : nullptr;
}

/// What each component of the line's tariff gets where it is paid in full.
void Trial::price_parts() {
  if (pricing_->state != engine::Pricing::State::priced) return;
  for (const Tariff& tariff : work_.program->tariffs) {
    for (const TariffVersion& version : tariff.versions) {
      for (const std::string& name : version.split.components) {
        if (!parts_.contains(name) &&
            departs_from_one_with(*work_.program, *pricing_->tariff, name)) {
          parts_.emplace(name, Decimal());
        }
      }
    }
  }
  for (const std::string& name : pricing_->how.version->split.components) {
    parts_.insert_or_assign(name, Decimal());
  }
  const std::int64_t quantity = pricing_->how.version->per ? 1 : line_.claim->quantity;
  std::vector<Component> split;
  engine::Pricer::split(*pricing_, {pricing_->amounts.tariff}, split);
  for (const Component& part : split) {
    parts_.insert_or_assign(std::string(part.name),
                            Decimal::hundredths(part.amount.value) / Decimal(quantity));
  }
}

void Trial::decide(const MadeCase& made) {
  // A file is added up in an engine of its own: each dossier is a whole file here.
  if (!engine_ || work_.program->reads_file) {
    RunFacts facts;
    facts.providers = &providers_;
    engine_.emplace(work_.program, std::move(facts));
  }
  if (work_.program->reads_file) {
    engine_->add_to_file(dossier_);
    engine_->set_file(made.test.file);
  }
  const Decision& decision = engine_->decide(dossier_).front();
  const bool amounts =
      results_read_.contains(Result::paid) || results_read_.contains(Result::tariff_amount);
  // What a line in error is paid is not known yet.
  if (amounts && decision.outcome == Outcome::error) return;
  results_ = engine::results_of(decision, line_.claim->amount, &*pricing_);
}

Value Trial::evaluate(const Expression& condition) const {
  return work_.evaluator.evaluate(condition, {&line_, line_.claim->date});
}

namespace {

void add_value(const Trial& trial, const Expression& part, dsl::ast::Vocabulary words,
               std::string& text) {
  if (std::holds_alternative<Constant>(part.node) || part.text.empty()) return;
  const std::string value = literal_text(trial.evaluate(part), part.type.kind, words);
  const std::string one = "`" + part.text + "` = " + value;
  if (text.find(one) != std::string::npos) return;
  text += (text.empty() ? "" : ", ") + one;
}

void add_values(const Trial& trial, const Expression& condition, dsl::ast::Vocabulary words,
                std::string& text) {
  if (const auto* junction = std::get_if<Junction>(&condition.node)) {
    for (const ExpressionPointer& operand : junction->operands) {
      const Value value = trial.evaluate(*operand);
      if (junction->conjunction && value != Value(false)) continue;
      add_values(trial, *operand, words, text);
    }
  } else if (const auto* negation = std::get_if<Not>(&condition.node)) {
    add_values(trial, *negation->operand, words, text);
  } else if (const auto* comparison = std::get_if<Comparison>(&condition.node)) {
    add_value(trial, *comparison->left, words, text);
    add_value(trial, *comparison->right, words, text);
  } else if (const auto* passes = std::get_if<Passes>(&condition.node)) {
    add_value(trial, *passes->subject, words, text);
  } else {
    add_value(trial, condition, words, text);
  }
}

}  // namespace

std::string values_in(const Trial& trial, const Expression& condition, dsl::ast::Vocabulary words) {
  std::string text;
  add_values(trial, condition, words, text);
  return text.empty() ? "`" + condition.text + "`" : text;
}

}  // namespace clausule::interpreter::properties
