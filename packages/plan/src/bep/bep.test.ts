import { expect, test } from 'vitest';
import { publicLike } from '../generate/publicLike.ts';
import { checkShuttle } from '../shuttle/check.ts';
import { problemToBep } from './print.ts';
import { readBep } from './read.ts';
import { shuttleTrips, shuttleWrongToText } from './trips.ts';

/** One depot, three sources and sinks, three buses: the worked example of the literature. Ends at 23. */
const worked = `3 1
1 3
3 7 1 3 3
3 9 4 4 1

1 7 4 9

1 6 7 8
2 10 9 2
3 6 3 7
`;

const problemOf = (text: string) => {
  const read = readBep(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.problem;
};

test('the worked example is read, and its known plan ends at 23', () => {
  const problem = problemOf(worked);
  const routes = [
    [0, 0, 2, 1],
    [1, 0, 2, 1],
    [1, 2, 1, 1, 2, 1],
  ];
  expect(checkShuttle(problem, routes)).toEqual({ wrong: [], done: [22, 23, 23], ends: 23 });
  expect(shuttleTrips(problem, routes).slice(4)).toEqual([
    { vehicle: 3, source: 2, sink: 3, leaves: 0, loads: 4, arrives: 6 },
    { vehicle: 3, source: 2, sink: 2, leaves: 6, loads: 8, arrives: 17 },
    { vehicle: 3, source: 3, sink: 2, leaves: 17, loads: 20, arrives: 23 },
  ]);
});

test('people are rounded up to loads, room is rounded down', () => {
  const { loads, room } = problemOf(
    '1 30\n1 1\n2 91 31 60\n2 199 89 110\n\n1 1 1\n\n1 1 1\n2 1 1\n',
  );
  expect([...loads]).toEqual([2, 2]);
  expect([...room]).toEqual([2, 3]);
});

test('what is printed is read again', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const problem = publicLike(seed, 2 + (seed % 9));
    expect(problemOf(problemToBep(problem))).toEqual(problem);
  }
});

const faultsOf = (text: string) => {
  const read = readBep(text);
  return read.ok ? [] : read.faults.map(({ line, why }) => `${line}: ${why}`);
};

test('a fault is told with its line and what to do', () => {
  const lines = worked.split('\n');
  const without = (line: number, by: string) =>
    lines.map((l, at) => (at + 1 === line ? by : l)).join('\n');
  expect(faultsOf(without(3, '3 8 1 3 3'))).toEqual([
    '3: It says 8 in all, and people of each source add up to 7. Correct what is wrong.',
  ]);
  expect(faultsOf(without(4, '3 6 4 1 1'))).toEqual([
    '4: The sinks have room for 6 full buses, and 7 are to be brought.',
  ]);
  expect(faultsOf(without(2, '1 4'))).toEqual(['2: The depots have 4 buses, and line 1 says 3.']);
  expect(faultsOf(without(3, '3 7 1 3'))).toEqual([
    '3: After the number of them and their sum, people of each source must be 3 numbers; here are 2.',
  ]);
  expect(faultsOf(without(8, '1 6 7 8 9'))).toEqual([
    '8: This row of distances from sources to sinks needs 3 after its number; here are 4.',
  ]);
  expect(faultsOf(without(9, '7 10 9 2'))).toEqual([
    '9: Row 2 of distances from sources to sinks begins with 2, this one with 7.',
  ]);
  expect(faultsOf(without(9, '2 10 -9 2'))[0]).toMatch(/^9: “-9” is no whole number/);
  expect(faultsOf(`${worked}4 1 1 1\n`)).toEqual([
    '11: Nothing may stand after the last distances. Delete it.',
  ]);
  expect(faultsOf(lines.slice(0, 9).join('\n'))[0]).toMatch(/^10: The text ends where row 3 of 3/);
  expect(faultsOf('')[0]).toMatch(/^2: The text ends where the number of buses/);
});

test('what is wrong with routes is said as the file numbers it', () => {
  const problem = problemOf(worked);
  const { wrong } = checkShuttle(problem, [[0, 0], [2, 2, 2, 2], []]);
  expect(wrong.map(shuttleWrongToText)).toEqual([
    'Source 2 has 3 loads, and 0 are taken.',
    'Source 3 has 3 loads, and 2 are taken.',
    'Sink 3 has room for 1 loads, and 2 are brought.',
  ]);
});
