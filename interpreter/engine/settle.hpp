#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "interpreter/engine/tally.hpp"
#include "interpreter/settle.hpp"

namespace clausule::interpreter::engine {

/// What holds for all settlements that are computed together.
struct SettleContext {
  SettlementScope scope{};
  std::string insured;       ///< over whom, where computed per insured
  Date whole_file{};         ///< the date on which facts are read where there is no period
  std::uint64_t unread = 0;  ///< lines that cannot be read
  bool gathers_uses = false;
};

/// Computes the settlements of one family at one spot and appends what they come to. The evaluator
/// stands at the insured, or at nobody.
class Settler {
 public:
  Settler(const Evaluator& evaluator, const std::vector<SettlementPlan>& plans,
          const Ledger& ledger, const SettleContext& context)
      : evaluator_(evaluator), plans_(plans), ledger_(ledger), context_(context) {}

  void settle(std::uint32_t family, const Spot& spot, std::vector<Settled>& into) const;

 private:
  struct Answer;

  void find(const SettlementPlan& plan, const Spot& spot, Answer& answer) const;
  void choose_row(Answer& answer) const;
  void compute(Answer& answer) const;
  void put(const Answer& answer, const Spot& spot, std::vector<Settled>& into) const;
  void put_conflict(const Answer& one, const Answer& other, const Answer& excepted,
                    const Spot& spot, std::vector<Settled>& into) const;
  [[nodiscard]] Settled begin(const Answer& answer, const Spot& spot) const;
  void say_values(const Answer& answer, std::vector<Message>& into) const;
  void say_provisional(const Answer& answer, Settled& settled) const;
  void add_uses(const Answer& answer, std::vector<Use>& uses) const;
  void put_shares(const Answer& answer, const Settled& whole, std::vector<Settled>& into) const;

  const Evaluator& evaluator_;
  const std::vector<SettlementPlan>& plans_;
  const Ledger& ledger_;
  const SettleContext& context_;
};

}  // namespace clausule::interpreter::engine
