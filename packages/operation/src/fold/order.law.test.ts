import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { kinds, SUBJECT_TYPES, type SubjectType } from '../kinds/index.ts';
import { inOrder, key } from '../testing/cast.ts';
import { arbitraryFact, damaged } from '../testing/facts.ts';
import { foldSubject } from './index.ts';
import { understand } from './understand.ts';

const seed = 20161216;
console.info('seed', seed);

/** Random records about one subject by three devices that see some of each other's lines. */
const arbitraryEvents = (type: SubjectType): fc.Arbitrary<readonly OperationEvent[]> => {
  const fact = fc.oneof(
    ...Object.entries(kinds[type]).map(([kind, schema]) =>
      fc
        .oneof({ weight: 6, arbitrary: arbitraryFact(schema) }, damaged(schema))
        .map((made) => ({ kind, made: JSON.parse(JSON.stringify(made)) as object })),
    ),
  );
  const entry = fc.record({
    fact,
    device: fc.nat(2),
    clock: fc.integer({ min: -5, max: 5 }),
    sees: fc.array(fc.nat(30), { maxLength: 2 }),
    of: fc.nat(30),
  });
  return fc.array(entry, { maxLength: 14 }).map((entries) => {
    const seqs = [0, 0, 0];
    const made: OperationEvent[] = [];
    entries.forEach(({ fact: { kind, made: content }, device, clock, sees, of }, at) => {
      const seq = (seqs[device] ?? 0) + 1;
      seqs[device] = seq;
      const time = Math.max(0, 1_000_000 + (at + clock * 3) * 60_000);
      const target = made[of % Math.max(1, made.length)];
      const isAmendment = kind === 'corrected@1' || kind === 'retracted@1';
      made.push({
        id: key(`line-${at}`),
        device: key(`device-${device}`),
        // The first two are one person's.
        person: key(`device-${device === 1 ? 0 : device}`),
        seq,
        hlc: [time, 0],
        wall: time,
        at: time,
        doubt: (clock + 5) * 60_000,
        kind,
        subject: `${type}/x`,
        after: sees.flatMap((i) => made[i % Math.max(1, made.length)]?.id ?? []),
        fact: isAmendment && target ? { ...content, of: target.id } : content,
      });
    });
    return made;
  });
};

const shuffled = <T>(items: readonly T[], picks: readonly number[]): readonly T[] => {
  const rest = [...items];
  return items.map((_, i) => rest.splice((picks[i] ?? 0) % rest.length, 1)[0] as T);
};

test.each(SUBJECT_TYPES.map((type) => [type]))(
  '%s: any order of arrival gives the same state, and nothing throws',
  (type) => {
    fc.assert(
      fc.property(arbitraryEvents(type), fc.array(fc.nat(99)), (events, picks) => {
        const state = foldSubject(type, `${type}/x`, inOrder(events));
        const again = foldSubject(type, `${type}/x`, inOrder(shuffled(events, picks)));
        expect(again).toEqual(state);
        expect(foldSubject(type, `${type}/x`, inOrder(events).map(understand))).toEqual(state);
        expect(state.lines).toBe(events.length);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { seed, numRuns: 150 },
    );
  },
);

test('the same lines twice are the log’s to remove; here they still do not throw', () => {
  for (const type of SUBJECT_TYPES) {
    for (const events of fc.sample(arbitraryEvents(type), { numRuns: 20, seed })) {
      const ordered = inOrder(events);
      expect(() => foldSubject(type, `${type}/x`, [...ordered, ...ordered])).not.toThrow();
    }
  }
});
