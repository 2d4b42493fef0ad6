#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/use.hpp"

namespace clausule::interpreter {

/// What a settlement comes to for one scope, one period and one receiver. Views point into the
/// program.
struct Settled {
  enum class State : std::uint8_t {
    amount,  ///< it is `amount`
    review,  ///< a person must answer first
    error    ///< a fact is missing, or the amount is none
  } state{};
  std::string_view settlement;
  std::string provider;  ///< over whom, where it is computed per provider
  std::string insured;   ///< over whom, where it is computed per insured
  std::string period;    ///< `2025`, `2025-Q1`, `2025-01`, `2025-W05`, a day; empty: the whole file
  std::string_view party;       ///< who receives the amount; empty where there is none
  std::optional<Cents> amount;  ///< below zero only where the settlement has a floor below zero
  bool provisional = false;     ///< lines that count are under review, in error or not read
  std::string_view article;
  std::vector<Message> because;  ///< how it came about, parts of one sentence
  std::vector<Use> uses{};       ///< which parts of the contract had their say; where asked for
};

/// Returns how a settlement came about, in one sentence.
std::string sentence(const Settled& settled, dsl::Language language);

/// The words `settled`, `review` and `error`.
std::string_view name_of(Settled::State state);

/// Computes the settlements of a program over all lines of all dossiers, once they are decided
/// (`semantics.md` 32). Memory grows with the providers and the settlements, not with the lines.
class Settling {
 public:
  explicit Settling(std::shared_ptr<const Program> program, RunFacts facts = {});
  ~Settling();
  Settling(Settling&&) noexcept;
  Settling& operator=(Settling&&) noexcept;

  /// Has each settlement say which parts of the contract had their say in it.
  void gather_uses();

  /// Adds all lines of one insured, with the decision on each in their order, and returns the
  /// settlements that are computed per insured: by name, then by period. `unread` counts lines of
  /// this insured that cannot be read and so are not in the dossier.
  std::vector<Settled> add(const Dossier& dossier, std::span<const Decision> decisions,
                           std::size_t unread = 0);

  /// Returns the settlements per provider and per file over what was added: by name, then by
  /// provider, period and receiver.
  std::vector<Settled> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clausule::interpreter
