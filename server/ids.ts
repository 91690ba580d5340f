import { v7 } from 'uuid';

/** What an opaque id begins with. */
export type IdPrefix = 'ord' | 'lin' | 'pay' | 'prf' | 'upl' | 'ful' | 'shp' | 'cus' | 'itm' | 'msg' | 'evt' | 'ses' | 'key' | 'out' | 'led' | 'whk' | 'dlv' | 'amd' | 'can' | 'ans' | 'hld' | 'rfd' | 'ret';

/** A new id: its prefix and a UUIDv7 (RFC 9562, section 5.7) without hyphens, so that ids grow with time. */
export const newId = (prefix: IdPrefix): string => `${prefix}_${v7().replaceAll('-', '')}`;
