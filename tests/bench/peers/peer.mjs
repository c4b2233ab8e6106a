// A planner's least work in JavaScript: reads each plan with smol-toml and writes a calendar of the given events by hand.
// node peer.mjs SMOL-TOML EVENTS.json IN OUT   every plan of the folder IN to a calendar in the folder OUT
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [module, eventsFile, from, to] = process.argv.slice(2);
const { parse } = await import(pathToFileURL(module));
const { head, events } = JSON.parse(readFileSync(eventsFile, 'utf8'));
const DAY = 86_400_000;
const two = (n) => (n < 10 ? '0' + n : '' + n);
const escape = (text) => text.replace(/[\\,;]/g, '\\$&').replace(/\n/g, '\\n');

function fold(line) {
  if (line.length <= 75 && !/[^\x00-\x7f]/.test(line)) return line;
  const parts = [];
  let bytes = Buffer.from(line), room = 75;
  while (bytes.length > room) {
    let cut = room;
    while ((bytes[cut] & 0xc0) === 0x80) cut--;
    parts.push(bytes.toString('utf8', 0, cut));
    bytes = bytes.subarray(cut);
    room = 74;
  }
  parts.push(bytes.toString());
  return parts.join('\r\n ');
}

function stamp(day, minute) {
  const date = new Date(day * DAY);
  return `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}T${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
}

function property([name, params, kind, value]) {
  if (kind === 'text') return fold(`${name}${params}:${escape(value)}`);
  if (kind === 'time') return `${name}${params}:${stamp(value[0], value[1])}`;
  return fold(`${name}${params}:${value}`);
}

function calendar(plan) {
  let out = head.join('\r\n') + '\r\n', number = 0;
  for (const event of events) {
    out += `BEGIN:VEVENT\r\nUID:${plan.plan.id}-${String(++number).padStart(4, '0')}\r\n`;
    for (const one of event) out += property(one) + '\r\n';
    out += 'END:VEVENT\r\n';
  }
  return out + 'END:VCALENDAR\r\n';
}

mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const path = join(to, name.replace('.toml', '.ics'));
  writeFileSync(path + '.tmp', calendar(parse(readFileSync(join(from, name), 'utf8'))));
  renameSync(path + '.tmp', path);
}
