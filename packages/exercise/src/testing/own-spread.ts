import { staffOf } from '../cast/phones.ts';
import { drawFamilies, type Erring, USUAL } from '../observe/families.ts';
import { type Count, countOf } from '../observe/tallying.ts';
import { tripName } from '../trip-names.ts';
import { createWorld } from '../truth/world.ts';
import type { People, RehearsalOptions, ScenarioName } from '../types.ts';

export interface OwnSpreads {
  /** Standard deviation of what this counter writes of these people by this method; null: no counter's phone. */
  readonly of: (device: string, method: string, truth: People) => number | null;
  /** The phone that counts at this post, where several do the first. */
  readonly phoneAt: (post: string) => string | null;
  /** By either subject under which a trip may be recorded, the one by which the truth knows it. */
  readonly tripOf: (subject: string) => string;
}

const ENOUGH = 160;
const MOST = 6_000;

/**
 * How far counts of a rehearsal stray by themselves: its own counters count as many people again and again. A wrong key, a copy,
 * another vehicle's number, infants forgotten on laps are no spread and not among it. Only for whoever judges an account by the truth.
 */
export const ownSpreads = (
  scenario: ScenarioName,
  seed: string,
  options: RehearsalOptions = {},
): OwnSpreads => {
  const world = createWorld(scenario, seed);
  const { random } = world;
  const families = options.families === 'drawn' ? drawFamilies(random.named('families')) : USUAL;
  const erring: Erring = { errors: options.errors ?? 1, families };
  const { phones } = staffOf(random.named('staff'), world, erring);
  const byKey = new Map(phones.map((phone) => [phone.key, phone]));
  const label = new Map(world.fleet.map((vehicle) => [vehicle.id, vehicle.label]));
  const trips = new Map<string, string>();
  for (const journey of world.shuttle.journeys) {
    const draw = random.named('trips').named(`name ${journey.number}`);
    const painted = label.get(journey.vehicle) as string;
    const trip = tripName(draw, painted);
    trips.set(tripName(draw, `X${painted}`), trip);
  }
  const known = new Map<string, number | null>();
  const again = random.named('again');
  return {
    of: (device, method, truth) => {
      const phone = byKey.get(device);
      if (!phone) return null;
      const key = `${device} ${method} ${truth.people}`;
      let sd = known.get(key);
      if (sd === undefined) {
        const told: number[] = [];
        for (let draw = 0; draw < MOST && told.length < ENOUGH; draw++) {
          const count: Count = countOf(again, phone, { ...truth, infants: 0 }, erring);
          if (count.method === method) told.push(count.people);
        }
        sd = told.length > 1 ? deviationOf(told) : null;
        known.set(key, sd);
      }
      return sd;
    },
    phoneAt: (post) => phones.find((phone) => phone.post === post)?.key ?? null,
    tripOf: (subject) => trips.get(subject) ?? subject,
  };
};

const deviationOf = (told: readonly number[]): number => {
  const mean = told.reduce((sum, people) => sum + people, 0) / told.length;
  return Math.sqrt(told.reduce((sum, people) => sum + (people - mean) ** 2, 0) / told.length);
};
