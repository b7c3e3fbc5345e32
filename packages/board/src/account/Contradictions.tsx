import { type Account, type Contradiction, possibleOf, type Scope } from '@corridor/account';
import { t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { contradictionText } from './contradictionText.ts';

const SHOWN = 4;

const keyOf = ({ code, trip, site, between, records }: Contradiction) =>
  [code, trip, site, between?.since, ...records.map(({ line }) => line)].join(' ');

/** Records that cannot all be true, each in one sentence, and back to what was written. */
export function Contradictions(props: {
  readonly account: Account;
  readonly now: number;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { evidence } = props.account;
  const { facts, clock } = useBoard();
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => possibleOf(evidence).contradictions, [evidence]);
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.slice(0, SHOWN);
  return (
    <section className="panel" aria-label={t('Cannot all be true')} data-testid="contradictions">
      <h2 className="question">{t('Cannot all be true')}</h2>
      <p className="small soft">
        {t(
          'None is thrown away: the possible range holds all of them until somebody finds out which is wrong.',
        )}
      </p>
      <ul>
        {shown.map((one) => {
          const trip = one.trip;
          return (
            <li key={keyOf(one)} className="contradiction">
              <span>{contradictionText(facts, clock, props.now, one)}</span>
              {trip && (
                <button
                  type="button"
                  className="link small no-print"
                  onClick={() => props.onTrace({ measure: 'arrived', trip })}
                >
                  {t('its counts')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {all.length > SHOWN && (
        <Button className="quiet no-print" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('only the largest') : t('all {n}', { n: all.length })}
        </Button>
      )}
    </section>
  );
}
