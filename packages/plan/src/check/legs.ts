import type { EmptyLeg } from '../schedule/types.ts';
import type { Course, Facts } from './facts.ts';
import type { Tell, Violation } from './rules.ts';
import { meets, NEAR } from './spans.ts';

/** Driven with people or without; passages are looked at together, once all are known. */
export interface Leg extends EmptyLeg {
  readonly vehicle: string;
  readonly isLoaded: boolean;
}

export interface Passed {
  readonly vehicle: string;
  readonly checkpoint: string;
  readonly isBack: boolean;
  readonly from: number;
  readonly to: number;
}

/** Looks at one leg by itself and answers the way it took; null where there is none. */
export function checkLeg(facts: Facts, leg: Leg, passed: Passed[], tell: Tell): Course | null {
  const { vehicle, from, to, departs, arrives } = leg;
  const courses = facts.courses(from, to);
  if (courses.length === 0) {
    tell('no-way', { vehicle, from, to, minute: departs });
    return null;
  }
  // Where two ways lead there, it took the one that explains its times best.
  let best: { readonly course: Course; readonly found: readonly Violation[] } | null = null;
  for (const course of courses) {
    const found: Violation[] = [];
    drive(facts, leg, course, (rule, of) => found.push({ rule, of }));
    if (best === null || found.length < best.found.length) best = { course, found };
  }
  const { course, found } = best as NonNullable<typeof best>;
  for (const { rule, of } of found) tell(rule, of);
  for (const { checkpoint, from: begins, to: ends } of leg.passes) {
    passed.push({ vehicle, checkpoint, isBack: course.isBack, from: begins, to: ends });
  }
  checkSite(facts, from, departs, departs, vehicle, 'leaves', tell);
  checkSite(facts, to, arrives, arrives, vehicle, 'arrives', tell);
  return course;
}

/** Ids on the way in the order met, as one text. */
const listed = (ids: readonly string[]) => (ids.length === 0 ? 'no checkpoint' : ids.join(', '));

function drive(facts: Facts, leg: Leg, course: Course, tell: Tell): void {
  const { vehicle, from, to, departs, arrives, passes, isLoaded } = leg;
  const [passing, standing] = [passes, course.checkpoints].map((ones) => ones.length);
  if (passing !== standing || course.checkpoints.some((c, at) => c.id !== passes[at]?.checkpoint)) {
    tell('checkpoints-of-way', {
      vehicle,
      from,
      to,
      passed: listed(passes.map(({ checkpoint }) => checkpoint)),
      standing: listed(course.checkpoints.map(({ id }) => id)),
    });
    return;
  }
  let [minute, driven] = [departs, 0];
  const mustBe = (place: string, said: number, expected: number) => {
    if (Math.abs(said - expected) > NEAR) {
      tell('driving-time', { vehicle, place, minute: said, expected });
    }
  };
  course.checkpoints.forEach(({ id, after }, at) => {
    const passage = passes[at] as (typeof passes)[number];
    mustBe(id, passage.reaches, minute + after - driven);
    if (passage.from < passage.reaches - NEAR) {
      tell('passage-early', {
        vehicle,
        checkpoint: id,
        minute: passage.from,
        reaches: passage.reaches,
      });
    }
    const checkpoint = facts.checkpoints.get(id);
    const expected = checkpoint?.minutes[isLoaded ? 'loaded' : 'empty'] ?? 0;
    const minutes = passage.to - passage.from;
    if (Math.abs(minutes - expected) > NEAR) {
      tell('passage-minutes', { vehicle, checkpoint: id, minutes, expected });
    }
    minute = passage.to;
    driven = after;
  });
  mustBe(to, arrives, minute + course.minutes - driven);
  const { windows } = facts.scenario;
  if (windows.length === 0) return;
  const open = windows.filter(
    (window) =>
      departs >= window.from - NEAR &&
      (window.to === null || departs + course.slow <= window.to + NEAR),
  );
  if (open.length === 0) {
    tell('outside-window', { vehicle, from, to, minute: departs });
    return;
  }
  if (open.some((window) => window.to === null || arrives <= window.to + NEAR)) return;
  tell('after-window', { vehicle, from, to, minute: arrives, end: open[0]?.to ?? 0 });
}

export function checkSite(
  facts: Facts,
  site: string,
  from: number,
  to: number,
  vehicle: string,
  does: string,
  tell: Tell,
): void {
  for (const closed of facts.sites.get(site)?.closed ?? []) {
    if (!meets({ from, to }, closed)) continue;
    tell('site-closed', { site, vehicle, does, minute: Math.max(from, closed.from) });
  }
}
