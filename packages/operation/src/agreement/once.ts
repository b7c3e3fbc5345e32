/**
 * Answers that are kept until something they were found from has changed. Who finds an answer says nothing of that: what it asks for
 * while it works is noted. An answer that comes out as before leaves those that rest on it alone, and one on which nothing rests any more is
 * let go: keys hold ids and moments, and those never end.
 */
export interface Once {
  /**
   * `find` must depend on `key`, on what it asks of `note`, `clock` and `once`, and on nothing else: it may be asked again long after whoever
   * brought it has gone. Asked by nobody that is kept, it is found and not kept.
   */
  readonly once: <T>(key: string, find: () => T) => T;
  /** As `once`, and kept until it is forgotten. */
  readonly keep: <T>(key: string, find: () => T) => T;
  readonly forget: (key: string) => void;
  /** The answer that is being found rests on this. */
  readonly note: (input: string) => void;
  readonly changed: (input: string) => void;
  /** ms since 1970. An answer that another moment would change says so by its `until`, or by that of what it was found from. */
  readonly clock: () => number;
  readonly goTo: (now: number) => void;
  /** Those of `keep` that may come out otherwise now; each until `keep` is asked for it again. */
  readonly doubtful: () => Iterable<string>;
  /** How many answers are held. */
  readonly size: () => number;
}

interface Answer {
  readonly key: string;
  value: unknown;
  isStale: boolean;
  find: () => unknown;
  isKept: boolean;
  restsOn: Answer[];
  inputs: Input[];
  readonly above: Set<Answer>;
  until: number | null;
}
interface Input {
  readonly key: string;
  readonly above: Set<Answer>;
}

const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map || a instanceof Set || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const [one, other] = [a, b] as readonly { readonly [name: string]: unknown }[];
  for (const name of names) if (!isSame(one?.[name], other?.[name])) return false;
  return true;
};

const untilOf = (value: unknown): number | null =>
  (value as { readonly until?: number | null } | null)?.until ?? null;

export const createOnce = (): Once => {
  const answers = new Map<string, Answer>();
  const inputs = new Map<string, Input>();
  const readClock = new Set<Answer>();
  const timed = new Set<Answer>();
  const doubted = new Set<string>();
  /** To be found again before anybody is answered. */
  const stale = new Set<Answer>();
  let asking: Answer | null = null;
  let time = Number.NEGATIVE_INFINITY;
  /** No `until` comes before. */
  let quietTo = Number.POSITIVE_INFINITY;

  const makeStale = (answer: Answer) => {
    answer.isStale = true;
    if (answer.isKept) doubted.add(answer.key);
    else stale.add(answer);
  };

  const letGo = (answer: Answer): readonly Answer[] => {
    const { restsOn } = answer;
    for (const one of restsOn) one.above.delete(answer);
    for (const input of answer.inputs) {
      input.above.delete(answer);
      if (input.above.size === 0) inputs.delete(input.key);
    }
    readClock.delete(answer);
    answer.restsOn = [];
    answer.inputs = [];
    return restsOn;
  };
  const drop = (candidates: readonly Answer[]) => {
    const open = [...candidates];
    for (let answer = open.pop(); answer; answer = open.pop()) {
      if (answer.isKept || answer.above.size > 0 || answers.get(answer.key) !== answer) continue;
      answers.delete(answer.key);
      timed.delete(answer);
      stale.delete(answer);
      open.push(...letGo(answer));
    }
  };

  const findAgain = (answer: Answer) => {
    const before = asking;
    const restedOn = letGo(answer);
    asking = answer;
    let value: unknown;
    try {
      value = answer.find();
    } finally {
      asking = before;
      drop(restedOn);
    }
    answer.isStale = false;
    stale.delete(answer);
    answer.until = untilOf(value);
    if (answer.until === null) timed.delete(answer);
    else {
      timed.add(answer);
      quietTo = Math.min(quietTo, answer.until);
    }
    if (isSame(answer.value, value)) return;
    answer.value = value;
    for (const one of answer.above) makeStale(one);
  };
  /**
   * From below: what comes out as before ends there, and the many that rest on it are never touched. One that is found before something
   * below it has been is found once more.
   */
  const settle = () => {
    for (const answer of stale) findAgain(answer);
  };
  const create = (key: string, find: () => unknown): Answer => {
    const answer: Answer = {
      key,
      value: undefined,
      isStale: true,
      find,
      isKept: false,
      restsOn: [],
      inputs: [],
      above: new Set(),
      until: null,
    };
    answers.set(key, answer);
    return answer;
  };

  return {
    once: <T>(key: string, find: () => T): T => {
      if (!asking) settle();
      const known = answers.get(key);
      if (!known && !asking) return find();
      const answer = known ?? create(key, find);
      if (answer.isStale) findAgain(answer);
      if (asking && !answer.above.has(asking)) {
        answer.above.add(asking);
        asking.restsOn.push(answer);
      }
      return answer.value as T;
    },
    keep: <T>(key: string, find: () => T): T => {
      const answer = answers.get(key) ?? create(key, find);
      answer.isKept = true;
      settle();
      if (answer.isStale) findAgain(answer);
      doubted.delete(key);
      return answer.value as T;
    },
    forget: (key) => {
      const answer = answers.get(key);
      doubted.delete(key);
      if (!answer) return;
      answer.isKept = false;
      drop([answer]);
    },
    note: (key) => {
      if (!asking) return;
      let input = inputs.get(key);
      if (!input) {
        input = { key, above: new Set() };
        inputs.set(key, input);
      }
      if (input.above.has(asking)) return;
      input.above.add(asking);
      asking.inputs.push(input);
    },
    changed: (key) => {
      for (const answer of inputs.get(key)?.above ?? []) makeStale(answer);
    },
    clock: () => {
      if (asking) readClock.add(asking);
      return time;
    },
    goTo: (now) => {
      if (now < time) for (const answer of readClock) makeStale(answer);
      else if (now >= quietTo) {
        quietTo = Number.POSITIVE_INFINITY;
        for (const answer of timed) {
          const until = answer.until as number;
          if (until <= now) makeStale(answer);
          else quietTo = Math.min(quietTo, until);
        }
      }
      time = now;
    },
    doubtful: () => {
      settle();
      return doubted;
    },
    size: () => answers.size,
  };
};
