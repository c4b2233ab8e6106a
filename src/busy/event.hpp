// One event of a calendar file, as far as busy times need it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "busy/file_zones.hpp"
#include "busy/moment.hpp"

namespace rubdown {

/// A date or time with the zone it is in; the instant of a date is its midnight in the athlete's zone.
struct Moment {
  Civil civil{};
  bool date = false;
  const Zone* zone = nullptr;
  Instant instant() const { return zone->resolve(civil).first; }
};

/// An RDATE: a start, and a length of its own where it is a PERIOD.
struct ExtraDate {
  Moment start;
  std::optional<WrittenLength> length;
};

enum class Standing { busy, tentative, free, cancelled, declined };

struct BusyEvent {
  std::uint32_t line = 0;
  std::string uid, title;
  Moment start;
  WrittenLength length;
  bool has_length = false;
  Standing standing = Standing::busy;
  std::vector<std::string> rules, exception_rules;
  std::vector<ExtraDate> extra;
  std::vector<Moment> exceptions;
  std::optional<Moment> replaces;  ///< RECURRENCE-ID
  bool and_following = false;      ///< RANGE=THISANDFUTURE
};

struct EventContext {
  FileZones& zones;
  const IcsFile& file;
  std::string owner;
  std::uint32_t source = 0;
  Diagnostics& findings;
};

/// Reads a VEVENT; a finding (B002) and nothing where it has no usable start.
std::optional<BusyEvent> read_event(const IcsBlock& block, const EventContext& context);

/// The busy periods of a VFREEBUSY, each as an event of its own.
std::vector<BusyEvent> read_free_busy(const IcsBlock& block, const EventContext& context);

/// The moment a property holds, by its TZID and VALUE; nothing where it cannot be read.
std::optional<Moment> read_moment(const IcsLine& line, std::string_view value, std::size_t calendar, FileZones& zones);

/// True for the properties that are of any use here.
bool is_busy_property(std::string_view name);

}  // namespace rubdown
