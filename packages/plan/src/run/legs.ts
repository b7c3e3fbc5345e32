import type { Passage } from '../schedule/types.ts';
import { nextPassage, reservePassage } from './lanes.ts';
import { outsideSpans, SAME } from './spans.ts';
import type { State } from './state.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Whether a leg can begin at `at`; what it would be is in `state.leg`, and nothing is reserved yet. If not, `again`
 * says when to ask again, and `why`. `asSaid`: take the scenario's minutes whatever the world does.
 */
export function findLeg(
  state: State,
  vehicle: number,
  arc: number,
  at: number,
  kind: 0 | 1,
  asSaid = false,
): boolean {
  const { model, world, leg } = state;
  const { ways } = model;
  const start = ways.from[arc] as number;
  const end = ways.to[arc] as number;
  let leaves = outsideSpans(model.closed[start] as Float64Array, at);
  if (state.closings !== null) {
    leaves = outsideSpans(state.closings[start] as Float64Array, leaves);
  }
  if (leaves > at) return later(state, leaves, 'site-closed', start);

  const nominal = ways.minutes[arc] as number;
  const driven =
    world === null || asSaid
      ? nominal
      : world.legMinutes(vehicle, arc >> 1, (arc & 1) === 1, at, nominal);
  const first = ways.passFrom[arc] as number;
  const passes = (ways.passFrom[arc + 1] as number) - first;
  let waits = 0;
  let stays = 0;
  for (let i = 0; i < passes; i++) {
    const lanes = model.lanes[ways.pass[first + i] as number];
    if (lanes === undefined) throw new Error('a way passes a checkpoint that is not there');
    const reaches = at + driven * (ways.passShare[first + i] as number) + waits + stays;
    const earlier = ways.passAgain[first + i] as number;
    const free = earlier < 0 ? reaches : (leg.from[earlier - first] as number) + lanes.headway;
    const from = nextPassage(lanes, kind, Math.max(reaches, free));
    if (from === NEVER) {
      return later(state, NEVER, 'checkpoint-closed', (ways.pass[first + i] as number) >> 1);
    }
    const minutes = lanes.minutes[kind] as number;
    leg.reaches[i] = reaches;
    leg.from[i] = from;
    leg.to[i] = from + minutes;
    waits += from - reaches;
    stays += minutes;
  }
  const arrives = at + driven + waits + stays;
  if (model.windows.length > 0) {
    // What nobody can know when it leaves does not keep it: only the scenario's minutes and the queues are asked.
    const again = windowFor(state, at, ways.slow[arc] as number, arrives - driven + nominal);
    if (again > at) return later(state, again, 'windows-over', start);
  }
  const open = outsideSpans(model.closed[end] as Float64Array, arrives);
  if (open > arrives) return later(state, at + waits + (open - arrives), 'site-closed', end);
  leg.arrives = arrives;
  leg.driven = driven;
  leg.passes = passes;
  leg.why = null;
  return true;
}

function later(state: State, again: number, why: State['leg']['why'], at: number): false {
  const { leg } = state;
  leg.again = again;
  leg.why = why;
  leg.at = at;
  return false;
}

/** `at` where a window has room for it, else when the next one with room for the slow leg opens. */
function windowFor({ model: { windows } }: State, at: number, slow: number, arrives: number) {
  for (let i = 0; i < windows.length; i += 2) {
    const opens = windows[i] as number;
    const closes = (windows[i + 1] as number) + SAME;
    if (opens > at + SAME) {
      if (opens + slow <= closes) return opens;
    } else if (at + slow <= closes && arrives <= closes) return at;
  }
  return NEVER;
}

/** Holds the passages of the leg that was found. */
export function takeLeg(state: State, arc: number): void {
  const { model, leg } = state;
  const first = model.ways.passFrom[arc] as number;
  for (let i = 0; i < leg.passes; i++) {
    const lanes = model.lanes[model.ways.pass[first + i] as number];
    if (lanes !== undefined) reservePassage(lanes, leg.from[i] as number, leg.to[i] as number);
  }
}

export function passagesOf({ model, leg }: State, arc: number): Passage[] {
  const first = model.ways.passFrom[arc] as number;
  return Array.from({ length: leg.passes }, (_, i) => ({
    checkpoint: model.scenario.checkpoints[(model.ways.pass[first + i] as number) >> 1]
      ?.id as string,
    reaches: leg.reaches[i] as number,
    from: leg.from[i] as number,
    to: leg.to[i] as number,
  }));
}
