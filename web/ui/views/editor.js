// The assumption that is being changed in place, as the page shows it. Imports the views of the ledger and the state layer.
import { contestOf } from '../../state/verdict.js';
import { inputView } from './ledger.js';

/**
 * @param {import('../page.js').Model} model
 * @returns {import('../editor.js').EditorView}
 */
export function editorView(model) {
  const { view, choices, words, answered } = model;
  const standard = choices.standards.find(({ id }) => id === view.editing);
  return standard ? { input: inputView(standard, model), answer: words.contest(contestOf(model.inputs.goal, answered.lens)).headline } : null;
}
