import { t } from '@corridor/text';
import type { DeskState } from '../desk/desk.ts';
import { usePart, useStore } from '../store.ts';
import { go, useSession } from './context.ts';
import { troubleText } from './troubleText.ts';

const troubleOf = ({ trouble }: DeskState) => trouble;

/** Said loudly, above everything, until it is no longer so. */
export const TroubleBar = () => {
  const session = useSession();
  const trouble = usePart(session.desk.state, troubleOf);
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
