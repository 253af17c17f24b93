// The caption of a picture or a print of the map.
import { data, state } from './page.js';
import { drawnPeople } from './people.js';
import { overlay } from './overlay.js';
import { stateBorders, stateMap } from './states.js';
import { plural, span } from './wording.js';
import { shown } from './ground.js';

export function caption() {
  const years = state.from === null ? '' : `, ${span(state.from, state.to)}`;
  const person = state.person === null ? '' : `, with the places of ${drawnPeople().map((one) => one.name).join(' and ')}`;
  return `${data.title}${years}${person}`;
}

export function sourceLine() {
  const doc = data.docs.length === 1 ? data.docs[0] : null;
  const text = doc ? (doc.date ? `Text dated ${doc.date}` : 'Text not dated') : plural(data.docs.length, 'text');
  const borders = [shown.border ? ' Borders are those of the present day.' : '', overlay.shown ? ` Overlay: ${data.overlay.name}.` : '',
    stateMap.shown ? ` Dashed: ${stateBorders()}, by WHEP polities and CShapes 2.0.` : ''].join('');
  return `${text}; places found by gazetteer ${data.version}. Base map: Natural Earth, public domain.${borders}`;
}

/** A file name from the title. @param {string} ending */
export const fileName = (ending) =>
  (data.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'map') + ending;
