import type { LineId, SubjectId } from '../event.ts';
import type { Means } from '../state/agreement.ts';
import { type BatchWay, roadsOf, wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';
import { greenLight } from './lights.ts';
import { windowOpen } from './means-window.ts';
import { quotaOf } from './quota.ts';
import type { SafetyRule } from './safety.ts';
import { shootingOn } from './shooting.ts';
import { lastWordOf } from './words.ts';

/** Whether one thing is so now, and what shows it. */
export interface MeansView {
  /** Of the agreement, or a rule that holds for every batch. */
  readonly means: Means | { readonly is: SafetyRule };
  readonly met: boolean;
  /** ● our people, their counts and records; ❝ a party's word; the clock. */
  readonly kind: 'observed' | 'word' | 'time';
  readonly evidence: readonly LineId[];
  /** Since when it is as it is, as far as that is known; ms since 1970. */
  readonly since: number | null;
  /** People: so many of so many. */
  readonly have: number | null;
  readonly need: number | null;
  /** All of its vehicles are done and fewer came than were agreed. */
  readonly short: boolean;
  /** Without any new record it may be otherwise from then on. ms since 1970. */
  readonly until: number | null;
}

export type Found = Partial<Omit<MeansView, 'means' | 'met' | 'kind'>> & { readonly met: boolean };

/** Ids only: an answer that is found again much later must not be found from what stood when it was first asked. */
export interface MeansContext {
  readonly facts: AgreementFacts;
  /** What waits: a batch, or something suspended that may be resumed. */
  readonly batch: SubjectId;
  readonly way: BatchWay;
  /** Its own records: words and observations stand there. null: a rule that nobody wrote down. */
  readonly condition: SubjectId | null;
}

/**
 * People of another batch, by our own counts. Where no number is agreed ("all who wish") only a person can say that nobody more comes, and
 * until the last vehicle is off the road nobody has arrived all.
 */
const people = (
  { facts }: MeansContext,
  id: SubjectId,
  have: 'arrivedAtLeast' | 'departedAtLeast' | 'boardedAtLeast',
): Found => {
  const batch = facts.get('batch', id);
  if (!batch) return { met: false };
  const progress = facts.progress(batch.id);
  const need = quotaOf(facts, batch)?.low ?? null;
  const isCompleted = batch.status === 'completed';
  const isOver =
    isCompleted || (progress.trips.length > 0 && progress.toGo + progress.onTheRoad === 0);
  const isOffTheRoad = have !== 'arrivedAtLeast' || progress.onTheRoad === 0;
  const enough = need === null || need === 0 ? isCompleted && isOffTheRoad : progress[have] >= need;
  const evidence = batch.since && isCompleted ? [batch.since.line] : [];
  return {
    met: enough,
    have: progress[have],
    need,
    short: !enough && isOver,
    since: have === 'arrivedAtLeast' ? progress.lastArrival : progress.firstDeparture,
    evidence,
  };
};

const staged = (context: MeansContext, id: SubjectId, site: SubjectId | undefined): Found => {
  const { facts } = context;
  if (site === undefined) return people(context, id, 'boardedAtLeast');
  const batch = facts.get('batch', id);
  if (!batch) return { met: false };
  const need = quotaOf(facts, batch)?.low ?? null;
  const standing = facts
    .progress(batch.id)
    .standing.filter((one) => one.site !== null && facts.resolve(one.site) === facts.resolve(site));
  const have = standing.reduce(
    (sum, { trip }) => sum + (facts.get('trip', trip)?.boarded?.low ?? 0),
    0,
  );
  const since = standing.length ? Math.max(...standing.map((one) => one.since)) : null;
  return { met: need !== null && need > 0 && have >= need, have, need, since };
};

const roadOpen = ({ facts, way }: MeansContext, named: SubjectId | undefined): Found => {
  const road = named === undefined ? null : facts.get('corridor', named);
  const roads = named === undefined ? roadsOf(facts, way) : road ? [road] : [];
  const open = roads.filter(({ status }) => status === 'open');
  const told = (open.length ? open : roads).flatMap(({ since }) => since ?? []);
  return {
    met: open.length > 0,
    evidence: told.map(({ line }) => line),
    since: told.length ? Math.max(...told.map(({ at }) => at)) : null,
  };
};

const noShooting = ({ facts, way }: MeansContext): Found => {
  const open = shootingOn(facts, way);
  const since = open.flatMap(({ happenedAt }) => happenedAt ?? []);
  return { met: open.length === 0, since: since.length ? Math.min(...since) : null };
};

/** Seats and lying places of the vehicles that still wait, for those whom the agreement lets go. */
const placesReady = ({ facts, batch }: MeansContext): Found => {
  const progress = facts.progress(batch);
  const need = quotaOf(facts, { id: batch })?.high ?? null;
  let have = progress.departedAtLeast;
  // One that goes twice has its places once.
  const vehicles = new Set<SubjectId>();
  for (const id of progress.waiting) {
    const { vehicle: named = null } = facts.get('trip', id) ?? {};
    const vehicle = facts.get('vehicle', named);
    const isFit = vehicle?.state === 'ready' || vehicle?.state === 'on-trip';
    if (!vehicle?.listed || !isFit || vehicles.has(vehicle.id)) continue;
    vehicles.add(vehicle.id);
    have += (vehicle.listed.seats ?? 0) + (vehicle.listed.lying ?? 0);
  }
  const isThere = progress.trips.length > 0;
  return { met: isThere && need !== null && have >= need, have, need };
};

/** What only people's eyes can say: somebody of ours has to write it down. */
const seenBy = ({ facts, condition: id }: MeansContext): Found => {
  const condition = facts.get('condition', id);
  const seen = condition?.observed ?? condition?.notObserved;
  return {
    met: condition?.observed != null,
    evidence: seen ? [seen.line] : [],
    since: seen?.at ?? null,
  };
};

const listGiven = ({ facts, batch }: MeansContext): Found => {
  const given = [...facts.all('list')]
    .filter(
      ({ of, status }) =>
        status === 'given' && of !== null && facts.resolve(of) === facts.resolve(batch),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const since = given[0]?.since ?? null;
  return { met: given.length > 0, evidence: since ? [since.line] : [], since: since?.at ?? null };
};

const told = (
  { facts, way }: MeansContext,
  what: 'informed' | 'asked',
  named: SubjectId | undefined,
): Found => {
  const moment = facts.get('site', named ?? way.origin)?.[what] ?? null;
  return { met: moment !== null, evidence: moment ? [moment.line] : [], since: moment?.at ?? null };
};

const confirmed = ({ facts, condition: id }: MeansContext, party: SubjectId): Found => {
  const now = facts.now();
  const words = facts.get('condition', id)?.words ?? [];
  const word = lastWordOf(words, (one) => facts.resolve(one) === facts.resolve(party));
  const isStale = word?.validUntil != null && word.validUntil <= now;
  return {
    met: word?.says === 'met' && !isStale,
    evidence: word ? [word.line] : [],
    since: word?.told.at ?? null,
    until: isStale ? null : (word?.validUntil ?? null),
  };
};

const reached = ({ facts }: MeansContext, of: SubjectId, need: number): Found => {
  const batches = of.startsWith('batch/') ? [facts.get('batch', of)] : facts.batchesOf(of);
  const have = batches.reduce(
    (sum, batch) => sum + (batch ? facts.progress(batch.id).arrivedAtLeast : 0),
    0,
  );
  return { met: have >= need, have, need };
};

const find = (means: Means, context: MeansContext): Found => {
  switch (means.is) {
    case 'arrived':
      return people(context, means.batch, 'arrivedAtLeast');
    case 'departed':
      return people(context, means.batch, 'departedAtLeast');
    case 'staged':
      return staged(context, means.batch, means.site);
    case 'go-given': {
      const other = context.facts.get('batch', means.batch);
      const go = other?.acts.findLast(({ is }) => is === 'go');
      const stands = other?.status === 'go' || other?.status === 'completed';
      return { met: stands, evidence: go ? [go.told.line] : [], since: go?.told.at ?? null };
    }
    case 'together': {
      // Whether the other may go as well is found for all of them at once; once it has gone that is enough.
      const other = context.facts.get('batch', means.batch);
      return { met: other?.status === 'go' || other?.status === 'completed' };
    }
    case 'count-reached':
      return reached(context, means.of, means.people);
    case 'green-light':
      return greenLight(context.facts, context.batch, means.party, means.level);
    case 'confirmed':
      return confirmed(context, means.party);
    case 'window-open':
      return windowOpen(context.facts, context.way, means.window);
    case 'road-open':
      return roadOpen(context, means.corridor);
    case 'people-informed':
      return told(context, 'informed', means.site);
    case 'people-asked':
      return told(context, 'asked', means.site);
    case 'not-before':
      return context.facts.now() >= means.at
        ? { met: true, since: means.at }
        : { met: false, until: means.at };
    case 'no-unresolved-shooting':
      return noShooting(context);
    case 'places-ready':
      return placesReady(context);
    case 'list-given':
      return listGiven(context);
    case 'observer-present':
    case 'security-agrees':
    case 'crew-ready':
      return seenBy(context);
    default:
      means satisfies never;
      return { met: false };
  }
};

const KIND: { readonly [is in Means['is']]?: MeansView['kind'] } = {
  'green-light': 'word',
  confirmed: 'word',
  'not-before': 'time',
  'window-open': 'time',
};

/** What an answer depends on besides its means: the same question of many batches is answered once. */
const RESTS_ON: { readonly [is in Means['is']]: 'nothing' | 'way' | 'batch' | 'condition' } = {
  arrived: 'nothing',
  departed: 'nothing',
  staged: 'nothing',
  'go-given': 'nothing',
  together: 'nothing',
  'count-reached': 'nothing',
  'not-before': 'nothing',
  'window-open': 'way',
  'road-open': 'way',
  'no-unresolved-shooting': 'way',
  'people-informed': 'way',
  'people-asked': 'way',
  'green-light': 'batch',
  'places-ready': 'batch',
  'list-given': 'batch',
  confirmed: 'condition',
  'observer-present': 'condition',
  'security-agrees': 'condition',
  'crew-ready': 'condition',
};

const NOWHERE: BatchWay = { origin: null, destination: null };

/** Texts of means, by the fact they stand in. */
const texts = new WeakMap<Means, string>();
const textOf = (means: Means): string => {
  const known = texts.get(means);
  if (known !== undefined) return known;
  const text = JSON.stringify(means);
  texts.set(means, text);
  return text;
};

export const viewMeans = (means: Means, context: MeansContext): MeansView => ({
  evidence: [],
  since: null,
  have: null,
  need: null,
  short: false,
  until: null,
  ...find(means, context),
  means,
  kind: KIND[means.is] ?? 'observed',
});

/** Whether something is so for a batch, or for what may be resumed. `together` is told from outside: it is a question about several at once. */
export const askMeans = (
  facts: AgreementFacts,
  means: Means,
  batch: SubjectId,
  condition: SubjectId,
): MeansView => {
  const ask = (more: string, context: Partial<MeansContext>) =>
    facts.once(`${textOf(means)} ${more}`, () =>
      viewMeans(means, { facts, batch: '', way: NOWHERE, condition: null, ...context }),
    );
  switch (RESTS_ON[means.is]) {
    case 'way': {
      const way = wayOf(facts, { id: batch });
      return ask(`${way.origin} ${way.destination}`, { way });
    }
    case 'batch':
      return ask(batch, { batch });
    case 'condition':
      return ask(condition, { condition });
    default:
      return ask('', {});
  }
};
