/** The texts of list. Each key begins with `list.` and carries a comment for translators where its English is not enough. */
export const list = {} as const;
