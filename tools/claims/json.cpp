#include "tools/claims/json.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "interpreter/text.hpp"

namespace clausule::claims {

namespace {

using interpreter::Message;
using interpreter::Says;

/// Takes the events of one line apart into objects of texts.
class Handler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Handler(JsonLine& line, bool skips_nested) : line_(line), skips_nested_(skips_nested) {}

  std::optional<JsonProblem> problem;

  bool null() override { return value({}); }
  bool boolean(bool given) override { return value(given ? "yes" : "no"); }
  bool number_integer(std::int64_t given) override { return value(std::to_string(given)); }
  bool number_unsigned(std::uint64_t given) override { return value(std::to_string(given)); }
  bool number_float(number_float_t, const std::string& digits) override { return value(digits); }
  bool string(std::string& given) override { return value(given); }
  bool binary(nlohmann::json::binary_t&) override { return refuse(Says::row_json_nested); }

  bool start_object(std::size_t) override {
    if (skipped_ > 0 || (skips_nested_ && place_ == Place::top)) {
      ++skipped_;
      return true;
    }
    switch (place_) {
      case Place::outside:
        place_ = Place::top;
        object_ = &line_.row;
        return true;
      case Place::top:
        if (name_ != "insured") return refuse(Says::row_json_nested);
        object_ = &line_.insured.emplace();
        break;
      case Place::list:
        object_ = &list_->emplace_back();
        break;
      case Place::inner:
      case Place::codes:
        return refuse(Says::row_json_nested);
    }
    outer_ = place_;
    place_ = Place::inner;
    return true;
  }

  bool end_object() override {
    if (skipped_ > 0) {
      --skipped_;
      return true;
    }
    place_ = place_ == Place::inner ? outer_ : Place::outside;
    object_ = &line_.row;
    return true;
  }

  bool start_array(std::size_t) override {
    if (skipped_ > 0) return true;
    if (place_ == Place::top && (name_ == "lines" || name_ == "enrolments" || name_ == "history")) {
      line_.has_lines = line_.has_lines || name_ == "lines";
      list_ = name_ == "lines"     ? &line_.lines
              : name_ == "history" ? &line_.history
                                   : &line_.enrolments.emplace();
      place_ = Place::list;
      return true;
    }
    if (place_ == Place::outside) return refuse_line();
    if (place_ != Place::top && place_ != Place::inner) return refuse(Says::row_json_nested);
    outer_of_codes_ = place_;
    place_ = Place::codes;
    object_->push_back({name_, {}});
    return true;
  }

  bool end_array() override {
    if (skipped_ > 0) return true;
    place_ = place_ == Place::codes ? outer_of_codes_ : Place::top;
    return true;
  }

  bool key(std::string& given) override {
    if (skipped_ > 0) return true;
    name_ = given;
    auto& names = place_ == Place::top ? top_names_ : inner_names_;
    if (place_ == Place::inner && object_->empty()) names.clear();
    if (std::ranges::find(names, name_) != names.end()) return refuse(Says::row_json_repeated);
    names.push_back(name_);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    problem = {{Says::row_not_json, {std::to_string(position)}}, {}};
    return false;
  }

 private:
  enum class Place : std::uint8_t { outside, top, list, inner, codes };

  bool refuse(Says says) {
    problem = {{says, {interpreter::text_argument(name_)}}, name_};
    return false;
  }

  bool refuse_line() {
    problem = {{Says::row_not_json, {"1"}}, {}};
    return false;
  }

  bool value(std::string given) {
    if (skipped_ > 0) return true;
    switch (place_) {
      case Place::outside:
        return refuse_line();
      case Place::list:
        return refuse(Says::row_json_nested);
      case Place::codes: {
        std::string& text = object_->back().text;
        if (given.empty() || given.find(' ') != std::string::npos) {
          return refuse(Says::row_json_nested);
        }
        if (!text.empty()) text += ' ';
        text += given;
        return true;
      }
      case Place::top:
      case Place::inner:
        object_->push_back({name_, std::move(given)});
        return true;
    }
    return false;
  }

  JsonLine& line_;
  bool skips_nested_;
  std::size_t skipped_ = 0;  ///< how many objects deep in one that is skipped
  JsonObject* object_ = nullptr;
  std::vector<JsonObject>* list_ = nullptr;
  Place place_ = Place::outside;
  Place outer_ = Place::top;
  Place outer_of_codes_ = Place::top;
  std::string name_;
  std::vector<std::string> top_names_;
  std::vector<std::string> inner_names_;
};

}  // namespace

std::optional<JsonProblem> read_json(std::string_view text, JsonLine& line, bool skips_nested) {
  line = {};
  Handler handler(line, skips_nested);
  const bool read = nlohmann::json::sax_parse(text.begin(), text.end(), &handler);
  if (!read && !handler.problem) handler.problem = {{Says::row_not_json, {"1"}}, {}};
  return handler.problem;
}

void append_json(std::string& out, std::string_view text) {
  if (interpreter::is_plain_text(text)) {
    // The usual case.
    out += '"';
    while (true) {
      const std::size_t plain = std::min(text.find('"'), text.find('\\'));
      out += text.substr(0, plain);
      if (plain >= text.size()) break;
      out += '\\';
      out += text[plain];
      text.remove_prefix(plain + 1);
    }
    out += '"';
    return;
  }
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  append_json(out, name);
  out += ':';
  append_json(out, value);
}

}  // namespace clausule::claims
