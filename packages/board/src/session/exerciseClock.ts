/** What the hub tells of an exercise that it plays. */
export interface PlayState {
  /** Rehearsed ms per real ms; 0 is paused. */
  readonly speed: number;
  readonly simulatedNow: number;
  readonly endsAt: number;
  readonly ended: boolean;
  /** Revealed, or at the end: people who had really arrived on our vehicles by `simulatedNow`. */
  readonly arrivedSoFar?: number;
}

/** Without news from the hub the exercise stands still there, too: it is the hub that plays it. */
const TRUSTED = 15_000;

/** The time on the wall: the exercise's own while the hub plays one, else this device's. */
export interface ExerciseClock {
  readonly now: () => number;
  readonly hear: (state: PlayState | null) => void;
  readonly state: () => PlayState | null;
}

export function createExerciseClock(realNow: () => number, kept: PlayState | null): ExerciseClock {
  let heard: { readonly state: PlayState; readonly at: number } | null =
    kept === null ? null : { state: { ...kept, speed: 0 }, at: realNow() };
  const timeOf = () => {
    if (!heard) return realNow();
    const gone = Math.min(Math.max(0, realNow() - heard.at), TRUSTED);
    return heard.state.simulatedNow + gone * heard.state.speed;
  };
  return {
    now: () => Math.round(timeOf()),
    hear: (state) => {
      if (state) heard = { state, at: realNow() };
    },
    state: () => heard?.state ?? null,
  };
}
