import { compileMessage } from '@lingui/message-utils/compileMessage';

/**
 * Reads an ICU text. In a built app this file is replaced by the texts already read (`build/plugin.ts`):
 * the reader alone weighs a tenth of what the pad may weigh.
 */
export const compileText = (text: string): string | readonly unknown[] => compileMessage(text);
