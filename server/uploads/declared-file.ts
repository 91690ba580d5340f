import { maxUploadBytes, proofMediaTypes } from '../../src/contract/upload-limits.ts';
import { ProblemError } from '../problem-error.ts';
import type { DeclaredUpload } from './receiver.ts';
import { parseTusMetadata } from './tus-metadata.ts';

const allowed = 'Upload a JPEG, PNG or WebP picture, or a PDF.';
const maxFilenameLength = 255;
const allowedExtensions = new Set(['pdf', 'jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp']);
/** What browsers say when they do not know, and old names of what is allowed. */
const tolerated = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'image/jpg', 'image/pjpeg', 'image/x-png', 'application/x-pdf']);

/** A file's name as it may be shown and put into a header: the last part of a path, in one line, in the direction it is read. */
export function cleanFilename(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Control and format characters (line ends, bidirectional overrides) and lone surrogates make a name look like another one.
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim();
  return [...clean].slice(0, maxFilenameLength).join('') || 'file';
}

const extensionsOf: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'], 'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'], 'image/png': ['png'], 'image/webp': ['webp'],
};

/** The name under which a file is handed out: what it is, it is called too. */
export function nameFor({ filename, mediaType }: { filename: string; mediaType: string }): string {
  const extensions = extensionsOf[mediaType] ?? [];
  return extensions.some((extension) => filename.toLowerCase().endsWith(`.${extension}`)) ? filename : `${filename}.${extensions[0] ?? 'bin'}`;
}

/** What is known of a file before its first byte. */
export interface DeclaredFile {
  filename: string;
  sizeBytes: number;
  mediaType: string | undefined;
}

/**
 * Refuses by size, name and declared type what would be refused in the end anyway. What a file is, its bytes decide.
 * @throws {ProblemError} `uploadTooLarge`, `unsupportedMediaType`, `malformedRequest`
 */
export function checkDeclared({ sizeBytes, metadata }: DeclaredUpload): DeclaredFile {
  if (sizeBytes > maxUploadBytes) {
    throw new ProblemError('uploadTooLarge', { detail: `A file has at most ${maxUploadBytes} bytes; this one has ${sizeBytes}.`, params: { limit: maxUploadBytes, sizeBytes } });
  }
  if (sizeBytes === 0) throw new ProblemError('unsupportedMediaType', { detail: 'The file is empty. Choose it again, or save it anew first.', params: { reason: 'emptyFile' } });
  const pairs = parseTusMetadata(metadata);
  if (pairs === undefined) throw new ProblemError('malformedRequest', { detail: 'The header “Upload-Metadata” is a list of names and base64 values.' });
  const filename = cleanFilename(pairs.get('filename') ?? pairs.get('name') ?? '');
  const mediaType = (pairs.get('filetype') ?? pairs.get('type'))?.split(';', 1)[0]?.trim().toLowerCase().slice(0, 127);
  const extension = /\.([a-z][a-z0-9]{1,9})$/i.exec(filename)?.[1]?.toLowerCase();
  if (extension === 'heic' || extension === 'heif' || mediaType === 'image/heic' || mediaType === 'image/heif') {
    throw refused('Pictures in HEIC cannot be opened everywhere. On the telephone, choose “Most compatible” as the camera’s format, or take a screenshot of the picture, and upload that.');
  }
  const known = mediaType === undefined || tolerated.has(mediaType) || (proofMediaTypes as readonly string[]).includes(mediaType);
  if (!known || (extension !== undefined && !allowedExtensions.has(extension))) throw refused(`This type of file is not taken. ${allowed}`);
  return { filename, sizeBytes, mediaType };
}

const refused = (detail: string): ProblemError => new ProblemError('unsupportedMediaType', { detail, params: { reason: 'unsupportedMediaType', allowed: proofMediaTypes } });
