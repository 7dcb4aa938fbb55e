/** How long a visit goes on without a press. Minutes: `quality.md` 3.6. */
export const idleMinutes = { family: 15, return: 15, visit: 15, staff: 30 } as const;

/** So long before, a family is asked whether they are still there (WCAG 2.2.1). Minutes. */
export const warnedMinutes = 2;
