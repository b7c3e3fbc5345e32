import { fileURLToPath } from 'node:url';
import type { AppTexts } from '@corridor/text/build';

const pathTo = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const reportTexts: AppTexts = {
  name: 'report',
  folder: pathTo('..'),
  // What the board says in the same words.
  lists: [
    pathTo('../../operation/src/words/places.ts'),
    pathTo('../../operation/src/words/told.ts'),
  ],
};
