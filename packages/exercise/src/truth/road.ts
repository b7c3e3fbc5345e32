import type { Corridor, Ground } from '../ground.ts';
import { corridorsOf } from '../ground.ts';
import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { PlannedSuspension, Scenario } from '../scenario.ts';

/** A stretch on which nobody moves. Times are ms since the first midnight. */
export interface Suspension {
  readonly from: number;
  readonly to: number;
  readonly leg: readonly [string, string];
  readonly reason: PlannedSuspension['reason'];
  readonly postsLeave: boolean;
}

export interface Road {
  readonly suspensions: readonly Suspension[];
  /** What stands in the way on this stretch at this moment, in either direction. */
  readonly blockedBy: (a: string, b: string, at: number) => Suspension | null;
  /** The first suspension of this stretch that begins within the span. */
  readonly beginning: (a: string, b: string, from: number, to: number) => Suspension | null;
}

const isOn = (each: Suspension, a: string, b: string) =>
  (each.leg[0] === a && each.leg[1] === b) || (each.leg[0] === b && each.leg[1] === a);

export const createRoad = (random: Random, scenario: Scenario, ground: Ground): Road => {
  const main = corridorsOf(ground, 'main')[0] as Corridor;
  const suspensions = scenario.suspensions.map((planned, index): Suspension => {
    const draw = random.named(`suspension-${index}`);
    const hours = planned.hours * draw.between(0.85, 1.15);
    const from = planned.hour * HOUR + draw.between(-12, 12) * MINUTE;
    const elsewhere = draw.pick(main.legs);
    // Where posts must leave, and where shots fall, it is the stretch that everybody shares.
    const isShared = planned.postsLeave || planned.reason === 'shots' || draw.chance(0.6);
    return {
      from: Math.round(from),
      to: Math.round(from + hours * HOUR),
      leg: isShared ? ground.shared : [elsewhere.from, elsewhere.to],
      reason: planned.reason,
      postsLeave: planned.postsLeave === true,
    };
  });
  return {
    suspensions,
    blockedBy: (a, b, at) =>
      suspensions.find((each) => isOn(each, a, b) && each.from <= at && at < each.to) ?? null,
    beginning: (a, b, from, to) =>
      suspensions.find((each) => isOn(each, a, b) && each.from > from && each.from < to) ?? null,
  };
};
