// A folder of single events (vdir), as vdirsyncer and khal keep calendars.
#include <algorithm>
#include <map>
#include <set>

#include "calendar/generation.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/calendar/update.hpp"

namespace rubdown {
namespace {

/// Names and colours belong to the folder.
bool belongs_to_each_file(std::string_view name) { return name == "VERSION" || name == "PRODID" || name == "CALSCALE"; }

void write_start(std::string& out, const IcsFile& file, const IcsBlock& event) {
  IcsText(out).begin("VCALENDAR");
  for (const IcsLine& line : file.headers.at(0)) {
    if (!belongs_to_each_file(line.name)) continue;
    for (const std::string_view physical : line.physical) out.append(physical).append("\r\n");
  }
  std::set<std::string> zones;
  for (const IcsLine& line : event.lines) zones.insert(line.parameter("TZID"));
  for (const IcsBlock& block : file.blocks) {
    const IcsLine* name = block.kind == "VTIMEZONE" ? block.find("TZID") : nullptr;
    if (name && zones.count(std::string(trim(name->value()))) != 0) copy_block(out, block);
  }
}

std::string file_name(const IcsBlock& event) { return event.uid() + ".ics"; }

std::string file_text(const IcsFile& file, const IcsBlock& event, const IcsBlock* previous) {
  std::string out;
  write_start(out, file, event);
  if (previous) {
    write_changed(out, event, *previous);
  } else {
    copy_block(out, event);
  }
  IcsText(out).end("VCALENDAR");
  return out;
}

const IcsBlock* event_with(const IcsFile& file, std::string_view uid) {
  const auto found = std::find_if(file.blocks.begin(), file.blocks.end(),
                                  [&](const IcsBlock& block) { return block.kind == "VEVENT" && block.uid() == uid; });
  return found == file.blocks.end() ? nullptr : &*found;
}

bool lies_in(const IcsBlock& event, const UpdateOptions& options) {
  const auto day = event.day();
  return !options.only_days || !day || (*day >= options.only_days->first && *day <= options.only_days->second);
}

}  // namespace

std::vector<CalendarFile> split_ics(std::string_view calendar) {
  Diagnostics none;
  const IcsFile file = read_ics(calendar, 0, none);
  std::vector<CalendarFile> files;
  for (const IcsBlock& block : file.blocks)
    if (block.kind == "VEVENT") files.push_back({file_name(block), file_text(file, block, nullptr)});
  return files;
}

FolderChanges update_folder(std::span<const CalendarFile> existing, std::string_view current_text,
                            const UpdateOptions& options, Diagnostics& findings) {
  const IcsFile current = read_ics(current_text, options.source, findings);
  const std::string tag = plan_tag(current);
  std::map<std::string, const CalendarFile*> before;
  for (const CalendarFile& file : existing) before.emplace(file.name, &file);

  FolderChanges changes;
  std::set<std::string> wanted;
  for (const IcsBlock& event : current.blocks) {
    if (event.kind != "VEVENT") continue;
    const std::string name = file_name(event);
    wanted.insert(name);
    const auto found = before.find(name);
    Diagnostics damage;
    const IcsFile old = read_ics(found == before.end() ? std::string_view{} : found->second->text, 0, damage);
    const IcsBlock* previous = event_with(old, event.uid());
    if (previous && damage.empty() && says_the_same(event, *previous)) continue;
    changes.write.push_back({name, file_text(current, event, previous)});
  }
  for (const CalendarFile& file : existing) {
    if (wanted.count(file.name) != 0 || !file.name.ends_with(".ics")) continue;
    Diagnostics damage;
    const IcsFile old = read_ics(file.text, 0, damage);
    const std::string uid = file.name.substr(0, file.name.size() - 4);
    const IcsBlock* event = event_with(old, uid);
    if (event && !tag.empty() && plan_tag(*event) == tag && lies_in(*event, options)) {
      changes.remove.push_back(file.name);
    }
  }
  return changes;
}

}  // namespace rubdown
