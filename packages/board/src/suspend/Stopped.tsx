import { t } from '@corridor/text';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { RoadList } from './RoadList.tsx';
import { StopPart } from './StopPart.tsx';
import { toStopRows } from './stopRows.ts';

/** Everything that stands, each with its words side by side; who is on the road under it; and what must be so before it moves. */
export function Stopped(props: {
  readonly now: number;
  readonly onSuspend: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { facts, clock, isExercise } = useBoard();
  const stops = toStopRows(facts, props.now, clock);
  const [chosen, setChosen] = useState<string | null>(null);
  // What moves again while somebody reads falls out of the list.
  const of = stops.some((stop) => stop.of === chosen) ? chosen : null;
  return (
    <Ask
      title={
        stops.length
          ? t('{n, plural, one {# thing stands} other {# things stand}}', { n: stops.length })
          : t('Nothing is suspended')
      }
      isOpen
      form="wide"
      onClose={props.onClose}
      testId="stopped"
    >
      <p className="print-only">
        {isExercise && <b>{t('EXERCISE')} </b>}
        {clock.dateTime(props.now)}
      </p>
      {stops.map((stop) => (
        <StopPart key={stop.of} stop={stop} now={props.now} />
      ))}
      {stops.length > 1 && (
        <p className="which no-print">
          <Button
            className={of === null ? 'button primary' : 'button'}
            onPress={() => setChosen(null)}
          >
            {t('all of it')}
          </Button>
          {stops.map((stop) => (
            <Button
              key={stop.of}
              className={of === stop.of ? 'button primary' : 'button'}
              onPress={() => setChosen(stop.of)}
            >
              {stop.title}
            </Button>
          ))}
        </p>
      )}
      {stops.length > 0 && <RoadList of={of} now={props.now} />}
      <div className="acts no-print">
        {props.onSuspend && (
          <Button className="button" onPress={props.onSuspend}>
            {t('Suspend more…')}
          </Button>
        )}
        <Button className="button" onPress={() => window.print()}>
          {t('Print')}
        </Button>
        <Button className="button" onPress={props.onClose}>
          {t('Close (Esc)')}
        </Button>
      </div>
    </Ask>
  );
}
