import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import * as z from 'zod/mini';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { permissions, type Entry } from './permissions.ts';
import { Problem, problemStatuses, type ProblemCode } from './problem.ts';
import { WebhookEvent } from './webhook.ts';

const scopeOf = ({ id }: Operation): Entry => permissions[id].scope;

/** Codes that every operation can answer with, whatever its row says. */
const commonProblems = (operation: Operation): ProblemCode[] => [
  ...(scopeOf(operation) === 'public' ? [] : ['unauthenticated', 'permissionDenied'] as const),
  ...(operation.idempotent ? ['idempotencyKeyRequired', 'idempotencyKeyReused', 'idempotencyInProgress'] as const : []),
  ...(operation.precondition ? ['preconditionRequired'] as const : []),
  ...(operation.body ? ['malformedRequest', 'bodyTooLarge', 'unsupportedMediaType'] as const : []),
  'rateLimited', 'internalError', 'providerUnavailable',
];

const problemResponses = (operation: Operation) => {
  const codes = new Set<ProblemCode>([...commonProblems(operation), ...operation.problems]);
  const statuses = [...new Set([...codes].map((code) => problemStatuses[code]))].sort((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => [String(status), {
    description: [...codes].filter((code) => problemStatuses[code] === status).join(', '),
    content: { 'application/problem+json': { schema: Problem } },
  }]));
};

const successResponse = (operation: Operation) => ({
  [String(operation.status)]: {
    description: operation.summary,
    content: {
      ...(operation.answer && { 'application/json': { schema: operation.answer } }),
      ...Object.fromEntries((operation.answerType ?? []).map((type) => [type, { schema: z.string() }])),
    },
  },
});

const headers = (operation: Operation) => z.object({
  ...(operation.idempotent && { 'Idempotency-Key': z.string().check(z.minLength(1), z.maxLength(255)) }),
  ...(operation.precondition && { 'If-Match': z.string() }),
});

const paths = (): ZodOpenApiPathsObject => {
  const result: Record<string, Record<string, object>> = {};
  for (const operation of operations as readonly Operation[]) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    (result[operation.path] ??= {})[operation.method.toLowerCase()] = {
      operationId: operation.id,
      summary: operation.summary,
      tags: [operation.id.split('.')[0] ?? ''],
      ...(['public', 'link'].includes(scopeOf(operation)) ? { security: [] } : { 'x-scope': scopeOf(operation) }),
      requestParams: {
        ...(names.length > 0 && { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
        ...(operation.query && { query: operation.query }),
        ...((operation.idempotent || operation.precondition) && { header: headers(operation) }),
      },
      ...(operation.body && {
        requestBody: { required: !operation.bodyOptional, content: { [operation.bodyType ?? 'application/json']: { schema: operation.body } } },
      }),
      responses: { ...successResponse(operation), ...problemResponses(operation) },
    };
  }
  return result as ZodOpenApiPathsObject;
};

/** The OpenAPI 3.1 document of the contract, as it is published in `openapi.json`. */
export const openApiDocument = () => createDocument({
  openapi: '3.1.1',
  info: {
    title: 'manual-order-kit',
    version: '1.0.0',
    description: 'Manual orders of a shop: capture, stock, payment, hand-off to a warehouse, tracking. Files are uploaded by tus 1.0.0 on /uploads.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/v1' }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: paths(),
  webhooks: {
    event: {
      post: {
        summary: 'Something happened; posted to every endpoint that wants to know, signed by Standard Webhooks 1.0.0',
        security: [],
        requestBody: { required: true, content: { 'application/json': { schema: WebhookEvent } } },
        responses: { '2XX': { description: 'Taken. 410 disables the endpoint; everything else is tried again, for 72 hours.' } },
      },
    },
  },
}, {
  override: ({ jsonSchema, zodSchema }) => {
    // Another back end may answer more than this version knows; only what is asked for is closed (`z.strictObject`).
    if (zodSchema instanceof z.ZodMiniObject && zodSchema.def.catchall === undefined) delete jsonSchema.additionalProperties;
    // A format's name says what its long pattern would.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  },
});
