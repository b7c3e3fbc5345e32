import { readTyped } from '@corridor/text';
import type { codesOf } from '../text/words.ts';
import { type Draft, LABEL_FORM } from './label.ts';

export type SiteKind = ReturnType<typeof codesOf<'siteKind'>>[number];
export type VehicleKind = ReturnType<typeof codesOf<'vehicleKind'>>[number];

/** What a coordinator types in; numbers stay text until they are checked. */
export interface NewOperation {
  readonly name: string;
  readonly zone: string;
  readonly isExercise: boolean;
  /** In the order of the road. */
  readonly sites: readonly {
    readonly key: number;
    readonly name: string;
    readonly kind: SiteKind;
    readonly lat: string;
    readonly lon: string;
    /** From the site before; the first has none. */
    readonly km: string;
    readonly minutes: string;
    readonly posts: string;
  }[];
  /** `1` to `40`, buses of 49 seats; `A1` to `A6`, ambulances. */
  readonly fleet: readonly {
    readonly key: number;
    readonly first: string;
    readonly last: string;
    readonly kind: VehicleKind;
    readonly seats: string;
    readonly lying: string;
  }[];
}

/** What is wrong with what was typed. */
export type PlanFault =
  | 'no-name'
  | 'no-zone'
  | 'one-site'
  | 'no-site-name'
  | 'wrong-place'
  | 'no-km'
  | 'no-minutes'
  | 'no-posts'
  | 'no-row'
  | 'number-twice';

export interface Fault {
  /** `name`, `site 2 minutes`, `fleet 1` */
  readonly field: string;
  readonly why: PlanFault;
}

/** `A1` to `A6` → A1 … A6. Empty where the two ends are not of one row, or it is longer than 200. */
export function labelsBetween(first: string, last: string): readonly string[] {
  const [a, b] = [first, last || first].map((text) =>
    /^([A-Za-z]{0,3})(\d{1,4})$/.exec(readTyped(text).trim()),
  );
  if (!a || !b || a[1] !== b[1]) return [];
  const [from, to] = [Number(a[2]), Number(b[2])];
  if (to < from || to - from >= 200) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => `${a[1]}${from + i}`);
}

const numberIn = (text: string, low: number, high: number): number | null => {
  const typed = readTyped(text).trim();
  // 36,2 and ٣٦٫٢ are 36.2.
  const value = Number(typed.replace(/[,٫]/, '.'));
  return typed !== '' && Number.isFinite(value) && value >= low && value <= high ? value : null;
};

/** `Fountain Square` → `fountain-square`: readable ids, made unique with a number. */
export function slugsOf(names: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return names.map((name) => {
    const plain = name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32);
    const base = plain || 'site';
    const n = (used.get(base) ?? 0) + 1;
    used.set(base, n);
    return n === 1 ? base : `${base}-${n}`;
  });
}

export interface FoundedPost {
  readonly id: string;
  readonly site: string;
  readonly siteName: string;
  readonly label: string;
}

export interface Plan {
  readonly drafts: readonly Draft[];
  readonly posts: readonly FoundedPost[];
  readonly vehicles: readonly string[];
}

/** Everything that is wrong with what was typed, or the facts with which the operation begins. */
export function planOperation(
  typed: NewOperation,
):
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const need = (isRight: boolean, field: string, why: PlanFault) => {
    if (!isRight) faults.push({ field, why });
  };
  const isLabel = (text: string) => LABEL_FORM.test(text.trim());
  need(isLabel(typed.name), 'name', 'no-name');
  need(isZone(typed.zone), 'zone', 'no-zone');
  need(typed.sites.length >= 2, 'sites', 'one-site');
  for (const [i, site] of typed.sites.entries()) {
    need(isLabel(site.name), `site ${site.key} name`, 'no-site-name');
    const hasPlace = site.lat.trim() !== '' || site.lon.trim() !== '';
    need(
      !hasPlace || (numberIn(site.lat, -90, 90) !== null && numberIn(site.lon, -180, 180) !== null),
      `site ${site.key} place`,
      'wrong-place',
    );
    if (i > 0) {
      need(numberIn(site.km, 0, 5000) !== null, `site ${site.key} km`, 'no-km');
      need(numberIn(site.minutes, 1, 10_000) !== null, `site ${site.key} minutes`, 'no-minutes');
    }
    need(numberIn(site.posts, 0, 20) !== null, `site ${site.key} posts`, 'no-posts');
  }
  const labels: string[] = [];
  for (const row of typed.fleet) {
    const between = labelsBetween(row.first, row.last);
    need(between.length > 0, `fleet ${row.key}`, 'no-row');
    need(
      between.every((label) => !labels.includes(label)),
      `fleet ${row.key}`,
      'number-twice',
    );
    labels.push(...between);
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, plan: toPlan(typed) };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone.includes('/') || zone === 'UTC';
  } catch {
    return false;
  }
}

function toPlan(typed: NewOperation): Plan {
  const slugs = slugsOf(typed.sites.map((site) => site.name));
  const ids = slugs.map((slug) => `site/${slug}`);
  const names = typed.sites.map((site) => site.name.trim());
  const sites = typed.sites.map(
    (site, i): Draft => ({
      kind: 'defined@1',
      subject: ids[i] as string,
      fact: {
        name: names[i] as string,
        siteKind: site.kind,
        ...(site.lat.trim() === ''
          ? {}
          : { lat: numberIn(site.lat, -90, 90), lon: numberIn(site.lon, -180, 180) }),
      },
    }),
  );
  const vehicles = typed.fleet.flatMap((row) =>
    labelsBetween(row.first, row.last).map((label): Draft => {
      const [seats, lying] = [numberIn(row.seats, 0, 1000), numberIn(row.lying, 0, 100)];
      return {
        kind: 'listed@1',
        subject: `vehicle/${label.toLowerCase()}`,
        fact: {
          label,
          vehicleKind: row.kind,
          ...(seats === null ? {} : { seats }),
          ...(lying === null ? {} : { lying }),
        },
      };
    }),
  );
  const posts = typed.sites.flatMap((site, i): readonly FoundedPost[] =>
    Array.from({ length: numberIn(site.posts, 0, 20) ?? 0 }, (_, n) => ({
      id: `post/${slugs[i]}-${n + 1}`,
      site: ids[i] as string,
      siteName: names[i] as string,
      label: `${names[i]} ${n + 1}`,
    })),
  );
  return {
    drafts: [
      {
        kind: 'opened@1',
        subject: 'operation/this',
        fact: {
          name: typed.name.trim(),
          timeZone: typed.zone,
          from: names[0] as string,
          to: names.at(-1) as string,
        },
      },
      { kind: 'phase-changed@1', subject: 'operation/this', fact: { phase: 'preparing' } },
      ...sites,
      {
        kind: 'laid@1',
        subject: 'corridor/main',
        fact: {
          name: `${names[0]} – ${names.at(-1)}`.slice(0, 60),
          sites: ids,
          legs: typed.sites.slice(1).map((site) => ({
            km: numberIn(site.km, 0, 5000) ?? 0,
            minutes: numberIn(site.minutes, 1, 10_000) ?? 1,
          })),
        },
      },
      ...vehicles,
    ],
    posts,
    vehicles: typed.fleet.flatMap((row) => labelsBetween(row.first, row.last)),
  };
}
