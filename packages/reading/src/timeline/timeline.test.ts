import { expect, test } from 'vitest';
import type { ClaimProposal } from '../claim/types.ts';
import { timelineOf } from './timeline.ts';

const claim = (text: string, num: string, more: Partial<ClaimProposal>): ClaimProposal => {
  const start = text.indexOf(num);
  return {
    quote: { start: 0, end: text.length },
    num: { start, end: start + num.length },
    value: Number(num),
    low: null,
    high: null,
    approx: 'exact',
    unit: 'person',
    measure: 'evacuated',
    category: 'any',
    hedge: false,
    speaker: null,
    speakerUnresolved: false,
    speakerRole: null,
    reportedVia: null,
    saidOn: '2018-03-22',
    aboutFrom: null,
    aboutTo: '2018-03-22',
    fromPlace: 'Harasta',
    toPlace: null,
    place: null,
    partOf: null,
    isCumulative: false,
    supersedes: null,
    by: {},
    ...more,
  };
};
const read = (name: string, text: string, ...claims: ClaimProposal[]) => ({
  name,
  text,
  claims,
  events: [],
});

test('two say another number of the same: each points at the other, and neither is preferred', () => {
  const mayor = '1500 évacués, selon le maire';
  const army = '2400 évacués, selon l’armée';
  const rows = timelineOf([
    read('a', mayor, claim(mayor, '1500', { speaker: 'maire' })),
    read('b', army, claim(army, '2400', { speaker: 'armée' })),
  ]);
  expect(rows.map((row) => [row.who, row.is === 'claim' && row.differsFrom])).toEqual([
    ['maire', [1]],
    ['armée', [0]],
  ]);
});

test('another day, another unit or a rough figure near by is no contradiction', () => {
  const of = (num: string, more: Partial<ClaimProposal>) => claim(num, num, more);
  for (const more of [
    { aboutTo: '2018-03-23' },
    { unit: 'family' },
    { measure: 'arrived' },
    { value: 1600, approx: 'about' },
  ] as const) {
    const rows = timelineOf([
      read('a', '1500', of('1500', {})),
      read('b', '2400', of('2400', more)),
    ]);
    expect(rows.flatMap((row) => (row.is === 'claim' ? row.differsFrom : []))).toEqual([]);
  }
});

test('the same words in two papers are one row that both carry; what nobody dated comes last', () => {
  const text = '1500 évacués';
  const rows = timelineOf([
    read('undated', '12', claim('12', '12', { aboutTo: null, saidOn: null })),
    read('b', text, claim(text, '1500', {})),
    read('a', text, claim(text, '1500', {})),
  ]);
  expect(rows.map((row) => [row.on, row.carriedBy])).toEqual([
    ['2018-03-22', ['b', 'a']],
    [null, ['undated']],
  ]);
});
