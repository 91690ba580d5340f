import { address } from './en/address.ts';
import { chips } from './en/chips.ts';
import { choices } from './en/choices.ts';
import { common } from './en/common.ts';
import { connection } from './en/connection.ts';
import { desk } from './en/desk.ts';
import { detail } from './en/detail.ts';
import { detailActions } from './en/detail-actions.ts';
import { detailHistory } from './en/detail-history.ts';
import { drafts } from './en/drafts.ts';
import { edit } from './en/edit.ts';
import { entry } from './en/entry.ts';
import { file } from './en/file.ts';
import { forms } from './en/forms.ts';
import { lines } from './en/lines.ts';
import { list } from './en/list.ts';
import { listHolds } from './en/list-holds.ts';
import { listMoney } from './en/list-money.ts';
import { listTools } from './en/list-tools.ts';
import { paste } from './en/paste.ts';
import { picker } from './en/picker.ts';
import { pickerList } from './en/picker-list.ts';
import { selected } from './en/selected.ts';
import { status } from './en/status.ts';
import { tracker } from './en/tracker.ts';
import { uploader } from './en/uploader.ts';
import { uploaderFiles } from './en/uploader-files.ts';
import { wizard } from './en/wizard.ts';
import type { Message } from './message.ts';

/** Every text that the elements show, in English; the names of all other languages come from here. */
export const en = {
  ...common,
  ...chips,
  ...choices,
  ...forms,
  ...status,
  ...picker,
  ...paste,
  ...pickerList,
  ...selected,
  ...uploader,
  ...uploaderFiles,
  ...wizard,
  ...drafts,
  ...list,
  ...tracker,
  ...detail,
  ...detailActions,
  ...detailHistory,
  ...desk,
  ...entry,
  ...listHolds,
  ...listMoney,
  ...listTools,
  ...file,
  ...connection,
  ...edit,
  ...lines,
  ...address,
} as const satisfies Readonly<Record<string, Message>>;
