import { streamSubject } from '@corridor/operation';
import { feel } from '../desk/feel.ts';
import type { Session } from '../session/session.ts';
import type { Span } from './ownMeans.ts';
import { isLineOf, spanToLines } from './ownMeansFact.ts';
import { type OwnMeansKeeper, openOwnMeans } from './ownMeansKeeper.ts';
import { perSession } from './perSession.ts';
import { watchInHand } from './watchInHand.ts';

/** 0 to 9, each as likely as the next. */
export const drawTenth = (): number => {
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 250) return byte % 10;
  }
};

const isOpened = (session: Session, site: string): boolean => {
  const { own, all } = session.world.get();
  const stream = streamSubject(site);
  return Boolean(own('stream').get(stream)?.opened ?? all('stream').get(stream)?.opened);
};

/**
 * The one watch of a session. The first call also writes what a killed phone left running: ask once after unlocking, whether or
 * not anybody opens the screen.
 */
export const ownMeansOf = perSession((session): Promise<OwnMeansKeeper> => {
  const { desk } = session;
  // Unlocked: it stands in its note, or the locked pad has written it.
  watchInHand.set(null);
  return openOwnMeans({
    note: session.note,
    // Written by the clock: no undo of the pad reaches it. It is taken back where it is listed.
    write: (span) => desk.write(spanToLines(span, isOpened(session, span.site)), { isFinal: true }),
    isWritten: (span: Span) => desk.state.get().own.some((line) => isLineOf(span, line)),
    // Before a site is chosen nothing is counted; what was left running knows its own.
    counter: () => (session.site.get() === null ? { site: '', post: '' } : session.counter()),
    now: session.now,
    draw: drawTenth,
    feel,
  });
});
