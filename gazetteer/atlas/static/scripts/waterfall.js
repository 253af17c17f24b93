// The score as a sum: the prior, one step per clue, and the log-odds of the score.
import { logOdds } from './wording.js';

/**
 * @param {number} score probability
 * @param {[number, string, string?][]} clues weight in log-odds, sentence, kind
 * @returns {{ says: string, from: number, to: number, kind: 'prior' | 'clue' | 'score' }[]} in log-odds
 */
export function waterfall(score, clues) {
  const end = logOdds(score);
  const stated = clues.find(([, , kind]) => kind === 'prior'), rest = clues.filter((clue) => clue !== stated);
  const sum = rest.reduce((total, [weight]) => total + weight, 0);
  // if the annotation does not state a prior, it is the difference between the score and the clues
  const start = stated ? stated[0] : end - sum;
  const steps = [{ says: stated ? stated[1] : 'before the clues', from: 0, to: start, kind: 'prior' }];
  let at = start;
  for (const [weight, says] of [...rest].sort((a, b) => Math.abs(b[0]) - Math.abs(a[0]))) {
    steps.push({ says, from: at, to: at + weight, kind: 'clue' });
    at += weight;
  }
  steps.push({ says: 'score', from: 0, to: end, kind: 'score' });
  return /** @type {any} */ (steps);
}
