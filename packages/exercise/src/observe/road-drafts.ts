import type { Duty } from '../cast/duty.ts';
import { isIn } from '../cast/spans.ts';
import { HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import { GATE_GUARDS, GUARANTOR_SOUTH, PARTY_A, PARTY_B } from '../said/parties.ts';
import type { World } from '../truth/world.ts';
import type { Draft, DraftFact } from './draft.ts';

export interface RoadStory {
  readonly drafts: readonly Draft[];
  readonly incidents: readonly {
    readonly subject: string;
    readonly at: number;
    readonly kind: string;
  }[];
}

const incidentOf = {
  shots: 'shots',
  shelling: 'shelling',
  crowd: 'crush',
  obstacle: 'obstruction',
} as const;

/** Suspensions and what led to them; breakdowns, deaths and births of single vehicles are told by their trips. */
export const roadDrafts = (random: Random, world: World, duty: Duty): RoadStory => {
  const drafts: Draft[] = [];
  const incidents: { subject: string; at: number; kind: string }[] = [];
  const put = (at: number, device: string, subject: string, kind: string, fact: Draft['fact']) => {
    drafts.push({ at: Math.round(at), device, subject, kind, fact });
  };

  world.road.suspensions.forEach((each, index) => {
    const draw = random.named(`suspension ${index}`);
    const ways = world.ground.corridors.filter(
      (way) =>
        way.legs.some((leg) => leg.from === each.leg[0] && leg.to === each.leg[1]) ||
        way.legs.some((leg) => leg.from === each.leg[1] && leg.to === each.leg[0]),
    );
    const kind =
      each.reason in incidentOf ? incidentOf[each.reason as keyof typeof incidentOf] : null;
    if (kind) report(draw, `incident/${draw.int(100_000, 999_999)}`, kind, each, ways);
    const told = draw.int(1, 6) * MINUTE;
    for (const way of ways) {
      const who: DraftFact =
        each.reason === 'ordered'
          ? { orderedBy: PARTY_B, relayedBy: GATE_GUARDS }
          : each.reason === 'other-side'
            ? { orderedBy: PARTY_A, relayedBy: GUARANTOR_SOUTH }
            : each.reason === 'not-told'
              ? { orderedBy: null, relayedBy: GATE_GUARDS }
              : {};
      put(each.from + told, 'board', way.id, 'suspended@1', {
        reason: each.reason,
        ...who,
        from: each.leg[0],
        to: each.leg[1],
      });
      // Said before the first vehicle moves again.
      put(each.to - MINUTE + draw.int(0, 3) * 10 * SECOND, 'board', way.id, 'resumed@1', {});
    }
  });
  for (const way of world.ground.corridors) {
    put(world.lastArrival + 25 * MINUTE, 'board', way.id, 'closed@1', {});
  }
  breakdowns();
  return { drafts, incidents };

  function report(
    draw: Random,
    subject: string,
    kind: string,
    each: World['road']['suspensions'][number],
    ways: World['ground']['corridors'],
  ) {
    const happened = each.from - draw.int(1, 4) * MINUTE;
    const way = ways[0];
    const leg =
      way?.legs.findIndex(({ from, to }) => each.leg.includes(from) && each.leg.includes(to)) ?? -1;
    incidents.push({ subject, at: happened, kind });
    const phone = duty.one(draw, each.leg[0], each.from) ?? duty.one(draw, each.leg[1], each.from);
    const sure = draw.pick(['seen', 'heard', 'heard', 'told']);
    // Without a network a post calls by radio: of shots the room does not hear hours later.
    const isHeard = phone && !isIn(phone.offline, each.from);
    put(each.from, isHeard ? phone.key : 'board', subject, 'reported@1', ({ when }) => ({
      incidentKind: kind,
      site: phone?.site ?? each.leg[0],
      ...(way && leg >= 0 ? { corridor: way.id, leg } : {}),
      at: when(happened),
      atPrecision: 'exact',
      by: phone ? 'post' : 'party',
      sure,
    }));
    if (draw.chance(0.6)) {
      // Each side names the other. Neither is true because it was said.
      put(each.from + 40 * MINUTE, 'board', subject, 'attributed@1', { to: PARTY_A, by: PARTY_B });
      put(each.from + 75 * MINUTE, 'board', subject, 'attributed@1', { to: PARTY_B, by: PARTY_A });
    }
    put(each.to - MINUTE, 'board', subject, 'resolved@1', { outcome: 'over' });
  }

  function breakdowns() {
    for (const journey of world.shuttle.journeys) {
      for (const halt of journey.halts) {
        if (halt.why !== 'breakdown') continue;
        const subject = `incident/${random.named(`breakdown ${journey.number}`).int(100_000, 999_999)}-${journey.number}`;
        incidents.push({ subject, at: halt.from, kind: 'breakdown' });
        put(halt.from + 10 * MINUTE, 'board', subject, 'reported@1', ({ when }) => ({
          incidentKind: 'breakdown',
          site: halt.after,
          corridor: journey.corridor.id,
          at: when(halt.from),
          atPrecision: 'hour',
          by: 'other',
          sure: 'told',
        }));
        put(halt.from + 12 * MINUTE, 'board', journey.vehicle, 'state-changed@1', {
          state: 'broken-down',
        });
        put(halt.to + 5 * MINUTE, 'board', journey.vehicle, 'state-changed@1', {
          state: 'on-trip',
        });
        put(halt.to + HOUR, 'board', subject, 'resolved@1', { outcome: 'over' });
      }
    }
  }
};
