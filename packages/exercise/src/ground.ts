import type { ScenarioName } from './types.ts';

/**
 * An invented country in the open ocean, around 0° N 30° W, so that no real place lies under a dot on the map.
 * The shape is that of the model case: two evacuations that use one stretch of road in opposite directions.
 */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly siteKind:
    | 'pick-up-point'
    | 'checkpoint'
    | 'crossing'
    | 'transfer-point'
    | 'reception-site'
    | 'hospital';
  /** Kilometres east and north of the middle of nowhere. */
  readonly east: number;
  readonly north: number;
  readonly places?: number;
}

export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly km: number;
  readonly minutes: number;
}

export interface Corridor {
  readonly id: string;
  readonly name: string;
  readonly sites: readonly string[];
  readonly legs: readonly Leg[];
  readonly use: 'main' | 'hospital' | 'counterpart';
}

export interface Ground {
  readonly sites: readonly Site[];
  readonly corridors: readonly Corridor[];
  /** The stretch that everybody needs: where shots are fired and movement is suspended. */
  readonly shared: readonly [string, string];
  readonly medicalAt: string | null;
}

const KM_PER_DEGREE = 111.32;
export const latOf = (site: Site): number => round5(site.north / KM_PER_DEGREE);
export const lonOf = (site: Site): number => round5(-30 + site.east / KM_PER_DEGREE);
const round5 = (value: number) => Math.round(value * 1e5) / 1e5;

/** `Kilometre 9` → `kilometre-9`. */
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');
const site = (
  name: string,
  siteKind: Site['siteKind'],
  east: number,
  north: number,
  places?: number,
): Site => ({
  id: `site/${slug(name)}`,
  name,
  siteKind,
  east,
  north,
  ...(places === undefined ? {} : { places }),
});

/** Stops by name with the kilometres and usual minutes to each from the one before. */
type Stop = readonly [name: string, km?: number, minutes?: number];
const corridor = (
  use: Corridor['use'],
  id: string,
  name: string,
  stops: readonly Stop[],
): Corridor => {
  const sites = stops.map(([stop]) => `site/${slug(stop)}`);
  return {
    use,
    id: `corridor/${id}`,
    name,
    sites,
    legs: stops.slice(1).map(([, km = 1, minutes = 2], index) => ({
      from: sites[index] as string,
      to: sites[index + 1] as string,
      km,
      minutes,
    })),
  };
};

const SMALL: Ground = {
  sites: [
    site('Clock Court', 'pick-up-point', 0, 0),
    site('Mill Hall', 'reception-site', 5, -2.5, 600),
  ],
  corridors: [
    corridor('main', 'main', 'Clock Court to Mill Hall', [['Clock Court'], ['Mill Hall', 6, 25]]),
  ],
  shared: ['site/clock-court', 'site/mill-hall'],
  medicalAt: null,
};

const MIDDLE: Ground = {
  sites: [
    site('Old Town', 'pick-up-point', 0.9, 0.6),
    site('Fountain Square', 'pick-up-point', 0.2, 0),
    site('Bridge Gate', 'checkpoint', -0.7, -0.6),
    site('Kilometre 9', 'transfer-point', -6, -4.2),
    site('Northfield', 'reception-site', -16.5, -6.6, 9000),
    site('Lantern Hospital', 'hospital', -36, 8.4, 260),
    site('Twin Wells', 'pick-up-point', -24.5, -19.5),
    site('South Hall', 'reception-site', 2.6, -4.1, 1500),
  ],
  corridors: [
    corridor('main', 'main', 'Old Town to Northfield', [
      ['Old Town'],
      ['Fountain Square', 1, 8],
      ['Bridge Gate', 1.2, 10],
      ['Kilometre 9', 6.8, 30],
      ['Northfield', 12, 32],
    ]),
    corridor('hospital', 'hospital', 'Old Town to Lantern Hospital', [
      ['Old Town'],
      ['Fountain Square', 1, 6],
      ['Bridge Gate', 1.2, 8],
      ['Kilometre 9', 6.8, 24],
      ['Lantern Hospital', 36, 50],
    ]),
    corridor('counterpart', 'counterpart', 'Twin Wells to South Hall', [
      ['Twin Wells'],
      ['Kilometre 9', 26, 48],
      ['Bridge Gate', 6.8, 30],
      ['South Hall', 5, 16],
    ]),
  ],
  shared: ['site/bridge-gate', 'site/kilometre-9'],
  medicalAt: 'site/lantern-hospital',
};

const PICK_UPS = [
  'Alder Walk',
  'Barley Market',
  'Copper Lane',
  'Dove Steps',
  'Elm Yard',
  'Ferry Green',
  'Granary Court',
  'Heron Quay',
  'Ivy Terrace',
  'Juniper Row',
  'Kiln Street',
  'Larch Bend',
  'Meadow Gate',
  'Nettle Hill',
];
const CHECKPOINTS = [
  'Kilometre 4',
  'Kilometre 7',
  'Kilometre 12',
  'Kilometre 15',
  'Kilometre 31',
  'Kilometre 44',
];
const RECEPTIONS = [
  'Orchard Hall',
  'Plain View',
  'Quarry Camp',
  'Rowan Field',
  'Saddle Meadow',
  'Tower Barracks',
];

/** Fourteen quarters, four ways in to one road, one bridge where everything is counted, six receptions. */
const largeGround = (): Ground => {
  const pickUps = PICK_UPS.map((name, index) =>
    site(name, 'pick-up-point', (index % 5) * 1.7, Math.floor(index / 5) * 1.9),
  );
  const receptions = RECEPTIONS.map((name, index) =>
    site(name, 'reception-site', -62 - index * 3.5, -20 + index * 6, 24_000),
  );
  const trunk = ['Kilometre 31', 'Kilometre 44'] as const;
  return {
    sites: [
      ...pickUps,
      ...CHECKPOINTS.map((name, index) =>
        site(
          name,
          'checkpoint',
          index < 4 ? -4 - index * 2.5 : -20 - (index - 4) * 13,
          index < 4 ? index * 2 : -6,
        ),
      ),
      site('Long Bridge', 'crossing', -46, -7),
      site('Vine Junction', 'transfer-point', -52, -8, 3000),
      ...receptions,
      site('Weir Hospital', 'hospital', -70, 4, 300),
      site('Yarrow Hospital', 'hospital', -60, -30, 220),
    ],
    corridors: PICK_UPS.flatMap((name, index) => {
      const first = CHECKPOINTS[index % 4] as string;
      const start: readonly Stop[] = [[name], [first, 5 + (index % 5), 14], [trunk[0], 17, 34]];
      const bridge: readonly Stop[] = [
        [trunk[1], 13, 28],
        ['Long Bridge', 4, 12],
        ['Vine Junction', 6, 14],
      ];
      const reception = RECEPTIONS[index % 6] as string;
      const hospital = index % 2 ? 'Yarrow Hospital' : 'Weir Hospital';
      return [
        corridor('main', `main-${index + 1}`, `${name} to ${reception}`, [
          ...start,
          ...bridge,
          [reception, 14, 26],
        ]),
        corridor('hospital', `hospital-${index + 1}`, `${name} to ${hospital}`, [
          ...start,
          ...bridge,
          [hospital, 19, 30],
        ]),
      ];
    }),
    shared: ['site/kilometre-31', 'site/kilometre-44'],
    medicalAt: 'site/weir-hospital',
  };
};

export const groundOf = (scenario: ScenarioName): Ground =>
  scenario === 'S' ? SMALL : scenario === 'M' ? MIDDLE : largeGround();

export const siteById = (ground: Ground, id: string): Site => {
  const found = ground.sites.find((each) => each.id === id);
  if (!found) throw new Error(`no such site: ${id}`);
  return found;
};
export const corridorsOf = (ground: Ground, use: Corridor['use']): readonly Corridor[] =>
  ground.corridors.filter((each) => each.use === use);
