import { malaysianStates } from '../../src/index.ts';

export type Regions = Readonly<Record<string, string>>;

let loaded: Readonly<Record<string, string>> | undefined;
const read = new Map<string, Regions>();

/** Downloads the names of all regions, unless they are there. @throws where they cannot be had */
export const loadRegions = async (): Promise<void> => {
  loaded ??= (await import('./region-names.ts')).regionNames;
};

/** The regions of a country (ISO 3166-1 alpha-2) by their codes (ISO 3166-2), by name; nothing while they are not loaded. */
export const regionsOf = (country: string): Regions | undefined => {
  if (country === 'MY') return malaysianStates;
  const text = loaded?.[country];
  if (text === undefined) return undefined;
  let regions = read.get(country);
  if (!regions) {
    regions = Object.fromEntries(text.split('|').map((entry) => [`${country}-${entry.slice(0, entry.indexOf(' '))}`, entry.slice(entry.indexOf(' ') + 1)]));
    read.set(country, regions);
  }
  return regions;
};
