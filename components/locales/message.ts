/** One text for each plural category (CLDR) that the language has; `other` is used for the rest. */
export type PluralForms = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** A text with `{placeholders}`; one with plural forms chooses by the parameter `count`. */
export type Message = string | PluralForms;

/** A set of texts in one language for the keys of the English set. */
export type Translation<English> = { readonly [Key in keyof English]?: Message };
