import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultLexicon } from '../lexicon/lexicon.ts';
import { createReader } from '../read.ts';
import { type GoldText, score } from './score.ts';

const goldOf = (name: string): readonly GoldText[] =>
  JSON.parse(readFileSync(new URL(`../../gold/${name}.json`, import.meta.url), 'utf8'));

describe.each([
  ['fr', 'development'],
  ['fr', 'test'],
  ['en', 'development'],
  ['en', 'test'],
] as const)('%s, %s', (language, part) => {
  const reader = createReader(defaultLexicon(language));
  const gold = goldOf(`${language}-${part}`);
  const result = score(gold, ({ text, on }) => reader.read(text, { language, publishedOn: on }));
  const share = (n: number) => Math.round((1000 * n) / result.wanted) / 10;

  test('figures, who said them, and nothing counted as people that is not', () => {
    console.info(
      `${language} ${part}: ${gold.length} texts, ${result.wanted} figures; exact ${share(result.figure)} %, who said it ${share(result.attribution)} %, about ${share(result.approx)} %, what happened ${share(result.measure)} %, who ${share(result.category)} %, certain or not ${share(result.hedge)} %, parts ${result.parts} of ${result.partsWanted}; proposed ${result.given}`,
    );
    if (process.env.CORRIDOR_FAULTS) console.info(result.faults.join('\n'));
    expect(share(result.figure)).toBeGreaterThanOrEqual(92);
    expect(share(result.attribution)).toBeGreaterThanOrEqual(85);
    expect(result.silentConversions).toBe(0);
    // What is proposed and is no figure costs somebody a look.
    expect(result.figure / result.given).toBeGreaterThanOrEqual(0.9);
  });
});
