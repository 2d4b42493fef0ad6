#include "interpreter/statement.hpp"

#include "interpreter/overloaded.hpp"

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

Message message_of(const Statement& statement) {
  Message message{statement.says, {}};
  for (const Argument& argument : statement.arguments) {
    if (argument.is_empty()) break;
    message.arguments.push_back(argument.text());
  }
  return message;
}

}  // namespace clausule::interpreter
