import type { Customer, CustomerInput } from '../contract/customer.ts';
import type { QueryOf } from '../contract/operation.ts';
import { createCustomer, getCustomer, searchCustomers } from '../contract/operations.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list, type PagePromise } from '../transport/paging.ts';

export type CustomerSearch = QueryOf<typeof searchCustomers>;

/** Finds customers by a part of their name, e-mail address, telephone number or company. */
export const search = (core: Core, query: CustomerSearch = {}, options?: CallOptions): PagePromise<Customer> => list(core, searchCustomers, { query }, options);

export const create = (core: Core, customer: CustomerInput, options?: CallOptions): ApiPromise<Customer> => call(core, createCustomer, { body: customer }, options);

export const get = (core: Core, customerId: string, options?: CallOptions): ApiPromise<Customer> => call(core, getCustomer, { params: { customerId } }, options);
