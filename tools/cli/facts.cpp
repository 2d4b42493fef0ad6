#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tools/claims/json.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/needed_facts.hpp"
#include "tools/cli/wrap.hpp"

namespace clausule::cli {

namespace {

using claims::append_json;
using claims::append_member;

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Writes the list for people: a part for each file, then medical facts apart.
class NeededText {
 public:
  NeededText(const NeededFacts& needed, const Terminal& terminal)
      : needed_(needed), terminal_(terminal) {}

  std::string write(const std::string& contract) {
    line(0, fmt::format(
                fmt::runtime(pick("{} reads this, and no more:", "{} leest dit, en niet meer:")),
                contract));
    write_file("lines", pick("Claim lines (--lines)", "Declaratieregels (--lines)"));
    write_file("insured", pick("Insured (--insured)", "Verzekerden (--insured)"));
    write_enrolments();
    write_file("providers", pick("Providers (--providers)", "Zorgverleners (--providers)"));
    write_file("file", pick("Claim file (--file)", "Declaratiebestand (--file)"));
    write_history();
    write_medical();
    if (needed_.two_readings) {
      heading(pick("Two readings", "Twee keer lezen"));
      line(2, pick("A rule is about the claim file as a whole, so all lines are read before any is "
                   "decided.",
                   "Een regel gaat over het hele bestand: alle regels worden gelezen voordat over "
                   "één ervan wordt beslist."));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string pick(std::string_view english, std::string_view dutch) const {
    return std::string(terminal_.pick(english, dutch));
  }

  void line(std::size_t indentation, std::string_view text) {
    append_wrapped(out_, indentation, text);
  }

  void heading(std::string_view text) {
    out_ += '\n';
    out_ += text;
    out_ += '\n';
  }

  void read_by(const std::vector<std::string>& rules) {
    if (rules.empty()) return;
    line(6, pick("read by ", "gelezen door ") + joined(rules));
  }

  [[nodiscard]] std::string need_of(const NeededFact& fact) const {
    return fact.required ? pick("required", "verplicht") : pick("may be empty", "mag leeg zijn");
  }

  /// Writes facts one below the other, their types and needs aligned.
  void write_facts(const std::vector<const NeededFact*>& facts) {
    std::size_t name = 0;
    std::size_t type = 0;
    std::size_t need = 0;
    for (const NeededFact* fact : facts) {
      name = std::max(name, columns_of(fact->column));
      type = std::max(type, columns_of(fact->type));
      need = std::max(need, columns_of(need_of(*fact)));
    }
    const auto filled = [](const std::string& text, std::size_t width) {
      return text + std::string(width - columns_of(text) + 2, ' ');
    };
    for (const NeededFact* fact : facts) {
      std::string row = "  " + filled(fact->column, name) + filled(fact->type, type) +
                        filled(need_of(*fact), need) + fact->description;
      row.erase(row.find_last_not_of(' ') + 1);
      out_ += row + '\n';
      read_by(fact->rules);
    }
  }

  [[nodiscard]] std::vector<const NeededFact*> facts_of(std::string_view file, bool medical) const {
    std::vector<const NeededFact*> found;
    for (const NeededFact& fact : needed_.facts) {
      if (fact.medical == medical && (file.empty() || fact.file == file)) found.push_back(&fact);
    }
    return found;
  }

  void write_file(std::string_view file, std::string_view title) {
    const auto facts = facts_of(file, false);
    if (facts.empty()) return;
    heading(title);
    write_facts(facts);
  }

  void write_medical() {
    const auto facts = facts_of("", true);
    if (facts.empty()) return;
    heading(pick("Medical facts", "Medische gegevens"));
    line(2, pick("An insurer does not have these and should not: a rule that reads one says "
                 "`indien onbekend toegestaan` where the insurer runs it.",
                 "Een verzekeraar heeft deze niet en hoort ze niet te hebben: een regel die er een "
                 "leest zegt `indien onbekend toegestaan` als de verzekeraar beslist."));
    write_facts(facts);
  }

  void write_enrolments() {
    if (needed_.enrolments.empty()) return;
    heading(
        pick("Enrolments and periods (--enrolments)", "Inschrijvingen en perioden (--enrolments)"));
    line(2, pick("columns insured, programme, from, through, end_reason; in these programmes and "
                 "periods:",
                 "kolommen insured, programme, from, through, end_reason; in deze programma's en "
                 "perioden:"));
    for (const NeededEnrolment& enrolment : needed_.enrolments) {
      std::string row = enrolment.programme;
      if (!enrolment.end_reasons.empty()) {
        row += pick(", ends for ", ", eindigt bij ") + joined(enrolment.end_reasons);
      }
      line(2, row);
      read_by(enrolment.rules);
    }
  }

  void write_history() {
    if (needed_.history.empty()) return;
    heading(pick("Lines decided before (--history)", "Eerder besliste regels (--history)"));
    line(2, pick("as the lines, with outcome and paid; those of the same insured, as far as these "
                 "rules look:",
                 "als de regels, met outcome en paid; die van dezelfde verzekerde, zo ver als deze "
                 "regels kijken:"));
    for (const NeededHistory& history : needed_.history) {
      line(2, history.window);
      read_by(history.rules);
    }
  }

  const NeededFacts& needed_;
  const Terminal& terminal_;
  std::string out_;
};

void append_names(std::string& out, const std::vector<std::string>& names) {
  out += '[';
  for (const std::string& name : names) {
    if (&name != &names.front()) out += ',';
    append_json(out, name);
  }
  out += ']';
}

/// Appends a member of an object that has more of them.
void append_leading(std::string& out, std::string_view name, std::string_view value) {
  append_member(out, name, value);
  out += ',';
}

template <typename Items, typename Write>
void append_list(std::string& out, std::string_view name, const Items& items, Write write) {
  append_json(out, name);
  out += ":[";
  for (const auto& item : items) {
    out += &item == &items.front() ? "{" : ",{";
    write(item);
    out += "\"rules\":";
    append_names(out, item.rules);
    out += '}';
  }
  out += "],";
}

std::string json(const NeededFacts& needed, const std::string& contract) {
  std::string out = "{";
  append_leading(out, "contract", contract);
  append_list(out, "facts", needed.facts, [&](const NeededFact& fact) {
    append_leading(out, "file", fact.file);
    append_leading(out, "column", fact.column);
    append_leading(out, "fact", fact.fact);
    append_leading(out, "type", fact.type);
    append_leading(out, "description", fact.description);
    out += fmt::format("\"required\":{},\"medical\":{},", fact.required, fact.medical);
  });
  append_list(out, "enrolments", needed.enrolments, [&](const NeededEnrolment& enrolment) {
    append_leading(out, "programme", enrolment.programme);
    out += "\"end_reasons\":";
    append_names(out, enrolment.end_reasons);
    out += ',';
  });
  append_list(out, "history", needed.history,
              [&](const NeededHistory& history) { append_leading(out, "window", history.window); });
  return out + fmt::format("\"two_readings\":{}}}\n", needed.two_readings);
}

}  // namespace

int facts(const std::string& contract, const Terminal& terminal) {
  const OpenedContract opened = open_to_decide(contract, std::nullopt, terminal);
  if (opened.status != status_fine) return opened.status;
  const interpreter::Program& program = *opened.loaded.program;
  const std::string name = program.contract.name + "@" + program.hash;
  const NeededFacts needed =
      needed_facts(program, terminal.is_json() ? dsl::Language::english : terminal.language());
  terminal.say(Stream::output,
               terminal.is_json() ? json(needed, name) : NeededText(needed, terminal).write(name));
  return status_fine;
}

}  // namespace clausule::cli
