import { figure, figureRange, t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import {
  ABOUT,
  aboutSo,
  exactly,
  missingIn,
  more,
  nothingTold,
  toldBefore,
  type Waiting,
  type WaitingDoubt,
  WEAK,
  type Weak,
  waitingDoubts,
  waitingToRecords,
  warmer,
} from '../../records/waiting.ts';
import { useStore } from '../../store.ts';
import { zoneClock } from '../../text/clock.ts';
import { operationOf } from '../../view/world.ts';
import { useSession } from '../context.ts';
import { Keypad } from '../pad/Keypad.tsx';
import { CrowdKeys } from './CrowdKeys.tsx';
import { LastTold } from './LastTold.tsx';
import { SinceChoice, SinceKeys } from './SinceKeys.tsx';
import { TellRow } from './TellRow.tsx';
import { UndoRow } from './UndoRow.tsx';
import { When } from './When.tsx';
import './waiting.css';

const weakText = (what: Weak): string =>
  what === 'infants' ? t('Infants') : what === 'lying' ? t('Lying') : t('Wounded');

const doubtText = (doubt: WaitingDoubt): string => {
  switch (doubt.why) {
    case 'more-weak':
      return doubt.what === 'infants'
        ? t('More infants than people.')
        : doubt.what === 'wounded'
          ? t('More wounded than people.')
          : t('More lying than people.');
    case 'degrees':
      return t('{n} °C? If so, keep it.', { n: figure(doubt.degrees) });
    case 'many':
      return t('{n} people at one site? If so, keep it.', { n: figure(doubt.people) });
    case 'long':
      return t('For {n} days? If so, keep it.', { n: figure(doubt.days) });
    case 'nobody-in-a-crush':
      return t('A crush of nobody?');
  }
};

/** Who waits here: how many, since when, how cold. Only what was touched is written. */
export const WaitingScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const world = useStore(session.world);
  const [told, setTold] = useState<Waiting>(nothingTold);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [typing, setTyping] = useState<'people' | 'since' | Weak | null>(null);
  const now = session.now();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  const state = world.all('site').get(site) ?? world.own('site').get(site);
  const own = world.own('site').get(site)?.waiting ?? null;
  const heard = state?.waiting ?? null;
  const before = toldBefore(own && heard && own.at > heard.at ? own : (heard ?? own), now);
  const missing = missingIn(told);
  const keep = async () => {
    const at = toldAt(earlier, session.now());
    if (!(await desk.write(waitingToRecords(site, told, at)))) return;
    setTold(nothingTold);
    setEarlier(null);
  };
  const { people, about } = told;

  if (typing === 'since') {
    return (
      <main className="screen" data-testid="waiting-since">
        <h1>{t('Since when do they wait?')}</h1>
        <SinceChoice
          now={now}
          clock={clock}
          onSince={(since) => {
            setTold({ ...told, since });
            setTyping(null);
          }}
        />
        <button
          type="button"
          className="quiet end"
          onClick={() => setTyping(null)}
          data-testid="since-close"
        >
          {t('Back')}
        </button>
      </main>
    );
  }
  if (typing !== null) {
    const value = typing === 'people' ? (people ?? 0) : (told[typing] ?? 0);
    return (
      <main className="screen pad" data-testid="waiting-typing">
        <div className="number">
          <output aria-live="polite">{figure(value)}</output>
          <p className="soft">{typing === 'people' ? t('people waiting') : weakText(typing)}</p>
          {about ? (
            <p className="warn">
              {t('about: {range}', { range: figureRange(about.low, about.high) })}
            </p>
          ) : null}
        </div>
        <Keypad
          value={value}
          onValue={(n) =>
            setTold(
              typing === 'people'
                ? about
                  ? aboutSo(told, n)
                  : exactly(told, n)
                : { ...told, [typing]: n },
            )
          }
          onDone={() => setTyping(null)}
        />
        {typing === 'people' ? (
          <button
            type="button"
            aria-pressed={about !== null}
            onClick={() => setTold(about ? exactly(told, value) : aboutSo(told, value))}
            data-testid="waiting-is-about"
          >
            {t('Not counted: about so many')}
          </button>
        ) : null}
      </main>
    );
  }
  return (
    <main className="screen" data-testid="waiting-screen">
      <h1>{t('How many people wait here?')}</h1>
      <LastTold kind="waiting-observed@1" site={site} />
      <div className="said-number" data-testid="waiting-people">
        <output aria-live="polite">{people === null ? '\u2013' : figure(people)}</output>
        {about ? (
          <p className="warn">
            {t('about: {range}', { range: figureRange(about.low, about.high) })}
          </p>
        ) : null}
      </div>
      <fieldset className="grid" aria-label={t('About how many?')}>
        {ABOUT.map(({ people: n, low, high }) => (
          <button
            key={n}
            type="button"
            aria-pressed={about !== null && people === n}
            onClick={() => setTold(aboutSo(told, n))}
            data-testid={`waiting-about-${n}`}
          >
            <b>{figure(n)}</b>
            <br />
            <small>{figureRange(low, high)}</small>
          </button>
        ))}
      </fieldset>
      <button type="button" onClick={() => setTyping('people')} data-testid="waiting-exact">
        {t('Counted: type the number')}
      </button>
      <SinceKeys
        since={told.since}
        before={before.since}
        now={now}
        clock={clock}
        onAsk={() => setTyping('since')}
        onSince={(since) => setTold({ ...told, since })}
      />
      <TellRow
        name="degrees"
        label={t('How cold?')}
        said={
          told.temperature !== null
            ? null
            : before.temperature === null
              ? t('not told')
              : t('last time {n} °C', { n: figure(before.temperature) })
        }
        value={told.temperature === null ? null : t('{n} °C', { n: figure(told.temperature) })}
        steps={[
          [-5, -1],
          [1, 5],
        ]}
        onStep={(by) => setTold(warmer(told, by, before.temperature))}
        onValue={() => setTold(warmer(told, 0, before.temperature))}
      />
      {WEAK.map((what) => (
        <TellRow
          key={what}
          name={`waiting-${what}`}
          label={weakText(what)}
          said={told[what] === null ? t('not told') : null}
          value={told[what] === null ? null : figure(told[what])}
          steps={[[-1], [1, 5]]}
          onStep={(by) => setTold(more(told, what, by))}
          onValue={() => setTyping(what)}
        />
      ))}
      <CrowdKeys crowd={told.crowd} onCrowd={(crowd) => setTold({ ...told, crowd })} />
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
      <div className="keep-row stack">
        {waitingDoubts(told, now).map((doubt) => (
          <p key={doubtText(doubt)} className="warn" data-testid="waiting-doubt">
            {doubtText(doubt)}
          </p>
        ))}
        {missing === 'people' ? (
          <p className="soft">{t('How many, first? About is enough.')}</p>
        ) : null}
        <button
          type="button"
          className="main"
          disabled={isWriting || missing !== null}
          onClick={() => void keep()}
          data-testid="waiting-keep"
        >
          {people === null
            ? t('Record it')
            : about
              ? t('Record: about {n} waiting', { n: figure(people) })
              : t('Record: {n} waiting', { n: figure(people) })}
        </button>
      </div>
    </main>
  );
};
