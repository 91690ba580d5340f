import * as z from 'zod/mini';

/** Writes a query as the server reads it back: an array is its name repeated, an empty array is the name with no value. */
export const toSearchParams = (query: Readonly<Record<string, unknown>>): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) params.append(name, String(value));
    else if (value.length === 0) params.append(name, '');
    else for (const entry of value) params.append(name, String(entry));
  }
  return params;
};

const unwrap = (schema: z.ZodMiniType): z.ZodMiniType =>
  schema instanceof z.ZodMiniOptional ? unwrap(schema.def.innerType as z.ZodMiniType) : schema;

const readValue = (schema: z.ZodMiniType | undefined, values: readonly string[]): unknown => {
  const [first = ''] = values;
  if (schema instanceof z.ZodMiniArray) return values.length === 1 && first === '' ? [] : values;
  if (values.length > 1) return values;
  if (schema instanceof z.ZodMiniNumber) return /^-?\d{1,16}$/.test(first) ? Number(first) : first;
  if (schema instanceof z.ZodMiniBoolean) return first === 'true' ? true : first === 'false' ? false : first;
  return first;
};

/** Reads a query into the types that its schema asks for; what does not fit stays text, for the schema to refuse. */
export const fromSearchParams = (schema: z.ZodMiniType | undefined, params: URLSearchParams): Record<string, unknown> => {
  const shape = schema instanceof z.ZodMiniObject ? (schema.shape as Record<string, z.ZodMiniType>) : {};
  return Object.fromEntries([...new Set(params.keys())].map((name) => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return [name, readValue(field && unwrap(field), params.getAll(name))];
  }));
};
