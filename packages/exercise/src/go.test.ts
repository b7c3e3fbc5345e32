import { checkAgreement, recordedToDraft } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { rehearse } from './rehearse.ts';
import { foldActs } from './testing/fold-acts.ts';

const seeds = ['corridor', 'snow'];
const rehearsals = (['S', 'M'] as const).flatMap((scenario) =>
  seeds.map((seed) => ({ scenario, seed, rehearsal: rehearse(scenario, seed) })),
);

describe.each(rehearsals)('$scenario, seed $seed', ({ scenario, rehearsal }) => {
  const given = [...rehearsal.acts].filter(({ kind }) => kind === 'go-given@1');
  const goes = given.filter(
    ({ subject }, place) => given.findIndex((one) => one.subject === subject) === place,
  );

  test('whoever gives go may: nothing holds the batch by all that the room has heard', () => {
    expect(goes.length).toBe(scenario === 'S' ? 1 : 9);
    // After every stop on its way it is given anew.
    expect(given.length).toBeGreaterThan(goes.length);
    for (const { at, subject } of given) {
      const { index } = foldActs(rehearsal, at);
      const guard = index.guards.of(subject, at);
      expect({
        subject,
        held: guard?.conditions.filter(({ blocks }) => blocks).map(({ id }) => id),
      }).toEqual({ subject, held: [] });
      expect(guard?.mayGo).toBe(true);
      expect(guard?.isGo).toBe(true);
      // A party asked for something of every batch.
      expect(guard?.conditions.some(({ requiredBy }) => requiredBy.includes('/'))).toBe(true);
    }
  });

  test('until the other side’s people have arrived, the next batch waits, and who holds it is named', () => {
    for (const { subject } of goes.slice(1)) {
      const condition = `condition/${subject.slice('batch/'.length)}-after-the-other`;
      const word = [...rehearsal.acts].find(
        (act) => act.subject === condition && act.kind === 'party-word-recorded@1',
      );
      const before = (word?.at ?? 0) - 60_000;
      const guard = foldActs(rehearsal, before).index.guards.of(subject, before);
      expect(guard?.mayGo).toBe(false);
      const held = guard?.conditions.find(({ id }) => id === condition);
      expect(held?.blocks).toBe(true);
      expect(held?.requiredBy).toBe(subject.startsWith('batch/main') ? 'party/b' : 'party/a');
    }
  });

  test('at no hour does the room see anybody who moved without go', () => {
    const [first] = given;
    const end = Math.max(...given.map(({ at }) => at)) + 30 * 60_000;
    for (let part = 1; part <= 12; part++) {
      const at = (first?.at ?? 0) + ((end - (first?.at ?? 0)) * part) / 12;
      const { index } = foldActs(rehearsal, at);
      for (const { subject } of goes) {
        expect(index.guards.of(subject, at)?.movedWithoutGo ?? []).toEqual([]);
      }
    }
  });

  test('nobody moves before a go, and the agreement as it is recorded can be kept', () => {
    const { index } = foldActs(rehearsal);
    for (const { subject } of goes) {
      expect(index.guards.of(subject, rehearsal.endsAt)?.movedWithoutGo).toEqual([]);
    }
    const refused = checkAgreement(recordedToDraft(index.guards.facts)).filter(
      ({ level }) => level === 'refused',
    );
    expect(refused).toEqual([]);
  });
});

test('one batch of M goes without what its party had asked for, on that party’s word', () => {
  const rehearsal = rehearse('M', 'corridor');
  const { index } = foldActs(rehearsal);
  const condition = index.guards
    .of('batch/main-2', rehearsal.endsAt)
    ?.conditions.find(({ id }) => id === 'condition/main-2-asked-by-one');
  expect(condition).toMatchObject({ met: false, blocks: false, requiredBy: 'party/a' });
  expect(condition?.setAside?.word.party).toBe('party/guarantor-north');
});
