import {
  type AgreementFacts,
  type ConditionView,
  type Index,
  isSafetyRule,
  type Means,
  type States,
  type SubjectId,
  stopsOf,
  wayOf,
} from '@corridor/operation';
import type { Binding } from '../scenario/types.ts';
import type { HeldWhy, NotKnown } from './types.ts';
import { MINUTE_MS } from './usual.ts';

/** What stands between a batch and its leaving. */
export interface Bound {
  readonly held: HeldWhy | null;
  readonly bindings: readonly Binding[];
  /** Batches that a binding names. */
  readonly named: readonly SubjectId[];
  readonly notKnown: readonly NotKnown[];
}

/** A person's word that holds a batch whatever else is met; "a condition is not met", "no vehicles" are what a plan is for. */
const HOLDS: ReadonlySet<string | null> = new Set([
  'ordered',
  'unsafe',
  'weather',
  'crowd',
  'other-side',
  'unknown',
  null,
]);

const SAFETY: { readonly [rule: string]: HeldWhy } = {
  'term-agreed': 'term-not-agreed',
  'taking-part': 'not-taking-part',
  'not-suspended': 'suspended',
  'no-unresolved-shooting': 'shooting',
  'people-asked': 'people-not-asked',
};

/** What a count or a clock decides by itself. */
const DECIDED: ReadonlySet<string> = new Set([
  'arrived',
  'departed',
  'staged',
  'together',
  'count-reached',
  'not-before',
  'window-open',
]);

/**
 * A count or a clock becomes a binding. A word or a look that is still to come is taken to come at once, and named; one that was refused
 * holds. `hasWindow`: there is a window in which one may move.
 */
export const boundOf = (
  index: Index,
  batch: States['batch'],
  now: number,
  hasWindow: boolean,
): Bound => {
  const guard = index.guards.of(batch.id, now);
  const facts = index.guards.factsAt(now);
  const bindings: Binding[] = [];
  const notKnown: NotKnown[] = [];
  let held: HeldWhy | null = null;
  const hold = (why: HeldWhy) => {
    held ??= why;
  };
  if (batch.status === 'held' && HOLDS.has(batch.heldReason)) hold('by-a-person');
  for (const view of guard?.conditions ?? []) {
    if (!view.blocks) continue;
    if (isSafetyRule(view.id)) {
      const why = SAFETY[view.id];
      if (why) hold(why);
      else if (view.id === 'security-agrees' && isRefused(facts, batch.id)) hold('seen-not-met');
      else notKnown.push(toCome(batch.id, view.id));
      continue;
    }
    if (view.word?.says === 'not-met') hold('party-says-no');
    const state = facts.get('condition', view.id);
    if (view.counts !== 'observation' && !view.isWordGiven) notKnown.push(toCome(batch.id, 'word'));
    if (view.counts === 'word' || view.observed) continue;
    for (const { means, met } of easiestWay(view)) {
      if (met) continue;
      if (!DECIDED.has(means.is)) {
        if (state?.notObserved) hold('seen-not-met');
        notKnown.push(toCome(batch.id, means.is));
      } else if (means.is === 'window-open') {
        if (!hasWindow) hold('window-not-announced');
      } else bind(means as Means);
    }
  }
  const named = bindings.flatMap((one) =>
    one.is === 'together' ? [one.with] : one.is === 'not-before' ? [] : [one.of],
  );
  return { held, bindings, named, notKnown };

  function bind(means: Means): void {
    switch (means.is) {
      case 'arrived':
      case 'departed': {
        const of = facts.resolve(means.batch);
        bindings.push({ is: 'after', batch: batch.id, of, has: means.is, people: null });
        return;
      }
      case 'staged':
      case 'together': {
        const other = facts.resolve(means.batch);
        if (means.is === 'staged') {
          notKnown.push({ what: 'staged-as-together', of: { batch: batch.id, other } });
        }
        bindings.push({ is: 'together', batch: batch.id, with: other });
        return;
      }
      case 'not-before': {
        const minute = Math.max(0, (means.at - now) / MINUTE_MS);
        bindings.push({ is: 'not-before', batch: batch.id, minute });
        return;
      }
      case 'count-reached':
        countReached(facts.resolve(means.of), means.people);
        return;
      default:
    }
  }

  /** Of a term the batches are taken to go in their order: so many of the last that is needed, and all before it. */
  function countReached(of: SubjectId, people: number): void {
    if (of.startsWith('batch/')) {
      bindings.push({ is: 'after', batch: batch.id, of, has: 'arrived', people });
      return;
    }
    notKnown.push({ what: 'count-over-batches', of: { batch: batch.id, people, term: of } });
    const arrived = facts.batchesOf(of).map(({ id }) => ({ id, ...facts.progress(id) }));
    let missing = people - arrived.reduce((sum, one) => sum + one.arrived, 0);
    const open = facts
      .batchesOf(of)
      .filter((one) => one.planned && one.status !== 'completed' && one.id !== batch.id)
      .sort(
        (a, b) => (a.planned?.number ?? 0) - (b.planned?.number ?? 0) || (a.id < b.id ? -1 : 1),
      );
    for (const one of open) {
      if (missing <= 0) return;
      const rest = index.guards.of(one.id, now)?.covers?.high ?? null;
      const own = facts.progress(one.id).arrived;
      const most = rest === null ? missing : Math.min(missing, Math.max(0, rest - own));
      if (most > 0) {
        bindings.push({
          is: 'after',
          batch: batch.id,
          of: one.id,
          has: 'arrived',
          people: own + most,
        });
      }
      missing -= most;
    }
    if (missing > 0) hold('waits-for-what-is-not-planned');
  }
};

/** Under a term of which no batch is open: what holds every batch of it. */
export const termHeld = (facts: AgreementFacts, term: States['term']): HeldWhy | null => {
  if (!term.inForce || term.withdrawn) return 'term-not-agreed';
  for (const { participation } of facts.all('operation')) {
    if (participation.some(({ suspended }) => suspended)) return 'not-taking-part';
  }
  // The way of a term is asked for under its own id.
  const asBatch = { id: term.id, planned: { term: term.id, number: 0 } } as States['batch'];
  if (stopsOf(facts, asBatch).length > 0) return 'suspended';
  const { origin } = wayOf(facts, term);
  return facts.get('site', origin)?.asked ? null : 'people-not-asked';
};

const toCome = (batch: SubjectId, what: string): NotKnown => ({
  what: 'word-to-come',
  of: { batch, what },
});

/** Of several ways to meet a condition the one that hangs least on anybody's word. */
const easiestWay = (view: ConditionView): ConditionView['ways'][number] => {
  const words = (way: ConditionView['ways'][number]) =>
    way.filter(({ means, met }) => !met && !DECIDED.has(means.is)).length;
  return view.ways.reduce(
    (best, way) => (words(way) < words(best) ? way : best),
    view.ways[0] ?? [],
  );
};

const isRefused = (facts: AgreementFacts, batch: SubjectId): boolean =>
  facts
    .conditions(batch)
    .some(
      (one) => one.condition === 'security-agrees' && !one.required && one.notObserved !== null,
    );
