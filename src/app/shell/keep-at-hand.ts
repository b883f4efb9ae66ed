/**
 * Fetches, once the page stands, what is first wanted when the server is out of reach: how a failure
 * is said, and the small forms. They are no part of the page, and could not be fetched then.
 */
export function keepAtHand(): void {
  void Promise.all([
    import('../shared/notices/notice-stack'),
    import('../shared/refusal-messages/failure-words'),
    import('../state/names.state'),
    import('@angular/material/dialog'),
    import('../shared/dialogs/reason-dialog'),
    import('../shared/dialogs/confirm-dialog'),
  ]).catch(() => undefined);
}
