import { boundsOf, type LedgerEntry, rangeOf, speakerOf } from '@corridor/account';
import { listed, t } from '@corridor/text';
import { scaleLinear } from 'd3-scale';
import { textWidth } from '../strip/lane.ts';
import { quantityText } from '../text/claimWords.ts';
import type { StatementRow } from './claimRow.ts';
import { isAnswered, sideText } from './verdictText.ts';

export interface AxisBand {
  readonly measure: 'left' | 'arrived';
  readonly y: number;
  /** ≈, from its lower to its upper end; null: no estimate. */
  readonly range: readonly [from: number, to: number] | null;
  /** ● counted one by one. */
  readonly minimum: number;
  readonly label: string;
  readonly labelX: number;
  readonly anchor: 'start' | 'end';
}

export interface AxisRow {
  readonly id: string;
  readonly isOurs: boolean;
  readonly y: number;
  /** ❝ as it was said: a point, a range, or a point from where it goes on. */
  readonly from: number;
  readonly to: number;
  readonly opens: 'low' | 'high' | null;
  readonly label: string;
  readonly labelX: number;
  readonly anchor: 'start' | 'end';
  readonly bands: readonly AxisBand[];
}

export interface ClaimsAxis {
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly value: number }[];
  readonly rows: readonly AxisRow[];
}

/** As much of a label as there is room for; the table has it whole. */
export const fitted = (label: string, room: number, size: number): string => {
  const most = Math.floor(room / (size * 0.55));
  if (label.length <= most) return label;
  const cut = label.slice(0, Math.max(1, most - 1)).trimEnd();
  // A name that keeps to itself must still do so where it is cut.
  const open = [...cut].reduce(
    (n, sign) => (/[\u2066-\u2068]/.test(sign) ? n + 1 : sign === '\u2069' ? n - 1 : n),
    0,
  );
  return `${cut}…${'\u2069'.repeat(Math.max(0, open))}`;
};

/** The newest of each speaker that stands, by figure: superseded and repeated ones are in the table. */
export function newestOfEach(
  entries: readonly LedgerEntry[],
  most: number,
): readonly LedgerEntry[] {
  const newest = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (entry.claim.standing !== 'stands' || entry.repeats) continue;
    newest.set(speakerOf(entry.claim) ?? entry.id, entry);
  }
  return [...newest.values()]
    .slice(-most)
    .sort((a, b) => valuesOf(a)[0] - valuesOf(b)[0] || (a.id < b.id ? -1 : 1));
}

const valuesOf = ({ claim: { fact } }: LedgerEntry): readonly [number, number] => {
  const { quantity } = fact;
  if (!quantity) return [0, 0];
  return 'value' in quantity ? [quantity.value, quantity.value] : [quantity.low, quantity.high];
};

const opensOf = ({ claim: { fact } }: LedgerEntry): AxisRow['opens'] => {
  const range = rangeOf(fact);
  if (fact.approx === 'up-to' || fact.approx === 'at-most') return 'low';
  return range && range.high === null ? 'high' : null;
};

const LABEL = 12.5;
const BAND = 11;

/**
 * Each statement on a line of its own, the account's answer to its own question under it: two totals of two days are held
 * against two answers. Nothing is added, nothing is joined.
 */
export function layoutAxis(
  entries: readonly LedgerEntry[],
  rows: ReadonlyMap<string, StatementRow>,
  width: number,
  u: number,
): ClaimsAxis {
  const values = entries.flatMap((entry) => [
    ...valuesOf(entry),
    ...entry.answers.filter(isAnswered).flatMap(({ figure }) => {
      const { low, high } = boundsOf(figure);
      return high === null ? [low, figure.minimum] : [low, high, figure.minimum];
    }),
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.12, high * 0.04, 1);
  const scale = scaleLinear()
    .domain([Math.max(0, low - room), high + room])
    .range([16 * u, width - 16 * u]);
  const beside = (label: string, from: number, to: number, size: number) => {
    const [before, after] = [from - 14 * u, width - to - 14 * u];
    const isEnd = textWidth(label, size * u) * 0.92 > after && before > after;
    return {
      label: fitted(label, isEnd ? before : after, size * u),
      labelX: isEnd ? from - 10 * u : to + 10 * u,
      anchor: isEnd ? ('end' as const) : ('start' as const),
    };
  };
  let y = 12 * u;
  const placed = entries.map((entry): AxisRow => {
    const [from, to] = valuesOf(entry).map(scale) as [number, number];
    const { claim } = entry;
    const row = rows.get(entry.id);
    const figureText = claim.fact.quantity
      ? quantityText(claim.fact.quantity, claim.fact.approx, claim.fact.unit)
      : '';
    const at = y;
    y += 16 * u;
    const answered = entry.answers.filter(isAnswered);
    const bands = answered.map((answer): AxisBand => {
      const bounds = boundsOf(answer.figure);
      const minimum = scale(answer.figure.minimum);
      const range =
        bounds.against === 'minimum'
          ? null
          : ([
              scale(bounds.low),
              bounds.high === null ? width - 4 * u : scale(bounds.high),
            ] as const);
      const verdict = row?.verdicts[entry.answers.indexOf(answer)]?.text ?? '';
      const bandY = y;
      y += 14 * u;
      return {
        measure: answer.measure,
        y: bandY,
        range,
        minimum,
        ...beside(
          entry.answers.length > 1
            ? verdict
            : t('{side}: {verdict}', { side: sideText(answer.measure), verdict }),
          Math.min(minimum, range?.[0] ?? minimum),
          Math.max(minimum, range?.[1] ?? minimum),
          BAND,
        ),
      };
    });
    y += 7 * u;
    return {
      id: entry.id,
      isOurs: claim.isOurs,
      y: at,
      from,
      to,
      opens: opensOf(entry),
      // The figure first: a label that must be cut loses its end.
      ...beside(
        `❝ ${listed([figureText, row?.speaker, row?.day, claim.fact.hedge && t('planned or unsure')])}`,
        from,
        to,
        LABEL,
      ),
      bands,
    };
  });
  return {
    height: y + 18 * u,
    ticks: scale
      .ticks(Math.max(2, Math.floor(width / (95 * u))))
      .map((value) => ({ x: scale(value), value })),
    rows: placed,
  };
}
