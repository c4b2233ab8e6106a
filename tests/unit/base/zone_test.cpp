#include "rubdown/base/zone.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "base/zone_footer.hpp"

namespace {

using namespace std::chrono_literals;
using rubdown::Civil;
using rubdown::CivilResolution;
using rubdown::Instant;
using rubdown::Zone;

/// The bytes of a TZif file, made field by field.
struct TzifType {
  std::int32_t utc;
  bool dst;
  std::uint8_t name_at;
};
struct TzifParts {
  char version = '2';
  std::vector<std::int64_t> times;
  std::vector<std::uint8_t> type_at;
  std::vector<TzifType> types;
  std::string names;
  std::string footer;
  std::uint32_t leap = 0;
};

std::string big_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xff);
  return text;
}

std::string block(const TzifParts& parts, int time_size) {
  std::string text = "TZif";
  text += parts.version;
  text += std::string(15, '\0');
  text += big_endian(0, 4) + big_endian(0, 4) + big_endian(parts.leap, 4) + big_endian(parts.times.size(), 4) +
          big_endian(parts.types.size(), 4) + big_endian(parts.names.size(), 4);
  for (const std::int64_t time : parts.times) text += big_endian(static_cast<std::uint64_t>(time), time_size);
  for (const std::uint8_t type : parts.type_at) text += static_cast<char>(type);
  for (const TzifType& type : parts.types) {
    text += big_endian(static_cast<std::uint32_t>(type.utc), 4);
    text += static_cast<char>(type.dst);
    text += static_cast<char>(type.name_at);
  }
  text += parts.names;
  text += std::string(parts.leap * static_cast<std::size_t>(time_size + 4), '\0');
  return text;
}

std::string tzif(const TzifParts& parts) {
  if (parts.version == '\0') return block(parts, 4);
  TzifParts empty;
  empty.version = parts.version;
  empty.types = {{0, false, 0}};
  empty.names = std::string("UTC\0", 4);
  return block(empty, 4) + block(parts, 8) + "\n" + parts.footer + "\n";
}

/// A slim file: one type, everything else from the footer.
std::string slim(const std::string& footer) {
  TzifParts parts;
  parts.version = '3';
  parts.types = {{0, false, 0}};
  parts.names = std::string("LMT\0", 4);
  parts.footer = footer;
  return tzif(parts);
}

Zone zone_of(const std::string& bytes) {
  std::string error;
  auto zone = rubdown::parse_tzif("Test/Zone", bytes, error);
  REQUIRE_MESSAGE(zone.has_value(), error);
  return *zone;
}

std::string refusal(const std::string& bytes) {
  std::string error;
  const auto zone = rubdown::parse_tzif("Test/Zone", bytes, error);
  return zone ? "accepted" : error;
}

Civil civil(int year, unsigned month, unsigned day, std::chrono::seconds time) {
  return Civil{std::chrono::local_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)}} +
         time;
}

Instant utc(int year, unsigned month, unsigned day, std::chrono::seconds time) {
  return Instant{civil(year, month, day, time).time_since_epoch()};
}

const std::string new_york = "EST5EDT,M3.2.0,M11.1.0";

}  // namespace

TEST_CASE("the morning of the New York City Marathon is an hour longer") {
  const Zone zone = zone_of(slim(new_york));
  CHECK(zone.resolve(civil(2026, 11, 1, 9h + 10min)).first == utc(2026, 11, 1, 14h + 10min));
  CHECK(zone.resolve(civil(2026, 10, 31, 9h + 10min)).first == utc(2026, 10, 31, 13h + 10min));
  CHECK(zone.offset_at(utc(2026, 11, 1, 5h + 59min + 59s)).abbreviation == "EDT");
  CHECK(zone.offset_at(utc(2026, 11, 1, 6h)).abbreviation == "EST");
  CHECK(zone.to_civil(utc(2026, 11, 1, 14h + 10min)) == civil(2026, 11, 1, 9h + 10min));
}

TEST_CASE("civil times that do not exist or exist twice are told apart") {
  struct Row {
    const char* what;
    Civil civil;
    CivilResolution::Kind kind;
    Instant first, second;
  };
  using Kind = CivilResolution::Kind;
  const Row rows[] = {
      {"just before the gap", civil(2026, 3, 8, 2h - 1s), Kind::unique, utc(2026, 3, 8, 7h - 1s),
       utc(2026, 3, 8, 7h - 1s)},
      {"first of the gap", civil(2026, 3, 8, 2h), Kind::gap, utc(2026, 3, 8, 7h), utc(2026, 3, 8, 7h)},
      {"in the gap", civil(2026, 3, 8, 2h + 30min), Kind::gap, utc(2026, 3, 8, 7h + 30min),
       utc(2026, 3, 8, 7h + 30min)},
      {"after the gap", civil(2026, 3, 8, 3h), Kind::unique, utc(2026, 3, 8, 7h), utc(2026, 3, 8, 7h)},
      {"before the overlap", civil(2026, 11, 1, 1h - 1s), Kind::unique, utc(2026, 11, 1, 5h - 1s),
       utc(2026, 11, 1, 5h - 1s)},
      {"first of the overlap", civil(2026, 11, 1, 1h), Kind::overlap, utc(2026, 11, 1, 5h), utc(2026, 11, 1, 6h)},
      {"in the overlap", civil(2026, 11, 1, 1h + 30min), Kind::overlap, utc(2026, 11, 1, 5h + 30min),
       utc(2026, 11, 1, 6h + 30min)},
      {"after the overlap", civil(2026, 11, 1, 2h), Kind::unique, utc(2026, 11, 1, 7h), utc(2026, 11, 1, 7h)},
  };
  const Zone zone = zone_of(slim(new_york));
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const CivilResolution found = zone.resolve(row.civil);
    CHECK(found.kind == row.kind);
    CHECK(found.first == row.first);
    CHECK(found.second == row.second);
  }
}

TEST_CASE("footers of every form give the offset they say") {
  struct Row {
    std::string footer;
    Instant instant;
    std::chrono::seconds utc;
    std::string abbreviation;
  };
  const Row rows[] = {
      {"<+0545>-5:45", utc(2026, 6, 1, 0h), 5h + 45min, "+0545"},
      {"IST-1GMT0,M10.5.0,M3.5.0/1", utc(2026, 1, 10, 0h), 0h, "GMT"},
      {"IST-1GMT0,M10.5.0,M3.5.0/1", utc(2026, 7, 10, 0h), 1h, "IST"},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", utc(2026, 3, 29, 0h + 59min), -2h, "-02"},
      {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", utc(2026, 3, 29, 1h), -1h, "-01"},
      {"EET-2EEST,M3.4.4/50,M10.4.4/50", utc(2026, 3, 28, 0h - 1s), 2h, "EET"},
      {"EET-2EEST,M3.4.4/50,M10.4.4/50", utc(2026, 3, 28, 0h), 3h, "EEST"},
      {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", utc(2026, 1, 1, 0h), 11h, "+11"},
      {"XXX3EDT4,0/0,J365/23", utc(2026, 1, 1, 2h), -4h, "EDT"},
      {"XXX3EDT4,0/0,J365/23", utc(2026, 12, 31, 23h), -4h, "EDT"},
      {"AAA0BBB,J60/0,J61/0", utc(2024, 3, 1, 12h), 1h, "BBB"},
      {"AAA0BBB,59/0,60/0", utc(2024, 2, 29, 12h), 1h, "BBB"},
      {"AAA0BBB,59/0,60/0", utc(2025, 3, 1, 12h), 1h, "BBB"},
      {"AAA-1:02:03", utc(2025, 3, 1, 12h), 1h + 2min + 3s, "AAA"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.footer);
    const auto offset = zone_of(slim(row.footer)).offset_at(row.instant);
    CHECK(offset.utc == row.utc);
    CHECK(offset.abbreviation == row.abbreviation);
  }
}

TEST_CASE("footers that are no rule are refused") {
  const std::string rows[] = {"EST",
                              "5",
                              "EST5EDT",
                              "EST5EDT,M3.2.0",
                              "EST5EDT,M13.2.0,M11.1.0",
                              "EST5EDT,M3.6.0,M11.1.0",
                              "EST5EDT,M3.2.7,M11.1.0",
                              "EST5EDT,M3.2.0/168,M11.1.0",
                              "EST5EDT,M3.2.0,M11.1.0,",
                              "EST5EDT,J0,J366",
                              "EST5EDT,366,1",
                              "ES5",
                              "<ES5",
                              "<E S>5",
                              "EST25",
                              "EST5:60",
                              "EST5:",
                              "EST5EDT,M3.2.0,M11.1.0/",
                              "EST5EDT,M3..0,M11.1.0",
                              "EST99999999999",
                              ":America/New_York"};
  for (const std::string& row : rows) {
    CAPTURE(row);
    CHECK(refusal(slim(row)) == "its last line is no rule for the years to come");
  }
}

TEST_CASE("transitions come from the table, then from the footer, without repeats and without changes of nothing") {
  TzifParts parts;
  parts.times = {1000, 2000, utc(2026, 3, 8, 7h).time_since_epoch().count()};
  parts.type_at = {0, 1, 2};
  parts.types = {{-17762, false, 0}, {-18000, false, 4}, {-14400, true, 8}};
  parts.names = std::string("LMT\0EST\0EDT\0", 12);
  parts.footer = new_york;
  const auto found = zone_of(tzif(parts)).transitions(Instant{0s}, utc(2027, 12, 1, 0h));
  REQUIRE(found.size() == 5);
  CHECK(found[0].when == Instant{2000s});
  CHECK(found[0].before.abbreviation == "LMT");
  CHECK(found[1].when == utc(2026, 3, 8, 7h));
  CHECK(found[2].when == utc(2026, 11, 1, 6h));
  CHECK(found[2].after.abbreviation == "EST");
  CHECK(found[4].when == utc(2027, 11, 7, 6h));
}

TEST_CASE("a change belongs to the span that begins with it") {
  const Zone zone = zone_of(slim(new_york));
  const Instant change = utc(2026, 11, 1, 6h);
  CHECK(zone.transitions(change, change + 1s).size() == 1);
  CHECK(zone.transitions(change - 1s, change).empty());
  CHECK(zone.transitions(change, change).empty());
}

TEST_CASE("files without a footer keep their last offset") {
  TzifParts parts;
  parts.version = '\0';
  parts.times = {0};
  parts.type_at = {1};
  parts.types = {{0, false, 0}, {3600, false, 4}};
  parts.names = std::string("GMT\0CET\0", 8);
  const Zone zone = zone_of(tzif(parts));
  CHECK(zone.offset_at(Instant{-1s}).abbreviation == "GMT");
  CHECK(zone.offset_at(utc(2090, 1, 1, 0h)).abbreviation == "CET");
  CHECK_FALSE(zone.footer().has_value());
}

TEST_CASE("damaged files are refused with the reason") {
  TzifParts parts;
  parts.times = {1000, 2000};
  parts.type_at = {0, 1};
  parts.types = {{0, false, 0}, {3600, true, 4}};
  parts.names = std::string("GMT\0BST\0", 8);
  parts.footer = "GMT0";
  const std::string good = tzif(parts);
  CHECK(refusal(good) == "accepted");
  for (std::size_t length = 0; length < good.size(); ++length) {
    CAPTURE(length);
    CHECK(refusal(good.substr(0, length)) != "accepted");
  }
  const auto with = [&](auto change) {
    TzifParts changed = parts;
    change(changed);
    return refusal(tzif(changed));
  };
  const std::string contradiction = "its tables contradict each other";
  CHECK(with([](TzifParts& p) { p.times = {2000, 2000}; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.times = {3000, 2000}; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.times = {std::numeric_limits<std::int64_t>::min(), 2000}; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.type_at = {0, 2}; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.types[1].name_at = 8; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.types[1].utc = 26 * 3600; }) == contradiction);
  CHECK(with([](TzifParts& p) { p.names = std::string("GMT\0BSTX", 8); }) == contradiction);
  CHECK(with([](TzifParts& p) { p.names = std::string("GMT\0B\nT\0", 8); }) == contradiction);
  CHECK(with([](TzifParts& p) { p.version = '1'; }) == "its version is unknown");
  CHECK(with([](TzifParts& p) { p.leap = 1; }) ==
        "it counts leap seconds; use the file of the same name outside right/");
  CHECK(refusal("not a zone") == "it is not a time zone file");
  std::string huge = good;
  for (std::size_t i = 20; i < 44; ++i) huge[i] = '\xff';
  CHECK(refusal(huge) == "it is cut off, or its counts are wrong");
}

TEST_CASE("a fixed zone never changes") {
  const Zone zone = rubdown::fixed_zone("UTC", 0s);
  CHECK(zone.name() == "UTC");
  CHECK(zone.transitions(utc(1900, 1, 1, 0h), utc(2200, 1, 1, 0h)).empty());
  CHECK(zone.resolve(civil(2026, 3, 8, 2h + 30min)).first == utc(2026, 3, 8, 2h + 30min));
}

TEST_CASE("zone names cannot leave the folder they are looked up in") {
  for (const char* good :
       {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"}) {
    CAPTURE(good);
    CHECK(rubdown::is_zone_name(good));
  }
  for (const char* bad : {"", "/", "/etc/passwd", "../x", "Europe/../x", "Europe//Berlin", "Europe/", "a.b", "-x",
                          "Europe/Ber lin", "right/Europe/Berlin", "posix/UTC", "Zürich", "A\nB"}) {
    CAPTURE(bad);
    CHECK_FALSE(rubdown::is_zone_name(bad));
  }
}

TEST_CASE("times are printed as RFC 3339") {
  CHECK(rubdown::format_rfc3339(civil(2026, 11, 1, 9h + 10min), -5h) == "2026-11-01T09:10:00-05:00");
  CHECK(rubdown::format_rfc3339(civil(2026, 11, 1, 9h + 10min), 5h + 45min) == "2026-11-01T09:10:00+05:45");
  CHECK(rubdown::format_rfc3339(civil(2026, 11, 1, 9h + 10min), 0s) == "2026-11-01T09:10:00+00:00");
  CHECK(rubdown::format_rfc3339(civil(1971, 1, 1, 0h), -(44min + 30s)) == "1971-01-01T00:44:30Z");
}
