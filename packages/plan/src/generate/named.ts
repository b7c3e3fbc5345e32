import type { Scenario } from '../scenario/types.ts';
import { evacXl, XL } from './evacXl.ts';
import { type Overlay, overlay, usualOverlay } from './overlay.ts';
import { randomScenario } from './randomScenario.ts';

/** Everything at once: what a plan is made anew under. */
export const allConstraints: Overlay = {
  ...usualOverlay,
  windows: { hours: 14, days: 7 },
  steps: 2,
  ahead: 0.2,
  needs: { stretchers: 0.01, wheelchairs: 0.05 },
  ambulances: 0.1,
  leaving: { share: 0.05, until: 600 },
  bays: 12,
};

/** Scenarios that can be asked for by name, from a seed each. */
export const SCENARIOS: { readonly [name: string]: (seed: number) => Scenario } = {
  /** 40,000 people and 200, 60 or 20 buses, nothing in the way. */
  xl200: (seed) => evacXl(XL(200, seed)),
  xl60: (seed) => evacXl(XL(60, seed)),
  xl20: (seed) => evacXl(XL(20, seed)),
  /** The same with checkpoints, families, stretchers and ambulances. */
  usual: (seed) => overlay(evacXl(XL(200, seed)), seed, usualOverlay),
  /** And with windows, two sides in steps, bays, and vehicles that leave. */
  replan: (seed) => overlay(evacXl(XL(200, seed)), seed, allConstraints),
  /** Few of everything, any rule there is, some of it impossible. */
  small: randomScenario,
};
