import type { DeviceStanding } from '@corridor/log';
import type { Desk } from '../desk/desk.ts';
import type { LeaseState } from '../lease/types.ts';
import type { Counter } from '../pad/tally.ts';
import type { Store } from '../store.ts';
import type { Allow } from '../vault/types.ts';
import type { Signed } from '../view/own.ts';
import type { World } from '../view/world.ts';
import type { Rights } from './rights.ts';

/** How delivery to the hub stands, as far as screens show it. */
export interface Delivery {
  readonly signed: Signed;
  readonly online: boolean;
  readonly syncing: boolean;
  /** This phone's clock at the last complete exchange; `null`: never yet. */
  readonly lastContact: number | null;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
  readonly isRevoked: boolean;
  readonly hubBelowReceipts: boolean;
  /** Lines the hub refused for good: they stay here. */
  readonly refused: number;
  /** Hub's clock minus this phone's, ms, where it is more than two minutes. */
  readonly clockDifference: number | null;
}

export const noDelivery: Delivery = {
  signed: { hub: {}, centre: {} },
  online: false,
  syncing: false,
  lastContact: null,
  error: null,
  isRevoked: false,
  hubBelowReceipts: false,
  refused: 0,
  clockDifference: null,
};

/** One operation, open for writing in this tab. */
export interface Session {
  readonly op: string;
  readonly name: string;
  readonly isExercise: boolean;
  readonly device: string;
  /** Whose PIN opened it. */
  readonly holder: string;
  readonly label: string;
  /** Where the officer counts; `null` until it is chosen, where the phone belongs to several sites or to all. */
  readonly site: Store<string | null>;
  /** What the log says this phone may do. Changes at once when somebody above says so. */
  readonly rights: Store<Rights>;
  /** Sites to choose from; empty: all of them. Of `rights`, as it is now. */
  readonly sites: readonly string[];
  readonly chooseSite: (site: string) => void;
  readonly role: string;
  /** Keys that counted for this person while the phone was locked. */
  readonly pads: () => readonly string[];
  /** Sealed records of the locked pad that did not open at unlock: they stay sealed on this phone. */
  readonly leftSealed: number;
  /** Until when others' records may be read here. Counting and handing over hang on it never. */
  readonly lease: Store<LeaseState>;
  /** Devices of the operation, as far as this phone has heard of them, by id. */
  readonly devices: () => ReadonlyMap<string, DeviceStanding>;
  readonly desk: Desk;
  readonly world: Store<World>;
  readonly delivery: Store<Delivery>;
  /** Whether the browser promised not to clear our storage; `null`: not answered. */
  readonly isPersisted: Store<boolean | null>;
  readonly now: () => number;
  readonly newTrip: (vehicleLabel: string) => string;
  readonly newVehicle: () => string;
  readonly newAct: () => string;
  /** Where the phone counts, and for which post; throws before a site is chosen. */
  readonly counter: () => Counter;
  /**
   * A small durable text beside the log, sealed as everything stored is; `null` takes it away. For what is counted and not
   * yet written.
   */
  readonly note: (key: string, text?: string | null) => Promise<string | null>;
  readonly sync: () => void;
  /** What the operation's head has switched on for this phone's protection. */
  readonly allow: Store<Allow>;
  /** Locks now, after what is just being written. */
  readonly lock: () => void;
  /** For the phone's own file chooser or camera, which hides the page: that alone does not lock. */
  readonly whileChoosing: <T>(choosing: Promise<T>) => Promise<T>;
  /** Seals what is not sealed yet, so that all of it can be handed over. */
  readonly sealRest: () => Promise<void>;
}
