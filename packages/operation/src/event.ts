/** base64url SHA-256 of a line's header: 43 characters. */
export type LineId = string;
export type DeviceId = string;
/** `type/name`. */
export type SubjectId = string;

/** A standing line with its body, in causal order, as the log hands it over. Times are ms since 1970, UTC. */
export interface OperationEvent {
  readonly id: LineId;
  readonly device: DeviceId;
  /** Whose device it is, by that person's first device. Who counted is the person, never the device. */
  readonly person: DeviceId;
  readonly seq: number;
  readonly hlc: readonly [ms: number, count: number];
  readonly wall: number;
  readonly gps?: number;
  /** When it happened as well as we know. */
  readonly at: number;
  /** Half-width of the doubt of `at`, ms; 0 where nothing is known against the clock. */
  readonly doubt: number;
  readonly kind: string;
  readonly subject: SubjectId;
  readonly after: readonly LineId[];
  readonly act?: string;
  readonly fact: unknown;
}
