import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fieldGuide } from './fieldGuide.ts';
import { guideTitle } from './GuideScreen.tsx';
import { limitsTitle } from './LimitsScreen.tsx';
import { limits } from './limits.ts';
import { sectionsToMarkdown } from './sections.ts';

const doc = (name: string) =>
  fileURLToPath(new URL(`../../../../../docs/${name}.md`, import.meta.url));
const pages = [
  ['field-guide', guideTitle(), fieldGuide()],
  ['limits', limitsTitle(), limits()],
] as const;

describe.each(pages)('%s', (name, title, sections) => {
  test('is printed in the same words as the phone shows', async () => {
    await expect(sectionsToMarkdown(title, sections)).toMatchFileSnapshot(doc(name));
  });

  test('is made of sentences that can be understood tired, and translated', () => {
    const sentences = sections
      .flatMap(({ lines }) => lines)
      .flatMap((line) => line.split(/(?<=[.:]) /))
      .map((sentence) => [sentence.split(' ').length, sentence] as const);
    expect(sentences.filter(([words]) => words > 22)).toEqual([]);
    expect(sections.flatMap(({ lines }) => lines).filter((line) => !line.endsWith('.'))).toEqual(
      [],
    );
  });

  test('says nothing twice', () => {
    const lines = sections.flatMap((section) => section.lines);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
