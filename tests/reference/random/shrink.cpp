#include "tests/reference/random/shrink.hpp"

#include <optional>
#include <utility>

namespace clausule::differential {
namespace {

using Facts = std::vector<interpreter::KnownFact>;

class Shrinker {
 public:
  Shrinker(Example example, const Fails& fails) : example_(std::move(example)), fails_(fails) {}

  Example run() {
    do {
      changed_ = false;
      shrink_dossier();
      shrink_contract();
    } while (changed_);
    return std::move(example_);
  }

 private:
  /// Keeps a smaller example if it still goes wrong.
  bool keep(Example smaller) {
    if (!fails_(smaller)) return false;
    example_ = std::move(smaller);
    changed_ = true;
    return true;
  }

  bool keep(Case data) { return keep({example_.contract, example_.program, std::move(data)}); }

  bool keep(Contract contract) {
    interpreter::Loaded loaded = load(contract);
    if (!loaded.program) return false;
    Case data = carried_over(example_.data, *example_.program, *loaded.program);
    return keep({std::move(contract), loaded.program, std::move(data)});
  }

  /// Tries to do without each of the values that `of` finds in a dossier.
  template <typename Of>
  void shrink_list(const Of& of) {
    for (std::size_t at = of(example_.data).size(); at-- > 0;) {
      Case smaller = example_.data;
      auto& values = of(smaller);
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(at));
      keep(std::move(smaller));
    }
  }

  /// Tries another value for what `of` finds in a dossier.
  template <typename Of, typename Value>
  void simplify(const Of& of, const Value& simple) {
    if (of(example_.data) == simple) return;
    Case smaller = example_.data;
    of(smaller) = simple;
    keep(std::move(smaller));
  }

  template <typename Of>
  void shrink_line(const Of& of) {
    shrink_list([&](Case& data) -> Facts& { return of(data).facts; });
    simplify(
        [&](Case & data) -> auto& { return of(data).referral; }, std::optional<std::string>{});
    simplify(
        [&](Case & data) -> auto& { return of(data).begin; }, std::optional<interpreter::Date>{});
    simplify(
        [&](Case & data) -> auto& { return of(data).credits; }, std::optional<std::string>{});
    simplify(
        [&](Case & data) -> auto& { return of(data).provider; }, std::optional<std::string>{});
    simplify(
        [&](Case & data) -> auto& { return of(data).quantity; }, std::int64_t{1});
    simplify(
        [&](Case & data) -> auto& { return of(data).amount.value; }, std::int64_t{10000});
  }

  void shrink_dossier() {
    shrink_list([](Case & data) -> auto& { return data.dossier.lines; });
    shrink_list([](Case & data) -> auto& { return data.dossier.history; });
    shrink_list([](Case & data) -> auto& { return data.dossier.facts; });
    if (example_.data.dossier.enrolments) {
      shrink_list([](Case & data) -> auto& { return *data.dossier.enrolments; });
    }
    simplify(
        [](Case & data) -> auto& { return data.dossier.born; }, std::optional<interpreter::Date>{});
    simplify(
        [](Case & data) -> auto& { return data.dossier.deceased; },
        std::optional<interpreter::Date>{});
    simplify(
        [](Case & data) -> auto& { return data.known_on; }, std::optional<interpreter::Date>{});
    shrink_providers();
    for (std::size_t at = 0; at < example_.data.dossier.lines.size(); ++at) {
      shrink_line([at](Case & data) -> auto& { return data.dossier.lines[at]; });
    }
    for (std::size_t at = 0; at < example_.data.dossier.history.size(); ++at) {
      shrink_line([at](Case & data) -> auto& { return data.dossier.history[at].claim; });
    }
  }

  void shrink_providers() {
    std::vector<std::string> numbers;
    for (const auto& [number, periods] : example_.data.providers) numbers.push_back(number);
    for (const std::string& number : numbers) {
      Case smaller = example_.data;
      smaller.providers.erase(number);
      if (keep(std::move(smaller))) continue;
      shrink_list([&](Case & data) -> auto& { return data.providers[number]; });
      for (std::size_t at = 0; at < example_.data.providers[number].size(); ++at) {
        shrink_list([&](Case& data) -> Facts& { return data.providers[number][at].facts; });
      }
    }
  }

  void shrink_contract() {
    for (std::size_t file = example_.contract.files.size(); file-- > 0;) {
      if (file > 0) {
        Contract smaller = example_.contract;
        smaller.files.erase(smaller.files.begin() + static_cast<std::ptrdiff_t>(file));
        if (keep(std::move(smaller))) continue;
      }
      for (std::size_t at = example_.contract.files[file].declarations.size(); at-- > 1;) {
        Contract smaller = example_.contract;
        auto& declarations = smaller.files[file].declarations;
        declarations.erase(declarations.begin() + static_cast<std::ptrdiff_t>(at));
        keep(std::move(smaller));
      }
      for (std::size_t at = example_.contract.files[file].declarations.size(); at-- > 0;) {
        shrink_declaration([file, at](Contract& contract) -> Declaration& {
          return contract.files[file].declarations[at];
        });
      }
    }
    for (std::size_t at = example_.contract.tables.size(); at-- > 0;) {
      drop_each(
          [at](Contract & contract) -> auto& { return contract.tables[at].lines; }, 1);
    }
  }

  template <typename Of>
  void shrink_declaration(const Of& of) {
    drop_each(
        [&](Contract & contract) -> auto& { return of(contract).clauses; }, 0);
    simplify_text([&](Contract & contract) -> auto& { return of(contract).head; });
    for (std::size_t at = 0; at < of(example_.contract).clauses.size(); ++at) {
      const auto rows = [&](Contract & contract) -> auto& {
        return of(contract).clauses[at].rows;
      };
      drop_each(rows, 0);
      simplify_text([&](Contract & contract) -> auto& { return of(contract).clauses[at].text; });
      for (std::size_t row = 0; row < rows(example_.contract).size(); ++row) {
        simplify_text([&](Contract & contract) -> auto& { return rows(contract)[row]; });
      }
    }
  }

  template <typename Of>
  void drop_each(const Of& of, std::size_t from) {
    for (std::size_t at = of(example_.contract).size(); at-- > from;) {
      Contract smaller = example_.contract;
      auto& values = of(smaller);
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(at));
      keep(std::move(smaller));
    }
  }

  /// Tries the part between parentheses for the whole, and lists without one of their members.
  template <typename Of>
  void simplify_text(const Of& of) {
    for (std::size_t tries = 0; tries < 40; ++tries) {
      bool simpler = false;
      for (const std::string& candidate : simpler_texts(of(example_.contract))) {
        Contract smaller = example_.contract;
        of(smaller) = candidate;
        if (keep(std::move(smaller))) {
          simpler = true;
          break;
        }
      }
      if (!simpler) return;
    }
  }

  static std::vector<std::string> simpler_texts(const std::string& text) {
    std::vector<std::string> found;
    const std::size_t open = text.find('(');
    // The words before the condition: `vereist dat`, `definitie def-1 =`, `-`.
    const std::size_t before =
        text.find(" niet (") != std::string::npos ? std::min(open, text.find(" niet (") + 1) : open;
    for (std::size_t at = open; at < text.size(); ++at) {
      if (text[at] != '(') continue;
      std::size_t depth = 0;
      for (std::size_t end = at; end < text.size(); ++end) {
        if (text[end] == '(') ++depth;
        if (text[end] == ')' && --depth == 0) {
          found.push_back(text.substr(0, before) + text.substr(at + 1, end - at - 1));
          break;
        }
      }
    }
    for (std::size_t comma = text.find(", "); comma != std::string::npos;
         comma = text.find(", ", comma + 1)) {
      const std::size_t end = std::min(text.find_first_of(", |", comma + 2), text.size());
      found.push_back(text.substr(0, comma) + text.substr(end));
      const std::size_t begin = text.find_last_of(' ', comma);
      if (begin != std::string::npos)
        found.push_back(text.substr(0, begin + 1) + text.substr(comma + 2));
    }
    for (const char* const word : {" met ", " behalve ", " handmatig ", " \"Omschrijving\""}) {
      const std::size_t at = text.find(word);
      if (at != std::string::npos) found.push_back(text.substr(0, at));
    }
    return found;
  }

  Example example_;
  const Fails& fails_;
  bool changed_ = false;
};

}  // namespace

Example shrunk(Example example, const Fails& fails) {
  return Shrinker(std::move(example), fails).run();
}

}  // namespace clausule::differential
