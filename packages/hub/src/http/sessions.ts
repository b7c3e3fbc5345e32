import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** One device in one operation. */
export interface Party {
  readonly op: string;
  readonly dev: string;
}

const challengeLifeMs = 60_000;
const sessionsPerDevice = 8;
/** A page holds one; a ninth is from a page that is gone. */
const streamsPerSession = 8;

interface Session extends Party {
  readonly token: string;
  readonly ends: Set<() => void>;
  isEnded: boolean;
}

export interface Sessions {
  readonly challenge: (party: Party) => string;
  /** True once, within a minute, for the device that asked. To be called once its signature has been checked. */
  readonly takeChallenge: (party: Party, challenge: string) => boolean;
  readonly open: (party: Party) => string;
  /** Also a session that was ended, so that a revoked device is told why it is refused. */
  readonly byToken: (token: string) => (Party & { readonly isEnded: boolean }) | null;
  /** Ends every session of the device, and closes what hangs on them (its news streams). */
  readonly end: (party: Party) => void;
  /** Calls `ends` when the session of this token ends; answers a function that forgets it. */
  readonly onEnd: (token: string, ends: () => void) => () => void;
  /** Every device that has a session now. */
  readonly parties: () => readonly Party[];
}

const key = ({ op, dev }: Party) => `${op} ${dev}`;
const newToken = () => randomBytes(32).toString('base64url');
const timeBytes = 6;
const nonceBytes = 16;

/** In memory only: a stolen laptop holds no session, and after a restart devices simply sign again. */
export function createSessions(now: () => number): Sessions {
  // A challenge carries its own proof that it is ours, so that asking for any number of them costs us nothing
  // and pushes out nobody else's.
  const secret = randomBytes(32);
  const taken = new Map<string, number>();
  const sealOf = (party: Party, start: Uint8Array) =>
    createHmac('sha256', secret).update(key(party)).update(start).digest();
  const byToken = new Map<string, Session>();

  const endSession = (session: Session) => {
    session.isEnded = true;
    for (const ends of session.ends) ends();
    session.ends.clear();
  };
  const ofParty = (party: Party) =>
    [...byToken.values()].filter((session) => key(session) === key(party));

  return {
    challenge(party) {
      const start = Buffer.concat([Buffer.alloc(timeBytes), randomBytes(nonceBytes)]);
      start.writeUIntBE(Math.max(0, now() + challengeLifeMs), 0, timeBytes);
      return Buffer.concat([start, sealOf(party, start)]).toString('base64url');
    },
    takeChallenge(party, challenge) {
      const bytes = Buffer.from(challenge, 'base64url');
      const start = bytes.subarray(0, timeBytes + nonceBytes);
      const seal = bytes.subarray(timeBytes + nonceBytes);
      const known = sealOf(party, start);
      const isOurs =
        bytes.toString('base64url') === challenge &&
        seal.length === known.length &&
        timingSafeEqual(seal, known);
      if (!isOurs) return false;
      const until = start.readUIntBE(0, timeBytes);
      const isOpen = until > now() && until <= now() + challengeLifeMs;
      for (const [old, end] of taken) if (end <= now()) taken.delete(old);
      if (!isOpen || taken.has(challenge)) return false;
      taken.set(challenge, until);
      return true;
    },
    open({ op, dev }) {
      for (const session of ofParty({ op, dev }).slice(0, 1 - sessionsPerDevice)) {
        endSession(session);
        byToken.delete(session.token);
      }
      const token = newToken();
      byToken.set(token, { op, dev, token, ends: new Set(), isEnded: false });
      return token;
    },
    byToken: (token) => byToken.get(token) ?? null,
    end(party) {
      for (const session of ofParty(party)) endSession(session);
    },
    onEnd(token, ends) {
      const session = byToken.get(token);
      if (!session || session.isEnded) {
        ends();
        return () => {};
      }
      const [oldest] = session.ends;
      if (oldest && session.ends.size >= streamsPerSession) {
        session.ends.delete(oldest);
        oldest();
      }
      session.ends.add(ends);
      return () => session.ends.delete(ends);
    },
    parties: () => [...byToken.values()].filter((session) => !session.isEnded),
  };
}
