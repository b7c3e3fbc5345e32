import { figure, labelText, listed, separator, signedFigure, t } from '@corridor/text';
import { useMemo, useState } from 'react';
import {
  Cell,
  Checkbox,
  Column,
  Row,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import { useBoard } from '../app/board.ts';
import { Kind } from '../kind/Kind.tsx';
import { useReading } from '../text/useReading.ts';
import { codesOf, word } from '../text/words.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { Pager } from '../ui/Pager.tsx';
import { shortFigure } from '../view/people.ts';
import {
  byName,
  filterTrips,
  needsPerson,
  type TripColumn,
  type TripFilter,
  type TripLine,
  toTripLines,
} from './rows.ts';
import './trips.css';

const pageSize = 50;

export function Trips(props: { readonly now: number }) {
  const { facts, clock, openTrip } = useBoard();
  const [filter, setFilter] = useState<TripFilter>({
    vehicle: '',
    site: '',
    state: '',
    onlyOpen: false,
  });
  const [sort, setSort] = useState<SortDescriptor>({ column: 'departed', direction: 'descending' });
  const [page, setPage] = useState(0);
  const reading = useReading();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what befell a vehicle is told in one language
  const lines = useMemo(() => toTripLines(facts), [facts, reading]);
  const shown = useMemo(
    () =>
      filterTrips(lines, filter, {
        column: sort.column as TripColumn,
        descending: sort.direction === 'descending',
      }),
    [lines, filter, sort],
  );
  const sites = useMemo(
    () => [...new Set(lines.flatMap((line) => [line.from, line.to]))].filter(Boolean).sort(byName),
    [lines],
  );
  const pages = Math.max(1, Math.ceil(shown.length / pageSize));
  const current = Math.min(page, pages - 1);
  const change = (part: Partial<TripFilter>) => {
    setFilter({ ...filter, ...part });
    setPage(0);
  };
  const open = lines.filter(needsPerson).length;
  return (
    <section className="page" aria-label={t('Trips')} data-testid="trips">
      <div className="panel">
        <div className="filters">
          <Field
            label={t('Vehicle')}
            value={filter.vehicle}
            onChange={(vehicle) => change({ vehicle })}
          />
          <Choice
            label={t('Site')}
            value={filter.site}
            empty={t('all')}
            options={sites.map((site) => ({ value: site, text: site }))}
            onChange={(site) => change({ site })}
          />
          <Choice
            label={t('State')}
            value={filter.state}
            empty={t('all')}
            options={codesOf('tripState').map((code) => ({
              value: code as string,
              text: word('tripState', code),
            }))}
            onChange={(state) => change({ state })}
          />
          <Checkbox
            className="check"
            isSelected={filter.onlyOpen}
            onChange={(onlyOpen) => change({ onlyOpen })}
          >
            {({ isSelected }) => (
              <>
                <span aria-hidden="true">{isSelected ? '☑' : '☐'}</span>
                {t('only what needs a person ({n})', { n: open })}
              </>
            )}
          </Checkbox>
          <span className="count" aria-live="polite">
            {t('{shown} of {all} trips', {
              shown: figure(shown.length),
              all: figure(lines.length),
            })}
          </span>
        </div>
        <div className="scroll">
          <Table
            className="trip-table"
            aria-label={t('Trips')}
            sortDescriptor={sort}
            onSortChange={setSort}
            onRowAction={(key) => openTrip(String(key))}
          >
            <TableHeader>
              <Head id="vehicle" name={t('Vehicle')} isRowHeader />
              <Head id="state" name={t('State')} />
              <Head id="from" name={t('From')} />
              <Head id="departed" name={t('Left')} />
              <Head id="to" name={t('To')} />
              <Head id="arrived" name={t('Arrived')} />
              <Head id="boarded" name={t('Boarded')} isNumber />
              <Head id="alighted" name={t('Got off')} isNumber />
              <Head id="difference" name={t('Difference ≈')} isNumber />
              <Column className="flags">{t('Open')}</Column>
            </TableHeader>
            <TableBody
              items={shown
                .slice(current * pageSize, (current + 1) * pageSize)
                .map((line) => ({ ...line, id: line.trip }))}
              renderEmptyState={() => t('No trip fits.')}
            >
              {(line) => <TripRow line={line} now={props.now} clock={clock} />}
            </TableBody>
          </Table>
        </div>
        <Pager page={current} pages={pages} onPage={setPage} />
      </div>
    </section>
  );
}

function Head(props: {
  readonly id: TripColumn;
  readonly name: string;
  readonly isRowHeader?: boolean;
  readonly isNumber?: boolean;
}) {
  return (
    <Column
      id={props.id}
      allowsSorting
      isRowHeader={props.isRowHeader ?? false}
      className={props.isNumber ? 'number' : ''}
    >
      {({ sortDirection }) => (
        <>
          {props.name}
          <span aria-hidden="true">
            {sortDirection === 'ascending' ? ' ▲' : sortDirection === 'descending' ? ' ▼' : ''}
          </span>
        </>
      )}
    </Column>
  );
}

function Counted(props: { readonly people: number | null; readonly isExact: boolean }) {
  if (props.people === null) return <span className="soft">–</span>;
  return (
    <>
      <Kind of="observed" /> {shortFigure(props.people, props.isExact)}
    </>
  );
}

function TripRow(props: {
  readonly line: TripLine;
  readonly now: number;
  readonly clock: { readonly near: (ms: number, now: number) => string };
}) {
  const { line, now, clock } = props;
  return (
    <Row id={line.trip}>
      <Cell>
        <b>{labelText(line.vehicle)}</b>
      </Cell>
      <Cell>
        {word('tripState', line.state)}
        {line.trouble && (
          <b className="bad">
            {separator()}
            {line.trouble}
          </b>
        )}
      </Cell>
      <Cell>
        <bdi>{line.from}</bdi>
      </Cell>
      <Cell className="nowrap">
        {line.departed === null ? '–' : clock.near(line.departed, now)}
      </Cell>
      <Cell>
        <bdi>{line.to}</bdi>
      </Cell>
      <Cell className="nowrap">{line.arrived === null ? '–' : clock.near(line.arrived, now)}</Cell>
      <Cell className="number">
        <Counted people={line.boarded} isExact={line.isBoardedExact} />
      </Cell>
      <Cell className="number">
        <Counted people={line.alighted} isExact={line.isAlightedExact} />
      </Cell>
      <Cell className="number">
        {line.difference === null ? (
          ''
        ) : (
          <span className="bad">{signedFigure(line.difference)}</span>
        )}
      </Cell>
      <Cell>
        <small className="soft">
          {listed([
            line.countOwed && t('count owed'),
            line.unmatched && t('no departure'),
            line.countsDiffer && t('two counts differ'),
            line.isContested && t('said differently'),
            line.findings > 0 &&
              t('{n, plural, one {# finding} other {# findings}}', { n: line.findings }),
          ])}
        </small>
      </Cell>
    </Row>
  );
}
