import { type Fact, type States, tripLabel } from '@corridor/operation';
import { UNKNOWN_VEHICLE } from '../pad/tally.ts';

/** Folded states by subject, from this phone's own lines and from what the hub gave it. */
export type StatesOf = <T extends keyof States>(type: T) => ReadonlyMap<string, States[T]>;

/** What the screens know of the operation. A new object whenever anything in it changed. */
export interface World {
  readonly own: StatesOf;
  readonly all: StatesOf;
  /** What others wrote is in it, as far as it is on this phone. */
  readonly isWhole?: boolean;
  /** Subjects whose state changed in either, one after another; grows. Absent: whoever wants to know compares. */
  readonly changed?: readonly string[];
}

export type VehicleKind = Fact<'vehicle', 'listed@1'>['vehicleKind'];
export type SiteKind = Fact<'site', 'defined@1'>['siteKind'];

export interface Vehicle {
  readonly id: string;
  readonly label: string;
  readonly kind: VehicleKind | null;
  readonly seats: number | null;
  readonly unlisted: boolean;
}

const nameOf = (id: string) => id.slice(id.indexOf('/') + 1);

export const vehicleOf = ({ own, all }: World, id: string): Vehicle => {
  const listed = (all('vehicle').get(id) ?? own('vehicle').get(id))?.listed;
  return {
    id,
    label: listed?.label ?? nameOf(id),
    kind: listed?.vehicleKind ?? null,
    seats: listed?.seats ?? null,
    unlisted: listed?.unlisted ?? false,
  };
};

/** Where no line names the vehicle (`null`, or typed while locked), the slip still does: the trip's own name begins with its label. */
export const vehicleOfTrip = (world: World, trip: string, vehicle: string | null): Vehicle =>
  vehicle === null || vehicle === UNKNOWN_VEHICLE
    ? { ...vehicleOf(world, UNKNOWN_VEHICLE), label: tripLabel(trip) }
    : vehicleOf(world, vehicle);

/** 2 before 12, X1 after both; the same on every phone. */
const byLabel = (a: Vehicle, b: Vehicle): number => {
  const number = (label: string) =>
    /^\d+$/.test(label) ? Number(label) : Number.POSITIVE_INFINITY;
  const [one, other] = [number(a.label), number(b.label)];
  if (one !== other) return one < other ? -1 : 1;
  return a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

export const vehiclesOf = (world: World): readonly Vehicle[] => {
  const ids = new Set([...world.all('vehicle').keys(), ...world.own('vehicle').keys()]);
  return [...ids]
    .filter((id) => (world.all('vehicle').get(id) ?? world.own('vehicle').get(id))?.listed)
    .map((id) => vehicleOf(world, id))
    .sort(byLabel);
};

/** X1, X2 …: the first that nobody on this phone's list is called. */
export const nextUnlisted = (vehicles: readonly Vehicle[]): string => {
  const taken = new Set(vehicles.map(({ label }) => label));
  for (let n = 1; ; n++) if (!taken.has(`X${n}`)) return `X${n}`;
};

export const siteOf = (
  { own, all }: World,
  id: string | null,
): { readonly name: string | null; readonly kind: SiteKind | null } => {
  const defined = id === null ? null : (all('site').get(id) ?? own('site').get(id))?.defined;
  return { name: defined?.name ?? null, kind: defined?.siteKind ?? null };
};

export const operationOf = ({ all }: World) => {
  for (const { opened } of all('operation').values()) {
    if (opened) return { name: opened.name, zone: opened.timeZone };
  }
  return null;
};

/** Where vehicles from here go: the end of the only open road that leads on from this site, if there is just one. */
export const roadFrom = (
  { all }: World,
  site: string,
): { readonly corridor: string; readonly to: string } | null => {
  const roads = [...all('corridor').values()].flatMap(({ id, sites, status }) => {
    const at = sites.indexOf(site);
    const to = sites.at(-1);
    return at < 0 || !to || to === site || status === 'closed' ? [] : [{ corridor: id, to }];
  });
  const [only] = roads;
  return only && roads.length === 1 ? only : null;
};
