import { feel } from '../session/feel.ts';
import type { Session } from '../session/session.ts';
import { type BreakdownKeeper, openBreakdown } from './breakdownKeeper.ts';

const keepers = new WeakMap<Session, Promise<BreakdownKeeper>>();

/** Quarters of a site that had a table, from what this phone wrote and what it may read. */
export const quartersUsed = (session: Session, site: string): readonly number[] => {
  const { own, all } = session.world.get();
  return [own, all].flatMap((states) => states('site').get(site)?.quartersUsed ?? []);
};

/** The running counters of a session. */
export const breakdownOf = (session: Session): Promise<BreakdownKeeper> => {
  const known = keepers.get(session);
  if (known) return known;
  const opening = openBreakdown({
    note: session.note,
    used: (site) => quartersUsed(session, site),
    site: () => session.counter().site,
    now: session.now,
    feel,
  });
  keepers.set(session, opening);
  opening.catch(() => keepers.delete(session));
  return opening;
};
