import { t } from '@corridor/text';
import { limits } from './limits.ts';
import { Page } from './Page.tsx';

export const limitsTitle = () => t('What this app cannot do');

export const LimitsScreen = ({ onClose }: { readonly onClose: () => void }) => (
  <Page title={limitsTitle()} sections={limits()} name="limits" onClose={onClose} />
);
