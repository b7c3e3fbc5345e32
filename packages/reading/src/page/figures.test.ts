import { expect, test } from 'vitest';
import { sliceOf } from '../text/span.ts';
import { readFigures } from './figures.ts';

test('a table of a coordinator: one claim a row, with the cells that gave each field', () => {
  const csv =
    'date;source;de;personnes\n22/03/2018;CICR;Harasta;1 580\n2018-03-23;"Maire; adjoint";Harasta;2.400\n';
  const table = readFigures(csv);
  expect(table?.faults).toEqual([]);
  expect(
    table?.claims.map((claim) => [
      claim.value,
      claim.unit,
      claim.speaker,
      claim.saidOn,
      claim.fromPlace,
      sliceOf(csv, claim.num),
      sliceOf(csv, claim.quote),
    ]),
  ).toEqual([
    [1580, 'person', 'CICR', '2018-03-22', 'Harasta', '1 580', '22/03/2018;CICR;Harasta;1 580'],
    [
      2400,
      'person',
      'Maire; adjoint',
      '2018-03-23',
      'Harasta',
      '2.400',
      '2018-03-23;"Maire; adjoint";Harasta;2.400',
    ],
  ]);
});

test('what is wrong in a row is named with its line, and the other rows are read', () => {
  const table = readFigures(
    'source,date,figure\nCICR,2018-03-22,many\nCICR,31/02/2018,12\nCICR,,\nONU,2018-03-24,15\n',
  );
  expect(table?.faults).toEqual([
    { line: 2, why: 'not-a-figure', cell: 'many' },
    { line: 3, why: 'not-a-day', cell: '31/02/2018' },
    { line: 4, why: 'no-figure', cell: 'CICR,,' },
  ]);
  expect(table?.claims.map(({ value }) => value)).toEqual([15]);
});

test('nothing says what is counted: it is not taken for people', () => {
  expect(readFigures('source,figure\nCICR,12\n')?.claims[0]?.unit).toBe('unknown');
  expect(readFigures('source,figure,unit\nCICR,12,bus\n')?.claims[0]?.unit).toBe('bus');
});

test('a text with commas is no table', () => {
  expect(readFigures('Hier, 200 personnes sont parties, selon le maire.')).toBe(null);
});
