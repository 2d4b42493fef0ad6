#pragma once

#include <string>
#include <vector>

#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::generate {

/// A dossier with what goes with it; nothing is expected of it.
using Situation = interpreter::TestCase;

/// Returns the simplest situation of a program: one line of a code on a day, of somebody who is in
/// every programme and of whom no fact is known.
Situation plain_situation(const interpreter::Program& program, const std::string& code,
                          interpreter::Date date);

/// Returns where a situation has the facts of an entity, those of a claim on a line of it.
std::vector<interpreter::KnownFact>& facts_of(Situation& made, interpreter::ClaimLine& line,
                                              interpreter::Entity entity);

/// Sets a fact of a situation, one of a claim on a line of it.
void set_fact(const interpreter::Program& program, Situation& made, interpreter::ClaimLine& line,
              interpreter::FactId id, const interpreter::Value& value);

}  // namespace clausule::generate
