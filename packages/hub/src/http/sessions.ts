import { randomBytes, timingSafeEqual } from 'node:crypto';

/** One device in one operation. */
export interface Party {
  readonly op: string;
  readonly dev: string;
}

const challengeLifeMs = 60_000;
const openChallengesPerDevice = 4;
const sessionsPerDevice = 8;

interface Session extends Party {
  readonly token: string;
  readonly ends: Set<() => void>;
  isEnded: boolean;
}

export interface Sessions {
  readonly challenge: (party: Party) => string;
  /** True once, within a minute, for the device that asked. */
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
const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** In memory only: a stolen laptop holds no session, and after a restart devices simply sign again. */
export function createSessions(now: () => number): Sessions {
  const challenges = new Map<string, { challenge: string; until: number }[]>();
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
      const challenge = newToken();
      const open = (challenges.get(key(party)) ?? []).filter(({ until }) => until > now());
      challenges.set(key(party), [
        ...open.slice(1 - openChallengesPerDevice),
        { challenge, until: now() + challengeLifeMs },
      ]);
      return challenge;
    },
    takeChallenge(party, challenge) {
      const open = challenges.get(key(party)) ?? [];
      const left = open.filter((item) => !isSame(item.challenge, challenge));
      const taken = open.find((item) => isSame(item.challenge, challenge));
      if (left.length > 0) challenges.set(key(party), left);
      else challenges.delete(key(party));
      return taken !== undefined && taken.until > now();
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
      challenges.delete(key(party));
      for (const session of ofParty(party)) endSession(session);
    },
    onEnd(token, ends) {
      const session = byToken.get(token);
      if (!session || session.isEnded) {
        ends();
        return () => {};
      }
      session.ends.add(ends);
      return () => session.ends.delete(ends);
    },
    parties: () => [...byToken.values()].filter((session) => !session.isEnded),
  };
}
