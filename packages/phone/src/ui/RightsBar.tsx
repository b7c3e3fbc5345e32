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
  if (mayCount || isRevoked) return null;
  return (
    <div className="trouble" role="alert" data-testid="may-not-count">
      {t(
        'This phone is no longer set up for counting. What you count is kept and sent, but does not count until the coordinator says so: call by radio.',
      )}
    </div>
  );
};
