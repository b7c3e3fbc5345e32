import approximations from '../../lexicon/ar/approximations.json' with { type: 'json' };
import categories from '../../lexicon/ar/categories.json' with { type: 'json' };
import events from '../../lexicon/ar/events.json' with { type: 'json' };
import hedges from '../../lexicon/ar/hedges.json' with { type: 'json' };
import measures from '../../lexicon/ar/measures.json' with { type: 'json' };
import places from '../../lexicon/ar/places.json' with { type: 'json' };
import speakers from '../../lexicon/ar/speakers.json' with { type: 'json' };
import speech from '../../lexicon/ar/speech.json' with { type: 'json' };
import units from '../../lexicon/ar/units.json' with { type: 'json' };

/** As the files hold them; what is in them is tested, not checked anew at every start. */
export const ar = {
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
