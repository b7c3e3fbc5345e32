import { t } from '@corridor/text';
import type { Trouble } from '../desk/desk.ts';

/** What is not safe, and what to do until it is. */
export const troubleText = (trouble: Trouble): string => {
  switch (trouble) {
    case 'tap-not-stored':
      return t(
        'The last taps are NOT stored: this phone’s storage refuses. Free some space; write the number on paper until this line is gone.',
      );
    case 'record-not-stored':
      return t(
        'NOT KEPT: this phone’s storage refuses. The count is still on the screen: write it on paper, free some space, keep it again.',
      );
    case 'not-stored-yet':
      return t(
        'NOT STORED YET: this phone’s storage does not answer. Write the number on paper until this line is gone. If it stays, open the app again.',
      );
    case 'behind-own-chain':
      return t(
        'NOT KEPT: the hub has records of this phone that are no longer here. Reach the hub once, then keep it again. Until then write on paper.',
      );
    case 'own-chain-damaged':
      return t(
        'NOT KEPT: earlier records on this phone are damaged. Reach the hub, or send by file and join anew. Until then write on paper.',
      );
  }
};
