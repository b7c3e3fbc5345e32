import type { TimedTrip } from '../schedule/types.ts';
import type { Facts } from './facts.ts';
import type { Tell } from './rules.ts';
import { firstCrowd, NEAR } from './spans.ts';

/** Vehicles that leave together: alike, not too many, filled before the first leaves, one after the other. */
export function checkConvoys(facts: Facts, trips: readonly TimedTrip[], tell: Tell): void {
  const { convoys } = facts.scenario;
  if (!convoys) return;
  const byName = new Map<string, TimedTrip[]>();
  const alone: TimedTrip[][] = [];
  for (const trip of trips) {
    const known = trip.convoy === null ? undefined : byName.get(trip.convoy);
    if (known) known.push(trip);
    else if (trip.convoy !== null) byName.set(trip.convoy, [trip]);
    else alone.push([trip]);
  }
  for (const [convoy, members] of byName) {
    const [first] = members as [TimedTrip];
    const number = members.length;
    const { batch, from, to, departs } = first;
    if (members.some((one) => one.batch !== batch || one.from !== from || one.to !== to)) {
      tell('convoy-apart', { convoy });
    }
    if (number > convoys.most) tell('convoy-too-long', { convoy, number, most: convoys.most });
    if (number === 1) continue;
    const filled = Math.max(...members.map(({ boards }) => boards.to));
    const earliest = filled + convoys.assembling;
    if (departs < earliest - NEAR) {
      tell('convoy-assembling', { convoy, minute: departs, earliest, filled });
    }
    members.forEach(({ vehicle, departs: minute }, at) => {
      const before = members[at - 1];
      if (!before) return;
      const minutes = minute - before.departs;
      const { headway } = convoys;
      if (minutes < headway - NEAR) tell('convoy-headway', { vehicle, minutes, convoy, headway });
    });
    const minutes = (members.at(-1)?.departs ?? departs) - departs;
    const most = (number - 1) * convoys.headway;
    if (minutes > most + NEAR) tell('convoy-stretched', { convoy, minutes, most });
  }
  if (convoys.escorts === null) return;
  const onTheRoad = [...byName.values(), ...alone].map((members) => ({
    from: Math.min(...members.map(({ departs }) => departs)),
    to: Math.max(...members.map(({ arrives }) => arrives)),
  }));
  const crowd = firstCrowd(onTheRoad, convoys.escorts);
  if (crowd) tell('escorts', { ...crowd, escorts: convoys.escorts });
}
