import {
  type Account,
  boundsOf,
  type Evidence,
  type LedgerEntry,
  quarterToMs,
  type Scope,
} from '@corridor/account';
import { isolate } from '@corridor/text';
import { scaleLinear } from 'd3-scale';
import { textWidth } from '../strip/lane.ts';
import type { StatementRow } from './claimRow.ts';
import { isAnswered } from './verdictText.ts';

/** What the account answers to a question as time goes on: each moment its own answer. */
export interface Course {
  readonly measure: Scope['measure'];
  readonly points: readonly {
    readonly at: number;
    readonly minimum: number;
    readonly low: number;
    readonly high: number | null;
    /** ≈ is worked out; else only what was counted. */
    readonly isEstimated: boolean;
  }[];
}

/** So many moments draw a curve; each asks the account once. */
const MOMENTS = 24;

const firstSeen = ({ trips, streams }: Evidence): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const { departedAt, boardingAt } of trips) {
    first = Math.min(first, boardingAt ?? departedAt ?? Number.POSITIVE_INFINITY);
  }
  for (const { quarters } of streams) first = Math.min(first, quarters[0]?.quarter ?? first);
  return first;
};

/**
 * How each side of a question grew, from its beginning until the last moment that anything is known or was said of. A step
 * for each time the account is asked, so that whoever looks at a screen meanwhile is not held up.
 */
export function* courseSteps(
  account: Pick<Account, 'figure' | 'evidence'>,
  entries: readonly LedgerEntry[],
): Generator<void, readonly Course[]> {
  const [first] = entries.filter(({ asked }) => asked.isSame);
  if (!first?.asked.isSame) return [];
  const untils = entries.flatMap(({ answers }) =>
    answers.flatMap(({ scope }) => scope.until ?? []),
  );
  const { span } = first.asked.question;
  const seen = firstSeen(account.evidence);
  const courses: Course[] = [];
  for (const scope of first.asked.scopes) {
    if (!first.answers.some((one) => one.measure === scope.measure && isAnswered(one))) continue;
    const from = Math.max(scope.since ?? 0, seen);
    // A day ends with itself; a total goes on for as long as anything is recorded.
    const last =
      span.is === 'so-far' ? Math.max(account.evidence.until + 1, ...untils) : Math.max(...untils);
    if (!Number.isFinite(from) || last <= from) continue;
    const points: Course['points'][number][] = [];
    for (let i = 0; i <= MOMENTS; i++) {
      const until = Math.round(from + ((last - from) * i) / MOMENTS);
      const figure = account.figure({ ...scope, until });
      const { low, high, against } = boundsOf(figure);
      points.push({
        at: quarterToMs(until),
        minimum: figure.minimum,
        low,
        high,
        isEstimated: against === 'interval',
      });
      yield;
    }
    courses.push({ measure: scope.measure, points });
  }
  return courses;
}

export interface CourseMark {
  readonly id: string;
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly isOurs: boolean;
  readonly isOut: boolean;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
}

export interface CourseLayout {
  readonly height: number;
  readonly left: number;
  readonly foot: number;
  readonly bands: readonly {
    readonly measure: Scope['measure'];
    /** Corners of ≈, lower edge there and upper edge back. */
    readonly area: readonly (readonly [x: number, y: number])[];
    /** ● as it was counted. */
    readonly line: readonly (readonly [x: number, y: number])[];
  }[];
  readonly marks: readonly CourseMark[];
  readonly days: readonly { readonly x: number; readonly at: number }[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
}

const HOUR = 3_600_000;

/** When what was said is about: until then it counts. Where that is not known, when it was recorded. */
export const momentOf = ({ answers, claim }: LedgerEntry): number => {
  const until = answers[0]?.scope.until;
  return until === undefined ? (claim.fact.saidAt ?? claim.toldAt) : quarterToMs(until);
};

/** x is when a figure is about, y what was said; our own answer grows behind it. */
export function layoutCourse(
  entries: readonly LedgerEntry[],
  rows: ReadonlyMap<string, StatementRow>,
  courses: readonly Course[],
  width: number,
  u: number,
  hourTicks: (from: number, to: number, hours: number) => readonly number[],
): CourseLayout | null {
  const kept = entries.filter(({ claim }) => claim.standing !== 'proposed');
  const figures = kept.map((entry) => {
    const { quantity } = entry.claim.fact;
    const [low, high] = !quantity
      ? [0, 0]
      : 'value' in quantity
        ? [quantity.value, quantity.value]
        : [quantity.low, quantity.high];
    return { entry, at: momentOf(entry), low, high };
  });
  const times = [
    ...figures.map(({ at }) => at),
    ...courses.flatMap(({ points }) => points.map(({ at }) => at)),
  ];
  if (figures.length === 0 || times.length === 0) return null;
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(
    1,
    ...figures.map(({ high }) => high),
    ...courses.flatMap(({ points }) => points.map(({ high, low }) => high ?? low)),
  );
  const height = 220 * u;
  const foot = height - 20 * u;
  const y = scaleLinear()
    .domain([0, most])
    .nice()
    .range([foot, 12 * u]);
  const ticks = y.ticks(4).map((value) => ({ value, y: y(value) }));
  const left = Math.max(...ticks.map(({ value }) => String(value).length)) * 7.5 * u + 8 * u;
  const edge = Math.max((end - start) * 0.03, HOUR);
  const x = scaleLinear()
    .domain([start - edge, end + edge])
    .range([left, width - 8 * u]);
  const spread = end - start;
  const step = spread > 36 * HOUR ? 24 : spread > 12 * HOUR ? 6 : spread > 5 * HOUR ? 3 : 1;
  const all = hourTicks(start - edge, end + edge, step);
  const every = Math.max(
    1,
    Math.ceil(all.length / Math.max(2, Math.floor((width - left) / (80 * u)))),
  );
  return {
    height,
    left,
    foot,
    bands: courses.map(({ measure, points }) => {
      const known = points.filter(({ isEstimated }) => isEstimated);
      return {
        measure,
        area: [
          ...known.map((point) => [x(point.at), y(point.low)] as const),
          ...known.map((point) => [x(point.at), y(point.high ?? most)] as const).reverse(),
        ],
        line: points.map((point) => [x(point.at), y(point.minimum)] as const),
      };
    }),
    marks: placeLabels(
      figures.map(({ entry, at, low, high }) => ({
        id: entry.id,
        x: x(at),
        low: y(low),
        high: y(high),
        isOurs: entry.claim.isOurs,
        isOut: entry.claim.standing !== 'stands' || entry.repeats !== null,
        label: isolate(rows.get(entry.id)?.speaker ?? ''),
      })),
      left,
      width,
      u,
    ),
    days: all.filter((_, i) => i % every === 0).map((at) => ({ at, x: x(at) })),
    ticks,
  };
}

type Unlabelled = Omit<CourseMark, 'labelX' | 'labelY' | 'anchor'>;

/** A name stands beside its mark where there is room for it; where there is none the table has it. */
function placeLabels(
  marks: readonly Unlabelled[],
  left: number,
  width: number,
  u: number,
): readonly CourseMark[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = marks.map(
    (mark) => ({ from: mark.x - 6 * u, to: mark.x + 6 * u, y: (mark.low + mark.high) / 2 }),
  );
  return marks.map((mark): CourseMark => {
    const y = (mark.low + mark.high) / 2;
    const wide = textWidth(mark.label, 11 * u) * 0.95;
    const isFree = (from: number) =>
      from >= left &&
      from + wide <= width &&
      taken.every((one) => Math.abs(one.y - y) > 11 * u || one.to < from || one.from > from + wide);
    const ends = [mark.x + 8 * u, mark.x - 8 * u - wide] as const;
    const side = mark.isOut ? -1 : ends.findIndex(isFree);
    if (side < 0) return { ...mark, label: '', labelX: mark.x, labelY: y, anchor: 'start' };
    const from = ends[side] ?? mark.x;
    taken.push({ from, to: from + wide, y });
    return {
      ...mark,
      labelX: side === 0 ? from : mark.x - 8 * u,
      labelY: y + 3.5 * u,
      anchor: side === 0 ? 'start' : 'end',
    };
  });
}
