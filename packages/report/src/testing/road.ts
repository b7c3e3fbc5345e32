import { createNotebook, minutes, type Notebook } from './notebook.ts';

/** One vehicle once along the road, counted at both ends. */
export interface Drive {
  readonly from: string;
  readonly to: string;
  readonly batch?: number;
  /** Minutes after six on the first day. */
  readonly at: number;
  readonly boarded: number;
  readonly alighted: number;
  readonly isAbout?: boolean;
  readonly counter?: string;
  readonly died?: number;
  readonly children?: number;
}

export const SITES = ['ramouseh', 'rashidin', 'bab-al-hawa', 'clinic'] as const;

/** The officer's road from Ramouseh: places, two parties, a term with batches. */
export const openRoad = (batches: number): Notebook => {
  const notebook = createNotebook();
  const { write } = notebook;
  const at = minutes(-60);
  write('board', at, 'operation/one', 'opened@1', {
    name: 'Winter road',
    timeZone: 'Asia/Damascus',
  });
  for (const [id, name] of [
    ['party/north', 'North'],
    ['party/south', 'South'],
  ] as const)
    write('board', at, id, 'named@1', { name, roles: ['party'] });
  write('board', at, 'party/hill', 'named@1', { name: 'ARMED-MEN', roles: ['armed-actor'] });
  const kinds = ['pick-up-point', 'checkpoint', 'reception-site', 'hospital'];
  SITES.forEach((site, n) => {
    write('board', at, `site/${site}`, 'defined@1', { name: site, siteKind: kinds[n] });
  });
  write('board', at, 'site/rashidin', 'control-changed@1', { by: 'party/hill', since: at });
  write('board', at, 'corridor/main', 'laid@1', {
    name: 'Main road',
    sites: ['site/ramouseh', 'site/rashidin', 'site/bab-al-hawa'],
    legs: [
      { km: 6, minutes: 20 },
      { km: 40, minutes: 60 },
    ],
  });
  const said = write('board', at, 'term/east', 'proposed@1', {
    by: 'party/north',
    about: 'people',
    category: 'civilians',
    quantity: { exact: 500 },
    origin: 'site/ramouseh',
    destination: 'site/bab-al-hawa',
    owedBy: 'party/south',
    byWhen: minutes(60 * 24 * 30),
  });
  write('board', at, 'term/east', 'confirmed@1', { by: 'party/south', of: said });
  write('board', at, 'term/east', 'in-force@1', { of: said });
  for (let number = 1; number <= batches; number++)
    write('board', at, `batch/${number}`, 'planned@1', { term: 'term/east', number, people: 5 });
  return notebook;
};

let dealt = 0;

/** A bus leaves, arrives, and is counted at both ends. */
export const drive = ({ write }: Notebook, one: Drive): string => {
  dealt++;
  const trip = `trip/${dealt}.7K3M9Q`;
  const vehicle = `vehicle/BUS-${dealt}`;
  const [from, to] = [`site/${one.from}`, `site/${one.to}`];
  const counter = one.counter ?? 'officer';
  const tally = (point: string, site: string, people: number) => ({
    point,
    site,
    part: 'whole',
    people,
    method: one.isAbout ? 'by-eye' : 'one-by-one',
    lapsAsked: true,
    laps: 3,
    ...(one.children === undefined ? {} : { children: one.children, wounded: 2, lying: 1 }),
    ...(one.isAbout
      ? { exact: false, low: Math.max(0, people - 5), high: people + 5 }
      : { exact: true }),
    countedBy: `post/POST-${counter}`,
  });
  const start = minutes(one.at);
  write('board', start, vehicle, 'listed@1', {
    label: `BUS-${dealt}`,
    vehicleKind: 'bus',
    seats: 50,
  });
  if (one.batch !== undefined)
    write('board', start, trip, 'planned@1', { vehicle, from, to, batch: `batch/${one.batch}` });
  write(counter, start, trip, 'boarding@1', { vehicle, site: from });
  write(counter, start + 600_123, trip, 'tallied@1', tally('boarding', from, one.boarded));
  write(counter, start + 900_007, trip, 'departed@1', { vehicle, site: from, to });
  if (one.died)
    write(counter, start + 1_000_000, trip, 'adjusted@1', { born: 0, died: one.died, joined: 0 });
  write(`${counter}-2`, start + 4_500_011, trip, 'arrived@1', { site: to, slip: true });
  write(`${counter}-2`, start + 4_800_013, trip, 'tallied@1', tally('alighting', to, one.alighted));
  return trip;
};
