import type { Findings } from './findings.ts';
import { nearest, plain } from './nearest.ts';
import type { Node } from './tree.ts';

/** The keys that something may have, each with other ways of writing it. */
export type Keys<K extends string> = { readonly [key in K]: readonly string[] };

export interface Field {
  readonly value: Node;
  readonly at: number;
  /** As it is written. */
  readonly key: string;
}
export type Fields<K extends string> = ReadonlyMap<K, Field>;

/** Named entries of a closed set; what is not of it is told, with what was most likely meant. */
export const fieldsOf = <K extends string>(
  node: Node,
  keys: Keys<K>,
  where: string,
  findings: Findings,
): Fields<K> => {
  const fields = new Map<K, Field>();
  if (node.is !== 'map') {
    findings.refuse('wants-map', node.at);
    return fields;
  }
  const canonical = new Map<string, K>();
  for (const [key, others] of Object.entries(keys) as [K, readonly string[]][]) {
    for (const one of [key, ...others]) canonical.set(plain(one), key);
  }
  for (const { key, at, value } of node.entries) {
    const known = canonical.get(plain(key));
    if (known === undefined)
      findings.refuse('unknown-key', at, { key, where }, () => nearest(key, Object.keys(keys)));
    else if (fields.has(known)) findings.refuse('key-twice', at, { key });
    else fields.set(known, { value, at, key });
  }
  return fields;
};

export interface NamedNode {
  readonly name: string;
  readonly at: number;
  readonly body: Node;
}

const isNameKey = (key: string): boolean => plain(key) === 'name';

/** `parties:` as named entries, or as a list of names or of entries that each have a `name`. */
export const namedIn = (
  node: Node | null,
  most: number,
  findings: Findings,
): readonly NamedNode[] => {
  if (!node || (node.is === 'text' && node.text === '')) return [];
  if (node.is === 'text') {
    findings.refuse('wants-map', node.at);
    return [];
  }
  const nothing = (at: number): Node => ({ is: 'text', text: '', at });
  const all =
    node.is === 'map'
      ? node.entries.map(({ key, at, value }) => ({ name: key, at, body: value }))
      : node.items.flatMap((item): readonly NamedNode[] => {
          if (item.is === 'text') return [{ name: item.text, at: item.at, body: nothing(item.at) }];
          const name = item.is === 'map' && item.entries.find(({ key }) => isNameKey(key));
          if (!name || item.is !== 'map' || name.value.is !== 'text') {
            findings.refuse('no-name', item.at);
            return [];
          }
          const entries = item.entries.filter((entry) => entry !== name);
          return [{ name: name.value.text, at: name.value.at, body: { ...item, entries } }];
        });
  if (all.length > most) findings.refuse('too-many', all[most]?.at ?? node.at, { most });
  return all.slice(0, most);
};
