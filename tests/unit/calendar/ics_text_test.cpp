#include "rubdown/calendar/ics_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace rubdown;
using namespace std::string_literals;
using namespace std::chrono_literals;

namespace {

std::string line(std::string_view value) {
  std::string out;
  IcsText(out).line("SUMMARY", value);
  return out;
}

std::string text(std::string_view value) {
  std::string out;
  IcsText ics(out);
  ics.open("DESCRIPTION");
  ics.text(value);
  ics.close();
  return out;
}

}  // namespace

TEST_CASE("texts are escaped once, and nothing else in them is") {
  struct Row {
    std::string value, expected;
  };
  const Row rows[] = {
      {"Easy 5 mi", "DESCRIPTION:Easy 5 mi\r\n"},
      {"a, b; c: \"d\" 'e' ^f", "DESCRIPTION:a\\, b\\; c: \"d\" 'e' ^f\r\n"},
      {"back\\slash", "DESCRIPTION:back\\\\slash\r\n"},
      {"a\nb", "DESCRIPTION:a\\nb\r\n"},
      {"a\r\nb", "DESCRIPTION:a\\nb\r\n"},
      {"a\rb", "DESCRIPTION:a\\nb\r\n"},
      {"a\n\nb", "DESCRIPTION:a\\n\\nb\r\n"},
      {"a \t\n b", "DESCRIPTION:a\\n b\r\n"},
      {"  spaces at the ends \n ", "DESCRIPTION:spaces at the ends\r\n"},
      {"a\tb", "DESCRIPTION:a b\r\n"},
      {"x\u0085y\u2028z\u2029w", "DESCRIPTION:x\\ny\\nz\\nw\r\n"},
      {"a\0b\x1b[31mc\x7f"s, "DESCRIPTION:ab[31mc\r\n"},
      {"\ufeff\u202ea\u202c\u2066b\u2069\ufffe\U0001ffff", "DESCRIPTION:ab\r\n"},
      {"\xff \xc3( \xed\xa0\x80", "DESCRIPTION:? ?( ???\r\n"},
      {"\ue000 \ufffd", "DESCRIPTION:? ?\r\n"},
      {"Run\r\nBEGIN:VALARM", "DESCRIPTION:Run\\nBEGIN:VALARM\r\n"},
      {"C:\\new \\, \\\\n \\", "DESCRIPTION:C:\\\\ new \\\\ \\, \\\\\\\\ n \\\\\r\n"},
      {"a\\\nb", "DESCRIPTION:a\\\\ \\nb\r\n"},
      {"a <b>bold</b> 3 < 4 <", "DESCRIPTION:a < b>bold< /b> 3 < 4 <\r\n"},
      {"Zoë 走る", "DESCRIPTION:Zoë 走る\r\n"},
      {"", ""},
      {" \n\t\x01", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(text(row.value) == row.expected);
  }
}

TEST_CASE("one-line texts have spaces for line ends") {
  CHECK(line("a\r\nb\nc") == "SUMMARY:a b c\r\n");
  CHECK(line("\n") == "");
}

TEST_CASE("a text in pieces is the text in one") {
  std::string out;
  IcsText ics(out);
  ics.open("DESCRIPTION");
  ics.text(" a").text(" ").new_line().text("b\\").text("n").text("").new_line();
  ics.close();
  CHECK(out == "DESCRIPTION:a\\nb\\\\ n\r\n");
}

TEST_CASE("a piece of any length is written as its characters would be, one by one") {
  const std::string_view characters[] = {" ", ",", ";", "\\", "<", "\n", "\t", "\x01", "\x7f", "é"};
  const std::string letters = "nab/cdefghijklmnopqrstuvwxyz0123456789NABCDEFGHIJKLMN";
  const auto written = [](std::string_view before, const std::vector<std::string_view>& pieces) {
    std::string out;
    IcsText ics(out);
    ics.open("DESCRIPTION");
    ics.text(before);
    for (const std::string_view piece : pieces) ics.text(piece);
    ics.text("z").close();
    return out;
  };
  for (const std::string_view before : {"", "a", "a ", "a  ", "a\n", "a\n ", "b\\", "b\\ ", "less <"}) {
    for (std::size_t size = 1; size <= 50; ++size) {
      for (const std::string_view odd : characters) {
        for (std::size_t place = 0; place <= size; ++place) {
          const std::string_view front = std::string_view(letters).substr(0, place);
          const std::string_view back = std::string_view(letters).substr(place, size - place);
          std::vector<std::string_view> one_by_one;
          for (const char& c : front) one_by_one.emplace_back(&c, 1);
          one_by_one.push_back(odd);
          for (const char& c : back) one_by_one.emplace_back(&c, 1);
          const std::string whole = std::string{front}.append(odd).append(back);
          if (written(before, {whole}) == written(before, one_by_one)) continue;
          CAPTURE(before);
          CAPTURE(whole);
          CHECK(written(before, {whole}) == written(before, one_by_one));
        }
      }
    }
  }
}

TEST_CASE("a phrase is written as its text would be, whatever stands before it") {
  const std::string before[] = {"", "a", "a ", "a\n", "a\n ", "back\\", "back\\\n", "less <", std::string(60, 'x')};
  const std::string phrases[] = {
      "plain words",
      "a, b; c",
      ", then; more ",
      "line\nline \n",
      "two ends\n\n",
      "an end and a space\n ",
      "less <\n",
      "no\\\n",
      "ends in less <",
      "a <b> tag",
      "back\\slash",
      "no\\",
      "",
      " ",
      " begins with a space",
      "\nline",
      "n",
      "/",
      "Zoë 走る 🏃, \xff",
      "é",
      "\x01",
      std::string(200, ',') + std::string(200, 'x'),
      "x" + std::string(300, '\n') + "走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走走"};
  for (const std::string& first : before) {
    for (const std::string& phrase : phrases) {
      for (const std::string last :
           {"", "z", " z", "\tz", "n", ";", " ", "\t", "\n", "\n ", "\n\tz", "\nz", "<", "\x01"}) {
        CAPTURE(first);
        CAPTURE(phrase);
        IcsPhraseStore store;
        std::string plain, prepared, none;
        IcsText ics(plain), again(prepared), maker(none);
        ics.open("DESCRIPTION");
        ics.text(first).text(phrase).text(last).close();
        again.open("DESCRIPTION");
        again.text(first).text(maker.phrase(phrase, store)).text(last).close();
        CHECK(prepared == plain);
      }
    }
  }
}

TEST_CASE("a text of many pieces and phrases is folded as one that is added at once, wherever they begin") {
  const std::string_view words[] = {"a",
                                    "easy run",
                                    ", then; more ",
                                    "back\\",
                                    "\\\\\\",
                                    "<b",
                                    "n",
                                    "  ",
                                    "x\n",
                                    "two ends\n\n",
                                    "Zo\u00eb \u8d70\u308b",
                                    "\U0001f3c3",
                                    "words that are longer than any one of the lines that they are folded into, by a "
                                    "good deal; and, at the end, a line end\n",
                                    "exactly sixteen.",
                                    "Long 12 mi on Sun 1 Mar",
                                    "\t",
                                    "\\n,"};
  std::uint32_t random = 7;
  const auto next = [&random](std::size_t limit) {
    random = random * 1664525 + 1013904223;
    return static_cast<std::size_t>(random >> 8) % limit;
  };
  IcsPhraseStore store;
  std::string none, held = "before\r\n", expected;
  IcsText maker(none), ics(held);
  maker.hold();
  ics.hold();
  for (int round = 0; round < 4000; ++round) {
    std::string whole(next(90), 'x'), out;
    ics.open("DESCRIPTION");
    ics.text(whole);
    const auto word = [&] { return words[next(std::size(words))]; };
    for (std::size_t count = next(12); count > 0; --count) {
      const std::string_view piece = word();
      switch (next(3)) {
      case 0:
        ics.text(piece);
        whole += piece;
        break;
      case 1:
        ics.text(maker.phrase(piece, store));
        whole += piece;
        break;
      default:
        const std::string_view before = next(2) == 0 ? "because (RULE, for " : word(), after = word();
        ics.text(maker.phrase(before, store), piece, maker.phrase(after, store));
        whole.append(before).append(piece).append(after);
      }
    }
    ics.close();
    IcsText at_once(out);
    at_once.open("DESCRIPTION");
    at_once.text(whole).close();
    expected += out;
    const std::string line(next(300), 'y');
    ics.lines(line);
    expected += line;
  }
  ics.release();
  CHECK(held == expected);
}

TEST_CASE("lines are folded at 75 octets, never inside a character or an escape") {
  CHECK(line(std::string(67, 'x')) == "SUMMARY:" + std::string(67, 'x') + "\r\n");
  CHECK(line(std::string(68, 'x')) == "SUMMARY:" + std::string(67, 'x') + "\r\n x\r\n");
  CHECK(line(std::string(67 + 74 + 1, 'x')) ==
        "SUMMARY:" + std::string(67, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
  CHECK(line(std::string(66, 'x') + ",") == "SUMMARY:" + std::string(66, 'x') + "\r\n \\,\r\n");
  CHECK(line(std::string(65, 'x') + "走") == "SUMMARY:" + std::string(65, 'x') + "\r\n 走\r\n");
  CHECK(line(std::string(64, 'x') + "走") == "SUMMARY:" + std::string(64, 'x') + "走\r\n");
  for (std::size_t length = 0; length < 160; ++length) {
    const std::string folded = text(std::string(length, 'x') + "走\\n,;走\n🏃 <b");
    std::size_t begin = 0;
    for (std::size_t end; (end = folded.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
      CAPTURE(folded);
      REQUIRE(end - begin <= 75);
      REQUIRE(end - begin > 1);
    }
    REQUIRE(begin == folded.size());
  }
}

TEST_CASE("constants hold printable ASCII only") {
  std::string out;
  IcsText(out).constant("TZID", "Europe/Ber\r\nlin\x01\xff");
  CHECK(out == "TZID:Europe/Berlin\r\n");
}

TEST_CASE("a value of any length and content is folded as one that is folded character by character") {
  // Slow and obvious: the octets of one character, or of one escape, at a time.
  const auto units_of = [](std::string_view value) {
    std::vector<std::string> units;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const bool more = i > 0 && (value[i] & 0xc0) == 0x80;
      const bool after = !units.empty() && units.back() == "\\";
      if (more || after)
        units.back() += value[i];
      else
        units.emplace_back(1, value[i]);
    }
    return units;
  };
  const auto folded = [&](std::string_view name, std::string_view value) {
    std::string out;
    std::size_t left = 75;
    const auto add = [&](std::string_view unit) {
      if (unit.size() > left) {
        out += "\r\n ";
        left = 74;
      }
      out += unit;
      left -= unit.size();
    };
    for (const char c : name) add({&c, 1});
    add(":");
    for (const std::string& unit : units_of(value)) add(unit);
    return out + "\r\n";
  };
  const std::string_view pieces[] = {"x", "word ", "a\\b", ",", ";", "\n", "é", "走", "🏃", "\\", "\\\\", "z<"};
  std::uint32_t random = 1;
  const auto next = [&random](std::size_t limit) {
    random = random * 1664525 + 1013904223;
    return static_cast<std::size_t>(random >> 8) % limit;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string name(1 + next(round % 10 == 0 ? 160 : 20), 'N');
    std::string given = "a";
    for (std::size_t length = next(300); given.size() < length;) {
      const std::string_view piece = pieces[next(std::size(pieces))];
      for (std::size_t times = next(4) == 0 ? next(80) : 1; times > 0; --times) given += piece;
    }
    given += 'a';
    // On a line without end the value stands as it is escaped.
    std::string out;
    IcsText ics(out);
    ics.open(name);
    ics.text(given).close();
    std::string value;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out.compare(i, 3, "\r\n ") == 0)
        i += 2;
      else
        value += out[i];
    }
    value = value.substr(name.size() + 1, value.size() - name.size() - 3);
    CAPTURE(value);
    REQUIRE(out == folded(name, value));
  }
}

TEST_CASE("a long constant is folded anywhere, an address not inside an escape of ours") {
  std::string out;
  IcsText ics(out);
  ics.constant("TZID", std::string(69, 'x') + "\\y" + std::string(73, 'x'));
  CHECK(out == "TZID:" + std::string(69, 'x') + "\\\r\n y" + std::string(73, 'x') + "\r\n");
  const std::string host = "https://example.org/";
  for (std::size_t length = 48; length < 52; ++length) {
    CAPTURE(length);
    const std::string path(length, 'p');
    const std::size_t left = 75 - 4 - host.size() - length;
    out.clear();
    CHECK(ics.uri("URL", host + path + " q"));
    CHECK(out ==
          "URL:" + host + path + (left >= 3 ? "%20" + std::string(left == 3 ? "\r\n " : "") : "\r\n %20") + "q\r\n");
    out.clear();
    CHECK(ics.uri("URL", host + path + "%41q"));
    CHECK(out == "URL:" + (host + path + "%41q").insert(71, "\r\n ") + "\r\n");
  }
}

TEST_CASE("addresses are URIs or nothing") {
  struct Row {
    std::string value, expected;
  };
  const Row rows[] = {
      {"https://example.org/a,b;c?d=e#f", "URL:https://example.org/a,b;c?d=e#f\r\n"},
      {" example.org/book now ", "URL:https://example.org/book%20now\r\n"},
      {"HTTP://example.org/ü\"\\", "URL:HTTP://example.org/%C3%BC%22%5C\r\n"},
      {"https://example.org/100%/%41", "URL:https://example.org/100%25/%41\r\n"},
      {"https://example.org/\r\nATTENDEE:x", "URL:https://example.org/%0D%0AATTENDEE:x\r\n"},
      {"mailto:sam@example.org", "URL:mailto:sam@example.org\r\n"},
      {"javascript:alert(1)", ""},
      {"call Sam", ""},
      {"", ""},
      {"https://", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    std::string out;
    CHECK(IcsText(out).uri("URL", row.value) == !row.expected.empty());
    CHECK(out == row.expected);
  }
}

TEST_CASE("dates, times, offsets and lengths have the forms of RFC 5545") {
  const Day day{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}.time_since_epoch()};
  CHECK(ics_date(day) == "20261101");
  CHECK(ics_civil(Civil{day} + 9h + 10min) == "20261101T091000");
  CHECK(ics_utc(Instant{Civil{day}.time_since_epoch()} + 14h + 10min + 5s) == "20261101T141005Z");
  CHECK(ics_offset(0s) == "+0000");
  CHECK(ics_offset(-5h) == "-0500");
  CHECK(ics_offset(5h + 45min) == "+0545");
  CHECK(ics_offset(-(44min + 30s)) == "-004430");
  CHECK(ics_duration(45min) == "PT45M");
  CHECK(ics_duration(90min) == "PT1H30M");
  CHECK(ics_duration(24h) == "PT24H");
  CHECK(ics_duration(0min) == "PT0S");
}
