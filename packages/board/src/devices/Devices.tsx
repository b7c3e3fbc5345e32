import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import type { TakeInParts } from '../handover/takeIn.ts';
import { figure } from '../text/figures.ts';
import { t } from '../text/t.ts';
import { howLong } from '../time/zone.ts';
import { Field } from '../ui/Field.tsx';
import { Apart } from './Apart.tsx';
import { Enrol } from './Enrol.tsx';
import { CLOCK_OFF, groupDevices, isSilent } from './groups.ts';
import { Protection } from './Protection.tsx';
import { Revoke } from './Revoke.tsx';
import { revocationReasons, revocationText, roleText } from './roles.ts';
import { type DeviceRow, type DeviceSource, toDeviceRows } from './rows.ts';
import { Surrendered } from './Surrendered.tsx';
import './devices.css';

const TakeIn = lazy(async () => ({ default: (await import('../handover/TakeIn.tsx')).TakeIn }));

export function Devices(props: {
  readonly source: DeviceSource;
  /** Sorted by seq; more than one is a fork. */
  readonly headsOf: (device: string) => readonly { readonly seq: number; readonly id: string }[];
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  readonly isOnline: boolean;
  /** Whether this board may let devices in and cut them off. */
  readonly mayDecide: boolean;
  /** Whether it may say of a phone that it is in other hands. */
  readonly mayReport: boolean;
  /** Whether it may say what phones do to themselves. */
  readonly mayProtect: boolean;
  /** The hub's clock, against which `heard` is told. */
  readonly hubNow: number;
  readonly takeIn: TakeInParts;
}) {
  const { facts } = useBoard();
  const [enrols, setEnrols] = useState(false);
  const [takesIn, setTakesIn] = useState(false);
  const [revoked, setRevoked] = useState<DeviceRow | null>(null);
  const [reported, setReported] = useState<string | null>(null);
  const [isProtection, setProtection] = useState(false);
  const [apartOf, setApart] = useState<string | null>(null);
  const rows = toDeviceRows(facts, props.source);
  const { hubNow } = props;
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const groups = groupDevices(rows, hubNow, search);
  const silent = rows.filter((row) => isSilent(row, hubNow)).length;
  const apart = rows.find((row) => row.device === apartOf);
  return (
    <section className="page" aria-label={t('Devices')} data-testid="devices">
      <div className="panel scroll">
        <div className="filters">
          {props.mayDecide && (
            <Button
              className="button primary"
              isDisabled={!props.isOnline}
              onPress={() => setEnrols(true)}
            >
              {t('Let a device in')}
            </Button>
          )}
          {props.mayDecide && !props.isOnline && (
            <span className="soft">{t('The hub gives out links; it is not reached now.')}</span>
          )}
          {props.mayReport && (
            <Button className="button" onPress={() => setReported('')}>
              {t('A phone is in other hands')}
            </Button>
          )}
          <Button
            className="button"
            isDisabled={!props.isOnline}
            onPress={() => setTakesIn(true)}
            data-testid="open-take-in"
          >
            {t('Take in from a phone')}
          </Button>
          <Button className="button" onPress={() => setProtection(true)}>
            {t('Protection of the phones')}
          </Button>
          <Field label={t('Search')} value={search} onChange={setSearch} />
          <span className="count" aria-live="polite">
            {t('{n, plural, one {# device} other {# devices}}', { n: rows.length })}
            {silent > 0 && (
              <>
                {' · '}
                <span className="bad">{t('{n} silent for over half an hour', { n: silent })}</span>
              </>
            )}
          </span>
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
                {t('Do not count')}
              </th>
              <th scope="col">{t('State')}</th>
              <th scope="col" aria-label={t('Acts')} />
            </tr>
          </thead>
          {groups.map((group) => {
            const isOpened = opened.has(group.name);
            return (
              <tbody key={group.name}>
                <tr className="group">
                  <th scope="rowgroup" colSpan={8}>
                    {group.name || t('Everywhere')}
                    {group.silent > 0 && (
                      <small className="bad"> · {t('{n} silent', { n: group.silent })}</small>
                    )}
                  </th>
                </tr>
                {[...group.rows, ...(isOpened ? group.quiet : [])].map((row) => (
                  <DeviceLine key={row.device} row={row} hubNow={hubNow} onApart={setApart}>
                    <RevokeButton row={row} mayDecide={props.mayDecide} onRevoke={setRevoked} />
                    {props.mayReport && canBeReported(row, props.mayDecide) && (
                      <Button
                        className="quiet"
                        aria-label={t('{label} is in other hands', { label: row.label })}
                        onPress={() => setReported(row.device)}
                      >
                        {t('taken')}
                      </Button>
                    )}
                  </DeviceLine>
                ))}
                {group.quiet.length > 0 && (
                  <tr>
                    <td colSpan={8}>
                      <button
                        type="button"
                        className="link small soft"
                        aria-expanded={isOpened}
                        onClick={() => {
                          const next = new Set(opened);
                          if (!next.delete(group.name)) next.add(group.name);
                          setOpened(next);
                        }}
                      >
                        {isOpened
                          ? t('show fewer')
                          : t('{n} more, heard of within half an hour', { n: group.quiet.length })}
                      </button>
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
        {groups.length === 0 && <p className="not-yet">{t('No device fits.')}</p>}
      </div>
      {enrols && (
        <Enrol
          call={props.call}
          baseUrl={props.baseUrl}
          others={rows.filter(
            (row) => !row.isHub && row.role !== 'pad' && row.role !== 'founder' && !row.personOf,
          )}
          onClose={() => setEnrols(false)}
        />
      )}
      {takesIn && (
        <Suspense>
          <TakeIn parts={props.takeIn} onClose={() => setTakesIn(false)} />
        </Suspense>
      )}
      {apart && (
        <Apart
          row={apart}
          mayDecide={props.mayDecide}
          disputed={props.source.disputed().filter(({ event }) => event.device === apart.device)}
          onClose={() => setApart(null)}
        />
      )}
      {revoked && <Revoke row={revoked} headsOf={props.headsOf} onClose={() => setRevoked(null)} />}
      {reported !== null && (
        <Surrendered rows={rows} device={reported} onClose={() => setReported(null)} />
      )}
      {isProtection && (
        <Protection mayDecide={props.mayProtect} onClose={() => setProtection(false)} />
      )}
    </section>
  );
}

/** Who may cut it off does that; whoever may not, says so to those who may. */
const canBeReported = (row: DeviceRow, mayDecide: boolean): boolean =>
  !row.isRevoked && !row.isSelf && row.role !== 'pad' && (!mayDecide || row.ranksAbove);

/** The reason in words; nothing for one of a newer app. */
const reasonOf = (row: DeviceRow): string => {
  const reason = revocationReasons.find((one) => one === row.revokedFor);
  return reason ? revocationText(reason) : '';
};

function DeviceLine(props: {
  readonly row: DeviceRow;
  readonly hubNow: number;
  readonly onApart: (device: string) => void;
  readonly children: ReactNode;
}) {
  const { clock } = useBoard();
  const { row, hubNow } = props;
  const silent = row.heard === null ? null : hubNow - row.heard;
  return (
    <tr data-out={row.isRevoked || undefined}>
      <th scope="row">
        <b>{row.label}</b>
        {row.isSelf && <small> {t('this board')}</small>}
        {row.personOf && row.role !== 'pad' && (
          <small> {t('same person as {label}', { label: row.personOf })}</small>
        )}
        <small className="key"> {row.device.slice(0, 6)}</small>
      </th>
      <td>{roleText(row.role)}</td>
      <td>{row.post || row.sites || t('everywhere')}</td>
      <td className="nowrap">
        {silent === null || row.isHub || row.role === 'founder' ? (
          <span className="soft">
            {row.isHub ? t('is a hub') : row.role === 'founder' ? t('lies on paper') : t('never')}
          </span>
        ) : (
          <span className={isSilent(row, hubNow) ? 'bad' : ''}>
            {silent < 60_000 ? t('now') : t('silent for {time}', { time: howLong(silent) })}
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
            onClick={() => props.onApart(row.device)}
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
          reasonOf(row),
          ...row.reports.map(({ by, at }) =>
            t('reported as handed over by {device}, {time}', {
              device: by,
              time: clock.dateTime(at),
            }),
          ),
          row.isForked ? t('two versions of its records') : '',
          Math.abs(row.clockOffset) > CLOCK_OFF
            ? t('clock off by {time}', { time: howLong(Math.abs(row.clockOffset)) })
            : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </td>
      <td>{props.children}</td>
    </tr>
  );
}

function RevokeButton(props: {
  readonly row: DeviceRow;
  readonly mayDecide: boolean;
  readonly onRevoke: (row: DeviceRow) => void;
}) {
  const { row } = props;
  if (!props.mayDecide || row.isRevoked || row.isSelf || row.isHub || row.role === 'founder') {
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
