import type { IncidentState } from '@corridor/operation';
import { isolate, named, t } from '@corridor/text';
import { useMemo } from 'react';
import { useBoard } from '../app/board.ts';
import { IncidentActs } from '../suspend/IncidentActs.tsx';
import { word } from '../text/words.ts';
import { siteName, stateOf, subjectName } from '../view/facts.ts';
import { incidentTime } from '../view/incidentTime.ts';

/** What went wrong, and apart from it who somebody says did it. */
export function Incidents(props: { readonly now: number }) {
  const { facts, clock, openTrip } = useBoard();
  const rows = useMemo(
    () =>
      [...facts.states('incident').values()].sort(
        (a, b) => (b.happenedAt ?? 0) - (a.happenedAt ?? 0) || (a.id < b.id ? -1 : 1),
      ),
    [facts],
  );
  const when = (incident: IncidentState) => {
    const at = incident.happenedAt;
    if (at === null) return t('not known');
    return incidentTime(incident, at, props.now, clock);
  };
  return (
    <section className="page" aria-label={t('Incidents')} data-testid="incidents">
      <div className="panel scroll">
        <table className="facts">
          <caption>
            {t('Who did it is somebody’s word and stands apart from what happened.')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('What')}</th>
              <th scope="col">{t('When')}</th>
              <th scope="col">{t('Where')}</th>
              <th scope="col">{t('Reported by')}</th>
              <th scope="col">{t('State')}</th>
              <th scope="col">{t('Attributed ❝')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <b className={one.resolved ? '' : 'bad'}>{word('incident', one.incidentKind)}</b>
                  {one.linkedTo
                    .filter((id) => id.startsWith('trip/'))
                    .map((id) => (
                      <button
                        key={id}
                        type="button"
                        className="link small"
                        onClick={() => openTrip(id)}
                      >
                        {t('trip')}
                      </button>
                    ))}
                </th>
                <td className="nowrap">{when(one)}</td>
                <td>{whereText(facts, one)}</td>
                <td>
                  {word('reporter', one.reported?.by)}
                  <small className="soft">
                    {' '}
                    {named([
                      word('sureness', one.reported?.sure),
                      one.reports > 1 && t('{n} reports', { n: one.reports }),
                    ])}
                  </small>
                </td>
                <td>
                  {one.resolved
                    ? t('{what} {time}', {
                        what: word('outcome', one.resolved.outcome ?? 'over'),
                        time: clock.near(one.resolved.at, props.now),
                      })
                    : t('not resolved')}
                  <IncidentActs incident={one} now={props.now} />
                </td>
                <td>
                  {one.attributions.length === 0 && (
                    <span className="soft">{t('nobody said')}</span>
                  )}
                  <ul>
                    {one.attributions.map((said) => (
                      <li key={`${said.to} ${said.by}`}>
                        {t('{who} says: {party}', {
                          who: said.by.includes('/') ? subjectName(facts, said.by) : said.by,
                          party: subjectName(facts, said.to),
                        })}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="not-yet">{t('No incident is recorded.')}</p>}
      </div>
    </section>
  );
}

function whereText(facts: ReturnType<typeof useBoard>['facts'], incident: IncidentState): string {
  const { site, corridor, leg } = incident.reported ?? {};
  if (site) return isolate(siteName(facts, site));
  const road = stateOf(facts, 'corridor', corridor);
  if (!road) return '';
  if (leg === undefined) return isolate(road.name ?? '');
  return t('between {a} and {b}', {
    a: siteName(facts, road.sites[leg]),
    b: siteName(facts, road.sites[leg + 1]),
  });
}
