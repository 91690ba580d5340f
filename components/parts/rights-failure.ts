import { nothing, type TemplateResult } from 'lit';
import type { Rights } from '../controllers/rights.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { loadFailure } from './feedback.ts';

/** That it could not be read what the person may do, which is not the same as having no rights, with the way to ask again. */
export const rightsFailure = (localiser: Localiser, rights: Rights): TemplateResult | typeof nothing => (rights.error === undefined ? nothing
  : loadFailure(localiser, { error: rights.error, title: localiser.msg('common.rightsFailed'), onRetry: () => rights.retry() }));
