import { t } from '@corridor/text';
import { useStore } from '../store.ts';
import { word } from '../text/words.ts';
import { siteOf } from '../view/world.ts';
import { goToPad, useSession } from './context.ts';

/** Where does the officer stand? Asked once, where the phone belongs to several sites or to all of them. */
export const SiteScreen = () => {
  const session = useSession();
  const world = useStore(session.world);
  const here = useStore(session.site);
  const known = [...world.all('site').keys()].filter((id) => siteOf(world, id).name !== null);
  const sites = session.sites.length > 0 ? session.sites : known;
  return (
    <main className="screen" data-testid="sites">
      <h1>{t('Where do you count?')}</h1>
      {sites.length === 0 ? (
        <p className="card">
          {t('No sites have come from the hub yet. Stay near it for a moment.')}
        </p>
      ) : null}
      {sites.map((id) => {
        const { name, kind } = siteOf(world, id);
        return (
          <button
            key={id}
            type="button"
            aria-pressed={id === here}
            onClick={() => {
              session.chooseSite(id);
              goToPad();
            }}
            data-testid="choose-site"
          >
            <bdi>{name ?? id.slice('site/'.length)}</bdi>
            <br />
            <small>{kind === null ? null : word('siteKind', kind)}</small>
          </button>
        );
      })}
    </main>
  );
};
