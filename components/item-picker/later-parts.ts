import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { Later } from '../controllers/later.ts';
import { defineElement } from '../foundation/define-element.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { Messages } from '../foundation/messages.ts';
import { emptyState, skeletonLines } from '../parts/feedback.ts';
import * as icons from '../parts/icons.ts';
import type { PickedChip, PickedChipsEventMap } from './chips/picked-chip.ts';
import type { ManualOrderPartPickedChips } from './chips/picked-chips.ts';
import type { ItemSource } from './item-source.ts';
import type { PasteReportEventMap } from './paste/paste-report.events.ts';
import type { PickedItemsController, SelectedRow } from './picked-items.ts';
import type { PickerActions } from './picker-actions.ts';
import type { SelectedItemsEventMap } from './selected/selected-items.events.ts';

/** The element that shows the parts. */
export interface LaterPartsHost extends LitElement {
  readonly messages: Messages | undefined;
  readonly readonly: boolean;
}

export interface LaterPartsOptions {
  picked: PickedItemsController;
  actions: PickerActions;
  localiser: () => Localiser;
  source: () => ItemSource | undefined;
  /** Nothing can be reached. */
  isDisabled: () => boolean;
  /** The person goes on in the search field. */
  onField: () => void;
  /** The person wants to see all that is picked, and no list of it is shown. */
  onShowSelected: () => void;
}

/** What a page downloads only once something is picked or pasted: the chips, the list of what is picked, and the report on a pasted list. */
export class LaterParts implements ReactiveController {
  readonly #host: LaterPartsHost;
  readonly #options: LaterPartsOptions;
  readonly #chips: Later;
  readonly #selected: Later;
  readonly #paste: Later;
  #pasted: string | undefined;
  #shownChips: { rows: readonly SelectedRow[]; items: readonly PickedChip[] } = { rows: [], items: [] };

  constructor(host: LaterPartsHost, options: LaterPartsOptions) {
    this.#host = host;
    this.#options = options;
    this.#chips = new Later(host, async () => defineElement('manual-order-part-picked-chips', (await import('./chips/picked-chips.ts')).ManualOrderPartPickedChips));
    this.#selected = new Later(host, async () => defineElement('manual-order-part-selected-items', (await import('./selected/selected-items.ts')).ManualOrderPartSelectedItems));
    this.#paste = new Later(host, async () => defineElement('manual-order-part-paste-report', (await import('./paste/paste-report.ts')).ManualOrderPartPasteReport));
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#options.picked.count > 0) this.#chips.want();
  }

  /** The chips of what is picked. Without them the list of it still stands. */
  chips({ isMultiline }: { isMultiline: boolean }): TemplateResult | typeof nothing {
    const { picked, actions, onField } = this.#options;
    if (picked.count === 0 || !this.#chips.isThere) return nothing;
    return html`<manual-order-part-picked-chips part="chips" .messages=${this.#host.messages} .items=${this.#chipItems} .multiline=${isMultiline}
      .readonly=${this.#host.readonly} .disabled=${this.#options.isDisabled()}
      @chips-remove=${({ detail }: PickedChipsEventMap['chips-remove']) => actions.remove(detail.ids)}
      @chips-leave=${onField} @chips-overflow=${() => this.#showSelected()}></manual-order-part-picked-chips>`;
  }

  /** What is picked with its quantities, or what stands there instead. */
  selected({ failure, onRetry }: { failure: unknown; onRetry: () => void }): TemplateResult {
    const { picked, actions, localiser } = this.#options;
    const texts = localiser();
    if (picked.count === 0) {
      return html`<div class="nothing">${emptyState({ icon: icons.box, title: texts.msg('picker.nothingSelected'), text: texts.msg('picker.nothingSelectedHint') })}</div>`;
    }
    this.#selected.want();
    if (this.#selected.hasFailed) return this.#failed(this.#selected);
    if (!this.#selected.isThere) return skeletonLines(Math.min(picked.count, 3));
    return html`<manual-order-part-selected-items exportparts="selected, selected-row, input, quantity, remove, clear" .messages=${this.#host.messages} .rows=${picked.rows} .fresh=${picked.fresh}
      .failure=${failure} .readonly=${this.#host.readonly} .disabled=${this.#options.isDisabled()}
      @selected-quantity=${({ detail }: SelectedItemsEventMap['selected-quantity']) => picked.setQuantity(detail.id, detail.text)}
      @selected-quantity-done=${() => actions.changed()}
      @selected-remove=${({ detail }: SelectedItemsEventMap['selected-remove']) => this.#remove(detail.ids)}
      @selected-renew=${({ detail }: SelectedItemsEventMap['selected-renew']) => {
        picked.renew(detail.id);
        actions.changed();
      }}
      @selected-retry=${onRetry}></manual-order-part-selected-items>`;
  }

  /** The report on what was pasted, while there is one. */
  paste(): TemplateResult | typeof nothing {
    const { actions, source, onField } = this.#options;
    if (this.#pasted === undefined) return nothing;
    if (this.#paste.hasFailed) return this.#failed(this.#paste);
    if (!this.#paste.isThere) return skeletonLines(1);
    // The report goes with the next render; until then it may be answered again, by a double click.
    const close = (): boolean => {
      if (this.#pasted === undefined) return false;
      this.#pasted = undefined;
      this.#host.requestUpdate();
      onField();
      return true;
    };
    return html`<manual-order-part-paste-report .messages=${this.#host.messages} .source=${source()} .text=${this.#pasted}
      @paste-cancel=${close} @paste-done=${({ detail }: PasteReportEventMap['paste-done']) => {
        if (close()) actions.add(detail.picked);
      }}></manual-order-part-paste-report>`;
  }

  /** Opens the report, with what was pasted or to paste into. */
  openPaste(text = ''): void {
    this.#pasted = text;
    void this.#paste.load();
    this.#host.requestUpdate();
  }

  /** Takes a list that is pasted into the field; a single word stays the field's. */
  pasteInto(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    this.openPaste(text);
  }

  /** Leads the focus to the chips, where there are any. */
  focusChips(): boolean {
    const chips = this.#host.renderRoot.querySelector<ManualOrderPartPickedChips>('manual-order-part-picked-chips');
    chips?.focusLast();
    return chips !== null;
  }

  get #chipItems(): readonly PickedChip[] {
    const { rows } = this.#options.picked;
    if (this.#shownChips.rows !== rows) {
      this.#shownChips = {
        rows, items: rows.map(({ id, item, quantity, isUnavailable }) => ({
          id, quantity, isUnavailable, sku: item?.sku, variant: item?.options.map(({ value }) => value).join(' · ') ?? '',
          name: item?.title ?? (isUnavailable ? this.#options.localiser().msg('picker.unknownItem') : id),
        })),
      };
    }
    return this.#shownChips.items;
  }

  #showSelected(): void {
    const list = this.#host.renderRoot.querySelector('manual-order-part-selected-items');
    if (list) (list.shadowRoot?.querySelector<HTMLElement>('#heading'))?.focus();
    else this.#options.onShowSelected();
  }

  #remove(ids: readonly string[]): void {
    this.#options.actions.remove(ids);
    if (this.#options.picked.count > 0) return;
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('[part=undo]')?.focus());
  }

  #failed(part: Later): TemplateResult {
    const texts = this.#options.localiser();
    return html`<div class="row" role="alert"><span>${texts.msg('picker.partFailed')}</span>
      <button class="button small" part="retry-part" type="button" @click=${() => void part.load()}>${texts.msg('common.retry')}</button></div>`;
  }
}
