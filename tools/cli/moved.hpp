#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/claims/problem.hpp"
#include "tools/claims/summary.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"

namespace clausule::cli {

/// What another contract does otherwise with the same claims.
struct Moved {
  /// Of each line the difference in what is paid, or in what stays open if that is more.
  claims::EuroSum euros;
  std::uint64_t lines = 0;  ///< that are paid, left open or turned out otherwise
};

/// Tells whether one moves more than another: euros, and where these are the same lines.
bool is_dearer(const Moved& one, const Moved& other);

/// A portfolio that is decided by one contract after another. All of it stays in memory.
class HeldPortfolio {
 public:
  /// `program` is the contract as it is written: what the others are compared with.
  HeldPortfolio(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options);

  /// Reads the claim files and decides them. Returns why that cannot be done.
  std::optional<claims::Problem> read();

  /// Decides by each of some contracts, which know the same facts, and compares.
  [[nodiscard]] std::vector<Moved> moved_by(
      std::span<const std::shared_ptr<const interpreter::Program>> others,
      std::size_t threads) const;

 private:
  struct Result {
    interpreter::Outcome outcome{};
    std::int64_t paid = 0;  ///< in cents
    std::int64_t open = 0;
  };

  template <typename Take>
  void decide(const std::shared_ptr<const interpreter::Program>& program, const Take& take) const;

  std::shared_ptr<const interpreter::Program> program_;
  ClaimRun run_;
  interpreter::RunFacts facts_;
  std::vector<interpreter::Dossier> dossiers_;
  std::vector<Result> results_;  ///< of each line, in the order of the dossiers
};

}  // namespace clausule::cli
