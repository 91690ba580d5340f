import { ProviderEvent } from '../../src/contract/fulfilment.ts';
import { fieldErrors } from '../../src/contract/problem.ts';
import { verifyWebhook, WebhookVerificationError, type VerifiedWebhook } from '../../src/webhooks/index.ts';
import type { Stock } from '../catalogue/stock.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { findFulfilment, insertCall } from './fulfilment-store.ts';
import type { ProviderNews, SaidOutcome } from './provider-news.ts';
import type { Providers } from './providers.ts';

export interface ProviderCallsOptions {
  database: Database;
  clock: Clock;
  shopIds: readonly string[];
  providers: Pick<Providers, 'connection'>;
  news: ProviderNews;
  stock: Pick<Stock, 'count'>;
}

/** What a call came to, and in which shop. */
export interface ProviderReceipt {
  shopId: string;
  outcome: SaidOutcome;
}

/** What a warehouse calls back: checked, noted once, and read together with all that it said before. */
export function createProviderCalls({ database, clock, shopIds, providers, news, stock }: ProviderCallsOptions) {
  /** The shops whose secret signed the call: nearly always one. @throws {ProblemError} `unauthenticated` */
  const verified = async (call: { providerCode: string; headers: Headers; body: Uint8Array }): Promise<{ shops: string[]; webhook: VerifiedWebhook }> => {
    const shops: string[] = [];
    let webhook: VerifiedWebhook | undefined;
    for (const shopId of shopIds) {
      const connection = providers.connection(shopId, call.providerCode);
      if (connection?.kind !== 'webhook' || connection.secrets.length === 0) continue;
      try {
        webhook = await verifyWebhook({ headers: call.headers, body: call.body }, { secrets: connection.secrets, now: () => clock.now() });
        shops.push(shopId);
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error;
        if (error.code === 'bodyNotJson') throw new ProblemError('malformedRequest', { detail: error.message });
        if (error.code === 'bodyTooLarge') throw new ProblemError('bodyTooLarge', { detail: error.message });
      }
    }
    // Why it was refused is not said: who forges a call learns nothing from the answer.
    if (webhook === undefined) throw new ProblemError('unauthenticated', { detail: 'The call is not signed by this provider’s secret, or not signed now (Standard Webhooks).' });
    return { shops, webhook };
  };

  const countStock = async (event: Extract<ProviderEvent, { type: 'stock.counted' }>, { shops, source, webhookId }: { shops: readonly string[]; source: string; webhookId: string }): Promise<ProviderReceipt> => {
    const [shopId = '', ...others] = shops;
    if (others.length > 0) throw new ProblemError('validationFailed', { detail: 'Several shops share this secret, so it cannot be told whose stock was counted.' });
    return database.transaction(async (tx): Promise<ProviderReceipt> => {
      const noted = await insertCall(tx, {
        shop_id: shopId, provider_code: source, webhook_id: webhookId, fulfilment_id: '', outcome: 'applied', body: event, received_at: new Date(clock.now()).toISOString(),
      });
      if (!noted) return { shopId, outcome: 'duplicate' };
      const actor = news.actorOf(shopId, source);
      await stock.count(tx, { asOf: event.at, levels: event.levels }, { shopId, actor, scopes: new Set(['stock:write']), principal: `provider:${source}` });
      return { shopId, outcome: 'applied' };
    });
  };

  return {
    /**
     * Takes a call of a warehouse. It is applied once, together with all that the warehouse said before, so that neither
     * the order in which calls come nor their repetition changes what comes out.
     * @param call.body the raw bytes: the signature is over them
     * @throws {ProblemError} `unauthenticated` when it is forged, changed or older than five minutes; `validationFailed`
     */
    async receive(call: { providerCode: string; headers: Headers; body: Uint8Array }): Promise<ProviderReceipt> {
      const { shops, webhook } = await verified(call);
      const parsed = ProviderEvent.safeParse(webhook.payload, { reportInput: true });
      if (!parsed.success) throw new ProblemError('validationFailed', { detail: 'This is not an event of a warehouse.', errors: fieldErrors(parsed.error.issues) });
      const event = parsed.data;
      const source = call.providerCode;
      if (event.type === 'stock.counted') return countStock(event, { shops, source, webhookId: webhook.id });
      const found = await database.read(async (db) => {
        for (const shopId of shops) {
          const row = await findFulfilment(db, { shopId, fulfilmentId: event.fulfilmentId });
          if (row !== undefined) return { shopId, isTheirs: row.provider_code === source };
        }
        return undefined;
      });
      const shopId = found?.shopId ?? shops[0] ?? '';
      // A hand-off of another warehouse is as unknown to this one as another shop’s.
      if (found?.isTheirs === false) return { shopId, outcome: 'parked' };
      const outcome = await database.transaction((tx) => news.take(tx, { shopId, event, source, webhookId: webhook.id }));
      return { shopId, outcome };
    },
  };
}

export type ProviderCalls = ReturnType<typeof createProviderCalls>;
