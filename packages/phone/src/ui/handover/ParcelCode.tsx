import { codeInHalves } from '@corridor/log';
import { t } from '@corridor/text';

/** What both screens show: if the signs are the same, the same records are on both. */
export const ParcelCode = ({ code }: { code: string }) => (
  <p className="parcel-code">
    <span className="soft">{t('Receipt code')}</span>
    <b dir="ltr" data-testid="parcel-code">
      {codeInHalves(code)}
    </b>
  </p>
);
