import type { Messages } from '../foundation/messages.ts';
import { address } from './zh-hans/address.ts';
import { chips } from './zh-hans/chips.ts';
import { choices } from './zh-hans/choices.ts';
import { common } from './zh-hans/common.ts';
import { connection } from './zh-hans/connection.ts';
import { desk } from './zh-hans/desk.ts';
import { detail } from './zh-hans/detail.ts';
import { detailActions } from './zh-hans/detail-actions.ts';
import { detailHistory } from './zh-hans/detail-history.ts';
import { drafts } from './zh-hans/drafts.ts';
import { edit } from './zh-hans/edit.ts';
import { entry } from './zh-hans/entry.ts';
import { file } from './zh-hans/file.ts';
import { forms } from './zh-hans/forms.ts';
import { lines } from './zh-hans/lines.ts';
import { list } from './zh-hans/list.ts';
import { listHolds } from './zh-hans/list-holds.ts';
import { listMoney } from './zh-hans/list-money.ts';
import { listTools } from './zh-hans/list-tools.ts';
import { paste } from './zh-hans/paste.ts';
import { picker } from './zh-hans/picker.ts';
import { pickerList } from './zh-hans/picker-list.ts';
import { selected } from './zh-hans/selected.ts';
import { status } from './zh-hans/status.ts';
import { tracker } from './zh-hans/tracker.ts';
import { uploader } from './zh-hans/uploader.ts';
import { uploaderFiles } from './zh-hans/uploader-files.ts';
import { wizard } from './zh-hans/wizard.ts';

/** Simplified Chinese. Register it with `registerLocale('zh-Hans', zhHans)`. */
export const zhHans: Messages = {
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
};
