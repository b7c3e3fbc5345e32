import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toTerms } from './terms.ts';

const clock = zoneClock('Asia/Damascus');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const eastOf = (scene: ReturnType<typeof exchange>) => {
  const east = toTerms(scene.facts(), scene.records, noon, clock).find(
    ({ id }) => id === 'term/east',
  );
  if (!east) throw new Error('no term/east');
  return east;
};

test('who stands where, each by what was last said in its name', () => {
  const scene = exchange();
  expect(eastOf(scene).stances.map(({ party, text }) => plain(`${party} ${text}`))).toEqual([
    'Party A says 1 500',
    'Party B says 1 200',
  ]);
  scene.write(noon, 'term/east', 'disputed@1', { by: 'party/b' });
  expect(eastOf(scene).stances[1]).toMatchObject({ is: 'disputes', text: 'disputes it' });
  expect(eastOf(scene)).toMatchObject({ status: 'disputed', isBad: true });
});

test('every wording is kept, with what it replaces, who said it and who confirmed it', () => {
  const scene = exchange();
  scene.write(noon, 'term/east', 'confirmed@1', { by: 'party/b', of: scene.said });
  scene.write(noon, 'term/east', 'in-force@1', { of: scene.said });
  scene.write(noon + minutes(5), 'term/east', 'said@1', {
    by: 'party/b',
    quantity: { exact: 1600 },
    destination: 'site/south',
  });
  expect(
    eastOf(scene).versions.map(({ says, replaces, by, confirmed, isInForce }) =>
      [plain(says), plain(replaces), by, confirmed, isInForce ? 'in force' : ''].join(' | '),
    ),
  ).toEqual([
    '1 200 civilians · Fountain Square → Northfield |  | Party B | Party A | ',
    '1 500 civilians · Fountain Square → Northfield | 1 500 instead of 1 200 | Party A | Party B | in force',
    '1 600 civilians · Fountain Square → South Hall | 1 600 instead of 1 500 · To: South Hall instead of Northfield | Party B |  | ',
  ]);
});

test('each step says which of our people wrote it down', () => {
  const history = eastOf(exchange()).history;
  expect(history.map(({ recordedBy }) => recordedBy)).toEqual(['board', 'board', 'board', 'board']);
  expect(history.map(({ at }) => at)).toEqual([...history.map(({ at }) => at)].sort());
});
