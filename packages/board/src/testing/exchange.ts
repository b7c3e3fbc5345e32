import { createLog, type Log } from './log.ts';
import { minutes, noon } from './scene.ts';

const EAST = 'term/east';
const MILL = 'term/mill';
const WOUNDED = 'term/wounded';

/** So many minutes ago. */
const ago = (n: number) => noon - minutes(n);

/**
 * An exchange as such deals run, all of it invented: people of Fountain Square against people of Millbrook, and the wounded, whom a party
 * holds. Everybody has been told and asked; batch 1 of Millbrook is on its way, 50 short.
 */
export function exchange(): Log & { readonly said: string; readonly letGo: string } {
  const log = createLog();
  const { write } = log;
  const party = (
    id: string,
    name: string,
    roles: readonly string[],
    answersFor?: readonly string[],
  ) =>
    write(ago(3000), `party/${id}`, 'named@1', {
      name,
      roles,
      ...(answersFor ? { answersFor } : {}),
    });
  write(ago(3000), 'operation/this', 'opened@1', {
    name: 'Exercise 4 · Fountain Square and Millbrook',
    timeZone: 'Asia/Damascus',
  });
  party('a', 'Party A', ['party']);
  party('b', 'Party B', ['party']);
  party('g', 'Guarantor', ['guarantor'], ['party/b']);
  party('h', 'Hill Front', ['armed-actor']);
  party('us', 'Relief Corps', ['intermediary']);
  const site = (id: string, name: string, siteKind: string) =>
    write(ago(2900), `site/${id}`, 'defined@1', { name, siteKind });
  site('fountain', 'Fountain Square', 'pick-up-point');
  site('gate', 'Bridge Gate', 'checkpoint');
  site('north', 'Northfield', 'reception-site');
  site('mill', 'Millbrook', 'pick-up-point');
  site('south', 'South Hall', 'reception-site');
  write(ago(2900), 'site/gate', 'control-changed@1', { by: 'party/a', since: ago(4000) });
  const road = (id: string, sites: readonly string[]) => {
    write(ago(2800), `corridor/${id}`, 'laid@1', {
      sites: sites.map((one) => `site/${one}`),
      legs: sites.slice(1).map(() => ({ km: 12, minutes: 35 })),
    });
    write(ago(600), `corridor/${id}`, 'opened@1');
  };
  road('north', ['fountain', 'gate', 'north']);
  road('south', ['mill', 'south']);
  write(ago(1000), 'window/one', 'announced@1', {
    windowKind: 'pause',
    from: ago(300),
    to: noon + minutes(380),
  });
  write(ago(300), 'window/one', 'started@1');
  const term = (
    id: string,
    category: string,
    from: string,
    to: string,
    people: number,
    owedBy: string,
  ) => {
    const line = write(ago(2000), id, 'proposed@1', {
      by: 'party/b',
      about: 'people',
      category,
      origin: `site/${from}`,
      destination: `site/${to}`,
      quantity: { exact: people },
      owedBy: `party/${owedBy}`,
      owedTo: [`party/${owedBy === 'a' ? 'b' : 'a'}`],
    });
    write(ago(1990), id, 'confirmed@1', { by: 'party/a', of: line.id });
    write(ago(1990), id, 'in-force@1', { of: line.id });
  };
  term(EAST, 'civilians', 'fountain', 'north', 1200, 'a');
  term(MILL, 'families', 'mill', 'south', 1200, 'b');
  term(WOUNDED, 'wounded', 'mill', 'south', 80, 'b');
  const batch = (id: string, of: string, number: number, people: number) =>
    write(ago(1900), `batch/${id}`, 'planned@1', { term: of, number, people });
  batch('east-1', EAST, 1, 1200);
  batch('mill-1', MILL, 1, 600);
  batch('mill-2', MILL, 2, 600);
  batch('wounded', WOUNDED, 1, 80);
  const requires = (id: string, of: string, by: string, means: readonly object[], more = {}) =>
    write(ago(1800), `condition/${id}`, 'required@1', {
      of: `batch/${of}`,
      requiredBy: by,
      means: [means],
      counts: 'observation',
      ...more,
    });
  requires('east-after-mill', 'east-1', 'party/b', [{ is: 'arrived', batch: 'batch/mill-1' }]);
  requires('east-window', 'east-1', 'party/a', [{ is: 'window-open' }]);
  requires('east-list', 'east-1', 'party/a', [], {
    counts: 'word',
    means: [[{ is: 'list-given' }]],
  });
  requires('east-observer', 'east-1', 'party/b', [{ is: 'observer-present', site: 'site/gate' }]);
  requires('wounded-after-east', 'wounded', 'party/a', [{ is: 'departed', batch: 'batch/east-1' }]);
  for (const place of ['fountain', 'mill']) {
    write(ago(400), `site/${place}`, 'people-informed@1', {}, 'counter-3');
    write(
      ago(390),
      `site/${place}`,
      'people-asked@1',
      { mayStay: true, destinations: [] },
      'counter-3',
    );
  }
  for (const one of ['mill-1', 'mill-2', 'wounded', 'east-1']) {
    if (one === 'wounded') continue;
    write(ago(200), `condition/${one}-security-agrees`, 'met-observed@1', {
      batch: `batch/${one}`,
      condition: 'security-agrees',
    });
  }
  write(ago(180), 'batch/mill-1', 'go-given@1', { people: 600 });
  for (let n = 0; n < 11; n++) {
    const trip = `trip/${60 + n}.A${n + 10}BC`;
    const count = (point: string, at: string) => ({
      point,
      site: `site/${at}`,
      part: 'whole',
      people: 50,
      exact: true,
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: `post/${at}`,
    });
    write(ago(170), `vehicle/${60 + n}`, 'listed@1', {
      label: `${60 + n}`,
      vehicleKind: 'bus',
      seats: 50,
    });
    write(ago(169), trip, 'planned@1', {
      vehicle: `vehicle/${60 + n}`,
      from: 'site/mill',
      to: 'site/south',
      corridor: 'corridor/south',
      batch: 'batch/mill-1',
    });
    write(ago(160), trip, 'tallied@1', count('boarding', 'mill'), 'counter-4');
    write(
      ago(150),
      trip,
      'departed@1',
      { vehicle: `vehicle/${60 + n}`, site: 'site/mill', corridor: 'corridor/south' },
      'counter-4',
    );
    write(
      ago(110),
      trip,
      'arrived@1',
      { vehicle: `vehicle/${60 + n}`, site: 'site/south', slip: true },
      'counter-5',
    );
    write(ago(105), trip, 'tallied@1', count('alighting', 'south'), 'counter-5');
  }
  write(ago(48), 'notice/east-a', 'notified@1', {
    party: 'party/a',
    level: 'checkpoint',
    channel: 'radio',
    batch: 'batch/east-1',
  });
  write(ago(60), 'condition/east-list', 'party-word-recorded@1', {
    party: 'party/a',
    level: 'capital',
    channel: 'phone',
    says: 'met',
  });
  const letGo = write(ago(20), 'condition/east-after-mill', 'party-word-recorded@1', {
    party: 'party/g',
    level: 'capital',
    channel: 'phone',
    says: 'set-aside',
    validUntil: noon + minutes(120),
  });
  // The night call: one side says more, the other is silent.
  const said = write(ago(30), EAST, 'said@1', { by: 'party/a', quantity: { exact: 1500 } });
  return { ...log, said: said.id, letGo: letGo.id };
}

/** Shots on the road of Millbrook, while its batch has its go. */
export const shots = ({ write }: Pick<Log, 'write'>, at: number) =>
  write(at, 'incident/shots', 'reported@1', {
    incidentKind: 'shots',
    site: 'site/mill',
    by: 'post',
    sure: 'heard',
  });
