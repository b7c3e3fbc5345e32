import { feel } from '../desk/feel.ts';
import type { Session } from '../session/session.ts';
import { openBreakdown } from './breakdownKeeper.ts';
import { perSession } from './perSession.ts';

/** Quarters of a site that had a table, from what this phone wrote and what it may read. */
export const quartersUsed = (session: Session, site: string): readonly number[] => {
  const { own, all } = session.world.get();
  return [own, all].flatMap((states) => states('site').get(site)?.quartersUsed ?? []);
};

/** The running counters of a session. */
export const breakdownOf = perSession((session) =>
  openBreakdown({
    note: session.note,
    used: (site) => quartersUsed(session, site),
    site: () => session.counter().site,
    now: session.now,
    feel,
  }),
);
