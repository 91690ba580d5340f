/** The texts of provider. Each key begins with `provider.` and carries a comment for translators where its English is not enough. */
export const provider = {} as const;
