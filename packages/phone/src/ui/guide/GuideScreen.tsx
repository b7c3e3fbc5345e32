import { t } from '@corridor/text';
import { useState } from 'react';
import { fieldGuide } from './fieldGuide.ts';
import { LimitsScreen } from './LimitsScreen.tsx';
import { Page } from './Page.tsx';

export const guideTitle = () => t('Field guide');

/** The limits are one key from the guide, so that a place with room for one key needs no second. */
export const GuideScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const [isLimits, setLimits] = useState(false);
  if (isLimits) return <LimitsScreen onClose={() => setLimits(false)} />;
  return (
    <Page
      title={guideTitle()}
      sections={fieldGuide()}
      name="guide"
      onClose={onClose}
      next={{ text: t('What this app cannot do'), onNext: () => setLimits(true) }}
    />
  );
};
