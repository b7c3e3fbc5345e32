import type { Account, Evidence, LiveEvidence, Revision } from '@corridor/account';
import { createAskedAccount, type Revise } from './askedAccount.ts';
import { inPieces, newsOf } from './evidenceNews.ts';
import type { Answer, Question, RevisionQuestion } from './questions.ts';
import type { FromRoom, ToRoom } from './room.ts';

/** A way to a room that works beside this page. */
export interface Door {
  readonly tell: (what: ToRoom) => void;
  readonly close: () => void;
}
/** `hear`: what the room says. `lost`: nothing more will come. May throw: no room is to be had. */
export type OpenDoor = (hear: (what: FromRoom) => void, lost: () => void) => Door;

export interface AwayParts {
  readonly evidence: Pick<LiveEvidence, 'read'>;
  readonly open: OpenDoor;
  /** Lets whoever waits for the screen go first. */
  readonly breathe: () => Promise<void>;
  /** Calls back when nothing came for so long that nothing will; what it answers calls that off. */
  readonly outlast: (act: () => void) => () => void;
}

export interface Worked {
  readonly account: Account;
  readonly isAll: boolean;
  /** In the room, ms. */
  readonly took: number;
}

/** Accounts worked out beside this page. One at a time. */
export interface Away {
  /** Of everything that was heard. null: there is no room (any more). */
  readonly work: (isQuick: boolean) => Promise<Worked | null>;
}

/** So many trips are written out for the room in a blink. */
const PIECE = 500;

export const createAway = ({ evidence, open, breathe, outlast }: AwayParts): Away => {
  let door: Door | null = null;
  let isLost = false;
  let sent: Evidence | null = null;
  let number = 0;
  let asked = 0;
  let unwatch = () => {};
  let waiting: ((told: (FromRoom & { readonly say: 'worked' }) | null) => void) | null = null;
  const asking = new Map<number, (answers: readonly Answer[] | null) => void>();

  const lost = () => {
    isLost = true;
    unwatch();
    door?.close();
    door = null;
    waiting?.(null);
    waiting = null;
    for (const answer of asking.values()) answer(null);
    asking.clear();
  };
  const hear = (what: FromRoom) => {
    if (what.say === 'worked') {
      waiting?.(what);
      waiting = null;
    } else {
      // An account so old that the room forgot it has left the screen as well: nobody waits for that answer.
      if (what.answers) asking.get(what.id)?.(what.answers);
      asking.delete(what.id);
    }
    watch();
  };
  const isAwaited = () => waiting !== null || asking.size > 0;
  /** From the last thing that was asked or heard. */
  const watch = () => {
    unwatch();
    unwatch = isAwaited() && !isLost ? outlast(lost) : () => {};
  };
  const tell = (what: ToRoom) => {
    if (isLost) return;
    try {
      door ??= open(hear, lost);
      door.tell(what);
      if (what.say !== 'heard') watch();
    } catch {
      lost();
    }
  };
  const askOf = (of: number) => (questions: readonly (Question | RevisionQuestion)[]) =>
    new Promise<readonly Answer[] | null>((answer) => {
      if (isLost) return answer(null);
      const id = asked++;
      asking.set(id, answer);
      tell({ say: 'ask', number: of, id, questions });
    });

  const held = new Map<string, Promise<void>>();
  const toldOf = async (name: string, then: Evidence) => {
    for (const news of inPieces(newsOf(null, then), PIECE)) {
      await breathe();
      tell({ say: 'held', held: name, news });
    }
  };
  const reviseOf =
    (of: number): Revise =>
    async (then, question) => {
      const told = held.get(question.held) ?? toldOf(question.held, then);
      held.set(question.held, told);
      await told;
      const answers = await askOf(of)([question]);
      return (answers?.[0] ?? null) as Revision | null;
    };

  return {
    work: async (isQuick) => {
      if (isLost) return null;
      const now = evidence.read();
      for (const news of inPieces(newsOf(sent, now), PIECE)) {
        await breathe();
        tell({ say: 'heard', news });
      }
      sent = now;
      const own = ++number;
      const told = await new Promise<(FromRoom & { readonly say: 'worked' }) | null>((answer) => {
        if (isLost) return answer(null);
        waiting = answer;
        tell({ say: 'work', number: own, isQuick });
      });
      if (!told) return null;
      const { isAll, took, answers } = told;
      const account = createAskedAccount(now, new Map(answers), askOf(own), reviseOf(own));
      return { account, isAll, took };
    },
  };
};
