#include "rubdown/calendar/uid.hpp"

#include "calendar/sha1.hpp"

namespace rubdown {
namespace {

/// The project's namespace: drawn at random once, part of every UID ever given out, never changed.
constexpr UuidBytes project_space{0x6b, 0x1f, 0x0c, 0x52, 0x9d, 0x3e, 0x4a, 0x77,
                                  0xb4, 0x18, 0x2e, 0xd5, 0x70, 0x93, 0xaf, 0x06};

/// Each part with its length before it, so that no two lists of parts make one name.
void add_part(std::string& name, std::string_view part) {
  name += std::to_string(part.size());
  name += ':';
  name += part;
}

}  // namespace

CalendarIds::CalendarIds(const Header& header) {
  std::string name;
  add_part(name, header.plan_id);
  add_part(name, header.athlete);
  space_ = uuid_v5_bytes(project_space, name);
  const UidText text = format_uuid(space_);
  calendar_.assign(text.data(), text.size());
}

std::string CalendarIds::session(std::string_view identity) const {
  const UidText text = uid(identity);
  return {text.data(), text.size()};
}

UidText CalendarIds::uid(std::string_view identity) const { return format_uuid(uuid_v5_bytes(space_, identity)); }

std::unique_ptr<UidText[]> CalendarIds::uids(std::span<const std::string_view> identities) const {
  std::unique_ptr<UidText[]> uids(new UidText[identities.size()]);
  put_uuids_v5(space_, identities, {uids.get(), identities.size()});
  return uids;
}

std::string session_uid(const Header& header, std::string_view identity) {
  return CalendarIds(header).session(identity);
}

}  // namespace rubdown
