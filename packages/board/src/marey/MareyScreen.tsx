import { isRtl, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { usePlannedLines } from '../plan/usePlannedLines.ts';
import { Choice } from '../ui/Choice.tsx';
import { betweenSites } from '../view/facts.ts';
import { Marey } from './Marey.tsx';
import { toMarey } from './marey.ts';

/** The time–distance diagram in place of the five questions; one road at a time. */
export function MareyScreen(props: { readonly now: number; readonly onClose: () => void }) {
  const { facts, records, clock, isExercise, openTrip } = useBoard();
  const [road, setRoad] = useState('');
  // The lines move with the minute, not with every second.
  const minute = Math.floor(props.now / 60_000) * 60_000;
  const plannedOn = usePlannedLines(props.now);
  const views = useMemo(
    () => toMarey(facts, minute, clock, records.events, plannedOn),
    [facts, minute, clock, records, plannedOn],
  );
  const view = views.find((one) => one.road.id === road) ?? views[0];
  const head = (
    <div className="diagram-head">
      {views.length > 1 && view && (
        <Choice
          label={t('Road')}
          value={view.road.id}
          options={views.map((one) => ({
            value: one.road.id,
            text: betweenSites(facts, one.road.sites[0], one.road.sites.at(-1)),
          }))}
          onChange={setRoad}
        />
      )}
      <Button className="quiet" onPress={props.onClose}>
        <span aria-hidden="true">{isRtl() ? '›' : '‹'}</span> {t('the five questions (T)')}
      </Button>
    </div>
  );
  return (
    <section className="page" aria-label={t('Time–distance diagram')} data-testid="diagram">
      <div className="panel">
        {view ? (
          <Marey
            key={view.road.id}
            view={view}
            now={props.now}
            clock={clock}
            isExercise={isExercise}
            onTrip={openTrip}
            head={head}
          />
        ) : (
          <>
            {head}
            <p className="not-yet">{t('No road is laid yet.')}</p>
          </>
        )}
      </div>
    </section>
  );
}
