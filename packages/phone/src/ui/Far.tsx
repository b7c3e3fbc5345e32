import { t } from '@corridor/text';
import type { Whereabouts } from '../view/own.ts';

const STEPS: Readonly<Record<Whereabouts, number>> = { phone: 1, hub: 2, centre: 3 };
export const whereaboutsText = (where: Whereabouts): string =>
  where === 'phone' ? t('kept here') : where === 'hub' ? t('at the hub') : t('at the centre');

/** Where a header has one word's room. */
export const whereaboutsShort = (where: Whereabouts): string =>
  where === 'phone' ? t('here') : where === 'hub' ? t('hub') : t('centre');

/** How far a record has come: one, two or three dots. Never by colour alone. */
export const Far = ({ where, isSaid = false }: { where: Whereabouts; isSaid?: boolean }) => (
  <>
    <span className="far" aria-hidden="true">
      {[1, 2, 3].map((step) => (
        <i key={step} className={step <= STEPS[where] ? 'on' : ''} />
      ))}
    </span>
    {isSaid ? <span className="sr">{whereaboutsText(where)}</span> : null}
  </>
);
