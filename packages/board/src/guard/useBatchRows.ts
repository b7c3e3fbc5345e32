import { useBoard } from '../app/board.ts';
import { type BatchRow, toBatchRows } from './batchRow.ts';

const A_CONDITION = { kind: 'required@1', subject: 'condition/any' };

/** Batches as this board can speak of them. */
export function useBatchRows(now: number): readonly BatchRow[] {
  const { facts, clock, holds } = useBoard();
  return toBatchRows(facts, now, clock, holds(A_CONDITION));
}
