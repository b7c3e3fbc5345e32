import * as v from 'valibot';
import type { Scenario } from './types.ts';

// Every message is the end of a sentence that begins with the place: “vehicles[3].from must be …”.
const minutes = v.pipe(
  v.number('must be a number of minutes'),
  v.finite('must be a number of minutes'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(10_000_000, 'is more minutes than nineteen years have'),
);
const count = (least: number) =>
  v.pipe(
    v.number('must be a whole number'),
    v.safeInteger('must be a whole number'),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(10_000_000, 'must be 10,000,000 or less'),
  );
const text = v.pipe(
  v.string('must be a text in quotes'),
  v.minLength(1, 'must not be empty'),
  v.maxLength(200, 'must have 200 characters or fewer'),
);
const yesOrNo = v.boolean('must be true or false');
const listOf = <T extends v.GenericSchema>(one: T, most: number) =>
  v.pipe(
    v.array(one, 'must be a list: [ … ]'),
    v.maxLength(most, `must have ${most} entries or fewer`),
  );
/** The names of the fields are told where one is not known. */
const object = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, (issue) =>
    issue.expected === 'never'
      ? `is no field here; there are ${Object.keys(entries).join(', ')}`
      : issue.received === 'undefined'
        ? 'is missing'
        : 'must be an object: { … }',
  );
const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `must be ${values.map((one) => `"${one}"`).join(' or ')}`);

const span = object({ from: minutes, to: v.nullable(minutes) });
const spans = v.optional(listOf(span, 1000), []);
const places = object({
  sitting: v.optional(count(0), 0),
  lying: v.optional(count(0), 0),
  wheelchair: v.optional(count(0), 0),
});
const orAny = (least: number) => v.optional(v.nullable(count(least)), null);

const site = object({
  id: text,
  name: v.exactOptional(text),
  boarding: v.optional(object({ minutes: v.optional(minutes, 0), bays: orAny(1) }), {}),
  alighting: v.optional(
    object({ minutes: v.optional(minutes, 0), bays: orAny(1), peopleAnHour: orAny(1) }),
    {},
  ),
  places: v.optional(object({ people: orAny(0), lying: orAny(0) }), {}),
  closed: spans,
});

const way = object({
  from: text,
  to: text,
  minutes,
  back: v.nullable(minutes),
  slow: v.exactOptional(object({ minutes, back: v.nullable(minutes) })),
  checkpoints: v.optional(listOf(object({ checkpoint: text, after: minutes }), 50), []),
});

const checkpoint = object({
  id: text,
  name: v.exactOptional(text),
  lanes: v.optional(count(1), 1),
  shared: v.optional(yesOrNo, false),
  minutes: object({ loaded: minutes, empty: minutes }),
  headway: v.optional(minutes, 0),
  open: spans,
});

const vehicle = object({
  id: text,
  label: v.exactOptional(text),
  kind: v.optional(text, 'bus'),
  places,
  at: text,
  from: v.optional(minutes, 0),
  until: v.optional(v.nullable(minutes), null),
  aboard: v.optional(v.nullable(object({ batch: text, people: places })), null),
});

const group = object({
  id: text,
  site: text,
  people: places,
  times: v.optional(count(0), 1),
  critical: v.optional(yesOrNo, false),
});

const batch = object({
  id: text,
  name: v.exactOptional(text),
  to: v.pipe(listOf(text, 400), v.minLength(1, 'must name at least one site')),
  groups: listOf(group, 20_000),
  already: v.optional(
    object({ departed: v.optional(count(0), 0), arrived: v.optional(count(0), 0) }),
    {},
  ),
  vehicles: v.exactOptional(listOf(text, 2000)),
  held: v.optional(v.nullable(text), null),
});

const has = oneOf(['departed', 'arrived']);
const binding = v.variant(
  'is',
  [
    object({
      is: v.literal('after'),
      batch: text,
      of: text,
      has,
      people: v.optional(v.nullable(count(0)), null),
    }),
    object({
      is: v.literal('abreast'),
      batch: text,
      of: text,
      has,
      ahead: v.pipe(
        v.number('must be a share from 0 to 1'),
        v.minValue(0, 'must be a share from 0 to 1'),
        v.maxValue(1, 'must be a share from 0 to 1'),
      ),
    }),
    object({ is: v.literal('together'), batch: text, with: text }),
    object({ is: v.literal('not-before'), batch: text, minute: minutes }),
  ],
  'must be an object whose "is" is "after", "abreast", "together" or "not-before"',
);

const convoys = object({
  most: count(1),
  headway: minutes,
  assembling: v.optional(minutes, 0),
  escorts: orAny(1),
});

const announced = object({ vehicle: text, batch: text, from: text, to: text, departs: minutes });

/** What a scenario file looks like. What is left out is as `docs/planning.md` says. */
export const scenarioSchema: v.GenericSchema<unknown, Scenario> = object({
  format: v.literal('corridor-plan/1', 'must be "corridor-plan/1"'),
  name: v.exactOptional(text),
  exercise: v.exactOptional(yesOrNo),
  begins: v.exactOptional(
    v.pipe(text, v.isoTimestamp('must be an instant such as "2016-12-18T05:00:00+02:00"')),
  ),
  aim: v.optional(oneOf(['people', 'completion']), 'people'),
  sites: listOf(site, 400),
  ways: listOf(way, 20_000),
  checkpoints: v.optional(listOf(checkpoint, 200), []),
  vehicles: listOf(vehicle, 2000),
  batches: listOf(batch, 500),
  bindings: v.optional(listOf(binding, 2000), []),
  windows: spans,
  convoys: v.optional(v.nullable(convoys), null),
  announced: v.exactOptional(listOf(announced, 20_000)),
});
