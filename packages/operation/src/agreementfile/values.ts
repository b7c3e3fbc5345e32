import * as v from 'valibot';
import type { SubjectId } from '../event.ts';
import { label } from '../kinds/fields.ts';
import type { Findings } from './findings.ts';
import type { NamedType, Names } from './names.ts';
import { nearest, plain } from './nearest.ts';
import { countIn, quantityIn, type Said } from './quantity.ts';
import { timeIn, type Zone } from './time.ts';
import { isEmpty, type Node } from './tree.ts';

export interface Reading {
  readonly findings: Findings;
  readonly names: Names;
  readonly zone: Zone | null;
}

export const textIn = ({ findings }: Reading, node: Node): string | null => {
  if (node.is === 'text' && node.text.trim() !== '') return node.text.trim();
  findings.refuse('wants-text', node.at);
  return null;
};

/** One thing, or a list of things. */
export const itemsIn = (reading: Reading, node: Node, most: number): readonly Node[] => {
  if (node.is === 'text') return isEmpty(node) ? [] : [node];
  if (node.is === 'map') {
    reading.findings.refuse('wants-list', node.at);
    return [];
  }
  if (node.items.length > most)
    reading.findings.refuse('too-many', (node.items[most] as Node).at, { most });
  return node.items.slice(0, most);
};

/** `pick-up point` and `Pick-up-point` are the same word. */
export const wordIn = <const C extends string>(
  reading: Reading,
  node: Node,
  codes: readonly C[],
): C | null => {
  const text = textIn(reading, node);
  if (text === null) return null;
  const found = codes.find((code) => plain(code) === plain(text));
  if (found !== undefined) return found;
  const words = codes.map(plain);
  reading.findings.refuse('unknown-word', node.at, { word: text.slice(0, 60), known: words }, () =>
    nearest(text, words),
  );
  return null;
};

export const isYes = (node: Node): boolean =>
  node.is === 'text' && /^(?:|yes|true|y)$/i.test(node.text.trim());

export const yesOrNoIn = ({ findings }: Reading, node: Node): boolean | null => {
  if (node.is === 'text' && /^(?:yes|true|y)$/i.test(node.text.trim())) return true;
  if (node.is === 'text' && /^(?:no|false|n)$/i.test(node.text.trim())) return false;
  findings.refuse('not-yes-or-no', node.at);
  return null;
};

export const momentIn = (reading: Reading, node: Node): number | null => {
  const text = textIn(reading, node);
  if (text === null) return null;
  const found = timeIn(text, reading.zone);
  if (typeof found === 'number') return found;
  reading.findings.refuse(found.fault, node.at, { word: text.slice(0, 60) });
  return null;
};

export const peopleIn = (reading: Reading, node: Node): Said | null => {
  const text = textIn(reading, node);
  const said = text === null ? null : quantityIn(text);
  if (text !== null && !said)
    reading.findings.refuse('no-quantity', node.at, { word: text.slice(0, 60) });
  return said;
};

/** "About" binds nobody: a term's number is one that somebody can be held to. */
export const termPeopleIn = (
  reading: Reading,
  node: Node,
): Exclude<Said, { readonly about: number }> | null => {
  const said = peopleIn(reading, node);
  if (!said || !('about' in said)) return said;
  reading.findings.refuse('about-in-term', node.at);
  return null;
};

export const wholeIn = (reading: Reading, node: Node): number | null => {
  const text = textIn(reading, node);
  const value = text === null ? null : countIn(text);
  if (text !== null && value === null)
    reading.findings.refuse('no-count', node.at, { word: text.slice(0, 60) });
  return value;
};

export const refIn = (reading: Reading, node: Node, type: NamedType): SubjectId | null => {
  const text = textIn(reading, node);
  return text === null ? null : reading.names.find(type, text, node.at);
};

export const refsIn = (
  reading: Reading,
  node: Node,
  type: NamedType,
  most: number,
): readonly SubjectId[] =>
  itemsIn(reading, node, most).flatMap((item) => refIn(reading, item, type) ?? []);

const LABEL = label();
/** What the records take as a name. */
export const isLabel = (name: string): boolean => v.is(LABEL, name);
