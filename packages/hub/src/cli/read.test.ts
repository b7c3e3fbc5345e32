import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../testing/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const dispatch =
  'Quelque 1 500 personnes, dont 300 combattants, ont quitté Harasta jeudi, a annoncé le gouverneur de la province. Le convoi a franchi le dernier barrage peu avant minuit, et un deuxième départ devait suivre.';

test('an officer reads two papers and a table, sees who said what, and that one is a copy', async () => {
  const read = await run(
    'read',
    file('agence.txt', dispatch),
    file('journal.txt', `Des cars sont partis\n\n${dispatch}`),
    file('tableau.csv', 'source;date;from;people\nMairie;2018-03-22;Harasta;2 400\n'),
    '--published-on',
    '2018-03-23',
  );
  expect(read.code).toBe(0);
  expect(read.stdout).toMatch(/~1\s500 person/);
  expect(read.stdout).toContain('gouverneur de la province');
  expect(read.stdout).toContain('a copy of agence.txt');
  expect(read.stdout).toContain('Mairie');
  expect(read.stdout).toContain('nothing is added up');
});

test('machines get quotes that stand in the text, and a text without a day says so', async () => {
  const path = file('sans-date.txt', dispatch);
  const read = await run('read', path, '--json');
  const { claims, docs } = JSON.parse(read.stdout);
  expect(docs).toMatchObject([{ doc: 'sans-date.txt', language: 'fr', published_on: null }]);
  for (const claim of claims) {
    expect(dispatch.slice(claim.start, claim.end)).toBe(claim.quote);
    expect(claim.quote).toContain(claim.num);
    expect(claim.said_on).toBe(null);
  }
  expect(claims.map((claim: { value: number }) => claim.value)).toEqual([1500, 300]);
  expect(claims[1].part_of).toBe(claims[0].id);
  expect(read.stderr).toContain('--published-on');
});

test('dates come from a table; a line of it that says none is named', async () => {
  const path = file('a.txt', dispatch);
  const said = await run(
    'read',
    path,
    '--json',
    '--dates',
    file('dates.csv', 'file,date\na.txt,2018-03-23\n'),
  );
  expect(JSON.parse(said.stdout).docs[0]).toMatchObject({
    published_on: '2018-03-23',
    published_by: 'given',
  });
  const wrong = await run('read', path, '--dates', file('wrong.csv', 'a.txt,23 mars\n'));
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('wrong.csv:1');
});

test('what is no text is named and the others are read; a PDF says that it is one', async () => {
  const read = await run(
    'read',
    file('rapport.pdf', '%PDF-1.4 …'),
    file('leer.txt', ''),
    file(
      'latin1.txt',
      Uint8Array.from(
        [...'Dix blessés évacués, selon le maire.'].map((sign) => sign.charCodeAt(0)),
      ),
    ),
    '--published-on',
    '2018-03-23',
  );
  expect(read.code).toBe(1);
  expect(read.stderr).toContain(
    'rapport.pdf was not read: it is no text. Copy the text out of it and save that. (PDF)',
  );
  expect(read.stderr).toContain('leer.txt was not read: there is no text in it.');
  expect(read.stderr).toContain('2 of 3 files could not be read; the others were.');
  expect(read.stdout).toContain('10 person (wounded)');
});

test('words of one’s own are read; a mistake in them is named with its place', async () => {
  const text = file('mots.txt', 'Trente matatus ont quitté Kisangani hier.');
  const words = file(
    'mots.json',
    JSON.stringify({ units: [{ words: ['Matatus'], is: { unit: 'bus' } }] }),
  );
  const read = await run(
    'read',
    text,
    '--lexicon',
    words,
    '--json',
    '--language',
    'fr',
    '--published-on',
    '2018-03-23',
  );
  expect(JSON.parse(read.stdout).claims).toMatchObject([{ value: 30, unit: 'bus' }]);
  const wrong = await run(
    'read',
    text,
    '--lexicon',
    file('falsch.json', '{"units":[{"words":["x"]}]}'),
  );
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('units.0');
});

test('by day, figures of one question that differ stand side by side', async () => {
  const read = await run(
    'read',
    file('maire.txt', 'Selon le maire, 1 500 personnes ont été évacuées de Harasta jeudi 22 mars.'),
    file(
      'armee.txt',
      'L’armée a annoncé que 2 400 personnes avaient été évacuées de Harasta jeudi 22 mars.',
    ),
    '--timeline',
    '--published-on',
    '2018-03-23',
  );
  expect(read.stdout).toMatch(/2018-03-22[\s\S]*≠ \d/);
});
