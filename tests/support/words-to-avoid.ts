/** Our own words for things: a family never reads them, on a page, in a letter or in a questionnaire. */
export const ours = /\b(representations?|cases?|complainants?|stakeholders?|safeguarding|statutory|service users?)\b/i;
