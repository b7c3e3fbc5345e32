import { describe, expect, test } from 'vitest';
import { createLaptop } from '../testing/laptop.ts';

/** A term in force over one road, told, asked and safe; go is given at the end. */
const createScene = () => {
  const { write, index, now } = createLaptop();
  write('site/east', 'defined@1', { name: 'East', siteKind: 'pick-up-point' });
  write('site/south', 'defined@1', { name: 'South', siteKind: 'pick-up-point' });
  write('site/west', 'defined@1', { name: 'West', siteKind: 'reception-site' });
  write('corridor/road', 'laid@1', {
    sites: ['site/east', 'site/west'],
    legs: [{ km: 4, minutes: 20 }],
  });
  write('corridor/road', 'opened@1');
  const said = write('term/t', 'proposed@1', {
    about: 'people',
    origin: 'site/east',
    destination: 'site/west',
  });
  write('term/t', 'in-force@1', { of: said.id });
  write('batch/1', 'planned@1', { term: 'term/t', number: 1, people: 50 });
  write('site/east', 'people-informed@1');
  write('site/east', 'people-asked@1', { mayStay: true, destinations: [] });
  write('condition/1-security-agrees', 'met-observed@1', {
    batch: 'batch/1',
    condition: 'security-agrees',
  });
  write('batch/1', 'go-given@1');
  const guard = () => {
    const { isGo, mayGo, lapsed, movedWithoutGo } = index.guards.of('batch/1', now()) ?? {};
    return { isGo, mayGo, hasLapsed: lapsed !== null, movedWithoutGo };
  };
  return { write, guard };
};
const shots = { incidentKind: 'shots', site: 'site/west', by: 'post', sure: 'heard' };

describe('a go that something stopped', () => {
  test.each([
    [
      'shots',
      ['incident/1', 'reported@1', shots],
      ['incident/1', 'resolved@1', { outcome: 'over' }],
    ],
    [
      'the road',
      ['corridor/road', 'suspended@1', { reason: 'shots' }],
      ['corridor/road', 'resumed@1', {}],
    ],
    [
      'a place',
      ['site/west', 'movement-suspended@1', { reason: 'crowd' }],
      ['site/west', 'movement-resumed@1', {}],
    ],
    ['the term', ['term/t', 'suspended@1', {}], ['term/t', 'resumed@1', {}]],
    [
      'everything',
      ['operation/the-one', 'movement-suspended@1', { reason: 'not-told' }],
      ['operation/the-one', 'movement-resumed@1', {}],
    ],
    [
      'our own part',
      ['operation/the-one', 'participation-suspended@1', { intermediary: 'party/us' }],
      ['operation/the-one', 'participation-resumed@1', { intermediary: 'party/us' }],
    ],
  ] as const)(
    '%s: it does not come back by itself; somebody looks again and gives it anew',
    (_, stop, over) => {
      const { write, guard } = createScene();
      expect(guard()).toMatchObject({ isGo: true, hasLapsed: false });
      write(stop[0], stop[1], stop[2]);
      expect(guard()).toMatchObject({ isGo: false, mayGo: false });
      write(over[0], over[1], over[2]);
      expect(guard()).toMatchObject({ isGo: false, mayGo: true, hasLapsed: true });
      write('batch/1', 'go-given@1');
      expect(guard()).toMatchObject({ isGo: true, hasLapsed: false });
    },
  );

  test('shots elsewhere, or that never were, take no go away for good', () => {
    const { write, guard } = createScene();
    write('incident/1', 'reported@1', { ...shots, site: 'site/south' });
    expect(guard()).toMatchObject({ isGo: true, hasLapsed: false });
    write('incident/2', 'reported@1', shots);
    expect(guard()).toMatchObject({ isGo: false });
    write('incident/2', 'resolved@1', { outcome: 'unfounded' });
    expect(guard()).toMatchObject({ isGo: true, hasLapsed: false });
  });

  test('who leaves after it was stopped and before go is given anew has moved without go', () => {
    const { write, guard } = createScene();
    const leaves = (bus: string) => {
      const trip = `trip/${bus}.AAAAA`;
      write(trip, 'planned@1', {
        vehicle: `vehicle/${bus}`,
        from: 'site/east',
        to: 'site/west',
        batch: 'batch/1',
      });
      write(trip, 'departed@1', { vehicle: `vehicle/${bus}`, site: 'site/east' });
    };
    leaves('7');
    write('incident/1', 'reported@1', shots);
    write('incident/1', 'resolved@1', { outcome: 'over' });
    expect(guard().movedWithoutGo).toEqual([]);
    leaves('12');
    expect(guard().movedWithoutGo).toEqual(['trip/12.AAAAA']);
  });
});
