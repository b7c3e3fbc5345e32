import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kinds } from '@corridor/operation';
import { sourceFiles, textsIn } from '@corridor/text/build';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
/** What was done to people at a checkpoint, and what would tell who somebody is. */
const NEVER =
  /\b(search(?:ed|es)?|taken off(?! this phone)|taken out|dragged|detain|arrest|custody|interrogat|beaten|separated|identity|ID card|passport|papers|fighting age|surname|first name|number plate|licen[cs]e plate|photo|(?:wo)?men and boys|religion|sect|ethnic)/i;

test('no text of the phone asks what is done to people, or who they are', () => {
  // The guide says what never to record; everything else does not even know the words.
  const asking = sourceFiles(source)
    .filter((path) => !path.replaceAll('\\', '/').includes('/ui/guide/'))
    .flatMap((path) =>
      textsIn(readFileSync(path, 'utf8')).flatMap((text) =>
        NEVER.test(text) ? [`${path.slice(source.length)}: ${text}`] : [],
      ),
    );
  expect(asking).toEqual([]);
  expect(NEVER.test('How many people were taken off the bus?')).toBe(true);
});

test('passing, halting and sending back have no field for it either', () => {
  const fields = (['passed@1', 'halted@1', 'sent-back@1'] as const).map((kind) =>
    Object.keys(kinds.trip[kind].entries).sort(),
  );
  expect(fields).toEqual([
    ['at', 'people', 'site', 'vehicle'],
    ['at', 'reason', 'site', 'vehicle'],
    ['at', 'site', 'vehicle'],
  ]);
});
