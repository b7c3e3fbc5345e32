import { fileURLToPath } from 'node:url';
import type { AppTexts } from '@corridor/text/build';

const pathTo = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const boardTexts: AppTexts = {
  name: 'board',
  folder: pathTo('..'),
  // What looks wrong in the records or in an agreement is said where it is found.
  lists: [
    pathTo('../../operation/src/findings/rules.ts'),
    pathTo('../../operation/src/agreement/rules.ts'),
    pathTo('../../operation/src/agreement/means-words.ts'),
    pathTo('../../operation/src/agreementfile/rules.ts'),
    // What the phone or the evaluation says in the same words.
    pathTo('../../operation/src/words/places.ts'),
    pathTo('../../operation/src/words/counting.ts'),
    pathTo('../../operation/src/words/told.ts'),
    // What a plan cannot do, and what it had to assume.
    pathTo('../../plan/src/run/obstacles.ts'),
    pathTo('../../plan/src/known/types.ts'),
  ],
};
