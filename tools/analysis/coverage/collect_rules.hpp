#pragma once

#include "interpreter/program.hpp"
#include "tools/analysis/coverage/collector.hpp"

namespace clausule::coverage {

/// What a rule with this verdict does.
interpreter::Deed deed_of(const interpreter::Verdict& verdict);

/// Each adds what is part of one version, once its declaration was begun.
void add_parts(const interpreter::Program& program, const interpreter::TariffVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::ExclusionVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::LimitVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::ConditionVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::ProgrammeVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::DeductibleVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::SettlementVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::DefinitionVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::CodeListVersion& version,
               Collector& into);
void add_parts(const interpreter::Program& program, const interpreter::TableVersion& version,
               Collector& into);

}  // namespace clausule::coverage
