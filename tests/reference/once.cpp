#include "tests/reference/once.hpp"

#include "tests/reference/expressions.hpp"
#include "tests/reference/programmes.hpp"

namespace clausule::reference {

std::vector<std::size_t> once_before(const World& world, const std::vector<Case>& cases,
                                     const std::vector<std::size_t>& order, std::size_t line) {
  std::vector<std::size_t> others;
  const Case& own = cases[line];
  if (owners_of_once(world, own).empty()) return others;
  for (const std::size_t other : order) {
    if (other == line) break;
    if (same_code(cases[other].line.code, own.line.code)) others.push_back(other);
  }
  return others;
}

namespace {

std::optional<Finding> finding_of_owner(const std::vector<Case>& cases,
                                        const std::vector<std::size_t>& before, const Line& line,
                                        const Owner& owner) {
  std::optional<std::size_t> staying;
  std::optional<std::size_t> open;
  for (const std::size_t other : before) {
    const Date date = cases[other].line.claim->date;
    if (!same_period(owner.period, date, line.claim->date)) continue;
    if (cases[other].stays() && !staying) staying = other;
    if (cases[other].is_open() && !open) open = other;
  }
  if (!staying && !open) return std::nullopt;
  Finding finding = make_finding(owner.finder, staying ? Effect::gone : Effect::open, *owner.head);
  finding.beside = staying ? staying : open;
  if (staying) finding.return_code = "0587";
  return finding;
}

}  // namespace

std::vector<Owner> owners_of_once(const World& world, const Case& own) {
  std::vector<Owner> owners;
  if (own.price.is_priced && own.price.how.version->per) {
    const TariffVersion& version = *own.price.how.version;
    owners.push_back({{Pass::graph, Ground::tariff}, &version.head, *version.per});
  }
  for (const ProgrammeId id : claiming_programmes(world, own.line)) {
    if (!claims(world, id, own.line)) continue;
    const auto chosen = version_for(world, world.program.programmes[id.index], own.line);
    owners.push_back(
        {{Pass::graph, Ground::programme}, &chosen.version->head, CalendarUnit::quarter});
    break;
  }
  return owners;
}

std::vector<Finding> findings_of_once(const World& world, const std::vector<Case>& cases,
                                      const std::vector<std::size_t>& order, std::size_t line) {
  const Case& own = cases[line];
  const std::vector<std::size_t> before = once_before(world, cases, order, line);
  std::vector<Finding> findings;
  for (const Owner& owner : owners_of_once(world, own)) {
    const auto finding = finding_of_owner(cases, before, own.line, owner);
    if (finding) findings.push_back(*finding);
  }
  return findings;
}

}  // namespace clausule::reference
