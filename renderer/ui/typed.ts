/** What was typed on a cell before its editor stood; the editor that opens next takes it. */
export const takeTyped: { text: string | null } = { text: null };
