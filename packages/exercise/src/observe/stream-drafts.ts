import type { Duty } from '../cast/duty.ts';
import type { Lane, Phone } from '../cast/staff.ts';
import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { OwnGroup } from '../truth/own-means.ts';
import type { Draft } from './draft.ts';
import type { Erring } from './families.ts';

export interface Passing {
  readonly at: number;
  readonly kind: OwnGroup['kind'];
  readonly people: number;
}

export interface LaneWatch {
  readonly lane: Lane;
  /** Everybody who uses this lane, ordered by time. */
  readonly passing: readonly Passing[];
  readonly phones: readonly Phone[];
  readonly from: number;
  readonly to: number;
  readonly spanMinutes: number;
  readonly everyNth: number;
}

/**
 * What the counters of one lane write: vehicles by kind per span, and people in every nth vehicle. They take turns,
 * so that no span is counted twice; where none of them is there, nothing is written, and nothing is not zero.
 */
export function* streamDrafts(
  random: Random,
  watch: LaneWatch,
  duty: Duty,
  { errors, families }: Erring,
): Generator<Draft> {
  const { lane, passing, phones, to } = watch;
  const nth = errors === 0 ? 1 : watch.everyNth;
  let place = 0;
  let sinceSample = errors === 0 ? 0 : random.int(0, nth - 1);
  let isOpen = false;
  let turn = 0;
  for (let at = watch.from; at < to; ) {
    const minutes = watch.spanMinutes * (errors === 0 ? 1 : random.between(0.85, 1.15));
    let until = Math.min(to, Math.round(at + minutes * MINUTE));
    const here = phones.filter((phone) => duty.isWorking(phone, at));
    const phone = here[turn % Math.max(1, here.length)];
    // Every four hours or so the other one takes the clicker.
    turn = Math.floor(at / (4 * HOUR));
    if (phone) {
      const watched = duty.watchOf(duty.postOf(phone), at);
      until = Math.min(until, watched?.to ?? until, phone.works.to);
    }
    const counts = { car: 0, van: 0, lorry: 0, foot: 0 };
    const sampled: { vehicleKind: 'car' | 'van' | 'lorry'; people: number }[] = [];
    const notSeen: ('car' | 'van' | 'lorry')[] = [];
    let next = passing[place];
    while (next && next.at < until) {
      place += 1;
      if (phone && next.at >= at) look(next);
      next = passing[place];
    }
    if (phone && until - at >= 20_000) {
      if (!isOpen) {
        isOpen = true;
        yield {
          at,
          device: phone.key,
          subject: lane.id,
          kind: 'opened@1',
          fact: { site: lane.site },
        };
      }
      const from = at;
      const end = until;
      yield {
        at: until,
        device: phone.key,
        subject: lane.id,
        kind: 'tallied@1',
        fact: ({ when }) => ({
          from: toMinute(when(from)),
          to: toMinute(when(end)),
          cars: counts.car,
          vans: counts.van,
          lorries: counts.lorry,
          onFoot: counts.foot,
          sampled,
          ...(notSeen.length ? { notSeen } : {}),
          everyNth: nth,
          countedBy: phone.post,
        }),
      };
    }
    at = until;

    function look({ kind, people }: Passing) {
      const sees = errors === 0 || random.next() > families.overlooked * errors;
      if (!sees) return;
      if (kind === 'foot') {
        const likely = people * (1 + families.onFootMean);
        const spread = families.onFootSpread;
        counts.foot +=
          errors === 0 ? people : Math.max(1, Math.round(random.normal(likely, likely * spread)));
        return;
      }
      const noted = kind === 'van' && random.chance(families.vanAsCar * errors) ? 'car' : kind;
      counts[noted] += 1;
      sinceSample += 1;
      if (sinceSample < nth) return;
      if (isPassedOver(kind, people)) {
        if (!random.chance(families.notSeenTold)) return;
        notSeen.push(noted);
        sinceSample = 0;
        return;
      }
      sinceSample = 0;
      const asked = random.chance(families.sampledWrong * errors)
        ? people + random.pick([-1, -1, 0, 1])
        : people;
      sampled.push({ vehicleKind: noted, people: Math.max(1, asked) });
    }

    /** Blankets to the roof, or nothing to see through a closed tarpaulin: they take the next one instead. */
    function isPassedOver(kind: 'car' | 'van' | 'lorry', people: number): boolean {
      const { fullerLookedInto: leaning } = families;
      if (leaning === 0 || errors === 0) return false;
      const isFuller = people > USUAL_LOAD[kind];
      return isFuller === leaning < 0 && random.chance(Math.abs(leaning) * errors);
    }
  }
}

const USUAL_LOAD = { car: 4.6, van: 9, lorry: 20 } as const;

/** Two counters who relieve each other have clocks some seconds apart; their spans shall still meet. */
const toMinute = (at: number) => Math.round(at / MINUTE) * MINUTE;

/** Which lane each group uses, by chance but always the same. */
export const passingByLane = (
  random: Random,
  lanes: readonly Lane[],
  groups: readonly OwnGroup[],
): ReadonlyMap<string, readonly Passing[]> => {
  const bySite = Map.groupBy(lanes, (lane) => lane.site);
  const result = new Map<string, Passing[]>(lanes.map((lane) => [lane.id, []]));
  for (const { kind, people, passes } of groups) {
    for (const [site, at] of passes) {
      const here = bySite.get(site);
      if (!here) continue;
      result.get(random.pick(here).id)?.push({ at, kind, people });
    }
  }
  for (const passing of result.values()) passing.sort((a, b) => a.at - b.at);
  return result;
};
