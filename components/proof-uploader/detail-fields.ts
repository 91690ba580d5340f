import type { ProofInput, UploadDetails, UploadRecord } from '../../src/index.ts';

/** What can be asked about a file. */
export const detailFields = ['kind', 'reference'] as const;
export type DetailField = (typeof detailFields)[number];

/** Reads an attribute such as `kind reference`; what is no field is left out. */
export const readDetailFields = (value: string | null): DetailField[] => detailFields.filter((field) => value?.split(/\s+/).includes(field));

/** A field that a person has filled in, or emptied. */
export type FilledIn = { readonly kind: ProofInput['kind'] | undefined } | { readonly reference: string };

/** What is known of a file once a field is filled in. */
export const describedBy = ({ kind, ...details }: UploadDetails = {}, filledIn: FilledIn): UploadDetails => {
  if ('reference' in filledIn) return { ...details, ...(kind && { kind }), claimed: { ...details.claimed, reference: filledIn.reference || undefined } };
  return { ...details, ...(filledIn.kind && { kind: filledIn.kind }) };
};

/** Which of these fields a person has not filled in. */
export const missingDetails = (details: UploadDetails | undefined, required: readonly DetailField[]): DetailField[] =>
  required.filter((field) => !(field === 'kind' ? details?.kind : details?.claimed?.reference));

/** The files of which something is missing; one that can never become a proof needs nothing. */
export const undescribed = (records: readonly UploadRecord[], required: readonly DetailField[]): UploadRecord[] =>
  records.filter(({ problem, details }) => problem?.retryable !== false && missingDetails(details, required).length > 0);
