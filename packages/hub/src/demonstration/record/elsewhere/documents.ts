import { createHash } from 'node:crypto';
import { type Entry, entry } from '../entry.ts';
import { onDay, type When } from '../time.ts';

/**
 * What the five articles do not tell: the halt of 16–18 December, the terms of the 18th, the observers. Each
 * stands on a publication that is not held here. The log wants the fingerprint of something we hold: it is
 * that of the reference below ("publisher, date"), never of the publication.
 */
export interface Reference {
  readonly document: `document/${string}`;
  readonly publisher: string;
  readonly publishedOn: string;
  readonly out: When;
}

export const REFERENCES = {
  guardian15: {
    document: 'document/guardian-2016-12-15',
    publisher: 'The Guardian',
    publishedOn: '2016-12-15',
    out: onDay(15, 20),
  },
  reuters16: {
    document: 'document/reuters-2016-12-16',
    publisher: 'Reuters',
    publishedOn: '2016-12-16',
    out: onDay(16, 15),
  },
  reuters18: {
    document: 'document/reuters-2016-12-18',
    publisher: 'Reuters',
    publishedOn: '2016-12-18',
    out: onDay(18),
  },
  middleEastEye: {
    document: 'document/middle-east-eye-2016-12',
    publisher: 'Middle East Eye',
    publishedOn: '2016-12',
    out: onDay(18, 16),
  },
  arabsToday20: {
    document: 'document/arabs-today-2016-12-20',
    publisher: 'Arabs Today with AFP',
    publishedOn: '2016-12-20',
    out: onDay(20),
  },
  securityCouncil19: {
    document: 'document/resolution-2328',
    publisher: 'United Nations Security Council',
    publishedOn: '2016-12-19',
    out: onDay(19),
  },
  sputnik22: {
    document: 'document/sputnik-2016-12-22',
    publisher: 'Sputnik Brasil',
    publishedOn: '2016-12-22',
    out: onDay(22),
  },
} as const satisfies { readonly [name: string]: Reference };

export const references: readonly Entry[] = Object.values(REFERENCES).map(
  ({ document, publisher, publishedOn, out }) => {
    const bytes = Buffer.from(`${publisher}, ${publishedOn}`, 'utf8');
    return entry(out, document, 'added@1', {
      hash: createHash('sha256').update(bytes).digest('base64url'),
      size: bytes.length,
      language: 'en',
      publishedOn,
      publisher,
    });
  },
);
