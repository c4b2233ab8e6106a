#include "rubdown/calendar/uid.hpp"

#include <doctest/doctest.h>

#include "calendar/sha1.hpp"

using namespace rubdown;

namespace {

std::string hex(const Sha1Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

}  // namespace

TEST_CASE("SHA-1 gives the digests of RFC 3174 and FIPS 180") {
  CHECK(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(sha1(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("SHA-1 pads texts of every length around a block") {
  // Of the lengths around one block and two; the digests come from another implementation.
  CHECK(hex(sha1(std::string(55, 'a'))) == "c1c8bbdc22796e28c0e15163d20899b65621d65a");
  CHECK(hex(sha1(std::string(56, 'a'))) == "c2db330f6083854c99d4b5bfb6e8f29f201be699");
  CHECK(hex(sha1(std::string(64, 'a'))) == "0098ba824b5c16427bd7a1122a5a442a25ec644d");
}

TEST_CASE("name-based UUIDs agree with RFC 9562 appendix A.4") {
  constexpr UuidBytes dns{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                          0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  const std::array<char, 36> text = format_uuid(uuid_v5_bytes(dns, "www.example.com"));
  CHECK(std::string(text.data(), text.size()) == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST_CASE("names taken several at a time have the UUIDs they have alone, whatever their lengths and number") {
  constexpr UuidBytes space{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                            0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  // With the 16 octets of the space, 39 octets are the most that go into one block, and 103 into two.
  const std::size_t lengths[] = {0,  1, 5,  12, 38, 39, 7,  40,  39,  20, 100, 3,  47,
                                 48, 2, 49, 55, 64, 2,  39, 103, 104, 39, 167, 168};
  std::vector<std::string> names;
  for (const std::size_t length : lengths) names.emplace_back(length, static_cast<char>('a' + names.size()));
  names.back().back() = '\xff';
  const std::vector<std::string_view> all(names.begin(), names.end());
  for (std::size_t from = 0; from <= all.size(); ++from) {
    for (std::size_t count = 0; from + count <= all.size(); ++count) {
      std::vector<UuidText> uuids(count);
      put_uuids_v5(space, std::span(all).subspan(from, count), uuids);
      for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(all[from + i]);
        REQUIRE(uuids[i] == format_uuid(uuid_v5_bytes(space, all[from + i])));
      }
    }
  }
}

TEST_CASE("a UID depends on plan, athlete and identity, and on nothing else") {
  Header ann;
  ann.plan_id = "nyc-2026";
  ann.athlete = "Ann";
  Header ben = ann;
  ben.athlete = "Ben";
  const std::string uid = session_uid(ann, "week/3/sun/1");
  // Every calendar that was ever imported holds this value: it must never change.
  CHECK(uid == "1f1e4e80-7dda-5179-b4db-855427c1a82f");
  CHECK(uid == CalendarIds(ann).session("week/3/sun/1"));
  const std::string_view two[] = {"week/3/sun/2", "week/3/sun/1"};
  const UidText among = CalendarIds(ann).uids(two)[1];
  CHECK(uid == std::string(among.data(), among.size()));
  CHECK(uid != session_uid(ann, "week/3/sun/2"));
  CHECK(uid != session_uid(ben, "week/3/sun/1"));
  CHECK(uid.find_first_not_of("0123456789abcdef-") == std::string::npos);
  Header shifted = ann;
  shifted.plan_id = "nyc-2026A";
  shifted.athlete = "nn";
  CHECK(uid != session_uid(shifted, "week/3/sun/1"));
  Header later = ann;
  later.today = Day{std::chrono::days{20000}};
  later.plan_name = "Another name";
  CHECK(uid == session_uid(later, "week/3/sun/1"));
}
