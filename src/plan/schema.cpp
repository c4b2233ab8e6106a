#include "rubdown/plan/schema.hpp"

#include "plan/keys.hpp"
#include "toml/schema.hpp"

namespace rubdown {

std::string plan_schema_json() { return toml::json_schema(keys::file, "rubdown plan"); }

std::string log_schema_json() { return toml::json_schema(keys::log, "rubdown log"); }

}  // namespace rubdown
