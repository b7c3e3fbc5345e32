import { LEAST_PEOPLE, LEAST_VEHICLES } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { useState } from 'react';
import { type Offer, peopleOf } from '../../records/breakdown.ts';

/** A quarter-day that is over: its table, or why there will be none. */
export const BreakdownOffer = ({
  offer,
  span,
  isWriting,
  onWrite,
  onErase,
}: {
  readonly offer: Offer;
  /** `08:00–14:00` */
  readonly span: string;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
  readonly onErase: () => void;
}) => {
  const [isSure, setSure] = useState(false);
  const { count, table } = offer;
  const people = peopleOf(count);
  if (!table.ok) {
    const { why } = table.refusal;
    if (why === 'too-early') return null;
    return (
      <div className="card stack" data-testid="breakdown-refused" data-why={why}>
        <p>
          <b>{t('{span}: no table', { span })}</b>
        </p>
        <p>
          {why === 'again'
            ? t(
                'A table of these hours was recorded already. The difference of two would tell who the few in between are.',
              )
            : t(
                'People: {people}. Vehicles: {vehicles}. That is too few: with less than {leastPeople} people or {leastVehicles} vehicles, who knows the place can tell who they are.',
                {
                  people: figure(people),
                  vehicles: figure(count.vehicles),
                  leastPeople: figure(LEAST_PEOPLE),
                  leastVehicles: figure(LEAST_VEHICLES),
                },
              )}
        </p>
        <p className="soft">
          {t('The counts of vehicles are not touched by this: nobody is missing.')}
        </p>
        <button type="button" onClick={onErase} data-testid="breakdown-erase">
          {t('Erase these numbers')}
        </button>
      </div>
    );
  }
  const { fact } = table.draft;
  return (
    <div className="card stack" data-testid="breakdown-offer">
      <p>
        <b>
          {t('{span}: {people} people in {vehicles} vehicles', {
            span,
            people: figure(fact.people),
            vehicles: figure(fact.vehicles),
          })}
        </b>
      </p>
      <dl className="facts">
        <dt>{t('Women')}</dt>
        <dd>{figure(fact.women)}</dd>
        <dt>{t('Girls')}</dt>
        <dd>{figure(fact.girls)}</dd>
        <dt>{t('Boys')}</dt>
        <dd>{figure(fact.boys)}</dd>
        <dt>{t('Elderly')}</dt>
        <dd>{fact.elderly === undefined ? t('not told') : figure(fact.elderly)}</dd>
        <dt>{t('Disabled')}</dt>
        <dd>{fact.disabled === undefined ? t('not told') : figure(fact.disabled)}</dd>
      </dl>
      <p className="soft">{t('Rounded to fives. The exact numbers go from this phone.')}</p>
      {isSure ? (
        <>
          <p className="warn">
            {t('It cannot be corrected, and there is no second table of these hours.')}
          </p>
          <div className="row">
            <button type="button" onClick={() => setSure(false)}>
              {t('Not yet')}
            </button>
            <button
              type="button"
              className="main wide"
              disabled={isWriting}
              onClick={onWrite}
              data-testid="breakdown-sure"
            >
              {t('Yes, record it')}
            </button>
          </div>
        </>
      ) : (
        <button
          type="button"
          className="main"
          onClick={() => setSure(true)}
          data-testid="breakdown-write"
        >
          {t('Record this table …')}
        </button>
      )}
    </div>
  );
};
