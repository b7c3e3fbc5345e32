import { t } from '@corridor/text';
import './records.css';
import { useStore } from '../../store.ts';
import { siteUse } from '../../view/siteUse.ts';
import { siteOf } from '../../view/world.ts';
import { go, goToPad, useSession } from '../context.ts';
import { mayRecord } from './mayRecord.ts';
import { type NoteProps, SCREENS } from './screens.ts';
import { useReport } from './useReport.ts';
import type { RecordWhat } from './what.ts';

const keyText = (what: RecordWhat): { readonly title: string; readonly detail: string } => {
  switch (what) {
    case 'own-means':
      return { title: t('By their own means'), detail: t('cars, vans, lorries, on foot') };
    case 'waiting':
      return { title: t('People waiting'), detail: t('how many, since when, how cold') };
    case 'crowd':
      return { title: t('The crowd'), detail: t('calm, pressing, crush') };
    case 'informed':
      return { title: t('People informed'), detail: t('where it goes, that nobody must') };
    case 'asked':
      return { title: t('People asked'), detail: t('may stay, where to') };
    case 'breakdown':
      return { title: t('Women, girls, boys'), detail: t('at this site, never per vehicle') };
    case 'checkpoint':
      return { title: t('At the checkpoint'), detail: t('what stands here, what goes on') };
    case 'standing':
      return { title: t('Boarded, and stands'), detail: t('a vehicle that may not leave yet') };
    case 'halted':
      return { title: t('A vehicle halted'), detail: t('why, here or on the road') };
    case 'sent-back':
      return { title: t('A vehicle was sent back'), detail: t('with everybody on board') };
    case 'post':
      return { title: t('Our post'), detail: t('here, all answered, left') };
    case 'incident':
      return { title: t('Something went wrong'), detail: t('shots, accident, crush …') };
    case 'vehicle-state':
      return { title: t('State of a vehicle'), detail: t('broken down, seized, ready again') };
  }
};

/** What a counter here most likely records besides counting. */
const ORDERS: { readonly [use in ReturnType<typeof siteUse>]: readonly RecordWhat[] } = {
  boarding: [
    'incident',
    'post',
    'waiting',
    'crowd',
    'informed',
    'asked',
    'own-means',
    'standing',
    'sent-back',
    'halted',
    'vehicle-state',
    'breakdown',
    'checkpoint',
  ],
  passing: [
    'checkpoint',
    'incident',
    'post',
    'own-means',
    'halted',
    'sent-back',
    'vehicle-state',
    'waiting',
    'crowd',
    'standing',
    'informed',
    'asked',
    'breakdown',
  ],
  arriving: [
    'incident',
    'post',
    'own-means',
    'breakdown',
    'waiting',
    'crowd',
    'informed',
    'asked',
    'halted',
    'sent-back',
    'vehicle-state',
    'standing',
    'checkpoint',
  ],
};

/** Everything but counting vehicles, one key from the pad. */
export const NotesMenu = ({ site }: NoteProps) => {
  const session = useSession();
  const world = useStore(session.world);
  const { isWriting } = useStore(session.desk.state);
  const report = useReport(site);
  const rights = useStore(session.rights);
  const order = ORDERS[siteUse(siteOf(world, site).kind)];
  return (
    <main className="screen" data-testid="notes-menu">
      <h1>{t('Record something else')}</h1>
      <button
        type="button"
        className="shots"
        disabled={isWriting}
        onClick={() =>
          void report('shots').then((isDone) => isDone && go({ at: 'note', what: 'incident' }))
        }
        data-testid="shots-now"
      >
        <b>{t('SHOTS, now, near here')}</b>
      </button>
      <ul className="list two-wide">
        {order
          .filter((what) => SCREENS[what] !== undefined && mayRecord(rights, what, site))
          .map((what) => {
            const { title, detail } = keyText(what);
            return (
              <li key={what}>
                <button
                  type="button"
                  onClick={() => go({ at: 'note', what })}
                  data-testid={`note-${what}`}
                >
                  <span className="said">
                    <b>{title}</b>
                    <small>{detail}</small>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
      <div className="row end foot">
        <button type="button" className="quiet" onClick={goToPad} data-testid="back">
          {t('Back to the pad')}
        </button>
      </div>
    </main>
  );
};
