import { peopleAsked } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { destinationsFrom } from '../../records/asked.ts';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { useStore } from '../../store.ts';
import { word } from '../../text/words.ts';
import { siteOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { LastTold } from './LastTold.tsx';
import { UndoRow } from './UndoRow.tsx';
import { When } from './When.tsx';

/** Were they asked? Who leaves must have had a choice: whether, and where to. */
export const AskedScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [mayStay, setMayStay] = useState<boolean | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [earlier, setEarlier] = useState<Earlier>(null);
  const places = destinationsFrom(world, site);
  const write = async () => {
    if (mayStay === null) return;
    const at = toldAt(earlier, session.now());
    const destinations = places.filter((place) => chosen.has(place));
    const asked = peopleAsked({ mayStay, destinations, at });
    if (!(await desk.write([{ ...asked, subject: site }]))) return;
    setMayStay(null);
    setChosen(new Set());
    setEarlier(null);
  };
  const choose = (place: string) => {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    setChosen(next);
  };
  return (
    <main className="screen" data-testid="asked-screen">
      <h1>{t('Were the people here asked?')}</h1>
      <LastTold kind="people-asked@1" site={site} />
      <p>
        {t(
          'It means: families were asked, not only leaders, with nobody armed listening; and what they said decides.',
        )}
      </p>
      <fieldset className="stack" aria-labelledby="may-stay">
        <p id="may-stay">
          <b>{t('Could they choose to stay?')}</b>
        </p>
        <div className="row">
          <button
            type="button"
            aria-pressed={mayStay === true}
            onClick={() => setMayStay(true)}
            data-testid="asked-may-stay"
          >
            {t('Yes, they may stay')}
          </button>
          <button
            type="button"
            aria-pressed={mayStay === false}
            onClick={() => setMayStay(false)}
            data-testid="asked-must-go"
          >
            {t('No, they must go')}
          </button>
        </div>
        {mayStay === false ? (
          <p className="card warn" role="alert">
            {t('Then it is no choice. Record it, and tell the coordinator now.')}
          </p>
        ) : null}
      </fieldset>
      <fieldset className="stack" aria-labelledby="where-to">
        <p id="where-to">
          <b>{t('Which places could they choose from?')}</b>
        </p>
        {places.map((place) => {
          const { name, kind } = siteOf(world, place);
          return (
            <button
              key={place}
              type="button"
              aria-pressed={chosen.has(place)}
              onClick={() => choose(place)}
              data-testid="asked-place"
              data-site={place}
            >
              <bdi>{name}</bdi>
              <br />
              <small>{kind === null ? null : word('siteKind', kind)}</small>
            </button>
          );
        })}
        {chosen.size === 0 ? (
          <p className="soft">{t('None touched: they were offered no place by name.')}</p>
        ) : chosen.size === 1 ? (
          <p className="soft">{t('One place is no choice of places.')}</p>
        ) : null}
      </fieldset>
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
      <div className="keep-row stack">
        <button
          type="button"
          className="main"
          disabled={isWriting || mayStay === null}
          onClick={() => void write()}
          data-testid="asked-keep"
        >
          {mayStay === null ? t('Stay or go: say that first') : t('Record: they were asked')}
        </button>
      </div>
    </main>
  );
};
