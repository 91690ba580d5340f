/**
 * What to test against: a whole shop in memory, as a fetch function and as msw handlers. It is the reference server itself,
 * so it cannot answer otherwise than a real one.
 * @module
 */
export { openShop, type OpenShopOptions, type TestShop } from './open-shop.ts';
export type { SampleOrderName } from './seed.ts';
export { Warehouse, type Parcel, type ParcelNews } from './warehouse.ts';
export { Mailbox } from './mailbox.ts';
export { sampleSlip } from './proof-file.ts';
