import { CODE_LENGTH, CODE_SIGNS, checkTripCode } from '@corridor/operation';
import { labelText, t } from '@corridor/text';
import { useState } from 'react';
import { spacedCode } from '../../trip/slip.ts';

/** Keys of a thumb's width for all signs at once do not fit: digits, then two halves of the letters. */
const PAGES = [CODE_SIGNS.slice(0, 10), CODE_SIGNS.slice(10, 21), CODE_SIGNS.slice(21)];

/** The code on the driver's slip says which trip it is. Without one it is counted all the same, and matched later. */
export const SlipKeys = ({
  label,
  onCode,
  onBack,
}: {
  label: string;
  /** `null`: no slip. */
  onCode: (code: string | null) => void;
  onBack: () => void;
}) => {
  const [typed, setTyped] = useState('');
  const read = checkTripCode(typed);
  const [page, setPage] = useState(0);
  const isWrong = typed.length === CODE_LENGTH && !read.ok;
  return (
    <>
      <div className="number small slip-typed">
        <output aria-live="polite" data-testid="slip-typed">
          {spacedCode(typed.padEnd(CODE_LENGTH, '·'))}
        </output>
        <p className={isWrong ? 'warn' : 'soft'} role="status">
          {isWrong
            ? t('Not right: one sign is wrong. Look at the slip again.')
            : t('{label}: what does the driver’s slip say?', { label: labelText(label) })}
        </p>
      </div>
      <fieldset className="parts slip-pages" aria-label={t('Which signs')}>
        {PAGES.map((signs, at) => (
          <button
            key={signs}
            type="button"
            aria-pressed={at === page}
            onClick={() => setPage(at)}
            data-testid={`slip-page-${at}`}
          >
            <bdi dir="ltr">{`${signs.at(0)}\u2013${signs.at(-1)}`}</bdi>
          </button>
        ))}
      </fieldset>
      <fieldset className="slip-keys" aria-label={t('Signs of the slip')}>
        {[...(PAGES[page] ?? '')].map((sign) => (
          <button
            key={sign}
            type="button"
            disabled={typed.length === CODE_LENGTH}
            onClick={() => setTyped(typed + sign)}
            data-testid={`slip-${sign}`}
          >
            <bdi dir="ltr">{sign}</bdi>
          </button>
        ))}
        <button
          type="button"
          disabled={typed === ''}
          onClick={() => setTyped(typed.slice(0, -1))}
          aria-label={t('Delete last sign')}
          data-testid="slip-delete"
        >
          <span aria-hidden="true">{'\u2190'}</span>
        </button>
      </fieldset>
      <div className="row">
        <button type="button" className="quiet" onClick={onBack} data-testid="slip-back">
          {t('Back')}
        </button>
        <button type="button" onClick={() => onCode(null)} data-testid="slip-none">
          {t('No slip')}
        </button>
        <button
          type="button"
          className="main"
          disabled={!read.ok}
          onClick={() => read.ok && onCode(read.code)}
          data-testid="slip-ok"
        >
          {t('Count')}
        </button>
      </div>
    </>
  );
};
