import { FileStoreError, type FileStore } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { bytesType, locationOf, uploadIdOf, type ReceivingUpload, type UploadReceiver, type UploadRecords } from './receiver.ts';

/** The whole number of a tus header. @throws {ProblemError} `malformedRequest` */
const countIn = (request: Request, name: string): number => {
  const value = request.headers.get(name) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw new ProblemError('malformedRequest', { detail: `The header “${name}” is required, as a whole number of bytes.` });
  return Number(value);
};

/** What a file store refuses, as the answer to who sends the bytes; any other error is given back as it is. */
export const uploadProblem = (error: unknown): unknown => {
  if (!(error instanceof FileStoreError)) return error;
  switch (error.code) {
    case 'notFound': return new ProblemError('uploadGone', { detail: 'What had come of this file is no longer here; send it anew.' });
    case 'wrongOffset': case 'busy': return new ProblemError('uploadOffsetConflict', { detail: 'Another part of this file came first. Ask how far it is and go on from there.' });
    case 'tooLarge': return new ProblemError('uploadTooLarge', { detail: 'More bytes came than were declared.' });
    case 'full': return new ProblemError('providerUnavailable', { detail: 'There is no room for files now; nothing else is concerned.' });
    default: return error;
  }
};

const answer = (status: number, headers: Readonly<Record<string, string>>): Response => new Response(null, { status, headers });

const expires = ({ expiresAt }: ReceivingUpload): Record<string, string> => ({ 'upload-expires': new Date(expiresAt).toUTCString() });

/** Receives files over nothing but a file store: it runs in a browser, in memory, as well as on a server. */
export const createTusReceiver = ({ files }: { files: FileStore }): UploadReceiver => {
  const append = async (request: Request, upload: ReceivingUpload, records: UploadRecords): Promise<number> => {
    const body = request.body ?? new Blob([]).stream();
    const sizeBytes = await files.append({ id: upload.id, offsetBytes: upload.offsetBytes, body, maxSizeBytes: upload.sizeBytes });
    if (sizeBytes === upload.sizeBytes) await records.complete(upload.id);
    return sizeBytes;
  };

  const methods: Readonly<Record<string, (request: Request, records: UploadRecords) => Promise<Response>>> = {
    async POST(request, records) {
      const sizeBytes = countIn(request, 'upload-length');
      const upload = await records.create({ sizeBytes, metadata: request.headers.get('upload-metadata') ?? undefined });
      const offset = request.headers.get('content-type') === bytesType ? await append(request, upload, records) : 0;
      return answer(201, { location: locationOf(request, upload.id), 'upload-offset': String(offset), ...expires(upload) });
    },
    async HEAD(request, records) {
      const upload = await records.find(uploadIdOf(request));
      return answer(200, { 'upload-offset': String(upload.offsetBytes), 'upload-length': String(upload.sizeBytes), ...expires(upload) });
    },
    async PATCH(request, records) {
      if (request.headers.get('content-type') !== bytesType) throw new ProblemError('unsupportedMediaType', { detail: `The bytes of a file come as ${bytesType}.` });
      const offsetBytes = countIn(request, 'upload-offset');
      const upload = await records.find(uploadIdOf(request));
      if (offsetBytes !== upload.offsetBytes) throw new ProblemError('uploadOffsetConflict', { detail: `The file holds ${upload.offsetBytes} bytes.` });
      return answer(204, { 'upload-offset': String(await append(request, upload, records)), ...expires(upload) });
    },
    async DELETE(request, records) {
      await records.terminate(uploadIdOf(request));
      return answer(204, {});
    },
  };

  return {
    async handle(request, records) {
      const method = methods[request.method];
      if (method === undefined) throw new ProblemError('notFound', { detail: `${request.method} is not a part of tus 1.0.0.` });
      try {
        return await method(request, records);
      } catch (error) {
        throw uploadProblem(error);
      }
    },
  };
};
