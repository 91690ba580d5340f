import * as z from 'zod/mini';
import { line, PhoneNumber, text } from './scalars.ts';

const parts = {
  name: z.optional(line(200)),
  company: z.optional(line(200)),
  line1: line(200),
  line2: z.optional(line(200)),
  city: z.optional(line(120)),
  /** ISO 3166-2, such as `MY-14`. */
  region: z.optional(z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))),
  postalCode: z.optional(line(20)),
  /** ISO 3166-1 alpha-2. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  phone: z.optional(PhoneNumber),
  /** What the driver should know. */
  instructions: z.optional(text(1_000)),
};

/** A postal address; which parts are required depends on its country. */
export const Address = z.object(parts).register(z.globalRegistry, { id: 'Address' });
export const AddressInput = z.strictObject(parts).register(z.globalRegistry, { id: 'AddressInput' });
export type Address = z.infer<typeof Address>;
