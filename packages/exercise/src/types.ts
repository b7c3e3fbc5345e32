/**
 * The words of a rehearsal: what was really so, what our people wrote down of it, what others said.
 *
 *   truth   nobody in the operation ever knows it; it is shown beside the account at the very end
 *   act     one line that one device writes: the signer turns it into a line of the log
 *
 * Times are milliseconds since 1970, UTC, and *true* unless they are called `wall`.
 * An act does not know the ids that signing will give. It names an earlier act by its index and a device by
 * its key: in `after` as numbers, inside `fact` as `act:12` and `device:phone-7`, in a subject as
 * `device/phone-7`. `signable` puts the real ids in their place.
 */

import type { ErrorFamilies } from './observe/families.ts';

export type ScenarioName = 'S' | 'M' | 'L';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A device of the rehearsal, by a key such as `phone-7`; `founder`, `hub` and `board` are among them. */
export interface CastDevice {
  readonly key: string;
  readonly label: string;
  readonly role: string;
  /** Site ids this device works at; empty for everywhere. */
  readonly sites: readonly string[];
  readonly post?: string;
  /** Its wall clock minus true time, ms. */
  readonly clockError: number;
  /** Key of the device that enrolled it; null for the founder. */
  readonly enrolledBy: string | null;
  readonly enrolledAt: number;
  readonly revokedAt?: number;
}

/** One line that a device writes. Acts come ordered by `at`; a device's own acts are in chain order. */
export interface Act {
  /** 0, 1, 2 … in the order of the rehearsal. */
  readonly index: number;
  readonly at: number;
  /** When the line reaches the hub: never before `at`, never out of the device's own order. */
  readonly deliveredAt: number;
  /** Set where the same line is handed over a second time (a file, a lost receipt). */
  readonly deliveredAgainAt?: number;
  /** Key of the writing device. */
  readonly device: string;
  /** What the device's own clock showed. */
  readonly wall: number;
  readonly subject: string;
  /** Past tense and version, as in `departed@1`. */
  readonly kind: string;
  readonly fact: JsonObject;
  /** Shared by acts done in one go (retract there, record here). */
  readonly act?: string;
  /** Heads of the subject that the device had seen, by index, ascending. */
  readonly after: readonly number[];
}

export interface People {
  readonly people: number;
  /** Of the people: children of any age, infants among them. */
  readonly children: number;
  /** Of the children: infants on laps, whom a hurried counter forgets. */
  readonly infants: number;
  readonly wounded: number;
  readonly lying: number;
}

export type VehicleKind = 'bus' | 'ambulance' | 'car' | 'van' | 'lorry';

/** What really became of one vehicle once along its corridor. Places are site ids. */
export interface TrueTrip {
  /** Subject under which departure was recorded, `trip/…`; the truth's own name for it. */
  readonly trip: string;
  readonly vehicle: string;
  readonly vehicleKind: VehicleKind;
  readonly stream: 'main' | 'counterpart';
  readonly convoy?: string;
  readonly from: string;
  readonly to: string;
  readonly boardingAt: number;
  /** null where people got off again before it ever left. */
  readonly departedAt: number | null;
  /** When it reached and when it left each site on its way, in order. */
  readonly calls: readonly {
    readonly site: string;
    readonly at: number;
    readonly leftAt: number;
  }[];
  /** When its people had got off: arrived, back where they came from, or never gone. */
  readonly endedAt: number;
  readonly end: 'arrived' | 'sent-back' | 'cancelled';
  readonly boarded: People;
  readonly born: number;
  readonly died: number;
  readonly joined: number;
  /** People who got off at the end: arrived, or sent back. Boarded + born + joined − died. */
  readonly alighted: number;
  /** Person-milliseconds on board while the vehicle stood. */
  readonly stood: number;
  readonly halts: readonly {
    readonly from: number;
    readonly to: number;
    readonly why: 'suspended' | 'breakdown' | 'checkpoint';
    /** The site last passed. */
    readonly after: string;
  }[];
}

/** Who left by their own means from one site, of whatever was watched. */
export interface TrueOwnMeans {
  readonly from: string;
  readonly to: string;
  readonly stream: 'main';
  readonly vehicles: { readonly car: number; readonly van: number; readonly lorry: number };
  readonly inVehicles: number;
  readonly onFoot: number;
}

export interface TrueSite {
  readonly site: string;
  readonly name: string;
  /** People who came here and asked to leave. */
  readonly asked: number;
  /** Journeys that set out from here on our vehicles, sent back or not. */
  readonly boarded: number;
  readonly arrived: number;
  readonly sentBack: number;
  readonly ownMeansOut: number;
  readonly ownMeansIn: number;
  /** Person-hours waited standing at this site. */
  readonly hoursWaited: number;
}

/** Everything that was really so. `left` and `arrived` count journeys of the main operation. */
export interface Truth {
  /** Different people of the main operation who set out, each once. */
  readonly people: number;
  /** Journeys begun: on our vehicles (sent back included) and by own means. */
  readonly left: number;
  /** Got off at their destination, by our vehicles and by own means. */
  readonly arrived: number;
  readonly onBuses: { readonly boarded: number; readonly arrived: number };
  readonly ownMeans: {
    readonly inVehicles: number;
    readonly onFoot: number;
    readonly vehicles: number;
    readonly bySite: readonly TrueOwnMeans[];
  };
  readonly sentBack: number;
  readonly born: number;
  readonly died: number;
  readonly joined: number;
  readonly wounded: number;
  readonly counterpart: { readonly boarded: number; readonly arrived: number };
  readonly trips: readonly TrueTrip[];
  readonly sites: readonly TrueSite[];
  /** Hours of standing on board vehicles, person-hours. */
  readonly hoursStood: number;
  readonly suspensions: readonly {
    readonly from: number;
    readonly to: number;
    readonly leg: readonly [string, string];
  }[];
  /** Incidents as they happened, by subject. */
  readonly incidents: readonly {
    readonly subject: string;
    readonly at: number;
    readonly kind: string;
  }[];
  /** How its people erred. Shown with the truth, never to anything that estimates. */
  readonly errors: ErrorFamilies;
  /** True arrivals of the main operation up to `at`, our vehicles and own means apart. */
  readonly arrivedBy: (at: number) => { readonly onBuses: number; readonly ownMeans: number };
  readonly leftBy: (at: number) => { readonly onBuses: number; readonly ownMeans: number };
  /** People by own means who had passed this site of their road by `at`. */
  readonly passedBy: (site: string, at: number) => number;
}

export interface Rehearsal {
  readonly scenario: ScenarioName;
  readonly seed: string;
  /** What the operation is called on screens. */
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Where a demonstration begins to play; what was delivered before is its past. */
  readonly curtain: number;
  /** Rehearsed milliseconds per real millisecond that make a good demonstration. */
  readonly speed: number;
  readonly cast: readonly CastDevice[];
  /** Made while it is read, so that a million acts never lie in memory at once; may be read again. */
  readonly acts: Iterable<Act>;
  readonly truth: Truth;
}

/** Whatever differs from the scenario's own choice. */
export interface RehearsalOptions {
  /** True time of the first hour; default a fixed Monday. */
  readonly startsAt?: number;
  /** Puts the curtain at this moment (and a time zone in which the hour of day fits); wins over `startsAt`. */
  readonly curtainAt?: number;
  /** 1 as people are, 0 nobody errs, nothing is missed, every phone is always connected. Default 1. */
  readonly errors?: number;
  /** How people err: as usual, or each family of errors drawn for this operation. */
  readonly families?: 'drawn';
}
