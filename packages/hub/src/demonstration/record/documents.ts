import { type Entry, entry } from './entry.ts';
import { atHour, onDay, type When } from './time.ts';

/**
 * The five articles, by the fingerprint of their bytes: their text is not here and not in the log. A claim points
 * into a document with the offsets of its quote, counted in UTF-16 units of the text read as UTF-8.
 * None of the texts names its publisher, so none is recorded.
 */
export interface Article {
  readonly document: `document/${string}`;
  /** When it was out: before that, nobody here could know what it says. */
  readonly out: When;
  /** The day on which it was written: what "yesterday" and a figure without a speaker hang on. */
  readonly writtenOn: string;
  readonly publishedOn: string;
  readonly hash: string;
  readonly size: number;
}

export const DOCUMENTS = {
  // Written on Tuesday evening; the page gives 08:41 on the 14th as its last change, in a zone it does not name.
  a000: {
    document: 'document/000',
    out: atHour(14, 8, 41),
    writtenOn: '2016-12-13',
    publishedOn: '2016-12-14',
    hash: 'wTsTxIlUe-vbl7IATEUWah1BpoSV9mUpmh6_OjDq3j0',
    size: 2094,
  },
  a001: {
    document: 'document/001',
    out: onDay(9),
    writtenOn: '2016-12-09',
    publishedOn: '2016-12-09',
    hash: 'uccmulda0IaGBkPec9vnIOSkGci22W8GrG0ucY7f42k',
    size: 2802,
  },
  a002: {
    document: 'document/002',
    out: onDay(15, 18),
    writtenOn: '2016-12-15',
    publishedOn: '2016-12-15',
    hash: 'DteS6puRFqphWKRElQc5vpjNs4JXAtZyrEEpMN-9NBU',
    size: 4209,
  },
  a003: {
    document: 'document/003',
    out: onDay(16),
    writtenOn: '2016-12-16',
    publishedOn: '2016-12-16',
    hash: 'a89x4i8vZ__-FUhkND6qhZOOhnkp31b9RO13KKJGb50',
    size: 3733,
  },
  // Thursday night or the morning after; Thursday is what the text fixes.
  a004: {
    document: 'document/004',
    out: onDay(22, 23),
    writtenOn: '2016-12-22',
    publishedOn: '2016-12-22',
    hash: '6ecQDDrdsQ8FfiY7LyWh8R1IX5nYjheGF7KW1rbnC8c',
    size: 2772,
  },
} as const satisfies { readonly [name: string]: Article };

export const documents: readonly Entry[] = Object.values(DOCUMENTS).map(
  ({ document, out, hash, size, publishedOn }) =>
    entry(out, document, 'added@1', { hash, size, language: 'fr', publishedOn }),
);
