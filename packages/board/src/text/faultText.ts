import { fromLeft, reading, t } from '@corridor/text';
import type { CallFault } from '../session/hubCall.ts';

/**
 * What the hub, or the way to it, answered, in the words of this screen. The code never changes its meaning, so a
 * hub of another version is understood too; its own English says more, and stands on English screens.
 */
export function toFaultWords(fault: CallFault): Pick<CallFault, 'message' | 'hint'> {
  return reading.get().language === 'en' ? fault : wordsOf(fault.code);
}

/** The same as one paragraph. */
export const faultText = (fault: CallFault): string => {
  const { message, hint } = toFaultWords(fault);
  return hint ? `${message} ${hint}` : message;
};

function wordsOf(code: string): Pick<CallFault, 'message' | 'hint'> {
  switch (code) {
    case 'offline':
      return {
        message: t('The hub cannot be reached.'),
        hint: t(
          'Check that the laptop that runs the hub is on and on the same network, then try again.',
        ),
      };
    case 'timeout':
      return {
        message: t('The hub did not answer in time.'),
        hint: t('The connection is slow. Try again in a minute.'),
      };
    case 'bad-answer':
      return {
        message: t('Something else than the hub answered.'),
        hint: t('Perhaps a sign-in page of the network. Open it in the browser, then try again.'),
      };
    case 'store':
    case 'no-key':
      return {
        message: t('This browser could not keep what it was given.'),
        hint: t('Free some space, leave private browsing, and try again.'),
      };
    case 'kept-here-only':
      return {
        message: t('This board has the records, and the hub is not reached.'),
        hint: t('Leave this page open: they go to the hub as soon as it is back.'),
      };
    case 'not-stored':
      return {
        message: t('This browser could not store the records.'),
        hint: t('Load the page again and take the file in once more; nothing is lost.'),
      };
    case 'used':
      return {
        message: t('This link was used already, has expired, or was never given.'),
        hint: t('Make a new one on the laptop that runs the hub: {command}', {
          command: fromLeft('corridor link'),
        }),
      };
    case 'no-session':
      return {
        message: t('The hub does not know this board at the moment.'),
        hint: t('Try again in a minute.'),
      };
    case 'revoked':
      return {
        message: t('This board is no longer let in by the hub.'),
        hint: t('What it held is kept. Ask a coordinator for a new link.'),
      };
    case 'not-enrolled':
      return {
        message: t('The hub does not know this board.'),
        hint: t('Ask a coordinator for a new link, and open it in this browser.'),
      };
    case 'not-allowed':
      return {
        message: t('The hub does not allow this board to do that.'),
        hint: t('Ask a coordinator.'),
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
        hint: t('Open the board by the address that the hub printed.'),
      };
    case 'exists':
      return {
        message: t('The hub has that already.'),
        hint: t('Load the page again and look before you repeat it.'),
      };
    case 'too-large':
    case 'too-many':
      return {
        message: t('The hub is busy.'),
        hint: t('Try again in a minute.'),
      };
    case 'no-space':
      return {
        message: t('The disk of the hub is full.'),
        hint: t('Free some space on the laptop that runs the hub. Nothing that it holds is lost.'),
      };
    default:
      return {
        message: t('The hub could not do that.'),
        hint: t('Try again; if it stays so, look at what the hub printed.'),
      };
  }
}
