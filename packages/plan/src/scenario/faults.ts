import { sizeOf } from './people.ts';
import type { ScenarioFault } from './read.ts';
import type { Scenario, Span } from './types.ts';

type Tell = (path: string, why: string) => void;
type Known = ReadonlySet<string>;

/** What is written rightly and cannot be meant: names of nothing, spans that end before they begin, places that do not exist. */
export function faultsOf(scenario: Scenario): readonly ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  const tell: Tell = (path, why) => faults.push({ path, why });
  const named = (list: readonly { readonly id: string }[], path: string): Known => {
    const known = new Set<string>();
    list.forEach(({ id }, at) => {
      if (known.has(id)) tell(`${path}[${at}].id`, `is “${id}”, which another one has too`);
      known.add(id);
    });
    return known;
  };
  const sites = named(scenario.sites, 'sites');
  const checkpoints = named(scenario.checkpoints, 'checkpoints');
  const vehicles = named(scenario.vehicles, 'vehicles');
  const batches = named(scenario.batches, 'batches');
  const mustBe = (what: string, known: Known) => (path: string, id: string) => {
    if (!known.has(id)) tell(path, `is “${id}”, and no ${what} has this id`);
  };
  const mustBeSite = mustBe('site', sites);
  const mustBeBatch = mustBe('batch', batches);
  const mustBeVehicle = mustBe('vehicle', vehicles);

  scenario.sites.forEach(({ closed }, at) => {
    checkSpans(closed, `sites[${at}].closed`, tell);
  });
  checkSpans(scenario.windows, 'windows', tell);
  scenario.checkpoints.forEach(({ open }, at) => {
    checkSpans(open, `checkpoints[${at}].open`, tell);
  });
  checkWays(scenario, mustBeSite, mustBe('checkpoint', checkpoints), tell);
  scenario.vehicles.forEach(({ at: site, from, until, places, aboard }, at) => {
    const path = `vehicles[${at}]`;
    mustBeSite(`${path}.at`, site);
    if (sizeOf(places) === 0) tell(`${path}.places`, 'must have at least one place');
    if (until !== null && until < from) {
      tell(`${path}.until`, `must not be before ${from}, when the vehicle is there`);
    }
    if (!aboard) return;
    mustBeBatch(`${path}.aboard.batch`, aboard.batch);
    if (sizeOf(aboard.people) === 0) {
      tell(`${path}.aboard.people`, 'is nobody; write "aboard": null');
    }
  });
  const groups = new Set<string>();
  scenario.batches.forEach(({ to, groups: waiting, already, vehicles: chosen }, at) => {
    const path = `batches[${at}]`;
    to.forEach((site, place) => {
      mustBeSite(`${path}.to[${place}]`, site);
    });
    chosen?.forEach((vehicle, place) => {
      mustBeVehicle(`${path}.vehicles[${place}]`, vehicle);
    });
    if (already.arrived > already.departed) {
      tell(
        `${path}.already.arrived`,
        'must not be more than departed: nobody arrives who did not leave',
      );
    }
    waiting.forEach(({ id, site, people }, place) => {
      const group = `${path}.groups[${place}]`;
      if (groups.has(id)) tell(`${group}.id`, `is “${id}”, which another group has too`);
      groups.add(id);
      mustBeSite(`${group}.site`, site);
      if (to.includes(site)) {
        tell(`${group}.site`, `is “${site}”, where the batch is to be brought: they are there`);
      }
      if (sizeOf(people) === 0) tell(`${group}.people`, 'is nobody');
    });
  });
  scenario.bindings.forEach((binding, at) => {
    const path = `bindings[${at}]`;
    mustBeBatch(`${path}.batch`, binding.batch);
    if (binding.is === 'not-before') return;
    const [field, other] = binding.is === 'together' ? ['with', binding.with] : ['of', binding.of];
    mustBeBatch(`${path}.${field}`, other as string);
    if (other === binding.batch)
      tell(`${path}.${field}`, 'must be another batch than the one bound');
  });
  scenario.announced?.forEach(({ vehicle, batch, from, to }, at) => {
    const path = `announced[${at}]`;
    mustBeVehicle(`${path}.vehicle`, vehicle);
    mustBeBatch(`${path}.batch`, batch);
    mustBeSite(`${path}.from`, from);
    mustBeSite(`${path}.to`, to);
  });
  return faults;
}

function checkSpans(spans: readonly Span[], path: string, tell: Tell): void {
  spans.forEach(({ from, to }, at) => {
    if (to !== null && to <= from) tell(`${path}[${at}].to`, `must be later than ${from}`);
  });
}

function checkWays(
  { ways }: Scenario,
  mustBeSite: (path: string, id: string) => void,
  mustBeCheckpoint: (path: string, id: string) => void,
  tell: Tell,
): void {
  ways.forEach(({ from, to, minutes, back, slow, checkpoints }, at) => {
    const path = `ways[${at}]`;
    mustBeSite(`${path}.from`, from);
    mustBeSite(`${path}.to`, to);
    if (from === to) tell(`${path}.to`, `is “${to}”, where the way begins`);
    if (slow && slow.minutes < minutes) {
      tell(`${path}.slow.minutes`, `must not be less than ${minutes}, the minutes of the way`);
    }
    if (slow && slow.back !== null && back !== null && slow.back < back) {
      tell(`${path}.slow.back`, `must not be less than ${back}, the minutes back`);
    }
    if (minutes === 0 && back !== null && back > 0 && checkpoints.length > 0) {
      tell(`${path}.minutes`, 'must be more than 0: else where the checkpoint is cannot be said');
    }
    let before = 0;
    checkpoints.forEach(({ checkpoint, after }, place) => {
      const here = `${path}.checkpoints[${place}]`;
      mustBeCheckpoint(`${here}.checkpoint`, checkpoint);
      if (after > minutes) tell(`${here}.after`, `must not be more than ${minutes}, the whole way`);
      if (after < before) tell(`${here}.after`, `must not be less than ${before}, the one before`);
      before = after;
    });
  });
}
