/** What can hold between picked numbers: the result is equal to each, or is their sum, difference, product or ratio. */
export const relations = ['equal', 'sum', 'difference', 'product', 'ratio'] as const;
