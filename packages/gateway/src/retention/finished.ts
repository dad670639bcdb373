/** Of a row of `writes`: whether it is finished. All others are kept as they are, however old. */
export const FINISHED = `state in ('done', 'rejected', 'expired', 'given_up')`;
