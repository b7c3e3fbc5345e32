import type { LineId, SubjectId } from '../event.ts';

/** What looks wrong in the records, each in one plain sentence. A finding never refuses and never hides a fact. */
export const RULES = {
  'absurd-load': 'More people than ever fitted into a vehicle of this kind.',
  'more-wounded-than-people': 'More wounded than people were counted.',
  'more-lying-than-people': 'More lying patients than people were counted.',
  'more-children-than-people': 'More children than people were counted.',
  'range-does-not-hold': 'An "about" count lies outside its own range, or has none.',
  'laps-not-asked': 'Nobody asked for children on laps.',
  'arrived-before-departed': 'It arrived before it left, by more than the clocks can explain.',
  'faster-than-the-road': 'It arrived sooner than this road can be driven.',
  'vehicle-in-two-places': 'One vehicle is recorded on two trips at the same time.',
  'two-vehicles-on-one-trip': 'It left as one vehicle and arrived as another.',
  'moved-without-go': 'Vehicles moved although no go was given.',
  'counts-differ':
    'Two people counted the same part and got different numbers; a third who counts it settles it.',
  'doors-differ': 'The counts at the doors do not add up to the count of the whole vehicle.',
  'transcription-differs':
    'What a post counted and what was written down of it by radio or from paper are different numbers.',
  'fewer-arrived': 'Fewer arrived than boarded.',
  'more-arrived': 'More arrived than boarded.',
  'heaped-numbers': 'One counter writes far too many round numbers for exact counts.',
  'correction-elsewhere':
    'A correction names a line that is not of this subject; it has no effect.',
  'correction-does-not-fit': 'A correction does not fit the line it names; it has no effect.',
  'record-of-another':
    'Somebody tried to take back or correct what another device wrote, without saying so; it has no effect.',
  'breakdown-again': 'A second table for the same site and quarter-day is left out.',
  'breakdown-too-early': 'A table was written before its quarter-day ended; it is left out.',
  'breakdown-does-not-add-up': 'A table has more women, girls and boys than people.',
  'spans-overlap':
    'Two counts of people leaving by their own means cover the same time for longer than a hand-over (two minutes, or a tenth of the shorter one): the longer one counts, the other stands beside it.',
  'district-on-a-road':
    'A road is laid through a district; a district is where people come from, not a stop.',
  'window-ends-before-it-starts': 'A window ends before it starts.',
} as const;
export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  readonly subject: SubjectId;
  /** The lines that show it. */
  readonly lines: readonly LineId[];
  /** The figures that show it, by name, for the sentence on the screen. */
  readonly numbers?: { readonly [name: string]: number };
  /** The other subject, where two are needed to see it. */
  readonly other?: SubjectId;
}
