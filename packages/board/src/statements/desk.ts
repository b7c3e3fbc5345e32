import type { Shelf } from '../contacts/shelf.ts';
import { type Found, openSealedDesk, type SealedDesk } from '../sealed/desk.ts';
import type { Live } from '../session/live.ts';
import { bytesToWording, type Wording, wordingToBytes, wordingToPadded } from './wording.ts';

export type WordingDesk = SealedDesk<Wording>;
export type WordingFound = Found<Wording>;

export interface WordingDeskParts {
  readonly live: Pick<Live, 'own' | 'projection' | 'client' | 'snapshot' | 'subscribe'>;
  readonly shelf: Shelf;
  readonly realNow: () => number;
}

/** A statement is a page. */
const MOST_BYTES = 128 * 1024;

/** The words of our statements: drafts sealed, what was said in clear. */
export const openWordingDesk = (parts: WordingDeskParts): WordingDesk =>
  openSealedDesk<Wording>({
    ...parts,
    mostBytes: MOST_BYTES,
    named: (facts) =>
      [...facts.states('statement').values()].flatMap(({ drafted, said }) => [
        ...(drafted ? [drafted.wording] : []),
        ...said.flatMap(({ text }) => text ?? []),
      ]),
    toClear: wordingToBytes,
    toPadded: wordingToPadded,
    fromBytes: bytesToWording,
  });
