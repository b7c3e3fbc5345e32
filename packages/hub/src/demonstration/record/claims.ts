import type { Fact } from '@corridor/operation';
import type { Article } from './documents.ts';
import { type Entry, entry } from './entry.ts';

type Claim = Fact<'claim', 'recorded@1'>;

/** What differs from claim to claim. Told as done, and on the day of writing, unless it says otherwise. */
export type Said = Omit<Claim, 'document' | 'start' | 'end' | 'hedge' | 'saidOn'> & {
  readonly hedge?: true;
  /** `not-told`: somebody is named, but the text fixes no day. A blank is better than a wrong day. */
  readonly saidOn?: Claim['saidOn'] | 'not-told';
};

/**
 * Claims of one article: who said what, where in the text. `start` and `end` point at the quote.
 * Whoever speaks for an organisation or a state appears by function, never by name.
 *
 * `from` and `to` are where people set out and come; what a claim is about otherwise is its `place`. For a share that
 * names the whole, so that 15 % of a city and 85 % of the part taken in 2012 never meet as if they shared a base.
 */
export const claimsOf =
  (article: Article) =>
  (id: string, start: number, end: number, said: Said): Entry => {
    const { saidOn, hedge, ...what } = said;
    return entry(article.out, `claim/${id}`, 'recorded@1', {
      ...what,
      hedge: hedge ?? false,
      document: article.document,
      start,
      end,
      ...(saidOn === 'not-told'
        ? {}
        : { saidOn: saidOn ?? { date: article.writtenOn, precision: 'day' } }),
    });
  };
