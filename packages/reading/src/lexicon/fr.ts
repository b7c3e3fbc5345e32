import approximations from '../../lexicon/fr/approximations.json' with { type: 'json' };
import categories from '../../lexicon/fr/categories.json' with { type: 'json' };
import events from '../../lexicon/fr/events.json' with { type: 'json' };
import hedges from '../../lexicon/fr/hedges.json' with { type: 'json' };
import measures from '../../lexicon/fr/measures.json' with { type: 'json' };
import places from '../../lexicon/fr/places.json' with { type: 'json' };
import speakers from '../../lexicon/fr/speakers.json' with { type: 'json' };
import speech from '../../lexicon/fr/speech.json' with { type: 'json' };
import units from '../../lexicon/fr/units.json' with { type: 'json' };

/** As the files hold them; what is in them is tested, not checked anew at every start. */
export const fr = {
  approximations,
  units,
  categories,
  measures,
  hedges,
  speech,
  speakers,
  places,
  events,
};
