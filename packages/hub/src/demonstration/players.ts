import { type Act, type Rehearsal, signable } from '@corridor/exercise';
import type { Cast } from './cast.ts';
import type { Chain, Unsigned } from './chain.ts';

/** Lines of one device that reach the hub together. */
export interface Delivery {
  readonly chain: Chain;
  readonly lines: readonly Unsigned[];
  /** When, in the rehearsal's time. */
  readonly at: number;
}

export interface Players {
  /** Lets the rehearsal go on to this time and answers what reaches the hub on the way, in order. */
  readonly until: (time: number) => readonly Delivery[];
  /** Every act is written and delivered. */
  readonly isDone: () => boolean;
}

interface Waiting {
  readonly chain: Chain;
  readonly line: Unsigned;
  readonly at: number;
}

/** The moment a line is handed over again, as after a lost receipt, is a delivery like any other. */
const deliveriesOf = ({ deliveredAt, deliveredAgainAt }: Act) =>
  deliveredAgainAt === undefined ? [deliveredAt] : [deliveredAt, deliveredAgainAt];

export interface Extra {
  /** Key of the writing device. */
  readonly device: string;
  readonly kind: string;
  readonly subject: string;
  readonly fact: unknown;
}

/**
 * Plays the phones. Each writes its acts into its own chain at the act's time, whether or not it has a
 * network, and delivers when the rehearsal says. `extras` are written by their device right after its first
 * act: with them the founder enrols the hub that really runs.
 */
export function createPlayers(rehearsal: Rehearsal, cast: Cast, extras: readonly Extra[]): Players {
  const acts = rehearsal.acts[Symbol.iterator]();
  let next = acts.next();
  let waiting: Waiting[] = [];
  const idByIndex: string[] = [];
  const started = new Set<string>();
  const chainOf = (key: string) => {
    const chain = cast.chains.get(key);
    if (!chain) throw new Error(`no device ${key} in the cast`);
    return chain;
  };
  const ids = {
    line: (index: number) => idByIndex[index] ?? '',
    device: (key: string) => chainOf(key).signer.device,
  };

  const write = (act: Act) => {
    const chain = chainOf(act.device);
    const { subject, fact, after } = signable(act, ids);
    const line = chain.write({
      wall: act.wall,
      kind: act.kind,
      subject,
      fact,
      after,
      ...(act.act === undefined ? {} : { act: act.act }),
      salt: String(act.index),
    });
    idByIndex[act.index] = line.id;
    for (const at of deliveriesOf(act)) waiting.push({ chain, line, at });
    if (started.has(act.device)) return;
    started.add(act.device);
    for (const [place, { device, ...extra }] of extras.entries()) {
      if (device !== act.device) continue;
      const line = chain.write({ ...extra, wall: act.wall, salt: `extra ${place}` });
      waiting.push({ chain, line, at: act.deliveredAt });
    }
  };

  return {
    until(time) {
      while (!next.done && next.value.at <= time) {
        write(next.value);
        next = acts.next();
      }
      const due = waiting.filter(({ at }) => at <= time);
      waiting = waiting.filter(({ at }) => at > time);
      const byDevice = Map.groupBy(due, ({ chain }) => chain);
      return [...byDevice].map(([chain, items]) => ({
        chain,
        lines: [...new Set(items.map(({ line }) => line))].sort((a, b) => a.seq - b.seq),
        at: Math.max(...items.map(({ at }) => at)),
      }));
    },
    isDone: () => next.done === true && waiting.length === 0,
  };
}
