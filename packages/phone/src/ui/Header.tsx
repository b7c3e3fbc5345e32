import { figure, t } from '@corridor/text';
import { useEffect, useMemo, useState } from 'react';
import type { DeskState } from '../desk/desk.ts';
import type { Delivery, Session } from '../session/session.ts';
import { usePart, useStore } from '../store.ts';
import { howLongAgo } from '../text/clock.ts';
import { word } from '../text/words.ts';
import { keptOf, type Whereabouts } from '../view/own.ts';
import { siteOf } from '../view/world.ts';
import { go, useSession } from './context.ts';
import { Far, whereaboutsShort, whereaboutsText } from './Far.tsx';
import { Padlock } from './Padlock.tsx';

export { ExerciseMark } from './ExerciseMark.tsx';

const ownOf = ({ own }: DeskState) => own;

/** The time, every half minute: "3 min ago" must not stand still. */
const useNow = ({ now }: Session): number => {
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000);
    return () => clearInterval(timer);
  }, [now]);
  return time;
};

const contactText = (
  { lastContact, online, syncing, isRevoked }: Delivery,
  now: number,
): { readonly title: string; readonly when: string; readonly isFine: boolean } => {
  const when = lastContact === null ? '' : howLongAgo(Math.max(0, now - lastContact));
  if (isRevoked) return { title: t('no longer let in'), when, isFine: false };
  if (!online) return { title: t('hub not reached'), when: when || t('not yet'), isFine: false };
  return { title: syncing ? t('sending …') : t('hub reached'), when, isFine: true };
};

const states: readonly Whereabouts[] = ['phone', 'hub', 'centre'];

export const Header = () => {
  const session = useSession();
  const own = usePart(session.desk.state, ownOf);
  const world = useStore(session.world);
  const delivery = useStore(session.delivery);
  const now = useNow(session);
  const site = siteOf(world, useStore(session.site));
  const kept = useMemo(() => keptOf(own, delivery.signed), [own, delivery.signed]);
  const contact = contactText(delivery, now);
  return (
    <header className="top">
      <div className="top-row">
        <button
          type="button"
          className="where"
          onClick={() => go({ at: 'more' })}
          data-testid="contact"
        >
          <span>
            <b data-testid="site">
              <bdi>{site.name ?? session.label}</bdi>
            </b>
            <small className="soft">
              {site.kind ? word('siteKind', site.kind) : t('site not known yet')}
            </small>
          </span>
          <span className={`contact ${contact.isFine ? 'soft' : 'warn'}`} data-testid="hub-state">
            {contact.title}
            <small>{contact.when}</small>
          </span>
        </button>
        <button
          type="button"
          className="lock"
          onClick={session.lock}
          aria-label={t('Lock')}
          data-testid="lock"
        >
          <Padlock />
        </button>
      </div>
      <button type="button" className="kept" onClick={() => go({ at: 'today' })}>
        {states.map((where) => (
          <span key={where} data-testid={`kept-${where}`} data-count={kept[where]}>
            <b>
              <Far where={where} /> {figure(kept[where])}
            </b>
            <small className="full">{whereaboutsText(where)}</small>
            <small className="short" aria-hidden="true">
              {whereaboutsShort(where)}
            </small>
          </span>
        ))}
        <span className="sr">{t('Show today’s records')}</span>
      </button>
    </header>
  );
};
