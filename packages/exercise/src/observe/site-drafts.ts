import type { Duty } from '../cast/duty.ts';
import { isIn } from '../cast/spans.ts';
import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import { GATE_GUARDS } from '../said/parties.ts';
import type { QueueChange } from '../truth/pick-ups.ts';
import type { World } from '../truth/world.ts';
import { whoGotOff } from './doors.ts';
import type { Draft } from './draft.ts';

const QUARTER = 6 * HOUR;

/** Degrees at this hour: nights below zero, in the middle of the week most of all. */
const temperatureAt = (at: number, days: number): number => {
  const hour = (at / HOUR) % 24;
  const fromWarmest = Math.abs(hour - 14) > 12 ? 24 - Math.abs(hour - 14) : Math.abs(hour - 14);
  const day = at / (24 * HOUR);
  const cold = 5 * (1 - Math.abs(day - days / 2) / (days / 2));
  return Math.round((6.5 - fromWarmest * 0.75 - cold) * 2) / 2;
};

/** What was seen at each place: who waits, how cold it is, whether people were told and asked. */
export const siteDrafts = (
  random: Random,
  world: World,
  duty: Duty,
  startsAt: number,
  errors: number,
): readonly Draft[] => {
  const drafts: Draft[] = [];
  const { ground, shuttle, scenario, lastArrival } = world;
  const put = (at: number, device: string, subject: string, kind: string, fact: Draft['fact']) => {
    drafts.push({ at: Math.round(at), device, subject, kind, fact });
  };
  for (const [site, changes] of shuttle.queue) waitingAt(site, changes);
  for (const site of ground.sites) {
    const draw = random.named(`checks at ${site.id}`);
    if (site.siteKind === 'checkpoint') {
      for (let at = 5 * HOUR; at < lastArrival; at += draw.between(9, 16) * HOUR) {
        // By radio: what a checkpoint does is not written down on a phone in front of it.
        if (!duty.one(draw, site.id, at)) continue;
        put(at, 'desk', site.id, 'identity-check-observed@1', {
          by: GATE_GUARDS,
          form: draw.pick(['none', 'looking', 'looking', 'papers']),
        });
      }
    }
    if (site.siteKind === 'reception-site') breakdowns(site.id, draw);
  }
  return drafts;

  function waitingAt(site: string, changes: readonly QueueChange[]) {
    const draw = random.named(`waiting at ${site}`);
    const now = { people: 0, infants: 0, wounded: 0, lying: 0 };
    let place = 0;
    let since = 0;
    const receptions = ground.sites
      .filter((each) => each.siteKind === 'reception-site')
      .map((each) => each.id);
    for (let at = 5 * HOUR; at < lastArrival; at += draw.between(45, 80) * MINUTE) {
      for (let next = changes[place]; next && next.at <= at; next = changes[++place]) {
        if (now.people === 0) since = next.at;
        now.people += next.people;
        now.infants += next.infants;
        now.wounded += next.wounded;
        now.lying += next.lying;
      }
      const phone = duty.one(draw, site, at);
      if (!phone) continue;
      const { people, infants, wounded, lying } = now;
      const began = since;
      const seen = errors === 0 ? people : about(draw, people, errors);
      const isExact = errors === 0 || people < 12;
      put(at, phone.key, site, 'waiting-observed@1', ({ when }) => ({
        people: isExact ? people : seen,
        ...(isExact ? {} : { low: Math.floor(seen * 0.75), high: Math.ceil(seen * 1.3) }),
        ...(people > 0 ? { since: when(began) } : {}),
        temperature: temperatureAt(at, scenario.days),
        ...(wounded ? { wounded } : {}),
        ...(lying ? { lying } : {}),
        ...(infants ? { infants } : {}),
      }));
      if (people > 250 && draw.chance(0.5)) {
        put(at + 2 * MINUTE, phone.key, site, 'crowd-observed@1', {
          crowd: people > 1400 && draw.chance(0.3) ? 'crush' : people > 600 ? 'pressing' : 'calm',
        });
      }
    }
    // Told and asked before the first go, and again each morning.
    for (let day = 0; day < scenario.days; day++) {
      const at = day * 24 * HOUR + (day ? 6.5 : 4.6) * HOUR + draw.int(0, 20) * MINUTE;
      const phone = duty.one(draw, site, at);
      if (!phone || at > lastArrival) continue;
      put(at, phone.key, site, 'people-informed@1', {});
      put(at + 6 * MINUTE, phone.key, site, 'people-asked@1', {
        mayStay: true,
        destinations: receptions.slice(0, 50),
      });
    }
  }

  /** One table per quarter-day of the world's clock, rounded, never of fewer than a hundred people. */
  function breakdowns(site: string, draw: Random) {
    const quarters = new Map<number, { people: number; children: number; vehicles: number }>();
    for (const journey of shuttle.journeys) {
      if (journey.end !== 'arrived' || journey.corridor.sites.at(-1) !== site) continue;
      const quarter = Math.floor((startsAt + journey.endedAt) / QUARTER);
      const sum = quarters.get(quarter) ?? { people: 0, children: 0, vehicles: 0 };
      const off = whoGotOff(journey);
      sum.people += off.people;
      sum.children += off.children;
      sum.vehicles += 1;
      quarters.set(quarter, sum);
    }
    for (const [quarter, { people, children, vehicles }] of quarters) {
      const at = (quarter + 1) * QUARTER - startsAt + draw.int(5, 50) * MINUTE;
      const phone = duty
        .at(site, at)
        .find(
          (each) =>
            Math.abs(each.clockError) < MINUTE &&
            each.clockStartsAt === null &&
            !isIn(each.offline, at),
        );
      const rounded = (value: number) => Math.floor(value / 5) * 5;
      if (!phone || vehicles < 3 || rounded(people) < 100 || draw.chance(0.4)) continue;
      const girls = rounded(children * draw.between(0.45, 0.55));
      const women = rounded((people - children) * draw.between(0.5, 0.6));
      put(at, phone.key, site, 'breakdown-counted@1', {
        quarter,
        vehicles,
        people: rounded(people),
        women,
        girls,
        boys: rounded(children - girls),
        elderly: rounded(people * draw.between(0.03, 0.07)),
        disabled: rounded(people * draw.between(0.01, 0.03)),
      });
    }
  }
};

/** "About 300": by eye, and round. */
const about = (random: Random, people: number, errors: number): number => {
  const seen = random.normal(people, people * 0.14 * errors);
  const step = people > 400 ? 50 : people > 100 ? 20 : 5;
  return Math.max(0, Math.round(seen / step) * step);
};
