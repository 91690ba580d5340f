import type { Kysely } from 'kysely';
import type { ContentLink, Upload } from '../../src/contract/upload.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Clock, FileStore } from '../ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { contentAnswer } from './content-answer.ts';
import { linkLifeSeconds, shopOfLink, signLink } from './content-link.ts';
import { checkDeclared, nameFor } from './declared-file.ts';
import { firstKeyOf } from './file-names.ts';
import { inspectFile } from './inspect.ts';
import type { ReceivingUpload, UploadReceiver, UploadRecords } from './receiver.ts';
import { asTus, checked, otherVersion, wholeFile } from './tus-protocol.ts';
import {
  deleteUnclaimed, findUpload, findUploads, insertUpload, listExpired, lockUploads, ordersWithFile, releaseOrder, setOrder, updateReceiving, type UploadRow,
} from './upload-store.ts';

const hourMs = 60 * 60 * 1_000;
/** How long a file may take to come, and how long one that came waits for its order. */
const receivingLifeMs = 24 * hourMs;
const unclaimedLifeMs = 30 * 24 * hourMs;
const sweepSize = 100;

/** Who sends a file. */
export interface Uploader {
  shopId: string;
  actor: Actor;
}

export interface UploadsOptions {
  database: Database;
  files: FileStore;
  receiver: UploadReceiver;
  clock: Clock;
  /** Signs links to files; the same in every server of a shop. */
  linkSecret: string;
  /** Where this server is reached, without a slash at the end. */
  publicUrl: string;
  /** The shops whose files are kept here; at least one. */
  shopIds: readonly string[];
  /** IANA name of the time zone in which a shop counts its months. */
  timeZoneOf: (db: Kysely<Tables>, shopId: string) => Promise<string>;
  /** Has a claimed file moved to the folder of its order, after the commit. */
  keepLater: (tx: Tx, move: { shopId: string; key: string }) => Promise<void>;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
const noFile = (): ProblemError => notFound('file');
const isFreeFor = (row: UploadRow, orderId: string | null): boolean => row.status === 'stored' && (row.order_id === null || row.order_id === orderId);

/** `YYYY/MM` of an instant where the shop is: a person looks for a slip under the month of the wall calendar. */
const monthIn = (instant: string, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(Date.parse(instant));
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${partOf('year').padStart(4, '0')}/${partOf('month')}`;
};

/** Files on their way to the server, and there: their records, their bytes, and who may have them. */
export const createUploads = ({ database, files, receiver, clock, linkSecret, publicUrl, shopIds, timeZoneOf, keepLater }: UploadsOptions) => {
  const rowOf = async (key: { shopId: string; uploadId: string }): Promise<UploadRow> => {
    const row = await database.read((db) => findUpload(db, key));
    if (row === undefined) throw noFile();
    return row;
  };

  const offsetOf = async (row: UploadRow): Promise<number> => {
    if (row.status === 'stored') return row.size_bytes;
    if (row.status === 'rejected') return row.offset_bytes;
    // The key is written once every byte is there.
    return row.file_key === null ? files.sizeOf(row.id) : row.size_bytes;
  };

  const refuse = async (row: UploadRow, { code, detail }: { code: string; detail: string }): Promise<never> => {
    await database.transaction((tx) => updateReceiving(tx, {
      shopId: row.shop_id, uploadId: row.id, set: { status: 'rejected', offset_bytes: row.size_bytes, rejection: { code, detail } },
    }));
    await files.remove({ id: row.id });
    throw new ProblemError('unsupportedMediaType', { detail, params: { reason: code } });
  };

  const completing = new Map<string, Promise<void>>();

  /**
   * Looks into a file of which every byte is here, once, however many requests find it complete at the same time. What a
   * crash leaves undone, the next question about the file does.
   */
  const complete = (row: UploadRow): Promise<void> => {
    const key = `${row.shop_id} ${row.id}`;
    const work = completing.get(key) ?? finish(row).catch(async (error: unknown) => {
      // Another server may have been at the same file, and faster.
      if ((await rowOf({ shopId: row.shop_id, uploadId: row.id })).status !== 'stored') throw error;
    }).finally(() => { completing.delete(key); });
    completing.set(key, work);
    return work;
  };

  const finish = async (row: UploadRow): Promise<void> => {
    const key = { shopId: row.shop_id, uploadId: row.id };
    let fileKey = row.file_key;
    if (fileKey === null) {
      const bytes = await wholeFile(await files.readReceived(row.id));
      const found = inspectFile(bytes);
      if (!found.ok) return refuse(row, found);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      fileKey = firstKeyOf({ ...row, extension: found.extension });
      const set = {
        file_key: fileKey, media_type: found.type, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
        width: found.width ?? null, height: found.height ?? null, active_content: found.activeContent ?? null,
      };
      await database.transaction((tx) => updateReceiving(tx, { ...key, set }));
    }
    await files.finish({ id: row.id, key: fileKey });
    // Only now, so that a record never says of bytes that are not safe that they are there.
    await database.transaction((tx) => updateReceiving(tx, {
      ...key, set: { status: 'stored', offset_bytes: row.size_bytes, expires_at: isoOf(clock.now() + unclaimedLifeMs) },
    }));
  };

  const own = async ({ shopId, actor }: Uploader, uploadId: string): Promise<UploadRow> => {
    const row = await rowOf({ shopId, uploadId });
    if (row.created_by.id !== actor.id) throw noFile();
    return row;
  };

  const receiving = async (row: UploadRow): Promise<ReceivingUpload> => ({
    id: row.id, sizeBytes: row.size_bytes, offsetBytes: await offsetOf(row), expiresAt: Date.parse(row.expires_at ?? row.created_at),
  });

  const recordsFor = (uploader: Uploader): UploadRecords => ({
    async create(declared) {
      const { filename, sizeBytes, mediaType } = checkDeclared(declared);
      const now = clock.now();
      const row: UploadRow = {
        shop_id: uploader.shopId, id: newId('upl'), created_by: uploader.actor, filename, declared_type: mediaType ?? null,
        size_bytes: sizeBytes, offset_bytes: 0, status: 'receiving', media_type: null, sha256: null, width: null, height: null,
        active_content: null, rejection: null, order_id: null, file_key: null, created_at: isoOf(now), expires_at: isoOf(now + receivingLifeMs),
      };
      await files.create(row.id);
      await database.transaction((tx) => insertUpload(tx, row));
      return receiving(row);
    },
    async find(id) {
      let row = await own(uploader, id);
      if (row.status === 'rejected') throw new ProblemError('uploadGone', { detail: row.rejection?.detail ?? 'This file was refused.', params: { reason: row.rejection?.code } });
      if (row.status === 'receiving') {
        if (row.expires_at !== null && Date.parse(row.expires_at) < clock.now()) throw new ProblemError('uploadGone', { detail: 'This file was not completed in time; send it anew.' });
        if (await offsetOf(row) === row.size_bytes) {
          await complete(row);
          row = await own(uploader, id);
        }
      }
      return receiving(row);
    },
    complete: async (id) => complete(await own(uploader, id)),
    async terminate(id) {
      const row = await own(uploader, id);
      if (!await database.transaction((tx) => deleteUnclaimed(tx, { shopId: row.shop_id, uploadId: id }))) {
        throw new ProblemError('invalidTransition', { detail: 'The file is the proof of an order and stays with it.' });
      }
      await removeBytes(row);
    },
  });

  const removeBytes = async (row: UploadRow): Promise<void> => {
    await files.remove({ id: row.id });
    if (row.file_key !== null) await files.remove({ key: row.file_key });
  };

  return {
    /** Answers a request of tus 1.0.0 below `/v1/uploads`. @throws {ProblemError} for whatever is refused */
    async receive(request: Request, uploader: Uploader): Promise<Response> {
      const refusal = otherVersion(request);
      if (refusal !== undefined) return refusal;
      const intact = await checked(request);
      return asTus(intact instanceof Response ? intact : await receiver.handle(intact, recordsFor(uploader)));
    },

    /** How far a file is, and what it turned out to be. @throws {ProblemError} `notFound` */
    async get({ shopId, uploadId }: { shopId: string; uploadId: string }): Promise<Upload> {
      const row = await rowOf({ shopId, uploadId });
      const { sha256 } = row;
      const duplicates = row.status !== 'stored' || sha256 === null ? []
        : await database.read((db) => ordersWithFile(db, { shopId, sha256, exceptOrderId: row.order_id }));
      return {
        id: row.id, filename: row.filename, sizeBytes: row.size_bytes, offsetBytes: await offsetOf(row), status: row.status,
        ...(row.status === 'stored' && row.media_type !== null && { mediaType: row.media_type }),
        ...(row.status === 'stored' && sha256 !== null && { sha256 }),
        ...(row.width !== null && { width: row.width }), ...(row.height !== null && { height: row.height }),
        ...(row.active_content !== null && { activeContent: row.active_content }),
        ...(row.rejection !== null && { rejection: row.rejection }),
        duplicateOf: duplicates.map(({ orderId, orderNumber }) => ({ by: 'file' as const, orderId, ...(orderNumber !== null && { orderNumber }) })),
        createdAt: row.created_at, ...(row.expires_at !== null && { expiresAt: row.expires_at }),
      };
    },

    /** A link that opens the file for a minute, for whoever holds it. @throws {ProblemError} `notFound` */
    async createContentLink({ shopId, uploadId }: { shopId: string; uploadId: string }): Promise<ContentLink> {
      const row = await rowOf({ shopId, uploadId });
      if (row.status !== 'stored') throw noFile();
      const expires = Math.floor(clock.now() / 1_000) + linkLifeSeconds;
      const signature = await signLink({ secret: linkSecret, shopId, uploadId, expires });
      return { url: `${publicUrl}/v1/uploads/${uploadId}/content?expires=${expires}&signature=${signature}`, expiresAt: isoOf(expires * 1_000) };
    },

    /** The bytes of a file, for a link. @throws {ProblemError} `notFound` when the link opens nothing (any more) */
    async readContent({ uploadId, expires, signature }: { uploadId: string; expires: number; signature: string }): Promise<Response> {
      const shopId = await shopOfLink({ secret: linkSecret, shopIds, uploadId, expires, signature, now: clock.now() });
      if (shopId === undefined) throw noFile();
      let row = await rowOf({ shopId, uploadId });
      let body: ReadableStream<Uint8Array>;
      try {
        body = await files.read(row.file_key ?? '');
      } catch {
        // It may have moved to its order's folder after its record was read.
        row = await rowOf({ shopId, uploadId });
        body = await files.read(row.file_key ?? '');
      }
      const mediaType = row.media_type ?? 'application/octet-stream';
      return contentAnswer({ body, filename: nameFor({ filename: row.filename, mediaType }), mediaType, sizeBytes: row.size_bytes });
    },

    /**
     * Makes stored files an order's own, inside the transaction that records them there, to be kept under the month of its
     * date. Done again, it changes nothing.
     * @returns those that are complete and nobody else's, by id; the others are absent
     */
    async claim(tx: Tx, { shopId, orderId, uploadIds, orderedAt }: {
      shopId: string; orderId: string; uploadIds: readonly string[]; orderedAt: string;
    }): Promise<ReadonlyMap<string, UploadRow>> {
      const rows = (await lockUploads(tx, { shopId, uploadIds })).filter((row) => isFreeFor(row, orderId));
      const fresh = rows.filter((row) => row.order_id === null);
      if (fresh.length > 0) {
        await setOrder(tx, { shopId, uploadIds: fresh.map(({ id }) => id), orderId, expiresAt: null });
        const month = monthIn(orderedAt, await timeZoneOf(tx, shopId));
        for (const { id, file_key: key } of fresh) {
          await keepLater(tx, { shopId, key: `${month}/${orderId}/${id}.${key?.split('.').at(-1) ?? 'bin'}` });
        }
      }
      return new Map(rows.map((row) => [row.id, { ...row, order_id: orderId }]));
    },

    /** Those of the files that an order holds or could claim now, with the SHA-256 of each. */
    async claimable(db: Kysely<Tables>, { shopId, orderId, uploadIds }: { shopId: string; orderId: string; uploadIds: readonly string[] }): Promise<ReadonlyMap<string, string>> {
      const rows = await findUploads(db, { shopId, uploadIds });
      return new Map(rows.filter((row) => isFreeFor(row, orderId)).map(({ id, sha256 }) => [id, sha256 ?? '']));
    },

    /** Lets go of the files of a draft that is removed; they wait for another order, and then expire. */
    disown: (tx: Tx, { shopId, orderId }: { shopId: string; orderId: string }): Promise<void> =>
      releaseOrder(tx, { shopId, orderId, expiresAt: isoOf(clock.now() + unclaimedLifeMs) }),

    /** Removes what was never completed or never claimed. An order's proof never expires. @returns how many */
    async removeExpired(): Promise<number> {
      const rows = await database.read((db) => listExpired(db, { shopIds, now: isoOf(clock.now()), limit: sweepSize }));
      for (const row of rows) {
        // The record first: bytes without a record are waste, a record without bytes is a lie.
        if (await database.transaction((tx) => deleteUnclaimed(tx, { shopId: row.shop_id, uploadId: row.id }))) await removeBytes(row);
      }
      return rows.length;
    },
  };
};

export type Uploads = ReturnType<typeof createUploads>;
