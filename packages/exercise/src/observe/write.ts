import { canBePointedAt } from '@corridor/operation';
import { createHeap } from '../agenda.ts';
import { spanAt } from '../cast/spans.ts';
import type { Phone } from '../cast/staff.ts';
import { MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import type { Act } from '../types.ts';
import type { Draft, Say } from './draft.ts';

/** Counts and sightings change no state, so nobody needs to have seen what came before. */
const SETS_NOTHING = new Set([
  'tallied@1',
  'adjusted@1',
  'waiting-observed@1',
  'crowd-observed@1',
  'identity-check-observed@1',
  'breakdown-counted@1',
  'all-answered@1',
  'clock-offset@1',
]);
/** Worse clocks than this are noticed by the hub as soon as it hears them. */
const NOTICED = 2 * MINUTE;

interface Heard {
  readonly index: number;
  readonly device: string;
  readonly deliveredAt: number;
  readonly after: readonly number[];
}

interface Pen {
  readonly phone: Phone | null;
  readonly random: Random;
  lastDelivered: number;
  readonly notYetSure: { readonly index: number; readonly deliveredAt: number }[];
  isOffsetNoticed: boolean;
}

export interface Writing {
  /** Each ordered by time. */
  readonly sources: readonly Iterable<Draft>[];
  readonly phones: readonly Phone[];
  readonly startsAt: number;
  readonly random: Random;
  readonly errors: number;
}

/** What the writer of a line may know from the hub at that moment. */
export interface Known extends Say {
  /** The newest line of this device that has reached the hub. */
  readonly lastHeardFrom: (device: string) => string | null;
  /** People counted one by one on arrival, in all lines that have reached the hub. */
  readonly arrivedAtLeast: () => number;
}

/** Wall clock of a phone at a true moment since the first midnight. */
export const wallOf = (phone: Phone | null, at: number, startsAt: number): number => {
  if (phone?.clockStartsAt != null) return Math.max(0, phone.clockStartsAt + at);
  return startsAt + at + (phone?.clockError ?? 0);
};

/**
 * Puts drafts into one order of time, one after another and never all at once: who wrote when by which clock,
 * when the hub heard of it, and what the writer had seen.
 */
export function* writeActs({ sources, phones, startsAt, random, errors }: Writing): Generator<Act> {
  const queue = createHeap<{ draft: Draft; source: number; from: Iterator<Draft> }>(
    (a, b) => a.draft.at - b.draft.at || a.source - b.source,
  );
  const reactions = createHeap<Draft>((a, b) => a.at - b.at || (a.subject < b.subject ? -1 : 1));
  const pens = new Map<string, Pen>(
    phones.map((phone) => [phone.key, newPen(phone, random.named(`pen of ${phone.key}`))]),
  );
  const penOf = (device: string): Pen => {
    const known = pens.get(device);
    if (known) return known;
    const pen = newPen(null, random.named(`pen of ${device}`));
    pens.set(device, pen);
    return pen;
  };
  const ledger = new Map<string, Heard[]>();
  const arrivals = createArrivals();
  let index = 0;
  let lastAt = Number.NEGATIVE_INFINITY;

  sources.forEach((source, place) => {
    const from = source[Symbol.iterator]();
    const first = from.next();
    if (!first.done) queue.push({ draft: first.value, source: place, from });
  });

  const takeNext = (): Draft | null => {
    const reaction = reactions.peek();
    const next = queue.peek();
    if (reaction && (!next || reaction.at <= next.draft.at)) return reactions.pop() ?? null;
    if (!next) return null;
    queue.pop();
    const following = next.from.next();
    if (!following.done) queue.push({ ...next, draft: following.value });
    return next.draft;
  };

  for (let draft = takeNext(); draft; draft = takeNext()) {
    if (draft.at < lastAt) throw new Error(`out of order: ${draft.kind} of ${draft.subject}`);
    lastAt = draft.at;
    const pen = penOf(draft.device);
    const { phone } = pen;
    const offline = phone ? spanAt(phone.offline, draft.at) : null;
    const delay = phone && errors > 0 ? pen.random.int(2, 25) * SECOND : 0;
    const deliveredAt = Math.max(
      pen.lastDelivered,
      offline ? offline.to + delay : draft.at + delay,
    );
    pen.lastDelivered = deliveredAt;
    const isTwice = phone !== null && spanAt(phone.twice, draft.at) !== null;
    const again = isTwice ? deliveredAt + pen.random.int(4, 700) * MINUTE : null;

    const line = (other: Draft) => {
      if (other.index === undefined) throw new Error(`${draft?.kind} names a line not yet written`);
      return `act:${other.index}`;
    };
    const at = draft.at;
    const known: Known = {
      line,
      when: (moment) => wallOf(phone, moment, startsAt),
      lastHeardFrom: (device) => {
        const heard = penOf(device).notYetSure.findLast((each) => each.deliveredAt <= at);
        return heard ? `act:${heard.index}` : null;
      },
      arrivedAtLeast: () => arrivals.upTo(at),
    };
    const fact = typeof draft.fact === 'function' ? draft.fact(known) : draft.fact;
    const heard = ledger.get(draft.subject) ?? [];
    const sets = !SETS_NOTHING.has(draft.kind);
    const after = sets ? headsSeen(heard, draft.device, offline ? offline.from : at) : [];
    draft.index = index;
    if (sets) {
      if (!heard.length) ledger.set(draft.subject, heard);
      heard.push({ index, device: draft.device, deliveredAt, after });
    }
    if (phone?.lostAt != null) pen.notYetSure.push({ index, deliveredAt });
    arrivals.note(draft.subject, draft.kind, fact, deliveredAt);

    const wall = Math.round(wallOf(phone, at, startsAt));
    const offBy = wall - (startsAt + at);
    if (phone && !pen.isOffsetNoticed && Math.abs(offBy) > NOTICED && errors > 0) {
      pen.isOffsetNoticed = true;
      const first = draft;
      reactions.push({
        at: deliveredAt + SECOND,
        device: 'hub',
        subject: `device/${draft.device}`,
        kind: 'clock-offset@1',
        fact: ({ line: lineOf }) => ({ ms: -offBy, doubt: 2 * SECOND, from: lineOf(first) }),
      });
    }
    yield {
      index,
      at: startsAt + at,
      deliveredAt: startsAt + deliveredAt,
      ...(again === null ? {} : { deliveredAgainAt: startsAt + again }),
      device: draft.device,
      wall,
      subject: draft.subject,
      kind: draft.kind,
      fact,
      ...(draft.act === undefined ? {} : { act: draft.act }),
      after,
    };
    index += 1;
  }
}

const newPen = (phone: Phone | null, random: Random): Pen => ({
  phone,
  random,
  lastDelivered: Number.NEGATIVE_INFINITY,
  notYetSure: [],
  isOffsetNoticed: false,
});

/** The newest lines of a subject that this device had seen: its own, and what the hub had when it last met it. */
const headsSeen = (
  heard: readonly Heard[],
  device: string,
  metHubAt: number,
): readonly number[] => {
  const covered = new Set<number>();
  const heads: number[] = [];
  const covering = new Set<string>();
  for (let place = heard.length - 1; place >= 0; place--) {
    const each = heard[place] as Heard;
    if (each.device !== device && each.deliveredAt > metHubAt) continue;
    // A device's newer line stands on its older ones.
    if (!covered.has(each.index) && !covering.has(each.device)) heads.push(each.index);
    covering.add(each.device);
    for (const index of each.after) covered.add(index);
  }
  return heads.reverse();
};

/** A running sum of what was counted on arrival, as the hub comes to know it. */
const createArrivals = () => {
  const coming = createHeap<{ at: number; subject: string; people: number; order: number }>(
    (a, b) => a.at - b.at || a.order - b.order,
  );
  const newest = new Map<string, number>();
  let sum = 0;
  let order = 0;
  return {
    note: (
      subject: string,
      kind: string,
      fact: { readonly [key: string]: unknown },
      at: number,
    ) => {
      if (kind !== 'tallied@1' || fact.point !== 'alighting') return;
      if (!canBePointedAt(fact as Parameters<typeof canBePointedAt>[0])) return;
      coming.push({ at, subject, people: fact.people as number, order: order++ });
    },
    upTo: (at: number): number => {
      for (let next = coming.peek(); next && next.at <= at; next = coming.peek()) {
        coming.pop();
        const before = newest.get(next.subject) ?? next.people;
        // The smaller of two counts is all that can be pointed at.
        const people = Math.min(before, next.people);
        sum += people - (newest.has(next.subject) ? before : 0);
        newest.set(next.subject, people);
      }
      return sum;
    },
  };
};
