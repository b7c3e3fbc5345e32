import type { Claim, LedgerEntry } from '@corridor/account';
import { textWidth } from '../strip/lane.ts';

const DAY = 86_400_000;

/** One statement or one thing that happened, ready to be set on a line of days. */
export interface TimelineItem {
  readonly id: string;
  readonly who: string;
  /** `YYYY-MM-DD`, the day it was said; of an event the day it was. null: nobody knows. */
  readonly day: string | null;
  /** The days that it is about, where they are others. */
  readonly since: string | null;
  readonly until: string | null;
  readonly label: string;
  readonly isEvent: boolean;
  readonly isOurs: boolean;
  readonly isHedged: boolean;
  readonly isOut: boolean;
  /** Others who answer the same question and say another figure. */
  readonly differsFrom: readonly string[];
}

/** A month counts from its first day: where nothing finer is said, it stands at its beginning. */
export const dayStartOf = (day: string): number =>
  Date.parse(`${day}${'-01'.repeat(Math.max(0, (10 - day.length) / 3))}T00:00:00Z`);

const rangeOf = ({ fact: { quantity } }: Claim): readonly [number, number] =>
  !quantity
    ? [0, 0]
    : 'value' in quantity
      ? [quantity.value, quantity.value]
      : [quantity.low, quantity.high];

/** More than “about” allows, a tenth of the greater. "More than 5 000" and 6 000 do not contradict each other. */
export function differ(a: Claim, b: Claim): boolean {
  const [lower, upper] = rangeOf(a)[0] <= rangeOf(b)[0] ? [a, b] : [b, a];
  const [, most] = rangeOf(lower);
  const [least] = rangeOf(upper);
  if (most >= least) return false;
  const opensUp = lower.fact.approx === 'more-than' || lower.fact.approx === 'at-least';
  const opensDown = upper.fact.approx === 'up-to' || upper.fact.approx === 'at-most';
  if (opensUp || opensDown) return false;
  const isRough = [lower, upper].some(({ fact }) => fact.approx && fact.approx !== 'exact');
  return least - most > (isRough ? 0.1 * least : 0);
}

/** The same people or things, the same fate, the same last day, the same place. null: it is a part, or nobody knows. */
export function sameAsked({ fact }: Claim): string | null {
  const on = fact.aboutTo ?? fact.aboutFrom ?? fact.saidOn?.date;
  if (!fact.measure || !fact.quantity || !on || fact.partOf || fact.hedge) return null;
  return JSON.stringify([
    fact.unit,
    fact.measure,
    fact.category ?? 'any',
    on,
    (fact.from ?? fact.place ?? '').toLowerCase(),
    (fact.to ?? '').toLowerCase(),
  ]);
}

/** For each statement those of other speakers who say another figure of the same. */
export function contradictions(
  entries: readonly LedgerEntry[],
): ReadonlyMap<string, readonly string[]> {
  const standing = entries.filter(({ claim }) => claim.standing === 'stands');
  const asked = Map.groupBy(standing, ({ claim }) => sameAsked(claim));
  const found = new Map<string, readonly string[]>();
  for (const [key, all] of asked) {
    if (key === null) continue;
    for (const one of all) {
      const others = all.filter(
        ({ claim }) =>
          claim.fact.speaker?.toLowerCase() !== one.claim.fact.speaker?.toLowerCase() &&
          differ(claim, one.claim),
      );
      if (others.length > 0)
        found.set(
          one.id,
          others.map(({ id }) => id),
        );
    }
  }
  return found;
}

export interface TimelineMark {
  readonly item: TimelineItem;
  readonly x: number;
  /** From when to when it is about, before it was said. */
  readonly about: readonly [x1: number, x2: number] | null;
  readonly y: number;
  readonly labelX: number;
  readonly label: string;
  readonly anchor: 'start' | 'end';
}
export interface TimelineLane {
  readonly who: string;
  readonly y: number;
  readonly bottom: number;
}
export interface TimelineLayout {
  readonly height: number;
  readonly lanes: readonly TimelineLane[];
  readonly marks: readonly TimelineMark[];
  readonly days: readonly { readonly x: number; readonly at: number; readonly isNamed: boolean }[];
  /** Dots of one question with different figures, joined. */
  readonly against: readonly {
    readonly key: string;
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  }[];
}

const SHORTLY = 7 * DAY;
const SIZE = 12;
const ROW = 19;
const HEAD = 21;
const FOOT = 24;
const EDGE = 12;

/** As much of a text as has room. */
const cut = (text: string, room: number, size: number): string => {
  if (textWidth(text, size) <= room) return text;
  const letters = Math.max(4, Math.floor(room / (size * 0.6)) - 1);
  return `${text.slice(0, letters).trimEnd()}…`;
};

/**
 * x is the day, a lane is a speaker, the one who spoke first on top. Labels that would write over each other go one line
 * down. Nothing is left out, and what nobody dated stands in the table alone.
 */
export function layoutTimeline(
  items: readonly TimelineItem[],
  width: number,
  u: number,
): TimelineLayout | null {
  const dated = items.filter(({ day }) => day !== null);
  if (dated.length === 0) return null;
  const startOf = ({ day }: TimelineItem) => dayStartOf(day ?? '');
  const said = Math.min(...dated.map(startOf));
  // A period that began shortly before is shown from its beginning; an old one would push all else together.
  const first = Math.min(
    said,
    ...dated.flatMap(({ since }) => {
      const at = since === null ? said : dayStartOf(since);
      return said - at <= SHORTLY ? at : [];
    }),
  );
  const last = Math.max(...dated.map(startOf));
  const count = Math.round((last - first) / DAY) + 1;
  const inner = width - 2 * EDGE * u;
  const column = inner / count;
  // A day is a column; what is said on it stands at its beginning, so that words have the column's room.
  const xOf = (at: number) =>
    Math.min(
      width - EDGE * u,
      Math.max(EDGE * u, EDGE * u + ((at - first) / DAY) * column + 8 * u),
    );
  const size = SIZE * u;

  const lanes: TimelineLane[] = [];
  const marks: TimelineMark[] = [];
  let y = 4 * u;
  const byWho = [...Map.groupBy(dated, ({ who }) => who)].sort(
    ([a, one], [b, other]) =>
      Math.min(...one.map(startOf)) - Math.min(...other.map(startOf)) || (a < b ? -1 : 1),
  );
  for (const [who, own] of byWho) {
    const top = y;
    y += HEAD * u;
    const rows: { from: number; to: number }[][] = [];
    for (const item of [...own].sort((a, b) => startOf(a) - startOf(b))) {
      const x = xOf(startOf(item));
      const label = cut(item.label, Math.max(inner / 2, column) - 16 * u, size);
      const wide = textWidth(label, size) + 12 * u;
      const anchor = x + wide > width - 2 * u ? 'end' : 'start';
      const sinceX = item.since === null ? null : xOf(dayStartOf(item.since));
      // To the end of its last day, or to the moment it was said.
      const untilX =
        item.until === null ? x : Math.min(x, xOf(dayStartOf(item.until) + DAY) - 16 * u);
      const [from, to] = anchor === 'start' ? [x - 6 * u, x + wide] : [x - wide, x + 6 * u];
      const all = { from: Math.min(from, sinceX ?? from), to };
      let row = rows.findIndex((taken) =>
        taken.every((one) => all.to < one.from || one.to < all.from),
      );
      if (row < 0) row = rows.push([]) - 1;
      rows[row]?.push(all);
      marks.push({
        item,
        x,
        about: sinceX !== null && sinceX < x ? [sinceX, Math.max(sinceX, untilX)] : null,
        y: y + (row + 0.5) * ROW * u,
        labelX: anchor === 'start' ? x + 9 * u : x - 9 * u,
        label,
        anchor,
      });
    }
    y += rows.length * ROW * u + 4 * u;
    lanes.push({ who: cut(who, inner, size), y: top, bottom: y });
  }
  const every = Math.ceil((64 * u) / column);
  const days = Array.from({ length: count }, (_, n) => ({
    x: EDGE * u + n * column,
    at: first + n * DAY,
    isNamed: n % every === 0,
  }));
  const byId = new Map(marks.map((mark) => [mark.item.id, mark]));
  const against = marks.flatMap((mark) =>
    mark.item.differsFrom.flatMap((id) => {
      const other = byId.get(id);
      return other && mark.item.id < id
        ? {
            key: `${mark.item.id} ${id}`,
            x1: mark.x,
            y1: mark.y,
            x2: other.x,
            y2: other.y,
          }
        : [];
    }),
  );
  return { height: y + FOOT * u, lanes, marks, days, against };
}
