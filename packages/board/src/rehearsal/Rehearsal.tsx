import { noFinerThanKnown } from '@corridor/account';
import { figure, fromLeft, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useAccount } from '../account/useAccount.ts';
import { useBoard } from '../app/board.ts';
import type { PlayState } from '../session/exerciseClock.ts';
import { toCalled } from '../session/hubCall.ts';
import type { Live } from '../session/live.ts';
import { faultText } from '../text/faultText.ts';
import { Answer } from './Answer.tsx';
import { compareWithTruth, truthOf } from './truth.ts';
import './rehearsal.css';

const speeds = [0, 1, 10, 60, 600] as const;

/** The exercise's own controls: how fast its clock runs, and the question after the truth. */
export function Rehearsal(props: {
  readonly live: Live;
  readonly play: PlayState;
  readonly now: number;
  readonly isTruthHidden: boolean;
  readonly onTruth: (isHidden: boolean) => void;
}) {
  const { live, play, now } = props;
  const { clock, op } = useBoard();
  const [fault, setFault] = useState('');
  const [asks, setAsks] = useState(false);
  const post = async (path: string, body: unknown) => {
    const called = await toCalled<PlayState>(
      live.client.call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    if (called.ok) {
      live.hearPlay(called.value);
      setFault('');
    } else setFault(faultText(called));
  };
  const truth = truthOf(play);
  return (
    <section className="rehearsal no-print" aria-label={t('Exercise')} data-testid="rehearsal">
      {play.ended ? (
        <span>{t('over since {time}', { time: clock.near(play.endsAt, now) })}</span>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: five buttons on one line are no form
        <span
          className="speeds"
          role="group"
          aria-label={t('Speed of the clock')}
          title={t('it ends {time}', { time: clock.near(play.endsAt, now) })}
        >
          {speeds.map((speed) => (
            <Button
              key={speed}
              className="quiet"
              aria-pressed={play.speed === speed}
              onPress={() => post('/api/exercise/speed', { op, speed })}
            >
              {speed === 0 ? t('pause') : fromLeft(`${figure(speed)}×`)}
            </Button>
          ))}
        </span>
      )}
      {truth === null &&
        (asks ? (
          <span>
            {t('Show what was really so? It cannot be unseen.')}{' '}
            <Button
              className="quiet"
              onPress={() => {
                props.onTruth(false);
                post('/api/exercise/reveal', {});
              }}
            >
              {t('yes, reveal')}
            </Button>
            <Button className="quiet" onPress={() => setAsks(false)}>
              {t('not yet')}
            </Button>
          </span>
        ) : (
          <Button className="quiet" onPress={() => setAsks(true)} data-testid="reveal">
            {t('reveal the truth')}
          </Button>
        ))}
      {truth !== null && (
        <Button className="quiet" onPress={() => props.onTruth(!props.isTruthHidden)}>
          {props.isTruthHidden ? t('show the truth') : t('hide the truth')}
        </Button>
      )}
      {fault && (
        <span className="bad" role="alert">
          {fault}
        </span>
      )}
    </section>
  );
}

/** At the end, above the five questions: what was really so. */
export function Truth(props: { readonly play: PlayState; readonly now: number }) {
  const { clock, facts, records } = useBoard();
  const truth = truthOf(props.play);
  const minute = Math.floor(props.now / 60_000) * 60_000;
  const { account } = useAccount();
  const comparison = useMemo(() => {
    if (truth === null) return null;
    const arrived = account?.figure({ measure: 'arrived', by: 'vehicles' });
    const said = arrived?.estimate
      ? noFinerThanKnown(arrived.estimate, arrived.minimum, arrived.possible?.high)
      : null;
    return compareWithTruth(facts, records.events, truth, said);
  }, [facts, records, truth, account]);
  return comparison && <Answer comparison={comparison} time={clock.near(minute, props.now)} />;
}
