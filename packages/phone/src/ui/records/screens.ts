import { type ComponentType, lazy } from 'react';
import type { RecordWhat } from './what.ts';

export interface NoteProps {
  /** Where the phone counts now. */
  readonly site: string;
}

/**
 * One line per record, `waiting: lazy(async () => ({ default: (await import('./WaitingScreen.tsx')).WaitingScreen }))`: its
 * screen is loaded when it is first asked for. What has no line here is not offered.
 */
export const SCREENS: { readonly [what in RecordWhat]?: ComponentType<NoteProps> } = {
  'own-means': lazy(async () => ({
    default: (await import('./OwnMeansScreen.tsx')).OwnMeansScreen,
  })),
  waiting: lazy(async () => ({ default: (await import('./WaitingScreen.tsx')).WaitingScreen })),
  crowd: lazy(async () => ({ default: (await import('./CrowdScreen.tsx')).CrowdScreen })),
  informed: lazy(async () => ({ default: (await import('./InformedScreen.tsx')).InformedScreen })),
  asked: lazy(async () => ({ default: (await import('./AskedScreen.tsx')).AskedScreen })),
  breakdown: lazy(async () => ({
    default: (await import('./BreakdownScreen.tsx')).BreakdownScreen,
  })),
  checkpoint: lazy(async () => ({
    default: (await import('./CheckpointScreen.tsx')).CheckpointScreen,
  })),
  standing: lazy(async () => ({ default: (await import('./TripChoice.tsx')).StandingScreen })),
  halted: lazy(async () => ({ default: (await import('./TripChoice.tsx')).HaltedScreen })),
  'sent-back': lazy(async () => ({ default: (await import('./TripChoice.tsx')).SentBackScreen })),
  post: lazy(async () => ({ default: (await import('./PostScreen.tsx')).PostScreen })),
  incident: lazy(async () => ({ default: (await import('./IncidentScreen.tsx')).IncidentScreen })),
  'vehicle-state': lazy(async () => ({
    default: (await import('./VehicleStateScreen.tsx')).VehicleStateScreen,
  })),
};
