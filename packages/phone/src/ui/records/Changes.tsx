import { t } from '@corridor/text';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { word } from '../../text/words.ts';
import type { Change } from '../../view/amended.ts';
import { operationOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { correctableText, valueText } from './valueText.ts';

/** What was set right in a record: before, after, why, when. Each can be taken back in its turn. */
export const Changes = ({ changes }: { readonly changes: readonly Change[] }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const now = session.now();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  if (changes.length === 0) return null;
  const said = (field: string, value: unknown) => valueText(world, clock, field, value, now);
  return (
    <ul className="list" aria-label={t('What was changed')}>
      {changes.map(({ line, field, before, after, reason }) => (
        <li key={`${line.id} ${field}`} className="card" data-testid="change-made">
          <p>
            {correctableText({ field })}: <span className="before">{said(field, before)}</span>{' '}
            <b>{said(field, after)}</b>
          </p>
          <p className="soft">
            {reason === null ? null : `${word('reason', reason)} · `}
            {clock.near(line.wall, now)}
          </p>
          <button
            type="button"
            className="quiet"
            disabled={isWriting}
            onClick={() => void desk.takeBack(line, 'mistake')}
            data-testid="change-take-back"
          >
            {t('Take this change back')}
          </button>
        </li>
      ))}
    </ul>
  );
};
