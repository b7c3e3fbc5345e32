import { t } from '@corridor/text';
import { PARTS, type Part } from '../../pad/tally.ts';

const partText = (part: Part): string =>
  part === 'whole' ? t('whole') : part === 'front' ? t('front') : t('rear');

/** Two counters at two doors each count one. */
export const PartKeys = ({ part, onPart }: { part: Part; onPart: (part: Part) => void }) => (
  <fieldset className="parts" aria-label={t('Which part')}>
    {PARTS.map((each) => (
      <button
        key={each}
        type="button"
        aria-pressed={part === each}
        onClick={() => onPart(each)}
        data-testid={`part-${each}`}
      >
        {partText(each)}
      </button>
    ))}
  </fieldset>
);
