import { t } from '@corridor/text';
import { useState } from 'react';
import { vehicleName } from '../../text/words.ts';
import type { Vehicle } from '../../view/world.ts';
import { VehicleChoice } from '../VehiclesScreen.tsx';
import { StateKeys } from './StateKeys.tsx';
import { UndoRow } from './UndoRow.tsx';

/** A vehicle that no bus driver can bring back by himself. One that is not on the list stays X1, X2. */
export const VehicleStateScreen = () => {
  const [vehicle, setVehicle] = useState<Vehicle | null>(null);
  if (vehicle === null) {
    return (
      <main className="screen" data-testid="state-vehicles">
        <h1>{t('Which vehicle?')}</h1>
        <VehicleChoice onChoose={setVehicle} />
        <UndoRow />
      </main>
    );
  }
  return (
    <main className="screen" data-testid="state-of-vehicle">
      <h1>{vehicleName(vehicle)}</h1>
      <StateKeys vehicle={vehicle.id} onDone={() => setVehicle(null)} />
      <UndoRow />
    </main>
  );
};
