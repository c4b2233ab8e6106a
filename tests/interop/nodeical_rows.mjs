// Reads an iCalendar file with node-ical and prints a row an event, for the comparison with other readers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve(process.argv[2]) + '/');
const ical = require('node-ical');
const two = (number) => String(number).padStart(2, '0');
const text = (value) => String(value?.val ?? value ?? '').replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
const when = (time) =>
  time.dateOnly ? `D${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}` : String(time.getTime() / 1000);
for (const event of Object.values(ical.sync.parseICS(readFileSync(0, 'utf8')))) {
  if (event.type !== 'VEVENT') continue;
  console.log([event.uid, when(event.start), when(event.end), text(event.summary), text(event.description)].join('\t'));
}
