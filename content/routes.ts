import channels from './channels.json' with { type: 'json' }
import phrases from './phrases.json' with { type: 'json' }
import abroadRoute from './routes/abroad.json' with { type: 'json' }
import adultRoute from './routes/adult.json' with { type: 'json' }
import adultNoResidenceRoute from './routes/adult-no-residence.json' with { type: 'json' }
import anonymousRoute from './routes/anonymous.json' with { type: 'json' }
import careRoute from './routes/care.json' with { type: 'json' }
import citizenRoute from './routes/citizen.json' with { type: 'json' }
import citizenChildRoute from './routes/citizen-child.json' with { type: 'json' }
import citizenWorkRoute from './routes/citizen-work.json' with { type: 'json' }
import criminalRoute from './routes/criminal.json' with { type: 'json' }
import dangerRoute from './routes/danger.json' with { type: 'json' }
import fallbackRoute from './routes/fallback.json' with { type: 'json' }
import labourRoute from './routes/labour.json' with { type: 'json' }
import minorRoute from './routes/minor.json' with { type: 'json' }
import movesAroundRoute from './routes/moves-around.json' with { type: 'json' }
import notSureRoute from './routes/not-sure.json' with { type: 'json' }
import obligedRoute from './routes/obliged.json' with { type: 'json' }
import onlineRoute from './routes/online.json' with { type: 'json' }
import organRemovalRoute from './routes/organ-removal.json' with { type: 'json' }
import otherFormsRoute from './routes/other-forms.json' with { type: 'json' }
import placeRoute from './routes/place.json' with { type: 'json' }
import denHaag from './routes/regional/den-haag.json' with { type: 'json' }
import groningen from './routes/regional/groningen.json' with { type: 'json' }
import limburg from './routes/regional/limburg.json' with { type: 'json' }
import noordEnOostGelderland from './routes/regional/noord-en-oost-gelderland.json' with { type: 'json' }
import twente from './routes/regional/twente.json' with { type: 'json' }
import zeeland from './routes/regional/zeeland.json' with { type: 'json' }
import registrationRoute from './routes/registration.json' with { type: 'json' }
import selfRoute from './routes/self.json' with { type: 'json' }
import sexualRoute from './routes/sexual.json' with { type: 'json' }
import unknownFormRoute from './routes/unknown-form.json' with { type: 'json' }
import unknownPlaceRoute from './routes/unknown-place.json' with { type: 'json' }
import sections from './sections.json' with { type: 'json' }

/** Every route file with its name, which error messages quote. A test checks that no file is forgotten. */
export const routes: unknown = {
  channels,
  phrases,
  sections,
  routes: {
    abroad: abroadRoute,
    adult: adultRoute,
    'adult-no-residence': adultNoResidenceRoute,
    anonymous: anonymousRoute,
    care: careRoute,
    citizen: citizenRoute,
    'citizen-child': citizenChildRoute,
    'citizen-work': citizenWorkRoute,
    criminal: criminalRoute,
    danger: dangerRoute,
    fallback: fallbackRoute,
    labour: labourRoute,
    minor: minorRoute,
    'moves-around': movesAroundRoute,
    'not-sure': notSureRoute,
    obliged: obligedRoute,
    online: onlineRoute,
    'organ-removal': organRemovalRoute,
    'other-forms': otherFormsRoute,
    place: placeRoute,
    registration: registrationRoute,
    self: selfRoute,
    sexual: sexualRoute,
    'unknown-form': unknownFormRoute,
    'unknown-place': unknownPlaceRoute,
  },
  regional: {
    'den-haag': denHaag,
    groningen: groningen,
    limburg: limburg,
    'noord-en-oost-gelderland': noordEnOostGelderland,
    twente: twente,
    zeeland: zeeland,
  },
}
