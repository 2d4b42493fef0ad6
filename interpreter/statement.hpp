#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "interpreter/message.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// One thing that a statement is about, as it stands: nobody may ask for the sentence. Texts and
/// codes live elsewhere.
class Argument {
 public:
  /// A piece of the contract, or a value in its words; written as `contract_argument` does.
  struct OfContract {
    std::string_view text;
    bool operator==(const OfContract&) const = default;
  };

  Argument() = default;
  // What it is made from is what it is: NOLINTBEGIN(google-explicit-constructor)
  Argument(std::string_view text) : value_(text) {}
  Argument(const char* text) : value_(std::string_view(text)) {}
  Argument(const std::string& text) : value_(std::string_view(text)) {}
  Argument(std::string&& text) = delete;
  Argument(OfContract text) : value_(text) {}
  Argument(Cents amount) : value_(amount) {}
  Argument(Date date) : value_(date) {}
  Argument(const CodeValue& code) : value_(&code) {}
  Argument(CodeValue&&) = delete;
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool is_empty() const { return std::holds_alternative<std::monostate>(value_); }
  /// Writes it as an argument of a message.
  [[nodiscard]] std::string text() const;
  /// Appends it as a sentence in a language has it.
  void append_to(std::string& out, dsl::Language language) const;

 private:
  std::variant<std::monostate, std::string_view, OfContract, Cents, Date, const CodeValue*> value_;
};

/// What a decision says, before it is written: `message_of` makes the message. Valid as long as the
/// program and the dossier that it is about, and until the engine that says it is handed another.
struct Statement {
  Says says{};
  std::array<Argument, 4> arguments{};
};

Message message_of(const Statement& statement);

/// Appends the sentence: the text of its message.
void append_text(std::string& out, const Statement& statement, dsl::Language language);

}  // namespace clausule::interpreter
