import { type Claim, type Evidence, QUARTER_HOUR_MS } from '@corridor/account';
import type { Edition } from '../evaluation/types.ts';
import { sumsOf } from '../material/discrepancies.ts';
import type {
  Batch,
  Incident,
  Material,
  Stated,
  StatedOrSmall,
  Suspended,
  Term,
} from '../material/types.ts';
import { pooled } from './pooled.ts';
import { type Random, redealt } from './redeal.ts';
import { isFew, partsNotTold } from './small.ts';
import { usedOnly } from './used.ts';
import { withheldIn } from './withheld.ts';

const quarterHour = (at: number): number => Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;

/** Nothing that leads back to a line of the log. */
const withoutLines = (evidence: Evidence): Evidence => ({
  ...evidence,
  trips: evidence.trips.map((trip) => ({
    ...trip,
    tallies: trip.tallies.map(({ line: _, ...tally }) => tally),
  })),
});

const withoutWhen = ({ byWhen, ...term }: Term, cutOff: number): Term =>
  byWhen !== undefined && byWhen <= cutOff ? { ...term, byWhen } : term;
const withoutGo = ({ movedWithoutGo: _, ...batch }: Batch): Batch => batch;
const withoutOrder = ({ orderedBy: _, ...one }: Suspended): Suspended => one;
const withoutAttribution = ({ attributions: _, ...one }: Incident): Incident => one;

/**
 * What both sides may read alike: neither who holds a place nor who is said to have done or ordered something, no
 * vehicle by its number, no claim, nothing that is still to come.
 */
const forParties = (material: Material): Material => {
  const { cutOff, evidence } = material;
  const begun = (trip: Evidence['trips'][number]) =>
    trip.status !== 'planned' && trip.status !== 'cancelled';
  const isBegun = ({ status, firstDeparture }: Batch) =>
    status === 'go' || status === 'completed' || firstDeparture !== null;
  const batches = material.batches.filter(isBegun).map(withoutGo);
  const told = new Set(batches.map(({ id }) => id));
  const bare = withoutLines(evidence);
  return usedOnly({
    ...material,
    evidence: { ...bare, trips: bare.trips.filter(begun) },
    places: material.places.map(({ control: _, ...place }) => place),
    terms: material.terms
      .filter(({ status }) => status !== 'proposed' && status !== 'unknown')
      .map((term) => ({
        ...withoutWhen(term, cutOff),
        alsoSaid: [],
        batches: term.batches.filter((batch) => told.has(batch)),
      })),
    batches,
    discrepancies: [],
    claims: [],
    claimsNotTold: 0,
    suspensions: material.suspensions.map(withoutOrder),
    incidents: material.incidents.map(withoutAttribution),
  });
};

const toSmall = (said: Stated): StatedOrSmall =>
  isFew(said.low) || (said.high !== null && isFew(said.high)) ? 'small' : said;
const hidden = (said: StatedOrSmall | null): StatedOrSmall | null =>
  said === null || said === 'small' ? said : toSmall(said);

const isAboutFew = ({ fact: { quantity, unit } }: Claim): boolean =>
  unit === 'person' &&
  quantity !== undefined &&
  ('value' in quantity ? isFew(quantity.value) : isFew(quantity.low) || isFew(quantity.high));

/**
 * Children on laps are nobody's figure here; that they were asked for is. Who was born, died or joined on the way is told
 * as one number of people more or less: what is boarded and what got off hangs on that alone.
 */
const withoutFew = (evidence: Evidence): Evidence => ({
  ...evidence,
  trips: evidence.trips.map((trip) => ({
    ...trip,
    born: 0,
    died: 0,
    joined: trip.joined + trip.born - trip.died,
    tallies: trip.tallies.map((tally) => ({ ...tally, laps: null })),
  })),
});

/** How single people left or lost a vehicle is nobody's to read: only whether it was explained. */
const sumsToTell = (all: Material['discrepancies']) => {
  const sums = sumsOf(all, ({ status }) => status);
  const cell = (key: string, which: string) => `discrepancies.${key.replaceAll(' ', '.')}.${which}`;
  const byAbout = Map.groupBy(sums, ({ key }) => key.split(' ')[0]);
  const held = new Map(
    [...byAbout.values()].flatMap((some) =>
      (['fewer', 'more'] as const).flatMap((which) => [
        ...partsNotTold(
          some.map((one) => ({
            key: cell(one.key, which),
            people: [one[which] ?? 0],
            adds: [one[which] ?? 0],
          })),
        ),
      ]),
    ),
  );
  const told = sums.map((one) => ({
    ...one,
    fewer: held.has(cell(one.key, 'fewer')) ? null : one.fewer,
    more: held.has(cell(one.key, 'more')) ? null : one.more,
  }));
  return [told, held] as const;
};

/** Of discrepancies only the sums are told; the numbers of single vehicles stay here. */
const forPublic = (material: Material, random: Random): Material => {
  const base = forParties({ ...material, evidence: withoutFew(material.evidence) });
  const [sums, sumsHeld] = sumsToTell(material.discrepancies);
  const { held, cells } = withheldIn(base);
  const evidence = redealt(pooled(base.evidence, held), random);
  const claims = material.claims.filter((claim) => !isAboutFew(claim));
  return {
    ...base,
    evidence,
    withheld: Object.fromEntries([...cells, ...sumsHeld].sort(([a], [b]) => (a < b ? -1 : 1))),
    terms: base.terms.map((term) => ({
      ...term,
      quota: hidden(term.quota),
      ...(term.byWhen === undefined ? {} : { byWhen: quarterHour(term.byWhen) }),
    })),
    batches: base.batches.map((batch) => ({
      ...batch,
      quota: hidden(batch.quota),
      firstDeparture: batch.firstDeparture === null ? null : quarterHour(batch.firstDeparture),
      lastArrival: batch.lastArrival === null ? null : quarterHour(batch.lastArrival),
    })),
    discrepancySums: sums,
    claims: claims.map(({ fact: { saidAt, ...fact }, ...claim }) => ({
      ...claim,
      fact: { ...fact, ...(saidAt === undefined ? {} : { saidAt: quarterHour(saidAt) }) },
      toldAt: quarterHour(claim.toldAt),
      asOf: claim.asOf === null ? null : quarterHour(claim.asOf),
    })),
    claimsNotTold: material.claims.length - claims.length,
    statements: base.statements.map((one) => ({
      ...one,
      quantity: hidden(one.quantity),
      asOf: quarterHour(one.asOf),
      saidAt: quarterHour(one.saidAt),
    })),
    suspensions: base.suspensions.map((one) => ({
      ...one,
      from: quarterHour(one.from),
      to: one.to === null ? null : quarterHour(one.to),
    })),
    incidents: base.incidents.map((one) => ({ ...one, at: quarterHour(one.at) })),
  };
};

/**
 * What an edition is told from, and no more than that. `random` deals the public edition's numbers; no figure hangs on it.
 */
export const editionOf = (material: Material, edition: Edition, random: Random): Material =>
  edition === 'room'
    ? { ...material, evidence: withoutLines(material.evidence) }
    : edition === 'parties'
      ? forParties(material)
      : forPublic(material, random);
