// The lists of what can go wrong name their tests. A list that nobody checks begins to lie the day after it is written.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const testFiles = ['packages', 'e2e', 'scripts'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path) && !path.includes('node_modules'))
    .map((path) => `${folder}/${path}`),
);

interface Titles {
  readonly rows: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
}

/** Names at the beginning of test titles: `S8 [revoked-hears-it] the phone …`. */
const titlesOf = (path: string): Titles => {
  const rows = new Set<string>();
  const requirements = new Set<string>();
  const text = readFileSync(root + path, 'utf8');
  for (const [, named = ''] of text.matchAll(/['"`]((?:(?:S\d+|\[[a-z]+(?:-[a-z]+)+\]) )+)/g)) {
    for (const name of named.trim().split(' ')) {
      if (name.startsWith('[')) rows.add(name.slice(1, -1));
      else requirements.add(name);
    }
  }
  return { rows, requirements };
};
const titles = new Map(testFiles.map((path) => [path, titlesOf(path)]));

/** First cell and the files of each row of the tables whose rows begin so. */
const rowsOf = (page: string, first: RegExp) =>
  readFileSync(`${root}docs/${page}`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => {
      const cells = line.split('|').slice(1, -1);
      const name = first.exec((cells[0] ?? '').trim())?.[1];
      const files = [...(cells.at(-1) ?? '').matchAll(/`([^`]+\.test\.tsx?)`/g)].map(
        ([, file = '']) => file,
      );
      return name === undefined ? [] : [{ name, files }];
    });

const failures = rowsOf('failure-modes.md', /^`([a-z-]+)`$/);
const requirements = rowsOf('threats.md', /^(S\d+)$/);

test.each(failures)(
  'what can happen in the field is shown where the list says: $name',
  ({ name, files }) => {
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !titles.get(file)?.rows.has(name))).toEqual([]);
  },
);

test('no test shows what the list does not name', () => {
  const known = new Set(failures.map(({ name }) => name));
  expect(known.size).toBe(failures.length);
  const unknown = [...titles].flatMap(([path, { rows }]) =>
    [...rows].filter((name) => !known.has(name)).map((name) => `${path} [${name}]`),
  );
  expect(unknown).toEqual([]);
});

test('every requirement is shown where the list says, or said not to be built', () => {
  const missing = requirements.flatMap(({ name, files }) =>
    files
      .filter((file) => !existsSync(root + file) || !titles.get(file)?.requirements.has(name))
      .map((file) => `${name} ${file}`),
  );
  expect(missing).toEqual([]);
  const notBuilt = requirements.filter(({ files }) => files.length === 0).map(({ name }) => name);
  expect(notBuilt).toEqual(['S15', 'S18']);
  const used = new Set([...titles.values()].flatMap((each) => [...each.requirements]));
  expect([...used].filter((each) => !requirements.some(({ name }) => name === each))).toEqual([]);
});
