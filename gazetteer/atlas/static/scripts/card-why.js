// The card's reasons: the score as a sum of log-odds, from the prior through each clue.
import { el, mentions, reading, state } from './page.js';
import { percent } from './wording.js';
import { waterfall } from './waterfall.js';

const signed = (value) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;

export function reasonsTab(part, place) {
  const why = reading(place), mention = mentions[state.mention];
  part.append(el('p', 'verdict', `Probability that “${why.matched}” means ${place.label}${place.country ? ', ' + place.country : ''}: ${percent(why.score)}%.`));
  if (mention && mention.place === place.index && mention.sure < 1) {
    part.append(el('p', 'hint', `Probability that these words name a place: ${percent(mention.sure)}%; of both: ${percent(mention.certainty)}%.`));
  }
  if (!why.clues.length) {
    part.append(el('p', 'hint', 'The annotation gives no clues for this place.'));
    return;
  }
  const steps = waterfall(why.score, why.clues);
  const ends = steps.flatMap((step) => [step.from, step.to]), low = Math.min(0, ...ends), high = Math.max(0, ...ends);
  const x = (value) => (100 * (value - low)) / (high - low || 1);
  const list = el('ul', 'clues');
  for (const step of steps) {
    const by = step.to - step.from, item = el('li', step.kind === 'clue' ? (by < 0 ? 'against' : 'for') : step.kind);
    const scale = el('span', 'scale'), zero = el('span', 'zero'), bar = el('i');
    zero.style.left = x(0) + '%';
    bar.style.left = x(Math.min(step.from, step.to)) + '%';
    bar.style.width = Math.abs(x(step.to) - x(step.from)) + '%';
    scale.append(zero, bar);
    scale.title = `${signed(by)} log-odds, to ${signed(step.to)}`;
    item.append(el('span', 'says', step.says), scale, el('span', 'num', signed(step.kind === 'clue' ? by : step.to)));
    list.append(item);
  }
  part.append(list, el('p', 'hint', 'In log-odds: bars to the right are evidence for this place, hollow bars to the left are evidence against it; 0 is even odds.'));
}
