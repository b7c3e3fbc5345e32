import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { figure } from '../text/figures.ts';
import { t } from '../text/t.ts';
import { howLong } from '../time/zone.ts';
import { Apart } from './Apart.tsx';
import { Enrol } from './Enrol.tsx';
import { Revoke } from './Revoke.tsx';
import { roleText } from './roles.ts';
import { type DeviceRow, type DeviceSource, toDeviceRows } from './rows.ts';
import './devices.css';

/** Longer than this without a word is worth a call. */
const SILENT = 30 * 60_000;

export function Devices(props: {
  readonly source: DeviceSource;
  /** Sorted by seq; more than one is a fork. */
  readonly headsOf: (device: string) => readonly { readonly seq: number; readonly id: string }[];
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  readonly isOnline: boolean;
  /** The hub's clock, against which `heard` is told. */
  readonly hubNow: number;
}) {
  const { facts, clock, canWrite } = useBoard();
  const [enrols, setEnrols] = useState(false);
  const [revoked, setRevoked] = useState<DeviceRow | null>(null);
  const [apartOf, setApart] = useState<string | null>(null);
  const rows = toDeviceRows(facts, props.source);
  const { hubNow } = props;
  const apart = rows.find((row) => row.device === apartOf);
  return (
    <section className="page" aria-label={t('Devices')} data-testid="devices">
      <div className="panel scroll">
        <div className="filters">
          <Button
            className="button primary"
            isDisabled={!canWrite || !props.isOnline}
            onPress={() => setEnrols(true)}
          >
            {t('Let a device in')}
          </Button>
          {!props.isOnline && (
            <span className="soft">{t('The hub gives out links; it is not reached now.')}</span>
          )}
        </div>
        <table className="facts">
          <caption>
            {t('A line names a device and a post. Who carried it stays with the employer.')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('Device')}</th>
              <th scope="col">{t('May')}</th>
              <th scope="col">{t('Where')}</th>
              <th scope="col">{t('Last heard by the hub')}</th>
              <th scope="col" className="number">
                {t('Records here')}
              </th>
              <th scope="col" className="number">
                {t('Without standing')}
              </th>
              <th scope="col">{t('State')}</th>
              <th scope="col" aria-label={t('Acts')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const silent = row.heard === null ? null : hubNow - row.heard;
              return (
                <tr key={row.device} data-out={row.isRevoked || undefined}>
                  <th scope="row">
                    <b>{row.label}</b>
                    {row.isSelf && <small> {t('this board')}</small>}
                    <small className="key"> {row.device.slice(0, 6)}</small>
                  </th>
                  <td>{roleText(row.role)}</td>
                  <td>{row.post || row.sites || t('everywhere')}</td>
                  <td className="nowrap">
                    {silent === null ? (
                      <span className="soft">{row.isHub ? t('is the hub') : t('never')}</span>
                    ) : (
                      <span className={silent > SILENT && !row.isRevoked ? 'bad' : ''}>
                        {silent < 60_000
                          ? t('now')
                          : t('silent for {time}', { time: howLong(silent) })}
                      </span>
                    )}
                  </td>
                  <td className="number">{figure(row.kept)}</td>
                  <td className={`number ${row.disputed > 0 ? 'bad' : ''}`}>
                    {row.disputed > 0 && (
                      <button
                        type="button"
                        className="link bad"
                        aria-label={t('{label}: show what does not count', { label: row.label })}
                        onClick={() => setApart(row.device)}
                      >
                        {figure(row.disputed)}
                      </button>
                    )}
                  </td>
                  <td>
                    {[
                      row.isRevoked
                        ? t('revoked {time}', {
                            time: row.revokedAt === null ? '' : clock.dateTime(row.revokedAt),
                          })
                        : '',
                      row.isForked ? t('two versions of its records') : '',
                      Math.abs(row.clockOffset) > 120_000
                        ? t('clock off by {time}', { time: howLong(Math.abs(row.clockOffset)) })
                        : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </td>
                  <td>
                    <RevokeButton row={row} canWrite={canWrite} onRevoke={setRevoked} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {enrols && (
        <Enrol call={props.call} baseUrl={props.baseUrl} onClose={() => setEnrols(false)} />
      )}
      {apart && (
        <Apart
          row={apart}
          disputed={props.source.disputed().filter(({ event }) => event.device === apart.device)}
          onClose={() => setApart(null)}
        />
      )}
      {revoked && (
        <Revoke
          row={revoked}
          heads={props.headsOf(revoked.device)}
          onClose={() => setRevoked(null)}
        />
      )}
    </section>
  );
}

function RevokeButton(props: {
  readonly row: DeviceRow;
  readonly canWrite: boolean;
  readonly onRevoke: (row: DeviceRow) => void;
}) {
  const { row } = props;
  if (!props.canWrite || row.isRevoked || row.isSelf || row.isHub || row.role === 'founder') {
    return null;
  }
  if (row.ranksAbove) {
    return (
      <small
        className="soft"
        title={t(
          'It was let in before this board: only a device above it, or the recovery sheet, can cut it off.',
        )}
      >
        {t('ranks above this board')}
      </small>
    );
  }
  return (
    <Button
      className="quiet"
      aria-label={t('Revoke {label}', { label: row.label })}
      onPress={() => props.onRevoke(row)}
    >
      {t('revoke')}
    </Button>
  );
}
