import { t } from '@corridor/text';
import { useEffect, useState } from 'react';
import type { Boot } from '../../boot/stages.ts';
import { useStore } from '../../store.ts';
import type { Vaults } from '../../vault/types.ts';
import { keptOf } from '../../view/own.ts';
import { useSession } from '../context.ts';
import { ProtectionScreen } from './ProtectionScreen.tsx';

/** The page of protection with what this session knows: what is allowed here, and what would be lost. */
export const OpenProtection = ({ boot, onBack }: { boot: Boot; onBack: () => void }) => {
  const session = useSession();
  const { own } = useStore(session.desk.state);
  const { signed } = useStore(session.delivery);
  const allow = useStore(session.allow);
  const [vaults, setVaults] = useState<Vaults | null>(null);
  useEffect(() => {
    let isHere = true;
    void boot.vaults().then((found) => isHere && setVaults(found));
    return () => {
      isHere = false;
    };
  }, [boot]);
  return vaults ? (
    <ProtectionScreen
      vaults={vaults}
      holder={session.holder}
      allow={allow}
      onlyHere={keptOf(own, signed).phone}
      onGone={() => void boot.gone()}
      onBack={onBack}
    />
  ) : (
    <main className="screen" aria-busy="true">
      <p className="soft">{t('Opening …')}</p>
    </main>
  );
};
