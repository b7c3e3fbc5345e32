import { peopleInformed } from '@corridor/operation';
import { t } from '@corridor/text';
import { useState } from 'react';
import { type Earlier, toldAt } from '../../records/earlier.ts';
import { useStore } from '../../store.ts';
import { useSession } from '../context.ts';
import { LastTold } from './LastTold.tsx';
import { UndoRow } from './UndoRow.tsx';
import { When } from './When.tsx';

/** Were they told? Nobody is moved who does not know where to, and that nobody must go. */
export const InformedScreen = ({ site }: { readonly site: string }) => {
  const session = useSession();
  const { desk } = session;
  const { isWriting } = useStore(desk.state);
  const [earlier, setEarlier] = useState<Earlier>(null);
  const write = async () => {
    const at = toldAt(earlier, session.now());
    if (await desk.write([{ ...peopleInformed({ at }), subject: site }])) setEarlier(null);
  };
  return (
    <main className="screen" data-testid="informed-screen">
      <h1>{t('Were the people here told?')}</h1>
      <LastTold kind="people-informed@1" site={site} />
      <div className="card">
        <p>{t('It means: somebody said to all who wait here, in a language they understand,')}</p>
        <ul>
          <li>{t('where the vehicles go, and who meets them there;')}</li>
          <li>{t('that nobody must go, and that they may stay;')}</li>
          <li>{t('what they may take along, and what happens to those who come later.')}</li>
        </ul>
        <p className="soft">
          {t('If only some heard it, tell them again first: half told is not told.')}
        </p>
      </div>
      <button
        type="button"
        className="main"
        disabled={isWriting}
        onClick={() => void write()}
        data-testid="informed-yes"
      >
        {t('Yes, they were told')}
      </button>
      <When earlier={earlier} onEarlier={setEarlier} />
      <UndoRow />
    </main>
  );
};
