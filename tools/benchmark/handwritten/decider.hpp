#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "tools/benchmark/handwritten/decision.hpp"
#include "tools/benchmark/handwritten/line_state.hpp"
#include "tools/benchmark/handwritten/tables.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark::handwritten {

/// Decides dossiers by the contract of the workload, one at a time. Its lists are kept from one
/// dossier to the next, so that it allocates nothing once they are large enough.
class Decider {
 public:
  /// The tables outlive the decider.
  explicit Decider(const Tables& tables) : tables_(tables) {}

  /// Decides all lines of a dossier together: one decision each, in their order. Valid until the
  /// next call.
  std::span<const Decision> decide(const TextDossier& dossier);

  /// Appends the sentence, in Dutch, about a line of the dossier that was decided last; `line` is
  /// its place there. The text of the dossier still exists.
  void append_message(std::uint32_t line, std::string& out) const;

 private:
  /// An enrolment in one of the programmes, both days inclusive.
  struct Stay {
    std::size_t programme = 0;
    Day from = 0;
    Day through = 0;
    bool has_listed_end = true;
    std::string_view end_reason;
  };

  /// A line with what it is sorted by.
  struct Ordered {
    std::uint64_t key = 0;
    std::uint32_t line = 0;
  };

  void read(const TextDossier& dossier);
  void read_person(const TextDossier& dossier);
  void read_line(const TextLine& text, LineState& line) const;

  void refuse_repeated_ids();
  void pair_credits();
  void pair_credit(std::uint32_t at);
  [[nodiscard]] Reason fault_of(const LineState& credit, const LineState& debit) const;

  void judge(LineState& line);
  void check_programme(LineState& line) const;
  void check_conditions(LineState& line) const;
  void price(LineState& line) const;
  void check_deductible(LineState& line) const;

  void put_in_order();
  void resolve();
  void check_bundles_beside(LineState& line, std::uint32_t at);
  void check_second_bundle(LineState& line, std::uint32_t at);
  void check_pairs(LineState& line, std::size_t place);
  void check_limit(LineState& line, std::uint32_t at);
  void deny_beside(LineState& line, Rule rule, std::uint32_t by, bool asks, bool is_known);

  void write_decision(const LineState& line, Decision& decision) const;
  void append_paid(const LineState& line, std::string& out) const;
  void append_finding(std::uint32_t at, std::string& out) const;
  void append_error(const LineState& line, std::string& out) const;
  void append_credit_fault(const LineState& line, std::string& out) const;
  void append_gone(const LineState& line, std::string& out) const;
  void append_over_limit(const LineState& line, std::string& out) const;
  void append_open(const LineState& line, std::string& out) const;
  void append_others(const LineState& line, std::string& out) const;

  void write_pair(const LineState& line, Decision& decision) const;
  void lay_deductible();

  const Tables& tables_;
  TextDossier dossier_;
  Day adult_from_ = 0;
  bool has_birth_date_ = false;
  std::vector<Stay> stays_;
  std::vector<LineState> lines_;
  std::vector<Ordered> order_;
  std::vector<std::uint32_t> by_id_;
  /// Lines in the order in which they count: of each programme's bundle, and of each limit.
  std::array<std::vector<std::uint32_t>, programme_count> bundles_;
  std::array<std::vector<std::uint32_t>, 5> counted_;
  std::vector<Decision> decisions_;
};

}  // namespace clausule::benchmark::handwritten
