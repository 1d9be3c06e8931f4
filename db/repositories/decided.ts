/**
 * A finding's status in SQL, of `finding x` left-joined with `decision d`: as decided while the operands
 * are those that were decided on, else open again. Nothing is overwritten when operands change, so a
 * correction that is taken back brings the decision back with it.
 */
export const decidedStatus = "CASE WHEN d.fingerprint = x.fingerprint THEN d.status ELSE 'open' END";

/** Whether a decision was reopened, in SQL. */
export const reopened = "(d.status IS NOT NULL AND d.status <> 'open' AND d.fingerprint <> x.fingerprint)";
