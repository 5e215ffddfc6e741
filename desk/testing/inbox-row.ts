/** What the front page is told of an inbox that needs nothing, and of one without a key; tests say what is otherwise. */
export const inOrder = {
  hasKey: true,
  renewal: false,
  invited: 0,
  waiting: 0,
  keyHolders: 2,
  ownerGrant: true,
  sheet: 'own' as const,
  sheetConfirmed: true,
  sheetDue: false,
  unread: 0,
  urgentUnread: 0,
  quarantined: 0,
  quarantinedUnread: 0,
  quarantinedDueOn: null,
};

export const keylessRow = {
  hasKey: false,
  keyHolders: 0,
  ownerGrant: false,
  sheet: 'none' as const,
  sheetConfirmed: false,
};
