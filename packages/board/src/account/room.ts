import {
  type Account,
  accountOf,
  createAccounts,
  type Possible,
  possibleOf,
  revisionOf,
  type TripEvidence,
} from '@corridor/account';
import { createHeardEvidence, type HeardEvidence } from './evidenceNews.ts';
import {
  type Answer,
  answerOf,
  type EvidenceNews,
  keyOf,
  type Question,
  type RevisionQuestion,
  USUAL,
} from './questions.ts';

/** What is said to the room in which accounts are worked out. */
export type ToRoom =
  | { readonly say: 'heard'; readonly news: EvidenceNews }
  /** What was held at another time, under a name of its own. */
  | { readonly say: 'held'; readonly held: string; readonly news: EvidenceNews }
  /** Work out the account of all that was heard, under this number. */
  | { readonly say: 'work'; readonly number: number; readonly isQuick: boolean }
  | {
      readonly say: 'ask';
      readonly number: number;
      readonly id: number;
      readonly questions: readonly (Question | RevisionQuestion)[];
    };

/** What it answers. */
export type FromRoom =
  | {
      readonly say: 'worked';
      readonly number: number;
      /** Everything was learned anew, though it was asked to be quick. */
      readonly isAll: boolean;
      /** ms. */
      readonly took: number;
      readonly answers: readonly (readonly [key: string, answer: Answer])[];
    }
  /** In the order of the questions. null: an account so old is not kept. */
  | { readonly say: 'answered'; readonly id: number; readonly answers: readonly Answer[] | null };

export interface RoomParts {
  readonly tell: (what: FromRoom) => void;
  /** ms that pass, for measuring. */
  readonly elapsed: () => number;
}

/** A screen may still ask of the one before while the next comes. */
const KEPT = 3;

/** A room of its own: accounts are worked out here, whatever is pressed on the screen meanwhile. */
export const createRoom = ({ tell, elapsed }: RoomParts): ((what: ToRoom) => void) => {
  const evidence = createHeardEvidence();
  const accounts = createAccounts();
  const kept = new Map<number, { readonly account: Account; readonly possible: () => Possible }>();

  const work = (number: number, isQuick: boolean) => {
    const begun = elapsed();
    const now = evidence.now();
    const account = isQuick ? accounts.quick(now) : accounts.exact(now);
    let made: Possible | null = null;
    const possible = () => {
      made ??= possibleOf(now);
      return made;
    };
    const of = { account, possible };
    kept.set(number, of);
    for (const old of kept.keys()) if (old <= number - KEPT) kept.delete(old);
    const answers = USUAL.map(
      (question) => [keyOf(question), answerOf(account, of.possible, question)] as const,
    );
    const isAll = !isQuick || accounts.isExact(account);
    tell({ say: 'worked', number, isAll, took: elapsed() - begun, answers });
  };

  const thens = new Map<string, HeardEvidence>();
  let byId: ReadonlyMap<string, TripEvidence> = new Map();
  /** Most of what was held then is held now: of that nothing is kept twice. */
  const shared = (trip: TripEvidence): TripEvidence => {
    const now = byId.get(trip.id);
    return now && JSON.stringify(now) === JSON.stringify(trip) ? now : trip;
  };
  let last: { readonly held: string; readonly account: Account } | null = null;
  const revise = (now: Account, { held, of, rule, lost }: RevisionQuestion) => {
    const evidence = thens.get(held);
    if (!evidence) throw new Error('nobody told what was held then');
    if (last?.held !== held) last = { held, account: accountOf(evidence.now()) };
    return revisionOf(last.account, now, of, rule, lost);
  };

  return (what) => {
    switch (what.say) {
      case 'heard':
        return evidence.hear(what.news);
      case 'held': {
        const { held, news } = what;
        let heard = thens.get(held);
        if (!heard) {
          heard = createHeardEvidence();
          thens.set(held, heard);
          byId = new Map(evidence.now().trips.map((trip) => [trip.id, trip]));
        }
        return heard.hear({ ...news, trips: news.trips.map(shared) });
      }
      case 'work':
        return work(what.number, what.isQuick);
      case 'ask': {
        const of = kept.get(what.number);
        const answers =
          of?.account &&
          what.questions.map((one) =>
            one.ask === 'revision'
              ? revise(of.account, one)
              : answerOf(of.account, of.possible, one),
          );
        return tell({ say: 'answered', id: what.id, answers: answers ?? null });
      }
    }
  };
};
