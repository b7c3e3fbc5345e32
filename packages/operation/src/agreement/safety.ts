import type { LineId, SubjectId } from '../event.ts';
import type { BatchState, Means } from '../state/agreement.ts';
import type { Moment } from '../state/common.ts';
import { type BatchWay, roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { ConditionView } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';
import { greenLight } from './lights.ts';
import { type MeansView, viewMeans } from './means.ts';
import { freeRoads, stopsOnWay } from './suspended.ts';

/** What holds for every batch, whatever was agreed. No word and no act gets round any of them. */
export const SAFETY_RULES = {
  'term-agreed': 'The term is in force: nobody leaves under what was only proposed.',
  'taking-part': 'The intermediaries take part.',
  'not-suspended':
    'Nothing on the way is suspended: not the road, not a place, not the term, not everything.',
  'no-unresolved-shooting': 'No shooting on the way that nobody has called over.',
  'checkpoint-green-light':
    'Whoever holds the next checkpoint has given its green light for this batch.',
  'security-agrees': 'Our security officer agrees.',
  'people-informed': 'The people were told where they go, how, and what awaits them.',
  'people-asked': 'The people were asked, and may stay.',
} as const;
export type SafetyRule = keyof typeof SAFETY_RULES;

const RULE_IDS = Object.keys(SAFETY_RULES) as SafetyRule[];
export const isSafetyRule = (id: string): id is SafetyRule => Object.hasOwn(SAFETY_RULES, id);

/** Where our own people's agreement on a batch is written down. */
export const observationOf = (batch: SubjectId, name: string): SubjectId =>
  `condition/${batch.slice('batch/'.length).slice(0, 30)}-${name}`.slice(
    0,
    'condition/'.length + 48,
  );

const GATES: ReadonlySet<string> = new Set(['checkpoint', 'crossing']);

/** The first gate on the way, and who holds it; null where there is none. Where one road is stopped, that of a free one. */
export const nextGate = (
  facts: AgreementFacts,
  batch: { readonly id: SubjectId },
): { readonly site: SubjectId; readonly heldBy: SubjectId | null } | null => {
  const way = wayOf(facts, batch);
  return facts.once(`gate ${way.origin} ${way.destination}`, () => findGate(facts, way));
};

const findGate = (
  facts: AgreementFacts,
  way: BatchWay,
): { readonly site: SubjectId; readonly heldBy: SubjectId | null } | null => {
  const free = freeRoads(facts, way);
  for (const road of free.length ? free : roadsOf(facts, way)) {
    for (const id of sitesBetween(facts, road, way).slice(1)) {
      const site = facts.get('site', id);
      const kind = site?.defined?.siteKind;
      if (site && kind && GATES.has(kind))
        return { site: site.id, heldBy: site.control?.by ?? null };
    }
  }
  return null;
};

type Seen = Omit<MeansView, 'means'> | null;

const observed = (met: boolean, more: Partial<MeansView> = {}): NonNullable<Seen> => ({
  met,
  kind: 'observed',
  evidence: [],
  since: null,
  have: null,
  need: null,
  short: false,
  until: null,
  ...more,
});
const none = (stops: readonly { readonly since: Moment }[]): NonNullable<Seen> =>
  observed(stops.length === 0, {
    evidence: stops.map(({ since }) => since.line),
    since: stops.length ? Math.min(...stops.map(({ since }) => since.at)) : null,
  });

const termAgreed = (facts: AgreementFacts, id: SubjectId | null): Seen => {
  const term = facts.get('term', id);
  const line: readonly LineId[] = term?.since ? [term.since.line] : [];
  // Disputed by one is not withdrawn: both views stand, and whoever gives go sees them.
  return observed(term?.inForce != null && term.withdrawn === null, {
    evidence: line,
    since: term?.since?.at ?? null,
  });
};

const takingPart = (facts: AgreementFacts): Seen =>
  none(
    [...facts.all('operation')]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ participation }) => participation.filter(({ suspended }) => suspended)),
  );

const securityAgrees = (facts: AgreementFacts, batch: SubjectId): Seen => {
  const written = facts
    .conditions(batch)
    .filter((one) => one.condition === 'security-agrees' && !one.required && !one.dropped);
  // Somebody's "no longer" is heard before anybody's "yes".
  const heard =
    written.find(({ notObserved }) => notObserved) ?? written.find((one) => one.observed) ?? null;
  return seen({ is: 'security-agrees' }, facts, { batch, condition: heard?.id ?? null });
};

const checkpointLight = (facts: AgreementFacts, batch: SubjectId): Seen => {
  const gate = nextGate(facts, { id: batch });
  if (!gate) return null;
  // Nobody knows who holds it: then whoever gives a light for a checkpoint holds it, for all anybody knows.
  const light = greenLight(facts, batch, gate.heldBy, 'checkpoint');
  return observed(light.met, { ...light, kind: 'word' });
};

const seen = (
  means: Means,
  facts: AgreementFacts,
  of: {
    readonly batch?: SubjectId;
    readonly way?: BatchWay;
    readonly condition?: SubjectId | null;
  },
): Seen => {
  const { batch = '', way = { origin: null, destination: null }, condition = null } = of;
  return viewMeans(means, { facts, batch, way, condition });
};

const viewOf = (rule: SafetyRule, found: Seen): ConditionView | null =>
  found && {
    id: rule,
    requiredBy: 'safety',
    counts: 'observation',
    wordOf: null,
    ways: [[{ ...found, means: { is: rule } }]],
    observed: found.met,
    word: null,
    isWordGiven: false,
    met: found.met,
    setAside: null,
    notSetAside: null,
    blocks: !found.met,
    isSafety: true,
    until: found.until,
  };

/** What the rules that many batches share depend on. */
export interface SharedWay extends BatchWay {
  readonly term: SubjectId | null;
}
export const sharedWayOf = (
  facts: AgreementFacts,
  batch: Pick<BatchState, 'id' | 'planned'>,
): SharedWay => ({
  term: batch.planned && facts.resolve(batch.planned.term),
  ...wayOf(facts, batch),
});

type SharedRule = Exclude<SafetyRule, 'checkpoint-green-light' | 'security-agrees'>;
type OwnRule = Exclude<SafetyRule, SharedRule>;
const isOwn = (rule: SafetyRule): rule is OwnRule =>
  rule === 'checkpoint-green-light' || rule === 'security-agrees';

const sharedView = (
  rule: SharedRule,
  facts: AgreementFacts,
  { term, origin, destination }: SharedWay,
): ConditionView | null => {
  const way = { origin, destination };
  const ask = (key: string, find: () => Seen) =>
    facts.once(`rule ${rule} ${key}`, () => viewOf(rule, find()));
  switch (rule) {
    case 'taking-part':
      return ask('', () => takingPart(facts));
    case 'term-agreed':
      return ask(`${term}`, () => termAgreed(facts, term));
    case 'not-suspended':
      return ask(`${term} ${origin} ${destination}`, () => none(stopsOnWay(facts, way, term)));
    case 'no-unresolved-shooting':
      return ask(`${origin} ${destination}`, () => seen({ is: rule }, facts, { way }));
    case 'people-informed':
    case 'people-asked':
      return ask(`${origin}`, () =>
        seen({ is: rule }, facts, { way: { origin, destination: null } }),
      );
    default:
      rule satisfies never;
      return null;
  }
};

const ownView = (rule: OwnRule, facts: AgreementFacts, batch: SubjectId): ConditionView | null =>
  facts.once(`rule ${rule} ${batch}`, () =>
    viewOf(rule, (rule === 'security-agrees' ? securityAgrees : checkpointLight)(facts, batch)),
  );

/** The rules that all batches of one term on one way have in common. */
export const sharedSafety = (facts: AgreementFacts, of: SharedWay): readonly ConditionView[] =>
  RULE_IDS.flatMap((rule) => (isOwn(rule) ? [] : (sharedView(rule, facts, of) ?? [])));

/** The rules that are about this very batch. */
export const ownSafety = (facts: AgreementFacts, batch: SubjectId): readonly ConditionView[] =>
  RULE_IDS.flatMap((rule) => (isOwn(rule) ? (ownView(rule, facts, batch) ?? []) : []));

/** Every rule that arises for a batch, as a condition, in the order in which they are told. */
export const safetyConditions = (
  facts: AgreementFacts,
  batch: BatchState,
): readonly ConditionView[] => {
  const shared = sharedWayOf(facts, batch);
  return RULE_IDS.flatMap(
    (rule) =>
      (isOwn(rule) ? ownView(rule, facts, batch.id) : sharedView(rule, facts, shared)) ?? [],
  );
};
