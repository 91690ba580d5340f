import { html, type TemplateResult } from 'lit';
import { maxUploadBytes, proofMediaTypes } from '../../src/index.ts';
import type { Hovering } from '../controllers/file-drop.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

export interface DropZoneOptions {
  hovering: Hovering;
  maxFiles: number;
  /** Whether no further file fits. */
  isFull: boolean;
  /** The name of the file that one more takes the place of. */
  replacedName: string | undefined;
  isDisabled: boolean;
  isInvalid: boolean;
  /** Opens the list of files, or the camera. */
  onBrowse: (input: '#file' | '#photo') => void;
  onPicked: (input: HTMLInputElement) => void;
}

const words = (localiser: Localiser, { hovering, maxFiles, isFull, replacedName = '' }: DropZoneOptions): string => {
  switch (hovering) {
    case 'accepted': return localiser.msg('uploader.dropNow');
    case 'replace': return localiser.msg('uploader.dropReplace', { name: replacedName });
    case 'rejected': return localiser.msg('uploader.dropRefused');
    case 'full': return localiser.msg('uploader.dropFull', { count: maxFiles });
    case undefined: return isFull ? localiser.msg('uploader.full', { count: maxFiles }) : localiser.msg('uploader.drop');
  }
};

/** Where files are dropped, pasted, chosen or photographed. */
export const dropZone = (localiser: Localiser, options: DropZoneOptions): TemplateResult => {
  const { hovering, maxFiles, isDisabled, isInvalid, onBrowse, onPicked } = options;
  const isRejected = hovering === 'rejected' || hovering === 'full';
  const look = `${hovering ? `over ${isRejected ? 'rejected' : hovering}` : ''} ${isInvalid ? 'invalid' : ''} ${isDisabled ? 'disabled' : ''}`;
  const stop = (event: Event) => event.stopPropagation();
  const pick = (event: Event) => {
    stop(event);
    onPicked(event.currentTarget as HTMLInputElement);
  };
  return html`<div class="drop-zone ${look}" part="drop-zone ${look}">
    ${icon(isRejected ? icons.alert : icons.upload)}<span class="words">${words(localiser, options)}</span>
    <button class="button" part="browse" type="button" ?disabled=${isDisabled} aria-describedby=${isInvalid ? 'hint uploader-error' : 'hint'}
      @click=${() => onBrowse('#file')}>${localiser.msg('uploader.browse')}</button>
    <button class="button camera" part="camera" type="button" ?disabled=${isDisabled} @click=${() => onBrowse('#photo')}>${icon(icons.camera)}${localiser.msg('uploader.camera')}</button>
    <p class="hint" part="hint" id="hint">${localiser.msg('uploader.hint', { size: localiser.size(maxUploadBytes), count: maxFiles })}</p>
    <!-- A file input tells of itself by events that bubble; a page must not take its cancel for that of a dialog. -->
    <input hidden id="file" type="file" ?multiple=${maxFiles > 1} accept=${proofMediaTypes.join(',')} @change=${pick} @input=${stop} @cancel=${stop}>
    <input hidden id="photo" type="file" accept="image/*" capture="environment" @change=${pick} @input=${stop} @cancel=${stop}>
  </div>`;
};
