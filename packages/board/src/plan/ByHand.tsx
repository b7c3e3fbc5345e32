import type { Plan } from '@corridor/plan';
import { figure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Ask } from '../ui/Ask.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Accept } from './Accept.tsx';
import { consequenceOf } from './consequence.ts';
import { applyEdit, type Edit, editRows } from './edit.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { planName } from './names.ts';
import { planner } from './real.ts';
import { momentOf } from './rows.ts';

const PAGE = 12;

/** The plan as somebody wants it; what that leads to stands above it before it is accepted. */
export function ByHand(props: { readonly answer: PlanAnswer; readonly onClose: () => void }) {
  const { facts, clock, may } = useBoard();
  // Newer plans come every minute: what is changed by hand stays what it was begun with.
  const [answer] = useState(props.answer);
  const { scenario, proposal, known } = answer;
  const [plan, setPlan] = useState<Plan>(proposal.plan);
  const [page, setPage] = useState(0);
  const [isAccepting, setAccepting] = useState(false);
  const isChanged = plan !== proposal.plan;
  const { timetable, violations } = useMemo(() => {
    if (!isChanged) return { timetable: proposal.timetable, violations: [] };
    const made = planner.run(scenario, plan);
    return { timetable: made, violations: planner.violationsOf(scenario, made) };
  }, [isChanged, plan, scenario, proposal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are made anew with the clock, when the language is switched
  const consequence = useMemo(
    () => consequenceOf(facts, scenario, proposal.timetable, timetable, violations),
    [facts, scenario, proposal, timetable, violations, clock],
  );
  const rows = useMemo(() => editRows(scenario, plan, timetable), [scenario, plan, timetable]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  const edit = (one: Edit) => setPlan(applyEdit(scenario, plan, one));
  const { zero } = known.legend;
  const vehicles = scenario.vehicles.map(({ id }) => ({ value: id, text: planName(facts, id) }));
  if (isAccepting) return <Accept answer={answer} byHand={timetable} onClose={props.onClose} />;
  return (
    <Ask
      title={t('Change the plan by hand')}
      isOpen
      form="wide"
      onClose={props.onClose}
      testId="by-hand"
    >
      <p className="soft">
        {t('Made of what was known {time}.', { time: clock.time(zero) })}{' '}
        {t('Whoever does not fit into another vehicle stays where they wait.')}
      </p>
      <div className="consequence" data-testid="consequence" aria-live="polite">
        {!isChanged && <p>{t('Nothing is changed yet.')}</p>}
        {isChanged && consequence.breaks.length > 0 && (
          <p className="bad">{t('This cannot be accepted:')}</p>
        )}
        <ul className="plan-list">
          {consequence.breaks.map((text) => (
            <li key={text} className="bad">
              {text}
            </li>
          ))}
          {consequence.notRun.map((text) => (
            <li key={text} className="bad">
              ≈ {text}
            </li>
          ))}
          {consequence.differs.map(({ text, isWorse }) => (
            <li key={text} className={isWorse ? 'bad' : 'ok'}>
              ≈ {text}
            </li>
          ))}
          {isChanged &&
            consequence.breaks.length + consequence.notRun.length + consequence.differs.length ===
              0 && <li>{t('It makes no difference to anybody who waits.')}</li>}
        </ul>
      </div>
      <div className="scroll by-hand-trips">
        <table className="facts">
          <Heads
            of={[t('Leaves'), t('Vehicle'), t('From'), t('To'), [t('People')], t('Order'), '']}
          />
          <tbody>
            {rows.slice(at * PAGE, (at + 1) * PAGE).map((row) => {
              const spot = { vehicle: row.vehicle, place: row.place };
              const name = planName(facts, row.vehicle);
              const to = scenario.batches.find(({ id }) => id === row.trip.batch)?.to ?? [];
              const bound = scenario.sites.map(({ id }) => id).filter((id) => id !== row.trip.from);
              return (
                <tr key={`${row.vehicle} ${row.place}`} data-vehicle={row.vehicle}>
                  <td className="nowrap">
                    {row.timed ? (
                      `≈ ${clock.near(momentOf(zero, row.timed.departs), zero)}`
                    ) : (
                      <span className="bad">{t('cannot be run')}</span>
                    )}
                  </td>
                  <td>
                    <Choice
                      label={t('Vehicle')}
                      value={row.vehicle}
                      options={vehicles}
                      onChange={(by) => by && edit({ is: 'vehicle', ...spot, by })}
                    />
                  </td>
                  <td>{planName(facts, row.trip.from)}</td>
                  <td>
                    <Choice
                      label={t('To')}
                      value={row.trip.to}
                      options={[...new Set([...to, ...bound])].map((id) => ({
                        value: id,
                        text: planName(facts, id),
                      }))}
                      onChange={(site) => site && edit({ is: 'to', ...spot, to: site })}
                    />
                  </td>
                  <td className="number">≈ {figure(row.people)}</td>
                  <td className="nowrap">
                    <Button
                      className="quiet"
                      isDisabled={row.isFirst}
                      onPress={() => edit({ is: 'sooner', ...spot })}
                      aria-label={t('Sooner among the trips of vehicle {n}', { n: name })}
                    >
                      ↑
                    </Button>
                    <Button
                      className="quiet"
                      isDisabled={row.isLast}
                      onPress={() => edit({ is: 'later', ...spot })}
                      aria-label={t('Later among the trips of vehicle {n}', { n: name })}
                    >
                      ↓
                    </Button>
                  </td>
                  <td className="ends">
                    <Button
                      className="quiet"
                      onPress={() => edit({ is: 'drop', ...spot })}
                      data-testid="drop-trip"
                      aria-label={t('Leave out this trip of vehicle {n}', { n: name })}
                    >
                      {t('leave out')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Pager page={at} pages={pages} onPage={setPage} />
      <div className="acts">
        <Button className="button" onPress={props.onClose}>
          {t('Leave it as it is')}
        </Button>
        <Button className="button" isDisabled={!isChanged} onPress={() => setPlan(proposal.plan)}>
          {t('As proposed')}
        </Button>
        {may({ kind: 'announced@1', subject: 'plan/any' }) && (
          <Button
            className="button primary"
            isDisabled={!isChanged || consequence.breaks.length > 0 || timetable.trips.length === 0}
            onPress={() => setAccepting(true)}
            data-testid="accept-by-hand"
          >
            {t('Accept…')}
          </Button>
        )}
      </div>
    </Ask>
  );
}
