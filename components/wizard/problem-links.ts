import { html, type TemplateResult } from 'lit';
import { stepOf, type FieldError } from '../../src/index.ts';
import { alert } from '../parts/feedback.ts';
import { fieldOf } from './order-check.ts';
import { idOf } from './pointer.ts';
import { fieldLabel, problemText } from './problem-text.ts';
import type { WizardView } from './view.ts';

export interface ProblemLinksOptions {
  /** Of the heading, which takes focus. */
  id: string;
  title: string;
  problems: readonly FieldError[];
  tone: 'danger' | 'warning';
}

/** What is wrong, each as a link that goes to its field, in whichever step that stands. */
export const problemLinks = (view: WizardView, { id, title, problems, tone }: ProblemLinksOptions): TemplateResult => html`
  <div class="problems" part="problems ${tone}" role="group" aria-labelledby=${id}>
    ${alert({
      tone,
      body: html`
        <p class="alert-title" id=${id} tabindex="-1">${title}</p>
        <ul class="problem-list">${problems.map((problem) => {
          const place = fieldOf(problem.pointer);
          // What is said of the order as a whole has no field to go to.
          if (place === '') return html`<li>${problemText(view, problem)}</li>`;
          const text = view.localiser.msg('wizard.problem', { field: fieldLabel(view, place), text: problemText(view, problem) });
          if (!view.steps.includes(stepOf(place))) return html`<li>${view.localiser.msg('wizard.lines.hiddenStep', { text })}</li>`;
          return html`<li><a href="#${idOf(place)}" @click=${(event: Event) => {
            // The page's address is the page's own, and a hash reaches no shadow root.
            event.preventDefault();
            view.focusField(place);
          }}>${text}</a></li>`;
        })}</ul>`,
    })}
  </div>`;
