import { t, toScreenDigits } from '@corridor/text';
import { Button } from 'react-aria-components';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import type { NewOperation } from './plan.ts';

type Site = NewOperation['sites'][number];

export const emptySite = (key: number): Site => ({
  key,
  name: '',
  kind: 'checkpoint',
  lat: '',
  lon: '',
  km: '',
  minutes: '',
  posts: toScreenDigits('1'),
});

/** Sites from the first pick-up point to the last reception; each knows the leg that leads to it. */
export function SiteRows(props: {
  readonly sites: readonly Site[];
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (sites: readonly Site[]) => void;
}) {
  const { sites, faults, onChange } = props;
  const set = (key: number, part: Partial<Site>) =>
    onChange(sites.map((site) => (site.key === key ? { ...site, ...part } : site)));
  const move = (at: number, by: number) => {
    const next = [...sites];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange(next);
  };
  return (
    <>
      {sites.map((site, i) => (
        <fieldset key={site.key} className="wizard-row site-row">
          <legend className="visually-hidden">{t('Site {n}', { n: i + 1 })}</legend>
          <Field
            label={t('Site {n}', { n: i + 1 })}
            value={site.name}
            onChange={(name) => set(site.key, { name })}
            error={faults.get(`site ${site.key} name`) ?? ''}
          />
          <Choice
            label={t('Kind')}
            value={site.kind}
            options={codesOf('siteKind').map((code) => ({
              value: code,
              text: word('siteKind', code),
            }))}
            onChange={(kind) => kind && set(site.key, { kind })}
          />
          {i > 0 ? (
            <>
              <Field
                label={t('km to it')}
                value={site.km}
                inputMode="decimal"
                onChange={(km) => set(site.key, { km })}
                error={faults.get(`site ${site.key} km`) ?? ''}
              />
              <Field
                label={t('minutes')}
                value={site.minutes}
                inputMode="numeric"
                onChange={(minutes) => set(site.key, { minutes })}
                error={faults.get(`site ${site.key} minutes`) ?? ''}
              />
            </>
          ) : (
            <>
              <span />
              <span />
            </>
          )}
          <Field
            label={t('posts')}
            value={site.posts}
            inputMode="numeric"
            onChange={(posts) => set(site.key, { posts })}
            error={faults.get(`site ${site.key} posts`) ?? ''}
          />
          <Field
            label={t('latitude')}
            value={site.lat}
            inputMode="decimal"
            onChange={(lat) => set(site.key, { lat })}
            error={faults.get(`site ${site.key} place`) ?? ''}
          />
          <Field
            label={t('longitude')}
            value={site.lon}
            inputMode="decimal"
            onChange={(lon) => set(site.key, { lon })}
          />
          <span className="row-acts">
            <Button
              className="quiet"
              isDisabled={i === 0}
              onPress={() => move(i, -1)}
              aria-label={t('Site {n} up', { n: i + 1 })}
            >
              ↑
            </Button>
            <Button
              className="quiet"
              isDisabled={i === sites.length - 1}
              onPress={() => move(i, 1)}
              aria-label={t('Site {n} down', { n: i + 1 })}
            >
              ↓
            </Button>
            <Button
              className="quiet"
              isDisabled={sites.length <= 2}
              onPress={() => onChange(sites.filter((one) => one.key !== site.key))}
              aria-label={t('Remove site {n}', { n: i + 1 })}
            >
              ✕
            </Button>
          </span>
        </fieldset>
      ))}
      <Button
        className="quiet"
        onPress={() =>
          onChange([...sites, emptySite(Math.max(...sites.map((site) => site.key)) + 1)])
        }
      >
        {t('+ another site')}
      </Button>
    </>
  );
}
