import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue, textsOf } from '@corridor/text/build';
import { expect, test } from 'vitest';
import { boardTexts } from '../packages/board/scripts/texts.ts';
import { phoneTexts } from '../packages/phone/scripts/texts.ts';
import { reportTexts } from '../packages/report/scripts/texts.ts';

const apps = [phoneTexts, boardTexts, reportTexts];

test.each(['fr', 'ar'])(
  'what two of them say in the same words of one list, they say alike in %s',
  (language) => {
    const said = new Map<string, Set<string>>();
    let compared = 0;
    for (const app of apps) {
      const catalogue = readCatalogue(
        readFileSync(join(app.folder, 'texts', `${language}.po`), 'utf8'),
      );
      for (const [text, places] of textsOf(app)) {
        if (!places.some((place) => place.includes('operation/src/words/'))) continue;
        const before = said.get(text);
        if (before) compared++;
        said.set(text, (before ?? new Set()).add(catalogue.get(text) ?? ''));
      }
    }
    expect(compared).toBeGreaterThan(90);
    expect(
      [...said].filter(([, ways]) => ways.size > 1).map(([text, ways]) => [text, ...ways]),
    ).toEqual([]);
  },
);
