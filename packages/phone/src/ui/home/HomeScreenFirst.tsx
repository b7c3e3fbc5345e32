import { t } from '@corridor/text';
import { isOffHomeScreen } from './homeScreen.ts';

/** Before joining: what is joined in the browser is not in the app of the home screen. */
export const HomeScreenFirst = () =>
  isOffHomeScreen() ? (
    <div className="trouble" role="alert" data-testid="home-screen-first">
      {t(
        'First put this app on the home screen: Share, then “Add to Home Screen”. Open it there and scan the join code there. In the browser this phone deletes everything after 7 days without use.',
      )}
    </div>
  ) : null;
