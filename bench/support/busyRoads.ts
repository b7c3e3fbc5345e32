import { createChance } from './measure.ts';

/** One line to be, by true time. `after` names earlier acts of the list by their place in it. */
export interface Act {
  readonly at: number;
  /** Key of a device, as in `ramouseh-7`. */
  readonly device: string;
  readonly subject: string;
  readonly kind: string;
  readonly fact: object;
  readonly after?: readonly number[];
}

const days = 8;
const start = Date.UTC(2016, 11, 14, 22);
const minute = 60_000;
const span = days * 24 * 60 * minute;
const origins = ['amiriyah', 'sukkari', 'ramouseh'];
const ends = ['rashidin', 'atareb'];
const sites = [...origins, 'checkpoint', ...ends];
export const phoneKeysOf = (phonesAt: number) =>
  sites.flatMap((site) => Array.from({ length: phonesAt }, (_, i) => `${site}-${i}`));
/** A phone counts where it is. */
export const siteOf = (key: string): string => `site/${key.slice(0, key.lastIndexOf('-'))}`;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface Draft extends Omit<Act, 'after'> {
  /** Earlier drafts of the same subject that the author had seen. */
  readonly saw?: readonly Draft[];
}

/**
 * A large operation of about so many lines, the same for the same number: buses that go round the clock, people who
 * leave in their own cars past three sites, who waits where, posts that answer, a road suspended and resumed. Counters
 * count again, doors are counted apart, some arrive without a slip, some are turned back.
 */
export function busyRoads(lines: number, phonesAt: number): readonly Act[] {
  const chance = createChance(lines);
  const below = (n: number) => Math.floor(chance() * n);
  const pick = <T>(items: readonly T[]) => items[below(items.length)] as T;
  const phoneAt = (site: string) => `${site}-${below(phonesAt)}`;
  const code = () => Array.from({ length: 6 }, () => letters[below(32)]).join('');
  const drafts: Draft[] = [];
  const write = (draft: Draft): Draft => {
    drafts.push(draft);
    return draft;
  };

  const tally = (at: number, subject: string, point: string, site: string, people: number) => {
    const parts = point === 'boarding' && chance() < 0.2 ? ['front', 'rear'] : ['whole'];
    for (const part of parts) {
      const share =
        parts.length === 1 ? people : part === 'front' ? people >> 1 : people - (people >> 1);
      const device = phoneAt(site);
      const again = chance() < 0.12 ? 2 : 1;
      for (let i = 0; i < again; i++) {
        const miscounted = chance() < 0.06 ? below(3) - 1 : 0;
        const counted = Math.max(0, share + miscounted);
        const exact = chance() < 0.93;
        const range = exact
          ? {}
          : { low: Math.floor(counted * 0.8), high: Math.ceil(counted * 1.2) };
        write({
          at: at + i * 40_000 + below(30_000),
          device,
          subject,
          kind: 'tallied@1',
          fact: {
            point,
            site: `site/${site}`,
            part,
            people: counted,
            ...range,
            exact,
            method: exact ? pick(['clicker', 'one-by-one', 'by-rows']) : 'by-eye',
            children: Math.floor(counted * 0.4 * chance()),
            lapsAsked: chance() < 0.9,
            countedBy: `post/${site}`,
          },
        });
      }
    }
  };

  const runTrip = (number: number, at: number) => {
    const vehicle = `vehicle/${number}`;
    const trip = `trip/${number}.${code()}`;
    const from = pick(origins);
    const to = pick(ends);
    const people = 18 + below(45);
    const place = (site: string) => ({ vehicle, site: `site/${site}` });
    const saw = (draft: Draft, how: number) => (chance() < how ? { saw: [draft] } : {});
    const boarding = write({
      at,
      device: phoneAt(from),
      subject: trip,
      kind: 'boarding@1',
      fact: place(from),
    });
    tally(at + 8 * minute, trip, 'boarding', from, people);
    const departed = write({
      at: at + 14 * minute + below(5 * minute),
      device: phoneAt(from),
      subject: trip,
      kind: 'departed@1',
      fact: { ...place(from), to: `site/${to}`, corridor: `corridor/${from}` },
      ...saw(boarding, 0.9),
    });
    const passed = write({
      at: departed.at + 9 * minute + below(4 * minute),
      device: phoneAt('checkpoint'),
      subject: trip,
      kind: 'passed@1',
      fact: { site: 'site/checkpoint' },
      ...saw(departed, 0.6),
    });
    if (chance() < 0.03) {
      write({
        at: passed.at + 3 * minute,
        device: phoneAt('checkpoint'),
        subject: trip,
        kind: 'halted@1',
        fact: { site: 'site/checkpoint', reason: 'checkpoint' },
        saw: [passed],
      });
    }
    if (chance() < 0.01) {
      write({
        at: passed.at + 4 * minute,
        device: phoneAt('checkpoint'),
        subject: trip,
        kind: 'sent-back@1',
        fact: { site: 'site/checkpoint' },
        saw: [passed],
      });
      return;
    }
    const slip = chance() < 0.94;
    const end = slip ? trip : `trip/${number}.${code()}`;
    const arrived = passed.at + 12 * minute + below(8 * minute);
    write({
      at: arrived,
      device: phoneAt(to),
      subject: end,
      kind: 'arrived@1',
      fact: { site: `site/${to}`, vehicle, slip },
      ...(slip ? saw(departed, 0.5) : {}),
    });
    // Mostly the coordinator sees within the hour which departure it belongs to.
    if (!slip && chance() < 0.9) {
      write({
        at: arrived + 50 * minute,
        device: 'board',
        subject: end,
        kind: 'same-as@1',
        fact: { other: trip },
      });
    }
    const alighting = people + (chance() < 0.02 ? -1 - below(3) : 0);
    tally(arrived + 6 * minute, end, 'alighting', to, alighting);
  };

  const vehicles = 400;
  const trips = Math.round((lines * 0.7) / 6.6);
  for (let i = 0; i < trips; i++) {
    const round = Math.floor(i / vehicles);
    const rounds = Math.ceil(trips / vehicles);
    runTrip(i % vehicles, start + (span * round) / rounds + below(10 * minute));
  }
  for (let i = 0; i < vehicles; i++) {
    const fact = { label: `Bus ${i}`, vehicleKind: 'bus', seats: 50 };
    write({
      at: start - minute * 60,
      device: 'board',
      subject: `vehicle/${i}`,
      kind: 'listed@1',
      fact,
    });
  }

  const lanes = origins.flatMap((site) => [1, 2, 3, 4].map((lane) => ({ site, lane })));
  const spans = Math.round((lines * 0.22) / lanes.length);
  for (const { site, lane } of lanes) {
    const device = `${site}-${lane}`;
    for (let i = 0; i < spans; i++) {
      const from = start + Math.floor((span * i) / spans);
      const to = start + Math.floor((span * (i + 1)) / spans);
      const cars = below(30);
      const sampled = Array.from({ length: Math.floor(cars / 10) }, () => ({
        vehicleKind: 'car',
        people: 2 + below(6),
      }));
      write({
        at: to,
        device: chance() < 0.9 ? device : phoneAt(site),
        // A stream for each day and lane, as its counters open one every morning; one lane never did.
        subject:
          lane === 1
            ? `stream/${site}.1`
            : `stream/${site}.${lane}.${Math.floor((from - start) / (24 * 60 * minute))}`,
        kind: 'tallied@1',
        fact: {
          from,
          to,
          cars,
          vans: below(4),
          lorries: below(2),
          onFoot: below(9),
          sampled,
          everyNth: 10,
          countedBy: `post/${site}`,
        },
      });
    }
  }
  const looks = Math.round((lines * 0.08) / sites.length / 2);
  for (const site of sites) {
    for (let i = 0; i < looks; i++) {
      const at = start + Math.floor((span * i) / looks) + below(minute);
      const device = phoneAt(site);
      const fact = { people: below(900), low: 0, high: 1_500, infants: below(40), temperature: 3 };
      write({ at, device, subject: `site/${site}`, kind: 'waiting-observed@1', fact });
      write({ at, device, subject: `post/${site}`, kind: 'all-answered@1', fact: {} });
    }
  }
  for (const site of origins) {
    const subject = `corridor/${site}`;
    const laid = {
      sites: [`site/${site}`, 'site/checkpoint', 'site/rashidin'],
      legs: [
        { km: 4, minutes: 15 },
        { km: 5, minutes: 14 },
      ],
    };
    let last = write({
      at: start - 2 * minute,
      device: 'board',
      subject,
      kind: 'laid@1',
      fact: laid,
    });
    for (let i = 0; i < 40; i++) {
      const at = start + (span * i) / 40 + below(60 * minute);
      const isStop = i % 2 === 1;
      last = write({
        at,
        device: 'board',
        subject,
        kind: isStop ? 'suspended@1' : 'resumed@1',
        fact: isStop ? { reason: 'shots' } : {},
        saw: [last],
      });
    }
  }

  drafts.sort((a, b) => a.at - b.at);
  const places = new Map(drafts.map((draft, place) => [draft, place]));
  return drafts.map(({ saw, ...draft }) => {
    const act = { ...draft, at: Math.floor(draft.at) };
    if (saw === undefined) return act;
    return { ...act, after: saw.map((seen) => places.get(seen) as number) };
  });
}
