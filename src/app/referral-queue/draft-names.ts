/** By what names the page's forms keep what is typed in them. */
export const NEW_REFERRAL_DRAFT = 'new-referral';
export const factsDraft = (referralId: string): string => `facts ${referralId}`;
