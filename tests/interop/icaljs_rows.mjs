// Reads an iCalendar file with ical.js and prints a row an event, for the comparison with other readers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve(process.argv[2]) + '/');
const module = await import(pathToFileURL(require.resolve('ical.js')).href);
const ICAL = module.default ?? module;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const text = (value) => (value ?? '').replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
const when = (time) => (time.isDate ? 'D' + time.toString().replace(/-/g, '') : String(time.toUnixTime()));
for (const component of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(component);
  console.log([event.uid, when(event.startDate), when(event.endDate), text(event.summary), text(event.description)].join('\t'));
}
