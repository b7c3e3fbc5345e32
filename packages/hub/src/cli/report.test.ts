import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { freshFolder, freshPath } from '../testing/kit.ts';
import { run } from '../testing/process.ts';

const data = freshPath();
const out = freshFolder();
let op = '';
const reported = (edition: string, ...more: readonly string[]) =>
  run('report', 'evaluation', op, '--edition', edition, '--out', out, '--data', data, ...more);

beforeAll(async () => {
  const file = join(freshFolder(), 'exercise.corridor');
  const made = await run(
    'exercise',
    '--scenario',
    'S',
    '--seed',
    'closing',
    '--out',
    file,
    '--json',
  );
  op = JSON.parse(made.stdout).op;
  expect((await run('import', file, '--data', data)).code).toBe(0);
  expect(await reported('room')).toMatchObject({ code: 0 });
  expect(await reported('parties')).toMatchObject({ code: 0 });
  expect(await reported('public', '--delay', '2')).toMatchObject({ code: 0 });
}, 120_000);

test('three editions in three languages, the figures of each, and a file to check them with', () => {
  const pages = ['parties', 'public', 'room'].flatMap((edition) =>
    ['ar', 'en', 'fr'].map((language) => `evaluation.${edition}.${language}.html`),
  );
  expect(readdirSync(out).sort()).toEqual(
    [
      ...pages,
      'evaluation.corridor',
      'evaluation.corridor-public',
      'evaluation.parties.json',
      'evaluation.public.json',
      'evaluation.room.json',
    ].sort(),
  );
});

test('a page runs nothing, fetches nothing, and says that it is an exercise', () => {
  for (const name of readdirSync(out).filter((each) => each.endsWith('.html'))) {
    const page = readFileSync(join(out, name), 'utf8');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\bon\w+=/i);
    expect(page).toContain('class="exercise"');
    expect(page).toContain(name.includes('.ar.') ? 'dir="rtl"' : 'dir="ltr"');
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('every figure of a page bears the sign of its kind', () => {
  const page = readFileSync(join(out, 'evaluation.room.fr.html'), 'utf8');
  const figures = [
    ...page.matchAll(/<data class="n(?: w)? (\w+)"[^>]*>(<span class="k">.<\/span>)?/gu),
  ];
  expect(figures.length).toBeGreaterThan(100);
  const signs = { observed: '●', claimed: '❝', derived: '≈' } as Record<string, string>;
  for (const [, kind = '', sign] of figures)
    expect(sign).toBe(`<span class="k">${signs[kind]}</span>`);
});

test('another machine that holds only the files works every figure out again', async () => {
  for (const bundle of ['evaluation.corridor', 'evaluation.corridor-public']) {
    const verified = await run('verify', join(out, bundle), '--json');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const { published } = JSON.parse(verified.stdout);
    expect(published.map(({ differing }: { differing: unknown }) => differing)).toEqual(
      published.map(() => []),
    );
    expect(published.map(({ edition }: { edition: string }) => edition)).toEqual(
      bundle === 'evaluation.corridor' ? ['parties', 'public', 'room'] : ['public', 'public'],
    );
    for (const { figures } of published) expect(figures).toBeGreaterThan(100);
  }
  const said = await run('verify', join(out, 'evaluation.corridor'));
  expect(said.stdout).toMatch(/✓ all \d+ figures come out again/);
});

/** The figures of an edition with one of them changed. */
const withFigure = (edition: string, id: string, value: number): string => {
  const file = JSON.parse(readFileSync(join(out, `evaluation.${edition}.json`), 'utf8'));
  const figure = file.evaluation.figures.find((one: { id: string }) => one.id === id);
  figure.value = { is: 'number', value };
  const changed = join(freshFolder(), 'figures.json');
  writeFileSync(changed, JSON.stringify(file));
  return changed;
};

test.each([
  ['room', 'evaluation.corridor'],
  ['public', 'evaluation.corridor-public'],
])(
  'a figure that somebody made larger is named, with what the records give: %s',
  async (edition, bundle) => {
    const figures = withFigure(edition, 'arrived.all.minimum', 99_000);
    const verified = await run('verify', join(out, bundle), '--figures', figures);
    expect(verified.code).toBe(1);
    expect(verified.stdout).toMatch(
      /✗ arrived\.all\.minimum: published 99\u202f000, recomputed \d+\n/,
    );
    expect(verified.stdout).toContain('✗ no signature fits these figures');
    expect(verified.stdout).toContain('✗ 1 of');
  },
);

test('one count changed in the public file: the break is said, and every figure that hangs on it', async () => {
  const text = gunzipSync(readFileSync(join(out, 'evaluation.corridor-public'))).toString();
  const tally = /"people":(\d+),"low":null,"high":null,"exact":true,"method":"one-by-one"/;
  const people = Number(tally.exec(text)?.[1]);
  const file = join(freshFolder(), 'changed.corridor-public');
  const changed = text.replace(tally, (found) =>
    found.replace(`"people":${people}`, `"people":${people - 11}`),
  );
  writeFileSync(file, gzipSync(changed));
  const verified = await run('verify', file, '--json');
  expect(verified.code).toBe(1);
  const { isSound, published } = JSON.parse(verified.stdout);
  expect(isSound).toBe(false);
  expect(published[0].signedBy).toBeNull();
  expect(published[0].differing.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([expect.stringMatching(/\.minimum$/)]),
  );
});

test('one count changed in the full file: the record is named, and every figure that hangs on it', async () => {
  const text = gunzipSync(readFileSync(join(out, 'evaluation.corridor'))).toString();
  const folder = freshFolder();
  const file = join(folder, 'changed.corridor');
  const tally =
    /("point":"alighting","site":"[^"]*","part":"whole","people":)(\d+)(?=,"exact":true)/;
  expect(text).toMatch(tally);
  writeFileSync(
    file,
    gzipSync(text.replace(tally, (_, before, n) => `${before}${Number(n) + 30}`)),
  );
  const figures = join(out, 'evaluation.room.json');
  const verified = await run('verify', file, '--figures', figures, '--json');
  expect(verified.code).toBe(1);
  const { damaged, published } = JSON.parse(verified.stdout);
  expect(damaged).toHaveLength(1);
  expect(damaged[0].why).toBe('body-does-not-match');
  expect(published[0].differing.length).toBeGreaterThan(0);
});

test('figures of another operation, of no operation, and wrong calls are said in words', async () => {
  const letter = join(freshFolder(), 'letter.json');
  writeFileSync(letter, '{"dear":"all"}');
  const bundle = join(out, 'evaluation.corridor');
  const [none, wrong, early, zone] = [
    await run('verify', bundle, '--figures', letter),
    await reported('everybody'),
    await reported('public', '--delay', '4', '--cutoff', '2999-01-01T00:00Z'),
    await reported('room', '--cutoff', '2016-12-22T18:00'),
  ];
  expect([none, wrong, early, zone].map(({ code }) => code)).toEqual([1, 2, 5, 2]);
  expect(none.stderr).toContain('holds no published figures');
  expect(early.stderr).toContain('at least 4 h before');
  expect(zone.stderr).toContain('with Z or the zone');
});

const rowsOf = (file: string) => gunzipSync(readFileSync(join(out, file))).toString();

test('the public file holds no key but the hub’s, no line, post, vehicle or minute', () => {
  const text = rowsOf('evaluation.corridor-public');
  const records = rowsOf('evaluation.corridor');
  const keys = new Set([...records.matchAll(/"dev":"([\w-]{43})"/g)].map(([, key = '']) => key));
  const [, signer = ''] = /"by":"([\w-]{43})","sig"/.exec(text) ?? [];
  expect(keys.size).toBeGreaterThan(5);
  expect([...keys].filter((key) => key !== signer && text.includes(key))).toEqual([]);
  // Whatever is as long as a key or a hash: the end's own hash and key, and nothing else.
  const long = new Set([...text.matchAll(/(?<![\w-])[\w-]{43}(?![\w-])/g)].map(([found]) => found));
  expect(long.size).toBe(2);
  const named = (type: string) =>
    new Set(
      [...records.matchAll(new RegExp(`"(${type}/[\\w.-]+)"`, 'g'))].map(([, id = '']) => id),
    );
  for (const type of ['post', 'device', 'incident', 'document', 'case']) {
    expect([...named(type)].filter((id) => text.includes(`"${id}"`))).toEqual([]);
  }
  const [, second = ''] = text.split('\n');
  const { material } = JSON.parse(second);
  const trips = named('trip');
  expect(trips.size).toBeGreaterThan(10);
  for (const { id, vehicle } of material.evidence.trips) {
    expect(trips.has(id)).toBe(false);
    expect(named('vehicle').has(vehicle)).toBe(false);
  }
  const moments = [...text.matchAll(/(?<![\d.])(1\d{12})(?!\d)/g)].map(([, at]) => Number(at));
  expect(moments.length).toBeGreaterThan(10);
  expect(moments.filter((at) => at % 900_000 !== 0)).toEqual([]);
  expect(second).not.toMatch(/"(children|wounded|lying|note|countedBy|keyedBy|sealed|line)":/);
});

test('dealt anew, the numbers are others and every figure is the same', async () => {
  const other = freshFolder();
  const args = ['--edition', 'public', '--out', other, '--data', data, '--delay', '2'];
  expect((await run('report', 'evaluation', op, ...args)).code).toBe(0);
  const [one, two] = [out, other].map((folder) =>
    gunzipSync(readFileSync(join(folder, 'evaluation.corridor-public')))
      .toString()
      .split('\n'),
  );
  expect(two?.[1]).not.toBe(one?.[1]);
  expect(two?.[2]).toBe(one?.[2]);
});

test.each([
  ['cut off in the middle', (text: string) => text.slice(0, text.length / 2)],
  [
    'without its material',
    (text: string) => text.replace(/\n\{"material".*\n/, '\n{"material":{}}\n'),
  ],
  [
    'with a material of numbers',
    (text: string) => text.replace(/\n\{"material".*\n/, '\n{"material":7}\n'),
  ],
])('a public file %s is damaged, in words', async (_, change) => {
  const file = join(freshFolder(), 'broken.corridor-public');
  writeFileSync(file, gzipSync(change(rowsOf('evaluation.corridor-public'))));
  const verified = await run('verify', file);
  expect(verified.code).toBe(1);
  expect(verified.stderr).toContain('damaged');
});
