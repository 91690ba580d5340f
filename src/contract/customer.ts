import * as z from 'zod/mini';
import { Address, AddressInput } from './address.ts';
import { PageQuery, pageOf } from './page.ts';
import { EmailAddress, line, openEnum, PhoneNumber } from './scalars.ts';

export const segments = ['b2b', 'b2c'] as const;
export type Segment = (typeof segments)[number];

const company = {
  legalName: line(200),
  registrationNumber: z.optional(line(64)),
  costCentre: z.optional(line(64)),
};
export const Company = z.object(company).register(z.globalRegistry, { id: 'Company' });
export const CompanyInput = z.strictObject(company).register(z.globalRegistry, { id: 'CompanyInput' });
export type Company = z.infer<typeof Company>;

export const CustomerInput = z.strictObject({
  segment: z.enum(segments),
  name: line(200),
  email: z.optional(EmailAddress),
  phone: z.optional(PhoneNumber),
  company: z.optional(CompanyInput),
  shippingAddress: z.optional(AddressInput),
  billingAddress: z.optional(AddressInput),
}).register(z.globalRegistry, { id: 'CustomerInput' });
export type CustomerInput = z.infer<typeof CustomerInput>;

export const Customer = z.object({
  id: z.string(),
  segment: openEnum(segments),
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  company: z.optional(Company),
  shippingAddress: z.optional(Address),
  billingAddress: z.optional(Address),
  createdAt: z.string(),
  updatedAt: z.string(),
}).register(z.globalRegistry, { id: 'Customer' });
export type Customer = z.infer<typeof Customer>;

export const CustomerQuery = z.extend(PageQuery, {
  /** Part of a name, an e-mail address, a telephone number or a company. */
  q: z.optional(z.string().check(z.maxLength(200))),
  segment: z.optional(z.enum(segments)),
});
export const CustomerPage = pageOf(Customer).register(z.globalRegistry, { id: 'CustomerPage' });
