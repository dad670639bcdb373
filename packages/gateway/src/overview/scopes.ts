/** The scope of a tally that counts all integrations of an account together; no integration has this id. */
export const ALL_SCOPES = "00000000-0000-0000-0000-000000000000";
