import { t } from '@corridor/text';
import { Button } from 'react-aria-components';

/** Under a table of several pages: where one is, one back, one on. Under a single page nothing. */
export function Pager(props: {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, pages, onPage } = props;
  if (pages < 2) return null;
  return (
    <div className="pager">
      <Button className="quiet" isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        {t('newer page')}
      </Button>
      <span>{t('page {n} of {all}', { n: page + 1, all: pages })}</span>
      <Button className="quiet" isDisabled={page >= pages - 1} onPress={() => onPage(page + 1)}>
        {t('next page')}
      </Button>
    </div>
  );
}
