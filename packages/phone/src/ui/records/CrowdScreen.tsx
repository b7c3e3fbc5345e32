import { crowdObserved } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { useStore } from '../../store.ts';
import { type Crowd, crowdAdvice } from '../../text/siteWords.ts';
import { useSession } from '../context.ts';
import { CrowdKeys } from './CrowdKeys.tsx';
import { LastTold } from './LastTold.tsx';
import { UndoRow } from './UndoRow.tsx';
import { When } from './When.tsx';

/** One touch records how the crowd stands; what helps is said after it. */
export const CrowdScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const [last, setLast] = useState<Crowd | null>(null);
  const write = async (crowd: Crowd) => {
    const at = toldAt(earlier, session.now());
    if (!(await desk.write([{ ...crowdObserved({ crowd, at }), subject: site }]))) return;
    setLast(crowd);
    setEarlier(null);
  };
  const advice = last === null ? null : crowdAdvice(last);
  return (
    <main className="screen" data-testid="crowd-screen">
      <h1>{t('How does the crowd stand?')}</h1>
      <LastTold kind="crowd-observed@1" site={site} />
      <CrowdKeys
        crowd={null}
        isTall
        isBusy={isWriting}
        onCrowd={(crowd) => crowd && void write(crowd)}
      />
      {advice === null ? null : (
        <p
          className={last === 'crush' ? 'card bad' : 'card'}
          role="alert"
          data-testid="crowd-advice"
        >
          {advice}
        </p>
      )}
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
    </main>
  );
};
