/** The texts of picker. */
export const picker = {} as const;
