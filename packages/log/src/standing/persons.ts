import { byBytes } from '../text/utf8.ts';
import type { DeviceId } from '../types.ts';
import type { Judgement } from './judge.ts';

/** A phone's second key, which counts while the phone is locked. The one role that the log knows by its name. */
const SECOND_KEY = 'pad';

/**
 * Whose device it is said to be: of the last enrolment that says so; a second key is whoever's the phone is that let
 * it in, whatever it says itself. Only enrolments that count are heard: who may not enrol claims nothing.
 */
const ownerOf = ({ terms }: Judgement): DeviceId | null => {
  for (const { by } of terms.toReversed()) {
    const { fact, line } = by;
    if (fact.kind !== 'enrolled@1') continue;
    if (fact.role === SECOND_KEY) return line.device;
    if (fact.personOf !== undefined) return fact.personOf;
  }
  return null;
};

/**
 * Persons, each called by their first device: from a device to whose it is, on to whose that is, until nobody says more.
 * A device that is not here (yet) still holds those together who name it. A circle has no first device: the smallest id
 * in it is taken, so that every phone takes the same.
 */
export const createPersons = (
  judgementOf: (device: DeviceId) => Judgement | undefined,
): ((device: DeviceId) => DeviceId) => {
  const known = new Map<DeviceId, DeviceId>();
  return (device) => {
    const found = known.get(device);
    if (found !== undefined) return found;
    const path: DeviceId[] = [];
    let person: DeviceId | undefined;
    for (let at: DeviceId | null = device; at !== null && person === undefined; ) {
      const circle = path.indexOf(at);
      if (circle >= 0) person = path.slice(circle).sort(byBytes)[0];
      else {
        person = known.get(at);
        path.push(at);
        const judgement = judgementOf(at);
        at = judgement ? ownerOf(judgement) : null;
      }
    }
    const first = person ?? (path.at(-1) as DeviceId);
    for (const each of path) known.set(each, first);
    return first;
  };
};
