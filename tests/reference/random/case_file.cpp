#include "tests/reference/random/case_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "interpreter/literal_text.hpp"

namespace clausule::differential {
namespace {

using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::Decision;
using interpreter::KnownFact;

std::string euros(interpreter::Cents amount) {
  return "€ " + to_string(amount, ',');
}

std::string text_of(const interpreter::FactInfo& fact, const interpreter::Value& value) {
  return interpreter::literal_text(value, fact, dsl::ast::Vocabulary::dutch);
}

class Writer {
 public:
  Writer(const Example& example, std::span<const Decision> expected)
      : example_(example), expected_(expected) {}

  std::string write() {
    for (const CsvTable& table : example_.contract.tables) {
      out_ += fmt::format("# {}: {}\n", table.name, fmt::join(table.lines, " / "));
    }
    if (!example_.data.dossier.enrolments) out_ += "# No list of enrolments is handed over.\n";
    for (const ContractFile& file : example_.contract.files) out_ += written(file) + "\n";
    out_ += "test \"een verschil\"\n";
    if (example_.data.known_on)
      out_ += "  naar de stand van " + interpreter::to_string(*example_.data.known_on) + "\n";
    add_people();
    add_lines();
    return out_;
  }

 private:
  std::string facts_of(const std::vector<KnownFact>& known) const {
    std::string text;
    for (const KnownFact& one : known) {
      const interpreter::FactInfo& fact = example_.program->facts[one.fact.index];
      std::vector<std::string> values{text_of(fact, one.value)};
      if (const auto* codes = std::get_if<interpreter::Codes>(&one.value)) {
        values.clear();
        for (const auto& code : *codes) values.push_back(to_string(code));
      }
      if (const auto* period = std::get_if<interpreter::Period>(&one.value)) {
        values.clear();
        for (const auto& days : *period) values.push_back(text_of(fact, interpreter::Period{days}));
      }
      for (const std::string& value : values) {
        text += fmt::format("{} {} {}", text.empty() ? "" : ",", fact.name, value);
      }
    }
    return text;
  }

  void add_people() {
    const interpreter::Dossier& dossier = example_.data.dossier;
    if (dossier.born)
      out_ += "  verzekerde geboren " + interpreter::to_string(*dossier.born) + "\n";
    if (dossier.deceased)
      out_ += "  verzekerde overleden " + interpreter::to_string(*dossier.deceased) + "\n";
    if (const std::string facts = facts_of(dossier.facts); !facts.empty())
      out_ += "  verzekerde" + facts + "\n";
    for (const auto& stay : dossier.enrolments.value_or(std::vector<interpreter::Enrolment>{})) {
      out_ += fmt::format("  ingeschreven in {} {}{}{}\n", stay.programme,
                          stay.through ? "" : "vanaf ", interpreter::to_string(stay.from),
                          stay.through ? " t/m " + interpreter::to_string(*stay.through) : "");
      if (!stay.end_reason.empty()) {
        out_.pop_back();
        out_ += " wegens " + stay.end_reason + "\n";
      }
    }
    for (const auto& [number, periods] : example_.data.providers) {
      for (const auto& period : periods) {
        out_ += fmt::format("  zorgverlener {}{}", number, facts_of(period.facts));
        if (period.valid.from) out_ += " # from " + interpreter::to_string(*period.valid.from);
        if (period.valid.through)
          out_ += " # through " + interpreter::to_string(*period.valid.through);
        out_ += "\n";
      }
    }
    if (example_.data.file) {
      if (const std::string facts = facts_of(example_.data.file->facts); !facts.empty())
        out_ += "  bestand" + facts + "\n";
    }
  }

  void add_lines() {
    std::vector<std::pair<std::string, std::vector<std::string>>> columns;
    std::vector<const ClaimLine*> claims;
    for (const auto& line : example_.data.dossier.lines) claims.push_back(&line);
    for (const auto& line : example_.data.dossier.history) claims.push_back(&line.claim);
    const std::size_t decided = example_.data.dossier.lines.size();
    const auto add = [&](std::string name, const auto& cell) {
      std::vector<std::string> cells;
      for (std::size_t at = 0; at < claims.size(); ++at) cells.push_back(cell(at));
      if (std::any_of(cells.begin(), cells.end(),
                      [](const std::string& one) { return !one.empty(); })) {
        columns.emplace_back(std::move(name), std::move(cells));
      }
    };
    add("regel", [&](std::size_t at) { return claims[at]->id; });
    add("zorgverlener", [&](std::size_t at) { return claims[at]->provider.value_or(""); });
    add("datum", [&](std::size_t at) { return interpreter::to_string(claims[at]->date); });
    add("code", [&](std::size_t at) { return claims[at]->code; });
    add("aantal", [&](std::size_t at) {
      return claims[at]->quantity == 1 ? "" : std::to_string(claims[at]->quantity);
    });
    add("verwijscode", [&](std::size_t at) { return claims[at]->referral.value_or(""); });
    add("begindatum", [&](std::size_t at) {
      return claims[at]->begin ? interpreter::to_string(*claims[at]->begin) : "";
    });
    for (std::uint32_t fact = 0; fact < example_.program->facts.size(); ++fact) {
      add(example_.program->facts[fact].name, [&](std::size_t at) {
        for (const KnownFact& one : claims[at]->facts) {
          if (one.fact.index == fact) return text_of(example_.program->facts[fact], one.value);
        }
        return std::string();
      });
    }
    add("bedrag", [&](std::size_t at) { return euros(claims[at]->amount); });
    add("crediteert", [&](std::size_t at) { return claims[at]->credits.value_or(""); });
    const auto history = [&](std::size_t at) -> const auto& {
      return example_.data.dossier.history[at - decided];
    };
    const auto new_line = [&](std::size_t at) { return at < decided && at < expected_.size(); };
    add("eerder", [&](std::size_t at) {
      return at < decided ? "" : std::string(dutch_name_of(history(at).outcome));
    });
    add("verwacht", [&](std::size_t at) {
      return new_line(at) ? std::string(dutch_name_of(expected_[at].outcome)) : "";
    });
    add("vergoed", [&](std::size_t at) {
      if (new_line(at)) return euros(expected_[at].paid);
      return at < decided ? std::string() : euros(history(at).paid);
    });
    add("open", [&](std::size_t at) {
      return new_line(at) && expected_[at].open.value != 0 ? euros(expected_[at].open) : "";
    });
    add("door",
        [&](std::size_t at) { return new_line(at) ? std::string(expected_[at].rule) : ""; });
    add("naast", [&](std::size_t at) { return new_line(at) ? expected_[at].beside : ""; });
    add("grond", [&](std::size_t at) {
      return new_line(at) ? std::string(dutch_name_of(expected_[at].ground)) : "";
    });
    add("retourcode",
        [&](std::size_t at) { return new_line(at) ? std::string(expected_[at].return_code) : ""; });
    const auto add_row = [&](const auto& cell) {
      out_ += "  |";
      for (const auto& column : columns) out_ += fmt::format(" {} |", cell(column));
      out_ += "\n";
    };
    add_row([](const auto& column) { return column.first; });
    for (std::size_t at = 0; at < claims.size(); ++at) {
      add_row([at](const auto& column) { return column.second[at]; });
    }
  }

  const Example& example_;
  std::span<const Decision> expected_;
  std::string out_;
};

}  // namespace

std::string case_file(const Example& example, std::span<const Decision> expected) {
  return Writer(example, expected).write();
}

}  // namespace clausule::differential
