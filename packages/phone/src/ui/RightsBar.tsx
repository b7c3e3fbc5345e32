import { mayWrite } from '@corridor/operation';
import { t } from '@corridor/text';
import { useStore } from '../store.ts';
import { useSession } from './context.ts';

/** The role was changed while somebody counts: said loudly, and counting goes on. */
export const RightsBar = () => {
  const session = useSession();
  const { role, sites, isRevoked, fork } = useStore(session.rights);
  const site = useStore(session.site);
  const mayCount = mayWrite(role, {
    kind: 'tallied@1',
    subject: 'trip/any',
    subjectType: 'trip',
    fact: site === null ? {} : { site },
    sites,
  });
  const { isExpired } = useStore(session.lease);
  if (fork !== null && !isRevoked) {
    return (
      <div className="trouble" role="alert" data-testid="forked" data-fork={fork}>
        {fork === 'phone'
          ? t(
              'This phone’s storage was set back, and it has counted twice since. Nothing is lost, but what was counted since is shown apart until the coordinator decides: call by radio. Join with a new link to count on at once.',
            )
          : t(
              'This phone’s storage was set back, and it has counted twice while locked. Nothing is lost, but those counts are shown apart until the coordinator decides: call by radio.',
            )}
      </div>
    );
  }
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
