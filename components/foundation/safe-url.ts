const schemes = {
  link: new Set(['http:', 'https:', 'mailto:', 'tel:']),
  image: new Set(['http:', 'https:', 'blob:']),
} as const;

/**
 * An address from outside that may stand in an `href` or a `src`, or nothing. Whatever is no web address, above all
 * `javascript:`, is dropped. A relative address is returned as it is.
 */
export const safeUrl = (value: string | undefined, use: keyof typeof schemes = 'link'): string | undefined => {
  if (!value) return undefined;
  try {
    // The base only gives relative addresses something to stand on; its host is never used.
    return schemes[use].has(new URL(value, 'https://relative.invalid').protocol) ? value : undefined;
  } catch {
    return undefined;
  }
};
