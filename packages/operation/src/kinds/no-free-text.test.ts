import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { kinds, SUBJECT_TYPES } from './index.ts';

interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly metadata?: { readonly sort?: string };
  readonly requirement?: unknown;
  readonly options?: readonly unknown[];
  readonly item?: Part;
  readonly wrapped?: Part;
  readonly entries?: { readonly [name: string]: Part };
}

/** The only places where a name may stand. A claim is public speech of a public function. */
const LABELS: ReadonlySet<string> = new Set([
  'operation opened.name',
  'operation opened.from',
  'operation opened.to',
  'site defined.name',
  'party named.name',
  'vehicle listed.label',
  'post staffed.label',
  'corridor laid.name',
  'incident attributed.by',
  'document added.publisher',
  ...['confirmed', 'in-force', 'disputed', 'withdrawn', 'suspended', 'fulfilled'].map(
    (kind) => `term ${kind}.saidBy`,
  ),
  'term resumed.saidBy',
  ...['opened', 'suspended', 'resumed', 'closed'].map((kind) => `corridor ${kind}.saidBy`),
  ...['operation', 'site'].flatMap((type) =>
    ['suspended', 'resumed'].map((kind) => `${type} movement-${kind}.saidBy`),
  ),
  ...['required', 'dropped'].map((kind) => `condition ${kind}.saidBy`),
  ...['proposed', 'recorded'].flatMap((kind) =>
    ['speaker', 'channel', 'from', 'to', 'place'].map((field) => `claim ${kind}.${field}`),
  ),
]);

interface TextField {
  readonly path: string;
  /** Where a correction carries it, the field that it corrects. */
  readonly corrects: string | null;
  readonly sort: string;
  readonly schema: Part;
}

const steps = (part: Part): readonly Part[] => {
  const [first, ...rest] = part.pipe ?? [];
  if (!first) return [part];
  return first.pipe ? [...steps(first), ...rest] : [first, ...rest];
};

/** Every place of a schema in which a text could stand. Throws at a part it does not know. */
const textsOf = (part: Part, path: string): readonly TextField[] => {
  const parts = steps(part);
  const [base] = parts;
  switch (base?.type) {
    case 'string': {
      const sort = parts.find((step) => step.metadata?.sort)?.metadata?.sort ?? 'free text';
      const hasPattern = parts.some((step) => step.type === 'regex');
      return [{ path, corrects: null, sort: hasPattern ? sort : 'free text', schema: part }];
    }
    case 'number':
    case 'boolean':
    case 'literal':
      return [];
    case 'picklist':
      return (base.options ?? []).flatMap((code) =>
        typeof code === 'string' && /^[a-z][a-z-]{0,40}$/.test(code)
          ? []
          : [{ path: `${path}=${code}`, corrects: null, sort: 'free text', schema: part }],
      );
    case 'array':
      return textsOf(base.item as Part, `${path}[]`);
    case 'nullable':
    case 'exact_optional':
      return textsOf(base.wrapped as Part, path);
    case 'union':
      return (base.options as readonly Part[]).flatMap((option) => textsOf(option, path));
    case 'loose_object':
      return Object.entries(base.entries ?? {}).flatMap(([name, entry]) =>
        textsOf(entry, path.endsWith('.') ? `${path}${name}` : `${path}.${name}`),
      );
    default:
      throw new Error(`${path}: a part of a schema that nobody looked at: ${base?.type}`);
  }
};

const all = SUBJECT_TYPES.flatMap((type) =>
  Object.entries(kinds[type]).flatMap(([kind, schema]) =>
    textsOf(schema as unknown as Part, `${type} ${kind.split('@')[0]}.`).map((field) => {
      const corrected = / corrected\.fact\.(.*)$/.exec(field.path);
      return corrected ? { ...field, corrects: `${type} ${corrected[1]}` } : field;
    }),
  ),
);

const SENTENCES = [
  'They took two men off the bus.',
  'Ahmad al-Hassan, born 1991',
  'two men taken at the second checkpoint',
  'see note',
  '+963 944 123 456',
  'line one\nline two',
  'رجلان أُنزلا من الحافلة',
];

describe('no free text', () => {
  test('S1 every text is a code, a reference, a hash, an id, a zone, a P-code, a date or a label', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ sort }) => sort === 'free text').map(({ path }) => path)).toEqual([]);
  });

  test('labels stand only where the list allows them', () => {
    const labels = all.filter(({ sort }) => sort === 'label');
    const isAllowed = ({ path, corrects }: TextField) => {
      if (!corrects) return LABELS.has(path);
      const [type, field] = corrects.split(' ');
      return [...LABELS].some((name) => name.startsWith(`${type} `) && name.endsWith(`.${field}`));
    };
    expect(labels.filter((field) => !isAllowed(field)).map(({ path }) => path)).toEqual([]);
    const used = new Set(labels.map(({ path }) => path));
    expect([...LABELS].filter((path) => !used.has(path))).toEqual([]);
  });

  test('whatever is not a label refuses a sentence, a name and a telephone number', () => {
    for (const { path, sort, schema } of all) {
      if (sort === 'label') continue;
      for (const sentence of SENTENCES) {
        expect(v.is(schema as unknown as v.GenericSchema, sentence), `${path}: ${sentence}`).toBe(
          false,
        );
      }
    }
  });

  test('a label is a name, not a sentence', () => {
    const [label] = all.filter(({ sort }) => sort === 'label');
    const is = (text: string) => v.is(label?.schema as unknown as v.GenericSchema, text);
    for (const name of [
      'Ramouseh 2',
      'راموسة',
      'Sham FM',
      "Croissant-Rouge arabe syrien (point d'eau)",
      'St Mary',
      'X1',
      'spokeswoman of the International Committee of the Red Cross',
    ]) {
      expect(is(name), name).toBe(true);
    }
    for (const text of [
      '',
      ' ',
      'a '.repeat(31).trim(),
      'x'.repeat(61),
      'They took him. Two men',
      'They took him.',
      'Who?',
      'born 1991, Aleppo',
      '0944123456',
      'line one\nline two',
      'left\u202eright',
      'a b c d e f g h i j k',
      'tab\there',
    ]) {
      expect(is(text), text).toBe(false);
    }
  });
});
