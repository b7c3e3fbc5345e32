import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeCatalogue } from './catalogue.ts';
import { catalogueFaults, sourceFaults } from './faults.ts';
import { type AppTexts, textsIn, textsOf } from './sources.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** An app of these files. */
const anApp = (files: Readonly<Record<string, string>>): AppTexts => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-texts-'));
  folders.push(folder);
  mkdirSync(join(folder, 'texts'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { name: 'wall', folder };
};
const entry = (text: string, said: string) => `msgid "${text}"\nmsgstr "${said}"\n`;
/** A catalogue that says what the shared texts say, and these. */
const catalogue = (...entries: readonly string[]) =>
  ['msgid ""\nmsgstr ""\n', entry('{low}–{high}', '{low} - {high}'), ...entries].join('\n');

test('the build finds the texts as they are written', () => {
  expect(textsIn(`t('Bus {n}', { n }) + t(\n  "it's"\n) + t('a\\u2026')`)).toEqual([
    'Bus {n}',
    "it's",
    'a…',
  ]);
  expect(textsIn(`const kinds: Words<Kind> = {\n  bus: 'Bus',\n  'big-car': 'Lorry',\n};`)).toEqual(
    ['Bus', 'Lorry'],
  );
});

test('sentences that stand in another package are found where the app names the file', () => {
  const app = anApp({
    'src/a.ts': "t('Bus')",
    'rules.ts':
      "export const RULES = {\n  'too-many':\n    'More people than fit.',\n} as const;\n",
  });
  const lists = [join(app.folder, 'rules.ts')];
  expect([...textsOf({ ...app, lists }).entries()].slice(-1)).toEqual([
    ['More people than fit.', ['rules.ts']],
  ]);
});

test.each([
  ['a text by a variable', "t(isLate ? 'late' : 'early')"],
  ['a text in backticks', 't(`late`)'],
  ['a glued sentence', "t('late') + t('again')"],
  ['a glued sentence', `\`$\{t('late')} 12\``],
  ['a text with places that t never sees', "const text = 'Bus {n}';"],
  ['a label of its own', '<button aria-label="Close it">✕</button>'],
  ['words of its own', '<p>Nobody waits.</p>'],
])('the check finds %s', (_, source) => {
  expect(sourceFaults(anApp({ 'src/Screen.tsx': source }))).toHaveLength(1);
});

test('a screen whose every text goes by t has no fault', () => {
  const source = "<p title={t('Bus {n}', { n })}>{t('late')} <code>corridor link</code></p>";
  expect(sourceFaults(anApp({ 'src/Screen.tsx': source }))).toEqual([]);
});

const people = '{n, plural, one {# person} other {# people}} at {site}';
const inArabic =
  '{n, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصاً} other {# شخص}} في {site}';

test.each([
  ['nothing', entry(people, inArabic), []],
  ['an empty text', entry(people, ''), [`ar is empty: ${people}`]],
  [
    'a lost place',
    entry(people, inArabic.replace(' في {site}', '')),
    [`ar has other places to fill: ${people}`],
  ],
  [
    'a lost plural form',
    entry(people, inArabic.replace('two {شخصان} ', '')),
    [`ar lacks the form two: ${people}`],
  ],
  [
    'a text that is gone',
    entry(people, inArabic) + entry('Old', 'قديم'),
    ['ar has a text that nothing says: Old'],
  ],
  [
    'English left over',
    entry(people, inArabic.replace(' في ', ' at ')),
    [`ar is not in Arabic letters: ${people}`],
  ],
])('the check of a catalogue finds %s', (_, entries, faults) => {
  const app = anApp({
    'src/a.ts': `t('${people}', { n, site })`,
    'texts/ar.po': catalogue(entries),
  });
  expect(catalogueFaults(app, 'ar')).toEqual(faults);
});

test('a new text comes in empty, a translation stays, a gone one is set apart', () => {
  const app = anApp({
    'src/a.ts': "t('Bus') + t('Late')",
    'texts/fr.po': catalogue(entry('Bus', 'Bus'), entry('Old', 'Vieux')),
  });
  expect(writeCatalogue(app, 'fr', { tidy: false })).toEqual({ texts: 3, empty: 1, gone: 1 });
  expect(catalogueFaults(app, 'fr')).toEqual([
    'fr is empty: Late',
    'fr has a text that nothing says: Old',
  ]);
  writeCatalogue(app, 'fr', { tidy: true });
  expect(catalogueFaults(app, 'fr')).toEqual(['fr is empty: Late']);
});
