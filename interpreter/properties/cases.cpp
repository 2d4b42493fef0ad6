#include "interpreter/properties/cases.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/properties/draws.hpp"

namespace clausule::interpreter::properties {

std::uint64_t CaseMaker::count(std::uint64_t limit) const {
  std::uint64_t product = 1;
  for (const Dimension& dimension : dimensions_) {
    if (product >= limit) return limit;
    product *= dimension.values.size();
  }
  return std::min(product, limit);
}

MadeCase CaseMaker::make(const Choice& choice) const {
  MadeCase made;
  made.test.dossier.insured = "eis";
  made.test.dossier.enrolments.emplace();
  ClaimLine line;
  line.id = "1";
  line.code = codes_.front();
  line.date = dates_.front();
  made.test.dossier.lines.push_back(std::move(line));
  for (std::size_t at = 0; at < dimensions_.size(); ++at) {
    dimensions_[at].values[choice[at]](made);
  }
  return made;
}

bool CaseMaker::is_meaningful(const Choice& choice) const {
  if (!providers_ || choice[*providers_] != 0) return true;
  for (std::size_t at = 0; at < dimensions_.size(); ++at) {
    if (dimensions_[at].of_provider && choice[at] != 0) return false;
  }
  return true;
}

void CaseMaker::for_each(std::uint64_t limit, const std::function<bool(const Choice&)>& use) const {
  Choice choice(dimensions_.size(), 0);
  if (count(limit + 1) <= limit) {
    while (true) {
      if (is_meaningful(choice) && !use(choice)) return;
      std::size_t at = 0;
      while (at < choice.size() && ++choice[at] == dimensions_[at].values.size()) {
        choice[at++] = 0;
      }
      if (at == choice.size()) return;
    }
  }
  Draws draws;
  std::uint64_t used = 0;
  const auto draw = [&] {
    for (std::size_t at = 0; at < choice.size(); ++at) {
      choice[at] = draws.below(static_cast<std::uint32_t>(dimensions_[at].values.size()));
    }
  };
  const auto use_drawn = [&] { return ++used <= limit && (!is_meaningful(choice) || use(choice)); };
  // Most mistakes show where two inputs meet at their borders.
  for (std::size_t one = 0; one < choice.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      for (std::uint32_t first = 0; first < dimensions_[one].values.size(); ++first) {
        for (std::uint32_t second = 0; second < dimensions_[other].values.size(); ++second) {
          if (used >= limit / 2) break;
          draw();
          choice[one] = first;
          choice[other] = second;
          if (!use_drawn()) return;
        }
      }
    }
  }
  while (used < limit) {
    draw();
    if (!use_drawn()) return;
  }
}

Choice CaseMaker::shrunk(Choice choice, const std::function<bool(const Choice&)>& fails) const {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t at = choice.size(); at-- > 0;) {
      for (std::uint32_t simpler = 0; simpler < choice[at]; ++simpler) {
        Choice candidate = choice;
        candidate[at] = simpler;
        if (!is_meaningful(candidate) || !fails(candidate)) continue;
        choice = std::move(candidate);
        changed = true;
        break;
      }
    }
  }
  return choice;
}

}  // namespace clausule::interpreter::properties
