import { expect, test } from 'vitest';
import type { Language } from '../text/doc.ts';
import arTest from './scenes/ar-test.json' with { type: 'json' };
import enDevelopment from './scenes/en-development.json' with { type: 'json' };
import enTest from './scenes/en-test.json' with { type: 'json' };
import frDevelopment from './scenes/fr-development.json' with { type: 'json' };
import frTest from './scenes/fr-test.json' with { type: 'json' };
import { scoreScenes, type VoiceScene } from './testing.ts';

const SETS: readonly [string, Language, readonly VoiceScene[]][] = [
  ['French, for development', 'fr', frDevelopment],
  ['French, apart', 'fr', frTest],
  ['English, for development', 'en', enDevelopment],
  ['English, apart', 'en', enTest],
  ['Arabic', 'ar', arTest],
];

test.each(SETS)(
  '%s: nine in ten who vouch are named, and nine in ten named do vouch',
  (name, language, scenes) => {
    const score = scoreScenes(scenes, language);
    console.info(
      name,
      `asked ${score.asked}, P ${score.precision.toFixed(3)}, R ${score.recall.toFixed(3)}, via ${score.via.toFixed(3)}`,
    );
    if (score.misses.length > 0) console.info(score.misses.join('\n'));
    expect(score.precision).toBeGreaterThanOrEqual(0.9);
    expect(score.recall).toBeGreaterThanOrEqual(0.9);
    expect(score.via).toBeGreaterThanOrEqual(0.85);
  },
);
