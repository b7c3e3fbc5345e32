import type { SubjectId } from './event.ts';
import { streamSubject } from './facts/stream.ts';
import { isSubjectType, kinds } from './kinds/index.ts';
import { type Allowed, AMENDS_OTHERS, READS, ROLES, type Role, WRITES } from './roles/table.ts';

/** A line, and the device that wrote it or wants to read it. */
export interface LineQuestion {
  /** `tallied@1`. */
  readonly kind: string;
  readonly subject: SubjectId;
  readonly subjectType: string;
  readonly fact: unknown;
  /** Sites the device works at; empty: everywhere. */
  readonly sites: readonly string[];
  /** Post the device answers for. */
  readonly post?: string;
  /** Reading: sites that other lines of this trip or stream name, for lines that name none. */
  readonly subjectSites?: readonly string[];
}

type Fields = { readonly [name: string]: unknown };
const fieldsOf = (fact: unknown): Fields =>
  typeof fact === 'object' && fact !== null ? (fact as Fields) : {};

export const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** Asked for every line of an operation, so the tables are laid out for looking up. */
type Lookup = ReadonlyMap<string, 'all' | ReadonlySet<string>>;
/** Kinds of a newer app are nobody's here but of those who hold everything: deny by default. */
const HOLDS_NEWER: ReadonlySet<string> = new Set(['founder', 'coordinator', 'hub']);
const lookupOf = (table: Allowed, takesNewer: boolean): Lookup =>
  new Map(
    Object.entries(table).map(([type, allowed]) => {
      if (allowed !== 'all') return [type, new Set(allowed)];
      return [
        type,
        takesNewer || !isSubjectType(type) ? allowed : new Set(Object.keys(kinds[type])),
      ];
    }),
  );
const tablesOf = (tables: { readonly [role in Role]: Allowed }): ReadonlyMap<string, Lookup> =>
  new Map(
    Object.entries(tables).map(([role, table]) => [role, lookupOf(table, HOLDS_NEWER.has(role))]),
  );
const writes = tablesOf(WRITES);
const reads = tablesOf(READS);

const allows = (table: Lookup, type: string, kind: string): boolean => {
  const allowed = table.get(type);
  return allowed === 'all' || (allowed?.has(kind) ?? false);
};

/** Sites that a fact names. */
const sitesOf = (fact: unknown): readonly string[] => {
  const { site, from, to } = fieldsOf(fact);
  return [site, from, to].filter(
    (value): value is string => typeof value === 'string' && value.startsWith('site/'),
  );
};

/** Never corrected, by anybody: the difference of two tables tells who the few in between are. */
const NEVER_CORRECTED = 'breakdown-counted@1';
const AMENDMENTS = ['corrected@1', 'retracted@1', 'same-as@1', 'not-same@1'];

/** Each corrected field must belong to a kind that the table allows: no table by the back door. */
const allowsCorrection = (table: Lookup, type: string, correction: unknown): boolean => {
  if (!isSubjectType(type)) return false;
  const correctable = Object.entries(kinds[type]).filter(
    ([kind]) => kind !== NEVER_CORRECTED && !AMENDMENTS.includes(kind) && allows(table, type, kind),
  );
  return Object.keys(fieldsOf(fieldsOf(correction).fact)).every((field) =>
    correctable.some(([, schema]) => Object.hasOwn(schema.entries, field)),
  );
};

const AMENDS: ReadonlySet<string> = new Set(['corrected@1', 'retracted@1']);
/** Roles of phones that stand at a site: they hold what is of their sites and of the day. */
export const isPerSite = (role: string): boolean => role === 'counter' || role === 'pad';

/** May a device of this role write this line? Deny by default. Pure; the log judges standing with it. */
export const mayWrite = (role: string, what: LineQuestion): boolean => {
  const { kind, subject, subjectType, fact, sites, post } = what;
  const table = writes.get(role);
  if (!table || !allows(table, subjectType, kind)) return false;
  if (AMENDS.has(kind) && fieldsOf(fact).ofAnother !== undefined && !AMENDS_OTHERS.has(role)) {
    return false;
  }
  if (kind === 'corrected@1' && !allowsCorrection(table, subjectType, fact)) return false;
  if (subjectType === 'device') {
    if (NO_STANDING.has(kind)) return true;
    if (role === 'hub' && kind === 'revoked@1') return isAnswerToReport(fact);
    return mayDecideOnDevice(role, fact, sites);
  }
  if (!isPerSite(role)) return true;
  // A counter speaks for its own post and its own sites.
  if (subjectType === 'post' && post !== undefined && subject !== post) return false;
  if (sites.length === 0) return true;
  if (subjectType === 'site') return sites.includes(subject);
  // Its counts of a road name no site: whoever takes a locked phone could count at every gate.
  if (role === 'pad' && subjectType === 'stream') {
    return sites.some((each) => subject === streamSubject(each));
  }
  const { site } = fieldsOf(fact);
  return typeof site !== 'string' || sites.includes(site);
};

/** Device facts that by themselves change nobody's standing. */
const NO_STANDING: ReadonlySet<string> = new Set([
  'witnessed@1',
  'clock-offset@1',
  'surrendered@1',
  'sealing-key-given@1',
]);

/** A phone was taken, somebody said so, and no coordinator may be awake: the one thing a hub decides by itself. */
const isAnswerToReport = (fact: unknown): boolean => {
  const { reason, of } = fieldsOf(fact);
  return reason === 'surrendered' && typeof of === 'string' && of !== '';
};

/** Nobody makes a founder. A hub makes no hub; a phone only the key that counts while it is locked, at its own sites. */
const mayDecideOnDevice = (role: string, fact: unknown, sites: readonly string[]): boolean => {
  const { role: given, sites: givenSites } = fieldsOf(fact);
  if (given === 'founder') return false;
  if (role === 'hub') return given !== 'hub';
  if (role !== 'counter') return true;
  const places = Array.isArray(givenSites) ? (givenSites as readonly unknown[]) : [];
  return (
    given === 'pad' &&
    (sites.length === 0 ||
      (places.length > 0 && places.every((site) => sites.includes(site as string))))
  );
};

/** Where a site is and who holds it may be known at any other site; how many wait there may not. */
const OF_OTHER_SITES = ['defined@1', 'control-changed@1', 'retracted@1', 'same-as@1', 'not-same@1'];
const DEFINING = lookupOf({ site: OF_OTHER_SITES }, false);

/** Whether a line of a site says where it is and who holds it, and nothing of who is there. */
export const definesSite = (kind: string, fact: unknown): boolean =>
  OF_OTHER_SITES.includes(kind) ||
  (kind === 'corrected@1' && allowsCorrection(DEFINING, 'site', fact));

/**
 * May a device of this role have the body of this line? Deny by default; asked on every route, files and QR included.
 * A device always keeps its own chain: that is not asked here.
 */
export const mayRead = (role: string, what: LineQuestion): boolean => {
  const { kind, subject, subjectType, fact, sites, subjectSites = [] } = what;
  const table = reads.get(role);
  if (!table || !allows(table, subjectType, kind)) return false;
  if (kind === 'corrected@1' && subjectType === 'site' && !allowsCorrection(table, 'site', fact)) {
    return false;
  }
  if (!isPerSite(role) || sites.length === 0) return true;
  if (subjectType === 'site' && !sites.includes(subject)) return definesSite(kind, fact);
  if (subjectType !== 'trip' && subjectType !== 'stream') return true;
  const named = sitesOf(fact);
  return (named.length ? named : subjectSites).some((site) => sites.includes(site));
};

export { ROLES, type Role } from './roles/table.ts';
