/** The draft of a message that was written when the session had rested: `id` of its thread, and its `words`. */
export const MESSAGE = 'said-message';
