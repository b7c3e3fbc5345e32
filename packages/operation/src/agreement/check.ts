import type { SubjectId } from '../event.ts';
import type { Means, TermWording } from '../state/agreement.ts';
import type {
  AgreementDraft,
  DraftBatch,
  DraftCondition,
  DraftList,
  DraftPlace,
  DraftTerm,
} from './draft.ts';
import { plannedToQuota, type Quota, quantityToQuota } from './people.ts';
import { type BoundBatch, findDeadlocks } from './reach.ts';
import { AGREEMENT_RULES, type AgreementRule } from './rules.ts';

/** `of`: ids (`type/name`), figures, or moments (`{ at: ms }`), for the sentence. A list is told with commas. */
export type FindingPart =
  | string
  | number
  | { readonly at: number }
  | { readonly means: Means }
  | readonly SubjectId[];
export interface AgreementFinding {
  readonly rule: AgreementRule;
  readonly level: 'refused' | 'noted';
  readonly where: DraftPlace;
  readonly of: { readonly [name: string]: FindingPart };
}

type Add = (
  rule: AgreementRule,
  where: DraftPlace,
  of?: { readonly [name: string]: FindingPart },
) => void;
const at = (list: DraftList, index: number, field: string | null = null): DraftPlace => ({
  list,
  index,
  field,
});

/** Everything that cannot be, or that can never come about, in an agreement as it is entered. In the order of the draft. */
export const checkAgreement = (draft: AgreementDraft): readonly AgreementFinding[] => {
  const findings: AgreementFinding[] = [];
  const add: Add = (rule, where, of = {}) =>
    findings.push({ rule, level: AGREEMENT_RULES[rule].level, where, of });
  checkNames(draft, add);
  checkReferences(draft, add);
  draft.windows.forEach(({ from, to }, index) => {
    if (to !== undefined && to <= from) add('window-upside-down', at('windows', index, 'to'));
  });
  draft.terms.forEach((term, index) => {
    checkTerm(draft, term, index, add);
  });
  checkContradictions(draft, add);
  draft.batches.forEach((batch, index) => {
    checkBatch(draft, batch, index, add);
  });
  draft.conditions.forEach((condition, index) => {
    checkCondition(draft, condition, index, add);
  });
  // What names nobody cannot be thought through.
  if (!findings.some(({ level }) => level === 'refused')) checkReach(draft, add);
  return findings;
};

const LISTS = ['parties', 'sites', 'roads', 'windows', 'terms', 'batches', 'conditions'] as const;

const checkNames = (draft: AgreementDraft, add: Add): void => {
  for (const list of LISTS) {
    const seen = new Set<string>();
    draft[list].forEach(({ id }, index) => {
      if (seen.has(id)) add('twice', at(list, index, 'id'), { name: id });
      seen.add(id);
    });
  }
};

const UNKNOWN: { readonly [type: string]: readonly [AgreementRule, DraftList] } = {
  party: ['unknown-party', 'parties'],
  site: ['unknown-site', 'sites'],
  corridor: ['unknown-road', 'roads'],
  window: ['unknown-window', 'windows'],
  term: ['unknown-term', 'terms'],
  batch: ['unknown-batch', 'batches'],
};

const checkReferences = (draft: AgreementDraft, add: Add): void => {
  const known = new Set(LISTS.flatMap((list) => draft[list].map(({ id }) => id as string)));
  const look = (id: string | null | undefined, where: DraftPlace) => {
    if (id === null || id === undefined || known.has(id)) return;
    const [rule] = UNKNOWN[id.slice(0, id.indexOf('/'))] ?? [];
    if (rule) add(rule, where, { name: id });
  };
  draft.parties.forEach(({ answersFor }, index) => {
    for (const id of answersFor ?? []) look(id, at('parties', index, 'answersFor'));
  });
  draft.roads.forEach(({ sites }, index) => {
    for (const id of sites) look(id, at('roads', index, 'sites'));
  });
  draft.windows.forEach(({ by, corridor }, index) => {
    look(by, at('windows', index, 'by'));
    look(corridor, at('windows', index, 'corridor'));
  });
  draft.terms.forEach((term, index) => {
    look(term.saidBy, at('terms', index, 'saidBy'));
    for (const id of term.confirmedBy) look(id, at('terms', index, 'confirmedBy'));
    for (const id of term.disputedBy) look(id, at('terms', index, 'disputedBy'));
    const { wording } = term;
    for (const field of ['origin', 'destination', 'owedBy'] as const) {
      look(wording[field], at('terms', index, field));
    }
    for (const field of ['owedTo', 'windows', 'operators', 'observers'] as const) {
      for (const id of wording[field] ?? []) look(id, at('terms', index, field));
    }
  });
  draft.batches.forEach((batch, index) => {
    for (const field of ['term', 'origin', 'destination'] as const) {
      look(batch[field], at('batches', index, field));
    }
  });
  draft.conditions.forEach((condition, index) => {
    look(condition.of, at('conditions', index, 'of'));
    if (condition.requiredBy.includes('/'))
      look(condition.requiredBy, at('conditions', index, 'requiredBy'));
    look(condition.wordOf, at('conditions', index, 'wordOf'));
    look(condition.term, at('conditions', index, 'term'));
    for (const means of condition.means.flat()) {
      for (const [field, id] of Object.entries(means)) {
        if (typeof id === 'string' && id.includes('/')) look(id, at('conditions', index, field));
      }
    }
  });
};

const isUpsideDown = (quota: Quota | null): boolean =>
  quota !== null && quota.high !== null && quota.low > quota.high;

const sumOf = (quotas: readonly Quota[]): Quota =>
  quotas.reduce<Quota>(
    (sum, { low, high }) => ({
      low: sum.low + low,
      high: sum.high === null || high === null ? null : sum.high + high,
    }),
    { low: 0, high: 0 },
  );

const windowsOf = (draft: AgreementDraft, wording: TermWording) =>
  (wording.windows ?? []).flatMap((id) => draft.windows.filter((window) => window.id === id));

const checkTerm = (draft: AgreementDraft, term: DraftTerm, index: number, add: Add): void => {
  const { wording } = term;
  const quota = quantityToQuota(wording.quantity);
  const upside = (quota_: Quota | null, field: string) => {
    if (quota_ && isUpsideDown(quota_)) {
      add('range-upside-down', at('terms', index, field), {
        low: quota_.low,
        high: quota_.high ?? 0,
      });
    }
  };
  upside(quota, 'quantity');
  const parts = (wording.parts ?? []).flatMap(({ quantity }) => quantityToQuota(quantity) ?? []);
  for (const part of parts) upside(part, 'parts');
  const sum = sumOf(parts);
  if (quota && quota.high !== null && sum.low > quota.high) {
    add('parts-exceed', at('terms', index, 'parts'), { parts: sum.low, whole: quota.high });
  }
  const batches = draft.batches.filter((batch) => batch.term === term.id);
  const theirs = batches.map(({ people }) => plannedToQuota(people));
  const known = theirs.filter((one) => one !== null);
  const total = sumOf(known);
  if (quota && quota.high !== null && total.low > quota.high) {
    add('batches-exceed', at('terms', index, 'quantity'), { parts: total.low, whole: quota.high });
  }
  const isComplete = batches.length > 0 && known.length === batches.length;
  if (quota && isComplete && total.high !== null && total.high < quota.low) {
    add('batches-fall-short', at('terms', index, 'quantity'), {
      parts: total.high,
      whole: quota.low,
    });
  }
  const opens = windowsOf(draft, wording).map(({ from }) => from);
  const first = Math.min(...opens);
  if (wording.byWhen !== undefined && opens.length && wording.byWhen <= first) {
    add('due-before-window', at('terms', index, 'byWhen'), {
      due: { at: wording.byWhen },
      opens: { at: first },
    });
  }
  if (term.isInForce) return;
  const silent = draft.parties
    .filter(({ roles }) => roles.includes('party'))
    .map(({ id }) => id)
    .filter((id) => id !== term.saidBy && !term.confirmedBy.includes(id));
  if (silent.length) add('not-agreed', at('terms', index), { parties: silent });
};

/** Two terms about the same people, owed by the same, whose numbers have nothing in common. */
const checkContradictions = (draft: AgreementDraft, add: Add): void => {
  draft.terms.forEach((term, index) => {
    const mine = quantityToQuota(term.wording.quantity);
    if (!mine || !term.wording.origin || !term.wording.destination) return;
    for (const other of draft.terms.slice(0, index)) {
      const theirs = quantityToQuota(other.wording.quantity);
      const isSame = (
        ['about', 'origin', 'destination', 'category', 'owedBy', 'byWhen'] as const
      ).every((name) => term.wording[name] === other.wording[name]);
      const sameWindows =
        JSON.stringify(term.wording.windows ?? []) === JSON.stringify(other.wording.windows ?? []);
      if (!theirs || !isSame || !sameWindows) continue;
      const apart =
        (mine.high !== null && mine.high < theirs.low) ||
        (theirs.high !== null && theirs.high < mine.low);
      if (!apart) continue;
      add('terms-contradict', at('terms', index, 'quantity'), {
        one: mine.high ?? mine.low,
        other: other.id,
        number: theirs.high ?? theirs.low,
      });
    }
  });
};

const wayOfBatch = (draft: AgreementDraft, batch: DraftBatch) => {
  const wording: TermWording = draft.terms.find(({ id }) => id === batch.term)?.wording ?? {};
  return {
    from: batch.origin ?? wording.origin,
    to: batch.destination ?? wording.destination,
  };
};

const checkBatch = (draft: AgreementDraft, batch: DraftBatch, index: number, add: Add): void => {
  const quota = plannedToQuota(batch.people);
  if (quota && isUpsideDown(quota)) {
    add('range-upside-down', at('batches', index, 'people'), {
      low: quota.low,
      high: quota.high ?? 0,
    });
  }
  const { from, to } = wayOfBatch(draft, batch);
  const isThere = (road: { readonly sites: readonly string[] }) =>
    from !== undefined &&
    to !== undefined &&
    road.sites.includes(from) &&
    road.sites.indexOf(to) > road.sites.indexOf(from);
  if (from && to && draft.roads.length && !draft.roads.some(isThere)) {
    add('no-road', at('batches', index), { from, to });
  }
};

const WOUNDED: ReadonlySet<string> = new Set(['wounded', 'sick']);

const checkCondition = (
  draft: AgreementDraft,
  condition: DraftCondition,
  index: number,
  add: Add,
): void => {
  const { of, requiredBy, counts, means } = condition;
  const party = draft.parties.find(({ id }) => id === requiredBy);
  if (party && !party.roles.some((role) => role === 'party' || role === 'guarantor')) {
    add('binds-nobody', at('conditions', index, 'requiredBy'), { name: party.id });
  }
  const isEmpty = means.length === 0 || means.some((way) => way.length === 0);
  if (isEmpty && counts !== 'word') add('no-way-to-meet', at('conditions', index, 'means'));
  if (counts !== 'observation' && condition.wordOf === undefined && !party) {
    add('nobody-gives-the-word', at('conditions', index, 'counts'));
  }
  const batch = draft.batches.find(({ id }) => id === of);
  const term = draft.terms.find(({ id }) => id === batch?.term);
  const limits = [
    ...(term?.wording.byWhen === undefined ? [] : [{ end: term.wording.byWhen, of: term.id }]),
    ...(term ? latestWindow(draft, term) : []),
  ];
  for (const one of means.flat()) {
    if ('batch' in one && one.batch === of)
      add('waits-for-itself', at('conditions', index, one.is), { name: of });
    if (one.is === 'not-before') {
      const over = limits.find(({ end }) => end <= one.at);
      if (over)
        add('not-before-too-late', at('conditions', index, one.is), {
          time: { at: one.at },
          limit: over.of,
        });
    }
    if (one.is === 'count-reached') checkCount(draft, one, index, add);
  }
  const isWounded = [term?.wording.category].some(
    (code) => code !== undefined && WOUNDED.has(code),
  );
  const first = means[0]?.[0];
  if (batch && isWounded && party && first) {
    add('wounded-held', at('conditions', index), {
      party: party.id,
      name: batch.id,
      what: { means: first },
    });
  }
};

const latestWindow = (draft: AgreementDraft, term: DraftTerm) => {
  const windows = windowsOf(draft, term.wording);
  const ends = windows.map(({ to }) => to ?? Number.POSITIVE_INFINITY);
  const last = windows[ends.indexOf(Math.max(...ends))];
  return last?.to === undefined ? [] : [{ end: last.to, of: last.id }];
};

const mostOfBatch = (draft: AgreementDraft, batch: DraftBatch): number | null => {
  const own = plannedToQuota(batch.people);
  if (own) return own.high;
  const term = draft.terms.find(({ id }) => id === batch.term);
  return quantityToQuota(term?.wording.quantity)?.high ?? null;
};

const mostOf = (draft: AgreementDraft, of: SubjectId): number | null => {
  const term = draft.terms.find(({ id }) => id === of);
  const whole = term ? (quantityToQuota(term.wording.quantity)?.high ?? null) : null;
  let sum: number | null = 0;
  for (const batch of draft.batches) {
    if (batch.id !== of && batch.term !== of) continue;
    const most = mostOfBatch(draft, batch);
    sum = sum === null || most === null ? null : sum + most;
  }
  if (whole === null) return sum;
  return sum === null ? whole : Math.min(sum, whole);
};

const checkCount = (
  draft: AgreementDraft,
  means: Extract<Means, { is: 'count-reached' }>,
  index: number,
  add: Add,
): void => {
  const most = mostOf(draft, means.of);
  if (most === null || most >= means.people) return;
  add('count-out-of-reach', at('conditions', index, means.is), {
    need: means.people,
    name: means.of,
    most,
  });
};

/** A draft's batches with what binds them, for `findDeadlocks` and `findWaves`. */
export const boundBatches = (draft: AgreementDraft): readonly BoundBatch[] =>
  draft.batches.map((batch) => ({
    id: batch.id,
    term: batch.term,
    most: mostOfBatch(draft, batch),
    conditions: draft.conditions.flatMap((condition) =>
      condition.of === batch.id
        ? [{ id: condition.id, ways: condition.means, isWordEnough: condition.counts === 'word' }]
        : [],
    ),
  }));

const checkReach = (draft: AgreementDraft, add: Add): void => {
  for (const { batch, condition, ring, missing } of findDeadlocks(boundBatches(draft))) {
    const index = draft.conditions.findIndex(({ id }) => id === condition);
    if (ring.length) {
      add('waits-in-a-ring', at('conditions', index), { name: batch, ring });
      continue;
    }
    const [first] = missing;
    const other = first && ('batch' in first ? first.batch : 'of' in first ? first.of : null);
    add('never-comes', at('conditions', index), { name: batch, other: other ?? batch });
  }
  draft.conditions.forEach((condition, index) => {
    for (const means of condition.means.flat()) {
      if (means.is !== 'arrived' && means.is !== 'departed') continue;
      const other = draft.batches.find(({ id }) => id === means.batch);
      if (other && mostOfBatch(draft, other) === null) {
        add('no-number', at('conditions', index, means.is), { name: other.id });
      }
    }
  });
};
