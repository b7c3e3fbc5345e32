import { figure, named, separator, t } from '@corridor/text';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { howLong } from '../time/zone.ts';
import { CLOCK_OFF, isSilent } from './groups.ts';
import { revocationReasons, revocationText, roleText } from './roles.ts';
import type { DeviceRow } from './rows.ts';

/** One device, a phone with what it counted while it was locked, and what can be done about it. */
export function DeviceLine(props: {
  readonly row: DeviceRow;
  readonly hubNow: number;
  readonly mayDecide: boolean;
  readonly mayReport: boolean;
  readonly onApart: (row: DeviceRow) => void;
  readonly onRevoke: (row: DeviceRow) => void;
  readonly onReport: (row: DeviceRow) => void;
}) {
  const { row, hubNow, mayDecide } = props;
  return (
    <tr data-out={row.isRevoked || undefined} data-testid="device">
      <th scope="row">
        <b>
          <bdi>{row.label}</bdi>
        </b>
        {row.isSelf && <small> {t('this board')}</small>}
        {row.personOf && row.role !== 'pad' && (
          <small className="soft"> {t('same person as {label}', { label: row.personOf })}</small>
        )}{' '}
        <small className="key" dir="ltr">
          {row.device.slice(0, 6)}
        </small>
      </th>
      <td>{roleText(row.role)}</td>
      <td>{row.post || row.sites ? <bdi>{row.post || row.sites}</bdi> : t('everywhere')}</td>
      <td className="nowrap">
        <Heard row={row} hubNow={hubNow} />
      </td>
      <td className="number">{figure(row.kept + row.keptLocked)}</td>
      <td className={`number ${row.disputed > 0 ? 'bad' : ''}`}>
        {row.disputed > 0 && (
          <button
            type="button"
            className="link bad"
            aria-label={t('{label}: show what does not count', { label: row.label })}
            onClick={() => props.onApart(row)}
          >
            {figure(row.disputed)}
          </button>
        )}
      </td>
      <td>
        <State row={row} />
      </td>
      <td className="ends">
        {mayDecide && canBeRevoked(row) && (
          <Button
            className="quiet"
            aria-label={t('Revoke {label}', { label: row.label })}
            onPress={() => props.onRevoke(row)}
          >
            {t('revoke')}
          </Button>
        )}
        {mayDecide && row.ranksAbove && isOpen(row) && (
          <small
            className="soft"
            title={t(
              'It was let in before this board: only a device above it, or the recovery sheet, can cut it off.',
            )}
          >
            {t('ranks above this board')}
          </small>
        )}
        {props.mayReport && canBeReported(row, mayDecide) && (
          <Button
            className="quiet"
            aria-label={t('report as taken: {label}', { label: row.label })}
            onPress={() => props.onReport(row)}
          >
            {t('report as taken')}
          </Button>
        )}
      </td>
    </tr>
  );
}

const isOpen = (row: DeviceRow): boolean =>
  !row.isRevoked && !row.isSelf && !row.isHub && row.role !== 'founder';

const canBeRevoked = (row: DeviceRow): boolean =>
  !row.ranksAbove && (isOpen(row) || (row.isRevoked && row.pads.length > 0));

/** Who may cut it off does that; whoever may not, says so to those who may. Nobody carries the founder's sheet. */
const canBeReported = (row: DeviceRow, mayDecide: boolean): boolean =>
  !row.isRevoked &&
  !row.isSelf &&
  row.role !== 'pad' &&
  row.role !== 'founder' &&
  (!mayDecide || row.ranksAbove);

function Heard(props: { readonly row: DeviceRow; readonly hubNow: number }): ReactNode {
  const { row, hubNow } = props;
  const soft = (text: string) => <span className="soft">{text}</span>;
  if (row.isSelf) return soft('–');
  if (row.isHub) return soft(t('is a hub'));
  if (row.role === 'founder') return soft(t('lies on paper'));
  if (row.heard === null) return soft(t('nothing yet'));
  const ago = hubNow - row.heard;
  if (isSilent(row, hubNow)) {
    return <span className="bad">{t('silent for {time}', { time: howLong(ago) })}</span>;
  }
  return ago < 60_000 ? t('now') : t('{time} ago', { time: howLong(ago) });
}

function State(props: { readonly row: DeviceRow }): ReactNode {
  const { clock } = useBoard();
  const { row } = props;
  const reason = revocationReasons.find((one) => one === row.revokedFor);
  const isOpenWhileLocked = row.isRevoked && row.pads.length > 0;
  return [
    row.isRevoked && (
      <span key="revoked">
        {named([
          row.revokedAt === null
            ? t('revoked')
            : t('revoked {time}', { time: clock.dateTime(row.revokedAt) }),
          // A reason of a newer app has no words here.
          reason && revocationText(reason),
        ])}
      </span>
    ),
    isOpenWhileLocked && (
      <span key="pad" className="bad">
        {t('still counts while it is locked')}
      </span>
    ),
    ...row.reports.map(({ by, at }) => (
      <span key={`${by} ${at}`} className={row.isRevoked ? '' : 'bad'}>
        {t('reported as handed over by {device}, {time}', {
          device: by,
          time: clock.dateTime(at),
        })}
      </span>
    )),
    row.isForked && (
      <span key="forked" className="bad">
        {t('two versions of its records')}
      </span>
    ),
    Math.abs(row.clockOffset) > CLOCK_OFF && (
      <span key="clock">
        {t('clock off by {time}', { time: howLong(Math.abs(row.clockOffset)) })}
      </span>
    ),
    row.keptLocked > 0 && (
      <span key="locked" className="soft">
        {t('{n, plural, one {# record} other {# records}} while locked', { n: row.keptLocked })}
      </span>
    ),
  ]
    .filter(Boolean)
    .flatMap((part, i) => (i === 0 ? [part] : [separator(), part]));
}
