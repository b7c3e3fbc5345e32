import type { Scenario } from '@corridor/plan';
import { t, toScreenDigits } from '@corridor/text';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { timeToCome } from '../guard/drafts.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { Heads } from '../ui/Heads.tsx';
import { FuturesPicture } from './FuturesPicture.tsx';
import { futureOf, futureRows } from './futures.ts';
import type { PlanAnswer, PlanKeeper } from './keepPlan.ts';
import { planName } from './names.ts';
import { type Supposition, suppose } from './whatIf.ts';

type Is = Supposition['is'];

/** Two futures side by side: as it is planned, and with one thing otherwise. Nothing here is written down. */
export function WhatIf(props: {
  readonly answer: PlanAnswer;
  readonly keeper: PlanKeeper;
  readonly onClose: () => void;
}) {
  const { facts, clock } = useBoard();
  const { answer, keeper } = props;
  const { known } = answer;
  const { scenario, legend } = known;
  const [is, setIs] = useState<Is>('lose-vehicle');
  const [vehicle, setVehicle] = useState('');
  const [site, setSite] = useState('');
  const [hour, setHour] = useState(() => toScreenDigits('18:00'));
  const { vehicles, sites, ends } = useMemo(() => choicesIn(scenario), [scenario]);
  const closes = timeToCome(clock, hour, legend.zero);
  const what = useMemo((): Supposition | null => {
    switch (is) {
      case 'lose-vehicle':
        return vehicle ? { is, vehicle } : null;
      case 'close-site':
        return site ? { is, site } : null;
      case 'one-more-ambulance':
        return ends[0] ? { is, at: site || ends[0] } : null;
      case 'window-ends':
        return closes === null ? null : { is, minute: (closes - legend.zero) / 60_000 };
    }
  }, [is, vehicle, site, ends, closes, legend.zero]);
  const key = JSON.stringify(what);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something else is supposed
  useEffect(() => {
    keeper.suppose(what && ((scenario) => suppose(scenario, what)));
    return () => keeper.suppose(null);
  }, [keeper, key]);
  const supposed = useSyncExternalStore(keeper.subscribe, keeper.supposed);
  const until = Math.max(
    answer.proposal.timetable.ends,
    supposed.answer?.proposal.timetable.ends ?? 0,
  );
  const one = useMemo(() => futureOf(facts, answer, clock, until), [facts, answer, clock, until]);
  const other = useMemo(
    () => supposed.answer && futureOf(facts, supposed.answer, clock, until),
    [facts, supposed.answer, clock, until],
  );
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ value: id, text: planName(facts, id) }));
  return (
    <section className="panel what-if" aria-label={t('What if')} data-testid="what-if">
      <h2 className="question">{t('What if…')}</h2>
      <div className="what-if-ask no-print">
        <Choice<Is>
          label={t('What becomes otherwise')}
          value={is}
          options={[
            { value: 'lose-vehicle', text: t('we lose a vehicle') },
            { value: 'close-site', text: t('a site is closed') },
            { value: 'one-more-ambulance', text: t('one more ambulance comes') },
            { value: 'window-ends', text: t('the window ends sooner') },
          ]}
          onChange={(next) => {
            if (next) setIs(next);
            setSite('');
          }}
        />
        {is === 'lose-vehicle' && (
          <Choice
            label={t('Vehicle')}
            value={vehicle}
            empty={t('choose one')}
            options={named(vehicles)}
            onChange={setVehicle}
          />
        )}
        {is === 'close-site' && (
          <Choice
            label={t('Site')}
            value={site}
            empty={t('choose one')}
            options={named(sites)}
            onChange={setSite}
          />
        )}
        {is === 'one-more-ambulance' && (
          <Choice
            label={t('It stands at')}
            value={site || (ends[0] ?? '')}
            options={named(sites)}
            onChange={setSite}
          />
        )}
        {is === 'window-ends' && (
          <Field
            label={t('At what hour')}
            value={hour}
            onChange={setHour}
            size={6}
            {...(closes === null && { error: t('A time of day, like 18:00') })}
          />
        )}
        <Button className="button" onPress={props.onClose}>
          {t('Close')}
        </Button>
      </div>
      {what && !other && !supposed.fault && <p className="soft">{t('It is being worked out.')}</p>}
      {supposed.fault && (
        <p className="bad" role="alert">
          {t('No plan could be made: {why}', { why: supposed.fault })}
        </p>
      )}
      {what && other && (
        <div className="futures">
          <table className="facts fit" data-testid="futures-table">
            <caption>
              {t('Two futures side by side. ≈ calculated, nothing of it is written down.')}
            </caption>
            <Heads of={['', t('as planned'), t('what if')]} />
            <tbody>
              {futureRows(one, other).map(([name, mine, theirs]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{mine}</td>
                  <td className={mine === theirs ? '' : 'differs'}>{theirs}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('What cannot be done')}</th>
                <Obstacles of={one.obstacles} />
                <Obstacles of={other.obstacles} />
              </tr>
            </tbody>
          </table>
          <FuturesPicture one={one} other={other} />
        </div>
      )}
    </section>
  );
}

const Obstacles = ({ of }: { readonly of: readonly string[] }) => (
  <td>
    {of.length === 0 ? (
      '–'
    ) : (
      <ul className="plan-list small">
        {of.slice(0, 5).map((text) => (
          <li key={text}>≈ {text}</li>
        ))}
      </ul>
    )}
  </td>
);

/** Vehicles that take part, sites where people board or are received, and of these where they are received. */
function choicesIn({ vehicles, batches }: Scenario) {
  const from = batches.flatMap(({ groups }) => groups.map(({ site }) => site));
  const to = batches.flatMap((batch) => batch.to);
  return {
    vehicles: vehicles.map(({ id }) => id),
    sites: [...new Set([...to, ...from])],
    ends: [...new Set(to)],
  };
}
