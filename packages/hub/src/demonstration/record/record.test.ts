import { type Fact, isSubjectType, kinds, SUBJECT_TYPES, subjectTypeOf } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { straightKm } from './corridors.ts';
import { ACCOUNT, type Entry, elsewhere, fromArticles, record, TIME_ZONE } from './index.ts';
import { PLACES } from './places.ts';

interface Schema {
  readonly entries: { readonly [field: string]: unknown };
  readonly '~standard': {
    readonly validate: (fact: unknown) => { readonly issues?: readonly { message: string }[] };
  };
}
const schemaOf = ({ subject, kind }: Entry): Schema | undefined => {
  const type = subjectTypeOf(subject);
  return isSubjectType(type)
    ? (kinds[type] as unknown as { readonly [kind: string]: Schema })[kind]
    : undefined;
};
const name = ({ subject, kind }: Entry) => `${subject} ${kind}`;
const of = (subject: string) => record.filter((each) => each.subject === subject);
const factOf = (subject: string, kind: string) =>
  of(subject).find((each) => each.kind === kind)?.fact;

/** Every `type/name` anywhere inside a fact. */
const refsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string')
    return (SUBJECT_TYPES as readonly string[]).includes(value.split('/')[0] ?? '') &&
      value.includes('/')
      ? [value]
      : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(refsIn) : [];
};

describe('every fact', () => {
  test('is of a kind that operation knows, and valid', () => {
    const wrong = record.flatMap((each) => {
      const issues = schemaOf(each)?.['~standard'].validate(each.fact).issues;
      if (!schemaOf(each)) return [`${name(each)}: no such kind`];
      return (issues ?? []).map(({ message }) => `${name(each)}: ${message}`);
    });
    expect(record.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  test('uses no field that operation would ignore', () => {
    const ignored = record.flatMap((each) =>
      Object.keys(each.fact)
        .filter((field) => !(field in (schemaOf(each)?.entries ?? {})))
        .map((field) => `${name(each)}: ${field}`),
    );
    expect(ignored).toEqual([]);
  });

  test('has a readable subject that operation accepts as a reference', () => {
    const odd = record.filter(
      ({ subject }) => !/^[a-z]{3,16}\/[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/.test(subject),
    );
    expect(odd.map(name)).toEqual([]);
  });

  test('points only at subjects of this record', () => {
    const known = new Set(record.map(({ subject }) => subject));
    const lost = record.flatMap((each) =>
      refsIn(each.fact)
        .filter((ref) => !known.has(ref))
        .map((ref) => `${name(each)} → ${ref}`),
    );
    expect(lost).toEqual([]);
  });

  test('comes in the order in which it is signed', () => {
    const times = record.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('is recorded once', () => {
    const texts = record.map((each) => JSON.stringify([each.at, name(each), each.fact]));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

describe('nobody of ours was there', () => {
  test('so there is no count, no trip, no stream and no breakdown', () => {
    const types = new Set(record.map(({ subject }) => subjectTypeOf(subject)));
    for (const type of ['trip', 'stream', 'vehicle', 'post', 'case', 'statement', 'discrepancy'])
      expect(types).not.toContain(type);
    const counted = record.filter(({ kind }) =>
      /tallied|counted|observed|adjusted|passed/.test(kind),
    );
    expect(counted.map(name)).toEqual([]);
  });

  test('no incident was seen, and no number stands anywhere but in a claim, a term, a promise or a plan', () => {
    for (const { fact } of record.filter(({ kind }) => kind === 'reported@1'))
      expect(fact.sure).toBe('told');
    const numbers = record.filter(({ fact }) => 'quantity' in fact);
    expect(new Set(numbers.map(({ subject }) => subjectTypeOf(subject)))).toEqual(
      new Set(['claim', 'term', 'promise']),
    );
    // A batch is planned for about so many, which nobody counted.
    const people = record.filter(({ fact }) => 'people' in fact || 'places' in fact);
    expect(people.map(({ kind, fact }) => [kind, fact.people])).toEqual(
      [1, 2, 3, 4].map(() => ['planned@1', { about: 1200 }]),
    );
  });

  test('and its account says so', () => expect(ACCOUNT).toBe("nobody's count is in this log"));
});

describe('times', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  });

  test('are those of Aleppo: the first article was last changed at 08:41 on the 14th', () => {
    expect(clock.format(of('document/000')[0]?.at)).toBe('14/12/2016, 08:41');
    expect(factOf('operation/east-aleppo-2016', 'opened@1')?.timeZone).toBe('Asia/Damascus');
  });

  test('the first buses were promised for Wednesday, five in the morning', () => {
    expect(clock.format(factOf('promise/first-buses', 'made@1')?.byWhen as number)).toBe(
      '14/12/2016, 05:00',
    );
  });

  test('say how much of them was told', () => {
    for (const { precision } of record) expect(['hour', 'period', 'day']).toContain(precision);
    expect(factOf('claim/001-c05', 'recorded@1')?.saidOn).toEqual({
      date: '2016-12-08',
      precision: 'period',
    });
  });
});

describe('what was not told stays open', () => {
  test('no window has an end that nobody gave', () => {
    const announced = record.filter(({ kind }) => kind === 'announced@1');
    expect(announced).toHaveLength(2);
    for (const { fact } of announced) expect(fact).not.toHaveProperty('to');
  });

  test('a place is held since a day, never since an hour', () => {
    const held = record.filter(({ kind }) => kind === 'control-changed@1');
    expect(held.length).toBeGreaterThan(10);
    expect(new Set(held.map(({ fact }) => fact.sincePrecision))).toEqual(new Set(['day']));
  });

  test('somebody on the telephone, whom the text no longer names', () => {
    const unresolved = record.filter(({ fact }) => fact.speakerUnresolved === true);
    expect(unresolved.map(({ subject }) => subject)).toEqual(['claim/002-c04']);
    expect(unresolved[0]?.fact).not.toHaveProperty('speaker');
  });

  test('every state of the agreement and of a road names where that stands', () => {
    const states = record.filter(({ subject, kind }) =>
      /^(term|corridor)\//.test(subject)
        ? /^(in-force|disputed|suspended|fulfilled|opened|resumed|closed)@/.test(kind)
        : false,
    );
    expect(states.length).toBeGreaterThan(20);
    expect(states.filter(({ fact }) => fact.source === undefined).map(name)).toEqual([]);
  });
});

describe('the agreement', () => {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, day: 'numeric' });
  const told = (entries: readonly Entry[]) =>
    entries
      .filter(({ subject }) => subject === 'term/fighters')
      .map(({ at, kind }) => `${day.format(at)} ${kind}`);

  test('as the articles tell it: proposed, broken off, said again, in force, done', () => {
    expect(told(fromArticles)).toEqual([
      '13 proposed@1',
      '14 suspended@1',
      '15 said@1',
      '15 in-force@1',
      '22 fulfilled@1',
    ]);
  });

  test('the halt of 16–18 December comes from elsewhere, by an order that nobody owned', () => {
    expect(told(elsewhere)).toEqual(['16 suspended@1', '19 in-force@1']);
    expect(factOf('corridor/aleppo-idlib', 'suspended@1')).toEqual({
      reason: 'ordered',
      orderedBy: null,
      saidBy: 'World Health Organization',
      source: 'claim/elsewhere-told-to-leave',
    });
  });

  test('the number of fighters is a quota; their families have none', () => {
    expect(factOf('term/fighters', 'proposed@1')?.quantity).toEqual({ exact: 10_000 });
    expect(factOf('term/families', 'proposed@1')).not.toHaveProperty('quantity');
  });

  test('each guarantor blames the other side for Wednesday', () => {
    const blamed = of('incident/fighting-14').filter(({ kind }) => kind === 'attributed@1');
    expect(blamed.map(({ fact }) => [fact.by, fact.to])).toEqual([
      ['claim/002-e14', 'party/opposition-east-aleppo'],
      ['claim/002-e15', 'party/syrian-army'],
      ['claim/002-e15', 'party/pro-government-fighters'],
    ]);
  });
});

describe('the road', () => {
  const laid = (corridor: string) =>
    factOf(corridor, 'laid@1') as unknown as Fact<'corridor', 'laid@1'>;
  const out = laid('corridor/aleppo-idlib');
  const back = laid('corridor/villages-aleppo');

  test('is one between Ramouseh and Rashideen, driven in opposite directions', () => {
    expect(out.sites.slice(1, 3)).toEqual(['site/ramouseh', 'site/rashideen']);
    expect(back.sites.slice(2, 4)).toEqual(['site/rashideen', 'site/ramouseh']);
    expect(out.legs[1]).toEqual(back.legs[2]);
  });

  test('has one leg fewer than sites, and a length that a driver would believe', () => {
    for (const { sites, legs } of [out, back]) expect(legs).toHaveLength(sites.length - 1);
    expect(out.legs[1]?.km).toBeGreaterThan(6);
    expect(out.legs[1]?.km).toBeLessThan(8);
    const km = out.legs.reduce((sum, leg) => sum + leg.km, 0);
    expect(km).toBeGreaterThan(50);
    expect(km).toBeLessThan(75);
  });

  test('is driven no faster than such roads allow, and never through a district', () => {
    const districts = PLACES.filter(({ siteKind }) => siteKind === 'district');
    expect(districts.map(({ name }) => name)).toEqual(['Mashhad', 'Ansari', 'Kallaseh', 'Maadi']);
    for (const { sites, legs } of [out, back]) {
      const stops = sites.map((site) => PLACES.find((place) => place.site === site));
      expect(stops.filter((stop) => !stop || districts.includes(stop))).toEqual([]);
      legs.forEach(({ km, minutes }, i) => {
        const [a, b] = [stops[i], stops[i + 1]];
        const straight = a && b ? straightKm(a, b) : Number.NaN;
        expect(km / straight).toBeGreaterThanOrEqual(1);
        expect(km / straight).toBeLessThan(1.4);
        expect((km / minutes) * 60).toBeGreaterThan(10);
        expect((km / minutes) * 60).toBeLessThan(50);
      });
    }
  });

  test('leads through places with coordinates of four decimals at most', () => {
    for (const { lat, lon } of PLACES) {
      expect(lat).toBe(Number(lat.toFixed(4)));
      expect(lon).toBe(Number(lon.toFixed(4)));
      expect(lat > 35.8 && lat < 36.3 && lon > 36.5 && lon < 37.3).toBe(true);
    }
  });
});

describe('what comes from elsewhere', () => {
  test('is kept apart: the articles point at nothing that others told', () => {
    const theirs = new Set(fromArticles.map(({ subject }) => subject));
    expect(
      fromArticles.flatMap(({ fact }) => refsIn(fact)).filter((ref) => !theirs.has(ref)),
    ).toEqual([]);
  });

  test('has its publisher and day; of the articles no publisher is known', () => {
    const added = (entries: readonly Entry[]) => entries.filter(({ kind }) => kind === 'added@1');
    for (const { fact } of added(elsewhere)) {
      expect(fact.publisher).toBeTruthy();
      expect(fact.publishedOn).toMatch(/^2016-12/);
    }
    expect(added(fromArticles)).toHaveLength(5);
    for (const { fact } of added(fromArticles)) expect(fact).not.toHaveProperty('publisher');
  });

  test('has no place in a text that is not held', () => {
    for (const { fact, subject } of elsewhere)
      if (subject.startsWith('claim/')) expect(fact).not.toHaveProperty('start');
  });
});
