import * as v from 'valibot';

const word = v.pipe(v.string(), v.trim(), v.nonEmpty('a word is empty'), v.maxLength(200));
const name = v.pipe(v.string(), v.trim(), v.nonEmpty('a name is empty'), v.maxLength(200));
const rows = <T extends v.GenericSchema>(is: T) =>
  v.array(v.strictObject({ words: v.pipe(v.array(word), v.minLength(1, 'no words')), is }));

const PHASES = [
  'started',
  'ongoing',
  'held',
  'suspended',
  'resumed',
  'completed',
  'failed',
  'planned',
  'announced',
  'concluded',
  'proposed',
  'violated',
  'extended',
] as const;
const phases = v.strictObject(v.entriesFromList(PHASES, v.exactOptional(name)));

/** What may stand in a section of a file of words. */
export const SECTIONS = {
  approximations: rows(
    v.picklist([
      'exact',
      'about',
      'nearly',
      'more_than',
      'at_least',
      'at_most',
      'up_to',
      'several',
    ]),
  ),
  units: rows(
    v.strictObject({
      unit: name,
      category: v.exactOptional(name),
      says: v.exactOptional(name),
      isAside: v.exactOptional(v.boolean()),
    }),
  ),
  categories: rows(name),
  measures: rows(
    v.strictObject({
      measure: name,
      planned: v.exactOptional(name),
      place: v.exactOptional(v.picklist(['from', 'to', 'at'])),
      active: v.exactOptional(v.nullable(name)),
      isWeak: v.exactOptional(v.boolean()),
      units: v.exactOptional(v.union([v.literal('any'), v.array(name)])),
    }),
  ),
  hedges: rows(v.picklist(['plan', 'report'])),
  speech: rows(
    v.strictObject({
      form: v.picklist(['according-to', 'verb', 'noun']),
      isAccusation: v.exactOptional(v.boolean()),
      isChannel: v.exactOptional(v.boolean()),
      isParticiple: v.exactOptional(v.boolean()),
      isCiting: v.exactOptional(v.boolean()),
      isOfClause: v.exactOptional(v.boolean()),
      isWeak: v.exactOptional(v.boolean()),
      isOfFigure: v.exactOptional(v.boolean()),
      isAside: v.exactOptional(v.boolean()),
    }),
  ),
  speakers: rows(
    v.strictObject({
      kind: v.picklist(['organisation', 'function', 'medium', 'group', 'title', 'portfolio']),
      role: v.exactOptional(name),
      isChannel: v.exactOptional(v.boolean()),
      isGeneric: v.exactOptional(v.boolean()),
    }),
  ),
  places: rows(
    v.strictObject({
      name,
      kind: v.exactOptional(
        v.picklist(['country', 'city', 'district', 'village', 'region', 'crossing', 'camp']),
      ),
    }),
  ),
  events: rows(
    v.variant('form', [
      v.strictObject({
        form: v.literal('noun'),
        phases,
        needs: v.exactOptional(v.array(name)),
      }),
      v.strictObject({
        form: v.literal('verb'),
        type: name,
        ongoing: v.exactOptional(name),
        planned: v.exactOptional(name),
        phases: v.exactOptional(phases),
        needs: v.exactOptional(v.array(name)),
        isReflexive: v.exactOptional(v.boolean()),
      }),
      v.strictObject({
        form: v.literal('phase'),
        phase: v.picklist(PHASES),
        isNoun: v.exactOptional(v.boolean()),
      }),
      v.strictObject({ form: v.literal('part'), part: name }),
    ]),
  ),
};

/** A user's file: any of the sections, nothing else, so that a slip of the pen is told and not passed over. */
export const USER_FILE = v.strictObject({
  approximations: v.exactOptional(SECTIONS.approximations),
  units: v.exactOptional(SECTIONS.units),
  categories: v.exactOptional(SECTIONS.categories),
  measures: v.exactOptional(SECTIONS.measures),
  hedges: v.exactOptional(SECTIONS.hedges),
  speech: v.exactOptional(SECTIONS.speech),
  speakers: v.exactOptional(SECTIONS.speakers),
  places: v.exactOptional(SECTIONS.places),
  events: v.exactOptional(SECTIONS.events),
});
