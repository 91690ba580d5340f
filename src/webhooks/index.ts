export type { WebhookEvent } from '../contract/webhook.ts';
export { formatWebhookSecret } from './secret.ts';
export { signWebhook, type WebhookHeaders } from './sign.ts';
export {
  maxWebhookBytes, verifyWebhook, WebhookVerificationError,
  type RawWebhook, type VerifiedWebhook, type WebhookVerificationCode,
} from './verify.ts';
