import approximations from '../../lexicon/en/approximations.json' with { type: 'json' };
import categories from '../../lexicon/en/categories.json' with { type: 'json' };
import events from '../../lexicon/en/events.json' with { type: 'json' };
import hedges from '../../lexicon/en/hedges.json' with { type: 'json' };
import measures from '../../lexicon/en/measures.json' with { type: 'json' };
import places from '../../lexicon/en/places.json' with { type: 'json' };
import speakers from '../../lexicon/en/speakers.json' with { type: 'json' };
import speech from '../../lexicon/en/speech.json' with { type: 'json' };
import units from '../../lexicon/en/units.json' with { type: 'json' };

/** As the files hold them; what is in them is tested, not checked anew at every start. */
export const en = {
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
