import type { OpenLog } from '@corridor/log';
import type { Enrolment, Keyring } from '../device/enrolment.ts';
import type { AutoLock } from '../vault/types.ts';

/** What the keyring says of this phone in one operation, while that is open. */
export interface HeldEnrolment {
  readonly get: () => Enrolment;
  /** The phone's own device and its pads. */
  readonly own: () => readonly string[];
  readonly isOwn: (device: string) => boolean;
  /** Several things change in it at once: each is written upon what the others have changed by then. */
  readonly change: (change: Partial<Enrolment>) => Promise<void>;
  /** At opening, and after this key's first line: any line of it tells later that there were some. */
  readonly rememberHead: (log: Pick<OpenLog, 'heads'>) => void;
  /** After everything that was asked for before it. `work` must not reject. */
  readonly inTurn: (work: () => Promise<unknown>) => void;
  /** Everything asked for is done. */
  readonly settled: () => Promise<unknown>;
}

export function holdEnrolment(
  found: Enrolment,
  keyring: Pick<Keyring, 'put'>,
  guard: Pick<AutoLock, 'whileWriting'>,
): HeldEnrolment {
  let enrolment = found;
  let turns: Promise<unknown> = Promise.resolve();
  const { device } = found;
  const change = (part: Partial<Enrolment>): Promise<void> => {
    enrolment = { ...enrolment, ...part };
    return guard.whileWriting(keyring.put(enrolment));
  };
  const inTurn = (work: () => Promise<unknown>) => {
    turns = turns.then(work);
  };
  return {
    get: () => enrolment,
    own: () => [device, ...enrolment.pads],
    isOwn: (author) => author === device || enrolment.pads.includes(author),
    change,
    inTurn,
    rememberHead: (log) =>
      inTurn(async () => {
        const last = log
          .heads(device)
          .reduce((most, head) => (head.seq > most.seq ? head : most), { seq: 0, id: '' });
        if (last.seq === 0 || enrolment.head?.[1] === last.id) return;
        await change({ head: [last.seq, last.id] }).catch(() => {});
      }),
    settled: () => turns,
  };
}
