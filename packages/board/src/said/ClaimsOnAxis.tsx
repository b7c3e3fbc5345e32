import type { LedgerEntry } from '@corridor/account';
import { figure, listed, t } from '@corridor/text';
import { MarkedSvg } from '../pictures/MarkedSvg.tsx';
import { Picture } from '../pictures/Picture.tsx';
import { StatedMark } from '../pictures/StatedMark.tsx';
import { turnOf } from '../pictures/turn.ts';
import { useWidth } from '../pictures/useWidth.ts';
import { layoutAxis, newestOfEach } from './axis.ts';
import type { StatementRow } from './claimRow.ts';

const MOST = 14;

/** What each speaker said last, beside the account's own answer. */
export function ClaimsOnAxis(props: {
  readonly question: string;
  readonly entries: readonly LedgerEntry[];
  readonly rows: ReadonlyMap<string, StatementRow>;
  readonly isExercise: boolean;
}) {
  const { ref, width, unit: u } = useWidth<HTMLDivElement>(420);
  const entries = newestOfEach(props.entries, MOST);
  if (entries.length === 0) return null;
  const axis = layoutAxis(entries, props.rows, width, u);
  const turn = turnOf(width);
  const name = t('Side by side: {question}', { question: props.question });
  const shown = entries.flatMap(({ id }) => props.rows.get(id) ?? []);
  const table = {
    caption: t('What each of them said last. Never added to each other, never to our counts.'),
    columns: [t('Stated'), t('Speaker'), t('Day'), t('Account'), t('Beside it')],
    rows: shown.map((row) => [
      `❝ ${row.said}`,
      row.speaker,
      row.day,
      listed(row.bands),
      listed(row.verdicts.map(({ text }) => text)),
    ]),
  };
  return (
    <Picture name={name} table={table} testId="claims-axis" head={<b>{t('Side by side')}</b>}>
      <div ref={ref}>
        <MarkedSvg
          className="claims-axis"
          label={`${name}: ${shown.map((row) => listed([row.speaker, row.said])).join('; ')}`}
          width={width}
          height={axis.height}
          unit={u}
          turn={turn}
          isExercise={props.isExercise}
        >
          {axis.ticks.map((tick) => (
            <g key={tick.value}>
              <line
                className="grid"
                x1={turn.x(tick.x)}
                x2={turn.x(tick.x)}
                y1={0}
                y2={axis.height - 17 * u}
              />
              <text
                className="tick"
                x={turn.x(tick.x)}
                y={axis.height - 4 * u}
                textAnchor="middle"
                fontSize={11.5 * u}
              >
                {figure(tick.value)}
              </text>
            </g>
          ))}
          {axis.rows.map((row) => (
            <g key={row.id} data-row={row.id} className={row.isOurs ? 'is-ours' : undefined}>
              {row.bands.map((band) => (
                <g key={band.measure} data-band={band.measure}>
                  {band.range && (
                    <rect
                      className="band"
                      x={turn.box(band.range[0], Math.max(2, band.range[1] - band.range[0]))}
                      width={Math.max(2, band.range[1] - band.range[0])}
                      y={band.y - 4 * u}
                      height={7 * u}
                      rx={2 * u}
                    />
                  )}
                  <line
                    className="minimum"
                    x1={turn.x(band.minimum)}
                    x2={turn.x(band.minimum)}
                    y1={band.y - 6 * u}
                    y2={band.y + 5 * u}
                  />
                  <text
                    className="verdict"
                    x={turn.x(band.labelX)}
                    y={band.y + 3.5 * u}
                    textAnchor={band.anchor}
                    fontSize={11 * u}
                  >
                    {band.label}
                  </text>
                </g>
              ))}
              <StatedMark mark={row} opens={row.opens} turn={turn} unit={u} />
            </g>
          ))}
        </MarkedSvg>
      </div>
    </Picture>
  );
}
