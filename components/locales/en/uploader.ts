/** The texts of uploader. */
export const uploader = {} as const;
