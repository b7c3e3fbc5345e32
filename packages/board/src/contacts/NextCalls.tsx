import { isolate, t } from '@corridor/text';
import { useBoard } from '../app/board.ts';
import { useContacts } from './context.tsx';
import { countdownText, whoText } from './say.ts';
import { contactWord } from './words.ts';
import './contacts.css';

/**
 * The calls that are owed, with the time left: a small piece for any screen of a coordinator. Nothing where none is owed, and
 * nothing on the board of any other role, which knows of no call.
 */
export function NextCalls(props: {
  readonly now: number;
  /** The soonest so many; all where absent. */
  readonly most?: number;
}) {
  const { facts, clock } = useBoard();
  const next = useContacts()?.view.next ?? [];
  const shown = next.slice(0, props.most ?? next.length);
  if (shown.length === 0) return null;
  return (
    <section className="next-calls" aria-label={t('Next calls due')} data-testid="next-calls">
      <h3>{t('Next calls due')}</h3>
      <ul>
        {shown.map((call) => {
          const isLate = call.due < props.now;
          return (
            <li key={call.id} data-late={isLate || undefined}>
              <b className={isLate ? 'bad nowrap' : 'nowrap'}>
                {countdownText(call.due, props.now)}
              </b>{' '}
              <span>{contactWord('callers', call.caller)}</span>{' '}
              <bdi>{isolate(whoText(facts, call))}</bdi>{' '}
              <span className="soft nowrap">{clock.near(call.due, props.now)}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < next.length && (
        <p className="small soft">{t('{n} later', { n: next.length - shown.length })}</p>
      )}
    </section>
  );
}
