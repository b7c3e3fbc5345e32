import { t } from '../../text/t.ts';
import { fieldGuide } from './fieldGuide.ts';
import { Page } from './Page.tsx';

export const guideTitle = () => t('Field guide');

export const GuideScreen = ({ onClose }: { readonly onClose: () => void }) => (
  <Page title={guideTitle()} sections={fieldGuide()} name="guide" onClose={onClose} />
);
