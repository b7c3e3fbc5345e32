import { mayWrite } from '@corridor/operation';
import { useStore } from '../store.ts';
import { t } from '../text/t.ts';
import { useSession } from './context.ts';

/** The role was changed while somebody counts: said loudly, and counting goes on. */
export const RightsBar = () => {
  const session = useSession();
  const { role, sites, isRevoked } = useStore(session.rights);
  const site = useStore(session.site);
  const mayCount = mayWrite(role, {
    kind: 'tallied@1',
    subject: 'trip/any',
    subjectType: 'trip',
    fact: site === null ? {} : { site },
    sites,
  });
  const { isExpired } = useStore(session.lease);
  if (mayCount || isRevoked) {
    // Over because the phone is revoked: that is said already.
    return isExpired && !isRevoked ? (
      <p className="notice" data-testid="lease-over">
        {t(
          'The hub was not reached for half a day: what others recorded was taken off this phone. Counting and sending go on.',
        )}
      </p>
    ) : null;
  }
  return (
    <div className="trouble" role="alert" data-testid="may-not-count">
      {t(
        'This phone is no longer set up for counting. What you count is kept and sent, but does not count until the coordinator says so: call by radio.',
      )}
    </div>
  );
};
