import { t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { changeText } from './rows.ts';
import { announcedIn, useAnnounced } from './usePlan.ts';

const MOST = 10;

/** What is not as it was announced any more. */
export function Changes({ answer }: { readonly answer: PlanAnswer }) {
  const { facts, clock } = useBoard();
  const announced = useAnnounced();
  const isAnnounced = announcedIn(facts) !== null;
  const { changes } = answer.proposal;
  const { zero } = answer.known.legend;
  return (
    <section className="panel" data-testid="plan-changes">
      <h2 className="question">{t('Against what was announced')}</h2>
      {!isAnnounced && <p className="soft">{t('Nothing was announced yet.')}</p>}
      {isAnnounced && announced === null && (
        <p className="soft">{t('A timetable was announced that this board cannot open (yet).')}</p>
      )}
      {announced !== null && changes.length === 0 && <p>{t('Everything is as announced.')}</p>}
      {changes.length > 0 && (
        <ul className="plan-list">
          {changes.slice(0, MOST).map((change) => (
            <li key={JSON.stringify([change.announced, change.minutes])}>
              ≈ {changeText(facts, change, zero, clock)}
            </li>
          ))}
          {changes.length > MOST && (
            <li className="soft">
              {t('{n, plural, one {# more change} other {# more changes}}', {
                n: changes.length - MOST,
              })}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
