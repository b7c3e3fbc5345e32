import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import type { OperationState } from '../state/places.ts';
import type { StatementState } from '../state/records.ts';
import { createDevice, createDeviceOf, fold, key, minutes } from '../testing/cast.ts';

const ID = 'statement/thursday';
const words = (people: number) => ({
  wording: { hash: key(`text-${people}`), size: 1024 },
  quantity: { value: people },
  approx: 'more-than',
  unit: 'person',
  measure: 'arrived',
  asOf: minutes(0),
  rule: 'counted-minimum',
});
const of = (...events: readonly OperationEvent[]) => fold(events) as StatementState;
const people = ({ drafted }: StatementState) =>
  drafted?.quantity && 'value' in drafted.quantity ? drafted.quantity.value : null;

describe('the figure we say', () => {
  test('the officer drafts, communications clears, both channels in one act', () => {
    const [officer, head] = [createDevice('officer'), createDevice('head')];
    const drafted = officer(ID, 'drafted@1', words(8100));
    const cleared = head(
      ID,
      'cleared@1',
      { of: drafted.id, function: 'communications' },
      { after: [drafted] },
    );
    const said = ['parties', 'press'].map((channel) =>
      head(ID, 'said@1', { channel, to: channel === 'parties' ? ['party/n', 'party/s'] : [] }),
    );
    const state = of(drafted, cleared, ...said);
    expect(state).toMatchObject({
      status: 'said',
      isSaidUncleared: false,
      cleared: { function: 'communications', isByDrafter: false },
      said: [{ channel: 'parties', to: ['party/n', 'party/s'] }, { channel: 'press' }],
    });
  });

  test('whoever drafts and clears with two devices of their own is one person', () => {
    const [laptop, other] = [createDevice('officer'), createDeviceOf('officer', 'second')];
    const drafted = laptop(ID, 'drafted@1', words(8100));
    const cleared = other(ID, 'cleared@1', { function: 'legal' }, { after: [drafted] });
    expect(of(drafted, cleared).cleared).toMatchObject({ isByDrafter: true });
  });

  test('a number corrected after clearing needs clearing again', () => {
    const [officer, head] = [createDevice('officer'), createDevice('head')];
    const drafted = officer(ID, 'drafted@1', words(8100));
    const cleared = head(ID, 'cleared@1', {}, { after: [drafted] });
    const corrected = officer(ID, 'corrected@1', {
      of: drafted.id,
      fact: { quantity: { value: 8000 } },
    });
    expect(of(drafted, cleared, corrected)).toMatchObject({ status: 'drafted', cleared: null });
    const again = head(ID, 'cleared@1', {}, { after: [corrected], at: minutes(9) });
    expect(of(drafted, cleared, corrected, again).status).toBe('cleared');
  });

  test('a clearing of other words than these clears nothing', () => {
    const [officer, head] = [createDevice('officer'), createDevice('head')];
    const first = officer(ID, 'drafted@1', words(8000));
    const second = officer(ID, 'drafted@1', words(8100));
    const cleared = head(ID, 'cleared@1', { of: first.id }, { after: [second] });
    expect(of(first, second, cleared).status).toBe('drafted');
  });

  test('what is out stands: redrafted, corrected, taken back afterwards, the figure stays', () => {
    const officer = createDevice('officer');
    const drafted = officer(ID, 'drafted@1', words(8100));
    const cleared = officer(ID, 'cleared@1', {});
    const said = officer(ID, 'said@1', { channel: 'press' });
    const later = [
      officer(ID, 'drafted@1', words(9000)),
      officer(ID, 'corrected@1', { of: drafted.id, fact: { quantity: { value: 7000 } } }),
      officer(ID, 'retracted@1', { of: drafted.id, reason: 'mistake' }),
    ];
    const state = of(drafted, cleared, said, ...later);
    expect(people(state)).toBe(8100);
    expect(state).toMatchObject({ status: 'said', changedSinceSaid: 2 });
  });

  test('it was never said after all: the newest draft counts again, and is not cleared', () => {
    const officer = createDevice('officer');
    const drafted = officer(ID, 'drafted@1', words(8100));
    const cleared = officer(ID, 'cleared@1', {});
    const said = officer(ID, 'said@1', { channel: 'press' });
    const newer = officer(ID, 'drafted@1', words(9000));
    const back = officer(ID, 'retracted@1', { of: said.id, reason: 'mistake' });
    const state = of(drafted, cleared, said, newer, back);
    expect([people(state), state.status]).toEqual([9000, 'drafted']);
  });

  test('said before anybody cleared it: shown, whatever was cleared afterwards', () => {
    const officer = createDevice('officer');
    const events = [
      officer(ID, 'drafted@1', words(8100)),
      officer(ID, 'said@1', { channel: 'briefing' }),
      officer(ID, 'cleared@1', { function: 'legal' }),
    ];
    expect(of(...events)).toMatchObject({ status: 'said', isSaidUncleared: true });
  });

  test('what the drafting device held is told in the same act, over several lines', () => {
    const officer = createDevice('officer');
    const act = key('act');
    const told = (heads: readonly string[]) => ({ ...officer(ID, 'knew@1', { heads }), act });
    const drafted = { ...officer(ID, 'drafted@1', words(8100)), act };
    const knew = [told([key('a'), key('b')]), told([key('c')])];
    expect(of(drafted, ...knew).knew).toEqual([key('a'), key('b'), key('c')]);
    const newer = officer(ID, 'drafted@1', words(8200));
    expect(of(drafted, ...knew, newer).knew).toBeNull();
  });

  test('superseded by the next one', () => {
    const officer = createDevice('officer');
    const events = [
      officer(ID, 'drafted@1', words(8100)),
      officer(ID, 'said@1', { channel: 'press' }),
      officer(ID, 'superseded@1', { by: 'statement/friday' }),
    ];
    expect(of(...events)).toMatchObject({
      status: 'superseded',
      supersededBy: 'statement/friday',
    });
  });
});

test('the day’s figure is of 18:00 there, unless the head of operation sets another hour', () => {
  const head = createDevice('head');
  const opened = head('operation/o', 'opened@1', { name: 'Winter', timeZone: 'Asia/Damascus' });
  const at = (...events: readonly OperationEvent[]) =>
    (fold([opened, ...events]) as OperationState).dailyFigure;
  expect(at()).toEqual({ hour: 18, minute: 0 });
  expect(at(head('operation/o', 'daily-figure-set@1', { hour: 7, minute: 45 }))).toEqual({
    hour: 7,
    minute: 45,
  });
});
