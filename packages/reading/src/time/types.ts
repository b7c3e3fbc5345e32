import type { Span } from '../text/span.ts';

/** A day `2016-12-15`, a month `2016-12`, or a year `2016`: no finer than the text fixes it. */
export type PartialDate = string;

/**
 * A word or more about time, resolved against the day of writing.
 * `day`: one day (`jeudi`, `le 15 décembre`), or a night across two (`dans la nuit de mardi à mercredi`: from, to).
 * `span`: from–to (`ces dernières vingt-quatre heures`, `du 12 au 14`, `en quatre semaines`).
 * `since`: from, until the day of writing (`depuis jeudi`). `until`: to (`jusqu'à samedi`).
 * `clock`: an hour of a day (`vers 05H00`). `duration`, `age`: how long, how old; no date.
 */
export interface TimeFound extends Span {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  readonly kind: 'day' | 'span' | 'since' | 'until' | 'clock' | 'duration' | 'age';
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  /** `HH:MM` where the text gives one. */
  readonly clock: string | null;
}

/** From which day “jeudi” is counted, and in which direction where nothing else says. */
export interface Anchor {
  /** The day the text was written, `YYYY-MM-DD`; null: nobody said, and nothing relative is resolved. */
  readonly writtenOn: string | null;
}

/** A publication date that the text itself gives, with the words that gave it. */
export interface PublishedFound extends Span {
  readonly date: PartialDate;
  readonly clock: string | null;
}
