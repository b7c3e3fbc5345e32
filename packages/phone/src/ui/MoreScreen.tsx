import { figure, t } from '@corridor/text';
import { useStore } from '../store.ts';
import { howLongAgo, zoneClock } from '../text/clock.ts';
import { hubErrorText } from '../text/hubError.ts';
import { keptOf } from '../view/own.ts';
import { operationOf } from '../view/world.ts';
import { newVersion, useNewVersion } from '../worker/register.ts';
import { go, goToPad, useSession } from './context.ts';
import { Far } from './Far.tsx';
import { DigitKeys } from './look/DigitKeys.tsx';
import { LanguageKeys } from './look/LanguageKeys.tsx';
import { SchemeKeys } from './look/SchemeKeys.tsx';
import { SurrenderedKey } from './records/SurrenderedKey.tsx';

/** How delivery stands, in words, and everything else that is not needed while a bus boards. */
export const MoreScreen = ({ onOthers }: { onOthers: () => void }) => {
  const session = useSession();
  const delivery = useStore(session.delivery);
  const isPersisted = useStore(session.isPersisted);
  const { own } = useStore(session.desk.state);
  const world = useStore(session.world);
  const hasNew = useNewVersion();
  const kept = keptOf(own, delivery.signed);
  const now = session.now();
  const clock = zoneClock(operationOf(world)?.zone ?? 'UTC');
  return (
    <main className="screen" data-testid="more">
      <h1>{t('Delivery to the hub')}</h1>
      <div className="card" data-testid="delivery" data-online={delivery.online}>
        <p>
          {delivery.lastContact === null
            ? t('This phone has not reached the hub yet.')
            : t('Last contact {time}, {ago}.', {
                time: clock.near(delivery.lastContact, now),
                ago: howLongAgo(Math.max(0, now - delivery.lastContact)),
              })}
        </p>
        {kept.phone > 0 ? (
          <p>
            <Far where="phone" />{' '}
            {t('{n, plural, one {# record is} other {# records are}} only on this phone.', {
              n: kept.phone,
            })}
          </p>
        ) : own.length > 0 ? (
          <p>{t('Everything is at the hub.')}</p>
        ) : null}
        {kept.phone > 0 && isPersisted === false ? (
          <p className="warn" data-testid="storage-not-promised">
            {t(
              'This browser did not promise to keep what is only on this phone. Put the app on the home screen, keep some space free, and hand over soon.',
            )}
          </p>
        ) : null}
        {delivery.isRevoked ? (
          <p className="bad" role="alert">
            {t(
              'This phone is no longer let in. What was counted before stays counted. Ask the coordinator; your records are still here and can be sent by file.',
            )}
          </p>
        ) : delivery.error ? (
          <div role="alert">
            <p className="warn">{hubErrorText(delivery.error).message}</p>
            <p>{hubErrorText(delivery.error).hint}</p>
          </div>
        ) : null}
        {delivery.hubBelowReceipts ? (
          <p className="warn">
            {t(
              'The hub came back from a backup and lacks records it had signed for. This phone sends them again.',
            )}
          </p>
        ) : null}
        {delivery.refused > 0 ? (
          <p className="warn">
            {t(
              '{n, plural, one {# record was} other {# records were}} refused by the hub and stay here: tell the coordinator.',
              { n: delivery.refused },
            )}
          </p>
        ) : null}
        {delivery.clockDifference === null ? null : (
          <p className="warn">
            {t(
              'This phone’s clock is off by {n} minutes. Times are corrected; set the clock when you can.',
              {
                n: figure(Math.round(Math.abs(delivery.clockDifference) / 60_000)),
              },
            )}
          </p>
        )}
      </div>
      {hasNew ? (
        <button
          type="button"
          className="main"
          onClick={newVersion.use}
          data-testid="use-new-version"
        >
          {t('Use the new version')}
          <br />
          <small>{t('when no bus is waiting; nothing is lost')}</small>
        </button>
      ) : null}
      <div className="grid two-wide">
        <button
          type="button"
          onClick={session.sync}
          disabled={delivery.syncing}
          data-testid="sync-now"
        >
          {delivery.syncing ? t('Sending …') : t('Send now')}
        </button>
        <button type="button" onClick={() => go({ at: 'handover' })} data-testid="hand-over">
          {t('Hand over without a network')}
        </button>
        {session.sites.length === 1 ? null : (
          <button type="button" onClick={() => go({ at: 'site' })} data-testid="other-site">
            {t('Count at another site')}
          </button>
        )}
        <button type="button" onClick={() => go({ at: 'guide' })} data-testid="open-guide">
          {t('Field guide')}
        </button>
      </div>
      <h2>{t('Screen')}</h2>
      <SchemeKeys />
      <LanguageKeys />
      <DigitKeys />
      <h2>{t('Protection of this phone')}</h2>
      <SurrenderedKey />
      <div className="grid two-wide">
        <button
          type="button"
          onClick={() => go({ at: 'protection' })}
          data-testid="open-protection"
        >
          {t('Protect this phone')}
          <br />
          <small>{t('its PIN, and what happens under force')}</small>
        </button>
        <button type="button" onClick={() => go({ at: 'limits' })} data-testid="open-limits">
          {t('What this app cannot do')}
        </button>
      </div>
      <dl className="card facts">
        <dt>{t('operation')}</dt>
        <dd>
          <bdi>{operationOf(world)?.name ?? session.name}</bdi>
        </dd>
        <dt>{t('this phone')}</dt>
        <dd>
          <bdi>{session.label}</bdi>
        </dd>
        <dt>{t('device')}</dt>
        <dd data-testid="device" dir="ltr">
          {session.device.slice(0, 8)}
        </dd>
        <dt>{t('storage')}</dt>
        <dd>
          {isPersisted === null
            ? t('asking the browser …')
            : isPersisted
              ? t('the browser keeps it')
              : t('the browser may clear it when space is short: send often')}
        </dd>
      </dl>
      <button type="button" className="quiet" onClick={onOthers} data-testid="other-operations">
        {t('Other operations')}
      </button>
      <div className="row end foot">
        <button type="button" className="quiet" onClick={goToPad} data-testid="back">
          {t('Back to the pad')}
        </button>
      </div>
    </main>
  );
};
