#include "tests/reference/difference.hpp"

#include <fmt/format.h>

#include <string_view>

namespace clausule::reference {

using interpreter::Cents;
using interpreter::Decision;

namespace {

void compare(std::string& text, std::string_view field, std::string_view engine,
             std::string_view reference) {
  if (engine == reference) return;
  text += fmt::format("  {}: the engine says `{}`, the reference `{}`\n", field, engine, reference);
}

void compare(std::string& text, std::string_view field, Cents engine, Cents reference) {
  compare(text, field, to_string(engine), to_string(reference));
}

template <typename Parts>
std::string parts_of(const Parts& parts) {
  std::string text;
  for (const auto& part : parts) {
    if constexpr (requires { part.name; }) {
      text += fmt::format("{}={} ", part.name, to_string(part.amount));
    } else if constexpr (requires { part.id; }) {
      text += fmt::format("{}={} ", part.id, to_string(part.amount));
    } else {
      text += fmt::format("{} ", part);
    }
  }
  return text;
}

}  // namespace

std::string difference(const Decision& engine, const Decision& reference) {
  std::string text;
  compare(text, "outcome", name_of(engine.outcome), name_of(reference.outcome));
  compare(text, "claimed", engine.claimed, reference.claimed);
  compare(text, "paid", engine.paid, reference.paid);
  compare(text, "open", engine.open, reference.open);
  compare(text, "rule", engine.rule, reference.rule);
  compare(text, "ground", name_of(engine.ground), name_of(reference.ground));
  compare(text, "article", engine.article, reference.article);
  compare(text, "return code", engine.return_code, reference.return_code);
  compare(text, "beside", engine.beside, reference.beside);
  compare(text, "components", parts_of(engine.components), parts_of(reference.components));
  compare(text, "recover", parts_of(engine.recover), parts_of(reference.recover));
  compare(text, "deductibles", parts_of(engine.deductibles), parts_of(reference.deductibles));
  compare(text, "exempt", engine.exempt ? "yes" : "no", reference.exempt ? "yes" : "no");
  compare(text, "also", parts_of(engine.also), parts_of(reference.also));
  return text;
}

}  // namespace clausule::reference
