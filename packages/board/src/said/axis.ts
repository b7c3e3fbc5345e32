import { boundsOf, type LedgerEntry, rangeOf, speakerOf } from '@corridor/account';
import { listed, t } from '@corridor/text';
import { type BesideLabel, figureAxis, LABEL, type Tick } from '../pictures/figureAxis.ts';
import { quantityText } from '../text/claimWords.ts';
import type { StatementRow } from './claimRow.ts';
import { isAnswered, sideText } from './verdictText.ts';

export interface AxisBand extends BesideLabel {
  readonly measure: 'left' | 'arrived';
  readonly y: number;
  /** ≈, from its lower to its upper end; null: no estimate. */
  readonly range: readonly [from: number, to: number] | null;
  /** ● counted one by one. */
  readonly minimum: number;
}

export interface AxisRow extends BesideLabel {
  readonly id: string;
  readonly isOurs: boolean;
  readonly y: number;
  /** ❝ as it was said: a point, a range, or a point from where it goes on. */
  readonly from: number;
  readonly to: number;
  readonly opens: 'low' | 'high' | null;
  readonly bands: readonly AxisBand[];
}

export interface ClaimsAxis {
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly AxisRow[];
}

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
  const { scale, ticks, beside } = figureAxis(values, width, u);
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
    ticks,
    rows: placed,
  };
}
