import type { Session } from '../session/session.ts';

/** One for each session: opened when it is first asked for, and again where that failed. */
export const perSession = <T>(
  open: (session: Session) => Promise<T>,
): ((session: Session) => Promise<T>) => {
  const opened = new WeakMap<Session, Promise<T>>();
  return (session) => {
    const known = opened.get(session);
    if (known) return known;
    const opening = open(session);
    opened.set(session, opening);
    opening.catch(() => opened.delete(session));
    return opening;
  };
};
