import type { HubState } from '@corridor/log';
import { named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { connectionOf } from './connection.ts';
import { useLasting } from './useLasting.ts';

/** A record is on its way for a moment. Said each time, the whole page would jump under the pointer; ms. */
const ON_ITS_WAY = 2_000;

/** What keeps this board from being whole: said in words, and what to do. Nothing while all is well. */
export function Banner(props: {
  readonly hub: HubState;
  /** Last known moment in step with the hub, also from before this page opened. */
  readonly syncedAt: number | null;
  readonly toSend: number;
  readonly realNow: number;
  readonly clock: ZoneClock;
  readonly notUnderstood: number;
  /** `Bridge Gate 12 min`: how old each site's news is, oldest first. */
  readonly siteNews: readonly string[];
}) {
  const { hub, realNow, clock, syncedAt } = props;
  const lines: { readonly id: string; readonly isStrong: boolean; readonly text: string }[] = [];
  const connection = connectionOf(hub, syncedAt, realNow);
  const isKept = useLasting(props.toSend > 0, ON_ITS_WAY);
  if (connection === 'revoked') {
    lines.push({
      id: 'revoked',
      isStrong: true,
      text: t(
        'This board was revoked. It shows what it held; nothing it writes counts. Ask a coordinator for a new link.',
      ),
    });
  } else if (connection === 'catching-up') {
    lines.push({
      id: 'catching-up',
      isStrong: true,
      text: t('Fetching records from the hub: until all are here, every figure may be too low.'),
    });
  } else if (connection === 'offline') {
    lines.push({
      id: 'offline',
      isStrong: true,
      // Two sentences, one after the other.
      text: [
        syncedAt === null
          ? t(
              'The hub has not been reached since this page opened; what is shown is what this board holds.',
            )
          : t(
              'Hub not reached since {time} ({long}). What is recorded here is kept and sent later.',
              {
                time: clock.near(syncedAt, realNow),
                long: howLong(realNow - syncedAt),
              },
            ),
        props.siteNews.length ? t('Newest news: {sites}.', { sites: named(props.siteNews) }) : '',
      ].join(' '),
    });
  }
  if (props.toSend > 0 && (isKept || connection !== 'fine')) {
    lines.push({
      id: 'to-send',
      isStrong: false,
      text: t(
        '{n, plural, one {# record is kept here only} other {# records are kept here only}}, not yet at the hub.',
        {
          n: props.toSend,
        },
      ),
    });
  }
  if (hub.hubBelowReceipts) {
    lines.push({
      id: 'below',
      isStrong: true,
      text: t(
        'The hub holds less than it signed for: it was restored from a backup. This board sends everything again.',
      ),
    });
  }
  if (hub.refusedByHub.length > 0) {
    lines.push({
      id: 'refused',
      isStrong: true,
      text: t('The hub refused {n} of this board’s records: {why}.', {
        n: hub.refusedByHub.length,
        why: named([...new Set(hub.refusedByHub.map((one) => word('refusal', one.why)))]),
      }),
    });
  }
  if (props.notUnderstood > 0) {
    lines.push({
      id: 'older',
      isStrong: false,
      text: t(
        'This app is older than the records: {n, plural, one {# fact} other {# facts}} not understood.',
        { n: props.notUnderstood },
      ),
    });
  }
  return (
    <div role="status" data-testid="banner" data-to-send={props.toSend}>
      {lines.map((line) => (
        <div
          key={line.id}
          className={`banner ${line.isStrong ? 'strong' : ''}`}
          data-testid={`banner-${line.id}`}
        >
          {line.text}
        </div>
      ))}
    </div>
  );
}
