import { createStore } from '../store.ts';
import type { OwnMeans } from './ownMeans.ts';

/**
 * The watch that was running when the phone locked itself, for the same person's locked pad to go on with: a screen that goes dark beside a
 * quiet road must not end the watch. In memory only.
 */
export const watchInHand = createStore<{
  readonly holder: string;
  readonly watch: OwnMeans;
} | null>(null);
