import type { Shelf } from '../contacts/shelf.ts';
import { openSealedDesk, type SealedDesk } from '../sealed/desk.ts';
import type { Live } from '../session/live.ts';
import {
  bytesToDocument,
  type DocumentText,
  documentToBytes,
  documentToPadded,
  MOST_BYTES,
} from './document.ts';

export type DocumentDesk = SealedDesk<DocumentText>;

/** The texts in which figures were read, sealed as drafts are: what was read before it was out is nobody else's. */
export const openDocumentDesk = (parts: {
  readonly live: Pick<Live, 'own' | 'projection' | 'client' | 'snapshot' | 'subscribe'>;
  readonly shelf: Shelf;
  readonly realNow: () => number;
}): DocumentDesk =>
  openSealedDesk<DocumentText>({
    ...parts,
    mostBytes: MOST_BYTES,
    named: (facts) =>
      [...facts.states('document').values()].flatMap(({ added }) =>
        added ? [{ hash: added.hash, size: added.size }] : [],
      ),
    toClear: documentToBytes,
    toPadded: documentToPadded,
    fromBytes: bytesToDocument,
  });
