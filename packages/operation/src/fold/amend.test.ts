import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import {
  counted,
  createDevice,
  createDeviceOf,
  fold,
  foldTripOf,
  minutes,
  RAMOUSEH,
} from '../testing/cast.ts';

const TRIP = 'trip/12.7K3M9Q';
const seed = 20161217;
console.info('seed', seed);

const scene = () => {
  const officer = createDevice('officer');
  const other = createDevice('other');
  const coordinator = createDevice('coordinator');
  const tally = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47));
  return { officer, other, coordinator, tally };
};
type Author = ReturnType<typeof createDevice>;
const takesBack = (author: Author, line: OperationEvent, ofAnother = false) =>
  author(
    TRIP,
    'retracted@1',
    { of: line.id, reason: 'mistake', ...(ofAnother && { ofAnother: true }) },
    { after: [line] },
  );
const corrects = (author: Author, line: OperationEvent, people: number, ofAnother = false) =>
  author(
    TRIP,
    'corrected@1',
    { of: line.id, fact: { people }, ...(ofAnother && { ofAnother: true }) },
    { after: [line] },
  );
const people = (...events: readonly OperationEvent[]) =>
  foldTripOf(...events).boarded?.people ?? null;
const rules = (...events: readonly OperationEvent[]) =>
  foldTripOf(...events).findings.flatMap(({ rule, lines }) =>
    rule === 'record-of-another' ? [lines] : [],
  );

describe('another’s record', () => {
  test('an officer takes back her own count', () => {
    const { officer, tally } = scene();
    expect(people(tally, takesBack(officer, tally))).toBeNull();
    expect(people(tally, corrects(officer, tally, 48))).toBe(48);
  });

  test('a second counter takes it back or corrects it: it stands, and the attempt is shown', () => {
    const { other, tally } = scene();
    const gone = takesBack(other, tally);
    const changed = corrects(other, tally, 4);
    expect(people(tally, gone, changed)).toBe(47);
    expect(rules(tally, gone, changed)).toEqual([
      [gone.id, tally.id],
      [changed.id, tally.id],
    ]);
    expect(foldTripOf(tally, gone, changed)).toMatchObject({ retracted: 0, corrected: 0 });
  });

  test('the coordinator does both, and says that it is another’s', () => {
    const { coordinator, tally } = scene();
    expect(people(tally, takesBack(coordinator, tally, true))).toBeNull();
    expect(people(tally, corrects(coordinator, tally, 48, true))).toBe(48);
    expect(rules(tally, takesBack(coordinator, tally, true))).toEqual([]);
  });

  test('the officer cannot undo the coordinator’s decision by naming its line', () => {
    const { officer, coordinator, tally } = scene();
    const decided = takesBack(coordinator, tally, true);
    const undone = takesBack(officer, decided);
    expect(people(tally, decided, undone)).toBeNull();
    expect(rules(tally, decided, undone)).toEqual([[undone.id, decided.id]]);
    expect(people(tally, decided, takesBack(coordinator, decided))).toBe(47);
  });

  test('no way in through a correction of one’s own correction', () => {
    const { other, coordinator, tally } = scene();
    const first = corrects(other, tally, 4);
    const second = corrects(other, first, 5);
    expect(people(tally, first, second)).toBe(47);
    // Who could correct others once, and now cannot: its own earlier line opens nothing.
    const decided = corrects(coordinator, tally, 48, true);
    const later = corrects(coordinator, decided, 60);
    expect(people(tally, decided, later)).toBe(48);
    expect(rules(tally, decided, later)).toEqual([[later.id, decided.id]]);
    expect(people(tally, decided, takesBack(coordinator, decided))).toBe(47);
  });

  test('what an officer counted while the phone was locked is theirs to correct and to take back', () => {
    const officer = createDevice('officer');
    const pad = createDeviceOf('officer', 'officer’s phone, locked');
    const counts = pad(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47));
    expect(people(counts, corrects(officer, counts, 44))).toBe(44);
    expect(people(counts, takesBack(officer, counts))).toBeNull();
    expect(people(counts, takesBack(createDevice('other'), counts))).toBe(47);
  });

  test('"of another: false" is not a word of this log', () => {
    const { other, tally } = scene();
    const odd = other(TRIP, 'retracted@1', { of: tally.id, reason: 'mistake', ofAnother: false });
    expect(foldTripOf(tally, odd)).toMatchObject({ notUnderstood: 1, retracted: 0 });
  });
});

test('without the word, nothing that others write changes what one device’s counts say', () => {
  const entry = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('tallied@1', 'corrected@1', 'retracted@1'),
    of: fc.nat(40),
    people: fc.nat(100),
    late: fc.nat(30),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
      const cast = ['officer', 'second', 'third'].map(createDevice) as [Author, Author, Author];
      const lines: OperationEvent[] = [];
      for (const { who, what, of, people, late } of entries) {
        const author = cast[who] as Author;
        const target = lines[of % Math.max(1, lines.length)];
        const at = minutes(lines.length + late);
        if (what === 'tallied@1' || !target) {
          lines.push(author(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, people), { at }));
        } else if (what === 'retracted@1') {
          lines.push(author(TRIP, what, { of: target.id, reason: 'mistake' }, { at }));
        } else lines.push(author(TRIP, what, { of: target.id, fact: { people } }, { at }));
      }
      const byId = new Map(lines.map((line) => [line.id, line]));
      const targetOf = ({ fact }: OperationEvent) => byId.get((fact as { of?: string }).of ?? '');
      const rootOf = (line: OperationEvent): OperationEvent => {
        const target = targetOf(line);
        return target && line.kind === 'corrected@1' ? rootOf(target) : line;
      };
      const isForeign = (line: OperationEvent): boolean =>
        (targetOf(line) ?? line).device !== line.device || rootOf(line).device !== line.device;
      if (lines.length === 0) return;
      const all = fold(lines) as TripState;
      const own = lines.filter((line) => !isForeign(line));
      if (own.length === 0) return;
      // A line that names one of the removed lines falls silent as well.
      const without = fold(own) as TripState;
      const byLine = ({ tallies }: TripState) =>
        [...tallies].sort((a, b) => (a.line < b.line ? -1 : 1));
      expect(byLine(all)).toEqual(byLine(without));
      expect(all.boarded?.people).toBe(without.boarded?.people);
      expect(all.findings.filter(({ rule }) => rule === 'record-of-another')).toHaveLength(
        lines.filter(isForeign).length,
      );
    }),
    { seed, numRuns: 500 },
  );
});
