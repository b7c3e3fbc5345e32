import { t } from '@corridor/text';
import { useStore } from '../../store.ts';
import { goToPad, useSession } from '../context.ts';
import { UndoKeys } from '../pad/UndoBar.tsx';

/** Below every record: undo is always there, and always one tap. */
export const UndoRow = () => {
  const { desk } = useSession();
  const { pad } = useStore(desk.state);
  return (
    <div className="row end foot">
      <UndoKeys pad={pad} onUndo={() => void desk.undo()} onRedo={() => void desk.redo()} />
      <button type="button" className="quiet wide" onClick={goToPad} data-testid="back">
        {t('Back to the pad')}
      </button>
    </div>
  );
};
