import type { LineId } from '../types.ts';
import { load } from './load.ts';
import { linesById } from './reading.ts';
import type { LogState } from './state.ts';
import type { News } from './types.ts';

export function tell(state: LogState, news: News): void {
  const { admitted, filled, forgotten = [] } = news;
  if (admitted.length + filled.length + forgotten.length === 0) return;
  for (const listener of [...state.listeners]) listener(news);
}

/**
 * Looks into the store again, after a failed write or because another tab has written, and tells what turned up.
 * Only while no other write runs.
 */
export async function reload(state: LogState): Promise<void> {
  const before = state.index;
  await load(state);
  const { index } = state;
  const admitted: LineId[] = [];
  const filled: LineId[] = [];
  for (let i = 0; i < index.size(); i++) {
    const id = index.idAt(i);
    const old = before.numberOf(id);
    if (old === undefined) admitted.push(id);
    else if (index.flagsAt(i).hasBody && !before.flagsAt(old).hasBody) filled.push(id);
  }
  const again = () => load(state);
  tell(state, {
    admitted: await linesById(state, admitted, again),
    filled: await linesById(state, filled, again),
  });
}
