import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAgreementFile } from './read.ts';

const EXAMPLE = readFileSync(
  new URL('../../../../examples/agreements/four-towns-2017.yaml', import.meta.url),
  'utf8',
);

/** The first rule that is told, and that it did not take long: somebody waits at a table. */
const first = (text: string): string | undefined => {
  const { ok, findings } = readAgreementFile(text);
  expect(ok).toBe(false);
  expect(findings.length).toBeLessThan(102);
  return findings[0]?.rule;
};

const laughs = Array.from(
  { length: 30 },
  (_, i) => `a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`,
).join('\n');

test.each([
  ['a bomb of references', `a0: &a0 lol\n${laughs}`, 'no-alias'],
  ['fifty megabytes', 'x'.repeat(50_000_000), 'too-large'],
  ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'not-text'],
  ['text in UTF-16, read as UTF-8', '\ufffd\ufffda\0g\0r\0', 'not-text'],
  ['brackets that never close', '['.repeat(250_000), 'too-deep'],
  ['braces in braces', '{a: '.repeat(60_000), 'too-deep'],
  ['lists in lists', '- '.repeat(120_000), 'too-deep'],
  ['questions', '? '.repeat(120_000), 'too-deep'],
  [
    'a stairway',
    Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'too-deep',
  ],
  ['only closing', '}'.repeat(200_000), 'not-closed'],
  ['only quotes', '"'.repeat(200_000), 'not-closed'],
  ['wrong escapes', `a: "${'\\x'.repeat(100_000)}"`, 'bad-yaml'],
  ['tags', `a: ${'! '.repeat(100_000)}`, 'no-tag'],
  ['documents', '---\n'.repeat(60_000), 'two-documents'],
  [
    'a hundred thousand keys',
    Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'),
    'unknown-key',
  ],
  ['a hundred thousand times the same key', 'parties: {}\n'.repeat(20_000), 'key-twice'],
  ['a key of a prototype', '__proto__: { parties: 1 }\nconstructor: 1\n', 'unknown-key'],
  ['a list as a key', '[a, b]: 1\n', 'wants-text'],
  ['nothing', '', 'missing'],
  ['only a comment', '# later\n', 'missing'],
])(
  '%s: a clear answer',
  (_, text, rule) => {
    expect(first(text)).toBe(rule);
  },
  10_000,
);

test('names of prototypes are names like others', () => {
  const { draft, findings } = readAgreementFile(
    'parties: { __proto__: party, constructor: party, toString: party }\n',
  );
  expect(draft.parties.map(({ id }) => id)).toEqual([
    'party/proto',
    'party/constructor',
    'party/tostring',
  ]);
  expect(findings).toEqual([]);
  expect(({} as { readonly role?: unknown }).role).toBeUndefined();
});

test('two hundred and fifty batches, each waiting for the one before, are thought through at once', () => {
  const batches = Array.from(
    { length: 250 },
    (_, i) => `  b${i}: { term: t, required by: A, waits for: { arrived: b${(i + 1) % 250} } }`,
  ).join('\n');
  const { findings } = readAgreementFile(
    `parties: { A: party }\nterms: { t: { how many: 500 } }\nbatches:\n${batches}\n`,
  );
  expect(findings.some(({ rule }) => rule === 'waits-in-a-ring')).toBe(true);
}, 20_000);

test('a chain of all the batches that a file may hold, with everything else counted at each step', () => {
  const batches = Array.from({ length: 250 }, (_, i) => {
    const counts = Array.from({ length: 25 }, () => 'count reached: 0 of t').join(' }, { ');
    return `  b${i}: { term: t, required by: A, waits for: [{ ${counts} }, { arrived: b${i - 1} }] }`;
  });
  const text = `parties: { A: party }\nterms: { t: { in force: yes } }\nbatches:\n${batches.slice(1).join('\n')}\n  b0: { term: t }\n`;
  expect(text.length).toBeLessThan(256 * 1024);
  expect(readAgreementFile(text).ok).toBe(true);
}, 20_000);

test('ten thousand names that nobody has', () => {
  const text = `parties: { ${Array.from({ length: 90 }, (_, i) => `a quite long name ${i}: party`).join(', ')} }\nterms:\n${Array.from(
    { length: 290 },
    (_, i) =>
      `  t${i}: { confirmed by: [${Array.from({ length: 18 }, (_, j) => `quiet lone nam ${j}`).join(', ')}] }`,
  ).join('\n')}\n`;
  expect(first(text)).toBe('unknown-party');
}, 10_000);

test('a file damaged in any way is read without a fall, and every finding has its place in it', () => {
  const seed = 2017;
  console.info('seed', seed);
  const lines = EXAMPLE.split('\n');
  const scraps = fc.constantFrom(
    ...[
      '[',
      ']',
      '{',
      '}',
      ':',
      '- ',
      '"',
      "'",
      '&a ',
      '*a',
      '!!x ',
      '|',
      '>',
      '#',
      '\t',
      '\r',
      '%',
    ],
    ...['about ', '1e9', '~', 'yes', '2016-13-45', '،', '\u202e', '<<: ', '? ', '@', '`', '---\n'],
  );
  const damage = fc.array(
    fc.record({
      how: fc.constantFrom('put', 'cut', 'swap', 'twice', 'indent'),
      at: fc.nat(EXAMPLE.length),
      length: fc.nat(40),
      scrap: scraps,
      line: fc.nat(lines.length - 1),
      other: fc.nat(lines.length - 1),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(damage, (all) => {
      let text = EXAMPLE;
      for (const { how, at, length, scrap, line, other } of all) {
        const now = text.split('\n');
        const [one = '', two = ''] = [now[line], now[other]];
        if (how === 'put') text = text.slice(0, at) + scrap + text.slice(at);
        else if (how === 'cut') text = text.slice(0, at) + text.slice(at + length);
        else if (how === 'swap') text = now.with(Math.min(line, now.length - 1), two).join('\n');
        else if (how === 'twice') text = now.toSpliced(other, 0, one).join('\n');
        else text = now.with(Math.min(line, now.length - 1), `  ${one}`).join('\n');
      }
      const { ok, findings } = readAgreementFile(text);
      expect(ok).toBe(!findings.some(({ level }) => level === 'refused'));
      const ends = text.split(/\r\n|\r|\n/);
      for (const { line, column, sentence } of findings) {
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((ends[line - 1] as string).length + 1);
        expect(sentence).not.toMatch(
          /\{\w+\}|undefined|(?:party|site|term|batch|condition)\/[a-z]/,
        );
      }
    }),
    { seed, numRuns: 600 },
  );
}, 60_000);

test('any text at all', () => {
  const seed = 2014;
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })),
      (text) => {
        expect(typeof readAgreementFile(text).ok).toBe('boolean');
        expect(typeof readAgreementFile(`parties: ${text}`).ok).toBe('boolean');
      },
    ),
    { seed, numRuns: 1000 },
  );
}, 60_000);
