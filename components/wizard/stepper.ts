import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Step } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

export interface StepperOptions {
  steps: readonly Step[];
  current: Step;
  /** How far a person has come: these steps and all before them can be opened. */
  reached: Step;
  /** Whether something that is shown in a step is wrong. */
  isWrong: (step: Step) => boolean;
  onStep: (step: Step) => void;
}

export const stepName = (localiser: Localiser, step: Step): string => localiser.msg(`wizard.step.${step}`);

/** The steps in their order: those already reached are buttons. One alone is no way to be on. */
export const stepper = (localiser: Localiser, { steps, current, reached, isWrong, onStep }: StepperOptions): TemplateResult | typeof nothing => {
  if (steps.length === 1) return nothing;
  const at = steps.indexOf(current);
  const last = steps.indexOf(reached);
  return html`
    <nav class="steps" part="steps" aria-label=${localiser.msg('wizard.steps')}>
      <ol>${steps.map((step, index) => {
        const state = step === current ? 'current' : isWrong(step) ? 'wrong' : index < last || (index <= last && index < at) ? 'done' : 'ahead';
        const mark = html`<span class="step-mark" part="step-mark">${
          state === 'wrong' ? icon(icons.alert) : state === 'done' ? icon(icons.check) : html`<span aria-hidden="true">${localiser.number(index + 1)}</span>`}</span>`;
        const name = html`<span class="step-name">${stepName(localiser, step)}</span>${
          state === 'done' ? html`<span class="visually-hidden">${` (${localiser.msg('wizard.stepDone')})`}</span>`
            : state === 'wrong' ? html`<span class="visually-hidden">${` (${localiser.msg('wizard.stepWrong')})`}</span>` : nothing}`;
        return html`<li class="step ${state}" part="step ${state}">${index <= last
          ? html`<button type="button" aria-current=${ifDefined(step === current ? 'step' : undefined)} @click=${() => onStep(step)}>${mark}${name}</button>`
          : html`<span class="step-ahead">${mark}${name}</span>`}</li>`;
      })}</ol>
    </nav>`;
};
