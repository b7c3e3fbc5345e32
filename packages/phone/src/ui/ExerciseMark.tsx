import { t } from '@corridor/text';
export const ExerciseMark = () => (
  <div className="exercise" role="note" data-testid="exercise-mark">
    {t('EXERCISE')}
  </div>
);
