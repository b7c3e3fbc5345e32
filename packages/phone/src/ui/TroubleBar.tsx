import { useStore } from '../store.ts';
import { t } from '../text/t.ts';
import { go, useSession } from './context.ts';
import { troubleText } from './troubleText.ts';

/** Said loudly, above everything, until it is no longer so. */
export const TroubleBar = () => {
  const session = useSession();
  const { trouble } = useStore(session.desk.state);
  const { isRevoked } = useStore(session.delivery);
  if (trouble === null && !isRevoked) return null;
  return (
    <div className="trouble" role="alert" data-testid="trouble" data-trouble={trouble ?? 'revoked'}>
      {trouble === null ? t('This phone is no longer let in by the hub.') : troubleText(trouble)}
      <br />
      <button type="button" onClick={() => go({ at: 'more' })}>
        {t('What to do')}
      </button>
    </div>
  );
};
