import { useEffect, useState } from 'react';
import type { Session } from '../session/session.ts';
import { useStore } from '../store.ts';
import { howLongAgo } from '../text/clock.ts';
import { figure } from '../text/figure.ts';
import { t } from '../text/t.ts';
import { word } from '../text/words.ts';
import { keptOf, type Whereabouts } from '../view/own.ts';
import { siteOf } from '../view/world.ts';
import { go, useSession } from './context.ts';
import { Far, whereaboutsText } from './Far.tsx';

export const ExerciseMark = () => (
  <div className="exercise" role="note" data-testid="exercise-mark">
    {t('EXERCISE')}
  </div>
);

/** The time, every half minute: "3 min ago" must not stand still. */
const useNow = ({ now }: Session): number => {
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000);
    return () => clearInterval(timer);
  }, [now]);
  return time;
};

export const contactText = (
  { lastContact, online, syncing, isRevoked }: ReturnType<Session['delivery']['get']>,
  now: number,
): { readonly text: string; readonly isFine: boolean } => {
  if (isRevoked) return { text: t('no longer let in'), isFine: false };
  if (syncing && online) return { text: t('sending …'), isFine: true };
  if (lastContact === null) return { text: t('hub not reached yet'), isFine: false };
  const ago = howLongAgo(Math.max(0, now - lastContact));
  return online
    ? { text: t('hub reached {ago}', { ago }), isFine: true }
    : { text: t('hub not reached · {ago}', { ago }), isFine: false };
};

const states: readonly Whereabouts[] = ['phone', 'hub', 'centre'];

export const Header = () => {
  const session = useSession();
  const { own } = useStore(session.desk.state);
  const world = useStore(session.world);
  const delivery = useStore(session.delivery);
  const now = useNow(session);
  const site = siteOf(world, session.site);
  const kept = keptOf(own, delivery.signed);
  const contact = contactText(delivery, now);
  return (
    <header className="top">
      <button
        type="button"
        className="where"
        onClick={() => go({ at: 'more' })}
        data-testid="contact"
      >
        <b data-testid="site">
          {site.name ?? session.label}
          {site.kind ? <span className="soft"> · {word('siteKind', site.kind)}</span> : null}
        </b>
        <span className={`contact ${contact.isFine ? 'soft' : 'warn'}`}>{contact.text}</span>
      </button>
      <button
        type="button"
        className="kept"
        onClick={() => go({ at: 'today' })}
        aria-label={t(
          '{phone} kept here, {hub} at the hub, {centre} at the centre. Show today’s records.',
          {
            phone: figure(kept.phone),
            hub: figure(kept.hub),
            centre: figure(kept.centre),
          },
        )}
      >
        {states.map((where) => (
          <span key={where} data-testid={`kept-${where}`} data-count={kept[where]}>
            <b>
              <Far where={where} /> {figure(kept[where])}
            </b>
            <small>{whereaboutsText(where)}</small>
          </span>
        ))}
      </button>
    </header>
  );
};
