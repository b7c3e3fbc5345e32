import type { Span } from '../text/span.ts';

/** Who vouches for what stands in `over`. */
export interface Voice {
  /** The words for which they vouch: a clause, a sentence, a quotation, or several carried over. */
  readonly over: Span;
  /** As named in the text; null: somebody speaks, and the text as we have it does not say who. */
  readonly speaker: Span | null;
  /** The name as it is best called: the proper name where the text gives one (`Sergueï Lavrov`), else the words of `speaker`. */
  readonly name: string | null;
  /** `ministre russe des Affaires étrangères`, as far as it stands beside the name. */
  readonly role: Span | null;
  /** The channel between the speaker and this text: an agency, a broadcaster, a network, a communiqué. */
  readonly via: Span | null;
  /** `YYYY-MM-DD`, where the words of saying have a day beside them (`a déclaré jeudi soir`); null: not said. */
  readonly saidOn: string | null;
  readonly saidOnBy: Span | null;
  /** The words with which it is said (`selon`, `a affirmé`). */
  readonly cue: Span;
  /** What is between quotation marks, word for word. */
  readonly isQuotation: boolean;
  /** It lay in an earlier sentence or clause and goes on here (`tandis que`, `dont`, `a-t-il ajouté`). */
  readonly isCarried: boolean;
  /** The verb of saying stands in the conditional, or says that others are to be believed only so far (`serait`, `accuse`). */
  readonly isHedged: boolean;
}
