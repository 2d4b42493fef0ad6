#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace clausule::benchmark {

/// Registers `decide/engine`, `decide/handwritten` and `read/engine` over the claims of a workload,
/// after comparing the decisions of both line by line. Returns what went wrong, or nothing.
std::string register_decide(const std::filesystem::path& workload);

/// Registers `small/engine` and `small/handwritten`: dossiers of exactly 40 lines, one at a time.
std::string register_small(const std::filesystem::path& workload);

/// Registers `load/engine` or `load/handwritten`: the contract of a workload from its files, ready
/// to decide. One of the two in a process, as each is asked for the memory it takes.
void register_load(const std::filesystem::path& workload, bool by_hand);

/// Registers `process/NAME`: a program from its start to its end; it must end with 0 or 1.
void register_process(const std::string& name, const std::vector<std::string>& command);

}  // namespace clausule::benchmark
