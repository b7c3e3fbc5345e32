import { t } from '@corridor/text';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { takenBack, whereaboutsOf } from '../../view/own.ts';
import { recordText } from '../../view/recordText.ts';
import { operationOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { Far } from '../Far.tsx';

/** What this phone last recorded of this kind here, and where it is: the answer to "did that go through?" */
export const LastTold = ({ kind, site }: { readonly kind: string; readonly site: string }) => {
  const session = useSession();
  const { own } = useStore(session.desk.state);
  const world = useStore(session.world);
  const { signed } = useStore(session.delivery);
  const gone = takenBack(own);
  const line = own.findLast(
    (each) => each.kind === kind && each.subject === site && !gone.has(each.id),
  );
  if (!line) return null;
  const where = whereaboutsOf(line, signed);
  const { title, detail } = recordText(world, line);
  const { at = line.wall } = line.fact as { readonly at?: number };
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  return (
    <p className="card" data-testid="last-told" data-where={where}>
      <Far where={where} isSaid />{' '}
      {t('{time}: {what}', { time: clock.near(at, session.now()), what: title })}
      {detail === '' ? null : <small className="soft"> {detail}</small>}
    </p>
  );
};
