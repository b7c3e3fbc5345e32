import { isRtl, t, type ZoneClock } from '@corridor/text';
import type { TimeDistance } from '../evaluation/types.ts';
import { escaped } from './escape.ts';

const WIDTH = 700;
const TOP = 14;
const BOTTOM = 26;
const SITE_ROOM = 128;
const QUARTER = 900_000;
const HOUR = 3_600_000;
/** Between two marks of the hours, the finest that leaves each its room. */
const TICKS = [1, 2, 3, 6, 12, 24, 48, 96, 240];

const ticksOf = (from: number, to: number, clock: ZoneClock): readonly number[] => {
  const hours = TICKS.find((each) => (to - from) / (each * HOUR) <= 10) ?? 480;
  const ticks: number[] = [];
  let days = 0;
  for (let at = Math.ceil(from / QUARTER) * QUARTER; at <= to; at += QUARTER) {
    const minute = clock.minuteOfDay(at);
    if (minute === 0) days++;
    const isTick =
      hours < 24 ? minute % (60 * hours) === 0 : minute === 0 && days % (hours / 24) === 0;
    if (isTick) ticks.push(at);
  }
  return ticks;
};

/** Time runs along the line of reading, the road from top to bottom. Drawn in black alone, for any printer. */
export const pictureHtml = (picture: TimeDistance, clock: ZoneClock): string => {
  const { from, to, sites, lines, of, stood, road } = picture;
  const height = Math.max(120, sites.length * 34) + TOP + BOTTOM;
  const room = height - TOP - BOTTOM;
  const mirrored = isRtl();
  const x = (at: number): number => {
    const along = SITE_ROOM + ((at - from) / Math.max(1, to - from)) * (WIDTH - SITE_ROOM - 10);
    return Math.round((mirrored ? WIDTH - along : along) * 10) / 10;
  };
  const y = (along: number): number => Math.round((TOP + along * room) * 10) / 10;
  const edge = mirrored ? WIDTH - SITE_ROOM + 6 : SITE_ROOM - 6;
  const parts: string[] = [];
  for (const one of stood) {
    const [a, b] = [x(one.from), x(one.to)];
    parts.push(
      `<rect x="${Math.min(a, b)}" y="${TOP}" width="${Math.abs(b - a).toFixed(1)}" height="${room}" fill="#ddd"/>`,
    );
  }
  let below = Number.NEGATIVE_INFINITY;
  for (const { name, along } of [...sites].sort((a, b) => a.along - b.along)) {
    parts.push(
      `<line x1="${x(from)}" x2="${x(to)}" y1="${y(along)}" y2="${y(along)}" stroke="#999" stroke-width="0.6"/>`,
    );
    // Two places close to each other on a long road must not be written over each other.
    below = Math.max(y(along) + 4, below + 13);
    parts.push(
      `<text x="${edge}" y="${below}" text-anchor="end" font-size="11">${escaped(`\u2068${name}\u2069`)}</text>`,
    );
  }
  for (const at of ticksOf(from, to, clock)) {
    const label = clock.minuteOfDay(at) === 0 ? clock.date(at) : clock.time(at);
    parts.push(
      `<line x1="${x(at)}" x2="${x(at)}" y1="${TOP}" y2="${TOP + room}" stroke="#ccc" stroke-width="0.5"/>`,
      `<text x="${x(at)}" y="${height - 8}" text-anchor="middle" font-size="10.5">${escaped(label)}</text>`,
    );
  }
  const path = lines
    .map(([left, a, arrived, b]) => `M${x(left)} ${y(a)}L${x(arrived)} ${y(b)}`)
    .join('');
  parts.push(`<path d="${path}" fill="none" stroke="#000" stroke-width="0.7"/>`);
  const said =
    lines.length === of
      ? t('{n, plural, one {# journey} other {# journeys}}', { n: of })
      : t('{n} of {of} journeys, every one in its turn', { n: lines.length, of });
  const name = road === null ? said : t('{road}: {what}', { road, what: said });
  return `<figure><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(name)}" direction="${mirrored ? 'rtl' : 'ltr'}">${parts.join('')}</svg><figcaption>${escaped(name)}</figcaption></figure>`;
};
