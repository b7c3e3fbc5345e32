import type { Binding, Scenario } from '../scenario/types.ts';

/**
 * In which order batches can go: step 0 waits for nobody, each other one only for batches of earlier steps. Batches that wait for
 * themselves, over whatever round, are in no step.
 */
export interface Steps {
  readonly of: ReadonlyMap<string, number>;
  readonly rounds: readonly (readonly string[])[];
}

type After = Extract<Binding, { readonly is: 'after' }>;

const waitsFor = (scenario: Scenario): ReadonlyMap<string, readonly string[]> => {
  const waits = new Map<string, string[]>(scenario.batches.map(({ id }) => [id, []]));
  const after = scenario.bindings.filter((one): one is After => one.is === 'after');
  for (const { batch, of } of after) waits.get(batch)?.push(of);
  return waits;
};

/** A round of batches of which each waits for the next, from the one given back to itself; null: it does not wait for itself. */
const roundFrom = (waits: ReadonlyMap<string, readonly string[]>, from: string) => {
  const came = new Map<string, string>();
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const batch = queue[at] as string;
    for (const next of waits.get(batch) ?? []) {
      if (next === from) {
        const round = [batch];
        for (let one = batch; one !== from; ) {
          one = came.get(one) as string;
          round.push(one);
        }
        return round.reverse();
      }
      if (came.has(next) || !waits.has(next)) continue;
      came.set(next, batch);
      queue.push(next);
    }
  }
  return null;
};

export function stepsOf(scenario: Scenario): Steps {
  const waits = waitsFor(scenario);
  const of = new Map<string, number>();
  let found = true;
  while (found) {
    found = false;
    for (const { id } of scenario.batches) {
      if (of.has(id)) continue;
      const before = (waits.get(id) ?? []).filter((one) => waits.has(one));
      if (!before.every((one) => of.has(one))) continue;
      of.set(
        id,
        before.reduce((step, one) => Math.max(step, (of.get(one) as number) + 1), 0),
      );
      found = true;
    }
  }
  // Batches that go abreast or together are planned in one step: the later of theirs.
  for (let again = true; again; ) {
    again = false;
    for (const binding of scenario.bindings) {
      if (binding.is !== 'abreast' && binding.is !== 'together') continue;
      const other = binding.is === 'together' ? binding.with : binding.of;
      const [a, b] = [of.get(binding.batch), of.get(other)];
      if (a === undefined || b === undefined || a === b) continue;
      of.set(binding.batch, Math.max(a, b));
      of.set(other, Math.max(a, b));
      again = true;
    }
    for (const [id, before] of waits) {
      const step = of.get(id);
      if (step === undefined) continue;
      for (const one of before) {
        const earlier = of.get(one);
        if (earlier === undefined || earlier < step) continue;
        // Abreast of one that it also waits for: the engine finds that out; here it must only end.
        if (earlier + 1 > scenario.batches.length) continue;
        of.set(id, earlier + 1);
        again = true;
      }
    }
  }
  const rounds = scenario.batches
    .filter(({ id }) => !of.has(id))
    .flatMap(({ id }) => {
      const round = roundFrom(waits, id);
      return round && round[0] === id && round.every((one) => id <= one) ? [round] : [];
    });
  return { of, rounds };
}
