import { listed, t } from '@corridor/text';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useKeys } from '../app/keys.ts';
import { Batches } from '../guard/Batches.tsx';
import { Kind, KindLegend } from '../kind/Kind.tsx';
import { DoneBeforeLine } from '../plan/DoneBeforeLine.tsx';
import { Strip } from '../strip/Strip.tsx';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf } from '../view/facts.ts';
import { toSafe } from '../view/safe.ts';
import { toSay } from '../view/say.ts';
import { toStrips } from '../view/strips.ts';
import { toWaiting } from '../view/waiting.ts';
import { WindowCountdown } from '../windows/WindowCountdown.tsx';
import { Question } from './Question.tsx';
import { Say } from './Say.tsx';
import { useRoom } from './useRoom.ts';
import { WaitFor } from './WaitFor.tsx';
import './now.css';

/** Five questions in the order in which they matter. */
export function Now(props: {
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly isExercise: boolean;
  readonly onTrip: (trip: string) => void;
  readonly onMore: (tab: 'trips' | 'said' | 'account') => void;
}) {
  const { facts, now, clock, isExercise } = props;
  const safe = toSafe(facts, now, clock);
  const strips = toStrips(facts, now, clock);
  const panel = useRef<HTMLElement>(null);
  const room = useRoom(panel);
  const say = toSay(facts, Math.max(2, Math.min(5, room - 2)));
  // Which batch was opened; `null` in it: the first one.
  const [opened, setOpened] = useState<{ readonly batch: string | null } | null>(null);
  const open = useCallback((batch: string | null) => setOpened({ batch }), []);
  const close = useCallback(() => setOpened(null), []);
  useKeys(
    useMemo(
      () => ({
        b: () => setOpened((is) => (is ? null : { batch: null })),
        escape: () => setOpened(null),
      }),
      [],
    ),
  );
  if (opened) return <Batches now={now} first={opened.batch} onClose={close} />;
  return (
    <div className="now" data-testid="now">
      <Question
        n={1}
        title={t('Is everybody safe?')}
        answer={safe.headline}
        isBad={safe.isBad}
        className="wide"
      >
        {strips.map((picture) => (
          <Strip key={picture.id} picture={picture} isExercise={isExercise} onTrip={props.onTrip} />
        ))}
        {strips.length === 0 && <p className="not-yet">{t('No road is laid yet.')}</p>}
        <div className="under">
          <p className="notes">{listed([...safe.notes, t('time–distance diagram: T')])}</p>
          <KindLegend />
        </div>
      </Question>
      <WaitFor ref={panel} facts={facts} now={now} clock={clock} room={room} onOpen={open} />
      <Waiting {...props} room={room} />
      <Question n={4} title={t('What may I say?')} className="say">
        <Say say={say} clock={clock} now={now} isExercise={isExercise} onMore={props.onMore} />
      </Question>
      <BeforeDark now={now} />
    </div>
  );
}

function Waiting(props: {
  readonly room: number;
  readonly facts: Facts;
  readonly now: number;
  readonly clock: ZoneClock;
  readonly onTrip: (trip: string) => void;
}) {
  const rows = toWaiting(props.facts, props.now, props.clock);
  return (
    <Question n={3} title={t('Who waits, how long, how cold?')}>
      <ul data-testid="waiting">
        {rows.slice(0, props.room).map((row) => (
          <li key={row.id} className="fact-row">
            <Kind of="observed" />
            <span>
              {row.id.startsWith('trip/') ? (
                <button type="button" className="link" onClick={() => props.onTrip(row.id)}>
                  {row.name}
                </button>
              ) : (
                row.name
              )}
              {row.seen && <span className="seen"> {row.seen}</span>}
              {row.crowd && <b className="crowd bad">{row.crowd}</b>}
              <small>{row.detail}</small>
            </span>
            <span className="end">
              <b className={row.isLong ? 'bad' : ''}>{row.time}</b>
              <small>{row.people}</small>
            </span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && (
        <p className="not-yet">
          {operationOf(props.facts)?.closed
            ? t('Nobody was recorded as waiting when the operation was closed.')
            : t('Nobody has told us of anyone who waits. Posts say it on their phones.')}
        </p>
      )}
      {rows.length > props.room && (
        <p className="notes">
          {t('{n, plural, one {# more place} other {# more places}} where people wait less', {
            n: rows.length - props.room,
          })}
        </p>
      )}
    </Question>
  );
}

function BeforeDark({ now }: { readonly now: number }) {
  return (
    <section
      className="panel wide dark-line"
      aria-label={t('Done before dark?')}
      data-testid="question-5"
    >
      <h2 className="question">{t('{n} · {title}', { n: 5, title: t('Done before dark?') })}</h2>
      <WindowCountdown now={now} />
      <DoneBeforeLine now={now} />
    </section>
  );
}
