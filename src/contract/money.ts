import * as z from 'zod/mini';

/** A currency by its ISO 4217 code. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount in the minor units of its currency: RM 12.50 is `{ amount: 1250, currency: 'MYR' }`. Never a float. */
export const Money = z.object({ amount: z.int(), currency: Currency }).register(z.globalRegistry, { id: 'Money' });
export type Money = z.infer<typeof Money>;

/** An amount as it is asked for: not negative, and nothing beside it. */
export const Price = z.strictObject({ amount: z.int().check(z.gte(0)), currency: Currency }).register(z.globalRegistry, { id: 'Price' });
