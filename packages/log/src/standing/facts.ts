import type { DeviceId, LineId, SubjectId } from '../types.ts';
import type { DeviceFactLine } from './types.ts';

export const DEVICE = 'device/';
export const deviceSubject = (device: DeviceId): SubjectId => `${DEVICE}${device}`;

interface Enrolled {
  readonly kind: 'enrolled@1';
  readonly label: string;
  readonly role: string;
  readonly sites: readonly string[];
  readonly post?: string;
  readonly sealTo?: string;
  /** Another device of the same person. */
  readonly personOf?: DeviceId;
  /** On letting a revoked device in again: where in its chain; null for its whole chain. */
  readonly heads: readonly LineId[] | null;
}
interface RoleGranted {
  readonly kind: 'role-granted@1';
  readonly role: string;
  readonly sites: readonly string[];
  readonly post?: string;
  /** These and their ancestors keep the role they had. */
  readonly heads: readonly LineId[];
}
interface Revoked {
  readonly kind: 'revoked@1';
  readonly heads: readonly LineId[];
  readonly reason: string;
  /** The report that a hub answers with it, without asking a person. */
  readonly of?: LineId;
}
/** Somebody says that the device is in other hands. By itself it changes no standing. */
interface Surrendered {
  readonly kind: 'surrendered@1';
  /** When, as told; ms since 1970. */
  readonly at?: number;
}
interface Witnessed {
  readonly kind: 'witnessed@1';
  readonly heads: readonly (readonly [DeviceId, number, LineId])[];
}
interface ForkSettled {
  readonly kind: 'fork-settled@1';
  readonly keep: LineId;
}
interface Adopted {
  readonly kind: 'adopted@1';
  /** One line alone. */
  readonly id?: LineId;
  /** A line and all its ancestors. */
  readonly head?: LineId;
}
interface ClockOffset {
  readonly kind: 'clock-offset@1';
  readonly ms: number;
  readonly doubt: number;
  readonly from: LineId;
}

/** A board says of itself to which key may be sealed what it is to read. */
interface SealingKeyGiven {
  readonly kind: 'sealing-key-given@1';
  /** An age recipient. */
  readonly sealTo: string;
}

export type DeviceFact =
  | Enrolled
  | RoleGranted
  | Revoked
  | Surrendered
  | Witnessed
  | ForkSettled
  | Adopted
  | ClockOffset
  | SealingKeyGiven;
export type FactOf<K extends DeviceFact['kind']> = Extract<DeviceFact, { readonly kind: K }>;

type Fields = { readonly [name: string]: unknown };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);
const isMs = (value: unknown): value is number => Number.isSafeInteger(value);
const isHead = (value: unknown): value is readonly [string, number, string] =>
  Array.isArray(value) &&
  value.length === 3 &&
  isText(value[0]) &&
  Number.isSafeInteger(value[1]) &&
  isText(value[2]);
const isAbsentOr = <T>(
  is: (value: unknown) => value is T,
  value: unknown,
): value is T | undefined => value === undefined || is(value);

const readers: {
  readonly [K in DeviceFact['kind']]: (fact: Fields, about: DeviceId) => FactOf<K> | null;
} = {
  'enrolled@1': ({ device, label, role, sites, post, sealTo, personOf, heads }, about) => {
    if (!isText(label) || !isText(role) || (device !== undefined && device !== about)) return null;
    if (!isAbsentOr(isTexts, sites) || !isAbsentOr(isText, post)) return null;
    if (!isAbsentOr(isText, sealTo) || !isAbsentOr(isTexts, heads)) return null;
    // Whose phone it is must not decide whether it is let in: what is no id says nothing.
    const isPerson = isText(personOf);
    return {
      kind: 'enrolled@1',
      label,
      role,
      sites: sites ?? [],
      ...(post === undefined ? {} : { post }),
      ...(sealTo === undefined ? {} : { sealTo }),
      ...(isPerson ? { personOf } : {}),
      heads: heads ?? null,
    };
  },
  'role-granted@1': ({ role, sites, post, heads }) => {
    if (!isText(role) || !isAbsentOr(isTexts, sites)) return null;
    if (!isAbsentOr(isText, post) || !isTexts(heads)) return null;
    return {
      kind: 'role-granted@1',
      role,
      sites: sites ?? [],
      ...(post === undefined ? {} : { post }),
      heads,
    };
  },
  // A reason from a newer app must not keep a stolen phone in: any code will do.
  'revoked@1': ({ heads, reason, of }) =>
    isTexts(heads) && isText(reason)
      ? { kind: 'revoked@1', heads, reason, ...(isText(of) ? { of } : {}) }
      : null,
  'surrendered@1': ({ at }) => ({ kind: 'surrendered@1', ...(isMs(at) ? { at } : {}) }),
  'witnessed@1': ({ heads }) =>
    Array.isArray(heads) && heads.every(isHead) ? { kind: 'witnessed@1', heads } : null,
  'fork-settled@1': ({ keep }) => (isText(keep) ? { kind: 'fork-settled@1', keep } : null),
  'adopted@1': ({ id, head }) => {
    if (isText(id) && head === undefined) return { kind: 'adopted@1', id };
    return isText(head) && id === undefined ? { kind: 'adopted@1', head } : null;
  },
  'clock-offset@1': ({ ms, doubt, from }) =>
    isMs(ms) && isMs(doubt) && doubt >= 0 && isText(from)
      ? { kind: 'clock-offset@1', ms, doubt, from }
      : null,
  'sealing-key-given@1': ({ sealTo }) =>
    isText(sealTo) ? { kind: 'sealing-key-given@1', sealTo } : null,
};

/** Kinds that the log itself understands; all others belong to whoever folds subjects. */
export const DEVICE_KINDS: readonly string[] = Object.keys(readers);

/** Whether a line is read by the standing fold, and so by no other. */
export const isDeviceFact = (kind: string, subject: SubjectId): boolean =>
  subject.startsWith(DEVICE) && Object.hasOwn(readers, kind);

const read = new WeakMap<DeviceFactLine, DeviceFact | null>();

/** The fact of a line for which `isDeviceFact` holds; null where it is malformed. */
export const factOf = (line: DeviceFactLine): DeviceFact | null => {
  const known = read.get(line);
  if (known !== undefined) return known;
  const { fact, kind, subject } = line;
  const found =
    typeof fact === 'object' && fact !== null
      ? readers[kind as DeviceFact['kind']](fact as Fields, subject.slice(DEVICE.length))
      : null;
  read.set(line, found);
  return found;
};
