import * as z from 'zod/mini';

/** What a JSON Merge Patch (RFC 7396) of a value may be: every field optional, `null` takes a field away, arrays are whole. */
export type MergePatch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: MergePatch<NonNullable<T[K]>> | null | undefined } : T;

type AnyObject = z.ZodMiniObject<Record<string, z.ZodMiniType>>;

const unwrap = (schema: z.ZodMiniType): z.ZodMiniType =>
  schema instanceof z.ZodMiniOptional ? unwrap(schema.def.innerType as z.ZodMiniType) : schema;

/** What a patch may say of one value: objects and records are merged name by name, everything else is whole. */
const patchOf = (schema: z.ZodMiniType): z.ZodMiniType => {
  if (schema instanceof z.ZodMiniObject) return mergePatchOf(schema);
  if (!(schema instanceof z.ZodMiniRecord)) return schema;
  return z.partialRecord(schema.def.keyType as z.ZodMiniString, z.nullable(patchOf(schema.def.valueType as z.ZodMiniType)));
};

/** The schema of a merge patch, made from the schema of what it patches. */
export const mergePatchOf = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<MergePatch<T>, MergePatch<T>> => {
  const shape = Object.fromEntries(Object.entries((schema as unknown as AnyObject).shape)
    .map(([name, field]) => [name, z.optional(z.nullable(patchOf(unwrap(field))))]));
  return z.strictObject(shape) as unknown as z.ZodMiniType<MergePatch<T>, MergePatch<T>>;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies a JSON Merge Patch (RFC 7396, section 2) and leaves its arguments as they are. */
export const applyMergePatch = (target: unknown, patch: unknown): unknown => {
  if (!isRecord(patch)) return patch;
  const result = new Map(Object.entries(isRecord(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) result.delete(name);
    else result.set(name, applyMergePatch(result.get(name), value));
  }
  return Object.fromEntries(result);
};
