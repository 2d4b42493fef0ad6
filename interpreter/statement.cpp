#include "interpreter/statement.hpp"

#include <algorithm>

#include "interpreter/overloaded.hpp"
#include "interpreter/sentences.hpp"

namespace clausule::interpreter {

std::string Argument::text() const {
  return std::visit(Overloaded{
                        [](std::monostate) { return std::string(); },
                        [](std::string_view text) { return std::string(text); },
                        [](OfContract piece) { return contract_argument(piece.text); },
                        [](Cents amount) { return amount_argument(amount.value); },
                        [](Date date) { return to_string(date); },
                        [](const CodeValue* code) { return to_string(*code); },
                    },
                    value_);
}

void Argument::append_to(std::string& out, dsl::Language language) const {
  std::visit(Overloaded{
                 [](std::monostate) {},
                 [&](std::string_view text) { append_argument(out, text, language); },
                 [&](OfContract) { append_argument(out, text(), language); },
                 [&](Cents amount) { append_euros(out, amount.value, language); },
                 [&](Date date) { out += to_string(date); },
                 [&](const CodeValue* code) { out += to_string(*code); },
             },
             value_);
}

void append_text(std::string& out, const Statement& statement, dsl::Language language) {
  const auto* const end = std::ranges::find_if(statement.arguments, &Argument::is_empty);
  append_sentence(out, pattern_of(statement.says, language), Naming::names_rule,
                  static_cast<std::size_t>(end - statement.arguments.begin()),
                  [&](std::size_t at) { statement.arguments.at(at).append_to(out, language); });
}

Message message_of(const Statement& statement) {
  Message message{statement.says, {}};
  for (const Argument& argument : statement.arguments) {
    if (argument.is_empty()) break;
    message.arguments.push_back(argument.text());
  }
  return message;
}

}  // namespace clausule::interpreter
