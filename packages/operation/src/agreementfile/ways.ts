import { fieldsOf } from './fields.ts';
import { MEANS_KEYS, type MeansKey, meansIn, type Placed } from './means.ts';
import type { Node } from './tree.ts';
import { itemsIn, type Reading } from './values.ts';

/** Any of these lists; all of a list. */
export type Ways = readonly (readonly Placed[])[];

/** As many as one condition of the records holds, each way. */
export const MOST_WAYS = 8;
/** Between: `all of` of many `any of` grows by multiplying, and gets smaller again where a way holds another. */
const MOST_BETWEEN = 64;
const MOST_ITEMS = 32;

export const EXPRESSION_KEYS = { ...MEANS_KEYS, 'any of': ['any'], 'all of': ['all'] } as const;
type ExpressionKey = keyof typeof EXPRESSION_KEYS;

const keyOf = ({ means }: Placed): string => JSON.stringify(means);

/** Each thing once in a way, and no way that asks for all of another and more. */
const simplify = (ways: Ways): Ways => {
  const once = ways.map((way) => [...new Map(way.map((one) => [keyOf(one), one])).values()]);
  const sets = once.map((way) => new Set(way.map(keyOf)));
  return once.filter((_, mine) =>
    sets.every((other, theirs) => {
      const own = sets[mine] as ReadonlySet<string>;
      if (theirs === mine || ![...other].every((one) => own.has(one))) return true;
      // Of two that are the same the first stays.
      return other.size === own.size && mine < theirs;
    }),
  );
};

const both = (a: Ways, b: Ways): Ways =>
  simplify(a.flatMap((one) => b.map((other) => [...one, ...other])));

type Fail = 'told' | 'too-many';

/** Nested `any of` and `all of`, brought into any-of-all; null where something in it cannot be read, and told. */
export const waysIn = (reading: Reading, nodes: readonly Node[], at: number): Ways | null => {
  const found = allOf(nodes);
  const isTooMany =
    found === 'too-many' ||
    (found !== 'told' && (found.length > MOST_WAYS || found.some((way) => way.length > MOST_WAYS)));
  if (isTooMany) reading.findings.refuse('too-many-ways', at, { most: MOST_WAYS });
  return isTooMany || found === 'told' ? null : found;

  function join(parts: readonly (Ways | Fail)[], how: 'any' | 'all'): Ways | Fail {
    let sum: Ways = how === 'any' ? [] : [[]];
    let fail: Fail | null = null;
    for (const part of parts) {
      if (typeof part === 'string') fail ??= part;
      else if (how === 'any') sum = simplify([...sum, ...part]);
      else if (sum.length * part.length > MOST_BETWEEN * MOST_WAYS) fail ??= 'too-many';
      else sum = both(sum, part);
      if (sum.length > MOST_BETWEEN) return 'too-many';
    }
    return fail ?? sum;
  }
  function allOf(items: readonly Node[]): Ways | Fail {
    return join(items.map(expression), 'all');
  }
  function expression(node: Node): Ways | Fail {
    if (node.is === 'list') return allOf(node.items);
    // `- crew ready`, said without a colon.
    const map: Node =
      node.is === 'map'
        ? node
        : {
            is: 'map',
            at: node.at,
            entries: [
              { key: node.text, at: node.at, value: { is: 'text', text: '', at: node.at } },
            ],
          };
    const before = map.entries.length;
    const fields = fieldsOf(map, EXPRESSION_KEYS, 'a condition', reading.findings);
    const parts = [...fields].map(([key, field]): Ways | Fail => {
      if (key === 'any of' || key === 'all of') {
        const items = itemsIn(reading, field.value, MOST_ITEMS);
        if (items.length === 0) {
          if (field.value.is !== 'map') reading.findings.refuse('wants-list', field.value.at);
          return 'told';
        }
        return join(items.map(expression), key === 'any of' ? 'any' : 'all');
      }
      const means = meansIn(
        reading,
        key as Exclude<ExpressionKey, 'any of' | 'all of'> & MeansKey,
        field,
      );
      return means ? [means] : 'told';
    });
    const joined = join(parts, 'all');
    if (fields.size < before) return 'told';
    if (parts.length > 0) return joined;
    reading.findings.refuse('wants-map', map.at);
    return 'told';
  }
};
