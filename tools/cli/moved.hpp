#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
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
  /// Of each line the difference in what is paid, in what stays open or in what the insured bears,
  /// whichever is most; of each settlement that in what it comes to.
  claims::EuroSum euros;
  std::uint64_t lines = 0;        ///< that turned out otherwise, in money or by outcome
  std::uint64_t settlements = 0;  ///< amounts that are others
};

/// Tells whether anything turned out otherwise.
bool moves(const Moved& moved);

/// Tells whether one moves more than another: euros, and where these are the same lines.
bool is_dearer(const Moved& one, const Moved& other);

/// A portfolio that is decided by one contract after another. All of it stays in memory.
class HeldPortfolio {
 public:
  /// `program` is the contract as it is written: what the others are compared with.
  HeldPortfolio(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options);

  /// Reads the claim files and decides them. Returns why that cannot be done.
  std::optional<claims::Problem> read();

  /// Makes one of the contracts to compare with. Called by several threads.
  using MakeProgram =
      std::function<std::shared_ptr<const interpreter::Program>(std::size_t number)>;

  /// Decides by each of some contracts, which know the same facts, and compares. Each is made when
  /// it is its turn and let go after it. `done` is told now and then how many are done.
  [[nodiscard]] std::vector<Moved> moved_by(std::size_t count, const MakeProgram& other,
                                            std::size_t threads,
                                            const std::function<void(std::size_t)>& done) const;

 private:
  /// What was decided on a line, in cents.
  struct Result {
    interpreter::Outcome outcome{};
    std::int64_t paid = 0;
    std::int64_t open = 0;
    std::int64_t deductible = 0;
  };
  /// What settlements come to in cents, by settlement, scope, period and receiver.
  using Settled = std::map<std::string, std::int64_t>;

  template <typename Take>
  Settled decide(const std::shared_ptr<const interpreter::Program>& program,
                 const Take& take) const;
  [[nodiscard]] Moved moved_by(const std::shared_ptr<const interpreter::Program>& other) const;

  std::shared_ptr<const interpreter::Program> program_;
  ClaimRun run_;
  interpreter::RunFacts facts_;
  std::vector<interpreter::Dossier> dossiers_;
  std::vector<Result> results_;  ///< of each line, in the order of the dossiers
  Settled settled_;
};

}  // namespace clausule::cli
