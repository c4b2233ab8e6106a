#include "batch/templates.hpp"

#include <algorithm>

#include "plan/keys.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/plan/read_plan.hpp"
#include "toml/read.hpp"

namespace rubdown {
namespace {

/// Plans that extend more than this have templates of their own each; those past it count as plans.
constexpr std::size_t most_extended = 1'000;

/// Whether a race has a `date` or a week `starts`, right or wrong: a date with a slip in it is an athlete's.
bool says_a_date(const toml::Value& root) {
  const auto has = [&root](std::string_view tables, std::string_view key) {
    const toml::Value* found = toml::find(root, tables);
    if (!found) return false;
    if (!found->list()) return found->table() && toml::find(*found, key);
    return std::any_of(found->list()->begin(), found->list()->end(),
                       [key](const toml::Value& item) { return item.table() && toml::find(item, key); });
  };
  return has("race", "date") || has("week", "starts");
}

/// A log of its own, or what only a runner has: then somebody relies on its being read.
bool is_somebodys(const std::string& path, const toml::Value& root) {
  const toml::Value* plan = toml::find(root, "plan");
  if (plan && plan->table() && toml::find(*plan, "log")) return true;
  const auto said = [&root](const toml::Key& key) {
    return key.extending == toml::Extending::adds_up && toml::find(root, key.name);
  };
  return std::any_of(keys::file.keys.begin(), keys::file.keys.end(), said) || is_file(log_name(path));
}

/// What the plan at `path` extends; empty where it does not.
std::string extended_by(const std::string& path) {
  std::string error;
  std::optional<std::string> text = read_file(path, error);
  if (!text || text->find("extends") == std::string::npos) return {};
  Sources sources;
  Diagnostics ignored;
  const std::uint32_t source = sources.add(path, std::move(*text));
  const toml::Document document = toml::read(source, sources, ignored);
  const toml::Value* plan = toml::find(document.root, "plan");
  const toml::Value* extends = plan && plan->table() ? toml::find(*plan, "extends") : nullptr;
  if (!extends || !extends->text()) return {};
  std::string_view name = *extends->text();
  while (name.starts_with("./")) name.remove_prefix(2);
  return path_beside(path, name);
}

}  // namespace

void FolderTemplates::look_through() {
  each_name(folder_, [this](std::string_view name) {
    if (!name.ends_with(".toml") || name.ends_with(".log.toml") || extended_.size() == most_extended) return;
    std::string base = extended_by(std::string{folder_}.append("/").append(name));
    if (!base.empty()) extended_.insert(std::move(base));
  });
}

bool FolderTemplates::has(const std::string& path, const LoadedPlan& failed) {
  if (folder_.empty() || !failed.plan || !failed.plan->races.empty() || failed.sources.size() == 0) return false;
  Diagnostics ignored;
  const toml::Document plan = toml::read(0, failed.sources, ignored);
  if (says_a_date(plan.root) || is_somebodys(path, plan.root)) return false;
  std::call_once(looked_, [this] { look_through(); });
  return extended_.contains(path);
}

}  // namespace rubdown
