/**
 * Answers that are kept until something they were found from has changed. Who finds an answer says nothing of that: what it asks for
 * while it works is noted. An answer that comes out as before leaves those that rest on it alone.
 */
export interface Once {
  /** `find` must depend on `key`, on what it asks of `note` and `once`, and on the clock, and on nothing else. */
  readonly once: <T>(key: string, find: () => T) => T;
  /** The answer that is being found rests on this. */
  readonly note: (input: string) => void;
  readonly changed: (input: string) => void;
  /** The clock. Answers with an `until` that has come are found again. */
  readonly goTo: (now: number) => void;
}

const CLEAN = 0;
/** Something that it rests on may have changed. */
const CHECK = 1;
const STALE = 2;

interface Answer {
  value: unknown;
  state: typeof CLEAN | typeof CHECK | typeof STALE;
  find: () => unknown;
  /** Other answers it rests on; inputs only note who rests on them. */
  restsOn: Answer[];
  inputs: Set<Answer>[];
  above: Set<Answer>;
  until: number | null;
}

const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
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
  const inputs = new Map<string, Set<Answer>>();
  const timed = new Set<Answer>();
  let asking: Answer | null = null;
  let time = Number.NEGATIVE_INFINITY;

  const check = (answer: Answer) => {
    for (const one of answer.above) {
      if (one.state !== CLEAN) continue;
      one.state = CHECK;
      check(one);
    }
  };
  const stale = (answer: Answer) => {
    const wasClean = answer.state === CLEAN;
    answer.state = STALE;
    if (wasClean) check(answer);
  };
  const letGo = (answer: Answer) => {
    for (const one of answer.restsOn) one.above.delete(answer);
    for (const noted of answer.inputs) noted.delete(answer);
    answer.restsOn = [];
    answer.inputs = [];
  };
  const findAgain = (answer: Answer) => {
    letGo(answer);
    const before = asking;
    asking = answer;
    let value: unknown;
    try {
      value = answer.find();
    } finally {
      asking = before;
    }
    answer.state = CLEAN;
    answer.until = untilOf(value);
    if (answer.until === null) timed.delete(answer);
    else timed.add(answer);
    if (isSame(answer.value, value)) return;
    answer.value = value;
    for (const one of answer.above) one.state = STALE;
  };
  const freshen = (answer: Answer) => {
    if (answer.state === CHECK) {
      for (const one of answer.restsOn) {
        freshen(one);
        // It changed, and said so.
        if ((answer.state as number) === STALE) break;
      }
    }
    if (answer.state === STALE) findAgain(answer);
    else answer.state = CLEAN;
  };

  return {
    once: <T>(key: string, find: () => T): T => {
      let answer = answers.get(key);
      if (!answer) {
        answer = {
          value: undefined,
          state: STALE,
          find,
          restsOn: [],
          inputs: [],
          above: new Set(),
          until: null,
        };
        answers.set(key, answer);
      }
      answer.find = find;
      freshen(answer);
      if (asking && !answer.above.has(asking)) {
        answer.above.add(asking);
        asking.restsOn.push(answer);
      }
      return answer.value as T;
    },
    note: (input) => {
      if (!asking) return;
      let noted = inputs.get(input);
      if (!noted) {
        noted = new Set();
        inputs.set(input, noted);
      }
      if (noted.has(asking)) return;
      noted.add(asking);
      asking.inputs.push(noted);
    },
    changed: (input) => {
      for (const answer of inputs.get(input) ?? []) stale(answer);
    },
    goTo: (now) => {
      if (now < time) for (const answer of answers.values()) stale(answer);
      else for (const answer of timed) if ((answer.until as number) <= now) stale(answer);
      time = now;
    },
  };
};
