import type { LineId, SubjectId } from '../event.ts';
import type { BatchState, ConditionState, Means, NoticeWord } from '../state/agreement.ts';
import type { IncidentState } from '../state/records.ts';
import { roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';
import { quotaOf } from './quota.ts';
import type { SafetyRule } from './safety.ts';

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

type Found = Partial<Omit<MeansView, 'means' | 'met' | 'kind'>> & { readonly met: boolean };

/** `together` is told from outside: it is a question about several batches at once. */
export interface MeansContext {
  readonly facts: AgreementFacts;
  readonly batch: BatchState;
  /** Its own records: words and observations stand there. null: a rule that nobody wrote down. */
  readonly condition: ConditionState | null;
}

export const SHOOTING: ReadonlySet<string> = new Set([
  'shots',
  'shelling',
  'explosion',
  'attack-on-vehicle',
]);

/** Means about other batches and the clock; the same for every batch that waits for them. */
const people = (
  { facts }: MeansContext,
  id: SubjectId,
  have: 'arrivedAtLeast' | 'departedAtLeast' | 'boardedAtLeast',
): Found => {
  const batch = facts.get('batch', id);
  if (!batch) return { met: false };
  const progress = facts.progress(batch.id);
  const need = quotaOf(facts, batch)?.low ?? null;
  const isOver =
    batch.status === 'completed' || (progress.done > 0 && progress.toGo + progress.onTheRoad === 0);
  const enough =
    need === null || need === 0 ? batch.status === 'completed' : progress[have] >= need;
  const evidence = batch.since && batch.status === 'completed' ? [batch.since.line] : [];
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

/** Of two words of the same moment the careful one is heard. */
const CARE = ['green-light', 'acknowledged', 'notified', 'withdrawn'];

/** What each party said last about a batch at one level; nothing that was said of a single vehicle. */
export const wordsAt = (
  facts: AgreementFacts,
  batch: SubjectId,
  level: NoticeWord['level'],
): ReadonlyMap<SubjectId, NoticeWord> => {
  const last = new Map<SubjectId, NoticeWord>();
  for (const notice of facts.notices(batch)) {
    for (const word of notice.words) {
      if (word.level !== level || word.trip !== null || word.batch === null) continue;
      if (facts.resolve(word.batch) !== batch) continue;
      const party = facts.resolve(word.party);
      const held = last.get(party);
      const isLater =
        !held ||
        word.since.at > held.since.at ||
        (word.since.at === held.since.at && CARE.indexOf(word.status) > CARE.indexOf(held.status));
      if (isLater) last.set(party, word);
    }
  }
  return last;
};

/** `party` null: anybody's. The capital's light is not the checkpoint's, and one that has run out is none. */
export const greenLight = (
  { facts, batch }: Pick<MeansContext, 'facts' | 'batch'>,
  party: SubjectId | null,
  level: NoticeWord['level'],
): Found => {
  const said = wordsAt(facts, batch.id, level);
  const asked = party === null ? [...said.values()] : [said.get(facts.resolve(party))];
  const about = asked.filter((word) => word !== undefined);
  const green = about.filter(
    ({ status, validUntil }) =>
      status === 'green-light' && (validUntil ?? Number.POSITIVE_INFINITY) > facts.now(),
  );
  const shown = green.length ? green : about;
  const ends = green.map(({ validUntil }) => validUntil ?? Number.POSITIVE_INFINITY);
  const until = Math.max(...ends);
  return {
    met: green.length > 0,
    evidence: shown.map(({ since }) => since.line),
    since: shown.length ? Math.max(...shown.map(({ since }) => since.at)) : null,
    until: green.length && Number.isFinite(until) ? until : null,
  };
};

const windowOpen = ({ facts, batch }: MeansContext, named: SubjectId | undefined): Found => {
  const now = facts.now();
  const roads = new Set(roadsOf(facts, wayOf(facts, batch)).map(({ id }) => id));
  let until: number | null = null;
  let next: number | null = null;
  const evidence: LineId[] = [];
  for (const window of facts.all('window')) {
    if (named !== undefined && window.id !== facts.resolve(named)) continue;
    const { announced, status, since } = window;
    if (!announced || status === 'ended') continue;
    // A pause of the other road is not this one's.
    if (named === undefined && announced.corridor && !roads.has(facts.resolve(announced.corridor)))
      continue;
    const to = announced.to ?? Number.POSITIVE_INFINITY;
    if (now >= to) continue;
    const begins =
      status === 'started' ? Math.min(announced.from, since?.at ?? announced.from) : announced.from;
    if (now < begins) {
      next = Math.min(next ?? begins, begins);
      continue;
    }
    if (since) evidence.push(since.line);
    until = Math.max(until ?? 0, to);
  }
  const met = until !== null;
  const ends = met ? until : next;
  return { met, evidence, until: ends !== null && Number.isFinite(ends) ? ends : null };
};

const roadOpen = ({ facts, batch }: MeansContext, named: SubjectId | undefined): Found => {
  const road = named === undefined ? null : facts.get('corridor', named);
  const roads = named === undefined ? roadsOf(facts, wayOf(facts, batch)) : road ? [road] : [];
  const open = roads.filter(({ status }) => status === 'open');
  const told = (open.length ? open : roads).flatMap(({ since }) => since ?? []);
  return {
    met: open.length > 0,
    evidence: told.map(({ line }) => line),
    since: told.length ? Math.max(...told.map(({ at }) => at)) : null,
  };
};

/** Shooting that nobody has called over, on the way of a batch, or nobody said where. */
export const unresolvedShooting = (
  facts: AgreementFacts,
  batch: BatchState,
): readonly IncidentState[] => {
  const way = wayOf(facts, batch);
  const roads = roadsOf(facts, way);
  const ends = [way.origin, way.destination].filter((site) => site !== null);
  const sites = new Set(
    [...ends, ...roads.flatMap((road) => sitesBetween(road, way))].map(facts.resolve),
  );
  const ids = new Set(roads.map(({ id }) => id));
  const found: IncidentState[] = [];
  for (const incident of facts.all('incident')) {
    if (!incident.incidentKind || !SHOOTING.has(incident.incidentKind) || incident.resolved)
      continue;
    const { site, corridor } = incident.reported ?? {};
    // Of a way that nobody knows nothing can be called elsewhere.
    const isElsewhere =
      ends.length > 0 &&
      (site !== undefined || corridor !== undefined) &&
      !(site !== undefined && sites.has(facts.resolve(site))) &&
      !(corridor !== undefined && ids.has(facts.resolve(corridor)));
    if (!isElsewhere) found.push(incident);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const noShooting = ({ facts, batch }: MeansContext): Found => {
  const open = unresolvedShooting(facts, batch);
  const since = open.flatMap(({ happenedAt }) => happenedAt ?? []);
  return { met: open.length === 0, since: since.length ? Math.min(...since) : null };
};

/** Seats and lying places of the vehicles that still wait, for those whom the agreement lets go. */
const placesReady = ({ facts, batch }: MeansContext): Found => {
  const progress = facts.progress(batch.id);
  const need = quotaOf(facts, batch)?.high ?? null;
  let have = progress.departedAtLeast;
  for (const id of progress.trips) {
    const trip = facts.get('trip', id);
    if (!trip?.vehicle || trip.status === 'sent-back') continue;
    if (trip.departed !== null) continue;
    const vehicle = facts.get('vehicle', trip.vehicle);
    const isFit = vehicle?.state === 'ready' || vehicle?.state === 'on-trip';
    if (vehicle?.listed && isFit) have += (vehicle.listed.seats ?? 0) + (vehicle.listed.lying ?? 0);
  }
  const isThere = progress.trips.length > 0;
  return { met: isThere && need !== null && have >= need, have, need };
};

/** What only people's eyes can say: somebody of ours has to write it down. */
const seenBy = ({ condition }: MeansContext): Found => ({
  met: condition?.observed != null,
  evidence: [condition?.observed ?? condition?.notObserved].flatMap((moment) => moment?.line ?? []),
  since: (condition?.observed ?? condition?.notObserved)?.at ?? null,
});

const listGiven = ({ facts, batch }: MeansContext): Found => {
  for (const list of facts.all('list')) {
    if (list.of === null || facts.resolve(list.of) !== batch.id || list.status !== 'given')
      continue;
    return {
      met: true,
      evidence: list.since ? [list.since.line] : [],
      since: list.since?.at ?? null,
    };
  }
  return { met: false };
};

const told = (
  context: MeansContext,
  what: 'informed' | 'asked',
  named: SubjectId | undefined,
): Found => {
  const { facts, batch } = context;
  const moment = facts.get('site', named ?? wayOf(facts, batch).origin)?.[what] ?? null;
  return { met: moment !== null, evidence: moment ? [moment.line] : [], since: moment?.at ?? null };
};

const confirmed = ({ facts, condition }: MeansContext, party: SubjectId): Found => {
  const now = facts.now();
  const word = condition?.words.findLast((one) => one.party === party);
  const isStale = word?.validUntil != null && word.validUntil <= now;
  return {
    met: word?.says === 'met' && !isStale,
    evidence: word ? [word.line] : [],
    since: word?.told.at ?? null,
    until: isStale ? null : (word?.validUntil ?? null),
  };
};

const reached = ({ facts }: MeansContext, of: SubjectId, need: number): Found => {
  const batches = of.startsWith('batch/')
    ? [facts.get('batch', of)]
    : facts.batchesOf(of).map((batch) => batch);
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
      return greenLight(context, means.party, means.level);
    case 'confirmed':
      return confirmed(context, means.party);
    case 'window-open':
      return windowOpen(context, means.window);
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

/** What else an answer depends on: the same question of many batches is answered once. */
export const meansKey = (means: Means, batch: SubjectId, condition: SubjectId): string => {
  switch (means.is) {
    case 'arrived':
    case 'departed':
    case 'staged':
    case 'together':
    case 'go-given':
      return `${means.is} ${means.batch} ${means.site ?? ''}`;
    case 'count-reached':
      return `${means.is} ${means.of} ${means.people}`;
    case 'not-before':
      return `${means.is} ${means.at}`;
    case 'confirmed':
    case 'observer-present':
    case 'security-agrees':
    case 'crew-ready':
      return `${means.is} ${JSON.stringify(means)} ${condition}`;
    default:
      return `${means.is} ${JSON.stringify(means)} ${batch}`;
  }
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
