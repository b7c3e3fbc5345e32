import { LEVELS } from '../kinds/codes.ts';
import type { Means } from '../state/agreement.ts';
import { type Field, type Fields, fieldsOf, type Keys } from './fields.ts';
import { plain } from './nearest.ts';
import type { Node } from './tree.ts';
import {
  isYes,
  itemsIn,
  momentIn,
  type Reading,
  refIn,
  refsIn,
  textIn,
  wholeIn,
  wordIn,
} from './values.ts';

/** How the file says each means. */
export const MEANS_KEYS = {
  arrived: ['has arrived', 'have arrived'],
  left: ['departed', 'has left', 'have left'],
  'stands ready': ['staged', 'stand ready'],
  'together with': ['together', 'goes together with'],
  'go given': ['was given go'],
  'count reached': [],
  'green light': ['green light of', 'green light from'],
  confirmed: ['is confirmed by'],
  'window open': [],
  'road open': ['corridor open'],
  'observer present': ['observer', 'observer at'],
  'people informed': ['people told'],
  'people asked': [],
  'not before': [],
  'no unresolved shooting': ['no shooting'],
  'security agrees': [],
  'crew ready': ['crews ready'],
  'places ready': ['places for everyone'],
  'list given': [],
} as const satisfies Keys<string>;
export type MeansKey = keyof typeof MEANS_KEYS;

/** A means with where it stands in the file. */
export interface Placed {
  readonly means: Means;
  readonly at: number;
}

const OF_BATCH = {
  arrived: 'arrived',
  left: 'departed',
  'together with': 'together',
  'go given': 'go-given',
} as const;

const OWN = {
  'no unresolved shooting': 'no-unresolved-shooting',
  'security agrees': 'security-agrees',
  'crew ready': 'crew-ready',
  'places ready': 'places-ready',
  'list given': 'list-given',
} as const;

const MOST_AT_ONCE = 8;

/** All that one entry asks for (`arrived: [a, b]` asks for two things); null where it cannot be read, and told. */
export const meansIn = (
  reading: Reading,
  key: MeansKey,
  { value, at }: Field,
): readonly Placed[] | null => {
  const one = (means: Means | null): readonly Placed[] | null => means && [{ means, at }];
  switch (key) {
    case 'arrived':
    case 'left':
    case 'together with':
    case 'go given': {
      const items = itemsIn(reading, value, MOST_AT_ONCE);
      if (items.length === 0) {
        reading.findings.refuse('wants-text', value.at);
        return null;
      }
      const found = items.flatMap((item) => {
        const batch = refIn(reading, item, 'batch');
        return batch ? [{ means: { is: OF_BATCH[key], batch }, at }] : [];
      });
      return found.length === items.length ? found : null;
    }
    case 'stands ready':
      return one(standsReady(reading, value));
    case 'count reached':
      return one(countReached(reading, value));
    case 'green light':
      return one(greenLight(reading, value));
    case 'confirmed': {
      const party = refIn(reading, value, 'party');
      return one(party ? { is: 'confirmed', party } : null);
    }
    case 'window open': {
      if (isYes(value)) return one({ is: 'window-open' });
      const window = refIn(reading, value, 'window');
      return one(window ? { is: 'window-open', window } : null);
    }
    case 'road open': {
      if (isYes(value)) return one({ is: 'road-open' });
      const corridor = refIn(reading, value, 'corridor');
      return one(corridor ? { is: 'road-open', corridor } : null);
    }
    case 'observer present':
      return one(observerPresent(reading, value));
    case 'people informed':
    case 'people asked': {
      const is = key === 'people asked' ? 'people-asked' : 'people-informed';
      if (isYes(value)) return one({ is });
      const site = refIn(reading, value, 'site');
      return one(site ? { is, site } : null);
    }
    case 'not before': {
      const moment = momentIn(reading, value);
      return one(moment === null ? null : { is: 'not-before', at: moment });
    }
    case 'no unresolved shooting':
    case 'security agrees':
    case 'crew ready':
    case 'places ready':
    case 'list given':
      if (isYes(value)) return one({ is: OWN[key] });
      reading.findings.refuse('not-yes', value.at);
      return null;
    default:
      key satisfies never;
      return null;
  }
};

const missing = (
  reading: Reading,
  fields: Fields<string>,
  node: Node,
  name: string,
  key: string,
) => {
  if (!fields.has(key)) reading.findings.refuse('missing', node.at, { name, key });
};

const standsReady = (reading: Reading, node: Node): Means | null => {
  if (node.is !== 'map') {
    const batch = refIn(reading, node, 'batch');
    return batch ? { is: 'staged', batch } : null;
  }
  const fields = fieldsOf(node, { batch: [], at: ['place'] }, 'stands ready', reading.findings);
  missing(reading, fields, node, 'stands ready', 'batch');
  const [of, place] = [fields.get('batch'), fields.get('at')];
  const batch = of ? refIn(reading, of.value, 'batch') : null;
  const site = place ? refIn(reading, place.value, 'site') : null;
  if (!batch || (place && !site)) return null;
  return { is: 'staged', batch, ...(site ? { site } : {}) };
};

const countReached = (reading: Reading, node: Node): Means | null => {
  let people: number | null = null;
  let of: Node | null = null;
  if (node.is === 'map') {
    const fields = fieldsOf(
      node,
      { people: ['how many'], of: [] },
      'count reached',
      reading.findings,
    );
    for (const key of ['people', 'of'] as const)
      missing(reading, fields, node, 'count reached', key);
    const count = fields.get('people');
    people = count ? wholeIn(reading, count.value) : null;
    of = fields.get('of')?.value ?? null;
  } else {
    const text = textIn(reading, node);
    if (text === null) return null;
    const found = /^(.+?)\s+of\s+(.+)$/i.exec(text);
    people = wholeIn(reading, { is: 'text', text: found?.[1] ?? text, at: node.at });
    if (people !== null && !found)
      reading.findings.refuse('missing', node.at, { name: 'count reached', key: 'of' });
    of = found ? { is: 'text', text: found[2] as string, at: node.at } : null;
  }
  if (people === null || !of) return null;
  const name = textIn(reading, of);
  if (name === null) return null;
  // A batch or a term; whoever calls both the same means the batch.
  const isTerm = !reading.names.has('batch', name) && reading.names.has('term', name);
  const subject = reading.names.find(isTerm ? 'term' : 'batch', name, of.at);
  return subject ? { is: 'count-reached', of: subject, people } : null;
};

const greenLight = (reading: Reading, node: Node): Means | null => {
  if (node.is === 'map') {
    const fields = fieldsOf(
      node,
      { party: ['from', 'of'], level: ['at'] },
      'green light',
      reading.findings,
    );
    for (const key of ['party', 'level'] as const)
      missing(reading, fields, node, 'green light', key);
    const [whose, where] = [fields.get('party'), fields.get('level')];
    const party = whose ? refIn(reading, whose.value, 'party') : null;
    const level = where ? wordIn(reading, where.value, LEVELS) : null;
    return party && level ? { is: 'green-light', party, level } : null;
  }
  const text = textIn(reading, node);
  if (text === null) return null;
  const found = /^(.*?)(?:\s*,\s*|\s+\(|\s+at\s+(?:the\s+)?|\s+)(\p{L}+)\)?$/u.exec(text);
  const level = LEVELS.find((one) => one === plain(found?.[2] ?? ''));
  if (!level || !found) {
    const party = reading.names.find('party', text, node.at);
    if (party) reading.findings.refuse('no-level', node.at, { name: text });
    return null;
  }
  const party = reading.names.find('party', found[1] as string, node.at);
  return party ? { is: 'green-light', party, level } : null;
};

const observerPresent = (reading: Reading, node: Node): Means | null => {
  if (node.is !== 'map') {
    const site = refIn(reading, node, 'site');
    return site ? { is: 'observer-present', site } : null;
  }
  const fields = fieldsOf(
    node,
    { at: ['place'], party: ['of', 'from'] },
    'observer present',
    reading.findings,
  );
  missing(reading, fields, node, 'observer present', 'at');
  const [place, whose] = [fields.get('at'), fields.get('party')];
  const site = place ? refIn(reading, place.value, 'site') : null;
  const [party] = whose ? refsIn(reading, whose.value, 'party', 1) : [];
  if (!site || (whose && !party)) return null;
  return { is: 'observer-present', site, ...(party ? { party } : {}) };
};
