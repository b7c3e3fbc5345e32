import type { Enrolment, Keyring } from '../device/enrolment.ts';
import type { LockedDelivery } from '../locked/delivery.ts';
import type { LockedEngine } from '../locked/engine.ts';
import type { Session } from '../session/session.ts';
import type { Store } from '../store.ts';
import type { OpenedVault, OpenHolder, PadRecord, PinRefusal, Vaults } from '../vault/types.ts';

/** What the phone shows while nobody has given a PIN. */
export interface LockedView {
  readonly holders: readonly OpenHolder[];
  /** Whose pad is in hand. */
  readonly holder: OpenHolder;
  /** `null`: no key that counts while locked yet; only the PIN leads on. */
  readonly record: PadRecord | null;
  /** `null`: opening, or its chain is lost (`isLost`), and must not be written on. */
  readonly engine: LockedEngine | null;
  readonly isLost: boolean;
  readonly delivery: LockedDelivery | null;
}

/** What the phone shows before, or instead of, the pad. */
export type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'start'; readonly mayGoBack: boolean }
  | {
      readonly at: 'join';
      readonly keyring: Keyring;
      readonly vaults: Vaults;
      readonly token: string;
      readonly hubUrl: string;
    }
  /** What lay open on this phone before there were PINs gets one. */
  | { readonly at: 'choose-pin'; readonly vaults: Vaults }
  | { readonly at: 'enter-pin'; readonly holder: OpenHolder; readonly vaults: Vaults }
  | { readonly at: 'locked'; readonly view: LockedView }
  | { readonly at: 'choose'; readonly enrolments: readonly Enrolment[]; readonly mayJoin: boolean }
  | { readonly at: 'open'; readonly session: Session }
  | { readonly at: 'other-tab'; readonly wasOurs: boolean }
  /** A part of the app did not load: the phone is short of space, or the file is damaged. */
  | { readonly at: 'not-loaded'; readonly again: () => void }
  | { readonly at: 'rescue'; readonly problem: string };

/** The stage, and everything by which a screen leads to another one. */
export interface Boot {
  readonly stage: Store<Stage>;
  readonly start: () => Promise<void>;
  readonly join: (token: string, hubUrl: string | null) => void;
  readonly joined: (enrolments: readonly Enrolment[], vault: OpenedVault) => Promise<void>;
  readonly leaveJoin: () => Promise<void>;
  /** Why the PIN is not taken; `null`: it is, and the app goes on. */
  readonly pinChosen: (pin: string) => Promise<PinRefusal | null>;
  readonly askPin: (holder: OpenHolder) => void;
  /** The keys are there, and their answer still waits: opens what they open, and draws nothing. */
  readonly unlocking: (opened: OpenedVault) => void;
  readonly unlocked: (opened: OpenedVault & { readonly is: 'real' | 'decoy' }) => Promise<void>;
  /** Another person takes the phone, without unlocking it. */
  readonly takeBy: (holder: OpenHolder) => Promise<void>;
  readonly open: (enrolment: Enrolment) => Promise<void>;
  readonly countHere: () => Promise<void>;
  /** To the phone's other operations, and to joining one more. */
  readonly others: () => Promise<void>;
  readonly joinAnother: () => void;
  /** To the locked pad. */
  readonly toLocked: () => Promise<void>;
  /** Everything on this phone was destroyed on purpose. */
  readonly gone: () => Promise<void>;
  /** Loads what is wanted next, once the first picture stands. */
  readonly warm: () => void;
  readonly vaults: () => Promise<Vaults>;
}
