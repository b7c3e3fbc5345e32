import type { EventProposal } from '../event/types.ts';
import type { Doc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import type { ClaimProposal } from './types.ts';

/** A claim with the field names of the exchange format, `said_on` and not `saidOn`. */
export interface ScoredClaim {
  readonly id: string;
  readonly doc: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly num: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: string;
  readonly unit: string;
  readonly measure: string | null;
  readonly category: string;
  readonly hedge: boolean;
  readonly speaker: string | null;
  readonly speaker_unresolved: boolean;
  readonly speaker_role: string | null;
  readonly reported_via: string | null;
  readonly said_on: string | null;
  readonly about_from: string | null;
  readonly about_to: string | null;
  readonly from_place: string | null;
  readonly to_place: string | null;
  readonly place: string | null;
  /** The `id` of the claim it is a part of. */
  readonly part_of: string | null;
  readonly cumulative: boolean;
  /** The `id` of the earlier figure it replaces. */
  readonly supersedes: string | null;
}

export interface ScoredEvent {
  readonly id: string;
  readonly doc: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly date: string | null;
  readonly time: string | null;
  readonly places: readonly string[];
  readonly parties: readonly string[];
  readonly source: string | null;
  readonly hedge: boolean;
}

export interface Scored {
  readonly claims: readonly ScoredClaim[];
  readonly events: readonly ScoredEvent[];
}

interface Read {
  readonly doc: Doc;
  readonly claims: readonly ClaimProposal[];
  readonly events: readonly EventProposal[];
}

/** A reading as other programs take it: quotes as text, one name for each text. */
export function toScored(reading: Read, docName: string): Scored {
  const { text } = reading.doc;
  const id = (n: number | null) => (n === null ? null : `${docName}#c${n + 1}`);
  return {
    claims: reading.claims.map((claim, n) => ({
      id: id(n) as string,
      doc: docName,
      quote: sliceOf(text, claim.quote),
      start: claim.quote.start,
      end: claim.quote.end,
      num: sliceOf(text, claim.num),
      value: claim.value,
      low: claim.low,
      high: claim.high,
      approx: claim.approx,
      unit: claim.unit,
      measure: claim.measure,
      category: claim.category,
      hedge: claim.hedge,
      speaker: claim.speaker,
      speaker_unresolved: claim.speakerUnresolved,
      speaker_role: claim.speakerRole,
      reported_via: claim.reportedVia,
      said_on: claim.saidOn,
      about_from: claim.aboutFrom,
      about_to: claim.aboutTo,
      from_place: claim.fromPlace,
      to_place: claim.toPlace,
      place: claim.place,
      part_of: id(claim.partOf),
      cumulative: claim.isCumulative,
      supersedes: id(claim.supersedes),
    })),
    events: reading.events.map((event, n) => ({
      id: `${docName}#e${n + 1}`,
      doc: docName,
      quote: sliceOf(text, event.quote),
      start: event.quote.start,
      end: event.quote.end,
      type: event.type,
      date: event.date,
      time: event.clock,
      places: event.places,
      parties: event.parties,
      source: event.source,
      hedge: event.hedge,
    })),
  };
}
