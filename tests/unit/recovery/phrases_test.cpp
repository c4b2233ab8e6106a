#include "recovery/phrases.hpp"

#include <doctest/doctest.h>

#include <string>

#include "recovery/lapse.hpp"

using namespace rubdown;

TEST_CASE("a phrase holds where one sentence has all its words and none is denied") {
  struct Row {
    const char* note;
    const char* phrase;
    bool holds;
  };
  const Row rows[] = {
      {"My left calf is swollen", "calf swol*", true},
      {"Swollen. It is the calf", "calf swol*", false},
      {"calf not swollen", "calf swol*", false},
      {"the calf isn't really swollen", "calf swol*", false},
      {"the calf isn\xE2\x80\x99t swollen", "calf swol*", false},
      {"no pain, but the calf is swollen", "calf swol*", true},
      {"no pain but swollen calf", "calf swol*", true},
      {"without swelling of the calf", "calf swell*", false},
      {"can't push off", "can't push off", true},
      {"CALF SWOLLEN", "calf swol*", true},
      {"numbers", "numb", false},
      {"tight and achy again after ten miles, though stretched and rolled before and after", "strain", false},
      {"shin pain at night", "pain night -chest -last", true},
      {"chest pain last night", "pain night -chest -last", false},
      {"no chest pain, shin pain at night", "pain night -chest", true},
      {"pain at night; chest is fine", "pain night -chest", true},
      {"I couldn't really breathe", "couldn't breathe", true},
      {"could not breathe", "couldn't breathe", true},
      {"could not breathe", "not breathe", true},
      {"no period for 3 months", "no period month*", true},
      {"no period for 3 months", "period month*", false},
      {"die Beine sind M\u00DCDE", "m\u00FCde", true},
      {"die Beine sind mu\u0308de", "M\u00DCDE", true},
      {"\u0423\u0421\u0422\u0410\u041B", "\u0443\u0441\u0442\u0430\u043B", true},
      {"calf\u00A0swollen", "calf swol*", true},
      {"calf\nswollen", "calf swol*", true},
      {"calf \r\n  swollen", "calf swol*", true},
      {"calf\n\nswollen", "calf swol*", false},
      {"calf\n \t\nswollen", "calf swol*", false},
      {"- calf\n- swollen", "calf swol*", false},
      {"calf\nnot swollen", "calf swol*", false},
      {"no pain\ncalf swollen", "calf swol*", true},
      {"temperature of 38.5 outside", "temperature 38* -outside", false},
      {"temperature 38.5.", "temperature 38*", true},
      {"\u00ABswollen\u00BB calf", "calf swol*", true},
      {"can't sleep", "cant sleep", true},
      {"can't sleep", "CAN\u2019T sleep", true},
      {"", "calf", false},
      {"calf", "", false}};
  for (const Row& row : rows) {
    const std::string note = row.note, phrase = row.phrase;
    CAPTURE(note);
    CAPTURE(phrase);
    CHECK(holds_phrase(row.note, row.phrase) == row.holds);
  }
}

TEST_CASE("lengths of time read and print back") {
  CHECK(parse_lapse("24 h") == Minutes{1440});
  CHECK(parse_lapse("0.5 h") == Minutes{30});
  CHECK(parse_lapse("-45 min") == Minutes{-45});
  CHECK(parse_lapse("14 d") == Minutes{14 * 1440});
  CHECK(parse_lapse("2w") == Minutes{14 * 1440});
  CHECK(!parse_lapse("24"));
  CHECK(!parse_lapse("h"));
  CHECK(!parse_lapse("0.01 min"));
  CHECK(!parse_lapse("1e9 h"));
  CHECK(!parse_lapse("nan h"));
  CHECK(format_lapse(Minutes{1440}) == "24 h");
  CHECK(format_lapse(Minutes{-45}) == "-45 min");
  CHECK(format_lapse(Minutes{14 * 1440}) == "14 d");
  CHECK(format_lapse(Minutes{168 * 60}) == "168 h");
}
