// The vocabulary of the workout notation: every word and phrase, and what each says. Search is in words.cpp.
#pragma once

#include <string_view>

#include "workout/syntax.hpp"
#include "workout/words.hpp"

namespace rubdown::workout::vocabulary {

/// One phrase: words in lower case with one space between them.
struct Row {
  std::string_view phrase;
  WordKind kind;
  std::uint8_t value = 0;
};

template <class T>
constexpr Row row(std::string_view phrase, WordKind kind, T value) {
  return {phrase, kind, static_cast<std::uint8_t>(value)};
}
constexpr Row zone(std::string_view phrase, Zone value) { return row(phrase, WordKind::zone, value); }
constexpr Row letter(std::string_view phrase, Zone value) { return row(phrase, WordKind::letter_zone, value); }
constexpr Row act(std::string_view phrase, Activity value) { return row(phrase, WordKind::activity, value); }
constexpr Row role(std::string_view phrase, Role value) { return row(phrase, WordKind::role, value); }
constexpr Row link(std::string_view phrase, Link value) { return row(phrase, WordKind::link, value); }
constexpr Row length(std::string_view phrase, DistanceUnit value) { return row(phrase, WordKind::length_unit, value); }
constexpr Row at(std::string_view phrase, Position value) { return row(phrase, WordKind::position, value); }
constexpr Row plain(std::string_view phrase, WordKind kind, int value = 0) { return row(phrase, kind, value); }

/// Labels are bits; the table holds the number of the bit.
constexpr Row label(std::string_view phrase, Label value) {
  int bit = 0;
  while ((1 << bit) != static_cast<int>(value)) ++bit;
  return row(phrase, WordKind::label, bit);
}

// clang-format off
inline constexpr Row rows[] = {
    // How hard.
    zone("very easy", Zone::very_easy), zone("super easy", Zone::very_easy), zone("very slow", Zone::very_easy),
    zone("very light", Zone::very_easy), zone("easy", Zone::easy), zone("easily", Zone::easy), zone("ez", Zone::easy),
    zone("easy pace", Zone::easy), zone("easy effort", Zone::easy), zone("easy running", Zone::easy),
    zone("relaxed", Zone::easy), zone("gentle", Zone::easy), zone("comfortable", Zone::easy),
    zone("conversational", Zone::easy), zone("conversational pace", Zone::easy), zone("slow", Zone::easy),
    zone("regular", Zone::easy), zone("light", Zone::easy), zone("casual", Zone::easy), zone("steady easy", Zone::easy),
    zone("aerobic", Zone::aerobic), zone("general aerobic", Zone::aerobic), zone("gen aerobic", Zone::aerobic),
    zone("ga", Zone::aerobic), zone("general aerobic run", Zone::aerobic),
    zone("moderate", Zone::moderate), zone("moderately", Zone::moderate), zone("mod", Zone::moderate),
    zone("medium", Zone::moderate), zone("moderate pace", Zone::moderate), zone("moderate effort", Zone::moderate),
    zone("steady", Zone::steady), zone("steady aerobic", Zone::steady), zone("steady state", Zone::steady),
    zone("steady pace", Zone::steady), zone("steady effort", Zone::steady), zone("aerobic steady", Zone::steady),
    zone("strong", Zone::strong), zone("brisk", Zone::strong), zone("uptempo", Zone::strong),
    zone("up tempo", Zone::strong), zone("moderately hard", Zone::tempo), zone("comfortably hard", Zone::tempo),
    zone("mp", Zone::marathon), zone("marathon pace", Zone::marathon), zone("marathon race pace", Zone::marathon),
    zone("marathon effort", Zone::marathon), zone("marathon goal pace", Zone::marathon),
    zone("goal marathon pace", Zone::marathon), zone("goal mp", Zone::marathon), zone("target mp", Zone::marathon),
    zone("mgp", Zone::marathon), zone("gmp", Zone::marathon), zone("rmp", Zone::marathon), zone("m pace", Zone::marathon),
    zone("mp effort", Zone::marathon), zone("mp pace", Zone::marathon), zone("mar pace", Zone::marathon),
    zone("gp", Zone::goal), zone("goal pace", Zone::goal), zone("goal race pace", Zone::goal),
    zone("goal", Zone::goal), zone("goal effort", Zone::goal), zone("target pace", Zone::goal),
    zone("race pace", Zone::race_pace), zone("rp", Zone::race_pace), zone("race effort", Zone::race_pace),
    zone("hmp", Zone::half_pace), zone("hm", Zone::half_pace), zone("hm pace", Zone::half_pace),
    zone("hm effort", Zone::half_pace), zone("hmp effort", Zone::half_pace), zone("hmrp", Zone::half_pace),
    zone("half marathon pace", Zone::half_pace), zone("half marathon effort", Zone::half_pace),
    zone("half marathon race pace", Zone::half_pace), zone("half pace", Zone::half_pace),
    zone("goal hmp", Zone::half_pace), zone("goal half marathon pace", Zone::half_pace),
    zone("half effort", Zone::half_pace), zone("ghmp", Zone::half_pace),
    zone("tempo", Zone::tempo), zone("tempo pace", Zone::tempo), zone("tempo effort", Zone::tempo),
    zone("tempo run", Zone::tempo), zone("tmp", Zone::tempo), zone("at tempo", Zone::tempo),
    zone("threshold", Zone::threshold), zone("threshold pace", Zone::threshold),
    zone("threshold effort", Zone::threshold), zone("threshold run", Zone::threshold), zone("t pace", Zone::threshold),
    zone("thr", Zone::threshold), zone("anaerobic threshold", Zone::threshold), zone("cruise", Zone::threshold),
    zone("sub threshold", Zone::threshold), zone("sub t", Zone::threshold),
    zone("lt", Zone::long_tempo), zone("lt pace", Zone::long_tempo), zone("lactate threshold", Zone::long_tempo),
    zone("lactate threshold pace", Zone::long_tempo), zone("long tempo", Zone::long_tempo),
    zone("mt", Zone::mid_tempo), zone("mid tempo", Zone::mid_tempo), zone("medium tempo", Zone::mid_tempo),
    zone("st", Zone::short_tempo), zone("short tempo", Zone::short_tempo),
    zone("cv", Zone::critical), zone("critical velocity", Zone::critical),
    zone("hard", Zone::hard), zone("hard effort", Zone::hard), zone("hard running", Zone::hard),
    zone("hard run", Zone::hard), zone("vo2max", Zone::interval), zone("vo2 max", Zone::interval),
    zone("vo2", Zone::interval), zone("vo", Zone::interval), zone("i pace", Zone::interval), zone("interval pace", Zone::interval),
    zone("vo2max pace", Zone::interval), zone("speed", Zone::speed), zone("si", Zone::speed),
    zone("speed intervals", Zone::speed), zone("speed interval", Zone::speed), zone("speedwork", Zone::speed),
    zone("speed work", Zone::speed), zone("speed run", Zone::speed), zone("speed session", Zone::speed),
    zone("mile pace", Zone::mile_pace), zone("mile effort", Zone::mile_pace), zone("mile race pace", Zone::mile_pace),
    zone("one mile pace", Zone::mile_pace), zone("r pace", Zone::repetition), zone("rep pace", Zone::repetition),
    zone("repetition pace", Zone::repetition), zone("fast", Zone::fast), zone("quick", Zone::fast),
    zone("faster", Zone::fast), zone("surge", Zone::fast), zone("surges", Zone::fast), zone("pickups", Zone::fast),
    zone("pick ups", Zone::fast), zone("pickup", Zone::fast), zone("sprint", Zone::sprint), zone("sprints", Zone::sprint),
    zone("all out", Zone::sprint), zone("flat out", Zone::sprint), zone("max effort", Zone::sprint),
    letter("e", Zone::easy), letter("m", Zone::marathon), letter("t", Zone::threshold), letter("i", Zone::interval),
    letter("r", Zone::repetition), zone("e pace", Zone::easy), zone("recovery pace", Zone::very_easy),
    zone("recovery effort", Zone::very_easy),
    plain("pace", WordKind::pace_word), plain("effort", WordKind::pace_word, 1), plain("race pace effort", WordKind::pace_word),
    // What one does.
    act("run", Activity::run), act("runs", Activity::run), act("running", Activity::run), act("jog", Activity::jog),
    act("jogging", Activity::jog), act("jog rest", Activity::jog), act("walk rest", Activity::walk), act("jogs", Activity::jog), act("walk", Activity::walk), act("walks", Activity::walk),
    act("walking", Activity::walk), act("brisk walk", Activity::walk), act("power walk", Activity::walk),
    act("run walk", Activity::run_walk), act("walk run", Activity::run_walk), act("jog walk", Activity::run_walk),
    act("walk jog", Activity::run_walk), act("float", Activity::float_run), act("rest", Activity::rest),
    act("rests", Activity::rest), act("rest day", Activity::rest), act("complete rest", Activity::rest),
    act("full rest", Activity::rest), act("total rest", Activity::rest), act("day of rest", Activity::rest),
    act("resting", Activity::rest), act("standing rest", Activity::rest), act("no run", Activity::off),
    act("no running", Activity::off), act("off", Activity::off), act("day off", Activity::off),
    act("off day", Activity::off), act("rest off", Activity::off), act("bike", Activity::bike),
    act("biking", Activity::bike), act("cycling", Activity::bike), act("cycle", Activity::bike),
    act("ride", Activity::bike), act("spin", Activity::bike), act("spinning", Activity::bike),
    act("rouvy", Activity::bike), act("zwift", Activity::bike), act("peloton", Activity::bike),
    act("turbo", Activity::bike), act("bike ride", Activity::bike), act("stationary bike", Activity::bike),
    act("mtb", Activity::bike), act("wattbike", Activity::bike), act("swim", Activity::swim),
    act("swimming", Activity::swim), act("row", Activity::row), act("rowing", Activity::row), act("erg", Activity::row),
    act("elliptical", Activity::elliptical), act("arc trainer", Activity::elliptical),
    act("elliptigo", Activity::elliptical), act("stairmaster", Activity::elliptical), act("hike", Activity::hike),
    act("hiking", Activity::hike), act("ski", Activity::ski), act("skiing", Activity::ski), act("xc ski", Activity::ski),
    act("skate", Activity::skate), act("skating", Activity::skate), act("aqua jog", Activity::aqua_jog),
    act("aqua jogging", Activity::aqua_jog), act("pool run", Activity::aqua_jog), act("pool running", Activity::aqua_jog),
    act("deep water running", Activity::aqua_jog), act("water running", Activity::aqua_jog), act("aqua", Activity::aqua_jog),
    act("soccer", Activity::sport), act("football", Activity::sport), act("tennis", Activity::sport),
    act("basketball", Activity::sport), act("climbing", Activity::sport), act("dance", Activity::sport),
    act("kayak", Activity::sport), act("cross", Activity::cross), act("x train", Activity::cross),
    act("xtrain", Activity::cross), act("x training", Activity::cross), act("xt", Activity::cross),
    act("xc", Activity::cross), act("ct", Activity::cross), act("cross train", Activity::cross),
    act("crosstrain", Activity::cross), act("cross training", Activity::cross), act("crosstraining", Activity::cross),
    act("cross trainer", Activity::cross), act("cardio", Activity::cross), act("strength", Activity::strength),
    act("strength training", Activity::strength), act("strengthening", Activity::strength),
    act("strengthen", Activity::strength), act("weights", Activity::strength), act("weight training", Activity::strength),
    act("lift", Activity::strength), act("lifting", Activity::strength), act("gym", Activity::strength),
    act("s c", Activity::strength), act("conditioning", Activity::strength), act("kettlebell", Activity::strength),
    act("circuit", Activity::strength), act("circuits", Activity::strength), act("plyometrics", Activity::strength),
    act("plyo", Activity::strength), act("squats", Activity::strength), act("bodyweight", Activity::strength),
    act("core", Activity::core), act("core work", Activity::core), act("abs", Activity::core), act("yoga", Activity::yoga),
    act("pilates", Activity::pilates), act("stretch", Activity::stretch), act("stretching", Activity::stretch),
    act("stretches", Activity::stretch), act("mobility", Activity::mobility), act("foam roll", Activity::roll),
    act("foam rolling", Activity::roll), act("foam roller", Activity::roll), act("rolling", Activity::roll),
    act("flexibility", Activity::mobility), act("drills", Activity::drills), act("form drills", Activity::drills),
    act("travel", Activity::other), act("travel day", Activity::other), act("expo", Activity::other),
    act("packet pickup", Activity::other), act("race expo", Activity::other), act("physio", Activity::other),
    act("doctor", Activity::other), act("dentist", Activity::other), act("appointment", Activity::other),
    act("bib pickup", Activity::other), act("vacation", Activity::off), act("holiday", Activity::off),
    act("meeting", Activity::other), act("volunteer", Activity::other),
    // Roles.
    role("warm up", Role::warm_up), role("warmup", Role::warm_up), role("warm ups", Role::warm_up),
    role("wu", Role::warm_up), role("w u", Role::warm_up), role("warming up", Role::warm_up), role("w up", Role::warm_up),
    role("cool down", Role::cool_down), role("cooldown", Role::cool_down), role("cd", Role::cool_down),
    role("c d", Role::cool_down), role("warm down", Role::cool_down), role("warmdown", Role::cool_down),
    role("wd", Role::cool_down), role("cooling down", Role::cool_down), role("c down", Role::cool_down),
    role("recovery", Role::recovery), role("recoveries", Role::recovery), role("recover", Role::recovery),
    role("rec", Role::recovery), role("ri", Role::recovery), role("rest interval", Role::recovery),
    role("recovery jog", Role::recovery), role("jog recovery", Role::recovery), role("set rest", Role::recovery),
    // What kind of piece it is.
    label("long", Label::long_run), label("long run", Label::long_run), label("lr", Label::long_run),
    label("lsd", Label::long_run), label("medium long", Label::long_run), label("med long", Label::long_run),
    label("mid long", Label::long_run), label("medium long run", Label::long_run), label("mlr", Label::long_run),
    label("longrun", Label::long_run), label("semi long", Label::long_run), label("long slow distance", Label::long_run),
    label("recovery run", Label::recovery_run), label("recovery runs", Label::recovery_run),
    label("recovery running", Label::recovery_run), label("regeneration", Label::recovery_run),
    label("progression", Label::progression), label("progression run", Label::progression),
    label("progressive", Label::progression), label("progressively", Label::progression),
    label("progressing", Label::progression), label("progress", Label::progression),
    label("progresses", Label::progression), label("cut down", Label::progression), label("cutdown", Label::progression),
    label("negative split", Label::progression), label("fast finish", Label::progression),
    label("fartlek", Label::fartlek), label("fartleks", Label::fartlek), label("fk", Label::fartlek),
    label("speed play", Label::fartlek), label("race", Label::race), label("race day", Label::race),
    label("raceday", Label::race), label("tune up race", Label::race), label("tuneup race", Label::race),
    label("goal race", Label::race), label("tune up", Label::race), label("racing", Label::race),
    label("time trial", Label::time_trial), label("tt", Label::time_trial), label("time trials", Label::time_trial),
    label("parkrun", Label::parkrun), label("park run", Label::parkrun), label("hill", Label::hills), label("hills", Label::hills),
    label("hill repeats", Label::hills), label("hill repeat", Label::hills), label("hill reps", Label::hills),
    label("hill sprints", Label::hills), label("hill sprint", Label::hills), label("uphill", Label::hills),
    label("hill repetitions", Label::hills), label("hill intervals", Label::hills), label("hill work", Label::hills),
    label("tut", Label::hills), label("up hill", Label::hills), label("hill charges", Label::hills),
    label("hill strides", Label::strides), label("hill training", Label::hills), label("hill session", Label::hills),
    label("uphills", Label::hills), label("hill workout", Label::hills), label("hill run", Label::hills),
    label("interval", Label::intervals), label("intervals", Label::intervals), label("interval training", Label::intervals),
    label("repeats", Label::intervals), label("track repeats", Label::intervals), label("mile repeats", Label::intervals),
    label("track", Label::intervals), label("reps", Label::intervals), label("repetitions", Label::intervals),
    label("cruise intervals", Label::intervals), label("ladder", Label::intervals), label("pyramid", Label::intervals),
    label("yasso", Label::intervals), label("yassos", Label::intervals), label("track workout", Label::intervals),
    label("interval session", Label::intervals), label("speed workout", Label::intervals), label("ints", Label::intervals),
    label("yasso 800s", Label::intervals), label("interval workout", Label::intervals),
    label("strides", Label::strides), label("stride", Label::strides), label("striders", Label::strides),
    label("stride outs", Label::strides), label("strideouts", Label::strides), label("accelerations", Label::strides),
    label("buildups", Label::strides), label("build ups", Label::strides), label("windsprints", Label::strides),
    label("pick up strides", Label::strides), label("wind sprints", Label::strides), label("straights", Label::strides),
    label("shakeout", Label::shakeout), label("shake out", Label::shakeout), label("shakeout run", Label::shakeout),
    label("shake out run", Label::shakeout), label("optionally", Label::optionally), label("optional", Label::optionally),
    label("opt", Label::optionally), label("if desired", Label::optionally), label("if feeling good", Label::optionally),
    // Parts of a whole.
    at("first", Position::first), at("middle", Position::middle), at("mid", Position::middle), at("last", Position::last),
    at("final", Position::last), at("finish", Position::last), at("finishing", Position::last),
    at("start", Position::first),
    // Units.
    length("mi", DistanceUnit::mi), length("mile", DistanceUnit::mi), length("miles", DistanceUnit::mi),
    length("mls", DistanceUnit::mi), length("miler", DistanceUnit::mi), length("k", DistanceUnit::km),
    length("km", DistanceUnit::km), length("kms", DistanceUnit::km), length("ks", DistanceUnit::km),
    length("kilometer", DistanceUnit::km), length("kilometers", DistanceUnit::km), length("kilometre", DistanceUnit::km),
    length("kilometres", DistanceUnit::km), length("kilo", DistanceUnit::km), length("kilos", DistanceUnit::km),
    length("meter", DistanceUnit::m), length("meters", DistanceUnit::m), length("metre", DistanceUnit::m),
    length("metres", DistanceUnit::m), length("mtr", DistanceUnit::m), length("mtrs", DistanceUnit::m),
    length("yd", DistanceUnit::yd), length("yds", DistanceUnit::yd), length("yard", DistanceUnit::yd),
    length("yards", DistanceUnit::yd), plain("h", WordKind::time_unit, 2), plain("hr", WordKind::time_unit, 2), plain("hrs", WordKind::time_unit, 2),
    plain("hour", WordKind::time_unit, 2), plain("hours", WordKind::time_unit, 2), plain("min", WordKind::time_unit, 1), plain("mins", WordKind::time_unit, 1),
    plain("minute", WordKind::time_unit, 1), plain("minutes", WordKind::time_unit, 1), plain("mn", WordKind::time_unit, 1), plain("mns", WordKind::time_unit, 1),
    plain("s", WordKind::time_unit, 0), plain("sec", WordKind::time_unit, 0), plain("secs", WordKind::time_unit, 0), plain("second", WordKind::time_unit, 0),
    plain("seconds", WordKind::time_unit, 0), plain("mpk", WordKind::per, 1), plain("mpm", WordKind::per, 2),
    row("marathon", WordKind::race_name, DistanceUnit::marathon), row("half marathon", WordKind::race_name, DistanceUnit::half),
    row("half", WordKind::race_name, DistanceUnit::half), row("half mara", WordKind::race_name, DistanceUnit::half),
    row("full marathon", WordKind::race_name, DistanceUnit::marathon), row("mara", WordKind::race_name, DistanceUnit::marathon),
    row("halfmarathon", WordKind::race_name, DistanceUnit::half),
    // Joints.
    link("with", Link::with), link("w", Link::with), link("incl", Link::part_of), link("including", Link::part_of),
    link("includes", Link::part_of), link("include", Link::part_of), link("inc", Link::part_of),
    link("consisting of", Link::part_of), link("consists of", Link::part_of), link("of which", Link::part_of),
    link("made up of", Link::part_of), link("comprising", Link::part_of), link("containing", Link::part_of),
    link("as", Link::part_of), link("then", Link::then), link("and then", Link::then), link("followed by", Link::then),
    link("and", Link::plus), link("plus", Link::plus), link("or", Link::either), link("alternatively", Link::either),
    link("after which", Link::then), link("before", Link::then),
    plain("in between", WordKind::between), plain("between", WordKind::between), plain("btw", WordKind::between), plain("btwn", WordKind::between),
    plain("b w", WordKind::between), plain("inbetween", WordKind::between), plain("after each", WordKind::between, 2), plain("after every", WordKind::between, 2),
    plain("between sets", WordKind::between, 1), plain("in between sets", WordKind::between, 1), plain("between each set", WordKind::between, 1),
    plain("set recovery", WordKind::between, 1), plain("between the sets", WordKind::between, 1), plain("between series", WordKind::between, 1),
    plain("times", WordKind::times), plain("time", WordKind::times), plain("x", WordKind::times), plain("reps of", WordKind::sets_of), plain("sets of", WordKind::sets_of),
    plain("sets", WordKind::sets_of), plain("set of", WordKind::sets_of), plain("set", WordKind::sets_of), plain("rounds of", WordKind::sets_of),
    plain("rounds", WordKind::sets_of), plain("repeats of", WordKind::sets_of), plain("repetitions of", WordKind::sets_of), plain("series of", WordKind::sets_of),
    plain("intervals of", WordKind::sets_of), plain("blocks of", WordKind::sets_of), plain("times through", WordKind::times), plain("x through", WordKind::times),
    plain("repeat", WordKind::repeat), plain("repeated", WordKind::repeat), plain("alternate", WordKind::alternate), plain("alternating", WordKind::alternate),
    plain("alternate between", WordKind::alternate), plain("alternating between", WordKind::alternate),
    plain("total", WordKind::total), plain("in total", WordKind::total), plain("total of", WordKind::total), plain("totalling", WordKind::total),
    plain("overall", WordKind::total), plain("lap button", WordKind::lap), plain("lap", WordKind::lap), plain("am", WordKind::half_of_day, 0),
    plain("pm", WordKind::half_of_day, 1), plain("morning", WordKind::half_of_day, 0), plain("evening", WordKind::half_of_day, 1),
    plain("a m", WordKind::half_of_day, 0), plain("p m", WordKind::half_of_day, 1), plain("afternoon", WordKind::half_of_day, 1),
    // Ground under the feet does not change what is run.
    plain("rolling hills", WordKind::terrain), plain("rolling hill course", WordKind::terrain), plain("rolling hill", WordKind::terrain),
    plain("hilly", WordKind::terrain), plain("hilly course", WordKind::terrain), plain("hill course", WordKind::terrain), plain("hilly route", WordKind::terrain),
    plain("through hills", WordKind::terrain), plain("over hills", WordKind::terrain), plain("on hills", WordKind::terrain),
    plain("rolling course", WordKind::terrain), plain("rolling terrain", WordKind::terrain), plain("over rolling hills", WordKind::terrain),
    plain("hilly terrain", WordKind::terrain), plain("hilly run", WordKind::terrain), plain("downhill", WordKind::terrain), plain("flat", WordKind::terrain),
    plain("through rolling hills", WordKind::terrain), plain("some hills", WordKind::terrain), plain("include hills", WordKind::terrain),
    plain("hilly loop", WordKind::terrain), plain("with hills", WordKind::terrain), plain("rolling route", WordKind::terrain),
    // Words that say nothing by themselves.
    plain("of", WordKind::filler), plain("the", WordKind::filler), plain("a", WordKind::filler), plain("an", WordKind::filler), plain("in", WordKind::filler),
    plain("at", WordKind::filler, 1), plain("for", WordKind::filler), plain("to", WordKind::filler, 2), plain("is", WordKind::filler), plain("be", WordKind::filler),
    plain("should", WordKind::filler), plain("done", WordKind::filler), plain("each", WordKind::filler), plain("all", WordKind::filler), plain("every", WordKind::filler),
    plain("your", WordKind::filler), plain("do", WordKind::filler), plain("session", WordKind::filler), plain("workout", WordKind::filler), plain("day", WordKind::filler),
    plain("continuous", WordKind::filler), plain("distance", WordKind::filler), plain("training", WordKind::filler), plain("from", WordKind::filler),
    plain("go", WordKind::filler), plain("about", WordKind::filler), plain("approx", WordKind::filler), plain("around", WordKind::filler), plain("only", WordKind::filler),
    plain("test", WordKind::filler), plain("work", WordKind::filler), plain("main", WordKind::filler), plain("part", WordKind::filler), plain("on", WordKind::filler, 3),
    plain("x s", WordKind::times), plain("ish", WordKind::filler), plain("this", WordKind::filler), plain("it", WordKind::filler), plain("steps", WordKind::filler),
    plain("endurance", WordKind::filler), plain("rep", WordKind::filler), plain("effort level", WordKind::filler),
};
// clang-format on

}  // namespace rubdown::workout::vocabulary
