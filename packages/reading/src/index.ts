export { ALIKE, areAlike, type Sketched, sharedPart, sketchOf } from './alike/alike.ts';
export { type Scored, type ScoredClaim, type ScoredEvent, toScored } from './claim/scored.ts';
export type { ClaimField, ClaimProposal } from './claim/types.ts';
export { eventsIn } from './event/events.ts';
export type { EventProposal } from './event/types.ts';
export { defaultLexicon, type LexiconWith, lexiconWith } from './lexicon/lexicon.ts';
export { createPhrases, type Phrases, type Row } from './lexicon/phrases.ts';
export type { EventEntry, EventPhase, HedgeEntry, Lexicon } from './lexicon/types.ts';
export { type Approximations, createApproximations } from './number/approximations.ts';
export { numbersIn } from './number/numbers.ts';
export type { NumberFound } from './number/types.ts';
export { type Encoding, MOST_BYTES } from './page/decode.ts';
export { type FigureFault, type FigureTable, readFigures } from './page/figures.ts';
export { languageOf } from './page/language.ts';
export { type Page, type PageForm, type PagesRead, readPages } from './page/page.ts';
export { createReader, type Reader, type Reading, type ReadOptions } from './read.ts';
export { type Doc, type Language, type Paragraph, readDoc, type Sentence } from './text/doc.ts';
export { fold } from './text/fold.ts';
export { type Span, sliceOf } from './text/span.ts';
export { type Token, tokensOf } from './text/token.ts';
export { dayFromIso } from './time/calendar.ts';
export { publishedIn } from './time/published.ts';
export { timesIn } from './time/times.ts';
export type { Anchor, PartialDate, PublishedFound, TimeFound } from './time/types.ts';
export { type WrittenFound, writtenOn } from './time/written.ts';
export {
  type ReadText,
  type TimelineClaim,
  type TimelineEvent,
  type TimelineRow,
  timelineOf,
} from './timeline/timeline.ts';
export type { Voice } from './voice/types.ts';
export { voicesIn } from './voice/voices.ts';
