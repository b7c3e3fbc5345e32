import type { Draft } from '@corridor/log';
import { useBoard } from '../app/board.ts';

/** Writes after everything that this board has heard of each subject; answers the sentence of a failure, or null. */
export function useWrite(): (drafts: readonly Draft[]) => Promise<string | null> {
  const { record, heads } = useBoard();
  return (drafts) =>
    record(
      drafts.map((draft) => {
        const after = heads(draft.subject);
        return after.length ? { ...draft, after } : draft;
      }),
    );
}

/** One act of one person. */
export const newAct = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
