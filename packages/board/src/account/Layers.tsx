import type { Account, Figure, Scope } from '@corridor/account';
import { figure, figureRange, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { useReading } from '../text/useReading.ts';
import { Heads } from '../ui/Heads.tsx';
import { Pager } from '../ui/Pager.tsx';
import { DoubtBar } from './DoubtBar.tsx';
import { possibleText, restsText, spokenOf } from './figureText.ts';
import { type LayerBy, layerPlans, layerRows } from './layerRows.ts';
import { useSlowly } from './useSlowly.ts';

const PAGE = 25;

/** The three layers of every site, batch or journey: figures and, in the same row, their bar with its doubt. */
export function Layers(props: {
  readonly account: Account;
  readonly isLarge: boolean;
  readonly onTrace: (scope: Scope) => void;
}) {
  const { account } = props;
  const { facts } = useBoard();
  const reading = useReading();
  const [by, setBy] = useState<LayerBy>('site');
  const [measure, setMeasure] = useState<Scope['measure']>('arrived');
  const [page, setPage] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are texts of one language
  const plans = useMemo(
    () => layerPlans(facts, account, by, measure),

    [facts, account, by, measure, reading],
  );
  const pages = by === 'trip' ? Math.max(1, Math.ceil(plans.length / PAGE)) : 1;
  const current = Math.min(page, pages - 1);
  const basis = useMemo(() => ({ account, by, plans, current }), [account, by, plans, current]);
  const told = useSlowly(
    basis,
    () => {
      const shown = by === 'trip' ? plans.slice(current * PAGE, (current + 1) * PAGE) : plans;
      return { by, measure, rows: layerRows(account, shown) };
    },
    props.isLarge,
  );
  // Figures of the question before must not stand under the heading of this one.
  const rows = told?.by === by && told.measure === measure ? told.rows : [];
  const most = Math.max(1, ...rows.map(({ figure }) => figure.estimate?.high ?? figure.minimum));
  const views: readonly (readonly [LayerBy, string])[] = [
    ['site', t('by site')],
    ['batch', t('by term and batch')],
    ['trip', t('by journey')],
  ];
  return (
    <div className="panel" data-testid="layers">
      <div className="layer-bar">
        <h2 className="question">{t('Counted, estimated, possible')}</h2>
        <nav className="views" aria-label={t('By what')}>
          {views.map(([id, name]) => (
            <button
              key={id}
              type="button"
              className={`view ${by === id ? 'is-here' : ''}`}
              aria-pressed={by === id}
              data-testid={`layers-${id}`}
              onClick={() => {
                setBy(id);
                setPage(0);
              }}
            >
              {name}
            </button>
          ))}
        </nav>
        <nav className="views" aria-label={t('Which question')}>
          {(['arrived', 'left'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={`view ${measure === one ? 'is-here' : ''}`}
              aria-pressed={measure === one}
              data-testid={`layers-${one}`}
              onClick={() => {
                setMeasure(one);
                setPage(0);
              }}
            >
              {one === 'arrived' ? t('People who arrived') : t('People who left')}
            </button>
          ))}
        </nav>
      </div>
      <div className="scroll">
        <table className="facts layers" hidden={rows.length === 0}>
          <caption>
            {t(
              'The three layers stand beside each other and are never merged. Rows do not add up to the whole: each is a question of its own.',
            )}
          </caption>
          <Heads
            of={[
              by === 'site' ? t('Site') : by === 'batch' ? t('Batch') : t('Journey'),
              [t('At least ●')],
              [t('About ≈')],
              [t('9 in 10 between ≈')],
              [t('Possible ≈')],
              t('Picture'),
              t('Rests on'),
            ]}
          />
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-id={row.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => props.onTrace(row.scope)}
                    aria-label={t('{name}: how this figure came to be', { name: row.name })}
                  >
                    {row.name}
                  </button>
                  {row.detail && <small className="under">{row.detail}</small>}
                </th>
                <td className="number observed">{figure(row.figure.minimum)}</td>
                <Estimate of={row.figure} />
                <td className={`number ${row.figure.possible ? '' : 'bad'}`}>
                  {possibleText(row.figure)}
                </td>
                <td className="bar-cell">
                  <DoubtBar of={row.figure} most={most} />
                </td>
                <td className="soft small">{restsText(row.figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="not-yet">{t('Nothing of this was recorded.')}</p>}
      {rows.length > 0 && <BarLegend />}
      <Pager page={current} pages={pages} onPage={setPage} />
    </div>
  );
}

function Estimate({ of }: { readonly of: Figure }) {
  const said = spokenOf(of);
  if (!said) {
    return (
      <td className="number soft" colSpan={2}>
        {t('cannot be known from these reports')}
      </td>
    );
  }
  return (
    <>
      <td className="number derived">{figure(said.people)}</td>
      <td className="number derived">{figureRange(said.low, said.high)}</td>
    </>
  );
}

/** What the parts of a bar mean, each with its sign. */
export const BarLegend = () => (
  <p className="bar-legend small soft">
    <span>
      <span className="swatch pointed-at" aria-hidden="true" /> <Kind of="observed" />{' '}
      {t('counted one by one')}
    </span>
    <span>
      <span className="swatch sure" aria-hidden="true" /> <Kind of="derived" />{' '}
      {t('up to the lower end of 9 in 10')}
    </span>
    <span>
      <span className="swatch doubt" aria-hidden="true" /> <Kind of="derived" /> {t('its doubt')}
    </span>
  </p>
);
