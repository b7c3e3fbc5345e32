import type { LineId, SubjectId } from '../event.ts';
import type { BatchState, Means } from '../state/agreement.ts';
import { type BatchWay, roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { ConditionView } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';
import { greenLight, type MeansView, viewMeans } from './means.ts';
import { stopsOf } from './suspended.ts';

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

/** The first gate on the way, and who holds it; null where there is none. */
export const nextGate = (
  facts: AgreementFacts,
  batch: BatchState,
): { readonly site: SubjectId; readonly heldBy: SubjectId | null } | null => {
  const way = wayOf(facts, batch);
  return facts.once(`gate ${way.origin} ${way.destination}`, () => findGate(facts, way));
};

const findGate = (
  facts: AgreementFacts,
  way: BatchWay,
): { readonly site: SubjectId; readonly heldBy: SubjectId | null } | null => {
  for (const road of roadsOf(facts, way)) {
    for (const id of sitesBetween(road, way).slice(1)) {
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

/** null: does not arise for this batch. */
const check = (rule: SafetyRule, facts: AgreementFacts, batch: BatchState): Seen => {
  const of = (means: Means): Seen => {
    const found = [...facts.conditions(batch.id)].filter(
      (one) => one.condition === means.is && one.required === null && one.dropped === null,
    );
    // Somebody's "no longer" is heard before anybody's "yes".
    const condition = found.find(({ notObserved }) => notObserved) ?? found[0] ?? null;
    return viewMeans(means, { facts, batch, condition });
  };
  switch (rule) {
    case 'term-agreed': {
      const term = batch.planned ? facts.get('term', batch.planned.term) : null;
      const stands = term?.inForce != null && term.status !== 'withdrawn';
      const line: readonly LineId[] = term?.since ? [term.since.line] : [];
      return observed(stands, { evidence: line, since: term?.since?.at ?? null });
    }
    case 'taking-part': {
      const out = [...facts.all('operation')].flatMap(({ participation }) =>
        participation.filter(({ suspended }) => suspended),
      );
      return observed(out.length === 0, {
        evidence: out.map(({ since }) => since.line),
        since: out.length ? Math.min(...out.map(({ since }) => since.at)) : null,
      });
    }
    case 'not-suspended': {
      const stops = stopsOf(facts, batch);
      return observed(stops.length === 0, {
        evidence: stops.map(({ since }) => since.line),
        since: stops.length ? Math.min(...stops.map(({ since }) => since.at)) : null,
      });
    }
    case 'checkpoint-green-light': {
      const gate = nextGate(facts, batch);
      if (!gate) return null;
      // Nobody knows who holds it: then whoever gives a light for a checkpoint holds it, for all anybody knows.
      const light = greenLight({ facts, batch }, gate.heldBy, 'checkpoint');
      return observed(light.met, { ...light, kind: 'word' });
    }
    case 'no-unresolved-shooting':
    case 'security-agrees':
    case 'people-informed':
    case 'people-asked':
      return of({ is: rule });
    default:
      rule satisfies never;
      return null;
  }
};

/** Which batches share an answer. */
const keyOf = (rule: SafetyRule, facts: AgreementFacts, batch: BatchState): string => {
  const way = wayOf(facts, batch);
  const term = batch.planned?.term ?? '';
  switch (rule) {
    case 'taking-part':
      return `rule ${rule}`;
    case 'term-agreed':
      return `rule ${rule} ${term}`;
    case 'not-suspended':
      return `rule ${rule} ${term} ${way.origin} ${way.destination}`;
    case 'no-unresolved-shooting':
      return `rule ${rule} ${way.origin} ${way.destination}`;
    case 'people-informed':
    case 'people-asked':
      return `rule ${rule} ${way.origin}`;
    case 'security-agrees':
    case 'checkpoint-green-light':
      return `rule ${rule} ${batch.id}`;
    default:
      rule satisfies never;
      return `rule ${rule}`;
  }
};

const viewOf = (
  rule: SafetyRule,
  facts: AgreementFacts,
  batch: BatchState,
): ConditionView | null => {
  const seen = check(rule, facts, batch);
  return (
    seen && {
      id: rule,
      requiredBy: 'safety',
      counts: 'observation',
      wordOf: null,
      ways: [[{ ...seen, means: { is: rule } }]],
      observed: seen.met,
      word: null,
      isWordGiven: false,
      met: seen.met,
      setAside: null,
      notSetAside: null,
      blocks: !seen.met,
      isSafety: true,
      until: seen.until,
    }
  );
};

/** Every rule that arises for a batch, as a condition. */
export const safetyConditions = (
  facts: AgreementFacts,
  batch: BatchState,
): readonly ConditionView[] =>
  RULE_IDS.flatMap((rule) => {
    const view = facts.once(keyOf(rule, facts, batch), () => viewOf(rule, facts, batch));
    return view ? [view] : [];
  });
