import { figure, listed, t } from '@corridor/text';
import { useEffect, useState } from 'react';
import type { Boot, LockedView } from '../../boot/stages.ts';
import type { LockedEngine } from '../../locked/engine.ts';
import { watchInHand } from '../../records/watchInHand.ts';
import { createStore, type Store, useStore } from '../../store.ts';
import { word } from '../../text/words.ts';
import { ExerciseMark } from '../ExerciseMark.tsx';
import { fetched } from '../fetched.tsx';
import { LookKeys } from '../look/LookKeys.tsx';
import { Padlock } from '../Padlock.tsx';
import { troubleText } from '../troubleText.ts';
import { LockedCount } from './LockedCount.tsx';
import './locked.css';

const LockedOwnMeans = fetched(async () => (await import('./LockedOwnMeans.tsx')).LockedOwnMeans);
const Guide = fetched(async () => (await import('../guide/GuideScreen.tsx')).GuideScreen);
const Handover = fetched(async () => (await import('../handover/Handover.tsx')).Handover);

const nobodyAsked: Store<boolean | null> = createStore<boolean | null>(null);

/** How many records lie sealed here, and how many of them a hub has signed for: numbers of records, never of people. */
const Sealed = ({ engine, view }: { engine: LockedEngine; view: LockedView }) => {
  const { kept, atHub, trouble } = useStore(engine.state);
  const online = useStore(view.delivery?.online ?? nobodyAsked);
  return (
    <>
      <p className="locked-kept">
        <span data-testid="locked-kept" data-count={kept}>
          {t('{n, plural, one {# sealed record} other {# sealed records}}', { n: kept })}
        </span>
        <span data-testid="locked-at-hub" data-count={atHub}>
          {t('{n} at the hub', { n: figure(atHub) })}
        </span>
        {online === false ? <span className="warn">{t('hub not reached')}</span> : null}
      </p>
      {trouble ? (
        <div className="trouble" role="alert" data-testid="trouble" data-trouble={trouble}>
          {troubleText(trouble)}
        </div>
      ) : null}
    </>
  );
};

/** What anybody who takes the phone sees: which organisation, which site, and the vehicle in hand. Counting needs no PIN; looking back does. */
export const LockedPad = ({ boot, view }: { boot: Boot; view: LockedView }) => {
  const { record, holder, holders, engine, isLost } = view;
  const [isOwnMeans, setOwnMeans] = useState(false);
  const carried = useStore(watchInHand);
  const goesOn = carried?.holder === holder.id;
  useEffect(() => {
    if (goesOn) setOwnMeans(true);
  }, [goesOn]);
  const [isHandover, setHandover] = useState(false);
  const [isReading, setReading] = useState(false);
  const others = holders.filter(({ id }) => id !== holder.id);
  return (
    <>
      {record?.op.startsWith('ex-') ? <ExerciseMark /> : null}
      <header className="top locked-top">
        <div className="where">
          <span>
            <b data-testid="site">
              <bdi>{record?.site.name ?? holder.label}</bdi>
            </b>
            <small className="soft">
              {listed([record?.site.kind && word('siteKind', record.site.kind), record?.name])}
            </small>
          </span>
          <button
            type="button"
            className="unlock"
            onClick={() => boot.askPin(holder)}
            data-testid="unlock"
          >
            <Padlock />
            {others.length > 0 ? <bdi>{holder.label}</bdi> : null}
            <span>{t('Unlock')}</span>
          </button>
        </div>
        {engine ? <Sealed engine={engine} view={view} /> : null}
      </header>
      {isReading ? (
        <Guide onClose={() => setReading(false)} />
      ) : isHandover ? (
        <Handover
          onBack={() => {
            setHandover(false);
            void engine?.look();
          }}
        />
      ) : (
        <main className="screen pad" data-testid="locked" data-holder={holder.label}>
          {others.length > 0 ? (
            <fieldset className="people" aria-label={t('Who counts?')}>
              {others.map((other) => (
                <button
                  key={other.id}
                  type="button"
                  className="quiet"
                  onClick={() => void boot.takeBy(other)}
                  data-testid="person"
                  data-label={other.label}
                >
                  <bdi>{other.label}</bdi>
                </button>
              ))}
            </fieldset>
          ) : null}
          {engine && isOwnMeans && record ? (
            <LockedOwnMeans engine={engine} record={record} onBack={() => setOwnMeans(false)} />
          ) : engine ? (
            <LockedCount engine={engine} />
          ) : (
            <p className="card" data-testid="locked-nothing">
              {isLost
                ? t(
                    'Counting while locked is not possible now: this phone lost a part of its storage. Unlock it, then go on.',
                  )
                : record
                  ? t('Opening …')
                  : t('Unlock to count. After that this phone counts while it is locked, too.')}
            </p>
          )}
          <span className="end" />
          {isOwnMeans ? null : (
            <div className="row locked-more">
              {engine ? (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => setOwnMeans(true)}
                  data-testid="locked-own-means"
                >
                  {t('By their own means')}
                </button>
              ) : null}
              <button
                type="button"
                className="quiet"
                onClick={() => setHandover(true)}
                data-testid="locked-hand-over"
              >
                {t('Hand over')}
              </button>
              <button
                type="button"
                className="quiet narrow"
                onClick={() => setReading(true)}
                aria-label={t('Field guide')}
                data-testid="locked-guide"
              >
                <b aria-hidden="true">?</b>
              </button>
              <LookKeys />
            </div>
          )}
        </main>
      )}
    </>
  );
};
