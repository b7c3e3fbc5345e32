import { type Dispute, type Evidence, evidenceOf } from '@corridor/account';
import { type RehearsalOptions, rehearse, type ScenarioName } from '@corridor/exercise';
import { foldActs } from '@corridor/exercise/testing';
import { ownSpreads } from '@corridor/exercise/testing/own-spread';
import { testFlows } from '../../packages/account/src/estimate/disputes.ts';
import { type Estimated, estimate } from '../../packages/account/src/estimate/estimate.ts';
import { findingsOf } from '../../packages/account/src/estimate/findings.ts';

/**
 * Whose σ an error of 4 σ is put in by. `own`: of such counts by this counter, as the exercise makes them. `account`: of this
 * record against what all others of its flow make of it, as the account has it.
 */
export type Sigma = 'own' | 'account';
export const SIGMAS: readonly Sigma[] = ['own', 'account'];
const PLANTED = 4;
/** Further from the truth than so many of its own deviations, a record is grossly wrong, planted or not. */
const WRONG = 4;
/** People; and a tenth of those on board. */
const FAR = 5;
/** Nobody is so sure that one person is a gross error. */
const LEAST_SPREAD = 0.25;
/** Named alone: four fifths of the blame. */
const NAMED = 0.8;

/** What was said of a flow: its counts differ. Right: the wrong one is among those named. */
export interface Said {
  readonly holds: boolean;
  /** Whether the one that has most of the blame is it; null: none was named alone. */
  readonly isNamedRight: boolean | null;
}

export interface Planted {
  readonly sigma: Sigma;
  readonly isBus: boolean;
  /** Looks at its flow, it included. */
  readonly looks: number;
  /** People put on or taken off. */
  readonly people: number;
  /** That, in deviations of what the account allows; null: nothing to compare it with. */
  readonly allowed: number | null;
  readonly said: Said | null;
}

/** A flow that was pointed at, and no error was planted there. */
export interface Alarm {
  /** `changed`: no record is wrong, but people got on or off and nobody wrote it. */
  readonly why: 'a wrong record' | 'changed' | 'nothing';
  readonly said: Said;
}

export interface GrossRun {
  readonly planted: readonly Planted[];
  /** By the σ of the run they were raised in. */
  readonly alarms: readonly (Alarm & { readonly sigma: Sigma })[];
  /** Flows counted twice in which no record is wrong. */
  readonly clean: number;
  /** Records that the exercise itself made grossly wrong; where counted twice; and of these, the pointed at. */
  readonly wrong: Wrong;
  /** Those of them that are off by five people and a tenth of them or more, also once what is known of their counter is taken off. */
  readonly farWrong: Wrong;
}

export interface Wrong {
  readonly all: number;
  readonly twice: number;
  readonly flagged: number;
}

type Rows = Estimated['fitted']['rows'];

/** One operation, once as it is and once for each σ with one wrong record more. */
export const grossRun = (
  scenario: ScenarioName,
  seed: string,
  options: RehearsalOptions = { families: 'drawn' },
): GrossRun => {
  const rehearsal = rehearse(scenario, seed, options);
  const acts = [...rehearsal.acts];
  const { index } = foldActs({ ...rehearsal, acts }, undefined, { checks: false });
  const evidence = evidenceOf(index);
  const before = estimate(evidence);
  const spreads = ownSpreads(scenario, seed, options);
  const truth = new Map(rehearsal.truth.trips.map((trip) => [trip.trip, trip]));
  const rows = before.fitted.rows;
  const drawn = randomOf(seed);

  const trueTrip = (trip: string) => truth.get(spreads.tripOf(trip));
  const placeOfLook = rows.looks.map(() => 0);
  rows.journeys.forEach((_, place) => {
    for (let i = first(rows, place); i < first(rows, place + 1); i++) placeOfLook[i] = place;
  });
  const subjectOf = (look: number): string => {
    const { trip, arrival } = rows.journeys[
      placeOfLook[look] as number
    ] as Rows['journeys'][number];
    return rows.end[look] === 1 ? (arrival ?? trip).id : trip.id;
  };
  /** Who was really there for this look. */
  const thereAt = (look: number) => {
    const trip = trueTrip(subjectOf(look));
    if (!trip) throw new Error(`nobody knows ${subjectOf(look)}`);
    return { ...trip.boarded, people: rows.end[look] === 1 ? trip.alighted : trip.boarded.people };
  };
  const spreadOf = (look: number): number => {
    const { parts, doubt } = rows.looks[look] as Rows['looks'][number];
    const there = thereAt(look);
    let variance = (doubt * there.people) ** 2;
    for (const { tally, share } of parts) {
      const act = acts[Number(tally.line?.slice(1).replaceAll('_', ''))];
      const device = tally.isKeyed ? spreads.phoneAt(tally.look) : (act?.device ?? null);
      const sd = device === null ? null : spreads.of(device, tally.method, there);
      variance += (share * Math.max(LEAST_SPREAD, sd ?? 0)) ** 2;
    }
    return Math.sqrt(variance);
  };
  const errorOf = (look: number) =>
    (rows.looks[look] as Rows['looks'][number]).people - thereAt(look).people;
  const isWrong = rows.looks.map((_, look) => {
    const error = Math.abs(errorOf(look));
    return error > WRONG * LEAST_SPREAD && error > WRONG * spreadOf(look);
  });
  const wrongIn = (place: number): readonly number[] => {
    const looks: number[] = [];
    for (let i = first(rows, place); i < first(rows, place + 1); i++) {
      if (isWrong[i]) looks.push(i);
    }
    return looks;
  };
  const placeOf = new Map(rows.journeys.map(({ trip }, place) => [trip.id, place]));
  const lineOf = (look: number) => rows.looks[look]?.parts[0]?.tally.line;
  const worstIn = (place: number, looks: readonly number[]) =>
    looks.toSorted((a, b) => Math.abs(errorOf(b)) - Math.abs(errorOf(a)) || a - b)[0] ??
    first(rows, place);

  const candidates = rows.looks.flatMap(({ parts, doubt }, look) =>
    parts.length === 1 && parts[0]?.tally.isKeyed === false && doubt < 0.05 && !isWrong[look]
      ? [look]
      : [],
  );
  const planted: Planted[] = [];
  const alarms: (Alarm & { readonly sigma: Sigma })[] = [];
  const tested = new Map(testFlows(before).map((each) => [each.place, each]));
  const usual = findingsOf(before).disputes;
  const judge = (sigma: Sigma, disputes: readonly Dispute[], but: number | null) => {
    for (const dispute of disputes) {
      const place = placeOf.get(dispute.trip) as number;
      if (place === but) continue;
      const wrong = wrongIn(place);
      const trip = trueTrip(dispute.trip);
      const change = trip ? trip.alighted - trip.boarded.people : 0;
      const why = wrong.length
        ? 'a wrong record'
        : change !== rows.change[place]
          ? 'changed'
          : 'nothing';
      alarms.push({ sigma, why, said: saidOf(dispute, lineOf(worstIn(place, wrong))) });
    }
  };
  for (const sigma of SIGMAS) {
    const look = candidates[Math.floor(drawn() * candidates.length)];
    const way = drawn() < 0.5 ? -1 : 1;
    if (look === undefined) continue;
    const place = placeOfLook[look] as number;
    const flow = tested.get(place);
    const beside = flow?.looks[look - flow.compared.from];
    const allows = beside?.deviation ?? null;
    if (sigma === 'account' && allows === null) continue;
    const size = Math.max(
      1,
      Math.round(PLANTED * (sigma === 'own' ? spreadOf(look) : (allows ?? 0))),
    );
    const was = (rows.looks[look] as Rows['looks'][number]).people;
    const now = was + way * size < 0 ? was + size : was + way * size;
    const disputes = findingsOf(estimate(withCount(evidence, lineOf(look), now - was))).disputes;
    const found = disputes.find(({ trip }) => placeOf.get(trip) === place);
    planted.push({
      sigma,
      isBus: was > 12,
      looks: first(rows, place + 1) - first(rows, place),
      people: size,
      allowed: allows === null ? null : size / allows,
      said: found ? saidOf(found, lineOf(look)) : null,
    });
    judge(sigma, disputes, place);
  }
  const clean = rows.journeys.filter(
    (_, place) => first(rows, place + 1) - first(rows, place) > 1 && !wrongIn(place).length,
  ).length;
  const wrongOf = (isMeant: (look: number) => boolean): Wrong => {
    const all = rows.looks.flatMap((_, look) => (isWrong[look] && isMeant(look) ? [look] : []));
    const twice = all.filter((look) => {
      const place = placeOfLook[look] as number;
      return first(rows, place + 1) - first(rows, place) > 1;
    });
    const flagged = twice.filter((look) =>
      usual.some(({ trip }) => placeOf.get(trip) === placeOfLook[look]),
    );
    return { all: all.length, twice: twice.length, flagged: flagged.length };
  };
  return {
    planted,
    alarms,
    clean,
    wrong: wrongOf(() => true),
    farWrong: wrongOf((look) => {
      const { people } = thereAt(look);
      const known = (before.fitted.value[look] as number) - people;
      const least = Math.max(FAR, people / 10);
      return Math.min(Math.abs(errorOf(look)), Math.abs(known)) >= least;
    }),
  };
};

const first = (rows: Rows, place: number): number => rows.first[place] as number;

const saidOf = ({ counts }: Dispute, line: string | undefined): Said => {
  const has = ({ tallies }: Dispute['counts'][number]) =>
    tallies.some((tally) => tally.line === line);
  const [most] = counts;
  const isNamed = most?.blame != null && most.blame >= NAMED;
  return { holds: counts.some(has), isNamedRight: most && isNamed ? has(most) : null };
};

const withCount = (evidence: Evidence, line: string | undefined, people: number): Evidence => ({
  ...evidence,
  trips: evidence.trips.map((trip) =>
    trip.tallies.some((tally) => tally.line === line)
      ? {
          ...trip,
          tallies: trip.tallies.map((tally) =>
            tally.line === line
              ? {
                  ...tally,
                  people: tally.people + people,
                  low: tally.low === null ? null : Math.max(0, tally.low + people),
                  high: tally.high === null ? null : tally.high + people,
                }
              : tally,
          ),
        }
      : trip,
  ),
});

/** Numbers in [0, 1) from a text. */
const randomOf = (seed: string): (() => number) => {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    let mixed = Math.imul(state ^ (state >>> 13), 3266489917);
    mixed ^= mixed >>> 16;
    return (mixed >>> 0) / 2 ** 32;
  };
};
