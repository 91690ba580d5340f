// The provider comes first, so that it is there when the first element asks for its client.
import './provider/define.ts';
import './item-picker/define.ts';
import './proof-uploader/define.ts';
import './status-tracker/define.ts';
import './order-list/define.ts';
import './proof-desk/define.ts';
import './order-detail/define.ts';
import './wizard/define.ts';
