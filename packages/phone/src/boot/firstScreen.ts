import type { Enrolment } from '../device/enrolment.ts';
import type { OpenParts } from '../vault/holders.ts';
import type { OpenHolder, PadRecord } from '../vault/types.ts';
import type { LastOpened } from './lastOpened.ts';

/** Whose pad, and which. */
export interface PadInHand {
  readonly holder: OpenHolder;
  /** `null`: this person has no key yet that counts while locked. */
  readonly record: PadRecord | null;
}

export type FirstScreen =
  | ({ readonly at: 'locked' } & PadInHand)
  /** Counted before there were PINs, and nobody has chosen one. */
  | { readonly at: 'choose-pin' }
  | { readonly at: 'start' };

/** Where the phone begins, by what can be known of it without a PIN. `taker`: the person who takes the phone now, by id. */
export const firstScreen = (
  { holders, pads, hasOpenRecords }: OpenParts,
  last: LastOpened,
  taker: string | null,
): FirstScreen => {
  const wanted = holders.find(({ id }) => id === taker);
  const record = padToShow(
    pads.filter(({ holder }) => holders.some(({ id }) => id === holder)),
    last,
    wanted?.id ?? null,
  );
  const holder = wanted ?? holders.find(({ id }) => id === record?.holder) ?? holders.at(-1);
  if (holder) return { at: 'locked', holder, record };
  return { at: hasOpenRecords ? 'choose-pin' : 'start' };
};

/** The pad that was open last, else one of that operation, else the latest. */
const padToShow = (
  pads: readonly PadRecord[],
  last: LastOpened,
  holder: string | null,
): PadRecord | null => {
  const mine = pads.filter((pad) => holder === null || pad.holder === holder);
  return (
    mine.findLast((pad) => pad.op === last.op && pad.holder === last.holder) ??
    mine.findLast(({ op }) => op === last.op) ??
    mine.at(-1) ??
    null
  );
};

/** Where an unlocked phone goes on: the operation that was open last, else the latest; `null`: this person is in none. */
export const operationToOpen = (joined: readonly Enrolment[], last: LastOpened): Enrolment | null =>
  joined.find(({ device }) => device === last.device) ?? joined.at(-1) ?? null;
