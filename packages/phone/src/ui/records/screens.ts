import type { ComponentType } from 'react';
import type { RecordWhat } from './what.ts';

export interface NoteProps {
  /** Where the phone counts now. */
  readonly site: string;
}

/**
 * One line per record, `waiting: lazy(async () => ({ default: (await import('./WaitingScreen.tsx')).WaitingScreen }))`: its
 * screen is loaded when it is first asked for. What has no line here is not offered.
 */
export const SCREENS: { readonly [what in RecordWhat]?: ComponentType<NoteProps> } = {};
