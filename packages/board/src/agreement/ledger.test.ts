import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toLedger } from './ledger.ts';
import { toOwed } from './owes.ts';

const clock = zoneClock('Asia/Damascus');
type Scene = ReturnType<typeof exchange>;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const ledgerOf = (scene: Scene) => toLedger(scene.facts(), noon);
const owedOf = (scene: Scene) =>
  toOwed(scene.facts(), ledgerOf(scene), noon, clock).map(({ sentence }) => plain(sentence));
const count = (people: number, point: string, site: string) => ({
  point,
  site: `site/${site}`,
  part: 'whole',
  people,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  countedBy: `post/${site}`,
});

test('each side has its terms: what it gives, what it gets, who answers for it', () => {
  const { sides, unowed } = ledgerOf(exchange());
  expect(
    sides.map(({ name, guarantorNames, gives, gets }) => [
      name,
      guarantorNames,
      gives.map(({ id }) => id),
      gets.map(({ id }) => id),
    ]),
  ).toEqual([
    ['Party A', '', ['term/east'], ['term/mill', 'term/wounded']],
    ['Party B', 'Guarantor', ['term/mill', 'term/wounded'], ['term/east']],
  ]);
  expect(unowed).toEqual([]);
});

test('left and arrived are what our people counted; what is missing hangs on what is agreed', () => {
  const { terms } = ledgerOf(exchange());
  const mill = terms.find(({ id }) => id === 'term/mill');
  expect(mill).toMatchObject({ left: 550, arrived: 550, arrivedAtLeast: 550, missing: 650 });
  expect(mill?.batches).toMatchObject([
    { number: 1, agreed: '600', arrived: 550, missing: 50, isShort: true },
    { number: 2, agreed: '600', arrived: 0, missing: 600, isShort: false },
  ]);
});

test('two fewer got off than got on: the discrepancy stands beside the sum, of its batch alone', () => {
  const scene = exchange();
  scene.write(noon, 'trip/60.A10BC', 'tallied@1', count(48, 'alighting', 'south'), 'counter-5');
  const mill = ledgerOf(scene).terms.find(({ id }) => id === 'term/mill');
  expect(mill?.open).toEqual({ trips: ['trip/60.A10BC'], people: 2 });
  expect(mill?.batches.map(({ open }) => open.people)).toEqual([2, 0]);
  expect(mill?.left).toBe(550);
  expect(mill?.arrived).toBe(548);
});

test('what a television states stands apart, and moves no figure', () => {
  const scene = exchange();
  scene.write(noon, 'claim/1', 'recorded@1', {
    quantity: { value: 2000 },
    unit: 'person',
    measure: 'evacuated',
    hedge: false,
    speaker: 'State TV',
    from: 'site/mill',
    saidOn: { date: '2016-12-16', precision: 'day' },
  });
  const mill = ledgerOf(scene).terms.find(({ id }) => id === 'term/mill');
  expect(mill?.claims.map(({ speaker, said }) => [speaker, plain(said)])).toEqual([
    ['State TV', '2 000 people evacuated'],
  ]);
  expect(mill).toMatchObject({ left: 550, arrived: 550, missing: 650 });
});

test('a number that one side says stands beside the agreed one and changes nothing', () => {
  const east = ledgerOf(exchange()).terms.find(({ id }) => id === 'term/east');
  expect(east?.alsoSaid.map(({ party, figure }) => [party, plain(figure)])).toEqual([
    ['Party A', '1 500'],
  ]);
  expect(plain(east?.agreed ?? '')).toBe('1 200');
  expect(east?.missing).toBe(1200);
});

test('who owes what now, and what only once the other side has done its part', () => {
  expect(owedOf(exchange())).toEqual([
    'Party A owes nothing now. Later: batch 1 from Fountain Square (1 200 people missing), once batch 1 (families) from Millbrook has arrived.',
    'Party B owes now: batch 1 (families) from Millbrook (50 people missing), batch 2 from Millbrook (600 people missing). Later: batch 1 (wounded people) from Millbrook (80 people missing), once batch 1 from Fountain Square has left.',
  ]);
});

test('a term that nobody owes, and one that is only proposed, make nobody a debtor', () => {
  const scene = exchange();
  scene.write(noon, 'term/goods', 'proposed@1', {
    by: 'party/b',
    about: 'goods',
    quantity: { exact: 12 },
  });
  const ledger = ledgerOf(scene);
  expect(ledger.unowed.map(({ id, isCounted }) => [id, isCounted])).toEqual([
    ['term/goods', false],
  ]);
  expect(owedOf(scene)).toHaveLength(2);
  scene.write(noon, 'term/mill', 'withdrawn@1', { by: 'party/b' });
  scene.write(noon, 'term/wounded', 'fulfilled@1', {});
  expect(owedOf(scene)[1]).toBe('Party B has given everything that is agreed.');
});
