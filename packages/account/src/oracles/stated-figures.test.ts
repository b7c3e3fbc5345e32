// Figures that were published, recorded as a desk records them, beside what our own counters wrote down. None is a fact
// here; each is somebody's word.
import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from '../claims/index.ts';
import { createRecords, numbersIn } from './testing/records.ts';

const RAMOUSEH = 'site/ramouseh';
const RASHIDIN = 'site/rashidin';
const on = (date: string) => ({ saidOn: { date, precision: 'day' }, cumulative: true });
const figureIn = ({ claim }: LedgerEntry) => {
  const { quantity } = claim.fact;
  return quantity && 'value' in quantity ? quantity.value : null;
};

/** Six days of buses of sixty: all of `left` have gone, `arrived` of them were seen to get off. */
const shuttle = (left: number, arrived: number) => {
  const records = createRecords(Date.parse('2016-12-15T04:00:00Z'));
  records.site(RAMOUSEH, 'Ramouseh', 'pick-up-point');
  records.site(RASHIDIN, 'Rashidin', 'reception-site');
  for (let bus = 0; bus < left / 60; bus++) {
    const trip = `trip/${bus}`;
    const vehicle = `vehicle/${bus}`;
    records.tally(trip, 'boarding', RAMOUSEH, 60);
    records.write(trip, 'departed@1', { vehicle, site: RAMOUSEH, to: RASHIDIN });
    if (bus < arrived / 60) {
      records.write(trip, 'arrived@1', { site: RASHIDIN, vehicle, slip: true });
      records.tally(trip, 'alighting', RASHIDIN, 60);
    }
    // The last ones leave close behind each other, and are on the road when the evening's figures are said.
    records.wait(bus < arrived / 60 ? 0.3 : 0.02);
  }
  return records;
};

describe('1 · Aleppo, 20 December 2016: 16,200, 19,000, 25,000 and 37,500 on one day', () => {
  const records = shuttle(24_000, 18_960);
  const day = on('2016-12-20');
  records.says('sohr', 'Syrian Observatory for Human Rights', 16_200, {
    ...day,
    measure: 'departed',
    from: 'Ramouseh',
  });
  records.says('un', 'UN partners', 19_000, {
    ...day,
    approx: 'about',
    measure: 'arrived',
    to: 'Rashidin',
  });
  records.says('icrc', 'ICRC', 25_000, { ...day, measure: 'evacuated' });
  records.says('turkey', 'foreign minister', 37_500, {
    ...day,
    measure: 'evacuated',
    from: 'East Aleppo',
  });
  const ledger = records.ledger();

  test('are four scopes: each is alone on its axis, with its speaker', () => {
    const beside = ledger.groups.map(({ question, entries }) => ({
      measure: question.measure,
      from: question.from,
      to: question.to,
      said: entries.map(figureIn),
    }));
    expect(beside).toHaveLength(4);
    expect(beside).toContainEqual({
      measure: 'departed',
      from: RAMOUSEH,
      to: null,
      said: [16_200],
    });
    expect(beside).toContainEqual({
      measure: 'arrived',
      from: null,
      to: RASHIDIN,
      said: [19_000],
    });
    expect(beside).toContainEqual({ measure: 'evacuated', from: null, to: null, said: [25_000] });
    expect(beside).toContainEqual({
      measure: 'evacuated',
      from: 'east aleppo',
      to: null,
      said: [37_500],
    });
  });

  test('each is held against our count for its own scope, or it is said why not', () => {
    const entries = ledger.groups.flatMap((group) => group.entries);
    const of = (id: string) => entries.find((entry) => entry.id === `claim/${id}`);
    expect(of('sohr')?.answers.map(({ verdict }) => verdict.is)).toEqual(['below']);
    expect(of('un')?.answers.map(({ verdict }) => verdict.is)).toEqual(['inside']);
    expect(of('icrc')?.answers.map(({ measure }) => measure)).toEqual(['left', 'arrived']);
    expect(of('turkey')?.asked).toMatchObject({ isSame: false, because: ['place'] });
  });

  test('nowhere stands their sum, their mean, or the sum of any two', () => {
    const shown = new Set(numbersIn(ledger));
    const said = [16_200, 19_000, 25_000, 37_500];
    for (const one of said) expect(shown).toContain(one);
    expect(shown).not.toContain(97_700);
    expect(shown).not.toContain(24_425);
    for (const [a, one] of said.entries()) {
      for (const other of said.slice(a + 1)) {
        expect(shown).not.toContain(one + other);
        expect(shown).not.toContain((one + other) / 2);
      }
    }
  });

  test('what anybody says changes nothing of what we counted', () => {
    expect(records.account().evidence).toEqual(shuttle(24_000, 18_960).account().evidence);
  });
});

describe('2 · the first convoy: 20 and 13 or 21 and 19 vehicles, 951 or about 1,000 people', () => {
  const records = shuttle(960, 960);
  const left = { ...on('2016-12-15'), measure: 'departed' };
  records.says('icrc-buses', 'ICRC', 20, { ...left, unit: 'bus' });
  records.says('icrc-ambulances', 'ICRC', 13, { ...left, unit: 'ambulance' });
  records.says('who-buses', 'WHO', 21, { ...left, unit: 'bus' });
  records.says('who-ambulances', 'WHO', 19, { ...left, unit: 'ambulance' });
  records.says('official', 'Syrian official', 951, left);
  records.says('who', 'WHO', 1_000, { ...left, approx: 'about' });
  const ledger = records.ledger();
  const saidOf = (unit: string) =>
    ledger.groups
      .filter(({ question }) => question.unit === unit)
      .map(({ entries }) => entries.map(figureIn).sort((a, b) => (a ?? 0) - (b ?? 0)));

  test('stand beside each other, by what they count', () => {
    expect(saidOf('bus')).toEqual([[20, 21]]);
    expect(saidOf('ambulance')).toEqual([[13, 19]]);
    expect(saidOf('person')).toEqual([[951, 1_000]]);
  });

  test('no version is the right one, and buses and ambulances are not added', () => {
    const shown = numbersIn(ledger);
    for (const sum of [33, 40, 1_951]) expect(shown).not.toContain(sum);
    expect(ledger.groups.flatMap(({ entries }) => entries)).toHaveLength(6);
    expect(ledger.groups.flatMap(({ out }) => out)).toEqual([]);
  });
});

describe('3 · Homs, February 2014: 465 men, 124 elderly, 308 women, 252 children of 1,150', () => {
  const homs = () => {
    const records = createRecords(Date.parse('2014-02-11T06:00:00Z'));
    const iom = (id: string, value: number, more: object = {}) =>
      records.says(id, 'IOM', value, { ...on('2014-02-11'), measure: 'evacuated', ...more });
    iom('all', 1_150);
    const partOf = 'claim/all';
    iom('men', 465, { partOf });
    iom('elderly', 124, { partOf, category: 'elderly' });
    iom('women', 308, { partOf, category: 'woman' });
    iom('children', 252, { partOf, category: 'child' });
    return records;
  };

  test('one is in no part', () => {
    const [found] = homs().ledger().arithmetic;
    expect(found?.whole.fact.quantity).toEqual({ value: 1_150 });
    expect(found?.parts).toHaveLength(4);
    expect(found?.finding).toEqual({ is: 'unallocated', low: 1, high: 1 });
  });

  test('found out to be a slip of the desk for 1,149, it adds up', () => {
    const records = homs();
    const whole = records.index().store.get('claim', 'claim/all');
    records.write('claim/all', 'corrected@1', {
      of: whole?.told?.line,
      fact: { quantity: { value: 1_149 } },
    });
    expect(records.ledger().arithmetic.map(({ finding }) => finding)).toEqual([{ is: 'adds-up' }]);
  });
});

test('4 · East Ghouta, 2018: 83,564 less 39,295 who went back is 44,269, and 44,308 was printed: 39', () => {
  const records = createRecords(Date.parse('2018-04-03T06:00:00Z'));
  const ocha = (id: string, value: number, more: object = {}) =>
    records.says(id, 'OCHA', value, { ...on('2018-04-03'), measure: 'displaced', ...more });
  ocha('all', 83_564);
  ocha('gone', 39_295, { partOf: 'claim/all' });
  ocha('hosted', 44_308, { partOf: 'claim/all', place: 'nine shelters' });
  const [found] = records.ledger().arithmetic;
  expect(found?.finding).toEqual({ is: 'too-many', by: 39 });
});

describe('6 · the Red Cross says 1 dead, the government 2', () => {
  const records = createRecords(Date.parse('2024-10-08T06:00:00Z'));
  const killed = { ...on('2024-10-08'), measure: 'killed' };
  records.says('rc', 'Red Cross', 1, killed);
  records.says('gov', 'the government', 2, killed);
  const ledger = records.ledger();

  test('both stand, each under its name; the one hides the other as little as 3 does', () => {
    expect(ledger.groups).toHaveLength(1);
    const said = ledger.groups[0]?.entries.map((entry) => [
      entry.claim.fact.speaker,
      figureIn(entry),
    ]);
    expect(new Map(said as [string, number][])).toEqual(
      new Map([
        ['Red Cross', 1],
        ['the government', 2],
      ]),
    );
    expect(numbersIn(ledger)).not.toContain(3);
    expect(numbersIn(ledger)).not.toContain(1.5);
  });

  test('a third who says 3 is a third word, and makes no sum of the other two', () => {
    records.says('paper', 'a newspaper', 3, { ...killed, speakerRole: 'media' });
    const again = records.ledger();
    expect(again.groups[0]?.entries.map(figureIn).sort()).toEqual([1, 2, 3]);
    expect(again.arithmetic).toEqual([]);
    expect(again.groups[0]?.entries.every(({ repeats }) => repeats === null)).toBe(true);
  });
});
