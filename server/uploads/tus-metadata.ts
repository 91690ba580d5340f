const base64Form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
const maxMetadataLength = 4_096;

/**
 * The pairs of `Upload-Metadata` (tus 1.0.0, “Upload-Metadata”): names and base64 values, which are text in UTF-8 here.
 * @returns `undefined` when the header is not of that form
 */
export function parseTusMetadata(header: string | undefined): ReadonlyMap<string, string> | undefined {
  const pairs = new Map<string, string>();
  if (header === undefined || header.trim() === '') return pairs;
  if (header.length > maxMetadataLength) return undefined;
  for (const pair of header.split(',')) {
    const [name = '', value = '', ...rest] = pair.trim().split(/ +/);
    if (name === '' || pairs.has(name) || rest.length > 0 || !base64Form.test(value)) return undefined;
    try {
      pairs.set(name, new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(value), (character) => character.charCodeAt(0))));
    } catch {
      return undefined;
    }
  }
  return pairs;
}
