// Light and dark.
import { $, readColours, root, store, stored } from './page.js';
import { dots, lights } from './dots.js';
import { ground } from './ground.js';
import { paintGlobe } from './globe.js';
import { placeNames } from './labels.js';
import { sketches } from './sketches.js';
import { stateLayer } from './states.js';

function setTheme(theme) {
  root.dataset.theme = theme;
  readColours();
  for (const layer of [ground, stateLayer, sketches, dots, lights]) layer.paint();
  placeNames();
  paintGlobe();
}
$('.theme').addEventListener('click', () => {
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  setTheme(theme);
  store('gazetteer-theme', theme);
});

/** Use the reader's theme, else that of the system. */
export function firstTheme() {
  root.dataset.theme = stored('gazetteer-theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  readColours();
}
