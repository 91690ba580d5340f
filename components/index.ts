/** The classes of the elements and what goes with them. Importing this registers nothing: `./define.ts` does. */
export { registerLocale, type Message, type MessageKey, type Messages, type PluralForms } from './foundation/messages.ts';
export type { ManualOrderClient } from './foundation/client-context.ts';
export { ManualOrderProvider } from './provider/provider.ts';
