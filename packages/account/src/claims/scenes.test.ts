// Figures that were published, as their publishers said them. None is a fact here; each is somebody's word.
import { describe, expect, test } from 'vitest';
import { ownArithmetic, ownGrowth } from './arithmetic.ts';
import { ledgerOf } from './ledger.ts';
import { account, context, numbersIn, says } from './testing/said.ts';
import type { Verdict } from './types.ts';

const inWords = (verdict: Verdict | undefined) =>
  !verdict
    ? 'no answer'
    : verdict.is === 'inside'
      ? 'inside'
      : verdict.is === 'not-same'
        ? `not the same: ${verdict.because.join(', ')}`
        : `${verdict.is} by ${verdict.by}`;

describe('Aleppo, 20 December 2016: four figures of one day', () => {
  const four = [
    says('sohr', 'Syrian Observatory for Human Rights', 16_200, { measure: 'departed' }),
    says('un', 'UN partners', 19_000, { measure: 'arrived', to: 'site/rashidin' }),
    says('icrc', 'ICRC', 25_000),
    says('turkey', 'foreign minister of Türkiye', 37_500, { from: 'East Aleppo' }),
  ];
  const ledger = ledgerOf(
    four,
    account([23_100, 24_000, 26_500], [18_400, 18_700, 20_100]),
    context(),
  );

  test('are four questions, each on an axis of its own', () => {
    expect(ledger.groups).toHaveLength(4);
    expect(new Set(ledger.groups.map(({ question }) => question.key)).size).toBe(4);
  });

  test('each is held against the answer to its own question', () => {
    const verdicts = Object.fromEntries(
      ledger.groups.flatMap(({ entries }) =>
        entries.map(({ id, asked, answers }) => [
          id,
          asked.isSame
            ? answers.map(({ measure, verdict }) => `${measure}: ${inWords(verdict)}`).join('; ')
            : asked.because.join(', '),
        ]),
      ),
    );
    expect(verdicts).toEqual({
      'claim/sohr': 'left: below by 7800',
      'claim/un': 'arrived: inside',
      'claim/icrc': 'left: inside; arrived: above by 4900',
      'claim/turkey': 'place',
    });
  });

  test('no sum and no mean of them stands anywhere', () => {
    const shown = numbersIn(ledger);
    expect(shown).not.toContain(16_200 + 19_000 + 25_000 + 37_500);
    expect(shown).not.toContain((16_200 + 19_000 + 25_000 + 37_500) / 4);
    for (const stated of [16_200, 19_000, 25_000, 37_500]) expect(shown).toContain(stated);
  });
});

test('the first convoy: three versions of vehicles, two of people, beside each other', () => {
  const said = [
    says('icrc-buses', 'ICRC', 20, { unit: 'bus', measure: 'departed', cumulative: false }),
    says('icrc-ambulances', 'ICRC', 13, { unit: 'ambulance', measure: 'departed' }),
    says('who-buses', 'WHO', 21, { unit: 'bus', measure: 'departed', cumulative: false }),
    says('who-ambulances', 'WHO', 19, { unit: 'ambulance', measure: 'departed' }),
    says('official', 'Syrian official', 951, { measure: 'departed' }),
    says('who', 'WHO', 1000, { measure: 'departed', approx: 'about' }),
  ];
  const { groups } = ledgerOf(said, account([930, 940, 980]), context());
  const [people] = groups;
  expect(people?.entries.map(({ answers: [answer] }) => inWords(answer?.verdict))).toEqual([
    'inside',
    'inside',
  ]);
  expect(groups.slice(1).map(({ entries }) => entries.length)).toEqual([2, 2]);
  expect(groups[1]?.entries[0]?.asked).toMatchObject({ isSame: false });
  expect(numbersIn(groups)).not.toContain(20 + 13);
  expect(numbersIn(groups)).not.toContain(21 + 19);
});

describe('Homs, February 2014: 465, 124, 308 and 252 of 1 150', () => {
  const iom = (id: string, n: number, more = {}) => says(id, 'IOM', n, more);
  const parts = [
    iom('men', 465, { partOf: 'claim/all' }),
    iom('elderly', 124, { partOf: 'claim/all', category: 'elderly' }),
    iom('women', 308, { partOf: 'claim/all', category: 'woman' }),
    iom('children', 252, { partOf: 'claim/all', category: 'child' }),
  ];
  const whole = iom('all', 1150);
  const check = (...claims: readonly ReturnType<typeof says>[]) =>
    ownArithmetic(claims, context()).map(({ finding }) => finding);

  test('one of them is in no part', () => {
    expect(check(whole, ...parts)).toEqual([{ is: 'unallocated', low: 1, high: 1 }]);
  });

  test('a part told by two papers is one part', () => {
    const again = iom('women-again', 308, {
      partOf: 'claim/all',
      category: 'woman',
      channel: 'a second paper',
    });
    expect(check(whole, ...parts, again)).toEqual([{ is: 'unallocated', low: 1, high: 1 }]);
  });

  test('a part that another speaker tells is no part of this one’s whole', () => {
    const governor = says('held', 'governor', 390, { partOf: 'claim/all' });
    expect(check(whole, ...parts, governor)).toEqual([{ is: 'unallocated', low: 1, high: 1 }]);
    expect(check(whole, governor)).toEqual([]);
  });

  test('“of whom” one part leaves the rest open, and parts that may hold the same people are not added', () => {
    expect(check(whole, iom('men', 465, { partOf: 'claim/all' }))).toEqual([
      { is: 'unallocated', low: 685, high: 685 },
    ]);
    const wounded = iom('wounded', 90, { partOf: 'claim/all', category: 'wounded' });
    expect(check(whole, ...parts, wounded)).toEqual([{ is: 'overlap' }]);
  });
});

describe('East Ghouta, 2018: one publisher, two totals', () => {
  const ocha = (id: string, n: number, more = {}) =>
    says(id, 'OCHA', n, { measure: 'displaced', ...more });

  test('83 564 less 39 295 is not 44 308: 39 are not explained', () => {
    const all = ocha('all', 83_564);
    const gone = ocha('gone', 39_295, { partOf: 'claim/all', from: 'the north' });
    const hosted = ocha('hosted', 44_308, { partOf: 'claim/all', place: 'shelters' });
    const [found] = ownArithmetic([all, gone, hosted], context());
    expect(found?.finding).toEqual({ is: 'too-many', by: 39 });
  });

  test('what came in a day, and by how much the total grew', () => {
    const on = (id: string, n: number, date: string, more = {}) =>
      says(id, 'OCHA', n, { measure: 'departed', saidOn: { date, precision: 'day' }, ...more });
    const before = on('before', 41_123, '2018-03-24');
    const after = on('after', 43_400, '2018-03-25');
    const today = on('today', 2200, '2018-03-25', {
      cumulative: false,
      aboutFrom: '2018-03-25',
    });
    expect(ownGrowth([before, after, today], context())).toMatchObject([
      { finding: { is: 'unexplained', by: 77 } },
    ]);
    expect(ownGrowth([before, on('less', 41_000, '2018-03-25')], context())).toMatchObject([
      { finding: { is: 'fell', by: 123 } },
    ]);
    // Another's daily figure explains nothing of these totals.
    const others = { ...today, fact: { ...today.fact, speaker: 'Russia' } };
    expect(ownGrowth([before, after, others], context())).toEqual([]);
  });
});

test('the Red Cross says 1 dead, the government 2: never 3', () => {
  const said = [
    says('rc', 'Red Cross', 1, { measure: 'killed' }),
    says('gov', 'the government', 2, { measure: 'killed' }),
  ];
  const ledger = ledgerOf(said, account([0, 0, 0]), context());
  expect(ledger.groups).toHaveLength(1);
  expect(ledger.groups[0]?.entries.map(({ claim }) => claim.fact.quantity)).toEqual([
    { value: 2 },
    { value: 1 },
  ]);
  expect(ledger.groups[0]?.entries[0]?.asked).toMatchObject({ because: ['other-measure'] });
  expect(numbersIn(ledger)).not.toContain(3);
});
