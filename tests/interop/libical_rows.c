/* Reads an iCalendar file with libical and prints a row an event, for the comparison with other readers. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void put_text(const char *text) {
  for (; text && *text; ++text) {
    if (*text == '\n') fputs("\\n", stdout);
    else if (*text == '\t') fputs("\\t", stdout);
    else if (*text == '\\') fputs("\\\\", stdout);
    else putchar(*text);
  }
}

static void put_time(struct icaltimetype time) {
  if (time.is_date) printf("D%04d%02d%02d\t", time.year, time.month, time.day);
  else printf("%lld\t", (long long)icaltime_as_timet_with_zone(time, time.zone));
}

int main(void) {
  static char buffer[16 << 20];
  icalcomponent *calendar, *event;
  buffer[fread(buffer, 1, sizeof buffer - 1, stdin)] = 0;
  calendar = icalparser_parse_string(buffer);
  if (!calendar) return 1;
  for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
       event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
    printf("%s\t", icalcomponent_get_uid(event));
    put_time(icalcomponent_get_dtstart(event));
    put_time(icalcomponent_get_dtend(event));
    put_text(icalcomponent_get_summary(event));
    putchar('\t');
    put_text(icalcomponent_get_description(event));
    putchar('\n');
  }
  icalrestriction_check(calendar);
  if (icalcomponent_count_errors(calendar) != 0) {
    fprintf(stderr, "libical reports %d errors\n", icalcomponent_count_errors(calendar));
    return 1;
  }
  icalcomponent_free(calendar);
  return 0;
}
