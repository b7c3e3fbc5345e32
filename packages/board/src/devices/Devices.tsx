import { listed, separator, t } from '@corridor/text';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import type { TakeInParts } from '../handover/takeIn.ts';
import { Field } from '../ui/Field.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Apart } from './Apart.tsx';
import { DeviceLine } from './DeviceLine.tsx';
import { Enrol } from './Enrol.tsx';
import { type DeviceGroup, groupDevices, isSilent, quietOf } from './groups.ts';
import { Protection } from './Protection.tsx';
import { Revoke } from './Revoke.tsx';
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
  /** The hub's clock, against which `heard` is told; of the last time it was reached. */
  readonly hubNow: number;
  readonly takeIn: TakeInParts;
}) {
  const { facts, clock } = useBoard();
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
                {separator()}
                <span className="bad">{t('{n} silent for over half an hour', { n: silent })}</span>
              </>
            )}
          </span>
        </div>
        {!props.isOnline && (
          <p className="bad" role="status" data-testid="devices-offline">
            {t(
              'The hub is not reached: it gives out no links and takes nothing in. What it had heard is told as of {time}.',
              { time: clock.dateTime(hubNow) },
            )}
          </p>
        )}
        <table className="facts">
          <caption>
            {t('A line names a device and a post. Who carried it stays with the employer.')}
          </caption>
          <Heads
            of={[
              t('Device'),
              t('May'),
              t('Where'),
              t('Last heard by the hub'),
              [t('Records here')],
              [t('Do not count')],
              t('State'),
            ]}
          >
            <th scope="col" aria-label={t('Acts')} />
          </Heads>
          {groups.map((group) => {
            const isOpened = opened.has(group.name);
            return (
              <tbody key={group.name}>
                <tr className="group">
                  <th scope="rowgroup" colSpan={8}>
                    {group.name ? <bdi>{group.name}</bdi> : t('Everywhere')}
                    {group.silent > 0 && (
                      <small className="bad">
                        {separator()}
                        {t('{n} silent', { n: group.silent })}
                      </small>
                    )}
                  </th>
                </tr>
                {[...group.rows, ...(isOpened ? group.quiet : [])].map((row) => (
                  <DeviceLine
                    key={row.device}
                    row={row}
                    hubNow={hubNow}
                    mayDecide={props.mayDecide}
                    mayReport={props.mayReport}
                    onApart={(one) => setApart(one.device)}
                    onRevoke={setRevoked}
                    onReport={(one) => setReported(one.device)}
                  />
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
                        {isOpened ? t('show fewer') : quietText(group)}
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
          disputed={props.source
            .disputed()
            .filter(({ event }) => [apart.device, ...apart.padsEver].includes(event.device))}
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

/** `show 31: 1 heard of within half an hour · 30 not heard of yet`. */
function quietText(group: DeviceGroup): string {
  const { heard, notYet, revoked } = quietOf(group.quiet);
  const kinds: readonly string[] = [
    heard > 0 && t('{n} heard of within half an hour', { n: heard }),
    notYet > 0 && t('{n} not heard of yet', { n: notYet }),
    revoked > 0 && t('{n} revoked', { n: revoked }),
  ].filter((kind) => kind !== false);
  const which = listed(kinds);
  return kinds.length === 1
    ? t('show {which}', { which })
    : t('show {n}: {which}', { n: group.quiet.length, which });
}
