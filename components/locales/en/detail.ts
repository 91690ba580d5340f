/** The texts of detail. Each key begins with `detail.` and carries a comment for translators where its English is not enough. */
export const detail = {} as const;
