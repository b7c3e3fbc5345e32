import fc from 'fast-check';
import type * as v from 'valibot';

interface Part {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly metadata?: { readonly sort: string };
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly item?: Part;
  readonly wrapped?: Part;
  readonly entries?: { readonly [name: string]: Part };
}

const steps = (part: Part): readonly Part[] => {
  const [first, ...rest] = part.pipe ?? [];
  if (!first) return [part];
  return first.pipe ? [...steps(first), ...rest] : [first, ...rest];
};

const arbitraryNumber = (parts: readonly Part[]): fc.Arbitrary<number> => {
  const asked = (type: string) =>
    parts.flatMap((part) => (part.type === type ? [part.requirement as number] : []));
  const min = Math.max(...asked('min_value'));
  const max = Math.min(...asked('max_value'));
  const [step = 1] = asked('multiple_of');
  const isWhole = parts.some((part) => part.type === 'integer');
  const whole = (most: number) =>
    fc.integer({ min: Math.ceil(min / step), max: Math.floor(most / step) }).map((n) => n * step);
  if (!isWhole) return fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true }));
  return fc.oneof({ weight: 4, arbitrary: whole(Math.min(max, min + 2000)) }, whole(max));
};

const arbitraryText = (part: Part): fc.Arbitrary<string> => {
  const parts = steps(part);
  const sort = parts.find((step) => step.type === 'metadata')?.metadata?.sort;
  const pattern = parts.find((step) => step.type === 'regex')?.requirement as RegExp;
  if (sort !== 'label') return fc.stringMatching(pattern);
  return fc.constantFrom('Ramouseh 2', 'Sham FM', 'راموسة', 'Croissant-Rouge', "point d'eau", '12');
};

const arbitrary = (part: Part): fc.Arbitrary<unknown> => {
  const [base] = steps(part);
  if (base?.type === 'string') return arbitraryText(part);
  if (base?.type === 'number') return arbitraryNumber(steps(part));
  if (base?.type === 'array') return fc.array(arbitrary(base.item as Part), { maxLength: 4 });
  switch (part.type) {
    case 'loose_object': {
      const entries = Object.entries(part.entries ?? {});
      const isNeeded = ([, entry]: readonly [string, Part]) => entry.type !== 'exact_optional';
      return fc.record(
        Object.fromEntries(
          entries.map(([name, entry]) => [
            name,
            arbitrary(isNeeded([name, entry]) ? entry : (entry.wrapped as Part)),
          ]),
        ),
        { requiredKeys: entries.filter(isNeeded).map(([name]) => name) },
      );
    }
    case 'picklist':
      return fc.constantFrom(...(part.options ?? []));
    case 'literal':
      return fc.constant(part.literal);
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(arbitrary(part.wrapped as Part));
    case 'union':
      return fc.oneof(...(part.options as readonly Part[]).map(arbitrary));
    default:
      throw new Error(`no random ${part.type}`);
  }
};

/** Building one takes longer than drawing from it. */
const made = new WeakMap<object, fc.Arbitrary<object>>();

/** Random facts that fit a schema, as JSON gives them. */
export const arbitraryFact = (schema: v.GenericSchema): fc.Arbitrary<object> => {
  const known = made.get(schema);
  if (known) return known;
  const fresh = arbitrary(schema as unknown as Part).map(
    (fact) => JSON.parse(JSON.stringify(fact)) as object,
  );
  made.set(schema, fresh);
  return fresh;
};

const WRONG: readonly unknown[] = [
  null,
  undefined,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2e9,
  '',
  'They took him off the bus at the second checkpoint.',
  'site/',
  'trip/12.7K3M9Q\n',
  [],
  [1],
  {},
  true,
  '47',
];

/** The same facts with one field lost, wrong, or of a newer app. */
export const damaged = (schema: v.GenericSchema): fc.Arbitrary<object> =>
  fc
    .tuple(arbitraryFact(schema), fc.nat(50), fc.constantFrom(...WRONG), fc.nat(2))
    .map(([fact, at, wrong, how]) => {
      const names = Object.keys(fact);
      const name = names[at % Math.max(1, names.length)] ?? 'of';
      if (how === 0) return { ...fact, fromANewerApp: wrong };
      if (how === 1)
        return Object.fromEntries(Object.entries(fact).filter(([key]) => key !== name));
      return { ...fact, [name]: wrong };
    });
