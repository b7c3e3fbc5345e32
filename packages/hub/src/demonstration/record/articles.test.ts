import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { DOCUMENTS } from './documents.ts';
import { type Entry, fromArticles } from './index.ts';

/**
 * Against the articles themselves, which are not part of the project: CORRIDOR_SEEDS names a folder in which they
 * lie (under any name: their fingerprints tell them) and, for the last two tests, an annotation of them.
 */
const FOLDER = process.env.CORRIDOR_SEEDS;
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');
const texts = new Map<string, string>();
for (const file of FOLDER ? filesIn(FOLDER, '.txt') : []) {
  const bytes = readFileSync(file);
  const found = Object.values(DOCUMENTS).find(({ hash }) => hash === hashOf(bytes));
  if (found && bytes.length === found.size) texts.set(found.document, bytes.toString('utf8'));
}

interface Gold {
  readonly id: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly num_start: number;
  readonly num_end: number;
  readonly optional?: boolean;
  readonly speaker: string | null;
}
interface Annotation {
  readonly format: string;
  readonly claims: readonly Gold[];
  readonly events: readonly { readonly id: string; readonly source: string | null }[];
}
const annotation = (FOLDER ? filesIn(FOLDER, '.json') : [])
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Annotation)
  .find(({ format }) => format === 'claims-gold/1');

const needArticles = ({ skip }: TestContext) => {
  if (texts.size === 0) skip('the articles are not here: set CORRIDOR_SEEDS to their folder');
};
const needAnnotation = ({ skip }: TestContext) => {
  if (!annotation) skip('no annotation under CORRIDOR_SEEDS');
};

/** Words without accents, case and punctuation: nobody hides a sentence behind a comma. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = (text: string, length: number): readonly string[] => {
  const words = wordsOf(text);
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
};
const projectFiles = filesIn(import.meta.dirname, '.ts');

const claims: readonly Entry[] = fromArticles.filter(({ kind }) => kind === 'recorded@1');
const quoteOf = ({ fact }: Entry) =>
  texts.get(fact.document as string)?.slice(fact.start as number, fact.end as number) ?? '';

test('all five are found by their fingerprints', (context) => {
  needArticles(context);
  expect([...texts.keys()].sort()).toEqual(Object.values(DOCUMENTS).map((d) => d.document));
});

test('no six words in a row of any article stand in any file here', (context) => {
  needArticles(context);
  const theirs = new Set([...texts.values()].flatMap((text) => runsOf(text, 6)));
  expect(theirs.size).toBeGreaterThan(2000);
  const found = projectFiles.flatMap((file) =>
    runsOf(readFileSync(file, 'utf8'), 6)
      .filter((run) => theirs.has(run))
      .map((run) => `${file}: ${run}`),
  );
  expect(projectFiles.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('every claim points at a piece of its text that is whole words', (context) => {
  needArticles(context);
  const cut = claims.filter((claim) => {
    const text = texts.get(claim.fact.document as string) ?? '';
    const [start, end] = [claim.fact.start as number, claim.fact.end as number];
    const inWord = (at: number) => /[\p{L}\p{N}]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1));
    return end <= start || end > text.length || inWord(start) || inWord(end);
  });
  expect(cut.map(({ subject }) => subject)).toEqual([]);
});

/** Figures that a text writes in letters. */
const IN_LETTERS: { readonly [value: number]: RegExp } = {
  1: /\bun\b/,
  2: /deux|quelques/,
  4: /quatre/,
  5: /cinq/,
  6: /six/,
  15: /quinzaine/,
  50: /moitié/,
  100: /totalité/,
  200: /centaines/,
  1000: /millier/i,
  2000: /milliers/,
  20000: /dizaines de milliers/,
};

test('the span of every figure contains the figure', (context) => {
  needArticles(context);
  const figures = claims.filter(({ fact }) => 'quantity' in fact);
  const missing = figures.filter((claim) => {
    const { value, low } = claim.fact.quantity as { value?: number; low?: number };
    const said = value ?? low ?? Number.NaN;
    const quote = quoteOf(claim);
    // "10 000", "8.000" and their no-break kin are one number; "15" must not be found inside "150".
    const numbers = (quote.match(/\d+(?:[.\s\u00a0\u202f]\d{3})*/g) ?? []).map((digits) =>
      Number(digits.replace(/\D/g, '')),
    );
    return !numbers.includes(said) && !IN_LETTERS[said]?.test(quote);
  });
  expect(figures).toHaveLength(43);
  expect(missing.map(({ subject }) => subject)).toEqual([]);
});

/** Words of the annotation for which the log has none of its own. */
const UNITS: { readonly [unit: string]: string } = {
  raid: 'strike',
  area: 'place',
};

test('every annotated figure has exactly one claim, with the same number and unit', (context) => {
  needArticles(context);
  needAnnotation(context);
  const gold = annotation?.claims ?? [];
  expect(gold.filter(({ optional }) => !optional)).toHaveLength(30);
  const wrong = gold.filter(({ id, value, low, high, unit, num_start, num_end }) => {
    const same = claims.filter(({ fact, subject }) => {
      const quantity = fact.quantity as { value?: number; low?: number; high?: number } | undefined;
      return (
        subject.startsWith(`claim/${id.slice(0, 3)}-`) &&
        quantity !== undefined &&
        (quantity.value ?? null) === value &&
        (quantity.low ?? null) === low &&
        (quantity.high ?? null) === high &&
        fact.unit === (UNITS[unit] ?? unit) &&
        (fact.start as number) <= num_start &&
        (fact.end as number) >= num_end
      );
    });
    return same.length !== 1 || same[0]?.subject !== `claim/${id}`;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('every annotated event has its claim; who speaks is named only where the text names somebody', (context) => {
  needArticles(context);
  needAnnotation(context);
  const speakerOf = (id: string) =>
    claims.find(({ subject }) => subject === `claim/${id}`)?.fact.speaker;
  const ids = new Set(claims.map(({ subject }) => subject));
  for (const { id } of annotation?.events ?? []) expect(ids).toContain(`claim/${id}`);
  const named = [
    ...(annotation?.claims.map(({ id, speaker }) => ({ id, speaker })) ?? []),
    ...(annotation?.events.map(({ id, source }) => ({ id, speaker: source })) ?? []),
  ];
  for (const { id, speaker } of named)
    expect([id, speakerOf(id) === undefined]).toEqual([id, speaker === null]);
});

test('no speaker is here by name', (context) => {
  needArticles(context);
  needAnnotation(context);
  const speakers = [
    ...(annotation?.claims.map(({ speaker }) => speaker) ?? []),
    ...(annotation?.events.map(({ source }) => source) ?? []),
  ];
  // First name, family name: two capitalised words in a row.
  const people = speakers.flatMap(
    (speaker) => speaker?.match(/\p{Lu}\p{Ll}+ (?:de |al-)?\p{Lu}[\p{L}-]+/u) ?? [],
  );
  const families = new Set(people.map((each) => wordsOf(each).at(-1) ?? ''));
  expect(families.size).toBeGreaterThan(5);
  const here = projectFiles.flatMap((file) => wordsOf(readFileSync(file, 'utf8')));
  expect(here.filter((word) => families.has(word))).toEqual([]);
});
