import { html, nothing, type TemplateResult } from 'lit';
import { proofsOfUploads, type Client, type Payment, type ProofInput, type UploadRecord, type Uploads } from '../../../src/index.ts';
import { defineElement } from '../../foundation/define-element.ts';
import { fieldError } from '../../parts/field.ts';
import { ManualOrderProofUploader } from '../../proof-uploader/proof-uploader.ts';
import type { DetailView } from '../view.ts';
import type { ActionRequest } from './action-dialog.ts';
import type { ActionForm } from './action-form.ts';

/** The uploader under a name of the kit's own: the page has not asked for the public one. */
class ManualOrderPartProofUploader extends ManualOrderProofUploader {}

const queues = new WeakMap<Client, Map<string, Uploads>>();

/** The files that were chosen for one purpose: closing the dialog stops none of them, and opening it again shows them. */
const queueOf = (client: Client, scope: string): Uploads => {
  const known = queues.get(client) ?? new Map<string, Uploads>();
  queues.set(client, known);
  const queue = known.get(scope) ?? client.uploads.createQueue({ scope });
  if (!known.has(scope)) void queue.recover();
  known.set(scope, queue);
  return queue;
};

const isPending = ({ state, problem }: UploadRecord): boolean => state !== 'done' && !(state === 'failed' && problem?.retryable === false);

const recordsIn = (form: ActionForm): readonly UploadRecord[] => form.value<Uploads>('uploads')?.records ?? [];

/** The files of the dialog that are stored. */
export const proofsIn = (form: ActionForm): readonly ProofInput[] => proofsOfUploads(recordsIn(form));

/** Lets go of the files that now belong to a payment, so that the next question begins without them. */
export const forgetProofs = async (form: ActionForm): Promise<void> => { await form.value<Uploads>('uploads')?.forgetAll(); };

/** What is wrong with the files: one is still on its way. */
export const proofsWrong = ({ localiser }: DetailView, form: ActionForm): Record<string, string> =>
  (recordsIn(form).some(isPending) ? { uploads: localiser.msg('detail.addProof.pending') } : {});

/** The queue of a dialog, as its value `uploads`; nothing where the person may not send files. */
export const proofsValue = ({ client, rights }: DetailView, scope: string): { uploads?: Uploads } =>
  (rights.has('uploads:write') ? { uploads: queueOf(client, scope) } : {});

/** Takes the files that prove a payment. */
export const proofsField = ({ localiser, client }: DetailView, form: ActionForm): TemplateResult | typeof nothing => {
  const uploads = form.value<Uploads>('uploads');
  if (!uploads) return nothing;
  defineElement('manual-order-part-proof-uploader', ManualOrderPartProofUploader);
  return html`
    <div class="field" part="field">
      <manual-order-part-proof-uploader part="proof-uploader" id="action-uploads" aria-invalid=${form.errorAt('uploads') ? 'true' : nothing} .client=${client} .uploads=${uploads} .label=${localiser.msg('detail.proofs')}
        detail-fields="kind" @change=${(event: Event) => { event.stopPropagation(); form.set('uploads', uploads); }}></manual-order-part-proof-uploader>
      ${fieldError('action-uploads', form.errorAt('uploads'))}
    </div>`;
};

/** Adds files to a payment that was recorded without them. */
export const addProofAction = (view: DetailView, { id, amount, status }: Payment): ActionRequest => {
  const { localiser, client, order } = view;
  const added = new Set<string>();
  return {
    title: localiser.msg('detail.addProof.title', { amount: localiser.money(amount) }), text: localiser.msg(status === 'rejected' ? 'detail.addProof.rejectedText' : 'detail.addProof.text'),
    confirm: localiser.msg('detail.addProof'), failed: localiser.msg('detail.addProof.failed'), done: localiser.msg('detail.addProof.done'),
    values: proofsValue(view, `payment ${id} of ${order.id}`), fields: (form) => proofsField(view, form),
    check: (form) => ({ ...(proofsIn(form).length > 0 ? {} : { uploads: localiser.msg('detail.addProof.none') }), ...proofsWrong(view, form) }),
    run: async (now, form) => {
      let changed = now;
      // One call a file: those that went through before a failure are not sent again.
      for (const proof of proofsIn(form).filter(({ uploadId }) => !added.has(uploadId))) {
        changed = await client.payments.addProof(now.id, id, proof, { idempotencyKey: `${form.key}-${proof.uploadId}` });
        added.add(proof.uploadId);
      }
      await forgetProofs(form);
      return changed;
    },
  };
};
