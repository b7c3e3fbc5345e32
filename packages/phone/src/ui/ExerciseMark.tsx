import { t } from '../text/t.ts';

export const ExerciseMark = () => (
  <div className="exercise" role="note" data-testid="exercise-mark">
    {t('EXERCISE')}
  </div>
);
