import type { SubjectId } from '../event.ts';
import { draft } from '../facts/draft.ts';
import { subjectTypeOf } from '../kinds/index.ts';
import type { ContactRecord, ContactSaying } from './record.ts';

/**
 * The open event that a saying is worth. The call itself stays sealed; that a green light was given, everybody must
 * be able to see and to check, so it is recorded again as what it is: a second act, never done by itself.
 */
export interface ContactOffer {
  readonly saying: ContactSaying;
  readonly type: 'notice' | 'term' | 'condition' | 'list';
  /** What it is about; null: a subject of its own, to be made or found by whoever records it. */
  readonly subject: SubjectId | null;
  readonly draft: { readonly kind: string; readonly fact: object };
}

const NOTICES = {
  'gives-green-light': 'green-light@1',
  'withdraws-green-light': 'withdrawn@1',
  'confirms-receipt': 'acknowledged@1',
} as const;
const WORDS = { 'says-met': 'met', 'says-not-met': 'not-met', 'sets-aside': 'set-aside' } as const;

const isOneOf = <T extends object>(codes: T, is: string): is is keyof T & string =>
  Object.hasOwn(codes, is);

const offerOf = (record: ContactRecord, saying: ContactSaying): ContactOffer | null => {
  const { party, level, channel, at, function: capacity } = record;
  const { is, of, people, until } = saying;
  const about = of === undefined ? null : subjectTypeOf(of);
  if (isOneOf(NOTICES, is)) {
    if (about !== null && about !== 'batch' && about !== 'trip') return null;
    const fact = {
      party,
      level,
      channel,
      function: capacity === 'not-told' ? undefined : capacity,
      batch: about === 'batch' ? of : undefined,
      trip: about === 'trip' ? of : undefined,
      validUntil: until,
      at,
    };
    return { saying, type: 'notice', subject: null, draft: draft('notice', NOTICES[is], fact) };
  }
  if (is === 'changes-number' && about === 'term' && of && people !== undefined) {
    const fact = { by: party, quantity: { exact: people }, at };
    return { saying, type: 'term', subject: of, draft: draft('term', 'said@1', fact) };
  }
  if (isOneOf(WORDS, is) && about === 'condition' && of) {
    const fact = { party, level, channel, says: WORDS[is], validUntil: until, at };
    const made = draft('condition', 'party-word-recorded@1', fact);
    return { saying, type: 'condition', subject: of, draft: made };
  }
  if (is === 'asks-for-list') {
    const isListed = about === 'batch' || about === 'trip' || about === 'term';
    const fact = { by: party, of: isListed ? of : undefined, at };
    return { saying, type: 'list', subject: null, draft: draft('list', 'asked-for@1', fact) };
  }
  return null;
};

/** What of a call can be put on the open record, in the order in which it was said. */
export const contactOffers = (record: ContactRecord): readonly ContactOffer[] =>
  record.said.flatMap((saying) => offerOf(record, saying) ?? []);
