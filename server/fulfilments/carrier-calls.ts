import { carrierSources, type CarrierSource } from '../../src/contract/fulfilment.ts';
import type { Actor } from '../../src/contract/session.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import { readCarrierPayload, type CarrierScan } from '../../src/rules/carrier-payloads.ts';
import { sha256Hex } from '../bytes.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { parseJson } from '../serve-input.ts';
import { isSignedBy } from './carrier-signatures.ts';
import { insertCall, parcelsNumbered, parkedUnder } from './fulfilment-store.ts';
import type { ProviderReceipt } from './provider-calls.ts';
import type { HandOffEvent, ProviderNews, SaidOutcome } from './provider-news.ts';

/** What each service signs its calls with, or is told as a token. */
export type CarrierSecrets = Readonly<Partial<Record<CarrierSource, string>>>;

export interface CarrierCallsOptions {
  database: Database;
  clock: Clock;
  shopIds: readonly string[];
  carrierSecretsOf: (shopId: string) => CarrierSecrets;
  news: ProviderNews;
}

const names: Readonly<Record<CarrierSource, string>> = { easypost: 'EasyPost', aftership: 'AfterShip', shippo: 'Shippo' };

const isSource = (source: string): source is CarrierSource => carrierSources.some((known) => known === source);

/** The same for the same scan, so that it counts once. */
const idOf = (parts: unknown): Promise<string> => sha256Hex(canonicalJson(parts));

/** What services that follow carriers post about parcels. */
export function createCarrierCalls({ database, clock, shopIds, carrierSecretsOf, news }: CarrierCallsOptions) {
  const scanned = ({ status, at, description, location }: CarrierScan, fulfilmentId: string, shipmentReference: string): HandOffEvent => ({
    type: 'shipment.trackingUpdated', fulfilmentId: fulfilmentId as `ful_${string}`, shipmentReference, status, at,
    ...(description !== undefined && { description }), ...(location !== undefined && { location }),
  });

  /** One scan, taken for every parcel that carries the number; kept for the parcel to come when there is none. */
  const take = async ({ shopId, source, trackingNumber, scan }: { shopId: string; source: CarrierSource; trackingNumber: string; scan: CarrierScan }): Promise<SaidOutcome[]> => {
    const actor: Actor = { id: source, name: names[source], role: 'provider' };
    const parcels = await database.read((db) => parcelsNumbered(db, { shopId, trackingNumber }));
    if (parcels.length === 0) {
      const webhookId = await idOf([trackingNumber, scan]);
      await database.transaction((tx) => insertCall(tx, {
        shop_id: shopId, provider_code: source, webhook_id: webhookId, fulfilment_id: parkedUnder(trackingNumber), outcome: 'parked',
        body: scanned(scan, 'ful_unknown', trackingNumber), received_at: new Date(clock.now()).toISOString(),
      }));
      return ['parked'];
    }
    const outcomes: SaidOutcome[] = [];
    for (const { fulfilment_id: fulfilmentId, reference } of parcels) {
      const event = scanned(scan, fulfilmentId, reference);
      const webhookId = await idOf(event);
      outcomes.push(await database.transaction((tx) => news.take(tx, { shopId, event, source, webhookId, actor })));
    }
    return outcomes;
  };

  return {
    /**
     * Takes what a service has posted, each scan once. A scan of a number that no parcel has is kept until one has it.
     * @param call.body the raw bytes: the signature is over them
     * @throws {ProblemError} `notFound` for a service that is none; `unauthenticated`; `malformedRequest`
     */
    async receive(call: { source: string; headers: Headers; body: Uint8Array; token: string | undefined }): Promise<ProviderReceipt> {
      const { source } = call;
      if (!isSource(source)) throw notFound('service');
      let shopId: string | undefined;
      for (const id of shopIds) {
        const secret = carrierSecretsOf(id)[source];
        if (secret !== undefined && secret !== '' && await isSignedBy({ ...call, source }, { secret, now: clock.now() })) shopId ??= id;
      }
      if (shopId === undefined) throw new ProblemError('unauthenticated', { detail: `The call is not signed as ${names[source]} signs it for a shop here.` });
      const payload = readCarrierPayload(source, parseJson(call.body));
      // Other events than those of parcels come to the same address, and need no answer.
      if (payload === undefined) return { shopId, outcome: 'parked' };
      const outcomes: SaidOutcome[] = [];
      for (const scan of payload.events) outcomes.push(...await take({ shopId, source, trackingNumber: payload.trackingNumber, scan }));
      return { shopId, outcome: outcomes.includes('applied') ? 'applied' : outcomes.includes('parked') || outcomes.length === 0 ? 'parked' : 'duplicate' };
    },
  };
}

export type CarrierCalls = ReturnType<typeof createCarrierCalls>;
