import { hasGrown } from './along.ts';
import type { OwnLine } from './own.ts';
import type { StatesOf, World } from './world.ts';

/** Something worked out of own lines and of the states of their subjects, that can be kept up change by change. */
export interface KeptUp<T> {
  readonly start: () => T;
  readonly line: (so: T, world: World, line: OwnLine) => void;
  /** The state of this subject is another now. `false`: so much changed that all has to be worked out afresh. */
  readonly subject: (so: T, world: World, subject: string) => boolean;
}

interface Reached<T> {
  readonly so: T;
  readonly all: StatesOf;
  length: number;
  last: OwnLine | undefined;
  changes: number;
}

/**
 * Works it out once, and then looks only at what is new: own lines at the list's end, and the subjects that the world says have changed. A
 * world that does not say it is gone through from the start.
 */
export function keptUp<T>({ start, line, subject }: KeptUp<T>) {
  // By the session's own records, so that nothing of it outlives a lock.
  const known = new WeakMap<StatesOf, Reached<T>>();

  const goOn = (reached: Reached<T>, world: World, own: readonly OwnLine[]): boolean => {
    const { changed } = world;
    if (!changed || reached.all !== world.all || !hasGrown(own, reached)) return false;
    // First what became of what is known: a line of now may belong to a trip of before that has another name by now.
    for (; reached.changes < changed.length; reached.changes++) {
      if (!subject(reached.so, world, changed[reached.changes] as string)) return false;
    }
    for (; reached.length < own.length; reached.length++)
      line(reached.so, world, own[reached.length] as OwnLine);
    reached.last = own.at(-1);
    return true;
  };

  return (world: World, own: readonly OwnLine[]): T => {
    const before = known.get(world.own);
    if (before && goOn(before, world, own)) return before.so;
    const reached: Reached<T> = {
      so: start(),
      all: world.all,
      length: own.length,
      last: own.at(-1),
      changes: world.changed?.length ?? 0,
    };
    for (const each of own) line(reached.so, world, each);
    known.set(world.own, reached);
    return reached.so;
  };
}
