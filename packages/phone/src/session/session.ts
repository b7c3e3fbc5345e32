import type { Desk } from '../desk/desk.ts';
import type { Counter } from '../pad/tally.ts';
import type { Store } from '../store.ts';
import type { Signed } from '../view/own.ts';
import type { World } from '../view/world.ts';

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

/** What the sender reads out or shows after handing over a file. */
export interface HandedOver {
  readonly fileName: string;
  readonly lines: number;
  /** Eight characters of the digest: whoever takes the file in sees the same. */
  readonly receipt: string;
}

/** One operation, open for writing in this tab. */
export interface Session {
  readonly op: string;
  readonly name: string;
  readonly isExercise: boolean;
  readonly device: string;
  readonly label: string;
  /** Where the officer counts; `null` until it is chosen, where the phone belongs to several sites or to all. */
  readonly site: Store<string | null>;
  /** Sites to choose from; empty: all of them. */
  readonly sites: readonly string[];
  readonly chooseSite: (site: string) => void;
  readonly role: string;
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
  readonly handOverFile: () => Promise<HandedOver>;
}
