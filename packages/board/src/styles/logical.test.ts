import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const filesEnding = (end: string) =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => ({
      name,
      text: readFileSync(join(source, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    }));
const styles = filesEnding('.css');

test('nothing stands left or right, so that Arabic has it the other way round', () => {
  const sided =
    /\b(?:margin|padding|border)-(?:left|right)\b|(?:^|[;{\s])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:|border-(?:top|bottom)-(?:left|right)-radius/;
  const inCode =
    /\b(?:margin|padding|border)(?:Left|Right)\b|\bstyle=\{\{[^}]*\b(?:left|right|textAlign)\b/;
  expect([
    ...styles.filter(({ text }) => sided.test(text)).map(({ name }) => name),
    ...filesEnding('.tsx')
      .filter(({ text }) => inCode.test(text))
      .map(({ name }) => name),
  ]).toEqual([]);
});

test('a box has the same room on both sides, or says it by start and end', () => {
  const uneven = styles.flatMap(({ name, text }) =>
    [...text.matchAll(/(?:padding|margin|inset):\s*(\S+) (\S+) (\S+) (\S+);/g)]
      .filter(([, , right, , left]) => right !== left)
      .map(([rule]) => `${name}: ${rule}`),
  );
  expect(uneven).toEqual([]);
});

test('letters are spread by the language: Arabic ones hold hands', () => {
  const latinOnly = ['handover/handover.css', 'print/sheets.css'];
  const fixed = styles.flatMap(({ name, text }) =>
    latinOnly.includes(name.replaceAll('\\', '/'))
      ? []
      : (text.match(/letter-spacing:[^;]+;/g) ?? [])
          .filter((rule) => !rule.includes('var(--spread)') && !/:\s*0;/.test(rule))
          .map((rule) => `${name}: ${rule}`),
  );
  expect(fixed).toEqual([]);
});
