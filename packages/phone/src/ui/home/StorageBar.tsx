import { t } from '@corridor/text';
import { isOffHomeScreen } from './homeScreen.ts';

/** On an iPhone whose app is not on the home screen: said as long as it is so. */
export const StorageBar = () =>
  isOffHomeScreen() ? (
    <div className="trouble" role="alert" data-testid="storage-cleared">
      {t(
        'This phone deletes everything here after 7 days without use. Put the app on the home screen and join there with a new link. Until then open it every day, and hand over often.',
      )}
    </div>
  ) : null;
