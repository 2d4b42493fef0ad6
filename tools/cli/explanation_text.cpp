#include "tools/cli/explanation_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "interpreter/message.hpp"
#include "interpreter/reason_text.hpp"
#include "tools/cli/wrap.hpp"

namespace clausule::cli {

namespace {

using dsl::Language;
using interpreter::Explanation;
using interpreter::Ground;
using Role = Explanation::Role;

/// Writes one explained line.
class Text {
 public:
  Text(const ExplainedLine& line, Language language) : line_(line), language_(language) {}

  std::string write() {
    write_head();
    if (line_.input.problem) {
      out_ += '\n';
      append_wrapped(out_, 0, text(*line_.input.problem, language_));
    } else if (line_.explanation != nullptr) {
      write_decided();
      write_group(Role::applied, pick("Also applies", "Geldt ook"));
      for (const Explanation& reason : line_.explanation->because) {
        if (reason.role == Role::value) {
          append_wrapped(out_, 2, interpreter::text(reason.message, language_));
        }
      }
      write_group(Role::silent, pick("Does not apply", "Geldt niet"));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view pick(std::string_view english, std::string_view dutch) const {
    return language_ == Language::dutch ? dutch : english;
  }

  [[nodiscard]] std::string euros(interpreter::Cents amount) const {
    return "€ " + to_string(amount, language_ == Language::dutch ? ',' : '.');
  }

  void field(std::string_view name, std::string_view value) {
    if (!value.empty()) append_wrapped(out_, 2, fmt::format("{:<14} {}", name, value));
  }

  void write_head() {
    const interpreter::Decision& decision = line_.decision;
    out_ = fmt::format("{} {}", pick("line", "regel"), line_.input.id);
    if (!line_.insured.empty()) {
      out_ += fmt::format(" {} {}", pick("of insured", "van verzekerde"), line_.insured);
    }
    out_ += fmt::format(": {}\n", language_ == Language::dutch ? dutch_name_of(decision.outcome)
                                                               : name_of(decision.outcome));
    if (line_.claim != nullptr) write_claim(*line_.claim);
    if (line_.input.has_amount) field(pick("claimed", "gedeclareerd"), euros(decision.claimed));
    field(pick("paid", "vergoed"), euros(decision.paid));
    if (decision.open.value != 0) field("open", euros(decision.open));
    field(pick("return code", "retourcode"), decision.return_code);
    if (!decision.beside.empty()) {
      field(pick("beside", "naast"), fmt::format("{} {}", pick("line", "regel"), decision.beside));
    }
    for (const interpreter::DeductiblePart& part : decision.deductibles) {
      field(pick("deductible", "eigen risico"),
            fmt::format("{} {}", part.name, euros(part.amount)));
    }
  }

  void write_claim(const interpreter::ClaimLine& claim) {
    std::string what =
        fmt::format("{} {} {}", claim.code, pick("on", "op"), interpreter::to_string(claim.date));
    if (claim.provider) {
      what += fmt::format(", {} {}", pick("provider", "zorgverlener"), *claim.provider);
    }
    field(pick("service", "prestatie"), what);
  }

  void write_decided() {
    const Explanation& root = *line_.explanation;
    const auto decided = [](const Explanation& reason) { return reason.role == Role::decided; };
    const auto found = std::ranges::find_if(root.because, decided);
    const bool repeats = found != root.because.end() && found->message == root.message;
    if (!repeats) {
      out_ += '\n';
      append_wrapped(out_, 0, interpreter::text(root.message, language_));
    }
    write_group(Role::decided, pick("Decided by", "Beslist door"));
  }

  void write_group(Role role, std::string_view heading) {
    bool first = true;
    for (const Explanation& reason : line_.explanation->because) {
      if (reason.role != role) continue;
      if (std::exchange(first, false)) out_ += fmt::format("\n{}\n", heading);
      write_rule(reason);
    }
  }

  void write_rule(const Explanation& reason) {
    const bool is_new = cited_.emplace(reason.kind, reason.rule).second;
    append_wrapped(out_, 2, interpreter::reason_text(reason, language_, is_new));
    for (const Explanation& value : reason.because) {
      append_wrapped(out_, 6, interpreter::text(value.message, language_));
    }
  }

  const ExplainedLine& line_;
  Language language_;
  std::string out_;
  std::set<std::pair<Ground, std::string_view>> cited_;  ///< rules with their article
};

}  // namespace

std::string explanation_text(const ExplainedLine& line, Language language) {
  return Text(line, language).write();
}

}  // namespace clausule::cli
