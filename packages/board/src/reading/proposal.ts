import type { ClaimFact, SubjectId } from '@corridor/operation';
import type { ClaimField, ClaimProposal, EventProposal, Span } from '@corridor/reading';
import { LABEL_FORM } from '../create/label.ts';
import {
  approximationCode,
  categoryCode,
  eventCode,
  measureCode,
  roleCode,
  unitCode,
} from './ledgerWords.ts';

/** What words of the text gave. */
export type ProposalField = ClaimField | 'event';
/** A name longer than the log takes, and what the ledger has no word for: a person decides. */
export type NotTaken =
  | { readonly field: 'speaker' | 'channel' | 'from' | 'to' | 'place'; readonly name: string }
  | { readonly field: 'unit' | 'measure' | 'category' | 'event'; readonly word: string };

/** One thing that the reader proposes, as the ledger would have it. Nothing is written until a person decides. */
export interface Proposal {
  /** The same on every board that reads the same document, so that two people who decide decide about one thing. */
  readonly id: SubjectId;
  readonly fact: ClaimFact;
  readonly quote: Span;
  /** What is marked and clicked: the number; of an event the whole clause. */
  readonly mark: Span;
  readonly isEvent: boolean;
  readonly by: readonly { readonly field: ProposalField; readonly span: Span }[];
  readonly notTaken: readonly NotTaken[];
}

export interface InDocument {
  readonly text: string;
  readonly document: SubjectId;
  readonly publisher: string | null;
}

/** `claim/x7f….1204`: the document, and where in it the number begins. */
const claimId = (document: SubjectId, start: number, sort = ''): SubjectId =>
  `claim/${document.split('/')[1]}.${sort}${start}`;

const precisionOf = (day: string) => (day.length === 10 ? 'day' : 'period');
const spansOf = (by: Readonly<Partial<Record<string, readonly Span[]>>>) =>
  Object.entries(by)
    .flatMap(([field, spans]) =>
      (spans ?? []).map((span) => ({ field: field as ProposalField, span })),
    )
    .sort((a, b) => a.span.start - b.span.start);

/** A name as the log takes it; a longer one is shortened by nobody but a person. */
const nameOr = (name: string | null, field: 'speaker' | 'channel' | 'from' | 'to' | 'place') => {
  // Marks of direction and soft hyphens come along with copied text; nobody reads them, and the log takes none.
  const seen = name?.replace(/(?![\u200c\u200d])\p{Cf}/gu, '') ?? '';
  const tidy = seen.trim().replace(/\s+/g, ' ');
  if (tidy === '') return { name: null, notTaken: [] };
  return LABEL_FORM.test(tidy)
    ? { name: tidy, notTaken: [] }
    : { name: null, notTaken: [{ field, name: tidy }] };
};

const quantityOf = ({ value, low, high }: ClaimProposal): ClaimFact['quantity'] | null =>
  value !== null
    ? { value }
    : low !== null
      ? { low, high: high ?? low }
      : high !== null
        ? { low: 0, high }
        : null;

/** null: there is no figure in it. `role`: what the lexicon knows of the speaker. */
export function claimProposal(
  claim: ClaimProposal,
  all: readonly ClaimProposal[],
  role: string | null,
  { document, publisher }: InDocument,
): Proposal | null {
  const quantity = quantityOf(claim);
  if (!quantity) return null;
  const speaker = nameOr(claim.speaker, 'speaker');
  const channel = nameOr(claim.reportedVia ?? publisher, 'channel');
  const [from, to] = [nameOr(claim.fromPlace, 'from'), nameOr(claim.toPlace, 'to')];
  const place = nameOr(claim.place, 'place');
  const unit = unitCode(claim.unit);
  const measure = measureCode(claim.measure);
  const category = categoryCode(claim.category);
  const isAnybody = category === 'any' || category === null;
  const speakerRole = roleCode(role);
  const idOf = (index: number | null): SubjectId | null => {
    const other = index === null ? undefined : all[index];
    return other ? claimId(document, other.num.start) : null;
  };
  const [partOf, supersedes] = [idOf(claim.partOf), idOf(claim.supersedes)];
  const { saidOn, aboutFrom, aboutTo } = claim;
  const hasPeriod = aboutFrom !== null || aboutTo !== null;
  return {
    id: claimId(document, claim.num.start),
    quote: claim.quote,
    mark: claim.num,
    isEvent: false,
    by: spansOf(claim.by).filter(({ field }) => field !== 'value'),
    notTaken: [
      ...speaker.notTaken,
      ...channel.notTaken,
      ...from.notTaken,
      ...to.notTaken,
      ...place.notTaken,
      ...(unit ? [] : [{ field: 'unit' as const, word: claim.unit }]),
      ...(measure || claim.measure === null
        ? []
        : [{ field: 'measure' as const, word: claim.measure }]),
      ...(category ? [] : [{ field: 'category' as const, word: claim.category }]),
    ],
    fact: {
      quantity,
      approx: approximationCode(claim.approx),
      ...(unit && { unit }),
      ...(measure && { measure }),
      ...(!isAnybody && { category }),
      hedge: claim.hedge,
      ...(speaker.name && { speaker: speaker.name }),
      ...(speakerRole && { speakerRole }),
      ...(claim.speakerUnresolved && { speakerUnresolved: true as const }),
      ...(channel.name && { channel: channel.name }),
      document,
      start: claim.quote.start,
      end: claim.quote.end,
      ...(saidOn && { saidOn: { date: saidOn, precision: precisionOf(saidOn) } as const }),
      ...(aboutFrom && { aboutFrom }),
      ...(aboutTo && { aboutTo }),
      ...(from.name && { from: from.name }),
      ...(to.name && { to: to.name }),
      ...(place.name && { place: place.name }),
      ...(partOf && { partOf }),
      ...(supersedes && { supersedes }),
      ...((claim.isCumulative || hasPeriod) && { cumulative: claim.isCumulative }),
    },
  };
}

export function eventProposal(event: EventProposal, { document, publisher }: InDocument): Proposal {
  const code = eventCode(event.type, event.hedge);
  const speaker = nameOr(event.source, 'speaker');
  const channel = nameOr(publisher, 'channel');
  const place = nameOr(event.places[0] ?? null, 'place');
  return {
    id: claimId(document, event.quote.start, 'e'),
    quote: event.quote,
    mark: event.quote,
    isEvent: true,
    by: spansOf(event.by).map(({ field, span }) => ({
      field: wordsOfEvent[field as keyof EventProposal['by']] ?? field,
      span,
    })),
    notTaken: [
      ...speaker.notTaken,
      ...channel.notTaken,
      ...place.notTaken,
      ...(code ? [] : [{ field: 'event' as const, word: event.type }]),
    ],
    fact: {
      event: code ?? 'other',
      hedge: event.hedge,
      ...(speaker.name && { speaker: speaker.name }),
      ...(channel.name && { channel: channel.name }),
      document,
      start: event.quote.start,
      end: event.quote.end,
      ...(event.date && { aboutFrom: event.date }),
      ...(place.name && { place: place.name }),
    },
  };
}

const wordsOfEvent: Readonly<Record<keyof EventProposal['by'], ProposalField>> = {
  type: 'event',
  date: 'about',
  hedge: 'hedge',
  source: 'speaker',
};
