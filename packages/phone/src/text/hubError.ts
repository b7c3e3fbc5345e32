import { reading, t } from '@corridor/text';

interface Said {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * What the hub, or the way to it, answered, in the words of this screen. The code never changes its meaning, so a
 * hub of another version is understood too; its own English says more, and stands on English screens.
 */
export function hubErrorText({ code, message, hint }: Said): Pick<Said, 'message' | 'hint'> {
  return reading.get().language === 'en' ? { message, hint } : ofCode(code);
}

const ofCode = (code: string): Pick<Said, 'message' | 'hint'> => {
  switch (code) {
    case 'offline':
      return {
        message: t('The hub was not reached.'),
        hint: t('Records stay on this phone. Come closer to the hub; sending goes on by itself.'),
      };
    case 'timeout':
      return {
        message: t('The hub did not answer in time.'),
        hint: t('The connection is slow. Smaller portions are tried by themselves.'),
      };
    case 'bad-answer':
      return {
        message: t('Something else than the hub answered.'),
        hint: t('Perhaps a sign-in page of the network. Open it in the browser, then try again.'),
      };
    case 'store':
    case 'no-key':
      return {
        message: t('This phone could not keep what it was given.'),
        hint: t('Free some space, leave private browsing, and try again.'),
      };
    case 'used':
      return {
        message: t('This link was used already, has expired, or was never given.'),
        hint: t('Ask the coordinator for a new one.'),
      };
    case 'no-session':
      return {
        message: t('The hub does not know this phone at the moment.'),
        hint: t('Try again in a minute.'),
      };
    case 'revoked':
      return {
        message: t('This phone is no longer let in by the hub.'),
        hint: t('Its records are kept. Send them by file, and ask the coordinator for a new link.'),
      };
    case 'not-enrolled':
      return {
        message: t('The hub does not know this phone.'),
        hint: t('Ask the coordinator for a new link, and open it on this phone.'),
      };
    case 'not-allowed':
      return {
        message: t('The hub does not allow this phone to do that.'),
        hint: t('Ask the coordinator.'),
      };
    case 'no-such-operation':
      return {
        message: t('This hub does not hold that operation.'),
        hint: t('Check the address, or ask for a new link from the hub that holds it.'),
      };
    case 'wrong-host':
    case 'wrong-origin':
      return {
        message: t('This is not the address of the hub.'),
        hint: t('Open the app by the address on the join sheet.'),
      };
    case 'too-large':
    case 'too-many':
      return {
        message: t('The hub is busy.'),
        hint: t('Records stay on this phone and are sent again by themselves.'),
      };
    case 'no-space':
      return {
        message: t('The disk of the hub is full.'),
        hint: t('Records stay on this phone. Tell the coordinator.'),
      };
    default:
      return {
        message: t('The hub could not do that.'),
        hint: t('Records stay on this phone. Try again; if it stays so, tell the coordinator.'),
      };
  }
};
