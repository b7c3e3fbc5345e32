import { listed } from '@corridor/text';
import type { BatchRow } from './batchRow.ts';
import type { ConditionRow } from './conditionRow.ts';

export interface ShownBatch {
  readonly row: BatchRow;
  /** Unmet ones that have a line of their own. */
  readonly conditions: readonly ConditionRow[];
  /** The others by name in one line; else what the state says; empty where nothing is left to say. */
  readonly rest: string;
  readonly isUnmet: boolean;
}

const MOST = 3;
const nameOf = ({ text }: ConditionRow) => text;

/**
 * What fits under Now. What every batch waits for is said once, above them; then each has a line, and what is left of the room belongs
 * to the first, which is next.
 */
export function toShown(
  rows: readonly BatchRow[],
  lines: number,
): {
  readonly forAll: readonly ConditionRow[];
  readonly batches: readonly ShownBatch[];
  /** Room enough that nothing has to be cut short. */
  readonly isRoomy: boolean;
} {
  const next = rows.slice(0, MOST);
  const waiting = next.filter(({ unmet }) => unmet.length > 0);
  const forAll =
    waiting.length > 1
      ? (waiting[0]?.unmet ?? []).filter(({ text, missing }) =>
          waiting.every(({ unmet }) =>
            unmet.some((other) => other.text === text && other.missing === missing),
          ),
        )
      : [];
  const said = forAll.slice(0, Math.max(1, lines - 2 * next.length)).map(nameOf);
  const own = (row: BatchRow) => row.unmet.filter((one) => !said.includes(one.text));
  const extra = (row: BatchRow) => row.findings.length + row.otherNumbers.length;
  let left = lines - said.length;
  const fitting: BatchRow[] = [];
  for (const row of next) {
    const needs = 2 + extra(row);
    if (fitting.length > 0 && left < needs) break;
    left -= needs;
    fitting.push(row);
  }
  const batches = fitting.map((row) => {
    const unmet = own(row);
    const room = Math.max(1, 1 + left);
    const conditions = unmet.length <= room ? unmet : unmet.slice(0, room - 1);
    left = Math.max(0, left - Math.max(0, conditions.length - 1));
    const others = unmet.slice(conditions.length);
    const rest = others.length
      ? listed(others.map(nameOf))
      : conditions.length === 0
        ? listed([row.stateDetail, row.progress])
        : '';
    return { row, conditions, rest, isUnmet: others.length > 0 };
  });
  const cut = batches.reduce((sum, { conditions }) => sum + Math.max(1, conditions.length), 0);
  return {
    forAll: forAll.filter(({ text }) => said.includes(text)),
    batches,
    isRoomy: left >= cut + said.length,
  };
}
