import type { Corridor, Ground } from '../ground.ts';
import { corridorsOf } from '../ground.ts';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { Vehicle } from './fleet.ts';
import { type Family, familiesOf, patientsOf } from './people.ts';

/** A pick-up point while it works. */
export interface PickUp {
  readonly site: string;
  readonly byBus: Corridor;
  readonly byAmbulance: Corridor;
  readonly share: number;
  /** Still to come, ordered by `since`. */
  readonly coming: { readonly bus: Family[]; readonly ambulance: Family[] };
  readonly waiting: { readonly bus: Family[]; readonly ambulance: Family[] };
  readonly idle: { readonly bus: Vehicle[]; readonly ambulance: Vehicle[] };
  loading: number;
}

export interface QueueChange {
  readonly at: number;
  readonly people: number;
  readonly infants: number;
  readonly wounded: number;
  readonly lying: number;
}

/** Who asked, how long they waited, who came and went, by pick-up point. */
export interface WaitingLists {
  readonly asked: Map<string, number>;
  /** Person-ms before boarding. */
  readonly waited: Map<string, number>;
  readonly queue: Map<string, QueueChange[]>;
}

/** Shares of the people who come to each pick-up point: few quarters are large, many small. */
const sharesOf = (count: number): readonly number[] => {
  const weights = Array.from({ length: count }, (_, index) => 1 / ((index + 1.6) * (index + 1.6)));
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
};

/** The main operation's pick-up points with everybody who will come there, entered in `lists`. */
export const createPickUps = (
  random: Random,
  scenario: Scenario,
  ground: Ground,
  busPeople: number,
  { asked, waited, queue }: WaitingLists,
): readonly PickUp[] => {
  const ways = corridorsOf(ground, 'main');
  const hospitals = corridorsOf(ground, 'hospital');
  const sites = ground.sites.filter(
    (site) => site.siteKind === 'pick-up-point' && ways.some((way) => way.sites.includes(site.id)),
  );
  const shares = sharesOf(sites.length);
  let busGiven = 0;
  let ambulanceGiven = 0;
  return sites.map((site, index) => {
    const startingAt = (way: Corridor | undefined): Corridor | null => {
      const place = way?.sites.indexOf(site.id) ?? -1;
      if (!way || place < 0) return null;
      return { ...way, sites: way.sites.slice(place), legs: way.legs.slice(place) };
    };
    const byBus = ways.map(startingAt).find((way) => way !== null) as Corridor;
    const byAmbulance = hospitals.map(startingAt).find((way) => way !== null) ?? byBus;
    const share = shares[index] as number;
    const isLast = index === sites.length - 1;
    const bus = isLast ? busPeople - busGiven : Math.round(busPeople * share);
    const ambulance = isLast
      ? scenario.byAmbulance - ambulanceGiven
      : Math.round(scenario.byAmbulance * share);
    busGiven += bus;
    ambulanceGiven += ambulance;
    asked.set(site.id, bus + ambulance);
    waited.set(site.id, 0);
    const draw = random.named(`people at ${site.id}`);
    const coming = {
      bus: [...familiesOf(draw, bus, scenario.dayShares)],
      ambulance: [...patientsOf(draw.named('patients'), ambulance, scenario.dayShares)],
    };
    const changes = [...coming.bus, ...coming.ambulance].map((family) =>
      queueChange(family, family.since, 1),
    );
    queue.set(site.id, changes);
    return {
      site: site.id,
      byBus,
      byAmbulance,
      share,
      coming,
      waiting: { bus: [], ambulance: [] },
      idle: { bus: [], ambulance: [] },
      loading: 0,
    };
  });
};

/** The other side's people, in as many groups as they have batches; null where there is no other side. */
export const createCounterpart = (
  random: Random,
  scenario: Scenario,
  ground: Ground,
  { asked, waited, queue }: WaitingLists,
) => {
  const way = corridorsOf(ground, 'counterpart')[0];
  if (!scenario.counterpart || !way) return null;
  const { people, batches: count } = scenario.counterpart;
  const site = way.sites[0] as string;
  const families = [...familiesOf(random.named('counterpart people'), people, [0.5, 0.5])];
  asked.set(site, people);
  waited.set(site, 0);
  queue.set(
    site,
    families.map((family) => queueChange(family, family.since, 1)),
  );
  const perBatch = Math.ceil(people / count);
  const groups: Family[][] = [];
  let inGroup = perBatch;
  for (const family of families) {
    if (inGroup >= perBatch && groups.length < count) {
      groups.push([]);
      inGroup = 0;
    }
    (groups[groups.length - 1] as Family[]).push(family);
    inGroup += family.people;
  }
  return { way, site, groups };
};

export const queueChange = (family: Family, at: number, sign: 1 | -1): QueueChange => {
  const { people, infants, wounded, lying } = family;
  return {
    at,
    people: sign * people,
    infants: sign * infants,
    wounded: sign * wounded,
    lying: sign * lying,
  };
};

export const peopleIn = (families: readonly Family[]) =>
  families.reduce((sum, family) => sum + family.people, 0);

/** Takes whole families from the front until about `target` people are on board. */
export const takeFamilies = (waiting: Family[], target: number): Family[] => {
  let people = 0;
  let take = 0;
  while (take < waiting.length && people < target) {
    people += (waiting[take] as Family).people;
    take += 1;
  }
  return waiting.splice(0, take);
};
