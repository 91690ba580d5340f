import type { Messages } from '../foundation/messages.ts';
import { address } from './ms/address.ts';
import { chips } from './ms/chips.ts';
import { choices } from './ms/choices.ts';
import { common } from './ms/common.ts';
import { connection } from './ms/connection.ts';
import { desk } from './ms/desk.ts';
import { detail } from './ms/detail.ts';
import { detailActions } from './ms/detail-actions.ts';
import { detailHistory } from './ms/detail-history.ts';
import { drafts } from './ms/drafts.ts';
import { edit } from './ms/edit.ts';
import { entry } from './ms/entry.ts';
import { file } from './ms/file.ts';
import { forms } from './ms/forms.ts';
import { lines } from './ms/lines.ts';
import { list } from './ms/list.ts';
import { listHolds } from './ms/list-holds.ts';
import { listMoney } from './ms/list-money.ts';
import { listTools } from './ms/list-tools.ts';
import { paste } from './ms/paste.ts';
import { picker } from './ms/picker.ts';
import { pickerList } from './ms/picker-list.ts';
import { selected } from './ms/selected.ts';
import { status } from './ms/status.ts';
import { tracker } from './ms/tracker.ts';
import { uploader } from './ms/uploader.ts';
import { uploaderFiles } from './ms/uploader-files.ts';
import { wizard } from './ms/wizard.ts';

/** Malay. Register it with `registerLocale('ms', ms)`. */
export const ms: Messages = {
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
