/** The texts of wizard. Each key begins with `wizard.` and carries a comment for translators where its English is not enough. */
export const wizard = {} as const;
