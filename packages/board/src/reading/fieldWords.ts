import { t, type Words, wordOf } from '@corridor/text';
import type { NotTaken, ProposalField } from './proposal.ts';

/** Short: they stand over the words of the article that gave the field. */
const fields: Words<Exclude<ProposalField, 'value'>> = {
  approx: 'how exactly',
  unit: 'of what',
  measure: 'what of them',
  category: 'which people',
  hedge: 'unsure',
  speaker: 'who',
  speakerRole: 'function',
  reportedVia: 'through',
  saidOn: 'said on',
  about: 'when',
  fromPlace: 'from',
  toPlace: 'to',
  place: 'where',
  partOf: 'part of',
  event: 'what',
};

export const fieldWord = (field: ProposalField): string =>
  field === 'value' ? t('how many') : wordOf(fields, field);

/** What a person has to look at, in words. `said`: the text's own words for it. */
export const notTakenText = (one: NotTaken, said: string): string =>
  'name' in one
    ? t('“{name}” is longer than a name may be here: shorten it as you record.', { name: one.name })
    : t('The ledger has no word for “{word}”: left blank.', {
        word: said || one.word.replaceAll('_', ' '),
      });
