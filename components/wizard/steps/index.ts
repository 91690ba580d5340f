import type { TemplateResult } from 'lit';
import type { Step } from '../../../src/index.ts';
import type { WizardView } from '../view.ts';
import { customerStep } from './customer-step.ts';
import { generalStep } from './general-step.ts';
import { itemsStep } from './items-step.ts';
import { overviewStep } from './overview-step.ts';
import { paymentStep } from './payment-step.ts';

const contents: Readonly<Record<Step, (view: WizardView) => TemplateResult>> = {
  general: generalStep, customer: customerStep, items: itemsStep, payment: paymentStep, overview: overviewStep,
};

/** The fields of a step. */
export const stepContent = (view: WizardView, step: Step): TemplateResult => contents[step](view);
